/** What an invoice says, looked over: numbers checked, sums reckoned once more, and remarks on what is not right. */
import { parseLegalDate } from "#app/domain/calendar.ts";
import {
  type AccountKind,
  accountKey,
  accountKindName,
  type PayeeAccount,
  readAccount,
} from "#app/domain/payment/accounts.ts";
import { readOrganisationNumber } from "#app/domain/payment/identity.ts";
import { type PaymentReference, readMessage, readOcr } from "#app/domain/payment/reference.ts";
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { numberText } from "#app/domain/words/numbers.ts";
import type { AttachedFile, GivenAccount, RawInvoice, ReadInvoice } from "./invoice.ts";

const MOST_LINES = 100;
const MOST_ACCOUNTS = 20;
const LONGEST_NUMBER = 60;

/** What an invoice calls the institution of an account, and the codes of older ones that named the way to pay. */
const FORMS = new Map<string, AccountKind>([
  ["SE:BANKGIRO", "bankgiro"],
  ["BGABSESS", "bankgiro"],
  ["SE:PLUSGIRO", "plusgiro"],
  ["PGSISESS", "plusgiro"],
]);
const OLD_CODES = new Map<string, AccountKind>([
  ["56", "bankgiro"],
  ["50", "plusgiro"],
]);

/** The form of a given account; null where the invoice leaves it open. */
function formOf({ number, bank, meansCode }: GivenAccount): AccountKind | null {
  const told = FORMS.get((bank ?? "").toUpperCase()) ?? OLD_CODES.get(meansCode ?? "");
  if (told) return told;
  if (/^[A-Z]{2}\d{2}/i.test(number.trim())) return "iban";
  return number.replace(/\D/g, "").length > 8 ? "bank" : null;
}

type Told<T> = { value: T; remarks: string[] };

function accountsOf(given: readonly GivenAccount[]): Told<PayeeAccount[]> {
  const accounts = new Map<string, PayeeAccount>();
  const remarks: string[] = [];
  for (const one of given.slice(0, MOST_ACCOUNTS)) {
    const number = one.number.slice(0, LONGEST_NUMBER);
    const form = formOf(one);
    if (form === null) {
      remarks.push(`Fakturan säger inte om kontot ${number} är ett bankgiro eller ett plusgiro.`);
      continue;
    }
    const read = readAccount(form, one.number, "account");
    if (read.ok) accounts.set(accountKey(read.value), read.value);
    else {
      const why = read.refusals.map(({ text }) => text).join(" ");
      remarks.push(
        `Fakturans konto, ${accountKindName[form]} ${number}, går inte att betala till. ${why}`,
      );
    }
  }
  if (accounts.size === 0) remarks.push("Fakturan har inget konto som går att betala till.");
  return { value: [...accounts.values()], remarks };
}

/** The first reference that is given. Digits whose check digit is wrong may be the invoice's number, and go as words. */
function referenceOf(references: readonly string[]): PaymentReference | null {
  const [first] = references;
  if (first === undefined) return null;
  const ocr = readOcr(first, "reference");
  if (ocr.ok) return ocr.value;
  const message = readMessage(first.slice(0, 140), "reference");
  return message.ok ? message.value : null;
}

/** "SE556900123201" holds the organisationsnummer. */
const numberInVat = (vat: string | null): string | null =>
  /^SE(\d{10})01$/.exec((vat ?? "").replace(/\s/g, ""))?.[1] ?? null;

function organisationOf(raw: RawInvoice): Told<string | null> {
  const given = raw.organisationNumber ?? numberInVat(raw.vatNumber);
  if (given === null) return { value: null, remarks: ["Fakturan har inget organisationsnummer."] };
  const read = readOrganisationNumber(given, "organisationNumber");
  return read.ok
    ? { value: read.value, remarks: [] }
    : { value: null, remarks: read.refusals.map(({ text }) => `Leverantörens nummer: ${text}`) };
}

/** The sum as the invoice's own parts make it. */
function sumRemarks(raw: RawInvoice, ore: number): string[] {
  const { netOre, vatOre, prepaidOre, roundingOre } = raw;
  if (netOre === null || vatOre === null) return [];
  const reckoned = netOre + vatOre - prepaidOre + roundingOre;
  return reckoned === ore
    ? []
    : [
        `Fakturans summa stämmer inte: delarna blir ${numberText(reckoned)}, men ${numberText(ore)} ska betalas.`,
      ];
}

