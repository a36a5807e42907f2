/** An e-invoice as a person reads it: plain words, in an order, from a file that only programs can read. */
import { dateText, parseLegalDate } from "#app/domain/calendar.ts";
import { accountKindName, accountText } from "#app/domain/payment/accounts.ts";
import { organisationNumberText } from "#app/domain/payment/identity.ts";
import { sumText } from "#app/domain/payment/sumText.ts";
import { numberText } from "#app/domain/words/numbers.ts";
import type { ReadInvoice } from "./invoice.ts";

export type InvoiceShown = {
  title: string;
  facts: { name: string; text: string }[];
  lines: { row: number; text: string; sum: string }[];
  /** Told when the invoice has more lines than are shown. */
  more: string | null;
  remarks: string[];
  /** The format that it came in. */
  format: string;
};

const dayText = (words: string | null): string => {
  const day = words === null ? null : parseLegalDate(words);
  return day === null ? "" : dateText(day);
};

/** The invoice in words; what is not in it is left out. */
export function invoiceShown(invoice: ReadInvoice): InvoiceShown {
  const { supplier, currency, reference, lines, lineCount, payee } = invoice;
  const money = (ore: number | null): string => {
    if (ore === null) return "";
    return currency === "SEK" ? sumText(ore) : `${numberText(ore)} ${currency}`;
  };
  const number = supplier.organisationNumber;
  const facts = [
    { name: "Från", text: supplier.name },
    { name: "Organisationsnummer", text: number ? organisationNumberText(number) : "" },
    { name: "Betalas till", text: payee ?? "" },
    ...invoice.accounts.map((one) => ({
      name: accountKindName[one.kind],
      text: accountText(one),
    })),
    { name: "OCR-nummer", text: reference?.kind === "ocr" ? reference.number : "" },
    { name: "Meddelande", text: reference?.kind === "message" ? reference.text : "" },
    { name: "Fakturadatum", text: dayText(invoice.issuedOn) },
    { name: "Förfaller", text: dayText(invoice.dueOn) },
    { name: "Er referens", text: invoice.buyerReference ?? "" },
    { name: "Varav moms", text: money(invoice.vatOre) },
    { name: invoice.isCredit ? "Att få tillbaka" : "Att betala", text: money(invoice.ore) },
  ];
  return {
    title: `${invoice.isCredit ? "Kreditfaktura" : "Faktura"} ${invoice.number}`,
    facts: facts.filter(({ text }) => text !== ""),
    lines: lines.map(({ text, ore }, at) => ({ row: at + 1, text: text || "–", sum: money(ore) })),
    more:
      lineCount > lines.length
        ? `Fakturan har ${numberText(lineCount * 100)} rader. De första ${lines.length} visas.`
        : null,
    remarks: invoice.remarks,
    format: invoice.format,
  };
}
