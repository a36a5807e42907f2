/**
 * Anslag: justeringen is announced on every member kommun's and region's board, each with its own time and
 * person, and stays up until the appeal time has run out.
 * @see KL 8:12, KL 13:5, FIN-19
 */
import { approvedDay, checkHash, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { associationById } from "#db/queries/associations.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { chainHead } from "#db/queries/events.server.ts";
import { noticeBoards } from "#db/queries/legalLife.server.ts";
import { meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { postingsOf } from "#db/queries/notices.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import type { Document } from "../documents/document.ts";
import { noticeDocument, noticeEvidenceDocument } from "../documents/notice.ts";
import { mediaTypes, render } from "../documents/render.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { appealHandling } from "../domain/diary/own.ts";
import { maskKinds } from "../domain/masking.ts";
import { mayPost, mayRemove, noticeState } from "../domain/notice.ts";
import { accepted, refused } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";
import { type Act, command, missing } from "./command.server.ts";
import { ofMeeting, registerOwn } from "./diary.server.ts";
import { noteIssued, recordIssued } from "./issuedDocuments.server.ts";
import { maskingDesk } from "./masking.server.ts";
import { minutesAddress, paragrafAddress } from "./meetingDocuments.server.ts";

/** What was justerat as one and is announced: the protokoll, or a paragraf justerad omedelbart. */
type Announced = { meetingId: string; itemId: string | null };

/** The boards with what has been posted on each, as the domain reads them. */
async function boardsOf(act: Act, { meetingId, itemId }: Announced) {
  const { members } = await registerOf(act.trx, act.associationId);
  return noticeBoards(members, await postingsOf(act.trx, meetingId, itemId));
}

/** With `itemId`: the paragraf justerad omedelbart that it is about. */
export type PostNotice = {
  meetingId: string;
  itemId?: string | null;
  memberIds: string[];
  on: LegalDate;
};

/** Posts the notice on the given members' boards. The anslag writes itself and is kept as bytes. */
export const postNotice = command(
  "postNotice",
  async (act, { meetingId, itemId = null, memberIds, on }: PostNotice) => {
    const { trx, associationId } = act;
    if (!(await meetingRow(trx, associationId, meetingId))) return missing("Sammanträdet");
    const of = { meetingId, itemId };
    const approvedOn = await approvedDay(trx, meetingId, itemId);
    if (!approvedOn) {
      return refused("Protokollet är inte justerat ännu. Det är justeringen som anslås.", {
        rule: "KL-8-12",
        source: "kommunallagen 8 kap. 12 §",
      });
    }
    if (memberIds.length === 0) {
      return refused("Välj minst en anslagstavla.", { field: "memberIds" });
    }
    const unmasked = await whatWaits(act, of);
    if (unmasked) return unmasked;
    const remarks: string[] = [];
    for (const memberId of memberIds) {
      const boards = await boardsOf(act, of);
      const allowed = mayPost(boards, memberId, { on, approvedOn, today: act.today });
      if (!allowed.ok) return allowed;
      remarks.push(...allowed.value.remarks.map((f) => f.text));
      await insertPosting(act, of, memberId, on);
    }
    act.record({
      kind: "notice.posted",
      subject: subjectOf(of),
      data: { members: memberIds, on, remarks },
      ground: "kommunallagen 8 kap. 12 §",
    });
    await issueNotices(act, of, approvedOn);
    return accepted({ id: meetingId, remarks });
  },
);

/** With the anslag everyone can read the text: what may be somebody's own is decided of first. @see GDPR 5.1 c */
async function whatWaits(act: Act, of: Announced) {
  const waiting = (await maskingDesk(act.trx, act.associationId, of))?.waiting ?? [];
  if (waiting.length === 0) return null;
  const kinds = [...new Set(waiting.map(({ kind }) => maskKinds[kind].name.toLowerCase()))];
  return refused(
    `När justeringen anslås kan alla läsa texten på webben. Ta först ställning till det som kan behöva maskeras: ${listText(kinds)}. Det gör du under Webbversion, och det tar bara en stund.`,
    { rule: "GDPR-2", source: "artikel 5.1 c GDPR", field: "masking" },
  );
}

const subjectOf = ({ meetingId, itemId }: Announced) =>
  itemId === null ? `meeting:${meetingId}` : `item:${itemId}`;

async function insertPosting(act: Act, of: Announced, memberId: string, postedOn: LegalDate) {
  const head = await chainHead(act.trx, act.associationId);
  await act.trx
    .insertInto("notice_posting")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: of.meetingId,
      item_id: of.itemId,
      member_id: memberId,
      posted_on: postedOn,
      at: act.at,
      by_person_id: act.actor.personId,
      head_seq: head.seq,
      head_hash: head.hash,
    })
    .execute();
}

