import { expect } from "vitest";
import { confirmAccount } from "#app/commands/attestPayment.server.ts";
import { enterBaseAmount } from "#app/commands/baseAmounts.server.ts";
import { notOpen } from "#app/commands/feeCheck.server.ts";
import { confirmFeeClaim } from "#app/commands/feeClaims.server.ts";
import { closeFeePeriod } from "#app/commands/feePeriods.server.ts";
import { recordCameBack } from "#app/commands/moneyBack.server.ts";
import { cancelPayment, enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { standingAnnualOf } from "#db/queries/annualFees.server.ts";
import { claimsOf, periodLines, periodsOf } from "#db/queries/fees.server.ts";
import { claimed, decideAll, decided, heldAndApproved, typed } from "../support/fees.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import {
  changed,
  fieldsOf,
  type PayingBoard,
  payingBoard,
  payment,
  rulesOf,
  settled,
  state,
  step,
} from "../support/payments.ts";
import { board, held, planned, refusal, value } from "../support/story.ts";

const to = legalDate("2026-03-31");
const posting = { account: "5012", costCentre: "", project: "" };
const dueDate = legalDate("2026-04-25");

onEachDatabase(
  "a claim is confirmed once, corrected with a reason, and each version stays",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    await decideAll(office, b);
    const meetingId = await heldAndApproved(office, b);
    value(await claimed(office, b, "chair", { meetingId }));
    const again = await claimed(office, b, "chair", { meetingId });
    expect(refusal(again)).toBe(
      "Ersättningen för sammanträdet är redan bekräftad. Läs den som den är nu, och rätta den om den är fel.",
    );
    const unsaid = await claimed(office, b, "chair", { meetingId, version: 1 });
    expect(fieldsOf(unsaid)).toEqual(["reason"]);
    const wrong = await claimed(office, b, "chair", { meetingId, version: 1, km: "-3" });
    expect(fieldsOf(wrong)).toEqual(["km", "reason"]);
    const more = { meetingId, version: 1, km: "42", reason: "Bil till Norrsund och hem" };
    value(await claimed(office, b, "chair", more));
    expect(rulesOf(await claimed(office, b, "chair", more))).toEqual(["inaktuell"]);
    const claims = await claimsOf(office.db, b.associationId);
    expect(claims).toMatchObject([
      { version: 2, name: "Anna Ek", feeOre: 70_000, mileageOre: 10_500, byName: "Anna Ek" },
    ]);
    const rows = await office.db.selectFrom("fee_claim").select("version").execute();
    expect(rows).toHaveLength(2);
  },
);

onEachDatabase("ARV-4: a time at the limit is answered for, and that is kept", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  const classes = { short: 100, long: 200, limitMinutes: 120, countsBreaks: true };
  const limit = { ...classes, attendingSubstitutes: true, errands: true };
  value(
    await decided(office, b, { kind: "classes", value: limit, validFrom: legalDate("2026-02-01") }),
  );
  const meetingId = await heldAndApproved(office, b);
  const unsaid = await claimed(office, b, "chair", { meetingId });
  expect(rulesOf(unsaid)).toEqual(["ARV-4"]);
  expect(fieldsOf(unsaid)).toEqual(["reason"]);
  const reason = "Ajourneringen och slutet står i protokollet";
  value(await claimed(office, b, "chair", { meetingId, reason }));
  value(await claimed(office, b, "vice", { meetingId, takes: false }));
  const events = await office.db
    .selectFrom("event")
    .select("data")
    .where("kind", "=", "fee.confirmed")
    .orderBy("seq")
    .execute();
  expect(events.map(({ data }) => JSON.parse(data))).toMatchObject([
    { rules: ["ARV-4"], text: { reason, feeClass: "short" } },
    { rules: [], text: { takes: false } },
  ]);
});

onEachDatabase("two presses of the same form confirm once", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  const meetingId = await heldAndApproved(office, b);
  const input = { meetingId, personId: null, version: 0, typed: typed() };
  const both = [1, 2].map(() => confirmFeeClaim(office, b.as("chair"), input, "form-1"));
  for (const one of await Promise.all(both)) value(one);
  expect(await claimsOf(office.db, b.associationId)).toHaveLength(1);
});

