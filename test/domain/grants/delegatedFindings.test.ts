/** A payment held against the delegationsbeslut that it follows. */
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { DelegatedDecision } from "#app/domain/delegation/decision.ts";
import { correctedBy } from "#app/domain/grants/delegatedFindings.ts";
import type { DelegatedKnown } from "#app/domain/grants/facts.ts";
import { entryStops, moneyFindings } from "#app/domain/grants/moneyFindings.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { facts, payment } from "./example.ts";

const decided = (about: Partial<DelegatedDecision> = {}): DelegatedDecision => ({
  ...{ id: "d", year: 2026, serial: 3, decidedOn: legalDate("2026-02-20"), orderId: "o" },
  ...{ groupId: "g", groupTitle: "Inköp", delegateId: "anna", delegateName: "Anna Ek" },
  ...{ what: "Nya stolar", object: "Stolar", supplier: "Stolmakaren AB", ore: 1_000_000 },
  ...{ corrects: null, isVoid: false, ...about },
});

/** A purchase whose cost is `ore`, with a quarter of that as moms. */
const bought = (ore: number, about: Partial<Payment> = {}): Payment =>
  payment({
    ...{ kind: "invoice", itemId: null, instalmentId: null, delegatedId: "d", ore: ore * 1.25 },
    payee: { ...payment().payee, name: "Stolmakaren", organisationNumber: null },
    postings: [
      { account: "5410", costCentre: "10", project: "", ore },
      { account: "2640", costCentre: "", project: "", ore: ore / 4 },
    ],
    ...about,
  });

const cameBack = {
  ...{ on: legalDate("2026-03-01"), ground: "", at: "", personId: null },
  ...{ againBy: null, closed: null },
};
const other = (ore: number, about: Partial<Payment> = {}) => bought(ore, { id: "other", ...about });
const correcting = decided({ id: "e", serial: 4, ore: 2_000_000, corrects: "d" });

type Case = [string, Payment, Partial<DelegatedKnown>, string[]];
const table: Case[] = [
  ["what was decided, moms besides", bought(1_000_000), {}, []],
  ["an öre more", bought(1_000_004), {}, ["block amount"]],
  [
    "moms counted, where the order says so",
    bought(1_000_000),
    { vat: "included" },
    ["block amount"],
  ],
  ["the rest of it", bought(400_000), { payments: [other(600_000)] }, []],
  ["more than the rest", bought(400_004), { payments: [other(600_000)] }, ["block amount"]],
  [
    "what was cancelled or came back takes nothing",
    bought(1_000_000),
    {
      payments: [
        other(600_000, { cancelled: { at: "", reason: "Fel" } }),
        other(600_000, { id: "third", cameBack }),
      ],
    },
    [],
  ],
  ["itself is not counted twice", bought(1_000_000), { payments: [bought(1_000_000)] }, []],
  ["a decision without a sum", bought(9_000_000), { decisions: [decided({ ore: null })] }, []],
  ["one that is not there", bought(1), { decisions: [] }, ["block delegatedId"]],
  [
    "one that is corrected",
    bought(1),
    { decisions: [decided(), correcting] },
    ["block delegatedId"],
  ],
  ["one taken back", bought(1), { decisions: [decided({ isVoid: true })] }, ["block delegatedId"]],
  [
    "the correcting one, with what was paid on the first",
    bought(1_000_004, { delegatedId: "e" }),
    { decisions: [decided(), correcting], payments: [other(1_000_000)] },
    ["block amount"],
  ],
  [
    "another supplier",
    bought(1, { payee: { ...payment().payee, name: "Någon annan" } }),
    {},
    ["warn delegatedId"],
  ],
  [
    "a decision that names no supplier",
    bought(1, { payee: { ...payment().payee, name: "Någon annan" } }),
    { decisions: [decided({ supplier: "" })] },
    [],
  ],
  ["no delegationsbeslut", bought(9_000_000, { delegatedId: null }), {}, []],
];

test.each(table)("%s", (_, one, about, expected) => {
  const delegated: DelegatedKnown = {
    ...{ decisions: [decided()], payments: [], vat: "excluded", ...about },
  };
  const known = facts({ decision: null, delegated });
  const told = moneyFindings(one, known, "decision").filter(({ rule }) => rule === "CTRL-17");
  expect(told.map(({ level, field }) => `${level} ${field}`)).toEqual(expected);
  const stops = entryStops(one, known).filter(({ rule }) => rule === "CTRL-17");
  expect(stops).toHaveLength(expected.filter((words) => words.startsWith("block")).length);
});

test("the sentence says what is left of what was decided", () => {
  const delegated = {
    decisions: [decided()],
    payments: [other(600_000)],
    vat: "excluded" as const,
  };
  const [told] = entryStops(bought(500_000), facts({ decision: null, delegated }));
  expect(told?.text.replaceAll("\u00a0", " ")).toBe(
    "Utbetalningen är på 5 000 kr utan moms, men det finns 4 000 kr kvar av de 10 000 kr som D 2026-3 gäller.",
  );
});

test("a correction of a correction leads to the first", () => {
  const third = decided({ id: "f", corrects: "e" });
  expect(correctedBy(third, [third, correcting, decided()])).toEqual(["f", "e", "d"]);
});
