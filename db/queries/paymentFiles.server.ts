/** The files to the bank, what they are paid from, and the bank's answers. */
import type { Kysely } from "kysely";
import type { PayerText } from "#app/domain/payment/payer.ts";
import type { Database } from "../schema.ts";

type Db = Kysely<Database>;

export type PayerVersion = PayerText & { number: number; at: string; byName: string | null };

/** What payments are paid from, the version that holds first. */
export async function payerVersions(db: Db, associationId: string): Promise<PayerVersion[]> {
  const rows = await db
    .selectFrom("payer_setting")
    .leftJoin("person", "person.id", "payer_setting.by_person_id")
    .select(["number", "payer_setting.name", "iban", "bankgiro", "bic", "customer_id"])
    .select(["bank_account", "at", "person.name as byName"])
    .where("payer_setting.association_id", "=", associationId)
    .orderBy("number", "desc")
    .execute();
  return rows.map(({ customer_id, bank_account, ...row }) => ({
    ...{ ...row, customerId: customer_id, bankAccount: bank_account },
  }));
}

const numberOf = ({ year, sequence }: { year: number; sequence: number }) => `${year}-${sequence}`;

/** The rows of files that have not been taken back. */
const standingRows = (db: Db) =>
  db
    .selectFrom("payment_file_row as row")
    .innerJoin("payment_file as file", "file.id", "row.file_id")
    .leftJoin("payment_file_withdrawal as w", "w.file_id", "file.id")
    .where("w.file_id", "is", null);

/** The number of the file that a payment is in; null when it is in none. */
export async function standingFileOf(db: Db, paymentId: string): Promise<string | null> {
  const row = await standingRows(db)
    .select(["file.year", "file.sequence"])
    .where("row.payment_id", "=", paymentId)
    .executeTakeFirst();
  return row ? numberOf(row) : null;
}

/** A payment that the bank has been asked to make. */
export type OrderedRow = {
  paymentId: string;
  endToEndId: string;
  groupId: string;
  messageId: string;
  executionDate: string;
  ore: number;
};

/** What the bank has been asked to pay, in the files that stand. */
export async function orderedRows(db: Db, associationId: string): Promise<OrderedRow[]> {
  return standingRows(db)
    .select(["row.payment_id as paymentId", "row.end_to_end_id as endToEndId"])
    .select(["row.group_id as groupId", "file.message_id as messageId"])
    .select(["row.execution_date as executionDate", "row.ore"])
    .where("row.association_id", "=", associationId)
    .orderBy("row.end_to_end_id")
    .execute();
}

/** How many files each payment has been in, those taken back too. */
export async function timesOrdered(db: Db, associationId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("payment_file_row")
    .select(({ fn }) => ["payment_id", fn.countAll().as("times")])
    .where("association_id", "=", associationId)
    .groupBy("payment_id")
    .execute();
  return new Map(rows.map(({ payment_id, times }) => [payment_id, Number(times)]));
}

/** The files with their payments, the latest first. */
export async function paymentFilesOf(db: Db, associationId: string) {
  const files = await db
    .selectFrom("payment_file as file")
    .leftJoin("person", "person.id", "file.by_person_id")
    .leftJoin("payment_file_withdrawal as w", "w.file_id", "file.id")
    .select(["file.id", "year", "sequence", "version", "sha256", "file.at"])
    .select(["file.by_person_id as byId", "person.name as byName"])
    .select(["w.reason as withdrawnReason", "w.at as withdrawnAt"])
    .where("file.association_id", "=", associationId)
    .orderBy("year", "desc")
    .orderBy("sequence", "desc")
    .execute();
  const rows = await db
    .selectFrom("payment_file_row as row")
    .innerJoin("payment", "payment.id", "row.payment_id")
    .leftJoin("payment_end as e", "e.payment_id", "row.payment_id")
    .select(["row.file_id", "payment.year", "payment.sequence", "row.execution_date", "row.ore"])
    .select(["e.kind", "e.day"])
    .where("row.association_id", "=", associationId)
    .orderBy("payment.year")
    .orderBy("payment.sequence")
    .execute();
  return files.map(({ year, sequence, ...file }) => ({
    ...file,
    number: numberOf({ year, sequence }),
    rows: rows
      .filter((row) => row.file_id === file.id)
      .map((row) => ({
        ...{ number: numberOf(row), executionDate: row.execution_date, ore: row.ore },
        paidOn: row.kind === "paid" ? row.day : null,
      })),
  }));
}

export type PaymentFile = Awaited<ReturnType<typeof paymentFilesOf>>[number];

/** The files that came from the bank, the latest first. */
export const bankAnswersOf = (db: Db, associationId: string) =>
  db
    .selectFrom("bank_answer as answer")
    .leftJoin("person", "person.id", "answer.by_person_id")
    .select(["answer.id", "kind", "filename", "sha256", "answer.at", "person.name as byName"])
    .where("answer.association_id", "=", associationId)
    .orderBy("answer.at", "desc")
    .orderBy("answer.id")
    .execute();

export type BankAnswer = Awaited<ReturnType<typeof bankAnswersOf>>[number];
