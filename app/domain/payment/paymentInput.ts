/** An utbetalning as somebody filled it in, read field by field: each fault is a sentence at its field. */
import { type LegalDate, parseLegalDate } from "../calendar.ts";
import { type Refusal, type Result, refusedAll } from "../result.ts";
import { MANY_DIGITS, MINUSES, readNumber } from "../words/numbers.ts";
import { accountKinds, type PayeeAccount, readAccount } from "./accounts.ts";
import { readOrganisationNumber } from "./identity.ts";
import {
  type PaymentKind,
  type PaymentText,
  type Posting,
  paymentKinds,
  TOO_MUCH,
  textFaults,
} from "./payment.ts";
import { type PaymentReference, readMessage, readOcr } from "./reference.ts";

/** A row of the kontering as it was typed. */
export type TypedPosting = { account: string; costCentre: string; project: string; amount: string };

/** What was typed, every field a text. */
export type TypedPayment = {
  kind: string;
  what: string;
  payee: string;
  organisationNumber: string;
  personId: string;
  accountKind: string;
  account: string;
  concernsId: string;
  alsoConcernsIds?: readonly string[];
  invoiceNumber: string;
  invoiceDate: string;
  dueDate: string;
  amount: string;
  ocr: string;
  message: string;
  itemId: string;
  /** What an arvode is for: a meeting, or a förrättning by `errandChoice`. */
  feeOccasion?: string;
  feeReason?: string;
  instalmentId?: string;
  delegatedId?: string;
  postings: TypedPosting[];
};

const ERRAND = "forrattning:";

/** A förrättning among the meetings that an arvode can be for. */
export const errandChoice = (errandId: string): string => `${ERRAND}${errandId}`;

/** What an arvode is for, as the form's choices name it; empty when it is none. */
export const occasionChosen = ({ feeErrandId, feeMeetingId }: PaymentText): string =>
  feeErrandId ? errandChoice(feeErrandId) : (feeMeetingId ?? "");

/** What an arvode is for, and how its time is known. */
function feeIn({ feeOccasion = "", feeReason = "" }: TypedPayment): Partial<PaymentText> {
  const isErrand = feeOccasion.startsWith(ERRAND);
  const reason = feeReason.trim();
  return {
    feeMeetingId: isErrand ? null : orNull(feeOccasion),
    ...(isErrand ? { feeErrandId: feeOccasion.slice(ERRAND.length) } : {}),
    ...(reason === "" ? {} : { feeReason: reason }),
  };
}

/** The rows of the kontering that a form can have. */
export const mostPostingRows = 20;

/** How many rows a form shows: two beside those that are filled in, none taken away, and four more when asked for. */
export const postingRowCount = (filled: number, sent: number, isMoreAsked: boolean): number =>
  Math.min(mostPostingRows, Math.max(4, filled + 2, sent + (isMoreAsked ? 4 : 0)));

const SIGN = new RegExp(`^[${MINUSES}]\\s?`);

/** Whole öre of "12 500,50"; null when it is no sum of money. A minus before it is read. */
export function readMoney(words: string): number | null {
  const trimmed = words.trim().replace(/\s?kr$/i, "");
  const read = readNumber(trimmed.replace(SIGN, ""));
  if (!read) return null;
  return SIGN.test(trimmed) ? -read.hundredths : read.hundredths;
}

/** A sum in something else than kronor: "100 EUR", "€ 100", "100 euro". */
const OTHER_CURRENCY =
  /^(?:[A-Z]{3}|[$€£])\s?[\d.,\s]+$|^[\d.,\s]+(?:[A-Z]{3}|[$€£]|euro|dollar|pund)$/iu;

/** What is wrong in an amount that is no sum of money in kronor. */
function amountFault(words: string): string {
  const amount = words.trim();
  if (MANY_DIGITS.test(amount)) return TOO_MUCH;
  return OTHER_CURRENCY.test(amount)
    ? "Skriv beloppet i svenska kronor, så som det dras från kontot, utan namnet på valutan."
    : "Skriv beloppet i kronor, till exempel 12 500,50.";
}

/** Gathers what is wrong while the fields are read. */
class Reader {
  readonly refusals: Refusal[] = [];

  refuse(field: string, text: string) {
    this.refusals.push({ rule: null, source: null, field, text });
  }

  take<T>(result: Result<T>): T | null {
    if (result.ok) return result.value;
    this.refusals.push(...result.refusals);
    return null;
  }

