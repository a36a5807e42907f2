/** Payment orders of an invented förbund to invented payees, and such orders by chance. */
import fc from "fast-check";
import type { OrderedPayment, PaymentOrder } from "#app/documents/payments/order.ts";

const payment = (part: Partial<OrderedPayment>): OrderedPayment => ({
  endToEndId: "UTB-2026-0001",
  executionDate: "2026-03-10",
  ore: 1_250_000,
  name: "Älvstrands Städ & Service AB",
  town: "Vidälv",
  account: { kind: "bankgiro", number: "5050109" },
  reference: { kind: "ocr", number: "2025120003" },
  ...part,
});

/** Two days, four kinds of account, OCR and messages, an odd öre and a name with signs that banks do not carry. */
export const sampleOrder: PaymentOrder = {
  messageId: "VIDALVEN-20260302-1",
  createdAt: "2026-03-02T09:15:00",
  payer: {
    name: "Samordningsförbundet Vidälven",
    organisationNumber: "2220003210",
    iban: "SE0750000000052070123456",
    bankgiro: "12345674",
    bic: "VIDBSESS",
    customerId: null,
  },
  payments: [
    payment({}),
    payment({
      endToEndId: "UTB-2026-0002",
      executionDate: "2026-03-05",
      ore: 99_95,
      name: "Café Åkerbär",
      town: null,
      account: { kind: "plusgiro", number: "1234566" },
      reference: { kind: "message", text: "Faktura 118 – fika 3 mars" },
    }),
    payment({
      endToEndId: "UTB-2026-0003",
      ore: 700_01,
      name: "Elin Sjögren",
      account: {
        kind: "bank",
        clearing: "6000",
        number: "123456789",
        bank: "Handelsbanken",
        isChecked: true,
      },
      reference: { kind: "message", text: "Ersättning för resa 12 februari" },
    }),
    payment({
      endToEndId: "UTB-2026-0004",
      ore: 12_345_678_90,
      name: "Vidälvs kommun",
      account: { kind: "iban", iban: "SE3550000000054910000003" },
      reference: { kind: "ocr", number: "31415926535" + "38" },
    }),
    payment({ endToEndId: "UTB-2026-0005", ore: 1, reference: { kind: "ocr", number: "42" } }),
  ],
};

const account: fc.Arbitrary<OrderedPayment["account"]> = fc.constantFrom(
  ...sampleOrder.payments.map((one) => one.account),
);

const reference: fc.Arbitrary<OrderedPayment["reference"]> = fc.oneof(
  fc
    .constantFrom("42", "2025120003", "3141592653538")
    .map((number) => ({ kind: "ocr" as const, number })),
  fc
    .stringMatching(/^[A-Za-zåäöÅÄÖ0-9][A-Za-zåäöÅÄÖ0-9éü&"–<> /:().,'+-]{0,60}$/)
    .map((text) => text.replace(/[<>]/g, ""))
    .map((text) => ({ kind: "message" as const, text })),
);

const someDay = fc
  .tuple(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 2, max: 28 }))
  .map(([month, day]) => `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

/** Orders that can be written. */
export const someOrder: fc.Arbitrary<PaymentOrder> = fc
  .tuple(
    fc.array(
      fc.record({
        executionDate: someDay,
        ore: fc.integer({ min: 1, max: 99_999_999_999 }),
        name: fc.constantFrom("Älvstrands Städ & Service AB", "Łukasz Žižka", "O’Hara Øresund"),
        town: fc.constantFrom("Vidälv", null),
        account,
        reference,
      }),
      { minLength: 1, maxLength: 12 },
    ),
    fc.constantFrom("12345674", null),
  )
  .map(([payments, bankgiro]) => ({
    ...sampleOrder,
    payer: { ...sampleOrder.payer, bankgiro },
    payments: payments.map((one, at) => ({ ...one, endToEndId: `UTB-${at + 1}` })),
  }));
