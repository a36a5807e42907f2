/** A Svefaktura 1.0, the Swedish format before Peppol, which older suppliers still send. */
import { all, one, onlyOf, textAt, type XmlElement } from "../xml/readXml.ts";
import type { RawInvoice } from "./invoice.ts";
import { accountOf, lineOf, oreAt } from "./ubl.ts";

export const svefakturaNamespace = "urn:sfti:documents:BasicInvoice:1:0";
const PARTS = [
  svefakturaNamespace,
  "urn:sfti:CommonAggregateComponents:1:0",
  "urn:oasis:names:tc:ubl:CommonBasicComponents:1:0",
];

const BANK = ["FinancialInstitutionBranch", "FinancialInstitution", "ID"];
const LINE_WORDS = [["Item", "Description"], ["Note"]];

const companyIn = (schemes: readonly XmlElement[], id: string): string | null =>
  textAt(schemes.find((scheme) => textAt(scheme, "TaxScheme", "ID") === id) ?? null, "CompanyID");

/** What a Svefaktura says. */
export function readSvefaktura(document: XmlElement): RawInvoice {
  const root = onlyOf(document, PARTS);
  const party = one(root, "SellerParty", "Party");
  const schemes = all(party, "PartyTaxScheme");
  const means = all(root, "PaymentMeans");
  const total = one(root, "LegalTotal");
  return {
    format: "Svefaktura 1.0",
    isCredit: textAt(root, "InvoiceTypeCode") === "381",
    number: textAt(root, "ID"),
    issuedOn: textAt(root, "IssueDate"),
    dueOn: means.map((one) => textAt(one, "DuePaymentDate")).find((day) => day !== null) ?? null,
    currency: textAt(root, "InvoiceCurrencyCode"),
    // A long name may be parted on lines of its own.
    supplierName: all(one(party, "PartyName"), "Name")
      .map(({ text }) => text)
      .join(" "),
    organisationNumber: textAt(party, "PartyIdentification", "ID") ?? companyIn(schemes, "SWT"),
    vatNumber: companyIn(schemes, "VAT"),
    payee: null,
    buyerReference:
      textAt(root, "RequisitionistDocumentReference", "ID") ??
      textAt(root, "BuyerParty", "Party", "Contact", "Name"),
    ore: oreAt(total, "TaxInclusiveTotalAmount"),
    vatOre: oreAt(root, "TaxTotal", "TotalTaxAmount"),
    netOre: oreAt(total, "TaxExclusiveTotalAmount"),
    prepaidOre: 0,
    roundingOre: oreAt(total, "RoundOffAmount") ?? 0,
    amountCurrencies: (total?.children ?? []).flatMap(
      (amount) => amount.attributes.get("amountCurrencyID") ?? [],
    ),
    accounts: means.flatMap((one) => accountOf(one, BANK, null) ?? []),
    references: [
      ...new Set(
        means.flatMap((one) => textAt(one, "PayeeFinancialAccount", "PaymentInstructionID") ?? []),
      ),
    ],
    lines: all(root, "InvoiceLine").map((line) => lineOf(line, LINE_WORDS)),
    // Its attachments travel beside it in an envelope of their own, not in it.
    attached: [],
  };
}
