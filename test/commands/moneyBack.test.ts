/** Money that comes back after a payment was paid: noted, counted back, and paid anew by the whole chain. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  readAnswer,
  receiveBankAnswer,
  recordBankPaid,
  unnotedBack,
} from "#app/commands/bankAnswer.server.ts";
import {
  closeCameBack,
  recordBankBack,
  recordCameBack,
  withdrawCameBack,
} from "#app/commands/moneyBack.server.ts";
import { changePayer } from "#app/commands/payer.server.ts";
import { makePaymentFile } from "#app/commands/paymentFile.server.ts";
import { addPaymentPaper, cancelPayment, enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { grantLeft } from "#app/domain/grants/left.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { type AskedState, wholeRegister } from "#app/domain/payment/selection.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { verifyChain } from "#db/queries/events.server.ts";
import { grantPaymentsOf } from "#db/queries/grants.server.ts";
import { unsettledIds, withdrawnBacks } from "#db/queries/moneyBack.server.ts";
import { registerPlaces } from "#db/queries/paymentRegister.server.ts";
import { paidBefore, papersOfPayment } from "#db/queries/payments.server.ts";
import { agreed, granted, grantingItem, grantNow, grantPayment, part } from "../support/grants.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  entered,
  fieldsOf,
  invoice,
  ordinarySteps,
  type PayingBoard,
  paid,
  payingBoard,
  payment,
  settled,
  state,
  stepped,
  told,
} from "../support/payments.ts";
import { readyPayment } from "../support/readyPayments.ts";
import { refusal, value } from "../support/story.ts";

const back = (b: PayingBoard, number: string, about: Partial<{ on: string; ore: number }> = {}) =>
  recordCameBack(b.office, b.as("fia"), {
    ...{ number, ore: about.ore ?? 1_250_000, ground: "Kontot avslutat" },
    on: legalDate(about.on ?? "2026-03-02"),
  });

const withdrawn = (b: PayingBoard, number: string, reason = "Fel utbetalning", who = "fia") =>
  withdrawCameBack(b.office, b.as(who), { number, reason });

const anew = (b: PayingBoard, againOf: string, text: PaymentText) =>
  enterPayment(b.office, b.as("secretary"), { text, papers: [], againOf });

const found = async (b: PayingBoard, state: AskedState) =>
  (
    await registerPlaces(b.office.db, b.associationId, { ...wholeRegister, state }, { most: 9 })
  ).map(({ year, sequence }) => `${year}-${sequence}`);

onEachDatabase("what came back is paid anew by a payment of its own", async (database) => {
  const b = await payingBoard(officeOn(database));
  const { office } = b;
  const one = await entered(b);
  const file = { filename: "Faktura.pdf", mediaType: "application/pdf", bytes: new Uint8Array(9) };
  value(await addPaymentPaper(office, b.as("secretary"), { number: one, file }));
  expect(refusal(await back(b, one))).toContain("inte betald");
  await paid(b, one);
  expect(refusal(await anew(b, one, invoice()))).toContain("inte kommit tillbaka");
  expect(fieldsOf(await back(b, one, { ore: 5, on: "2026-03-03" }))).toEqual(["amount", "on"]);
  const asked = { number: one, on: legalDate("2026-03-02"), ore: 1_250_000, ground: "Utdraget" };
  expect(refusal(await recordCameBack(office, b.as("secretary"), asked))).toContain("Bara");
  value(await back(b, one));
  expect(refusal(await back(b, one))).toContain("redan antecknat");
  expect(await state(b, one)).toBe("Återkommen");
  expect([await found(b, "paid"), await found(b, "back")]).toEqual([[], [one]]);
  const { id } = await payment(b, one);
  expect(await unsettledIds(office.db, b.associationId)).toEqual([id]);

  const two = value(await anew(b, one, invoice())).number;
  expect(await unsettledIds(office.db, b.associationId)).toEqual([]);
  expect((await payment(b, one)).cameBack).toMatchObject({
    againBy: two,
    ground: "Kontot avslutat",
  });
  const second = await payment(b, two);
  expect(second).toMatchObject({ againOf: one, marks: [], cameBack: null });
  const papers = await papersOfPayment(office.db, second.id);
  expect(papers.map(({ filename }) => filename)).toEqual(["Faktura.pdf"]);
  // The account sent the money back, so nothing shows that it is the payee's.
  expect(await paidBefore(office.db, b.associationId, [second.id])).toEqual(new Set());
  expect(refusal(await anew(b, one, invoice()))).toContain(`på nytt med ${two}`);
  // No reason is asked for what is like it: only its like came back.
  await stepped(b, two, ordinarySteps.length);
  expect(await state(b, two)).toBe("Klar att betala");
  const [, data] = (await told(b)).findLast(([kind]) => kind === "payment.entered") ?? [];
  expect(data).toMatchObject({ number: two, againOf: one });

  value(await cancelPayment(office, b.as("fia"), { number: two, reason: "Fel konto" }));
  expect(await unsettledIds(office.db, b.associationId)).toEqual([id]);
  const close = (reason: string) => closeCameBack(office, b.as("fia"), { number: one, reason });
  expect(fieldsOf(await close(" "))).toEqual(["reason"]);
  value(await close("Leverantören har gått i konkurs"));
  expect(await unsettledIds(office.db, b.associationId)).toEqual([]);
  expect(refusal(await anew(b, one, invoice()))).toContain("konkurs");
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  expect((await verifyChain(office.db, b.associationId)).broken).toBeNull();
});

onEachDatabase("a bidrag has the money again when it came back", async (database) => {
  const b = await payingBoard(officeOn(database));
  const itemId = await grantingItem(b);
  const { number } = await granted(b, itemId);
  const grant = await grantNow(b, number);
  value(await agreed(b, part(grant, 0)));
  b.office.at("2026-04-20T12:00");
  const text = grantPayment(itemId, part(grant, 0));
  const one = await entered(b, text);
  const left = async () =>
    grantLeft(grant, await grantPaymentsOf(b.office.db, b.associationId)).left;
  expect(await left()).toBe(15_500_000);
  const day = "2026-04-20";
  await settled(b, one, day);
  expect(refusal(await anew(b, one, text))).toContain("inte kommit tillbaka");
  expect(refusal(await enterPayment(b.office, b.as("secretary"), { text, papers: [] }))).toContain(
    "ingenting kvar",
  );
  value(await back(b, one, { on: day, ore: 15_500_000 }));
  expect(await left()).toBe(31_000_000);
  value(await withdrawn(b, one));
  expect(await left()).toBe(15_500_000);
  value(await back(b, one, { on: day, ore: 15_500_000 }));
  value(await anew(b, one, text));
  expect(await left()).toBe(15_500_000);
});

onEachDatabase("a return noted wrongly is taken back, and the money is paid again", async (on) => {
  const b = await payingBoard(officeOn(on));
  const { office, associationId } = b;
  const one = await entered(b);
  await paid(b, one);
  expect(refusal(await withdrawn(b, one))).toContain("inte antecknat");
  value(await back(b, one));
  expect(fieldsOf(await withdrawn(b, one, " "))).toEqual(["withdrawReason"]);
  expect(refusal(await withdrawn(b, one, "Fel", "secretary"))).toContain("Bara");
  const two = value(await anew(b, one, invoice())).number;
  expect(refusal(await withdrawn(b, one))).toContain(`på nytt med ${two}`);
  value(await cancelPayment(office, b.as("fia"), { number: two, reason: "Inget kom tillbaka" }));
  value(
    await closeCameBack(office, b.as("fia"), { number: one, reason: "Leverantören i konkurs" }),
  );
  value(await withdrawn(b, one, " Det var en annans pengar "));

  expect(await state(b, one)).toBe("Betald");
  expect([await found(b, "paid"), await found(b, "back")]).toEqual([[one], []]);
  expect(await unsettledIds(office.db, associationId)).toEqual([]);
  const { id } = await payment(b, one);
  const kept = await withdrawnBacks(office.db, associationId);
  expect(kept.get(id)).toMatchObject([
    { on: "2026-03-02", ground: "Kontot avslutat", reason: "Det var en annans pengar" },
  ]);
  const [row] = await office.db.selectFrom("payment_back_withdrawal").selectAll().execute();
  expect(row).toMatchObject({ closed_reason: "Leverantören i konkurs" });
  const [, data] = (await told(b)).findLast(([kind]) => kind === "payment.backWithdrawn") ?? [];
  expect(data).toMatchObject({ day: "2026-03-02", reason: "Det var en annans pengar" });

  // When it does come back, that is noted as of any other, and is not closed by what was said before.
  value(await back(b, one));
  expect((await payment(b, one)).cameBack).toMatchObject({ closed: null, againBy: null });
  expect(await unsettledIds(office.db, associationId)).toEqual([id]);
  value(await withdrawn(b, one));
  expect((await withdrawnBacks(office.db, associationId)).get(id)).toHaveLength(2);
  expect((await verifyChain(office.db, associationId)).broken).toBeNull();
});

// The account that the bank's files are about.
const payer = {
  ...{ name: "Samordningsförbundet provet", iban: "SE07 5000 0000 0520 7012 3456" },
  ...{ bankgiro: "", bic: "esse sess", customerId: "", bankAccount: "1940" },
};

const golden = (name: string) =>
  new Uint8Array(
    readFileSync(join(import.meta.dirname, "../documents/payments/golden", `${name}.xml`)),
  );

onEachDatabase("the bank's files tell what came back", async (database) => {
  const b = await payingBoard(officeOn(database));
  const { office } = b;
  value(await changePayer(office, b.as("fia"), payer));
  const numbers = [await readyPayment(office, b), await readyPayment(office, b)];
  const payments = numbers.map((number) => ({ number, on: legalDate("2026-03-10") }));
  value(await makePaymentFile(office, b.as("fia"), { version: "09", payments }));
  office.at("2026-03-18T12:00");
  const today = legalDate("2026-03-18");
  const read = async (name: string) => {
    const input = { filename: `${name}.xml`, bytes: golden(name) };
    const { id } = value(await receiveBankAnswer(office, b.as("fia"), input));
    const answer = value(await readAnswer(office.db, b.associationId, id, today));
    return { id, answer, texts: answer.payments.map(({ text }) => text) };
  };
  const notice = await read("camt.054.return");
  expect(notice.texts).toEqual(["Pengarna kom tillbaka den 2026-03-13."]);
  expect(notice.answer.others).toEqual([]);
  // It is not noted as paid, so it cannot have come back.
  const note = (id: string, who = "fia") => recordBankBack(office, b.as(who), { id });
  expect(refusal(await note(notice.id))).toContain("inget mer");

  const statement = await read("camt.053.reversal");
  expect(statement.texts).toEqual([
    "Pengarna kom tillbaka den 2026-03-17.",
    "500,00 SEK kom tillbaka den 2026-03-17, inte hela beloppet. Bokför det för hand.",
  ]);
  value(await recordBankPaid(office, b.as("fia"), { id: statement.id }));
  const { answer } = await read("camt.053.reversal");
  expect(unnotedBack(answer, today).map(({ payment }) => payment.number)).toEqual(["2026-1"]);
  expect(refusal(await note(statement.id, "secretary"))).toContain("Bara");
  expect(value(await note(statement.id))).toEqual({ count: 1 });
  expect(refusal(await note(statement.id))).toContain("inget mer");
  expect((await payment(b, "2026-1")).cameBack).toMatchObject({
    ...{ on: "2026-03-17", ground: "Bankens fil camt.053.reversal.xml" },
  });
  expect(await state(b, "2026-2")).toBe("Klar att betala");

  // A note taken back is not made again by the same file, read once more or not.
  value(await withdrawn(b, "2026-1", "Banken rättade sig"));
  const again = await read("camt.053.reversal");
  expect(again.id).toBe(statement.id);
  expect(again.texts[0]).toContain("togs tillbaka 18 mars 2026: ”Banken rättade sig”");
  expect(unnotedBack(again.answer, today)).toEqual([]);
  expect(refusal(await note(statement.id))).toContain("inget mer");
  // The same day's money came back after all: a person says so.
  const ore = (await payment(b, "2026-1")).ore;
  value(await back(b, "2026-1", { on: "2026-03-17", ore }));
  expect((await read("camt.053.reversal")).texts[0]).toBe("Pengarna kom tillbaka den 2026-03-17.");
});
