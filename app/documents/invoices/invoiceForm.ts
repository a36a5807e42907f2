/** The fields of an utbetalning as an e-invoice fills them in. The person looks them over: nothing is saved by this. */
import { type AccountKind, accountKindName, accountText } from "#app/domain/payment/accounts.ts";
import type { TypedPayment } from "#app/domain/payment/paymentInput.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { numberText } from "#app/domain/words/numbers.ts";
import type { ReadInvoice } from "./invoice.ts";

/** `told` is what the invoice leaves to the person, and what is remarked on in it. */
export type FilledForm = {
  fields: Partial<Omit<TypedPayment, "postings" | "alsoConcernsIds">>;
  told: string[];
};

/** Swedish numbers first: they are checked by whom they belong to before money goes there. */
const preferred: readonly AccountKind[] = ["bankgiro", "plusgiro", "bank", "iban"];

const whatOf = ({ lines: [first], lineCount }: ReadInvoice): string => {
  const words = first?.text ?? "";
  return words === "" || lineCount < 2 ? words : `${words}, med mera`;
};

function accountIn({ accounts }: ReadInvoice) {
  const [chosen, another] = accounts.toSorted(
    (a, b) => preferred.indexOf(a.kind) - preferred.indexOf(b.kind),
  );
  if (!chosen) return { fields: {}, told: [] };
  const words = `${accountKindName[chosen.kind]} ${accountText(chosen)}`;
  return {
    fields: { accountKind: chosen.kind, account: accountText(chosen) },
    told: another ? [`Fakturan har flera konton. ${words} är valt.`] : [],
  };
}

function referenceIn({ reference }: ReadInvoice) {
  if (reference === null) {
    const told = "Fakturan har ingen betalningsreferens. Fakturans nummer blir meddelande.";
    return { fields: {}, told: [told] };
  }
  return reference.kind === "ocr"
    ? { fields: { ocr: reference.number }, told: [] }
    : { fields: { message: reference.text }, told: [] };
}

/** The number is the supplier's: it is not filled in for somebody else who is paid. */
const payeeIn = ({ payee, supplier }: ReadInvoice) =>
  payee === null
    ? { payee: supplier.name, organisationNumber: supplier.organisationNumber ?? "" }
    : { payee };

/** What is filled in, and what is told; refused where there is nothing to pay. */
export function invoiceForm(invoice: ReadInvoice): Result<FilledForm> {
  if (invoice.isCredit) {
    return refused(
      `Filen är en kreditfaktura på ${numberText(Math.abs(invoice.ore))} ${invoice.currency} från ${invoice.supplier.name}. Den betalas inte. Be leverantören dra av den på nästa faktura.`,
    );
  }
  const account = accountIn(invoice);
  const reference = referenceIn(invoice);
  const isKronor = invoice.currency === "SEK";
  return accepted({
    fields: {
      ...{ kind: "invoice", what: whatOf(invoice), ...payeeIn(invoice) },
      ...{ ...account.fields, ...reference.fields },
      ...{ invoiceNumber: invoice.number, invoiceDate: invoice.issuedOn },
      dueDate: invoice.dueOn ?? "",
      amount: isKronor ? numberText(invoice.ore) : "",
    },
    told: [
      ...invoice.remarks,
      ...(isKronor ? [] : ["Beloppet är inte ifyllt. Skriv vad det blir i svenska kronor."]),
      ...account.told,
      ...reference.told,
      ...(invoice.buyerReference ? [`Fakturan har er referens: ${invoice.buyerReference}.`] : []),
      "Kontering står inte i fakturan. Fyll i den innan du sparar.",
    ],
  });
}
