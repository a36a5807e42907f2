import type { Kysely } from "kysely";
import type { TurnOrder } from "#app/domain/approval.ts";
import type { ApprovalMethod } from "#app/domain/approvalMethod.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { ParagrafText } from "#app/domain/change.ts";
import type { ApprovalRoundTable } from "../schema/after.ts";
import type { Database } from "../schema.ts";
import { type Signature, signaturesOf } from "./signing.server.ts";

type Db = Kysely<Database>;

/** A round of justering with its approvals; `withdrawn` when a change restarted it. */
export type Round = {
  id: string;
  round: number;
  sha256: string;
  html: string;
  docx: string;
  /** The PDF as it is now: with the signatures that have been made. */
  pdf: string;
  method: ApprovalMethod;
  /** In the order in which they were made. */
  signatures: Signature[];
  /** What was frozen as a model, with its content hash; null in older rounds. */
  content: { sha256: string; key: string; hash: string } | null;
  at: string;
  byName: string | null;
  /** Null = all at once. */
  turnOrder: TurnOrder | null;
  withdrawn: { at: string; byName: string | null; ground: string } | null;
  approvals: {
    personId: string;
    name: string;
    role: "chair" | "adjuster";
    at: string;
    on: LegalDate;
  }[];
};

/** The rounds of a protokoll, or of one of its paragrafer that is justerad omedelbart; newest first. */
export async function roundsOf(
  db: Db,
  meetingId: string,
  itemId: string | null = null,
): Promise<Round[]> {
  const rounds = await db
    .selectFrom("approval_round")
    .leftJoin("person", "person.id", "approval_round.by_person_id")
    .leftJoin("round_withdrawal", "round_withdrawal.round_id", "approval_round.id")
    .leftJoin("person as withdrawer", "withdrawer.id", "round_withdrawal.by_person_id")
    .selectAll("approval_round")
    .select([
      "person.name as byName",
      "round_withdrawal.at as withdrawnAt",
      "round_withdrawal.ground as withdrawnGround",
      "withdrawer.name as withdrawnBy",
    ])
    .where("approval_round.meeting_id", "=", meetingId)
    .where("approval_round.item_id", itemId === null ? "is" : "=", itemId)
    .orderBy("approval_round.round", "desc")
    .execute();
  const approvals = await db
    .selectFrom("approval")
    .innerJoin("approval_round", "approval_round.id", "approval.round_id")
    .innerJoin("person", "person.id", "approval.person_id")
    .select([
      "approval.round_id",
      "approval.person_id",
      "person.name",
      "approval.role",
      "approval.at",
      "approval.on_date",
    ])
    .where("approval_round.meeting_id", "=", meetingId)
    .orderBy("approval.at")
    .execute();
  const signatures = await signaturesOf(db, meetingId);
  return rounds.map((r) => ({
    id: r.id,
    ...signed(r, signatures),
    round: r.round,
    sha256: r.sha256,
    html: r.html_sha256,
    docx: r.docx_sha256,
    content:
      r.content_sha256 && r.content_key && r.content_hash
        ? { sha256: r.content_sha256, key: r.content_key, hash: r.content_hash }
        : null,
    at: r.at,
    byName: r.byName,
    turnOrder: r.turn_order,
    withdrawn: r.withdrawnAt
      ? { at: r.withdrawnAt, byName: r.withdrawnBy, ground: r.withdrawnGround ?? "" }
      : null,
    approvals: approvals
      .filter((a) => a.round_id === r.id)
      .map((a) => ({
        personId: a.person_id,
        name: a.name,
        role: a.role,
        at: a.at,
        on: a.on_date as LegalDate,
      })),
  }));
}

function signed(
  { id, method, pdf_sha256: sent }: Pick<ApprovalRoundTable, "id" | "method" | "pdf_sha256">,
  all: Signature[],
): Pick<Round, "method" | "signatures" | "pdf"> {
  const signatures = all.filter(({ roundId }) => roundId === id);
  return { method: method ?? "logged", signatures, pdf: signatures.at(-1)?.after ?? sent };
}

/** What tells which protokoll it is: the signed file, or what the logged approvals are over. */
export const checkHash = (round: Pick<Round, "method" | "pdf" | "sha256">): string =>
  round.method === "logged" ? round.sha256 : round.pdf;

/** What those who justerade approved or signed, for everyone to check; null when there was no round. */
export const approvedIn = (round: Round | null) =>
  round && { method: round.method, sha256: round.sha256, pdf: round.pdf };

/** The round that is open for approval, or the one that was approved; null when none stands. */
export const standingRound = (rounds: Round[]): Round | null =>
  rounds.find((r) => !r.withdrawn) ?? null;

