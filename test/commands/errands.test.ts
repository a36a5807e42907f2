/** Förrättningar: registered, answered for by another, confirmed, paid once, corrected and withdrawn. @see ARV-1, CTRL-20 */
import { expect } from "vitest";
import {
  correctErrand,
  registerErrand,
  vouchForErrand,
  withdrawErrand,
} from "#app/commands/errands.server.ts";
import { confirmFeeClaim } from "#app/commands/feeClaims.server.ts";
import { closeFeePeriod } from "#app/commands/feePeriods.server.ts";
import { cancelPayment, enterPayment } from "#app/commands/payments.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Occasion } from "#app/domain/fees/claim.ts";
import type { ErrandText } from "#app/domain/fees/errand.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { errandByNumber, errandsOf } from "#db/queries/errands.server.ts";
import { claimsOf, periodLines, periodsOf } from "#db/queries/fees.server.ts";
import { expectedBy } from "../support/expected.ts";
import {
  claimed,
  decideAll,
  decided,
  errandText,
  heldAndApproved,
  registered,
  typed,
} from "../support/fees.ts";
import { officeOn, onEachDatabase, type TestOffice } from "../support/office.ts";
import {
  fieldsOf,
  invoice,
  type PayingBoard,
  payingBoard,
  payment,
  rulesOf,
} from "../support/payments.ts";
import { board, held, planned, refusal, type TestBoard, value } from "../support/story.ts";

const to = legalDate("2026-03-31");
const close = (b: PayingBoard, day = to) =>
  closeFeePeriod(b.office, b.as("secretary"), { to: day, dueDate: legalDate("2026-05-25") });

const vouch = (office: TestOffice, b: TestBoard, who: string, version = 1) =>
  vouchForErrand(office, b.as(who), { number: "2026-1", version });

const correct = (
  office: TestOffice,
  b: TestBoard,
  who: string,
  {
    version = 1,
    reason = "Fel tid",
    ...text
  }: Partial<ErrandText> & {
    version?: number;
    reason?: string;
  },
) => {
  const input = { number: "2026-1", version, reason, text: errandText(b, text) };
  return correctErrand(office, b.as(who), input);
};

/** A claim that the kansli writes for somebody, also of a closed period. */
const byOffice = (office: TestOffice, b: TestBoard, who: string, occasion: Occasion, version = 0) =>
  confirmFeeClaim(office, b.as("secretary"), {
    ...{ ...occasion, personId: b.person(who), version },
    typed: typed({ reason: "Lämnade blanketten på papper" }),
  });

const told = async (office: TestOffice) => {
  const rows = await office.db
    .selectFrom("event")
    .select(["kind", "data"])
    .where("kind", "like", "errand.%")
    .orderBy("seq")
    .execute();
  return rows.map(({ kind, data }) => [kind, JSON.parse(data)]);
};

