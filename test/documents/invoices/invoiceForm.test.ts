/** What an e-invoice fills in, what it leaves to the person, and how it is shown to be read. */
import { expect, test } from "vitest";
import { invoiceForm } from "#app/documents/invoices/invoiceForm.ts";
import { invoiceShown } from "#app/documents/invoices/invoiceShown.ts";
import { readInvoice } from "#app/documents/invoices/readInvoice.ts";
import type { Result } from "#app/domain/result.ts";
import { part, peppolCredit, peppolInvoice, svefaktura } from "./samples.ts";

function taken<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals.map(({ text }) => text).join("\n"));
  return result.value;
}

const invoiceOf = (text: string) => taken(readInvoice(new TextEncoder().encode(text)));
const filled = (text: string) => taken(invoiceForm(invoiceOf(text)));

const posting = "Kontering står inte i fakturan. Fyll i den innan du sparar.";

test.each([
  ["Peppol", peppolInvoice()],
  ["Svefaktura", svefaktura()],
])("%s fills in every field that it holds", (_format, text) => {
  expect(filled(text)).toEqual({
    fields: {
      ...{ kind: "invoice", what: "Städning av kansliet i januari" },
      ...{ payee: "Älvstrands Städ & Service AB", organisationNumber: "5569001232" },
      ...{ accountKind: "bankgiro", account: "505-0109", ocr: "2025120003" },
      ...{ invoiceNumber: "4711", invoiceDate: "2026-02-10", dueDate: "2026-03-12" },
      amount: "12 500",
    },
    told: [
      "Fakturan har flera konton. Bankgiro 505-0109 är valt.",
      "Fakturan har er referens: Kansliet 10.",
      posting,
    ],
  });
});

test("what is not there, or not in kronor, is left empty and told", () => {
  const bare = filled(peppolInvoice({ means: "" }));
  expect(bare.fields).not.toHaveProperty("account");
  expect(bare.told).toContain("Fakturan har inget konto som går att betala till.");
  expect(bare.told).toContain(
    "Fakturan har ingen betalningsreferens. Fakturans nummer blir meddelande.",
  );
  const foreign = filled(peppolInvoice(part("head", ">SEK<", ">EUR<")));
  expect(foreign.fields.amount).toBe("");
  expect(foreign.told).toContain("Beloppet är inte ifyllt. Skriv vad det blir i svenska kronor.");
});

test("somebody else who is paid is not given the supplier's number", () => {
  const payee =
    "<cac:PayeeParty><cac:PartyName><cbc:Name>Vidälvs Factoring AB</cbc:Name></cac:PartyName></cac:PayeeParty>";
  const { fields, told } = filled(peppolInvoice({ payee }));
  expect(fields.payee).toBe("Vidälvs Factoring AB");
  expect(fields.organisationNumber).toBeUndefined();
  expect(told[0]).toBe("Betalningen går till någon annan än leverantören: Vidälvs Factoring AB.");
});

test("a credit note is not paid", () => {
  const credit = invoiceForm(invoiceOf(peppolCredit()));
  expect(credit.ok ? [] : credit.refusals.map(({ text }) => text)).toEqual([
    "Filen är en kreditfaktura på 12 500 SEK från Älvstrands Städ & Service AB. Den betalas inte. Be leverantören dra av den på nästa faktura.",
  ]);
});

test("an invoice is shown in words, and a credit note as one", () => {
  const shown = invoiceShown(invoiceOf(peppolInvoice()));
  expect(shown.title).toBe("Faktura 4711");
  expect(shown.facts).toContainEqual({ name: "Att betala", text: "12\u00a0500,00\u00a0kr" });
  expect(shown.facts).toContainEqual({ name: "Förfaller", text: "12 mars 2026" });
  expect(shown.lines).toEqual([
    { row: 1, text: "Städning av kansliet i januari", sum: "10\u00a0000,40\u00a0kr" },
  ]);
  expect(invoiceShown(invoiceOf(peppolCredit())).title).toBe("Kreditfaktura 4711");
  const line =
    '<cac:InvoiceLine><cbc:LineExtensionAmount currencyID="SEK">1</cbc:LineExtensionAmount></cac:InvoiceLine>';
  const long = invoiceShown(invoiceOf(peppolInvoice({ lines: line.repeat(250) })));
  expect(long.more).toBe("Fakturan har 250 rader. De första 100 visas.");
});
