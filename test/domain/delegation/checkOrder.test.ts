import { expect, test } from "vitest";
import { knownBaseAmounts } from "#app/domain/baseAmounts.ts";
import type { OrderFacts } from "#app/domain/delegation/checkDelegates.ts";
import { checkOrder, keptReason } from "#app/domain/delegation/checkOrder.ts";
import { compareOrders } from "#app/domain/delegation/compareOrders.ts";
import { type DelegationOrder, orderOn, type Subject } from "#app/domain/delegation/order.ts";
import { day, group, mandate, order, people, person } from "./example.ts";

const known: OrderFacts = {
  ...{ persons: people, memberNames: ["Norrsunds kommun", "Region Mittland"] },
  baseAmounts: knownBaseAmounts,
};

const found = (about: Partial<DelegationOrder>, facts: OrderFacts = known) =>
  checkOrder(order(about), facts).map(({ rule, level, text }) => `${rule} ${level} ${text}`);

const one = (about: Parameters<typeof group>[0], facts?: OrderFacts) =>
  found({ groups: [group(about)] }, facts);

test("an order with a bounded group and a lawful delegate has nothing to remark on", () => {
  expect(found({})).toEqual([]);
  expect(one({ delegates: [{ kind: "person", personId: "siv" }] })).toEqual([]);
});

test.each<[string, Partial<DelegationOrder>, string]>([
  ["no group", { groups: [] }, "FIN-10 block Delegationsordningen har ingen grupp"],
  ["ends before it begins", { to: day("2025-12-31") }, "CTRL-17 block Delegationsordningen slutar"],
  [
    "two of one name",
    { groups: [group(), group({ id: "b", title: " inköp av  kontorsmaterial" })] },
    "CTRL-17 block Två grupper",
  ],
  ["no title", { groups: [group({ title: " " })] }, "FIN-10 block En grupp av ärenden saknar namn"],
  [
    "nobody",
    { groups: [group({ delegates: [] })] },
    "FIN-10 block ”Inköp av kontorsmaterial” har ingen",
  ],
  [
    "no cap on purchases",
    { groups: [group({ cap: { kind: "none" } })] },
    "CTRL-17 block ”Inköp av kontorsmaterial” har ingen beloppsgräns",
  ],
  [
    "no cap on courses",
    { groups: [group({ subject: "courses", cap: { kind: "none" } })] },
    "CTRL-17 warn",
  ],
  [
    "a cap of nothing",
    { groups: [group({ cap: { kind: "kronor", kronor: 0 } })] },
    "CTRL-17 block",
  ],
  [
    "a negative cap",
    { groups: [group({ cap: { kind: "priceBaseAmounts", count: -1 } })] },
    "CTRL-17 block",
  ],
  [
    "a cap that is no number",
    { groups: [group({ cap: { kind: "kronor", kronor: Number.NaN } })] },
    "CTRL-17 block",
  ],
  [
    "above direktupphandling",
    { groups: [group({ cap: { kind: "kronor", kronor: 700_001 } })] },
    "LOU-1 warn",
  ],
  [
    "a year without prisbasbelopp",
    { from: day("2027-01-01"), to: null },
    "BAS-1 warn ”Inköp av kontorsmaterial” räknas i prisbasbelopp",
  ],
  [
    "a revisor",
    { groups: [group({ delegates: [{ kind: "role", role: "auditor" }] })] },
    "FIN-10 block Beslutanderätt kan ges",
  ],
  [
    "an administratör",
    { groups: [group({ delegates: [{ kind: "role", role: "administrator" }] })] },
    "FIN-10 block Beslutanderätt kan ges",
  ],
  [
    "any ledamot",
    { groups: [group({ delegates: [{ kind: "role", role: "member" }] })] },
    "FIN-10 block ”Inköp av kontorsmaterial” ges till ledamot, utan att säga vem",
  ],
  [
    "an office nobody has",
    { groups: [group({ delegates: [{ kind: "role", role: "finance" }] })] },
    "FIN-10 warn Ingen är ekonom",
  ],
  [
    "a person outside",
    { groups: [group({ delegates: [{ kind: "person", personId: "x" }] })] },
    "FIN-10 block",
  ],
  [
    "a person without uppdrag",
    { groups: [group({ delegates: [{ kind: "person", personId: "rut" }] })] },
    "FIN-10 block Beslutanderätt kan ges till en ledamot, en ersättare eller en tjänsteman hos förbundet. Rut Dal är inget av det",
  ],
  [
    "a mandate that ends first",
    { groups: [group({ delegates: [{ kind: "person", personId: "eva" }] })] },
    "FIN-10 warn Uppdraget för Eva Lind slutar 31 mars 2026",
  ],
])("%s", (_name, about, says) => {
  const findings = found(about);
  expect(findings.filter((text) => text.startsWith(says))).toHaveLength(1);
  expect(findings).toHaveLength(1);
});

