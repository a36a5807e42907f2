import { expect, test } from "vitest";
import type { AttestPerson } from "#app/domain/attest/order.ts";
import type { Role } from "#app/domain/authority.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { checkPlan, ownStep } from "#app/domain/control/checkPlan.ts";
import type { ControlPoint } from "#app/domain/control/control.ts";
import {
  readControl,
  readControlTable,
  type TypedControl,
} from "#app/domain/control/controlInput.ts";
import {
  allUnits,
  type Frequency,
  frequencyText,
  frequencyValue,
  isFrequency,
  readFrequency,
  readFrequencyValue,
} from "#app/domain/control/frequency.ts";
import { duesOf, nextWorkday } from "#app/domain/control/schedule.ts";

const today = legalDate("2026-10-06");
const person = (id: string, name: string, ...roles: Role[]): AttestPerson => ({
  ...{ id, name, sampleOn: null },
  roles: roles.map((role) => ({ role, from: legalDate("2023-04-01"), to: null })),
});
const people = [
  person("dag", "Dag Norr", "director", "finance"),
  person("fia", "Fia Bo", "finance"),
  person("siv", "Siv Hed", "secretary"),
];
const point = (about: Partial<ControlPoint> = {}): ControlPoint => ({
  ...{ id: "p", key: "p", routine: "Arkiv", what: "Diariet är i ordning", reportTo: "Styrelsen" },
  ...{ frequency: { unit: "quarter", every: 1 }, measure: null, sampleSize: 0, riskKey: null },
  sampleFrom: "payments",
  ...{ owner: { kind: "role", role: "director" }, performer: { kind: "role", role: "secretary" } },
  ...about,
});

test.each<[string, string | null]>([
  ["Månadsvis", "month:1"],
  ["varje månad.", "month:1"],
  ["varannan månad", "month:2"],
  ["Var tredje månad", "month:3"],
  ["kvartalsvis", "quarter:1"],
  ["Tertialvis", "tertial:1"],
  ["två gånger per år", "halfYear:1"],
  ["4 gånger om året", "quarter:1"],
  ["En gång i månaden", "month:1"],
  ["årligen", "year:1"],
  ["vid varje sammanträde", "meeting:1"],
  ["Vid vartannat styrelsemöte", "meeting:2"],
  ["vid behov", null],
  ["löpande", null],
  ["efter styrelsens önskemål", null],
  ["kvartalsvis samt vid årsbokslut", null],
  ["vartannat år", null],
  ["", null],
])("%j as a frequency: %s", (typed, expected) => {
  const read = readFrequency(typed);
  expect(read === null ? null : frequencyValue(read)).toBe(expected);
});

test("every frequency that is one is said in words and read back, from words and from a form", () => {
  const all = allUnits.flatMap((unit) =>
    [1, 2, 3, 4, 5, 6, 7, 12].map((every) => ({ unit, every })),
  );
  for (const one of all) {
    expect(readFrequencyValue(frequencyValue(one))).toEqual(isFrequency(one) ? one : null);
  }
  const said = all.filter((one) => isFrequency(one) && one.every <= 6);
  expect(said).toHaveLength(22);
  for (const one of said) expect(readFrequency(frequencyText(one))).toEqual(one);
  expect(readFrequencyValue("week:1")).toBeNull();
  expect(readFrequencyValue("month:0")).toBeNull();
});

const ons = (frequency: Frequency, year = 2026) =>
  duesOf(frequency, year, [
    ...[legalDate("2026-02-10"), legalDate("2026-05-12"), legalDate("2026-11-24")],
    legalDate("2025-12-02"),
  ]).map(({ on }) => on);

test("the calendar follows the frequency, and no control is due on a day off", () => {
  expect(ons({ unit: "quarter", every: 1 })).toEqual([
    ...["2026-03-31", "2026-06-30", "2026-09-30", "2027-01-04"],
  ]);
  expect(ons({ unit: "month", every: 5 })).toEqual(["2026-06-01", "2026-11-02"]);
  expect(ons({ unit: "year", every: 1 })).toEqual(["2027-01-04"]);
  expect(ons({ unit: "meeting", every: 1 })).toEqual(["2026-02-10", "2026-05-12", "2026-11-24"]);
  expect(ons({ unit: "meeting", every: 2 })).toEqual(["2026-05-12"]);
  expect(nextWorkday(legalDate("2026-12-31")).why).toBe(
    "Flyttad till nästa vardag: 31 december 2026 är nyårsafton, 1 januari 2027 är nyårsdagen, 2 januari 2027 är en lördag och 3 januari 2027 är en söndag.",
  );
  expect(nextWorkday(legalDate("2026-09-30"))).toEqual({ on: "2026-09-30", why: "" });
});