/**
 * Makes the anslag of every standing posting. All of them state the same last day, counted from the latest
 * posting, so those already up are made anew when one more board is added.
 */
async function issueNotices(act: Act, of: Announced, approvedOn: LegalDate) {
  const { meetingId, itemId } = of;
  const standing = (await postingsOf(act.trx, meetingId, itemId)).filter((p) => !p.removal);
  const facts = await noticeFacts(act, of, approvedOn);
  for (const posting of standing) {
    const document = noticeDocument(
      {
        ...facts,
        boardName: posting.memberName,
        postedOn: posting.postedOn,
        allPostedOn: standing.map((p) => p.postedOn),
        head: posting.head,
      },
      act.office.templates,
    );
    await issue(act, meetingId, "notice", posting.id, document);
  }
}

async function noticeFacts(act: Act, { meetingId, itemId }: Announced, approvedOn: LegalDate) {
  const minutes = await minutesOf(act.trx, act.associationId, meetingId);
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  const association = await associationById(act.trx, act.associationId);
  if (!minutes || !meeting || !association) throw new Error(`Meeting ${meetingId} vanished`);
  const { publicUrl } = act.office;
  const isAtOnce = itemId !== null;
  const isAbout = (id: string) => !isAtOnce || id === itemId;
  const numbered = minutes.items.flatMap(({ id, number }) =>
    number === null ? [] : { id, number },
  );
  const numbers = numbered.filter(({ id }) => isAbout(id)).map(({ number }) => number);
  const apart = numbered.filter(({ id }) => !isAtOnce && minutes.atOnceIds.includes(id));
  return {
    associationName: association.name,
    organ: minutes.organ,
    meetingDate: minutes.date,
    firstParagraf: Math.min(...numbers),
    lastParagraf: Math.max(...numbers),
    isAtOnce,
    apart: apart.map(({ number }) => number),
    approvedOn,
    address: isAtOnce
      ? paragrafAddress(publicUrl, association.slug, minutes, Math.min(...numbers))
      : minutesAddress(publicUrl, association.slug, meeting.slug),
    keptAt: association.kept_at,
    contact: [association.email, association.phone].filter((s) => s !== "").join(", "),
    court: association.court,
  };
}

async function issue(
  act: Act,
  meetingId: string,
  kind: "notice" | "notice_evidence",
  subjectId: string | null,
  document: Document,
) {
  const hashes: Record<string, string> = {};
  for (const format of ["html", "pdf"] as const) {
    const bytes = await render(document, format);
    const sha256 = await keepBytes(act.trx, act.associationId, mediaTypes[format], bytes);
    await noteIssued(act, {
      meeting_id: meetingId,
      kind,
      subject_id: subjectId,
      format,
      sha256,
    });
    hashes[format] = sha256;
  }
  recordIssued(act, meetingId, kind, hashes);
}

export type RemoveNotice = {
  postingId: string;
  on: LegalDate;
  /** Why, when the notice was found to be gone already: a fact that is recorded, not an act that is allowed. */
  gone: string | null;
};

