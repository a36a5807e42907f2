/** Justering by electronic signature: how a förbund has chosen to justera, and who has signed what. */
import type { Kysely } from "kysely";
import {
  type ApprovalMethod,
  approvalMethods,
  choiceOn,
  type MethodChoice,
} from "#app/domain/approvalMethod.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

export type MethodVersion = MethodChoice & { number: number; at: string; byName: string | null };

/** Every choice of how protokoll are justerade, newest first. */
export async function methodVersions(db: Db, associationId: string): Promise<MethodVersion[]> {
  const rows = await db
    .selectFrom("approval_method")
    .leftJoin("person", "person.id", "approval_method.by_person_id")
    .selectAll("approval_method")
    .select("person.name as byName")
    .where("approval_method.association_id", "=", associationId)
    .orderBy("approval_method.number", "desc")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    method: methodOf(row.method),
    validFrom: row.valid_from as LegalDate,
    decidedOn: row.decided_on as LegalDate | null,
    ...{ paragraf: row.paragraf, document: row.document },
    ...{ at: row.at, byName: row.byName },
  }));
}

function methodOf(written: string): ApprovalMethod {
  const method = approvalMethods.find((one) => one === written);
  if (!method) throw new Error(`Nobody can justera by ${written}`);
  return method;
}

/** How protokoll that are sent on a day are justerade. */
export async function methodOn(
  db: Db,
  associationId: string,
  day: LegalDate,
): Promise<ApprovalMethod> {
  return choiceOn(await methodVersions(db, associationId), day)?.method ?? "logged";
}

/** One signature of a round. */
export type Signature = {
  roundId: string;
  personId: string;
  /** The signer and the issuer as the certificate names them. */
  name: string;
  organisation: string;
  issuer: string;
  before: string;
  after: string;
  at: string;
};

/** Every signature of a meeting's rounds, in the order in which they were made. */
export async function signaturesOf(db: Db, meetingId: string): Promise<Signature[]> {
  const rows = await db
    .selectFrom("signature")
    .innerJoin("approval_round", "approval_round.id", "signature.round_id")
    .select(["signature.round_id", "signature.person_id", "signature.name", "signature.issuer"])
    .select(["signature.organisation", "signature.before_sha256", "signature.after_sha256"])
    .select("signature.at")
    .where("approval_round.meeting_id", "=", meetingId)
    .orderBy("signature.round_id")
    .orderBy("signature.nth")
    .execute();
  return rows.map((row) => ({
    ...{ roundId: row.round_id, personId: row.person_id, at: row.at },
    ...{ name: row.name, organisation: row.organisation, issuer: row.issuer },
    ...{ before: row.before_sha256, after: row.after_sha256 },
  }));
}

/** What a person has begun to sign in a round and not ended; undefined when nothing. */
export const openOrder = (db: Db, roundId: string, personId: string) =>
  db
    .selectFrom("eid_order")
    .leftJoin("eid_order_end", "eid_order_end.order_id", "eid_order.id")
    .selectAll("eid_order")
    .where("eid_order.round_id", "=", roundId)
    .where("eid_order.person_id", "=", personId)
    .where("eid_order_end.order_id", "is", null)
    .orderBy("eid_order.at", "desc")
    .executeTakeFirst();