test("one who is employed by a member is no tjänsteman of the förbund, unless the order says so", () => {
  const lent = person(
    "lo",
    "Lo Ask",
    [mandate("director")],
    [{ kind: "employer", name: "Norrsunds kommun, socialförvaltningen" }],
  );
  const facts = { ...known, persons: [lent] };
  const byRole = { delegates: [{ kind: "role" as const, role: "director" as const }] };
  expect(one(byRole, facts)[0]).toMatch(/^FIN-10 block Lo Ask är anställd hos Norrsunds kommun/);
  const settings = { ...order().settings, memberEmployees: true };
  expect(found({ settings, groups: [group(byRole)] }, facts)).toEqual([]);
  // A ledamot may be employed wherever: the board is made of the members' people.
  const chair = { ...lent, roles: [mandate("member"), mandate("chair")] };
  expect(found({}, { ...known, persons: [chair] })).toEqual([]);
});

test.each<[string, Subject | null]>([
  ["Verksamhetens mål och inriktning", "aims"],
  ["Omfattningen av verksamheten", "aims"],
  ["Fastställa budgeten", "budget"],
  ["Verksamhetsplan", "budget"],
  ["Besluta om årets budget", "budget"],
  ["Ärenden av principiell betydelse", "principle"],
  ["Yttrande när ett beslut har överklagats", "appeal"],
  ["Brådskande ärenden", "urgent"],
  ["Inköp inom beslutad budget", null],
  ["Avtal enligt verksamhetsplanen", null],
  ["Deltagande i kurser", null],
  ["Utlämnande av handlingar", null],
  ["Uppföljning av insatsernas kvalitet", null],
  ["Besluta om inköp inom budget", null],
])("”%s” may be delegated or not", (title, kept) => {
  const reason = keptReason({ title, subject: "other" });
  expect(reason === null).toBe(kept === null);
  if (kept) expect(reason).toEqual(keptReason({ title: "", subject: kept }));
});

test.each<Subject>(["aims", "budget", "principle", "appeal", "special", "urgent"])(
  "a group that says it is about %s is refused with its rule",
  (subject) => {
    const [finding, ...rest] = checkOrder(
      order({ groups: [group({ subject, title: "Grupp" })] }),
      known,
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: "FIN-10", level: "block", groupId: "inkop" });
    expect(finding?.text).toContain("får inte delegeras");
  },
);

test.each<[string, string | null]>([
  ["2025-12-31", null],
  ["2026-01-01", "o1"],
  ["2026-05-31", "o1"],
  ["2026-06-01", "o2"],
  ["2026-12-31", "o2"],
  ["2027-01-01", null],
])("on %s the order in force is %s", (on, id) => {
  const orders = [
    order(),
    order({ id: "o2", number: 2, from: day("2026-06-01") }),
    order({ id: "draft", number: 3, adopted: null }),
  ];
  expect(orderOn(orders, day(on))?.id ?? null).toBe(id);
});

test("a comparison says what is new, what is changed and what is gone", () => {
  const before = order({
    groups: [group(), group({ id: "kurs", title: "Kurser", subject: "courses" })],
  });
  const after = order({
    to: null,
    settings: { ...before.settings, vat: "included" },
    groups: [
      group({
        cap: { kind: "kronor", kronor: 40_000 },
        delegates: [{ kind: "person", personId: "siv" }],
      }),
      group({ id: "avtal", title: "Hyresavtal", subject: "agreements" }),
    ],
  });
  expect(compareOrders(before, before, people)).toEqual([]);
  expect(compareOrders(before, after, people)).toEqual([
    "Gäller från 1 januari 2026. Den förra gäller 1 januari 2026–31 december 2026.",
    "Nytt: Beloppen räknas med moms.",
    "Gäller inte längre: Beloppen räknas utan moms.",
    "”Inköp av kontorsmaterial”, beloppsgräns: 1 prisbasbelopp blir 40 000 kr.",
    "”Inköp av kontorsmaterial”, vem som beslutar: ordförande blir Siv Hed.",
    "Ny grupp: ”Hyresavtal”, ordförande, 1 prisbasbelopp.",
    "Gruppen ”Kurser” tas bort.",
  ]);
});

test("a year that the förbund has entered counts as one that came with the program", () => {
  const price = { kind: "price" as const, year: 2027, kronor: 60_000, source: "förordningen" };
  const entered = { ...known, baseAmounts: [price, ...knownBaseAmounts] };
  expect(found({ from: day("2027-01-01"), to: null })[0]).toContain(
    "Prisbasbeloppet för 2027 är inte känt här.",
  );
  expect(found({ from: day("2027-01-01"), to: null }, entered)).toEqual([]);
});
