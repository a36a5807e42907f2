/** The question of a time at the limit comes where it is asked, and is gone where it is not. @see ARV-4 */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { errandChoice, occasionChosen } from "#app/domain/payment/paymentInput.ts";
import { FeeFields } from "#app/ui/feeFields.tsx";
import type { FormState } from "#app/ui/fields.tsx";
import { invoice } from "#test/support/payments.ts";

const occasions = [
  { value: "m1", text: "Sammanträdet 3 mars 2026" },
  { value: errandChoice("e1"), text: "Förrättningen 4 mars 2026: Kurs" },
];
const page = (known: PaymentText | null, state?: FormState) =>
  renderToStaticMarkup(createElement(FeeFields, { occasions, known, state }));

const typed = (feeReason: string, field: string | null): FormState => ({
  typed: { feeReason: [feeReason] },
  refusals: field === null ? [] : [{ rule: "ARV-4", source: "x", field, text: "Skriv hur" }],
});

test("the reason is asked for at the limit, kept as it was typed, and else not there", () => {
  expect(page(null)).not.toContain("feeReason");
  expect(page(null, typed("", "amount"))).not.toContain("feeReason");
  expect(page(null, typed("", "feeReason"))).toContain("Skriv hur");
  expect(page(null, typed("Klockan", "amount"))).toContain('value="Klockan"');
  expect(page(invoice({ feeReason: "Bussen" }))).toContain('value="Bussen"');
});

test("what the arvode was for is chosen again", () => {
  expect(page(invoice({ feeErrandId: "e1" }))).toContain('value="forrattning:e1" selected');
  expect(page(invoice({ feeMeetingId: "m1" }))).toContain('value="m1" selected');
  expect(occasionChosen(invoice())).toBe("");
});
