/** E-invoices of invented suppliers to an invented förbund, whole or with a part changed. */

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

export type Parts = {
  head: string;
  supplier: string;
  payee: string;
  means: string;
  tax: string;
  total: string;
  lines: string;
};

const peppolParts: Parts = {
  head: `<cbc:ID>4711</cbc:ID><cbc:IssueDate>2026-02-10</cbc:IssueDate><cbc:DueDate>2026-03-12</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cbc:BuyerReference>Kansliet 10</cbc:BuyerReference>`,
  supplier: `<cac:PartyName><cbc:Name>Älvstrands Städ</cbc:Name></cac:PartyName>
    <cac:PartyTaxScheme><cbc:CompanyID>SE556900123201</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyTaxScheme><cbc:CompanyID>Godkänd för F-skatt</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Älvstrands Städ &amp; Service AB</cbc:RegistrationName><cbc:CompanyID schemeID="0007">5569001232</cbc:CompanyID></cac:PartyLegalEntity>`,
  payee: "",
  means: `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>2025120003</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>5050109</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>2025120003</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>1234566</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:PLUSGIRO</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cac:PayeeFinancialAccount><cbc:ID>SE3550000000054910000003</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`,
  tax: '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">2500.10</cbc:TaxAmount></cac:TaxTotal>',
  total: `<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="SEK">10000.40</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="SEK">10000.40</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="SEK">12500.50</cbc:TaxInclusiveAmount>
    <cbc:PayableRoundingAmount currencyID="SEK">-0.50</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="SEK">12500.00</cbc:PayableAmount></cac:LegalMonetaryTotal>`,
  lines: `<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">20</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="SEK">10000.40</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Städning av kansliet i januari</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount currencyID="SEK">500.02</cbc:PriceAmount></cac:Price></cac:InvoiceLine>`,
};

const ublText = (kind: "Invoice" | "CreditNote", parts: Partial<Parts>): string => {
  const { head, supplier, payee, means, tax, total, lines } = { ...peppolParts, ...parts };
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="${UBL}:${kind}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">
  ${head}
  <cac:AccountingSupplierParty><cac:Party>${supplier}</cac:Party></cac:AccountingSupplierParty>
  ${payee}
  ${means}
  ${tax}
  ${total}
  ${lines}
</${kind}>`;
};

export const peppolInvoice = (parts: Partial<Parts> = {}): string => ublText("Invoice", parts);

export const peppolCredit = (): string =>
  ublText("CreditNote", {
    head: peppolParts.head
      .replace("<cbc:DueDate>2026-03-12</cbc:DueDate>", "")
      .replace(
        "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
        "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>",
      ),
    lines: peppolParts.lines
      .replaceAll("InvoiceLine", "CreditNoteLine")
      .replaceAll("InvoicedQuantity", "CreditedQuantity"),
  });

export const part = (name: keyof Parts, from: string | RegExp, to: string): Partial<Parts> => ({
  [name]: peppolParts[name].replace(from, to),
});

/** The same invoice as an older supplier would have sent it. */
export const svefaktura = (change: (text: string) => string = (text) => text): string =>
  change(`<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:sfti:documents:BasicInvoice:1:0" xmlns:cac="urn:sfti:CommonAggregateComponents:1:0" xmlns:cbc="urn:oasis:names:tc:ubl:CommonBasicComponents:1:0">
  <ID>4711</ID><cbc:IssueDate>2026-02-10</cbc:IssueDate><InvoiceTypeCode>380</InvoiceTypeCode><InvoiceCurrencyCode>SEK</InvoiceCurrencyCode>
  <LineItemCountNumeric>1</LineItemCountNumeric>
  <cac:BuyerParty><cac:Party><cac:PartyName><cbc:Name>Samordningsförbundet Vidälven</cbc:Name></cac:PartyName><cac:Contact><cbc:Name>Kansliet 10</cbc:Name></cac:Contact></cac:Party></cac:BuyerParty>
  <cac:SellerParty><cac:Party><cac:PartyIdentification><cac:ID>5569001232</cac:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Älvstrands Städ</cbc:Name><cbc:Name>&amp; Service AB</cbc:Name></cac:PartyName>
    <cac:PartyTaxScheme><cac:CompanyID>SE556900123201</cac:CompanyID><cac:TaxScheme><cac:ID>VAT</cac:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:SellerParty>
  <cac:PaymentMeans><cac:PaymentMeansTypeCode>1</cac:PaymentMeansTypeCode><cbc:DuePaymentDate>2026-03-12</cbc:DuePaymentDate>
    <cac:PayeeFinancialAccount><cac:ID>5050109</cac:ID><cac:FinancialInstitutionBranch><cac:FinancialInstitution><cac:ID>BGABSESS</cac:ID></cac:FinancialInstitution></cac:FinancialInstitutionBranch>
      <cac:PaymentInstructionID>2025120003</cac:PaymentInstructionID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentMeans><cac:PaymentMeansTypeCode>1</cac:PaymentMeansTypeCode><cbc:DuePaymentDate>2026-03-12</cbc:DuePaymentDate>
    <cac:PayeeFinancialAccount><cac:ID>1234566</cac:ID><cac:FinancialInstitutionBranch><cac:FinancialInstitution><cac:ID>PGSISESS</cac:ID></cac:FinancialInstitution></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentMeans><cac:PaymentMeansTypeCode>1</cac:PaymentMeansTypeCode>
    <cac:PayeeFinancialAccount><cac:ID>SE3550000000054910000003</cac:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:TaxTotal><cbc:TotalTaxAmount amountCurrencyID="SEK">2500.10</cbc:TotalTaxAmount></cac:TaxTotal>
  <cac:LegalTotal><cbc:LineExtensionTotalAmount amountCurrencyID="SEK">10000.40</cbc:LineExtensionTotalAmount>
    <cbc:TaxExclusiveTotalAmount amountCurrencyID="SEK">10000.40</cbc:TaxExclusiveTotalAmount>
    <cbc:TaxInclusiveTotalAmount amountCurrencyID="SEK">12500.00</cbc:TaxInclusiveTotalAmount>
    <cac:RoundOffAmount amountCurrencyID="SEK">-0.50</cac:RoundOffAmount></cac:LegalTotal>
  <cac:InvoiceLine><cac:ID>1</cac:ID><cbc:LineExtensionAmount amountCurrencyID="SEK">10000.40</cbc:LineExtensionAmount>
    <cac:Item><cbc:Description>Städning av kansliet i januari</cbc:Description></cac:Item></cac:InvoiceLine>
</Invoice>`);