  date(field: string, label: string, words: string): LegalDate | null {
    const date = parseLegalDate(words.trim());
    if (!date) this.refuse(field, `Skriv ${label} som ÅÅÅÅ-MM-DD, till exempel 2026-03-02.`);
    return date;
  }
}

function readPostings(reader: Reader, typed: readonly TypedPosting[]): Posting[] {
  const rows = typed.filter((row) => Object.values(row).some((words) => words.trim() !== ""));
  return rows.flatMap(({ account, costCentre, project, amount }) => {
    const ore = readMoney(amount);
    const konto = account.trim();
    if (!/^\d{3,8}$/.test(konto)) {
      reader.refuse("postings", `Kontot ”${konto}” ska vara tre till åtta siffror.`);
    }
    if (ore === null) {
      reader.refuse("postings", `Beloppet ”${amount.trim()}” i konteringen går inte att läsa.`);
      return [];
    }
    return [{ account: konto, costCentre: costCentre.trim(), project: project.trim(), ore }];
  });
}

function readPayeeAccount(reader: Reader, typed: TypedPayment): PayeeAccount | null {
  if (typed.account.trim() === "") return null;
  const kind = accountKinds.find((one) => one === typed.accountKind);
  if (!kind) {
    reader.refuse("accountKind", "Välj vilket slags konto det är.");
    return null;
  }
  return reader.take(readAccount(kind, typed.account, "account"));
}

function readReference(reader: Reader, { ocr, message, invoiceNumber }: TypedPayment) {
  const none: PaymentReference = { kind: "message", text: "" };
  if (ocr.trim() !== "") return reader.take(readOcr(ocr, "ocr")) ?? none;
  const words = message.trim() || invoiceNumber.trim();
  return words === "" ? none : (reader.take(readMessage(words, "message")) ?? none);
}

const orNull = (words: string): string | null => words.trim() || null;

/** Those who are not named already, each once. */
function alsoIn(typed: TypedPayment): Pick<PaymentText, "alsoConcernsIds"> {
  const named = new Set(["", typed.personId, typed.concernsId]);
  const others = [...new Set(typed.alsoConcernsIds)].filter((id) => !named.has(id));
  return others.length > 0 ? { alsoConcernsIds: others } : {};
}

/** The payment that was filled in, or every fault at its field. A manual bokföringsorder has no payee and no account. */
export function readPayment(typed: TypedPayment): Result<PaymentText> {
  const reader = new Reader();
  const kinds = Object.keys(paymentKinds) as PaymentKind[];
  const kind = kinds.find((one) => one === typed.kind) ?? "invoice";
  const isManual = kind === "manual";
  const postings = readPostings(reader, typed.postings);
  const ore = isManual ? 0 : readMoney(typed.amount);
  if (ore === null) reader.refuse("amount", amountFault(typed.amount));
  const dueDate = reader.date("dueDate", isManual ? "dagen" : "förfallodagen", typed.dueDate);
  const invoiceDate = isManual
    ? dueDate
    : reader.date("invoiceDate", "dagen på fakturan eller underlaget", typed.invoiceDate);
  const organisationNumber = orNull(typed.organisationNumber)
    ? reader.take(readOrganisationNumber(typed.organisationNumber, "organisationNumber"))
    : null;
  const text: PaymentText = {
    ...{ kind, what: typed.what.trim(), ore: ore ?? 0, postings },
    payee: {
      ...{ name: typed.payee.trim(), organisationNumber, personId: orNull(typed.personId) },
      account: isManual ? null : readPayeeAccount(reader, typed),
    },
    ...{ concernsId: orNull(typed.concernsId), invoiceNumber: typed.invoiceNumber.trim() },
    ...alsoIn(typed),
    ...{ invoiceDate: invoiceDate as LegalDate, dueDate: dueDate as LegalDate },
    reference: readReference(reader, typed),
    itemId: orNull(typed.itemId),
    ...(kind === "fee" ? feeIn(typed) : {}),
    instalmentId: orNull(typed.instalmentId ?? ""),
    ...(orNull(typed.delegatedId ?? "") ? { delegatedId: orNull(typed.delegatedId ?? "") } : {}),
  };
  const told = new Set(reader.refusals.map(({ field }) => field));
  for (const fault of textFaults(text)) {
    if (!told.has(fault.field)) reader.refuse(fault.field, fault.text);
  }
  return reader.refusals.length > 0 ? refusedAll(reader.refusals) : { ok: true, value: text };
}
