/** A UBL invoice or credit note of Peppol BIS Billing 3, which Swedish public bodies must take in. @see lag (2018:1277) */
import { readOre } from "../payments/amounts.ts";
import { all, one, onlyOf, textAt, type XmlElement } from "../xml/readXml.ts";
import { attachedFiles } from "./attachedFiles.ts";
import type { RawInvoice } from "./invoice.ts";
import { accountOf, lineOf, oreAt } from "./ubl.ts";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";
export const peppolNamespaces = [`${UBL}:Invoice-2`, `${UBL}:CreditNote-2`];
const PARTS = [`${UBL}:CommonAggregateComponents-2`, `${UBL}:CommonBasicComponents-2`];

const BANK = ["FinancialInstitutionBranch", "ID"];
const LINE_WORDS = [
  ["Item", "Name"],
  ["Item", "Description"],
];

/** The VAT in the invoice's own currency: an invoice may tell it in that of the bookkeeping as well. */
function vatOf(root: XmlElement, currency: string | null): number | null {
  const amounts = all(root, "TaxTotal").flatMap((total) => all(total, "TaxAmount"));
  const own = amounts.filter((amount) => amount.attributes.get("currencyID") === currency);
  return own.length === 1 ? readOre(own[0]?.text ?? null) : null;
}

/** What a UBL invoice or credit note says. */
export function readPeppol(document: XmlElement): RawInvoice {
  const root = onlyOf(document, [document.namespace, ...PARTS]);
  const isCredit = root.name === "CreditNote";
  const party = one(root, "AccountingSupplierParty", "Party");
  const means = all(root, "PaymentMeans");
  const total = one(root, "LegalMonetaryTotal");
  const currency = textAt(root, "DocumentCurrencyCode");
  const schemes = all(party, "PartyTaxScheme");
  const vat = schemes.find((scheme) => textAt(scheme, "TaxScheme", "ID") === "VAT") ?? null;
  return {
    format: "Peppol BIS Billing 3",
    isCredit: isCredit || textAt(root, "InvoiceTypeCode") === "381",
    number: textAt(root, "ID"),
    issuedOn: textAt(root, "IssueDate"),
    dueOn: textAt(root, "DueDate") ?? textAt(means[0] ?? null, "PaymentDueDate"),
    currency,
    supplierName:
      textAt(party, "PartyLegalEntity", "RegistrationName") ?? textAt(party, "PartyName", "Name"),
    organisationNumber: textAt(party, "PartyLegalEntity", "CompanyID"),
    vatNumber: textAt(vat, "CompanyID"),
    payee: textAt(root, "PayeeParty", "PartyName", "Name"),
    buyerReference: textAt(root, "BuyerReference"),
    ore: oreAt(total, "PayableAmount"),
    vatOre: vatOf(root, currency),
    netOre: oreAt(total, "TaxExclusiveAmount"),
    prepaidOre: oreAt(total, "PrepaidAmount") ?? 0,
    roundingOre: oreAt(total, "PayableRoundingAmount") ?? 0,
    amountCurrencies: (total?.children ?? []).flatMap(
      (amount) => amount.attributes.get("currencyID") ?? [],
    ),
    accounts: means.flatMap((one) => accountOf(one, BANK, textAt(one, "PaymentMeansCode")) ?? []),
    references: [...new Set(means.flatMap((one) => textAt(one, "PaymentID") ?? []))],
    lines: all(root, isCredit ? "CreditNoteLine" : "InvoiceLine").map((line) =>
      lineOf(line, LINE_WORDS),
    ),
    attached: attachedFiles(root),
  };
}