onEachDatabase("CTRL-20 stops who has no right, and another's claim", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const meetingId = await planned(office, b);
  expect(refusal(await claimed(office, b, "chair", { meetingId }))).toContain("närvarolistan");
  await held(office, b, meetingId);
  expect(refusal(await claimed(office, b, "chair", { meetingId }))).toContain(
    "Inget beslut om grundbelopp gäller 2 mars 2026",
  );
  await decideAll(office, b);
  expect(rulesOf(await claimed(office, b, "third", { meetingId }))).toEqual(["CTRL-20"]);
  expect(refusal(await claimed(office, b, "substitute", { meetingId }))).toContain(
    "Ida Sjö står inte på närvarolistan",
  );
  expect(refusal(await claimed(office, b, "chair", { meetingId: "x" }))).toContain("finns inte");
  const forAnother = (who: string, reason: string) =>
    confirmFeeClaim(office, b.as(who), {
      ...{ meetingId, personId: b.person("vice"), version: 0, typed: typed({ reason }) },
    });
  expect(refusal(await forAnother("chair", "Jag hjälper till"))).toContain("sin egen ersättning");
  expect(fieldsOf(await forAnother("secretary", ""))).toEqual(["reason"]);
  value(await forAnother("secretary", "Lämnade blanketten på papper"));
  expect(await claimsOf(office.db, b.associationId)).toMatchObject([
    { name: "Per Alm", byName: "Siv Hed" },
  ]);
  value(
    await decided(office, b, { kind: "seat", subject: b.seats[2] ?? "", value: { takes: true } }),
  );
  value(await claimed(office, b, "third", { meetingId }));
});

onEachDatabase(
  "a decision has its ground, its subject and a year that is known",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const base = { kronor: 70_000, fromYear: null, toYear: null };
    expect(fieldsOf(await decided(office, b, { kind: "base", value: base, ground: " " }))).toEqual([
      "ground",
    ]);
    const year = { ...base, fromYear: 2025, toYear: 2026 };
    expect(refusal(await decided(office, b, { kind: "base", value: year }))).toBe(
      "Inkomstbasbeloppet för 2026 är inte känt här. Kansliet för in det med sin källa på sidan Basbelopp. Annars lämnas åren tomma.",
    );
    const income = { kind: "income", year: "2026", kronor: "83 000", source: "regeringens beslut" };
    value(await enterBaseAmount(office, b.as("secretary"), income));
    value(await decided(office, b, { kind: "base", value: year }));
    const seat = await decided(office, b, { kind: "seat", subject: "x", value: { takes: false } });
    expect(rulesOf(seat)).toEqual(["saknas"]);
    const employee = (who: string) =>
      decided(office, b, { kind: "employee", subject: b.person(who), value: { number: "1001" } });
    value(await employee("chair"));
    expect(fieldsOf(await employee("vice"))).toEqual(["number"]);
    const items = await decided(office, b, { kind: "base", value: base, itemId: "x" });
    expect(fieldsOf(items)).toEqual(["itemId"]);
  },
);

/** A paying board with two claims of a justerat meeting. */
async function confirmed(b: PayingBoard): Promise<string> {
  await decideAll(b.office, b);
  const meetingId = await heldAndApproved(b.office, b, "2026-03-03");
  value(await claimed(b.office, b, "chair", { meetingId, km: "10", reason: "Bil" }));
  value(await claimed(b.office, b, "vice", { meetingId }));
  return meetingId;
}

