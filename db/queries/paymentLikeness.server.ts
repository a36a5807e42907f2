/** Payments to the same payee, whatever number or account each was written with, and those that may be the same thing. */
import type { Kysely } from "kysely";
import { addDays } from "#app/domain/calendar.ts";
import { nameKey } from "#app/domain/delegation/decision.ts";
import type { Purchase } from "#app/domain/grants/facts.ts";
import { isSamePayee } from "#app/domain/grants/grant.ts";
import { law } from "#app/domain/law.ts";
import { accountKey } from "#app/domain/payment/accounts.ts";
import { invoiceKey } from "#app/domain/payment/duplicates.ts";
import {
  type Payee,
  type Payment,
  type PaymentText,
  payeeKey,
} from "#app/domain/payment/payment.ts";
import type { Database } from "../schema.ts";
import { isNewest, numberOf, paymentsOf } from "./payments.server.ts";

type Db = Kysely<Database>;

/** Every key that payments to the payee may stand under: its own, and those of its name with or without a number. */
async function payeeKeysOf(db: Db, associationId: string, payee: Payee): Promise<string[]> {
  const name = nameKey(payee.name);
  const named = await db
    .selectFrom("payment_payee")
    .select("payee_key")
    .where("association_id", "=", associationId)
    .where("name_key", "=", name)
    .execute();
  const others = name === "" ? [] : named.map(({ payee_key }) => payee_key);
  return [...new Set([payeeKey(payee), ...others])];
}

/** Every payment to the payee, by its number or, where one of the two has none, by its name. */
export async function paymentsToPayee(
  db: Db,
  associationId: string,
  payee: Payee,
): Promise<Purchase[]> {
  const payeeKeys = await payeeKeysOf(db, associationId, payee);
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment", "payment.id", "v.payment_id")
    .leftJoin("payment_end as e", (join) =>
      join.onRef("e.payment_id", "=", "v.payment_id").on("e.kind", "=", "cancelled"),
    )
    .leftJoin("payment_back as b", "b.payment_id", "v.payment_id")
    .select(["payment.id", "payment.year", "payment.sequence", "v.text"])
    .select(["e.ground", "b.day"])
    .where(isNewest)
    .where("v.association_id", "=", associationId)
    .where("v.payee_key", "in", payeeKeys)
    .orderBy("payment.year")
    .orderBy("payment.sequence")
    .execute();
  return rows
    .map(({ id, text, ground, day, ...row }) => ({
      ...(JSON.parse(text) as PaymentText),
      ...{ id, number: numberOf(row) },
      cancelled: ground === null ? null : { reason: ground },
      cameBack: day === null ? null : { on: day },
    }))
    .filter((one) => isSamePayee(one.payee, payee));
}

/**
 * The other payments to the same payee or account that may be the same thing: the same number, or the same amount within
 * some days. Whether they are alike is the domain's to say. @see CTRL-14
 */
export async function likePayments(
  db: Db,
  associationId: string,
  { id, payee, invoiceNumber, invoiceDate, ore }: Payment,
): Promise<Payment[]> {
  const others = db
    .selectFrom("payment_version as v")
    .select("v.payment_id")
    .where("v.association_id", "=", associationId)
    .where("v.payment_id", "!=", id)
    .where(isNewest);
  const { days } = law.duplicateInvoice;
  const number = invoiceKey(invoiceNumber);
  const keys = await payeeKeysOf(db, associationId, payee);
  const same = [others.where("v.payee_key", "in", keys)];
  if (payee.account) same.push(others.where("v.account_key", "=", accountKey(payee.account)));
  const ids = new Set<string>();
  for (const query of same) {
    const near = query
      .where("v.ore", "=", ore)
      .where("v.invoice_date", ">=", addDays(invoiceDate, -days))
      .where("v.invoice_date", "<=", addDays(invoiceDate, days));
    const numbered = number === "" ? [] : await query.where("v.invoice_key", "=", number).execute();
    for (const row of [...(await near.execute()), ...numbered]) ids.add(row.payment_id);
  }
  return paymentsOf(db, associationId, { ids: [...ids] });
}