onEachDatabase(
  "what the kansli registers for several is confirmed by each and paid with their other arvoden",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    await decideAll(office, b);
    const meetingId = await heldAndApproved(office, b, "2026-03-03");
    office.at("2026-03-05T09:00");
    const text = errandText(b, { personIds: [b.person("vice"), b.person("substitute")] });
    // Two presses of the same form register once.
    const both = [1, 2].map(() => registerErrand(office, b.as("secretary"), text, "form-1"));
    const [first, second] = await Promise.all(both);
    if (!first || !second) throw new Error("Two answers");
    const { id: errandId, number } = value(first);
    expect(value(second)).toEqual({ id: errandId, number: "2026-1" });
    expect(await errandsOf(office.db, b.associationId)).toMatchObject([
      { number, version: 1, vouched: { byName: "Siv Hed" }, withdrawn: null },
    ]);
    // The same once more, from a form of its own, is hours that are taken.
    expect(refusal(await registered(office, b, "secretary"))).toContain(
      "Per Alm deltog samma dag i förrättning 2026-1, 13.00–16.00",
    );
    value(await claimed(office, b, "vice", { errandId, km: "40", reason: "Bil till Älvsta" }));
    value(await claimed(office, b, "vice", { meetingId }));
    value(await claimed(office, b, "substitute", { errandId }));
    expect(refusal(await claimed(office, b, "fourth", { errandId }))).toContain(
      "Ulf Berg står inte som deltagare",
    );
    office.at("2026-04-02T09:00");
    expect(value(await close(b))).toEqual({ number: "2026-1", payments: ["2026-1", "2026-2"] });
    const vices = [await payment(b, "2026-1"), await payment(b, "2026-2")].find(
      ({ concernsId }) => concernsId === b.person("vice"),
    );
    expect(vices).toMatchObject({
      ore: 150_000,
      postings: [
        { account: "5012", ore: 140_000 },
        { account: "5510", ore: 10_000 },
      ],
    });
    const [period] = await periodsOf(office.db, b.associationId);
    const lines = await periodLines(office.db, b.associationId, period?.id ?? "");
    expect(lines.map(({ name, day, errand }) => [name, day, errand])).toEqual([
      ["Ida Sjö", "2026-03-03", "Besök hos en insats"],
      ["Per Alm", "2026-03-03", null],
      ["Per Alm", "2026-03-03", "Besök hos en insats"],
    ]);
    // What is listed stands until its payment is cancelled.
    const listed = "ingår i period 2026-1 och betalas med utbetalning";
    expect(refusal(await correct(office, b, "secretary", { to: "17:00" }))).toContain(listed);
    const withdrawn = { number, reason: "Blev inte av" };
    expect(refusal(await withdrawErrand(office, b.as("secretary"), withdrawn))).toContain(listed);
    for (const one of ["2026-1", "2026-2"]) {
      value(await cancelPayment(office, b.as("fia"), { number: one, reason: "Fel dag" }));
    }
    value(await withdrawErrand(office, b.as("secretary"), withdrawn));
    const later = value(await close(b, legalDate("2026-04-02")));
    expect(later.payments).toHaveLength(1);
    expect((await payment(b, later.payments[0] ?? "")).ore).toBe(70_000);
    expect((await told(office)).map(([kind]) => kind)).toEqual([
      ...["errand.registered", "errand.withdrawn"],
    ]);
    expect(await errandByNumber(office.db, b.associationId, number)).toMatchObject({
      withdrawn: { reason: "Blev inte av", byName: "Siv Hed" },
    });
    expect(refusal(await byOffice(office, b, "vice", { errandId }, 1))).toContain(
      "Förrättning 2026-1 är återtagen",
    );
  },
);

onEachDatabase("one's own waits until somebody else answers for the order", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  await decideAll(office, b);
  office.at("2026-03-05T09:00");
  const forTwo = await registered(office, b, "vice", {
    personIds: [b.person("vice"), b.person("fourth")],
  });
  expect(fieldsOf(forTwo)).toEqual(["personIds"]);
  expect(rulesOf(await registered(office, b, "auditor"))).toEqual(["behorighet"]);
  const { id: errandId } = value(await registered(office, b, "vice"));
  value(await claimed(office, b, "vice", { errandId }));
  const asked = async (who: string) =>
    (await expectedBy(office, b, who, "2026-03-05"))
      .filter(({ path }) => path === "/forrattningar/2026-1")
      .map(({ text }) => text);
  const duty = "Bekräfta att förrättningen tisdag 3 mars 2026 var beställd";
  expect(await asked("chair")).toEqual([duty]);
  expect(await asked("secretary")).toEqual([duty]);
  expect(await asked("vice")).toEqual([]);
  expect(refusal(await vouch(office, b, "vice"))).toContain("Du deltog själv");
  expect(rulesOf(await vouch(office, b, "fourth"))).toEqual(["behorighet"]);
  office.at("2026-04-02T09:00");
  expect(refusal(await close(b))).toContain("Det finns ingen bekräftad ersättning");
  // A correction is a version of its own, and what it says is answered for and confirmed anew.
  expect(fieldsOf(await correct(office, b, "vice", { reason: " " }))).toEqual(["reason"]);
  expect(rulesOf(await correct(office, b, "fourth", {}))).toEqual(["behorighet"]);
  value(await correct(office, b, "vice", { to: "17:00", reason: "Det drog ut på tiden" }));
  expect(rulesOf(await correct(office, b, "vice", {}))).toEqual(["inaktuell"]);
  expect(rulesOf(await vouch(office, b, "chair"))).toEqual(["inaktuell"]);
  value(await vouch(office, b, "chair", 2));
  expect(rulesOf(await vouch(office, b, "secretary", 2))).toEqual(["inaktuell"]);
  expect(await asked("chair")).toEqual([]);
  expect(refusal(await close(b))).toContain("Det finns ingen bekräftad ersättning");
  // Exactly at the limit: somebody answers for the time.
  const unsaid = await claimed(office, b, "vice", { errandId, version: 1 });
  expect(rulesOf(unsaid)).toEqual(["ARV-4"]);
  value(await claimed(office, b, "vice", { errandId, version: 1, reason: "Bussen gick 17.05" }));
  expect(value(await close(b)).payments).toEqual(["2026-1"]);
  expect((await payment(b, "2026-1")).ore).toBe(70_000);
  expect(
    (await told(office)).map(([kind, { version, isVouched }]) => [kind, version, isVouched]),
  ).toEqual([
    ["errand.registered", undefined, false],
    ["errand.corrected", 2, false],
    ["errand.vouched", 2, undefined],
  ]);
  const rows = await office.db.selectFrom("errand_version").select("version").execute();
  expect(rows).toHaveLength(2);
});

