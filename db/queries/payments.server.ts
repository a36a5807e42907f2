/** Utbetalningar as the domain's plain data. */
import type { ExpressionBuilder, Kysely } from "kysely";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import type { AttestMark, Payment, PaymentText } from "#app/domain/payment/payment.ts";
import type { Database } from "../schema.ts";
import { backsIn } from "./moneyBack.server.ts";

type Db = Kysely<Database>;
type VersionRow = Database & { v: Database["payment_version"] };

/**
 * Which of them: all of a förbund, those that are neither paid nor cancelled, some by id, one by its number, or those on
 * some delegationsbeslut or paid after a day.
 */
type Which =
  | { year: number; sequence: number }
  | { ids: readonly string[] }
  | { delegatedIds: readonly string[] }
  | { paidAfter: LegalDate }
  | "open"
  | null;

export const numberOf = ({ year, sequence }: { year: number; sequence: number }) =>
  `${year}-${sequence}`;

/** "2026-14" read back; null when it is no such number. */
export function readPaymentNumber(words: string): { year: number; sequence: number } | null {
  const [, year, sequence] = /^(\d{4})-(\d{1,6})$/.exec(words) ?? [];
  return year && sequence ? { year: Number(year), sequence: Number(sequence) } : null;
}

/** No later version of the same payment. */
export const isNewest = ({ not, exists, selectFrom }: ExpressionBuilder<VersionRow, "v">) =>
  not(
    exists(
      selectFrom("payment_version as later")
        .select("later.version")
        .whereRef("later.payment_id", "=", "v.payment_id")
        .whereRef("later.version", ">", "v.version"),
    ),
  );

const paidIds = (db: Db, associationId: string, after: LegalDate) =>
  db
    .selectFrom("payment_end")
    .select("payment_id")
    .where("association_id", "=", associationId)
    .where("kind", "=", "paid")
    .where("day", ">", after);

/** The newest version of each payment, with who began it. */
async function newest(db: Db, associationId: string, which: Which) {
  const query = db
    .selectFrom("payment")
    .innerJoin("payment_version as v", "v.payment_id", "payment.id")
    .leftJoin("payment as source", "source.id", "payment.again_of")
    .select(["payment.id", "payment.year", "payment.sequence"])
    .select(["payment.by_person_id as enteredBy"])
    .select(["source.year as againYear", "source.sequence as againSequence"])
    .select(["v.version", "v.attested_from", "v.text", "v.at", "v.payee_key", "v.account_key"])
    .select("payment.association_id")
    .where(isNewest);
  if (which && which !== "open" && "ids" in which) {
    // Asked for the förbund's own, SQLite goes through all of them to find these few.
    const rows = await query.where("payment.id", "in", which.ids).execute();
    return rows
      .filter(({ association_id }) => association_id === associationId)
      .sort((a, b) => a.year - b.year || a.sequence - b.sequence);
  }
  const own = query.where("payment.association_id", "=", associationId);
  const some = () => {
    if (which === null) return own;
    if (which === "open") return own.where("payment.is_open", "=", 1);
    if ("delegatedIds" in which) return own.where("v.delegated_id", "in", which.delegatedIds);
    if ("paidAfter" in which) {
      return own.where("payment.id", "in", paidIds(db, associationId, which.paidAfter));
    }
    return own
      .where("payment.year", "=", which.year)
      .where("payment.sequence", "=", which.sequence);
  };
  return some().orderBy("payment.year").orderBy("payment.sequence").execute();
}

/** The rows by their payment. */
function byPayment<T extends { payment_id: string }>(rows: readonly T[]): (id: string) => T[] {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.payment_id);
    if (own) own.push(row);
    else found.set(row.payment_id, [row]);
  }
  return (id) => found.get(id) ?? [];
}

/** A database takes some tens of thousands of values in a question, no more. */
const MOST_IDS = 1000;

/** So many at a time, each with its own question. */
async function inPieces<T>(
  ids: readonly string[],
  ask: (piece: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    found.push(...(await ask(ids.slice(from, from + MOST_IDS))));
  }
  return found;
}

/** What has been done with these payments, the oldest first. */
async function stepsIn(db: Db, ids: readonly string[]) {
  const marks = await inPieces(ids, (piece) =>
    db
      .selectFrom("payment_mark")
      .selectAll()
      .where("payment_id", "in", piece)
      .orderBy("at")
      .orderBy("id")
      .execute(),
  );
  const returns = await inPieces(ids, (piece) =>
    db
      .selectFrom("payment_return")
      .selectAll()
      .where("payment_id", "in", piece)
      .orderBy("at")
      .orderBy("id")
      .execute(),
  );
  const checks = await inPieces(ids, (piece) =>
    db
      .selectFrom("payment_account_check")
      .selectAll()
      .where("payment_id", "in", piece)
      .orderBy("at")
      .orderBy("id")
      .execute(),
  );
  const ends = await inPieces(ids, (piece) =>
    db.selectFrom("payment_end").selectAll().where("payment_id", "in", piece).execute(),
  );
  const backs = await inPieces(ids, (piece) => backsIn(db, piece));
  return {
    backsOf: byPayment(backs),
    marksOf: byPayment(marks),
    returnsOf: byPayment(returns),
    checksOf: byPayment(checks),
    endsOf: byPayment(ends),
  };
}

