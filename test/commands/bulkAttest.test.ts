/** Several small payments attested after one look: each by itself, and none that has changed. */
import { expect } from "vitest";
import {
  attestMany,
  bulkRows,
  type Chosen,
  changeBulkLimit,
} from "#app/commands/bulkAttest.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { movedOre } from "#app/domain/payment/payment.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  changed,
  entered,
  fieldsOf,
  invoice,
  type PayingBoard,
  payingBoard,
  payment,
  stepped,
  told,
} from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const today = legalDate("2026-03-02");
const from = (name: string) => ({ ...invoice().payee, name, organisationNumber: null });

/** Invoices from suppliers of their own, received and reviewed: they wait for the ordförande. */
async function waiting(b: PayingBoard, sums: Record<string, number>): Promise<string[]> {
  const numbers: string[] = [];
  for (const [name, ore] of Object.entries(sums)) {
    const postings = [{ account: "5010", costCentre: "10", project: "", ore }];
    const text = invoice({ payee: from(name), invoiceNumber: name, ore, postings });
    const number = await entered(b, text);
    await stepped(b, number, 2);
    numbers.push(number);
  }
  return numbers;
}

async function rowsOf(b: PayingBoard, who: string) {
  const { accountId } = b.as(who) as { accountId: string };
  const actor = await actorOfAccount(b.office.db, b.associationId, accountId, today);
  if (!actor) throw new Error(`${who} has no place`);
  return bulkRows(b.office.db, actor, today);
}

const as = (number: string, version = 1): Chosen => ({ number, version, step: "decision" });
const many = (b: PayingBoard, chosen: Chosen[], formId: string, who = "chair") =>
  attestMany(b.office, b.as(who), chosen, formId);

const attested = async (b: PayingBoard) =>
  (await told(b)).filter(([kind, data]) => kind === "payment.attested" && data.step === "decision")
    .length;

onEachDatabase("the small ones go together, and what has changed is left", async (database) => {
  const b = await payingBoard(officeOn(database));
  const numbers = await waiting(b, { "Ett AB": 20_000, "Två AB": 30_000, "Tre AB": 900_000 });
  const [one = "", two = "", large = ""] = numbers;
  const rows = await rowsOf(b, "chair");
  expect(rows.map(({ payment, why }) => [payment.number, why])).toEqual([
    [one, null],
    [two, null],
    [large, "Beloppet är över 5\u00a0000,00\u00a0kr, som är det mesta i en sådan lista."],
  ]);
  expect(rows.map(({ payment }) => movedOre(payment))).toEqual([20_000, 30_000, 900_000]);
  expect(await rowsOf(b, "vice")).toEqual([]);

  value(await changed(b, two, { what: "Kurslokal, halvdag" }));
  const first = value(await many(b, [as(one), as(two), as(large)], "a form"));
  expect(first.map(({ number, isDone }) => [number, isDone])).toEqual([
    [one, true],
    [two, false],
    [large, false],
  ]);
  expect(first[1]?.text).toContain("har ändrats sedan du öppnade sidan");
  expect((await payment(b, one)).marks).toHaveLength(3);
  expect((await payment(b, two)).marks).toHaveLength(2);
  expect(await attested(b)).toBe(1);

  const again = value(await many(b, [as(one), as(two), as(large)], "a form"));
  expect(again.map(({ isDone }) => isDone)).toEqual([true, false, false]);
  const other = value(await many(b, [as(one)], "another form"));
  expect(other).toEqual([{ number: one, isDone: false, text: "Den väntar inte längre på dig." }]);
  expect(await attested(b)).toBe(1);
});

onEachDatabase("a double tap on many attests each once", async (database) => {
  const b = await payingBoard(officeOn(database));
  const numbers = await waiting(b, { "Ett AB": 20_000, "Två AB": 30_000 });
  const chosen = numbers.map((number) => as(number));
  const taps = await Promise.all([many(b, chosen, "tap"), many(b, chosen, "tap")]);
  expect(taps.map((tap) => value(tap).map(({ isDone }) => isDone))).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(await attested(b)).toBe(2);
  expect(refusal(await many(b, [], "none"))).toBe("Välj minst en utbetalning.");
});

onEachDatabase("how small is the förbund's to say, within bounds", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const [one = ""] = await waiting(b, { "Ett AB": 20_000 });
  const set = (ore: number, who = "secretary") => changeBulkLimit(office, b.as(who), { ore });
  expect(fieldsOf(await set(0))).toEqual(["limit"]);
  expect(fieldsOf(await set(5_000_001))).toEqual(["limit"]);
  expect(refusal(await set(100, "chair"))).toContain("Bara");
  value(await set(19_999));
  expect((await rowsOf(b, "chair"))[0]?.why).toContain("199,99");
  expect(value(await many(b, [as(one)], "a form"))[0]?.isDone).toBe(false);
  value(await set(20_000));
  expect(value(await many(b, [as(one)], "a form"))[0]?.isDone).toBe(true);
});
