/** Small things that an office buys, alike enough to be attested together. Suppliers, sums and numbers are invented. */
import type { ExampleInvoice } from "./invoices.ts";

const small = (
  payee: string,
  what: string,
  [organisationNumber, bankgiro, reference]: [string, string, string],
  ore: number,
): ExampleInvoice => ({
  ...{ kind: "invoice", what, payee, organisationNumber, account: ["bankgiro", bankgiro] },
  ...{ invoiceNumber: reference.slice(0, -1), reference },
  rows: [{ what, account: "6990", costCentre: "10", ore }],
});

/** They wait for the ordförande. */
export const smallInvoices: ExampleInvoice[] = [
  small("Älvsta Bageri AB", "Fika till arbetsgruppen", ["5590001110", "123-4566", "20172"], 48_500),
  small(
    "Norrsunds Kursgård AB",
    "Grupprum en eftermiddag",
    ["5590002225", "765-4320", "560128"],
    120_000,
  ),
  small("Tryckeriet vid Ån AB", "Namnskyltar", ["5590003330", "990-0119", "45013"], 63_750),
];
