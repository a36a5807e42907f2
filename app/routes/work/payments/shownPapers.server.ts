/** The underlag of a payment as its page shows it: an e-invoice is read, the rest the browser shows. */
import { bytesOf } from "#db/queries/blobs.server.ts";
import { papersOfPayment } from "#db/queries/payments.server.ts";
import { type InvoiceShown, invoiceShown } from "../../../documents/invoices/invoiceShown.ts";
import { readInvoice } from "../../../documents/invoices/readInvoice.ts";
import type { Desk } from "../../../session.server.ts";
import { invoiceMediaType } from "./invoiceUpload.server.ts";

type Kept = { media_type: string; sha256: string };

/** An e-invoice in words; null for other files, and for one that cannot be read any more. */
export async function invoiceOfPaper(
  { office, association }: Desk,
  { media_type, sha256 }: Kept,
): Promise<InvoiceShown | null> {
  if (media_type !== invoiceMediaType) return null;
  const blob = await bytesOf(office.db, association.id, sha256);
  const read = blob && readInvoice(new Uint8Array(blob.bytes));
  return read?.ok ? invoiceShown(read.value) : null;
}

/** Every underlag in its order, the e-invoices in words. */
export async function shownPapers(desk: Desk, paymentId: string) {
  const papers = await papersOfPayment(desk.office.db, paymentId);
  return Promise.all(
    papers.map(async ({ id, filename, media_type, sha256 }) => ({
      ...{ id, filename, media_type },
      invoice: await invoiceOfPaper(desk, { media_type, sha256 }),
    })),
  );
}