test("the periods of a year meet without a gap", () => {
  const [first, second] = duesOf({ unit: "tertial", every: 1 }, 2026, []);
  expect(first).toMatchObject({ from: "2026-01-01", period: "2026-04-30", on: "2026-04-30" });
  expect(second).toMatchObject({ from: "2026-05-01", period: "2026-08-31" });
  const [, next] = duesOf({ unit: "meeting", every: 1 }, 2026, [
    ...[legalDate("2026-02-10"), legalDate("2026-05-12")],
  ]);
  expect(next).toMatchObject({ from: "2026-02-11", period: "2026-05-12" });
});

test("nobody controls their own step: not the same uppdrag, and not the same person in two", () => {
  const role = (name: Role) => ({ kind: "role" as const, role: name });
  expect(ownStep(point(), people, today)).toBeNull();
  expect(ownStep(point({ performer: role("director") }), people, today)?.text).toBe(
    "Ingen kontrollerar sitt eget steg: förbundschef både utför och kontrollerar.",
  );
  expect(ownStep(point({ performer: role("finance") }), people, today)).toMatchObject({
    ...{ rule: "CTRL-22", field: "owner" },
    text: "Ingen kontrollerar sitt eget steg: Dag Norr både utför och kontrollerar.",
  });
  const dag = { kind: "person" as const, personId: "dag" };
  expect(ownStep(point({ performer: dag }), people, today)?.text).toContain("Dag Norr");
  const plan = { id: "a", year: 2027, adopted: null };
  expect(checkPlan({ ...plan, points: [] }, people, today)).toMatchObject([{ level: "block" }]);
  const points = [point(), point({ performer: dag }), point({ owner: role("developer") })];
  expect(checkPlan({ ...plan, points }, people, today).map(({ level }) => level)).toEqual([
    ...["block", "warn"],
  ]);
});

const typed: TypedControl = {
  ...{ routine: "Attest", what: "Rätt person attesterar", owner: "Siv Hed", performer: "ekonom" },
  ...{ frequency: "kvartalsvis", reportTo: "Styrelsen", measure: "attestLevel", sampleSize: "5" },
  ...{ sampleFrom: "delegated", riskKey: "r1" },
};
const context = { people, riskKeys: ["r1"], today };

test("a kontrollmoment is read with all that it says", () => {
  expect(readControl(typed, context)).toEqual({
    ok: true,
    value: {
      ...{ routine: "Attest", what: "Rätt person attesterar", reportTo: "Styrelsen" },
      ...{
        owner: { kind: "person", personId: "siv" },
        performer: { kind: "role", role: "finance" },
      },
      ...{ frequency: { unit: "quarter", every: 1 }, measure: "attestLevel", sampleSize: 5 },
      sampleFrom: "delegated",
      riskKey: "r1",
    },
  });
});

test.each<[Partial<TypedControl>, string]>([
  [
    { frequency: "vid behov" },
    "frequency: ”vid behov” går inte att mäta, så ingen kan säga om kontrollen är gjord i tid. Välj hur ofta den görs, till exempel varje kvartal.",
  ],
  [{ frequency: "" }, "frequency: Frekvensen saknas. Välj hur ofta kontrollen görs."],
  [{ owner: "" }, "owner: Välj vem som kontrollerar."],
  [
    { performer: "" },
    "performer: Välj vem som utför det som kontrolleras. Det ska vara någon annan än den som kontrollerar.",
  ],
  [
    { owner: "Dag Norr" },
    "owner: Ingen kontrollerar sitt eget steg: Dag Norr både utför och kontrollerar.",
  ],
  [{ sampleSize: "51" }, "sampleSize: Stickprovet är ett heltal från 0 till 50."],
  [{ what: " " }, "what: Skriv vad som kontrolleras."],
])("%j is refused with its sentence", (about, expected) => {
  const read = readControl({ ...typed, ...about }, context);
  const said = read.ok ? [] : read.refusals.map(({ field, text }) => `${field}: ${text}`);
  expect(said).toEqual([expected]);
});

const likeAPlan = `SAMORDNINGSFÖRBUNDET NORRSUND

Plan för intern styrning och kontroll 2026

- Förbundsordning

Process/ rutin\tKontrollmoment\tKontrollansvarig\tFrekvens\tRapportering till
Attest\tAttesterna är rätt\tVerkställande tjänsteman\tNär styrelsen vill\tStyrelsen
Budget\tUtfallet följer budgeten\tVerkställande tjänsteman\tKvartalsvis\tStyrelsen
`;

test("a plan on paper goes in: what cannot be measured and who does it are told, and what it said stays", () => {
  const table = readControlTable(likeAPlan);
  if (!table.ok) throw new Error(table.refusals[0]?.text);
  const faults = (about: Partial<TypedControl>) =>
    table.value.rows.map(({ cells }) => {
      const read = readControl({ ...cells, ...about }, context);
      return read.ok ? [] : read.refusals.map(({ field }) => field);
    });
  expect(faults({})).toEqual([["performer", "frequency"], ["performer"]]);
  expect(faults({ performer: "sekreterare", frequency: "tertial:1" })).toEqual([[], []]);
  expect(table.value.rows.map(({ notes }) => notes)).toEqual([
    ["I tabellen stod: När styrelsen vill."],
    [],
  ]);
});
