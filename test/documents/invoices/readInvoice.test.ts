/** E-invoices: what is read of them, what is remarked on, and what is no invoice. */
import { describe, expect, test } from "vitest";
import type { ReadInvoice } from "#app/documents/invoices/invoice.ts";
import { readInvoice } from "#app/documents/invoices/readInvoice.ts";
import { accountText } from "#app/domain/payment/accounts.ts";
import { type Parts, part, peppolCredit, peppolInvoice, svefaktura } from "./samples.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function taken(text: string): ReadInvoice {
  const read = readInvoice(bytes(text));
  if (!read.ok) throw new Error(read.refusals.map((refusal) => refusal.text).join("\n"));
  return read.value;
}

const sentence = (text: string): string => {
  const read = readInvoice(bytes(text));
  return read.ok ? "read" : read.refusals.map((refusal) => refusal.text).join("\n");
};

const whole = {
  isCredit: false,
  number: "4711",
  issuedOn: "2026-02-10",
  dueOn: "2026-03-12",
  currency: "SEK",
  supplier: {
    name: "Älvstrands Städ & Service AB",
    organisationNumber: "5569001232",
    vatNumber: "SE556900123201",
  },
  payee: null,
  buyerReference: "Kansliet 10",
  ore: 1_250_000,
  vatOre: 250_010,
  reference: { kind: "ocr", number: "2025120003" },
  lines: [{ text: "Städning av kansliet i januari", ore: 1_000_040 }],
  lineCount: 1,
  attached: [],
  remarks: [],
};

describe.each([
  ["Peppol BIS Billing 3", peppolInvoice()],
  ["Svefaktura 1.0", svefaktura()],
])("%s", (format, text) => {
  test("says what is to be paid, to whom and when", () => {
    const { accounts, ...invoice } = taken(text);
    expect(invoice).toEqual({ format, ...whole });
    expect(accounts.map(accountText)).toEqual([
      "505-0109",
      "12 34 56-6",
      "SE35 5000 0000 0549 1000 0003",
    ]);
  });

  test("is found in the envelope that it came in", () => {
    const inner = text.replace(/^<\?xml.*\?>/, "");
    for (const envelope of ["StandardBusinessDocument", "ObjectEnvelope"]) {
      const wrapped = `<e:${envelope} xmlns:e="urn:envelope"><e:Header/>${inner}</e:${envelope}>`;
      expect(taken(wrapped).number).toBe("4711");
    }
    expect(sentence(`<Annat>${inner}</Annat>`)).toContain("ingen e-faktura");
    expect(sentence(`<ObjectEnvelope>${inner}${inner}</ObjectEnvelope>`)).toContain(
      "flera fakturor",
    );
  });
});

test("a credit note is one", () => {
  const credit = taken(peppolCredit());
  expect(credit).toMatchObject({ isCredit: true, ore: 1_250_000, dueOn: null, lineCount: 1 });
  expect(credit.remarks).toEqual([]);
  const old = taken(svefaktura((text) => text.replace(">380<", ">381<")));
  expect(old.isCredit).toBe(true);
});

const wrongBankgiro = part("means", "5050109", "5050108");

test.each<[string, Partial<Parts>, string]>([
  ["another currency", part("head", ">SEK<", ">EUR<"), "Fakturan är i EUR"],
  [
    "amounts in two currencies",
    part("total", 'PayableAmount currencyID="SEK"', 'PayableAmount currencyID="EUR"'),
    "olika valutor",
  ],
  [
    "a sum that is not its parts",
    part("total", "12500.00</cbc:PayableAmount", "12600.00</cbc:PayableAmount"),
    "delarna blir 12 500, men 12 600 ska betalas",
  ],
  ["a bankgiro that is wrong", wrongBankgiro, "Bankgiro 5050108, går inte att betala till"],
  [
    "an account of no form",
    part("means", "SE:BANKGIRO", "ANNAT"),
    "om kontot 5050109 är ett bankgiro eller ett plusgiro",
  ],
  [
    "a supplier's number that is wrong",
    part("supplier", ">5569001232<", ">5569001233<"),
    "Leverantörens nummer",
  ],
  [
    "a supplier without number",
    { supplier: "<cac:PartyName><cbc:Name>AB</cbc:Name></cac:PartyName>" },
    "inget organisationsnummer",
  ],
  ["no account", { means: "" }, "inget konto som går att betala till"],
  [
    "somebody else who is paid",
    {
      payee:
        "<cac:PayeeParty><cac:PartyName><cbc:Name>Vidälvs Factoring AB</cbc:Name></cac:PartyName></cac:PayeeParty>",
    },
    "Betalningen går till någon annan än leverantören: Vidälvs Factoring AB.",
  ],
  ["no due day", part("head", /<cbc:DueDate>.*<\/cbc:DueDate>/, ""), "ingen förfallodag"],
  [
    "a due day before its own",
    part("head", "2026-03-12", "2026-01-12"),
    "förfaller före sitt datum",
  ],
  ["two references", part("means", "2025120003", "42"), "flera betalningsreferenser"],
  [
    "less than nothing",
    part("total", /12500\.00<\/cbc:PayableAmount/, "-12500.00</cbc:PayableAmount"),
    "kreditfaktura",
  ],
])("%s is remarked on", (_what, parts, says) => {
  expect(taken(peppolInvoice(parts)).remarks.join("\n")).toContain(says);
});