onEachDatabase(
  "a period becomes a payment a person, which that person may not attest",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const meetingId = await confirmed(b);
    office.at("2026-04-02T09:00");
    const close = (about = {}) =>
      closeFeePeriod(office, b.as("secretary"), { to, dueDate, ...about });
    expect(refusal(await close({ to: legalDate("2026-04-03") }))).toBe("Dagen har inte kommit än.");
    expect(fieldsOf(await close({ dueDate: legalDate("2026-04-01") }))).toEqual(["dueDate"]);
    const made = value(await close());
    expect(made).toEqual({ number: "2026-1", payments: ["2026-1", "2026-2"] });
    const chairs = await payment(b, "2026-1");
    expect(chairs).toMatchObject({
      ...{ kind: "fee", ore: 72_500, concernsId: b.person("chair") },
      what: "Arvode och ersättning till Anna Ek till och med 31 mars 2026",
      postings: [
        { account: "5012", ore: 70_000 },
        { account: "5510", ore: 2_500 },
      ],
    });
    expect(await state(b, "2026-1")).toBe("Väntar på mottagningsattest");
    const how = "Ringde löneenheten";

    value(await confirmAccount(office, b.as("director"), { number: "2026-1", version: 1, how }));
    value(await step(b, "2026-1", ["developer", "receipt"]));
    value(await step(b, "2026-1", ["director", "review"]));
    expect(rulesOf(await step(b, "2026-1", ["chair", "decision"]))).toContain("CTRL-04");
    value(await step(b, "2026-1", ["vice", "decision"]));
    // What is listed stands, and so does its sum.
    expect(refusal(await claimed(office, b, "chair", { meetingId, version: 1 }))).toContain(
      "ingår i period 2026-1 och betalas med utbetalning 2026-1",
    );
    expect(rulesOf(await changed(b, "2026-1", { ore: 1 }))).not.toEqual([]);
    const postings = [{ account: "5012", costCentre: "", project: "", ore: 70_000 }];
    expect(rulesOf(await changed(b, "2026-1", { ore: 70_000, postings }))).toEqual(["CTRL-20"]);
    // A cancelled payment sets the claim free, for the next period.
    value(await cancelPayment(office, b.as("fia"), { number: "2026-1", reason: "Fel sträcka" }));
    office.at("2026-04-03T09:00");
    const later = await close({ to: legalDate("2026-04-03") });
    expect(value(later)).toEqual({ number: "2026-2", payments: ["2026-3"] });
    expect(refusal(await close())).toContain("Nästa slutar efter den dagen");
    const periods = await periodsOf(office.db, b.associationId);
    expect(periods.map(({ number }) => number)).toEqual(["2026-2", "2026-1"]);
    const lines = await periodLines(office.db, b.associationId, periods[1]?.id ?? "");
    expect(lines.map(({ name, isCancelled }) => [name, isCancelled])).toEqual([
      ["Anna Ek", true],
      ["Per Alm", false],
    ]);
    // What came back is paid anew with the sum that is listed, and the claim follows it there.
    await settled(b, "2026-2", "2026-04-03");
    const { ore, ...paidNow } = await payment(b, "2026-2");
    const typedBack = { number: "2026-2", on: legalDate("2026-04-03"), ore, ground: "Utdraget" };
    value(await recordCameBack(office, b.as("fia"), typedBack));
    const anew = (sum: number) =>
      enterPayment(office, b.as("secretary"), {
        text: { ...paidNow, ore: sum, postings: [{ ...posting, ore: sum }] },
        ...{ papers: [], againOf: "2026-2" },
      });
    expect(rulesOf(await anew(ore - 100))).toEqual(["CTRL-20"]);
    value(await anew(ore));
    const listed = await claimsOf(office.db, b.associationId, { personId: b.person("vice") });
    expect(listed.map(({ listing }) => listing?.payment)).toEqual(["2026-4"]);
    await settled(b, "2026-4", "2026-04-03");
    const after = await claimsOf(office.db, b.associationId, { personId: b.person("vice") });
    expect(after.map(({ listing }) => listing?.isPaid)).toEqual([true]);
    expect(rulesOf(await changed(b, "2026-4", { ore: 1 }))).not.toEqual([]);
  },
);

onEachDatabase(
  "what can no longer be paid is given up, and is in nobody's way",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    const meetingId = await confirmed(b);
    office.at("2026-04-02T09:00");
    const close = () => closeFeePeriod(office, b.as("fia"), { to, dueDate });
    const givesUp = (about = {}) =>
      claimed(office, b, "vice", { meetingId, version: 1, takes: false, ...about });
    value(
      await decided(office, b, {
        kind: "seat",
        subject: b.seats[1] ?? "",
        value: { takes: false },
      }),
    );
    expect(refusal(await close())).toContain("Rätta det, eller ta tillbaka ersättningen.");
    expect(fieldsOf(await givesUp())).toEqual(["reason"]);
    // Nothing else can be made of it, and one that was never confirmed cannot be given up.
    expect(refusal(await givesUp({ takes: true, reason: "Prov" }))).toContain("tar inget arvode");
    expect((await claimed(office, b, "third", { meetingId, takes: false })).ok).toBe(false);
    value(await givesUp({ reason: "Platsen tar inget arvode" }));
    const [claim] = await claimsOf(office.db, b.associationId, { personId: b.person("vice") });
    expect(claim).toMatchObject({ version: 2, takes: false, feeOre: 0, minutes: 120 });
    expect(value(await close()).payments).toHaveLength(1);
  },
);