onEachDatabase("bad input is a sentence at its field", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  office.at("2026-03-05T09:00");
  const said = async (about: Partial<ErrandText>) =>
    fieldsOf(await registered(office, b, "secretary", about));
  expect(await said({ day: legalDate("2026-03-06") })).toEqual(["day"]);
  expect(await said({ to: "12:59" })).toEqual(["to"]);
  expect(await said({ what: "", place: "" })).toEqual(["what", "place"]);
  // A day before the mandate: neither took part nor ordered by right.
  expect(await said({ day: legalDate("2023-03-31") })).toEqual(["personIds", "orderedBy"]);
  const order = { by: "board" as const, itemId: "x", ground: "" };
  expect(await said({ order })).toEqual(["itemId"]);
  expect(await said({ personIds: [b.person("chair")] })).toEqual(["orderedBy"]);
  expect(rulesOf(await registered(office, b, "secretary", { personIds: ["x"] }))).toEqual([
    "saknas",
  ]);
  expect(await errandsOf(office.db, b.associationId)).toEqual([]);
  const { id: errandId } = value(await registered(office, b, "secretary"));
  expect(fieldsOf(await claimed(office, b, "vice", { errandId, km: "-3" }))).toEqual(["km"]);
  const nothing = { number: "2026-1", reason: " " };
  expect(fieldsOf(await withdrawErrand(office, b.as("secretary"), nothing))).toEqual([
    "withdrawReason",
  ]);
  expect(
    rulesOf(await withdrawErrand(office, b.as("secretary"), { ...nothing, number: "2026-9" })),
  ).toEqual(["saknas"]);
});

onEachDatabase("the same hours are paid once, whichever was noted first", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  await decideAll(office, b);
  const meetingId = await heldAndApproved(office, b, "2026-03-03");
  office.at("2026-03-20T17:00");
  // The meeting went on from nine to eleven.
  const early = { from: "10:00", to: "12:00" };
  expect(refusal(await registered(office, b, "secretary", early))).toContain(
    "Per Alm deltog samma dag i sammanträdet 09.00–11.00. Ingen får betalt två gånger",
  );
  value(await registered(office, b, "secretary", { ...early, from: "11:00" }));
  // Ida was not at the meeting.
  const ida = { ...early, personIds: [b.person("substitute")] };
  value(await registered(office, b, "secretary", ida));
  // A meeting that is noted afterwards comes first, unless the hours are in a period already.
  const day = legalDate("2026-03-04");
  const { id: paid } = value(await registered(office, b, "secretary", { ...early, day }));
  const fourth = { personIds: [b.person("chair")] };
  const order = { by: "board" as const, itemId: null, ground: "Beslut i februari" };
  const { id: waits } = value(
    await registered(office, b, "secretary", { ...early, ...fourth, order, day }),
  );
  value(await claimed(office, b, "vice", { errandId: paid }));
  expect(value(await close(b, day)).payments).toEqual(["2026-1"]);
  const late = await planned(office, b, day);
  await held(office, b, late);
  expect(refusal(await byOffice(office, b, "chair", { errandId: waits }))).toContain(
    "sammanträdet 09.00–11.00",
  );
  expect(refusal(await byOffice(office, b, "vice", { meetingId: late }))).toBe(
    "Samma timmar betalas redan för förrättning 2026-3, 10.00–12.00. Ingen får betalt två gånger för samma timmar.",
  );
  value(await byOffice(office, b, "chair", { meetingId: late }));
  value(await byOffice(office, b, "vice", { meetingId }));
});

