/** Utbetalningar as the domain's plain data. */
import type { Kysely } from "kysely";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { AttestMark, Payment, PaymentText } from "#app/domain/payment/payment.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

/** Which of them: all of a förbund, or one by its number. */
type Which = { year: number; sequence: number } | null;

const numberOf = ({ year, sequence }: { year: number; sequence: number }) => `${year}-${sequence}`;

/** "2026-14" read back; null when it is no such number. */
export function readPaymentNumber(words: string): { year: number; sequence: number } | null {
  const [, year, sequence] = /^(\d{4})-(\d{1,6})$/.exec(words) ?? [];
  return year && sequence ? { year: Number(year), sequence: Number(sequence) } : null;
}

/** The newest version of each payment, with who began it. */
async function newest(db: Db, associationId: string, which: Which) {
  let query = db
    .selectFrom("payment")
    .innerJoin("payment_version as v", "v.payment_id", "payment.id")
    .select(["payment.id", "year", "sequence", "payment.by_person_id as enteredBy"])
    .select(["v.version", "v.attested_from", "v.text", "v.at", "v.account_key"])
    .where("payment.association_id", "=", associationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("payment_version as later")
            .select("later.version")
            .whereRef("later.payment_id", "=", "v.payment_id")
            .whereRef("later.version", ">", "v.version"),
        ),
      ),
    );
  if (which) query = query.where("year", "=", which.year).where("sequence", "=", which.sequence);
  return query.orderBy("year").orderBy("sequence").execute();
}

type Rows = Awaited<ReturnType<typeof rowsOf>>;

/** What has been done with them, the oldest first. */
async function rowsOf(db: Db, ids: readonly string[]) {
  const marks = db.selectFrom("payment_mark").selectAll().where("payment_id", "in", ids);
  const returns = db.selectFrom("payment_return").selectAll().where("payment_id", "in", ids);
  const checks = db.selectFrom("payment_account_check").selectAll().where("payment_id", "in", ids);
  const ends = db.selectFrom("payment_end").selectAll().where("payment_id", "in", ids);
  return {
    marks: await marks.orderBy("at").orderBy("id").execute(),
    returns: await returns.orderBy("at").orderBy("id").execute(),
    checks: await checks.orderBy("at").orderBy("id").execute(),
    ends: await ends.execute(),
  };
}

function paymentOf(row: Awaited<ReturnType<typeof newest>>[number], rows: Rows): Payment {
  const own = <T extends { payment_id: string }>(all: T[]): T[] =>
    all.filter(({ payment_id }) => payment_id === row.id);
  const [end] = own(rows.ends);
  const check = own(rows.checks).findLast(({ account_key }) => account_key === row.account_key);
  return {
    ...(JSON.parse(row.text) as PaymentText),
    ...{ id: row.id, number: numberOf(row), version: row.version, enteredBy: row.enteredBy },
    ...{ attestedFrom: row.attested_from, changedAt: row.at },
    marks: own(rows.marks).map(
      ({ id, step, version, at, day, reason, by_person_id }): AttestMark => ({
        ...{ id, step, version, at, reason },
        day: legalDate(day),
        personId: by_person_id ?? "",
      }),
    ),
    returns: own(rows.returns).map(({ at, reason, by_person_id }) => ({
      ...{ at, reason },
      personId: by_person_id,
    })),
    accountConfirmedBy: check?.by_person_id ?? null,
    paidOn: end?.kind === "paid" ? (end.day as LegalDate) : null,
    cancelled: end?.kind === "cancelled" ? { at: end.at, reason: end.ground } : null,
  };
}

/** The payments of a förbund in the order of their numbers; `which` = one of them. */
export async function paymentsOf(
  db: Db,
  associationId: string,
  which: Which = null,
): Promise<Payment[]> {
  const found = await newest(db, associationId, which);
  if (found.length === 0) return [];
  const rows = await rowsOf(
    db,
    found.map(({ id }) => id),
  );
  return found.map((row) => paymentOf(row, rows));
}

/** The accounts that have been paid to the payee before, as one word each. @see CTRL-15 */
export async function paidAccounts(db: Db, associationId: string, payeeKey: string) {
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment_end as e", "e.payment_id", "v.payment_id")
    .select("v.account_key")
    .distinct()
    .where("v.association_id", "=", associationId)
    .where("v.payee_key", "=", payeeKey)
    .where("e.kind", "=", "paid")
    .execute();
  return rows.flatMap(({ account_key }) => account_key ?? []);
}

/** The underlag of a payment, in the order it was added. */
export const papersOfPayment = (db: Db, paymentId: string) =>
  db
    .selectFrom("payment_paper")
    .select(["id", "filename", "media_type", "size", "sha256"])
    .where("payment_id", "=", paymentId)
    .orderBy("at")
    .orderBy("id")
    .execute();

/** The earlier versions of a payment: what was changed, when, by whom and why. */
export const versionsOfPayment = (db: Db, paymentId: string) =>
  db
    .selectFrom("payment_version")
    .leftJoin("person", "person.id", "payment_version.by_person_id")
    .select(["version", "attested_from", "reason", "at", "person.name as byName"])
    .where("payment_id", "=", paymentId)
    .orderBy("version")
    .execute();

/** The highest number given out in a year; 0 when none is. */
export async function lastSequence(db: Db, associationId: string, year: number): Promise<number> {
  const row = await db
    .selectFrom("payment")
    .select((e) => e.fn.max("sequence").as("last"))
    .where("association_id", "=", associationId)
    .where("year", "=", year)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** Decided ärenden that a payment may follow: the number, the day and the heading, the latest first. */
export const decidedItems = (db: Db, associationId: string) =>
  db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .innerJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .select(["item.id", "item.number", "item.heading", "meeting.date", "meeting.id as meetingId"])
    .where("item.association_id", "=", associationId)
    .where("item.number", "is not", null)
    .where("item.struck_ground", "is", null)
    .orderBy("meeting.date", "desc")
    .orderBy("item.number")
    .execute();
