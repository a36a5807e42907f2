import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#app/domain/calendar.ts";
import {
  checkDecision,
  type DecisionFacts,
  type NewDecision,
} from "#app/domain/delegation/checkDecision.ts";
import {
  type DelegatedDecision,
  largestSum,
  nextSerial,
  standing,
} from "#app/domain/delegation/decision.ts";
import { day, decided, facts, fresh, group, mandate, order, person } from "./example.ts";

const say = (about: Partial<NewDecision>, known: Partial<DecisionFacts> = {}) => {
  const { stops, warnings } = checkDecision(fresh(about), facts(known));
  return [
    ...stops.map(({ rule, field, text }) => `stop ${rule} ${field}: ${text}`),
    ...warnings.map(({ rule, field, text }) => `warn ${rule} ${field}: ${text}`),
  ];
};

const uncapped = order({ groups: [group({ subject: "courses", cap: { kind: "none" } })] });
const kronor = (kronorMost: number, about: Parameters<typeof group>[0] = {}) => ({
  orders: [order({ groups: [group({ cap: { kind: "kronor", kronor: kronorMost }, ...about })] })],
});
const byObjectAndSupplier = [
  order({ settings: { ...order().settings, counts: "objectAndSupplier" } }),
];

test("what is within the right has nothing to say", () => {
  expect(say({})).toEqual([]);
  expect(say({ ore: null }, { orders: [uncapped] })).toEqual([]);
});

