/** What stops a payment on a bidrag, case by case, and that no sequence of payments takes more than was granted. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { MoneyFacts } from "#app/domain/grants/facts.ts";
import type { Instalment } from "#app/domain/grants/grant.ts";
import { grantFindings } from "#app/domain/grants/grantFindings.ts";
import { committed, type GrantPayment, grantLeft, lineLeft } from "#app/domain/grants/left.ts";
import { entryStops } from "#app/domain/grants/moneyFindings.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { facts, grant, line, onGrant, payment } from "./example.ts";

const other = { ...payment().payee, name: "Mittlands kommun", organisationNumber: "2220001115" };
const ended = { at: "2026-04-01T08:00:00.000Z", reason: "Insatsen startar inte" };
const wide = (): Instalment[] => [
  { id: "half1", ore: 31_000_000, condition: { kind: "none", words: "" }, fulfilled: null },
  { id: "half2", ore: 31_000_000, condition: { kind: "none", words: "" }, fulfilled: null },
];

type Case = [string, Partial<Payment>, Partial<MoneyFacts>, string[]];

const table: Case[] = [
  ["the first half when its avtal is signed", {}, {}, []],
  [
    "the second half before the redovisning",
    { instalmentId: "half2" },
    {},
    [
      "Del 2 av 2 betalas först när villkoret är uppfyllt: När styrelsen har godkänt redovisningen.",
    ],
  ],
  [
    "a krona too much",
    { ore: 15_500_100 },
    {},
    ["Beloppet är 155 001,00 kr, men det finns 155 000,00 kr kvar av del 1 av 2."],
  ],
  [
    "what is left after another payment that is only under way",
    { ore: 10_500_001 },
    { onGrants: [onGrant()] },
    ["Beloppet är 105 000,01 kr, men det finns 105 000,00 kr kvar av del 1 av 2."],
  ],
  ["just what is left", { ore: 10_500_000 }, { onGrants: [onGrant()] }, []],
  ["a cancelled payment takes nothing", {}, { onGrants: [onGrant({ isCancelled: true })] }, []],
  ["the payment itself takes nothing from itself", {}, { onGrants: [onGrant({ id: "u" })] }, []],
  [
    "all is paid",
    {},
    { onGrants: [onGrant({ ore: 15_500_000, paidOn: legalDate("2026-04-01") })] },
    ["Beloppet är 155 000,00 kr, men det finns ingenting kvar av del 1 av 2."],
  ],
  [
    "more than was granted, though the part would hold it",
    { ore: 31_000_000 },
    {
      grants: [grant({ instalments: wide() })],
      onGrants: [onGrant({ instalmentId: "half2", ore: 1_000_000 })],
    },
    ["Beloppet är 310 000,00 kr, men det finns 300 000,00 kr kvar av det beviljade."],
  ],
  [
    "another payee",
    { payee: other },
    {},
    ["Bidraget gavs till Norrsunds kommun, men utbetalningen går till Mittlands kommun."],
  ],
  [
    "the same payee without its number",
    { payee: { ...payment().payee, organisationNumber: null } },
    {},
    [],
  ],
  [
    "another paragraf",
    { itemId: "another" },
    {},
    ["Bidraget gavs i § 12 2 mars 2026, men utbetalningen följer ett annat beslut eller inget."],
  ],
  [
    "a bidrag that was taken back",
    {},
    { grants: [grant({ ended })] },
    [
      "Bidraget till Norrsunds kommun enligt § 12 2 mars 2026 är återtaget: ”Insatsen startar inte”",
    ],
  ],
  [
    "a part that is not there",
    { instalmentId: "gone" },
    {},
    ["Delen av bidraget som utbetalningen hör till finns inte."],
  ],
  [
    "a bidrag without a part, though there is a plan",
    { instalmentId: null },
    {},
    [
      "§ 12 2 mars 2026 har en utbetalningsplan för Norrsunds kommun, men utbetalningen hör inte till någon del av den.",
    ],
  ],
  [
    "the same money called an invoice",
    { instalmentId: null, kind: "invoice" },
    {},
    [
      "§ 12 2 mars 2026 har en utbetalningsplan för Norrsunds kommun, men utbetalningen hör inte till någon del av den.",
    ],
  ],
  [
    "a bidrag without any plan",
    { instalmentId: null },
    { grants: [] },
    ["Utbetalningen är ett bidrag, men hör inte till något bidrag med utbetalningsplan."],
  ],
  ["an invoice of another payee", { instalmentId: null, kind: "invoice", payee: other }, {}, []],
  ["an invoice without a decision", { instalmentId: null, kind: "invoice", itemId: null }, {}, []],
];

test.each(table)("%s", (_, about, known, texts) => {
  const findings = grantFindings(payment(about), facts(known));
  expect(findings.map(({ text }) => text.replaceAll("\u00a0", " "))).toEqual(texts);
  for (const one of findings) {
    expect(one).toMatchObject({ rule: "CTRL-10", level: "block" });
    expect(one.suggestion).toMatch(/\p{L}.*\.$/u);
  }
});

test("a condition that is not fulfilled yet lets the payment in, and everything else does not", () => {
  const waiting = payment({ instalmentId: "half2" });
  expect(entryStops(waiting, facts())).toEqual([]);
  const wrong = entryStops({ ...waiting, ore: 31_000_000, payee: other }, facts());
  expect(wrong.map(({ field }) => field)).toEqual(["payee", "amount"]);
});

test("what is granted, paid, under way and left", () => {
  const payments = [
    onGrant({ paidOn: legalDate("2026-04-01"), ore: 12_000_000 }),
    onGrant({ id: "u2", ore: 1_000_000 }),
    onGrant({ id: "u3", ore: 9_000_000, isCancelled: true }),
    onGrant({ id: "u4", instalmentId: "of another", ore: 7_000_000 }),
  ];
  expect(grantLeft(grant(), payments)).toMatchObject({
    ...{ granted: 31_000_000, paid: 12_000_000, underWay: 1_000_000, left: 18_000_000 },
    instalments: [{ left: 2_500_000 }, { left: 15_500_000 }],
  });
  const takenBack = grant({ ended });
  expect(grantLeft(takenBack, payments)).toMatchObject({ left: 0, paid: 12_000_000 });
  expect(committed(takenBack, payments)).toBe(13_000_000);
  const second = grant({ id: "g2", ore: 10_000_000, instalments: [] });
  expect(lineLeft(line(), [takenBack, second], payments)).toEqual({
    ...{ budgeted: 50_000_000, granted: 23_000_000, paid: 12_000_000, left: 27_000_000 },
  });
});

type Move =
  | { kind: "enter"; part: number; ore: number }
  | { kind: "change"; which: number; part: number; ore: number }
  | { kind: "pay"; which: number }
  | { kind: "cancel"; which: number };

function moved(found: GrantPayment, one: Exclude<Move, { kind: "enter" }>): GrantPayment {
  if (one.kind === "pay") return { ...found, paidOn: legalDate("2026-05-04") };
  if (one.kind === "cancel") return { ...found, isCancelled: true };
  return one.kind === "change"
    ? { ...found, instalmentId: `part${one.part}`, ore: one.ore }
    : found;
}

const ore = fc.integer({ min: 1, max: 20_000_000 });
const which = fc.nat(30);
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant("enter" as const), part: fc.nat(2), ore }),
  fc.record({ kind: fc.constant("change" as const), which, part: fc.nat(2), ore }),
  fc.record({ kind: fc.constant("pay" as const), which }),
  fc.record({ kind: fc.constant("cancel" as const), which }),
);

test("whatever is entered, changed, paid and cancelled, no part and no bidrag is ever overdrawn", () => {
  const parts = [7_000_000, 9_000_000, 15_000_000].map(
    (sum, index): Instalment => ({
      ...{ id: `part${index}`, ore: sum, condition: { kind: "none", words: "" }, fulfilled: null },
    }),
  );
  const whole = grant({ instalments: parts });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      let payments: GrantPayment[] = [];
      const allowed = (one: GrantPayment) =>
        entryStops(
          payment({ ...one, cancelled: null }),
          facts({ grants: [whole], onGrants: payments }),
        ).length === 0;
      for (const [at, one] of moves.entries()) {
        if (one.kind === "enter") {
          const fresh = onGrant({ id: `u${at}`, instalmentId: `part${one.part}`, ore: one.ore });
          if (allowed(fresh)) payments = [...payments, fresh];
          continue;
        }
        const found = payments[one.which % Math.max(1, payments.length)];
        if (!found || found.paidOn || found.isCancelled) continue;
        const next = moved(found, one);
        if (one.kind === "change" && !allowed(next)) continue;
        payments = payments.map((known) => (known.id === next.id ? next : known));
        const left = grantLeft(whole, payments);
        expect(left.left).toBeGreaterThanOrEqual(0);
        for (const part of left.instalments) expect(part.left).toBeGreaterThanOrEqual(0);
        expect(left.paid + left.underWay + left.left).toBe(whole.ore);
      }
    }),
  );
});