type Steps = Awaited<ReturnType<typeof stepsIn>>;

function paymentOf(row: Awaited<ReturnType<typeof newest>>[number], steps: Steps): Payment {
  const [end] = steps.endsOf(row.id);
  const check = steps
    .checksOf(row.id)
    .findLast((one) => one.account_key === row.account_key && one.payee_key === row.payee_key);
  return {
    ...(JSON.parse(row.text) as PaymentText),
    ...{ id: row.id, number: numberOf(row), version: row.version, enteredBy: row.enteredBy },
    ...{ attestedFrom: row.attested_from, changedAt: row.at },
    marks: steps.marksOf(row.id).map(
      ({ id, step, version, at, day, reason, by_person_id }): AttestMark => ({
        ...{ id, step, version, at, reason },
        day: legalDate(day),
        personId: by_person_id ?? "",
      }),
    ),
    returns: steps.returnsOf(row.id).map(({ version, at, reason, by_person_id }) => ({
      ...{ version, at, reason },
      personId: by_person_id,
    })),
    accountConfirmedBy: check?.by_person_id ?? null,
    paidOn: end?.kind === "paid" ? (end.day as LegalDate) : null,
    cameBack: steps.backsOf(row.id)[0]?.cameBack ?? null,
    againOf: row.againYear === null ? null : `${row.againYear}-${row.againSequence}`,
    cancelled: end?.kind === "cancelled" ? { at: end.at, reason: end.ground } : null,
  };
}

/** The payments of a förbund in the order of their numbers; `which` = some of them. */
export async function paymentsOf(
  db: Db,
  associationId: string,
  which: Which = null,
): Promise<Payment[]> {
  const found =
    which && which !== "open" && "ids" in which
      ? await inPieces(which.ids, (ids) => newest(db, associationId, { ids }))
      : await newest(db, associationId, which);
  const steps = await stepsIn(
    db,
    found.map(({ id }) => id),
  );
  return found.map((row) => paymentOf(row, steps));
}

/**
 * Those of the payments whose account has been paid to the same payee before. What an earlier version of a paid payment
 * said was never paid to, nor has an account that sent the money back shown that it is the payee's. @see CTRL-15
 */
export async function paidBefore(
  db: Db,
  associationId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const query = db
    .selectFrom("payment")
    .innerJoin("payment_version as v", "v.payment_id", "payment.id")
    .select("payment.id")
    .where(isNewest)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("payment_version as w")
          .innerJoin("payment_end as e", "e.payment_id", "w.payment_id")
          .select("w.payment_id")
          .where("w.association_id", "=", associationId)
          .whereRef("w.payee_key", "=", "v.payee_key")
          .whereRef("w.account_key", "=", "v.account_key")
          .where("e.kind", "=", "paid")
          .leftJoin("payment_back as b", "b.payment_id", "w.payment_id")
          .where("b.id", "is", null)
          .where(({ not, exists: is, selectFrom: from }) =>
            not(
              is(
                from("payment_version as later")
                  .select("later.version")
                  .whereRef("later.payment_id", "=", "w.payment_id")
                  .whereRef("later.version", ">", "w.version"),
              ),
            ),
          ),
      ),
    );
  const rows = await inPieces(ids, (piece) => query.where("payment.id", "in", piece).execute());
  return new Set(rows.map(({ id }) => id));
}

/** The underlag of a payment, in the order it was added. */
export const papersOfPayment = (db: Db, paymentId: string) =>
  db
    .selectFrom("payment_paper")
    .select(["id", "filename", "media_type", "size", "sha256"])
    .where("payment_id", "=", paymentId)
    .orderBy("position")
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

/** What the earlier versions that somebody has attested said; null when there is no such version. */
export async function earlierTexts(
  db: Db,
  payments: readonly Pick<Payment, "id" | "attestedFrom" | "marks">[],
): Promise<(paymentId: string, version: number) => PaymentText | null> {
  const ids = payments
    .filter(({ marks, attestedFrom }) => marks.some(({ version }) => version < attestedFrom))
    .map(({ id }) => id);
  const rows = await inPieces(ids, (piece) =>
    db
      .selectFrom("payment_version")
      .select(["payment_id", "version", "text"])
      .where("payment_id", "in", piece)
      .execute(),
  );
  const texts = new Map(rows.map((row) => [`${row.payment_id} ${row.version}`, row.text]));
  return (paymentId, version) => {
    const text = texts.get(`${paymentId} ${version}`);
    return text === undefined ? null : (JSON.parse(text) as PaymentText);
  };
}

/** Who has written the account that stands into a payment, the one who changed it back to it among them. @see CTRL-15 */
export async function accountWriters(db: Db, paymentId: string, accountKey: string) {
  const rows = await db
    .selectFrom("payment_version")
    .select(["account_key", "payee_key", "by_person_id"])
    .where("payment_id", "=", paymentId)
    .orderBy("version")
    .execute();
  return rows
    .filter((row, index) => {
      const before = rows[index - 1];
      const isSame = before?.account_key === row.account_key && before.payee_key === row.payee_key;
      return row.account_key === accountKey && !isSame;
    })
    .map(({ by_person_id }) => by_person_id);
}