test.each<[string, Partial<NewDecision>, Partial<DecisionFacts>, string]>([
  [
    "before the order",
    { decidedOn: day("2025-12-31") },
    {},
    "stop FIN-10 decidedOn: Ingen antagen delegationsordning gällde 31 december 2025",
  ],
  [
    "the day after its last",
    { decidedOn: day("2027-01-01") },
    { today: day("2027-02-01") },
    "stop FIN-10 decidedOn",
  ],
  ["a draft gives no right", {}, { orders: [order({ adopted: null })] }, "stop FIN-10 decidedOn"],
  ["a group that is not there", { groupId: "annan" }, {}, "stop FIN-10 groupId: Gruppen står inte"],
  [
    "a day to come",
    { decidedOn: day("2026-12-02"), delegateId: "per" },
    {},
    "stop null decidedOn: Dagen har inte varit",
  ],
  [
    "not the delegate",
    { delegateId: "siv" },
    {},
    "stop FIN-10 delegateId: Siv Hed fick inte besluta i ”Inköp av kontorsmaterial” 10 mars 2026. I stället kan Anna Ek (ordförande) eller styrelsen besluta.",
  ],
  [
    "left the office yesterday",
    { decidedOn: day("2026-07-01") },
    {},
    "stop FIN-10 delegateId: Anna Ek fick inte besluta i ”Inköp av kontorsmaterial” 1 juli 2026. I stället kan Per Alm (ordförande) eller styrelsen besluta.",
  ],
  [
    "nobody at all",
    { delegateId: "x" },
    {},
    "stop FIN-10 delegateId: Den som står som beslutsfattare",
  ],
  [
    "named but out of office",
    { delegateId: "eva", decidedOn: day("2026-04-01") },
    kronor(50_000, { delegates: [{ kind: "person", personId: "eva" }] }),
    "stop FIN-10 delegateId: Eva Lind fick inte besluta i ”Inköp av kontorsmaterial” 1 april 2026. Styrelsen beslutar själv.",
  ],
  [
    "no sum where there is a cap",
    { ore: null },
    {},
    "stop CTRL-17 amount: Fyll i beloppet. ”Inköp av kontorsmaterial” har en beloppsgräns: 1 prisbasbelopp, 59 200 kr 2026.",
  ],
  [
    "an öre too much",
    { ore: 5_920_001 },
    {},
    "stop CTRL-17 amount: Beloppet kommer upp i 59 200,01 kr. Gränsen är 1 prisbasbelopp, 59 200 kr 2026. Styrelsen beslutar själv.",
  ],
  ["less than nothing", { ore: -1 }, {}, "stop null amount"],
  [
    "fourteen digits",
    { ore: 9_999_999_999_999 },
    { orders: [uncapped] },
    "stop CTRL-17 amount: Så mycket beslutar styrelsen själv. Högst 20 000 000 kr kan föras in.",
  ],
  [
    "a year without prisbasbelopp",
    { decidedOn: day("2027-02-01") },
    {
      today: day("2027-03-01"),
      orders: [order({ to: null })],
      persons: [person("anna", "Anna Ek", [mandate("chair")])],
    },
    "stop BAS-1 amount: Prisbasbeloppet för 2027 är inte känt här. Därför går det inte att säga hur mycket som får beslutas. Kansliet för in det med sin källa på sidan Basbelopp. Till dess beslutar styrelsen själv.",
  ],
  [
    "the same object twice",
    { object: "möbler ", ore: 2_000_000 },
    { decisions: [decided()] },
    "stop CTRL-17 amount: Objektet ”möbler” kommer upp i 60 000 kr tillsammans med D 2026-1.",
  ],
  [
    "the same supplier",
    { supplier: "Trävaror i Norrsund", ore: 2_000_000 },
    { decisions: [decided()] },
    "warn CTRL-17 reason: Köpen från Trävaror i Norrsund under tolv månader kommer upp i 60 000 kr tillsammans med D 2026-1.",
  ],
  [
    "the same supplier, when it counts",
    { supplier: "trävaror i norrsund ab", ore: 2_000_000 },
    { decisions: [decided()], orders: byObjectAndSupplier },
    "stop CTRL-17 amount: Köpen från trävaror i norrsund ab",
  ],
  ["direktupphandling to be documented", { ore: 10_000_000 }, kronor(200_000), "warn LOU-2 reason"],
  ["above direktupphandling", { ore: 70_000_100 }, kronor(900_000), "stop LOU-1 amount"],
  [
    "about oneself",
    { supplier: "Anna Ek konsult" },
    {},
    "stop KL-6-28 delegateId: Beslutet gäller Anna Ek själv. Det är jäv. Styrelsen beslutar själv.",
  ],
  ["a mistake that is none", { isVoid: true }, {}, "stop null corrects"],
  [
    "a correction of nothing",
    { corrects: "x" },
    {},
    "stop null corrects: Beslutet som ska rättas finns inte.",
  ],
  [
    "a correction of what is corrected",
    { corrects: "d1" },
    { decisions: [decided(), decided({ id: "d2", serial: 2, corrects: "d1", ore: 100 })] },
    "stop null corrects: D 2026-1 är redan rättat genom D 2026-2.",
  ],
])("%s", (_name, about, known, says) => {
  const told = say(about, known);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(says);
});

test.each<[string, string, number, string]>([
  ["2026-02-10", "2027-02-10", 1, "to the day is no longer within twelve months"],
  ["2026-02-10", "2027-02-09", 2, "the day before still is"],
  ["2028-02-29", "2029-02-28", 2, "from a leap day"],
  ["2028-02-29", "2029-03-01", 1, "and a day after"],
])("%s and %s are %d together: %s", (first, second, count, _why) => {
  const sum = largestSum({ decidedOn: day(second), ore: 1 }, [
    decided({ decidedOn: day(first), ore: 1 }),
  ]);
  expect(sum.ore).toBe(count);
});