/** Takes a notice down, refused before the appeal time has run out; with the last one the bevis is made. */
export const removeNotice = command("removeNotice", async (act, input: RemoveNotice) => {
  const posting = await act.trx
    .selectFrom("notice_posting")
    .selectAll()
    .where("association_id", "=", act.associationId)
    .where("id", "=", input.postingId)
    .executeTakeFirst();
  if (!posting) return missing("Anslaget");
  const of = { meetingId: posting.meeting_id, itemId: posting.item_id };
  const boards = await boardsOf(act, of);
  const current = boards.find((b) => b.memberId === posting.member_id)?.postings.at(-1);
  if (current?.id !== posting.id) return refused("Anslaget är redan ersatt av ett nytt.");
  const allowed = mayRemove(boards, posting.member_id, {
    on: input.on,
    today: act.today,
    alreadyGone: input.gone !== null,
  });
  if (!allowed.ok) return allowed;
  await act.trx
    .insertInto("notice_removal")
    .values({
      posting_id: posting.id,
      association_id: act.associationId,
      removed_on: input.on,
      at: act.at,
      by_person_id: act.actor.personId,
      ground: input.gone ?? "överklagandetiden har gått ut",
    })
    .execute();
  act.record({
    kind: "notice.removed",
    subject: subjectOf(of),
    data: { posting: posting.id, on: input.on },
    ground: input.gone ?? "kommunallagen 8 kap. 12 §",
  });
  await issueEvidence(act, of);
  return accepted({ id: of.meetingId });
});

async function issueEvidence(act: Act, of: Announced) {
  const { meetingId, itemId } = of;
  const boards = await boardsOf(act, of);
  if (noticeState(boards, act.today).state !== "taken_down") return;
  const approvedOn = await approvedDay(act.trx, meetingId, itemId);
  const round = standingRound(await roundsOf(act.trx, meetingId, itemId));
  const facts = await noticeFacts(act, of, approvedOn as LegalDate);
  const postings = await postingsOf(act.trx, meetingId, itemId);
  const document = noticeEvidenceDocument(
    {
      ...facts,
      sha256: round ? checkHash(round) : null,
      method: round?.method ?? "logged",
      approvals: (round?.approvals ?? []).map((a) => ({ name: a.name, role: a.role, at: a.at })),
      postings: postings.map((p) => ({
        boardName: p.memberName,
        postedOn: p.postedOn,
        postedBy: p.postedBy,
        postedAt: p.postedAt,
        removedOn: p.removal?.on ?? null,
        removedBy: p.removal?.by ?? null,
        removedAt: p.removal?.at ?? null,
      })),
      head: await chainHead(act.trx, act.associationId),
      issuedOn: act.today,
    },
    act.office.templates,
  );
  await issue(act, meetingId, "notice_evidence", itemId, document);
}

/** With `itemId`: the paragraf justerad omedelbart that the appeal is about. */
export type RegisterAppeal = {
  meetingId: string;
  itemId?: string | null;
  receivedOn: LegalDate;
  appellant: string;
  paragrafs: string;
};

/** An appeal has come in: the decisions it is about do not become final until the court has spoken. @see KL 13:5–6 */
export const registerAppeal = command("registerAppeal", async (act, input: RegisterAppeal) => {
  const { meetingId, itemId = null, receivedOn, appellant, paragrafs } = input;
  const meeting = await meetingRow(act.trx, act.associationId, meetingId);
  if (!meeting) return missing("Sammanträdet");
  if (itemId !== null && !(await approvedDay(act.trx, meetingId, itemId))) {
    return missing("Den omedelbart justerade paragrafen");
  }
  if (receivedOn > act.today) return refused("Dagen ligger i framtiden.", { field: "receivedOn" });
  const id = act.newId();
  await act.trx
    .insertInto("appeal")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: meetingId,
      item_id: itemId,
      received_on: receivedOn,
      appellant,
      paragrafs,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: "appeal.registered",
    subject: subjectOf({ meetingId, itemId }),
    // The appellant's name stays out of the chain, which can never be thinned out.
    data: { receivedOn, paragrafs },
    ground: "kommunallagen 13 kap. 5 §",
  });
  const of = { ...ofMeeting(meeting), appealId: id, receivedOn, appellant };
  await registerOwn(act, appealHandling(of));
  return accepted({ id });
});
