/** An e-invoice as the payment is prepared from it, whichever format it came in. */
import type { PayeeAccount } from "#app/domain/payment/accounts.ts";
import type { PaymentReference } from "#app/domain/payment/reference.ts";

/** A file inside the invoice, as it says of itself: what it is, is read from its content. */
export type AttachedFile = { filename: string; bytes: Uint8Array };

export type InvoiceLine = { text: string; ore: number | null };

/**
 * What an invoice says. Amounts are whole öre of its currency. What is uncertain or wrong in it stands in `remarks` as
 * sentences: the invoice is somebody else's, so it is shown with what is wrong rather than turned away.
 */
export type ReadInvoice = {
  format: "Peppol BIS Billing 3" | "Svefaktura 1.0";
  isCredit: boolean;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  supplier: { name: string; organisationNumber: string | null; vatNumber: string | null };
  /** Who is paid, where it is somebody else than the supplier. */
  payee: string | null;
  /** What our own people are asked for by: "er referens". */
  buyerReference: string | null;
  /** What is to be paid. */
  ore: number;
  vatOre: number | null;
  accounts: PayeeAccount[];
  /** An OCR number when its check digit is right, otherwise a message; null where none is given. */
  reference: PaymentReference | null;
  /** The first lines, and how many there are in all. */
  lines: InvoiceLine[];
  lineCount: number;
  /** The PDF files in it, for people to read. */
  attached: AttachedFile[];
  remarks: string[];
};

/** An account as an invoice gives it: a number, and what says of which form it is. */
export type GivenAccount = { number: string; bank: string | null; meansCode: string | null };

/** What the two formats have in common, as texts and amounts of the file. */
export type RawInvoice = {
  format: ReadInvoice["format"];
  isCredit: boolean;
  number: string | null;
  issuedOn: string | null;
  dueOn: string | null;
  currency: string | null;
  supplierName: string | null;
  organisationNumber: string | null;
  vatNumber: string | null;
  payee: string | null;
  buyerReference: string | null;
  ore: number | null;
  vatOre: number | null;
  /** Before VAT, what was paid already and what was rounded off, to reckon the sum once more. */
  netOre: number | null;
  prepaidOre: number;
  roundingOre: number;
  /** The currency that each amount says it is in. */
  amountCurrencies: string[];
  accounts: GivenAccount[];
  references: string[];
  lines: InvoiceLine[];
  attached: AttachedFile[];
};
