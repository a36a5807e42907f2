/** An e-invoice fills in the form, is carried by it, and is kept with its PDF when the payment is saved. */
import { expect } from "vitest";
import { enterPayment } from "#app/commands/payments.server.ts";
import { FormReader } from "#app/form.ts";
import {
  carriedPapers,
  readInvoiceUpload,
  readSentInvoice,
} from "#app/routes/work/payments/invoiceUpload.server.ts";
import { sha256 } from "#db/queries/events.server.ts";
import { papersOfPayment } from "#db/queries/payments.server.ts";
import { peppolInvoice } from "../documents/invoices/samples.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { invoice, payingBoard, payment } from "../support/payments.ts";
import { refusal, value } from "../support/story.ts";

const pdf = Buffer.from("%PDF-1.7\nfaktura");
const attached = `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject filename="bild">${pdf.toString("base64")}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
const xml = peppolInvoice({ payee: attached });

const formWith = (fields: Record<string, string | File>) => {
  const data = new FormData();
  for (const [name, one] of Object.entries(fields)) data.set(name, one);
  return new FormReader(data);
};
const sent = (text: string) => formWith({ invoice: new File([text], "../Faktura 4711.xml") });

onEachDatabase("what is read is saved when the person saves, byte for byte", async (database) => {
  const office = officeOn(database);
  const b = await payingBoard(office);
  const { associationId } = b;
  const desk = { office, association: { id: associationId } };
  const blobs = () => office.db.selectFrom("blob").select("sha256").execute();
  const before = await blobs();
  const read = value(await readSentInvoice(desk, sent(xml)));
  expect(read.filename).toBe("Faktura 4711.xml");
  expect(read.fields).toMatchObject({ payee: "Älvstrands Städ & Service AB", amount: "12 500" });
  expect(await blobs()).toEqual(before);

  const papers = await carriedPapers(formWith(read.fields));
  expect(papers.map(({ filename, mediaType }) => [filename, mediaType])).toEqual([
    ["Faktura 4711.xml", "application/xml"],
    ["bild.pdf", "application/pdf"],
  ]);
  const input = { text: invoice(), papers };
  const { number } = value(await enterPayment(office, b.as("secretary"), input));
  const kept = await papersOfPayment(office.db, (await payment(b, number)).id);
  expect(kept.map((one) => one.sha256)).toEqual([sha256(Buffer.from(xml)), sha256(pdf)]);

  const again = value(await readSentInvoice(desk, sent(xml)));
  expect(again.told[0]).toBe(
    `Samma e-faktura är redan inlagd i utbetalning ${number}. Betala den inte igen.`,
  );
});

const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Invoice>&b;</Invoice>`;
const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Invoice>&e;</Invoice>`;

onEachDatabase("what is no e-invoice is told at its field, and kept nowhere", async (database) => {
  const office = officeOn(database);
  const desk = { office, association: { id: "none" } };
  const answer = async (text: string) => {
    const read = await readSentInvoice(desk, sent(text));
    expect(read.ok ? [] : [...new Set(read.refusals.map(({ field }) => field))]).toEqual([
      "invoice",
    ]);
    return refusal(read);
  };
  expect(await answer(bomb)).toContain("DOCTYPE");
  expect(await answer(outside)).toContain("DOCTYPE");
  expect(await answer('<Invoice xmlns="urn:annat"/>')).toContain("ingen e-faktura");
  expect(await answer("")).toBe("Filen är tom.");
  expect(await answer(" ".repeat(5_000_001))).toContain("Högst 5 MB");
  expect(refusal(await readSentInvoice(desk, formWith({})))).toBe("Välj en e-faktura.");
  expect(refusal(await readInvoiceUpload(new File([bomb], "a.xml")))).toContain("DOCTYPE");

  const lost = formWith({ invoiceXml: Buffer.from("<svg/>").toString("base64"), invoiceName: "x" });
  expect(await carriedPapers(lost)).toEqual([]);
  expect(lost.refusals.map(({ field }) => field)).toEqual(["invoice"]);
  expect(await carriedPapers(formWith({}))).toEqual([]);
});