/** The number of the next round of a meeting: they are counted together, whatever they are about. */
export async function nextRound(db: Db, meetingId: string): Promise<number> {
  const row = await db
    .selectFrom("approval_round")
    .select(({ fn }) => fn.max("round").as("last"))
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** A paragraf that is justerad omedelbart, or out for it. */
export type PartAtOnce = {
  itemId: string;
  number: number | null;
  heading: string;
  roundId: string;
  /** Null while somebody has yet to approve. */
  approvedOn: LegalDate | null;
};

/** The paragrafer of a meeting that are justerade omedelbart or out for it, in their order. */
export async function partsAtOnce(db: Db, meetingId: string): Promise<PartAtOnce[]> {
  const rows = await db
    .selectFrom("approval_round")
    .innerJoin("item", "item.id", "approval_round.item_id")
    .leftJoin("round_withdrawal", "round_withdrawal.round_id", "approval_round.id")
    .leftJoin("approved_item", "approved_item.item_id", "item.id")
    .select(["item.id", "item.number", "item.heading", "approval_round.id as roundId"])
    .select("approved_item.approved_on as approvedOn")
    .where("approval_round.meeting_id", "=", meetingId)
    .where("round_withdrawal.round_id", "is", null)
    .orderBy("item.position")
    .execute();
  return rows.map(({ id, number, heading, roundId, approvedOn }) => ({
    ...{ itemId: id, number, heading, roundId },
    approvedOn: approvedOn as LegalDate | null,
  }));
}

/** The day on which the protokoll, or the paragraf, became justerat; null before that. */
export async function approvedDay(
  db: Db,
  meetingId: string,
  itemId: string | null,
): Promise<LegalDate | null> {
  if (itemId === null) {
    const row = await approvedMinutes(db, meetingId);
    return (row?.approved_on ?? null) as LegalDate | null;
  }
  const row = await db
    .selectFrom("approved_item")
    .select("approved_on")
    // Of this meeting: an id from elsewhere is nothing that is justerat here.
    .where("meeting_id", "=", meetingId)
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  return (row?.approved_on ?? null) as LegalDate | null;
}

/** When the protokoll became justerat; undefined before that. */
export const approvedMinutes = (db: Db, meetingId: string) =>
  db
    .selectFrom("approved_minutes")
    .selectAll()
    .where("meeting_id", "=", meetingId)
    .executeTakeFirst();

/** Written reasons for warnings of a meeting. */
export const remarksOf = (db: Db, meetingId: string) =>
  db
    .selectFrom("remark")
    .leftJoin("person", "person.id", "remark.by_person_id")
    .select(["remark.id", "rule", "paragraf", "finding", "reason", "at", "person.name as byName"])
    .where("meeting_id", "=", meetingId)
    .orderBy("at")
    .execute();

/** What was sent in a round, as text per paragraf; null for a round from before such texts were kept. */
export async function textsOfRound(db: Db, roundId: string): Promise<ParagrafText[] | null> {
  const row = await db
    .selectFrom("approval_round")
    .select("paragrafs")
    .where("id", "=", roundId)
    .executeTakeFirst();
  return row?.paragrafs ? (JSON.parse(row.paragrafs) as ParagrafText[]) : null;
}

/** A comment on a sentence of what was sent, with the sekreterare's answer. */
export type MinutesComment = {
  id: string;
  roundId: string;
  anchor: string;
  quote: string;
  body: string;
  at: string;
  byName: string | null;
  answer: { body: string; at: string; byName: string | null } | null;
};

/** Every comment of a meeting, oldest first. */
export async function commentsOf(db: Db, meetingId: string): Promise<MinutesComment[]> {
  const rows = await db
    .selectFrom("minutes_comment")
    .leftJoin("person", "person.id", "minutes_comment.by_person_id")
    .leftJoin("comment_answer", "comment_answer.comment_id", "minutes_comment.id")
    .leftJoin("person as answerer", "answerer.id", "comment_answer.by_person_id")
    .selectAll("minutes_comment")
    .select([
      "person.name as byName",
      "comment_answer.body as answerBody",
      "comment_answer.at as answeredAt",
      "answerer.name as answeredBy",
    ])
    .where("minutes_comment.meeting_id", "=", meetingId)
    .orderBy("minutes_comment.at")
    .execute();
  return rows.map((r) => ({
    id: r.id,
    roundId: r.round_id,
    anchor: r.anchor,
    quote: r.quote,
    body: r.body,
    at: r.at,
    byName: r.byName,
    answer: r.answeredAt
      ? { body: r.answerBody ?? "", at: r.answeredAt, byName: r.answeredBy }
      : null,
  }));
}