onEachDatabase("what is late or has changed is told, and waits", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const meetingId = await confirmed(b);
  const open = await planned(office, b, "2026-03-04");
  await held(office, b, open);
  value(await claimed(office, b, "chair", { meetingId: open }));
  office.at("2026-04-02T09:00");
  const close = (day = to) =>
    closeFeePeriod(office, b.as("fia"), { to: day, dueDate: legalDate("2026-05-25") });
  // Another grundbelopp was decided after they confirmed.
  const base = { kronor: 80_000, fromYear: null, toYear: null };
  value(
    await decided(office, b, { kind: "base", value: base, validFrom: legalDate("2026-03-03") }),
  );
  expect(refusal(await close())).toContain(
    "bekräftades med arvodet 700 kr, men efter det som nu är infört är det 800 kr",
  );
  for (const who of ["chair", "vice"]) {
    value(await claimed(office, b, who, { meetingId, version: 1, reason: "Nytt grundbelopp" }));
  }
  expect(value(await close()).payments).toHaveLength(2);
  // The protokoll of the other meeting is not justerat: its claim waits, and a new one is late.
  const late = await claimed(office, b, "vice", { meetingId: open });
  expect(refusal(late)).toContain("Perioden till och med 31 mars 2026 är stängd");
  expect(fieldsOf(late)).toEqual(["reason"]);
  const whose = {
    occasion: { meetingId: open },
    personId: b.person("vice"),
    day: legalDate("2026-03-04"),
  };
  const told = (isOffice: boolean) => notOpen(office.db, b.associationId, { ...whose, isOffice });
  expect(refusal(late)).toContain((await told(false)) ?? "nothing");
  expect(await told(true)).toBeNull();
  office.at("2026-04-05T09:00");
  expect(refusal(await close(legalDate("2026-04-05")))).toContain("Det finns ingen bekräftad");
});

onEachDatabase("a period pays the årsarvode once, and a cancelled one again", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  await confirmed(b);
  const of = (about: Partial<Parameters<typeof decided>[2]>) =>
    decided(office, b, {
      kind: "annual",
      value: { amount: { of: "kronor", ore: 2_400_000 }, every: "month" },
      ...about,
    } as Parameters<typeof decided>[2]);
  expect(fieldsOf(await of({ subject: "director" }))).toEqual(["subject"]);
  value(await of({ subject: "chair" }));
  const price = { amount: { of: "price" as const, share: 1_000 }, every: "month" as const };
  value(await of({ subject: "vice_chair", value: price, validFrom: legalDate("2026-03-01") }));
  office.at("2026-04-02T09:00");
  const close = (day: string) =>
    closeFeePeriod(office, b.as("secretary"), { to: legalDate(day), dueDate });
  expect(value(await close("2026-03-31")).payments).toEqual(["2026-1", "2026-2"]);
  // The meeting and its mileage, and the days of the year so far that the ordförande had the role.
  const standing = await standingAnnualOf(office.db, b.associationId);
  const own = standing.filter(({ name }) => name === "Anna Ek");
  const annualOre = own.reduce((all, { ore }) => all + ore, 0);
  expect(own).toMatchObject([{ role: "ordförande", yearOre: 2_400_000, payment: "2026-1" }]);
  expect(annualOre).toBeGreaterThan(0);
  expect(await payment(b, "2026-1")).toMatchObject({
    ...{ ore: 72_500 + annualOre, concernsId: b.person("chair") },
    postings: [
      { account: "5012", ore: 70_000 + annualOre },
      { account: "5510", ore: 2_500 },
    ],
  });
  const vice = standing.find(({ name }) => name === "Per Alm");
  expect(vice).toMatchObject({ ore: 49_333, yearOre: 592_000, from: "2026-03-01" });
  expect(rulesOf(await changed(b, "2026-2", { ore: 1 }))).not.toEqual([]);
  expect(fieldsOf(await close("2026-04-01"))).toEqual(["to"]);
  value(await cancelPayment(office, b.as("fia"), { number: "2026-2", reason: "Fel dag" }));
  expect(value(await close("2026-04-02")).payments).toEqual(["2026-3"]);
  const after = await standingAnnualOf(office.db, b.associationId);
  expect(after.map(({ name, payment: number }) => [name, number])).toEqual([
    ["Anna Ek", "2026-1"],
    ["Per Alm", "2026-3"],
  ]);
});
