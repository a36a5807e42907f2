import { expect, test } from "vitest";
import type { MoneyFacts } from "#app/domain/grants/facts.ts";
import { leftAfterTexts, leftOfPayment } from "#app/domain/grants/leftRows.ts";
import type { Payment } from "#app/domain/payment/payment.ts";
import { day, facts, grant, line, onGrant, payment } from "./example.ts";

test("what a payment belongs to and what is left there, itself counted", () => {
  const known = facts({ onGrants: [onGrant({ id: "u", ore: 15_000_000 })] });
  expect(leftOfPayment(payment(), known)).toEqual({
    ...{
      grantNumber: "2026-1",
      belongsTo: "§ 12 2 mars 2026, bidrag till Norrsunds kommun för Ringen",
    },
    condition: "När avtalet är undertecknat. Uppfyllt: Avtal undertecknat 9 mars 2026 (Avtal.pdf).",
    rows: [
      { name: "Del 1 av 2", granted: 15_500_000, paid: 0, underWay: 15_000_000, left: 500_000 },
      {
        name: "Hela bidraget",
        granted: 31_000_000,
        paid: 0,
        underWay: 15_000_000,
        left: 16_000_000,
      },
    ],
    line: {
      ...{ name: "4510 Insatser 2026", budgeted: 50_000_000, granted: 31_000_000 },
      ...{ paid: 0, left: 19_000_000 },
    },
  });
  const bare = facts({ grants: [grant({ lineId: null })] });
  expect(leftOfPayment(payment({ instalmentId: "half2" }), bare)).toMatchObject({
    ...{ line: null, condition: "När styrelsen har godkänt redovisningen. Inte uppfyllt än." },
  });
  expect(leftOfPayment(payment({ instalmentId: null }), known)).toBeNull();
});

const told = (known: Partial<MoneyFacts>, about: Partial<Payment> = {}) =>
  leftAfterTexts(payment(about), facts(known)).map((text) => text.replaceAll("\u00a0", " "));

test("what is left after a payment is the same whichever of several is paid first", () => {
  const own = onGrant({ id: "u", ore: 15_000_000 });
  const other = onGrant({ id: "u2", instalmentId: "half2", ore: 6_000_000 });
  const line = "På budgetposten 4510 Insatser 2026 är 190 000,00 kr kvar att bevilja.";
  expect(told({ onGrants: [own] })).toEqual([
    "Av bidraget är 160 000,00 kr kvar när den är betald.",
    line,
  ]);
  const both = [
    "Av bidraget är 100 000,00 kr kvar när den och 1 till som är på väg är betalda.",
    line,
  ];
  expect(told({ onGrants: [own, other] })).toEqual(both);
  expect(told({ onGrants: [own, other] }, { id: "u2", instalmentId: "half2" })).toEqual(both);
  const paid = { ...other, paidOn: day };
  const gone = onGrant({ id: "u3", isCancelled: true });
  expect(told({ onGrants: [own, paid, gone] })[0]).toBe(
    "Av bidraget är 100 000,00 kr kvar när den är betald.",
  );
});

test("a budget line that is not chosen, or is too small, is told", () => {
  expect(told({ grants: [grant({ lineId: null })] })[1]).toBe(
    "Ingen budgetpost är vald för bidraget.",
  );
  expect(told({ lines: [line({ ore: 30_000_000 })] })[1]).toBe(
    "På budgetposten 4510 Insatser 2026 är 10 000,00 kr för mycket beviljat.",
  );
  expect(told({}, { instalmentId: null })).toEqual([]);
});