onEachDatabase("what the decision says of förrättningar holds", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  await decideAll(office, b);
  office.at("2026-03-05T09:00");
  const { id: errandId } = value(await registered(office, b, "vice"));
  const classes = { short: 100, long: 200, limitMinutes: 240, countsBreaks: true };
  const silent = { ...classes, attendingSubstitutes: true };
  value(await decided(office, b, { kind: "classes", value: silent }));
  office.at("2026-03-05T09:01");
  expect(refusal(await claimed(office, b, "vice", { errandId }))).toContain(
    "säger inte om förrättningar ger arvode",
  );
  value(await decided(office, b, { kind: "classes", value: { ...silent, errands: false } }));
  office.at("2026-03-05T09:02");
  expect(refusal(await claimed(office, b, "vice", { errandId }))).toContain(
    "ger en förrättning inget arvode",
  );
  value(await decided(office, b, { kind: "classes", value: { ...silent, errands: true } }));
  value(await claimed(office, b, "vice", { errandId }));
  const [claim] = await claimsOf(office.db, b.associationId);
  expect(claim).toMatchObject({
    occasion: { errandId },
    slug: "forrattning-2026-1",
    feeOre: 70_000,
  });
});

onEachDatabase(
  "an arvode by hand names a förrättning, and answers for the limit",
  async (database) => {
    const office = officeOn(database);
    const b = await payingBoard(office);
    await decideAll(office, b);
    office.at("2026-03-05T09:00");
    const { id: feeErrandId } = value(await registered(office, b, "vice", { to: "17:00" }));
    const byHand = (about: Partial<PaymentText> = {}) =>
      enterPayment(office, b.as("fia"), {
        text: invoice({
          ...{ kind: "fee", what: "Arvode", concernsId: b.person("vice"), feeErrandId },
          ...{
            ore: 70_000,
            postings: [{ account: "5012", costCentre: "", project: "", ore: 70_000 }],
          },
          ...about,
        }),
        papers: [],
      });
    expect(rulesOf(await byHand({ feeErrandId: "x" }))).toEqual(["saknas"]);
    const unsaid = await byHand();
    expect(fieldsOf(unsaid)).toEqual(["feeReason", "feeOccasion"]);
    expect(refusal(unsaid)).toContain("Tiden är 4 timmar, precis på gränsen");
    expect(refusal(unsaid)).toContain("Ingen har bekräftat att förrättningen var beställd");
    value(await vouch(office, b, "chair"));
    const feeReason = "Bussen gick 17.05";
    const { number } = value(await byHand({ feeReason }));
    expect(await payment(b, number)).toMatchObject({ feeErrandId, feeReason });
    expect(refusal(await byHand({ feeReason }))).toContain(
      `Arvodet för förrättningen 3 mars 2026 13.00–17.00 finns redan: utbetalning ${number}.`,
    );
    expect(refusal(await claimed(office, b, "vice", { errandId: feeErrandId }))).toContain(
      `Arvodet för förrättningen finns redan: utbetalning ${number}`,
    );
    const withdrawn = { number: "2026-1", reason: "Blev inte av" };
    expect(refusal(await withdrawErrand(office, b.as("vice"), withdrawn))).toContain("finns redan");
    value(await cancelPayment(office, b.as("fia"), { number, reason: "Bekräftas i stället" }));
    value(await withdrawErrand(office, b.as("vice"), withdrawn));
    const again = { number: "2026-1", reason: "En gång till" };
    expect(rulesOf(await withdrawErrand(office, b.as("vice"), again))).toEqual(["inaktuell"]);
  },
);
