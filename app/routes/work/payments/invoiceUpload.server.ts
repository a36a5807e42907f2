/**
 * An e-invoice that is sent in: read to fill in the form, carried by the form itself to when it is saved, and kept then as
 * underlag with the PDF in it. Nothing of it is kept on the server before that.
 */

import { sha256 } from "#db/queries/events.server.ts";
import { papersWithHash } from "#db/queries/paymentPapers.server.ts";
import { type FilledForm, invoiceForm } from "../../../documents/invoices/invoiceForm.ts";
import { readInvoice } from "../../../documents/invoices/readInvoice.ts";
import { accepted, type Refusal, type Result, refused } from "../../../domain/result.ts";
import { listText } from "../../../domain/wording.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { keptFilename, readUpload, type Upload } from "../../../upload.server.ts";

/** It goes to the page and back again in the form. */
const MOST_CARRIED = 5_000_000;

/** The invoice's own type: it is never shown as it is, only as what was read of it. */
export const invoiceMediaType = "application/xml";

/** Told by its name: what is in it is read by the reader of e-invoices, and by nothing else. */
export const isXmlFile = ({ name }: File): boolean => /\.xml$/i.test(name);

const atField = (field: string, refusals: readonly Refusal[]) => ({
  ok: false as const,
  refusals: refusals.map((one) => ({ ...one, field })),
});

/** The e-invoice and the PDF files in it, to be kept. */
async function invoicePapers(filename: string, bytes: Uint8Array): Promise<Result<Upload[]>> {
  const read = readInvoice(bytes);
  if (!read.ok) return read;
  const papers: Upload[] = [{ filename, mediaType: invoiceMediaType, bytes }];
  for (const attached of read.value.attached) {
    const file = new File([new Uint8Array(attached.bytes)], attached.filename);
    const upload = await readUpload(file);
    if (upload.ok) papers.push({ ...upload.value, filename: asPdf(upload.value.filename) });
  }
  return accepted(papers);
}

const asPdf = (name: string): string => (/\.pdf$/i.test(name) ? name : `${name}.pdf`);

/** An e-invoice that is given as underlag straight away. */
export async function readInvoiceUpload(file: File): Promise<Result<Upload[]>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return invoicePapers(keptFilename(file.name), bytes);
}

/** What is filled in, what is told of it, and the file as the form carries it. */
export type InvoiceReading = { fields: Record<string, string>; told: string[]; filename: string };

/** Reads the file of the form's field, or tells why not. */
export async function readSentInvoice(
  { office, association }: Pick<Desk, "office"> & { association: { id: string } },
  form: FormReader,
): Promise<Result<InvoiceReading>> {
  const file = form.file("invoice");
  if (!file || file.name === "") {
    return refused("Välj en e-faktura.", { field: "invoice" });
  }
  if (file.size > MOST_CARRIED) {
    const text = `E-fakturan är för stor. Högst ${MOST_CARRIED / 1_000_000} MB läses in här. Fyll i uppgifterna för hand och lägg filen som underlag.`;
    return refused(text, { field: "invoice" });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readInvoice(bytes);
  const filled = read.ok ? invoiceForm(read.value) : read;
  if (!filled.ok) return atField("invoice", filled.refusals);
  const known = await papersWithHash(office.db, association.id, sha256(bytes));
  const filename = keptFilename(file.name);
  const carried = Buffer.from(bytes).toString("base64");
  return accepted({
    filename,
    fields: { ...fieldsOf(filled.value), invoiceXml: carried, invoiceName: filename },
    told: [...knownText(known), ...filled.value.told],
  });
}

const fieldsOf = ({ fields }: FilledForm): Record<string, string> => ({
  ...fields,
  // One row of the kontering is the usual.
  "amount-0": fields.amount ?? "",
});

const knownText = (numbers: readonly string[]): string[] =>
  numbers.length === 0
    ? []
    : [`Samma e-faktura är redan inlagd i utbetalning ${listText(numbers)}. Betala den inte igen.`];

/** The e-invoice that the form has carried, read once more: what came back may be anything. */
export async function carriedPapers(form: FormReader): Promise<Upload[]> {
  const carried = form.raw("invoiceXml");
  if (carried === "") return [];
  const bytes = new Uint8Array(Buffer.from(carried, "base64"));
  const name = keptFilename(form.raw("invoiceName")) || "E-faktura.xml";
  const papers = await invoicePapers(name, bytes);
  if (papers.ok) return papers.value;
  form.refuse("invoice", "E-fakturan följde inte med hela vägen. Läs in den på nytt.");
  return [];
}