function currencyRemarks(raw: RawInvoice, currency: string): string[] {
  const others = raw.amountCurrencies.filter((one) => one !== currency);
  return [
    ...(currency === "SEK" ? [] : [`Fakturan är i ${currency}. Här betalas i svenska kronor.`]),
    ...(others.length === 0 ? [] : ["Fakturans belopp är i olika valutor."]),
  ];
}

const PDF = new TextEncoder().encode("%PDF-");
const isPdf = ({ bytes }: AttachedFile): boolean => PDF.every((byte, at) => bytes[at] === byte);

/** A PDF may be shown beside the invoice. What else is in it stays in it, and is told. */
function attachedIn({ attached }: RawInvoice): Told<AttachedFile[]> {
  const remarks = attached
    .filter((file) => !isPdf(file))
    .map(({ filename }) => `Bilagan ${short(filename)} är ingen PDF. Den finns kvar i e-fakturan.`);
  return { value: attached.filter(isPdf), remarks };
}

/** What must be there for anything to be paid, as words for the sentence that tells what is missing. */
function missingIn(raw: RawInvoice): string[] {
  const must: [string, unknown][] = [
    ["fakturanummer", raw.number],
    ["fakturadatum", raw.issuedOn === null ? null : parseLegalDate(raw.issuedOn)],
    ["leverantörens namn", raw.supplierName || null],
    ["valuta", /^[A-Z]{3}$/.test(raw.currency ?? "") ? raw.currency : null],
    ["belopp att betala", raw.ore],
  ];
  return must.flatMap(([word, value]) => (value === null ? [word] : []));
}

const short = (words: string): string => words.replace(/\s+/g, " ").slice(0, 200);

/** The invoice with its remarks, or what it lacks. */
export function checkInvoice(raw: RawInvoice): Result<ReadInvoice> {
  const missing = missingIn(raw);
  const { number, issuedOn, currency, supplierName, ore } = raw;
  if (!number || !issuedOn || !currency || !supplierName || ore === null || missing.length > 0) {
    return refused(`Fakturan saknar det som behövs för att betala den: ${missing.join(", ")}.`);
  }
  const accounts = accountsOf(raw.accounts);
  const organisation = organisationOf(raw);
  const attached = attachedIn(raw);
  const dueOn = raw.dueOn === null ? null : parseLegalDate(raw.dueOn);
  const otherPayee = raw.payee !== null && raw.payee !== supplierName ? short(raw.payee) : null;
  const remarks = [
    ...currencyRemarks(raw, currency),
    ...sumRemarks(raw, ore),
    ...organisation.remarks,
    ...accounts.remarks,
    ...(otherPayee === null
      ? []
      : [`Betalningen går till någon annan än leverantören: ${otherPayee}.`]),
    ...(dueOn === null && !raw.isCredit ? ["Fakturan har ingen förfallodag."] : []),
    ...(dueOn !== null && dueOn < issuedOn ? ["Fakturan förfaller före sitt datum."] : []),
    ...(raw.references.length > 1
      ? ["Fakturan har flera betalningsreferenser. Den första är vald."]
      : []),
    ...(ore < 0 && !raw.isCredit
      ? ["Beloppet är mindre än noll: fakturan är en kreditfaktura."]
      : []),
    ...attached.remarks,
  ];
  return accepted({
    format: raw.format,
    isCredit: raw.isCredit || ore < 0,
    number: short(number),
    issuedOn,
    dueOn,
    currency,
    supplier: {
      name: short(supplierName),
      organisationNumber: organisation.value,
      vatNumber: raw.vatNumber === null ? null : short(raw.vatNumber),
    },
    payee: otherPayee,
    buyerReference: raw.buyerReference === null ? null : short(raw.buyerReference),
    ore,
    vatOre: raw.vatOre,
    accounts: accounts.value,
    reference: referenceOf(raw.references),
    lines: raw.lines.slice(0, MOST_LINES).map((line) => ({ ...line, text: short(line.text) })),
    lineCount: raw.lines.length,
    attached: attached.value,
    remarks,
  });
}
