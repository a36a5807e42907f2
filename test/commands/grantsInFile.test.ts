/** A bidrag at the door of the bank: what has every attest is held against its conditions once more. */
import { expect } from "vitest";
import { changePayer } from "#app/commands/payer.server.ts";
import { makePaymentFile } from "#app/commands/paymentFile.server.ts";
import { agreed, granted, grantingItem, grantPayment, part } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { fieldsOf, payingBoard, rulesOf } from "../support/payments.ts";
import { readyPayment } from "../support/readyPayments.ts";
import { refusal, value } from "../support/story.ts";

const payer = {
  ...{ name: "Samordningsförbundet provet", iban: "SE07 5000 0000 0520 7012 3456" },
  ...{ bankgiro: "", bic: "ESSESESS", customerId: "", bankAccount: "1940" },
};

onEachDatabase("no file holds a part whose condition is not fulfilled", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  value(await changePayer(office, b.as("fia"), payer));
  const itemId = await grantingItem(b);
  const grant = await granted(b, itemId);
  const number = await readyPayment(office, b, grantPayment(itemId, part(grant, 0)));
  const make = () =>
    makePaymentFile(office, b.as("fia"), { version: "09", payments: [{ number, on: null }] });
  const stopped = await make();
  expect(rulesOf(stopped)).toEqual(["CTRL-10"]);
  expect(fieldsOf(stopped)).toEqual(["payments"]);
  expect(refusal(stopped)).toContain(`Utbetalning ${number}: Del 1 av 2 betalas först`);
  expect(await office.db.selectFrom("payment_file").selectAll().execute()).toEqual([]);
  value(await agreed(b, part(grant, 0)));
  value(await make());
});
