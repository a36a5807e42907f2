import { expect, test } from "vitest";
import { leftOfPayment } from "#app/domain/grants/leftRows.ts";
import { facts, grant, onGrant, payment } from "./example.ts";

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
