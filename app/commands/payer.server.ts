/** The account that utbetalningar are paid from: each change is a new version. */
import { payerVersions } from "#db/queries/paymentFiles.server.ts";
import { type PayerInput, readPayer } from "../domain/payment/payer.ts";
import { accepted } from "../domain/result.ts";
import { command } from "./command.server.ts";

/** Saves a new version of what payments are paid from. Files already made are not touched. */
export const changePayer = command("changePayer", async (act, input: PayerInput) => {
  const read = readPayer(input);
  if (!read.ok) return read;
  const { customerId, bankAccount, ...payer } = read.value;
  const [before] = await payerVersions(act.trx, act.associationId);
  const number = (before?.number ?? 0) + 1;
  await act.trx
    .insertInto("payer_setting")
    .values({
      ...{ association_id: act.associationId, number, ...payer, customer_id: customerId },
      ...{ bank_account: bankAccount, at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const subject = `association:${act.associationId}`;
  act.record({ kind: "payer.changed", subject, data: { number, ...read.value }, ground: null });
  return accepted({ number });
});
