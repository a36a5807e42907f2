/** What the example is to pay: invented suppliers, sums and numbers, each with an underlag that looks like one. */
import type { PaperFile } from "#app/commands/payments.server.ts";
import type { Block, Cell, Document } from "#app/documents/document.ts";
import { mediaTypes, render } from "#app/documents/render.server.ts";
import { addDays, dateText, type LegalDate } from "#app/domain/calendar.ts";
import { type AccountKind, accountText, readAccount } from "#app/domain/payment/accounts.ts";
import { organisationNumberText } from "#app/domain/payment/identity.ts";
import type { PaymentText, Posting } from "#app/domain/payment/payment.ts";
import { kronorText } from "#app/domain/words/amounts.ts";
import { done } from "./board.ts";

export type ExampleInvoice = {
  kind: PaymentText["kind"];
  what: string;
  payee: string;
  organisationNumber: string | null;
  account: [AccountKind, string];
  invoiceNumber: string;
  /** OCR where it is digits only, else a message. */
  reference: string;
  rows: (Omit<Posting, "project"> & { what: string; project?: string })[];
};

/** The payment as it is entered on a day. `personId` is the payee when that is somebody in the register. */
export function textOf(
  invoice: ExampleInvoice,
  { day, personId = null }: { day: LegalDate; personId?: string | null },
): PaymentText {
  const { kind, what, payee, organisationNumber, invoiceNumber, reference, rows } = invoice;
  return {
    ...{ kind, what, invoiceNumber, concernsId: personId, itemId: null },
    payee: {
      ...{ name: payee, organisationNumber, personId },
      account: done(readAccount(...invoice.account, "account")),
    },
    invoiceDate: addDays(day, -2),
    dueDate: addDays(day, 28),
    ore: rows.reduce((sum, { ore }) => sum + ore, 0),
    reference: /^\d+$/.test(reference)
      ? { kind: "ocr", number: reference }
      : { kind: "message", text: reference },
    postings: rows.map(({ account, costCentre, project = "", ore }) => ({
      ...{ account, costCentre, project, ore },
    })),
  };
}

const cell = (text: string, align: "start" | "end" = "start"): Cell => ({
  ...{ align, children: [{ kind: "text", text }] },
});

/** The invoice as its sender would have sent it. */
function invoiceDocument(invoice: ExampleInvoice, text: PaymentText): Document {
  const { payee, ore, reference, invoiceDate, dueDate } = text;
  const fact = (term: string, words: string) => ({ term, value: [cell(words).children] });
  const number = payee.organisationNumber;
  const blocks: Block[] = [
    { kind: "heading", level: 1, children: [{ kind: "text", text: "Faktura" }] },
    {
      kind: "facts",
      rows: [
        fact("Från", payee.name),
        ...(number ? [fact("Organisationsnummer", organisationNumberText(number))] : []),
        fact("Till", "Samordningsförbundet Vidälven"),
        fact("Fakturanummer", text.invoiceNumber),
        fact("Fakturadatum", dateText(invoiceDate)),
        fact("Förfaller", dateText(dueDate)),
        ...(payee.account ? [fact("Betala till", accountText(payee.account))] : []),
        fact("Ange", reference.kind === "ocr" ? reference.number : reference.text),
      ],
    },
    {
      ...{ kind: "table", caption: null, rowHeaders: true },
      header: [cell("Avser"), cell("Belopp", "end")],
      rows: [
        ...invoice.rows.map((row) => [cell(row.what), cell(kronorText(row.ore), "end")]),
        [cell("Att betala"), cell(kronorText(ore), "end")],
      ],
    },
  ];
  return {
    ...{ title: `Faktura ${text.invoiceNumber}`, issuer: payee.name, subject: text.what },
    ...{ date: invoiceDate, header: { left: payee.name, right: "Faktura" }, blocks },
  };
}

/** The underlag: an invoice as a PDF, a person's receipt as plain words. */
export async function paperOf(invoice: ExampleInvoice, text: PaymentText): Promise<PaperFile> {
  if (text.kind === "invoice") {
    const bytes = await render(invoiceDocument(invoice, text), "pdf");
    const filename = `Faktura ${text.invoiceNumber}.pdf`;
    return { filename, mediaType: mediaTypes.pdf, bytes };
  }
  const rows = invoice.rows.map((row) => `${row.what}: ${kronorText(row.ore)}`);
  const words = [`Reseräkning, ${text.payee.name}`, dateText(text.invoiceDate), ...rows];
  const bytes = new TextEncoder().encode(`${words.join("\n")}\n`);
  return { filename: "Reseräkning.txt", mediaType: "text/plain; charset=utf-8", bytes };
}

const row = (what: string, account: string, ore: number, project?: string) => ({
  ...{ what, account, costCentre: "10", ore, ...(project ? { project } : {}) },
});

/** Paid, ready to pay, sent back, waiting for the ordförande, waiting for the vice, and just come. */
export const invoices = {
  paid: {
    ...{ kind: "invoice", what: "Kontorsmaterial till kansliet" },
    ...{ payee: "Älvsta Kontorsvaror AB", organisationNumber: "5590001110" },
    ...{ account: ["bankgiro", "123-4566"], invoiceNumber: "1017", reference: "10173" },
    rows: [row("Papper och pärmar", "6110", 186_250), row("Skrivarfärg", "6110", 240_000)],
  },
  ready: {
    ...{ kind: "invoice", what: "Lokal och lunch vid samverkansdagen" },
    ...{ payee: "Norrsunds Kursgård AB", organisationNumber: "5590002225" },
    ...{ account: ["bankgiro", "765-4320"], invoiceNumber: "5501", reference: "550129" },
    rows: [row("Sal för 40 personer", "5010", 620_000), row("Lunch", "7690", 580_000)],
  },
  returned: {
    ...{ kind: "invoice", what: "Föreläsning om samtycke" },
    ...{ payee: "Samtal i Mittland ekonomisk förening", organisationNumber: "7696005557" },
    ...{ account: ["plusgiro", "60 02 34-9"], invoiceNumber: "88", reference: "Faktura 88" },
    rows: [row("Föreläsning, en dag", "6550", 1_800_000)],
  },
  chair: {
    ...{ kind: "invoice", what: "Tryck av foldern Vägen till arbete" },
    ...{ payee: "Tryckeriet vid Ån AB", organisationNumber: "5590003330" },
    ...{ account: ["bankgiro", "990-0119"], invoiceNumber: "4471", reference: "44719" },
    rows: [row("Folder, 2 000 exemplar", "6150", 1_437_500, "Ringen")],
  },
  vice: {
    ...{ kind: "expense", what: "Resa till nätverkets konferens" },
    ...{ payee: "Karin Lindvall", organisationNumber: null },
    ...{ account: ["bank", "5491 0000003"], invoiceNumber: "", reference: "Reseräkning" },
    rows: [row("Tåg tur och retur", "5810", 89_400), row("Hotell, en natt", "5830", 121_500)],
  },
  arrived: {
    ...{ kind: "invoice", what: "Utvärdering av insatsen Ringen" },
    ...{ payee: "Mittlands Utvärdering AB", organisationNumber: "5590004445" },
    ...{ account: ["bankgiro", "200-0180"], invoiceNumber: "8821", reference: "882100" },
    rows: [row("Intervjuer och rapport", "6550", 4_250_000, "Ringen")],
  },
} satisfies Record<string, ExampleInvoice>;