test("jäv by a bindning: the own one stops, the employer's by what the förbund has decided", () => {
  const chair = (kind: "own" | "employer") => [
    person("anna", "Anna Ek", [mandate("chair")], [{ kind, name: "Bordskompaniet" }]),
    person("per", "Per Alm", [mandate("chair")]),
  ];
  expect(say({}, { persons: chair("own") })).toEqual([
    "stop KL-6-28 delegateId: Anna Ek har en egen bindning till Bordskompaniet. Det är jäv. I stället kan Per Alm (ordförande) eller styrelsen besluta.",
  ]);
  expect(say({}, { persons: chair("employer") })[0]).toContain("stop KL-6-28 delegateId");
  expect(say({}, { persons: chair("employer"), strictEmployer: false })).toEqual([
    "warn KL-6-28 reason: Anna Ek är anställd eller har uppdrag hos Bordskompaniet, som beslutet gäller. Skriv varför det inte är jäv.",
  ]);
  const staff = [
    person("siv", "Siv Hed", [mandate("director")], [{ kind: "own", name: "Bordskompaniet" }]),
  ];
  const orders = [order({ groups: [group({ delegates: [{ kind: "role", role: "director" }] })] })];
  expect(say({ delegateId: "siv" }, { persons: staff, orders })[0]).toContain("stop FL-16");
});

test("a corrected decision does not count, and its correction does", () => {
  const decisions = [
    decided({ ore: 5_000_000 }),
    decided({ id: "d2", serial: 2, corrects: "d1", ore: 500_000 }),
  ];
  expect(say({ object: "Möbler", ore: 5_000_000 }, { decisions })).toEqual([]);
  const undone = [
    decided({ ore: 5_000_000 }),
    decided({ id: "d2", serial: 2, corrects: "d1", isVoid: true }),
  ];
  expect(standing(undone)).toEqual([]);
  expect(say({ object: "Möbler", ore: 5_900_000 }, { decisions: undone })).toEqual([]);
  // One that is being corrected does not stand in its own way.
  expect(
    say({ corrects: "d1", object: "Möbler", ore: 5_900_000 }, { decisions: [decided()] }),
  ).toEqual([]);
});

test("numbers go on from the highest of the year", () => {
  expect(nextSerial([], 2026)).toBe(1);
  expect(nextSerial([decided({ serial: 7 }), decided({ year: 2025, serial: 90 })], 2026)).toBe(8);
});

const amounts = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 800 }),
    kronor: fc.integer({ min: 0, max: 70_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test("whatever order they are brought in, no twelve months of an object come above the cap", () => {
  fc.assert(
    fc.property(amounts, (tried) => {
      const orders = [
        order({
          to: null,
          from: day("2020-01-01"),
          groups: [group({ cap: { kind: "kronor", kronor: 50_000 } })],
        }),
      ];
      const persons = [person("anna", "Anna Ek", [mandate("chair", "2020-01-01")])];
      const kept: DelegatedDecision[] = [];
      for (const [index, { days, kronor: sum }] of tried.entries()) {
        const about = {
          decidedOn: addDays(day("2024-01-01"), days),
          ore: sum * 100,
          object: "Bord",
          supplier: "",
        };
        const known = facts({ orders, persons, decisions: kept });
        if (checkDecision(fresh(about), known).stops.length > 0) continue;
        kept.push(decided({ id: `k${index}`, serial: index + 1, ...about }));
      }
      for (const { decidedOn } of kept) {
        const within = kept.filter(
          (one) => one.decidedOn <= decidedOn && one.decidedOn > addDays(decidedOn, -365),
        );
        expect(within.reduce((sum, one) => sum + (one.ore ?? 0), 0)).toBeLessThanOrEqual(5_000_000);
      }
    }),
  );
});

test("a sum is never less than the decision's own, and never counts one twice", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 800 }), (others, days) => {
      const rows = others.map(({ days: after, kronor: sum }, index) =>
        decided({ id: `r${index}`, decidedOn: addDays(day("2024-01-01"), after), ore: sum }),
      );
      const sum = largestSum({ decidedOn: addDays(day("2024-01-01"), days), ore: 5 }, rows);
      expect(new Set(sum.with.map(({ id }) => id)).size).toBe(sum.with.length);
      expect(sum.ore).toBe(sum.with.reduce((all, one) => all + (one.ore ?? 0), 5));
    }),
  );
});
