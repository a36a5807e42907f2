/** What the decision, the budget, the account and the purchases say of a payment, and to whom. */
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { MoneyFacts } from "#app/domain/grants/facts.ts";
import { type MoneyMoment, moneyFindings } from "#app/domain/grants/moneyFindings.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { decision, facts, fulfilled, grant, line, payment } from "./example.ts";

const unfulfilled = {
  words: "att bevilja medel under förutsättning att staten betalar",
  fulfilled: null,
};
const claim = { id: "k", payee: { name: "Norrsunds kommun", organisationNumber: null } };
const on = legalDate("2026-05-01");

const bought = (about: Partial<Payment> = {}, ore = 10_000_000, account = "6550"): Payment =>
  payment({
    ...{ kind: "invoice", itemId: null, instalmentId: null, ore },
    postings: [
      { account, costCentre: "10", project: "", ore: ore * 0.8 },
      // Moms is no part of the value.
      { account: "2640", costCentre: "", project: "", ore: ore * 0.2 },
    ],
    ...about,
  });
const earlier = (ore: number, account = "6550", date = "2025-03-01"): Payment =>
  bought({ id: `${ore}${date}`, number: "2026-7", invoiceDate: legalDate(date) }, ore, account);

type Case = [string, Payment, Partial<MoneyFacts>, MoneyMoment, string[]];

const half = payment();
const table: Case[] = [
  ["all is well", half, { liquidity: { on, ore: 99_000_000 } }, "entry", []],
  [
    "no laga kraft, to the one who decides",
    half,
    { decision: decision({ hasLegalForce: false }) },
    "decision",
    ["CTRL-11 warn"],
  ],
  [
    "no laga kraft, to the one who received it",
    half,
    { decision: decision({ hasLegalForce: false }) },
    "receipt",
    ["CTRL-11 info"],
  ],
  [
    "overklagat",
    half,
    { decision: decision({ hasLegalForce: false, isAppealed: true }) },
    "disbursement",
    ["CTRL-11 warn"],
  ],
  [
    "a condition of the decision that nobody has marked",
    half,
    { decision: decision({ condition: unfulfilled }) },
    "receipt",
    ["CTRL-13 block"],
  ],
  [
    "the condition marked",
    half,
    { decision: decision({ condition: { ...unfulfilled, fulfilled } }) },
    "receipt",
    [],
  ],
  ["no decision at all", bought(), { decision: null }, "receipt", []],
  ["no budget line", half, { grants: [grant({ lineId: null })] }, "decision", ["CTRL-12 warn"]],
  ["a line that is gone", half, { lines: [] }, "decision", ["CTRL-12 warn"]],
  ["the budget to the krona", half, { lines: [line({ ore: 31_000_000 })] }, "decision", []],
  [
    "an öre less in the budget",
    half,
    { lines: [line({ ore: 30_999_999 })] },
    "receipt",
    ["CTRL-12 block"],
  ],
  [
    "two bidrag on one line",
    half,
    { grants: [grant(), grant({ id: "g2", instalments: [], ore: 20_000_000 })] },
    "entry",
    ["CTRL-12 block"],
  ],
  [
    "another line's bidrag is not counted",
    half,
    { grants: [grant(), grant({ id: "g2", lineId: "m", instalments: [], ore: 20_000_000 })] },
    "entry",
    [],
  ],
  [
    "too little on the account",
    half,
    { liquidity: { on, ore: 15_499_999 } },
    "disbursement",
    ["CTRL-16 warn"],
  ],
  ["just enough", half, { liquidity: { on, ore: 15_500_000 } }, "disbursement", []],
  [
    "enough, but for what is to leave before",
    half,
    { liquidity: { on, ore: 16_000_000 }, leaving: [{ id: "x", ore: 600_000 }] },
    "disbursement",
    ["CTRL-16 warn"],
  ],
  [
    "the payment is not held against itself",
    half,
    { liquidity: { on, ore: 16_000_000 }, leaving: [{ id: "u", ore: 15_500_000 }] },
    "disbursement",
    [],
  ],
  [
    "the payee owes the förbund",
    half,
    { claims: [{ ...claim, ore: 500_000, what: "Återbetalning 2025" }] },
    "disbursement",
    ["CTRL-16 warn"],
  ],
  [
    "somebody else owes it",
    half,
    {
      claims: [{ ...claim, payee: { name: "Annan", organisationNumber: null }, ore: 5, what: "" }],
    },
    "disbursement",
    [],
  ],
  ["below what is documented", bought({}, 12_400_000), {}, "decision", []],
  ["100 000 kr without moms", bought({}, 12_500_000), {}, "decision", ["LOU-2 warn"]],
  ["the same to the one who reviews", bought({}, 12_500_000), {}, "review", ["LOU-2 info"]],
  [
    "above the limit with what was bought within twelve months",
    bought({}, 50_000_000),
    { toPayee: [earlier(37_500_001, "6550", "2025-02-21")] },
    "receipt",
    ["LOU-1 block"],
  ],
  [
    "the same with a paragraf",
    bought({ itemId: "i" }, 50_000_000),
    { grants: [], toPayee: [earlier(37_500_010, "6550", "2025-02-21")] },
    "decision",
    ["LOU-1 warn"],
  ],
  [
    "the same on another konto",
    bought({}, 50_000_000),
    { toPayee: [earlier(37_500_010, "5010", "2025-02-21")] },
    "decision",
    ["LOU-1 warn"],
  ],
  [
    "just the limit",
    bought({}, 50_000_000),
    { toPayee: [earlier(37_500_000, "6550", "2025-02-21")] },
    "decision",
    ["LOU-2 warn"],
  ],
  [
    "a year and a day ago",
    bought({}, 50_000_000),
    { toPayee: [earlier(50_000_000, "6550", "2025-02-20")] },
    "decision",
    ["LOU-2 warn"],
  ],
  ["a bidrag is no purchase", half, { toPayee: [earlier(90_000_000)] }, "decision", []],
];

test.each(table)("%s", (_, one, known, moment, told) => {
  const findings = moneyFindings(one, facts(known), moment);
  expect(findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(told);
  for (const { text, suggestion, source } of findings) {
    expect(text).toMatch(/[.”]$/);
    expect(suggestion).toMatch(/\.$/);
    expect(source).not.toBe("");
  }
});

test("what a reader is told of laga kraft, kvittning and the limit", () => {
  const known = facts({
    decision: decision({ hasLegalForce: false }),
    claims: [{ ...claim, ore: 500_000, what: "Återbetalning 2025" }],
  });
  const texts = moneyFindings(half, known, "entry").map(({ text, suggestion }) =>
    `${text} ${suggestion}`.replaceAll("\u00a0", " "),
  );
  expect(texts).toEqual([
    "§ 12 2 mars 2026 har inte fått laga kraft. Det får laga kraft tidigast 8 april 2026. Ett beslut får verkställas innan dess om inte särskilda skäl talar emot det (kommunallagen 13 kap. 14 §). Skriv varför betalningen inte kan vänta.",
    "Norrsunds kommun är skyldig förbundet 5 000,00 kr: Återbetalning 2025. Föreslå kvittning: betala 150 000,00 kr. Skriv annars varför hela beloppet ska betalas.",
  ]);
});