test("digits that are no OCR number go as a message, and older codes tell the form of an account", () => {
  expect(taken(peppolInvoice(part("means", /2025120003/g, "2025120004"))).reference).toEqual({
    kind: "message",
    text: "2025120004",
  });
  const means = `<cac:PaymentMeans><cbc:PaymentMeansCode>56</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>505-0109</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>6000-123456789</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>HANDSESS</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>`;
  expect(taken(peppolInvoice({ means })).accounts.map(({ kind }) => kind)).toEqual([
    "bankgiro",
    "bank",
  ]);
});

test("VAT in the currency of the bookkeeping is not the invoice's", () => {
  const tax = `${'<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">2500.10</cbc:TaxAmount></cac:TaxTotal>'}<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">220.00</cbc:TaxAmount></cac:TaxTotal>`;
  expect(taken(peppolInvoice({ tax })).vatOre).toBe(250_010);
});

test("what stands twice, or in another namespace, is not believed", () => {
  const twice = part(
    "total",
    "</cac:LegalMonetaryTotal>",
    '<cbc:PayableAmount currencyID="SEK">1.00</cbc:PayableAmount></cac:LegalMonetaryTotal>',
  );
  expect(sentence(peppolInvoice(twice))).toContain("belopp att betala");
  const strange = part(
    "total",
    "<cbc:PayableAmount",
    '<x:PayableAmount xmlns:x="urn:x">1.00</x:PayableAmount><cbc:PayableAmount',
  );
  expect(taken(peppolInvoice(strange)).ore).toBe(1_250_000);
});

test("what is missing is told, all of it at once", () => {
  const head =
    "<cbc:IssueDate>2026-02-30</cbc:IssueDate><cbc:DocumentCurrencyCode>kronor</cbc:DocumentCurrencyCode>";
  expect(sentence(peppolInvoice({ head, supplier: "", total: "" }))).toBe(
    "Fakturan saknar det som behövs för att betala den: fakturanummer, fakturadatum, leverantörens namn, valuta, belopp att betala.",
  );
});

test("a PDF in the invoice is taken out, and what is none stays in it and is told", () => {
  const file = (name: string, content: string) =>
    `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="${name}">${content}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>`;
  const pdf = Buffer.from("%PDF-1.7 faktura");
  const parts = [
    file("faktura.pdf", pdf.toString("base64").replace(/.{8}/, "$&\n")),
    file("program.pdf", Buffer.from("MZ").toString("base64")),
    file("trasig.pdf", "inte base64!"),
  ];
  const read = taken(peppolInvoice({ payee: parts.join("") }));
  expect(read.attached.map(({ filename, bytes }) => [filename, Buffer.from(bytes)])).toEqual([
    ["faktura.pdf", pdf],
  ]);
  expect(read.remarks).toEqual(["Bilagan program.pdf är ingen PDF. Den finns kvar i e-fakturan."]);
});

test.each([
  ["another XML", "<svg/>", "ingen e-faktura"],
  ["an invoice of another standard", '<Invoice xmlns="urn:annat"/>', "ingen e-faktura"],
  ["a PDF", "%PDF-1.7", "ingen hel XML-fil"],
  [
    "an invoice with a document type",
    `<!DOCTYPE x>${svefaktura().replace(/^<\?xml.*\?>/, "")}`,
    "dokumenttyp",
  ],
])("%s is refused", (_what, text, says) => {
  expect(sentence(text)).toContain(says);
});

test("an invoice of thousands of lines is read in brief", () => {
  const line =
    '<cac:InvoiceLine><cbc:LineExtensionAmount currencyID="SEK">1</cbc:LineExtensionAmount><cac:Item><cbc:Name>Rad</cbc:Name></cac:Item></cac:InvoiceLine>';
  const invoice = taken(peppolInvoice({ lines: line.repeat(3000) }));
  expect([invoice.lines.length, invoice.lineCount]).toEqual([100, 3000]);
});
