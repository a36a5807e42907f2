/**
 * An utbetalning: what is to be paid, to whom and why, and how far it has come. A change of what was attested makes the
 * attester of it void, so that nobody's name stands under something else than that person saw.
 * @see CTRL-09
 */
import { type AttestStep, attestSteps } from "../attest/order.ts";
import type { LegalDate } from "../calendar.ts";
import { accountKey, type PayeeAccount } from "./accounts.ts";
import type { CameBack } from "./cameBack.ts";
import type { PaymentReference } from "./reference.ts";

/** What is paid, with the words a reader sees. */
export const paymentKinds = {
  invoice: "Leverantörsfaktura",
  expense: "Ersättning för utlägg eller resa",
  fee: "Arvode",
  grant: "Bidrag till en insats",
  manual: "Manuell bokföringsorder",
} as const;

export type PaymentKind = keyof typeof paymentKinds;

/** 999 999 999,99 kronor, in öre: what the payment systems' amounts hold. */
export const mostOre = 99_999_999_999;

/** Where the money is booked. `ore` may be below zero in a manual bokföringsorder, whose rows make zero together. */
export type Posting = { account: string; costCentre: string; project: string; ore: number };

/** Who is paid. `personId` is somebody in the register; the account is null in a manual bokföringsorder. */
export type Payee = {
  name: string;
  organisationNumber: string | null;
  personId: string | null;
  account: PayeeAccount | null;
};

/** What the payment says: one version of it. Amounts are whole öre. */
export type PaymentText = {
  kind: PaymentKind;
  what: string;
  payee: Payee;
  /** Whose own expense it is, when that is somebody in the register other than the payee. @see CTRL-04 */
  concernsId: string | null;
  /** Others who had part in it, as those at the same dinner. Absent where there are none. @see CTRL-04 */
  alsoConcernsIds?: readonly string[];
  /** The supplier's number of the invoice; empty when there is none. */
  invoiceNumber: string;
  invoiceDate: LegalDate;
  dueDate: LegalDate;
  ore: number;
  reference: PaymentReference;
  postings: Posting[];
  /** The ärende whose decision it follows. */
  itemId: string | null;
  /** The part of a bidrag that it pays. Absent in what was entered before there were any. @see CTRL-10 */
  instalmentId?: string | null;
  /** The delegationsbeslut that it follows. @see CTRL-17 */
  delegatedId?: string | null;
  /** The meeting of an arvode that was entered by hand. @see CTRL-20 */
  feeMeetingId?: string | null;
  /** The förrättning of one, where it is not a meeting. */
  feeErrandId?: string;
  /** How the time of one is known to be right, when it is exactly at the limit. @see ARV-4 */
  feeReason?: string;
};

/** A step taken: by whom, on which version, and what was answered to a warning. */
export type AttestMark = {
  id: string;
  step: AttestStep;
  personId: string;
  version: number;
  at: string;
  day: LegalDate;
  reason: string;
};

/** Sent back with a reason, to be mended and attested anew. */
export type PaymentReturn = {
  personId: string | null;
  /** The version that was sent back: no step on it holds. */
  version: number;
  at: string;
  reason: string;
};

export type Payment = PaymentText & {
  id: string;
  /** "2026-14", given by the system, in order within the year. */
  number: string;
  version: number;
  /** When this version was written. */
  changedAt: string;
  /** The first version that says the same of what is attested as this one. */
  attestedFrom: number;
  enteredBy: string | null;
  /** Every mark, the oldest first, those on earlier versions too. */
  marks: AttestMark[];
  returns: PaymentReturn[];
  /** Who else has seen to it that a new or changed account is the payee's. @see CTRL-15 */
  accountConfirmedBy: string | null;
  paidOn: LegalDate | null;
  /** The money came back after it was paid; `paidOn` stays. */
  cameBack: CameBack | null;
  /** The number of the payment whose money came back, where this one pays it anew. */
  againOf: string | null;
  cancelled: { at: string; reason: string } | null;
};

/** The payee as one word: the organisation's number where there is one, else the name. */
export const payeeKey = ({ organisationNumber, name }: Payee): string =>
  organisationNumber ?? name.replace(/\s+/g, " ").trim().toLowerCase();

/** How many take each step. @see ATT-5, CTRL-19 */
export function stepsOf(kind: PaymentKind, manualOrderPersons: 1 | 2): [AttestStep, number][] {
  if (kind === "manual") return [["disbursement", manualOrderPersons]];
  return [
    ["receipt", 1],
    ["review", 1],
    ["decision", 1],
    ["disbursement", 2],
  ];
}

/** How much money the payment moves: a bokföringsorder has no amount of its own, only rows that make zero together. */
export function movedOre({ kind, ore, postings }: PaymentText): number {
  if (kind !== "manual") return Math.abs(ore);
  const into = postings.reduce((total, row) => total + Math.max(0, row.ore), 0);
  const out = postings.reduce((total, row) => total + Math.max(0, -row.ore), 0);
  return Math.max(into, out, Math.abs(ore));
}

/** What an attest is about: changed, the attester are void. The day it is to be paid and the words are not. */
const attested = (text: PaymentText): string =>
  JSON.stringify([
    text.kind,
    [text.payee.name, text.payee.organisationNumber, text.payee.personId],
    text.payee.account ? accountKey(text.payee.account) : null,
    ...[text.concernsId, text.ore, text.itemId, text.invoiceNumber, text.feeMeetingId ?? null],
    ...(text.alsoConcernsIds ? [["also", ...text.alsoConcernsIds.toSorted()]] : []),
    ...(text.instalmentId ? [text.instalmentId] : []),
    ...(text.delegatedId ? [["delegated", text.delegatedId]] : []),
    ...(text.feeErrandId ? [["errand", text.feeErrandId]] : []),
    // Another OCR number is another customer of the same bankgiro.
    text.reference.kind === "ocr" ? text.reference.number : null,
    text.postings.map(({ account, costCentre, project, ore }) => [
      account,
      costCentre,
      project,
      ore,
    ]),
  ]);

/** Whether a change makes the attester of the earlier text void. @see CTRL-09 */
export const voidsAttests = (before: PaymentText, after: PaymentText): boolean =>
  attested(before) !== attested(after);

/** The marks that hold: on this version, or on an earlier one that says the same, and made after it was last sent back. */
export function standingMarks({ marks, returns, attestedFrom }: Payment): AttestMark[] {
  const returned = Math.max(0, ...returns.map(({ version }) => version));
  return marks.filter(({ version }) => version >= attestedFrom && version > returned);
}

export type PaymentState =
  | { kind: "cancelled" }
  | { kind: "paid"; on: LegalDate }
  /** Paid, and the money came back. */
  | { kind: "back"; on: LegalDate }
  /** Sent back, and not taken up again. */
  | { kind: "returned"; reason: string }
  /** `left` people are yet to take the step. */
  | { kind: "waiting"; step: AttestStep; left: number }
  /** Every step is taken: it may go in a file to the bank. */
  | { kind: "ready" };

/** How far the payment has come. */
export function stateOf(payment: Payment, manualOrderPersons: 1 | 2): PaymentState {
  if (payment.cancelled) return { kind: "cancelled" };
  if (payment.cameBack) return { kind: "back", on: payment.cameBack.on };
  if (payment.paidOn) return { kind: "paid", on: payment.paidOn };
  const marks = standingMarks(payment);
  const back = payment.returns.find(({ version }) => version === payment.version);
  if (back) return { kind: "returned", reason: back.reason };
  for (const [step, needed] of stepsOf(payment.kind, manualOrderPersons)) {
    // People are counted, not presses: the same name twice is one person still. @see CTRL-03
    const taken = new Set(marks.filter((mark) => mark.step === step).map((mark) => mark.personId));
    const left = needed - taken.size;
    if (left > 0) return { kind: "waiting", step, left };
  }
  return { kind: "ready" };
}

/** Whether nothing more is done with the payment itself. */
export const isEnded = ({ kind }: PaymentState): boolean =>
  kind === "paid" || kind === "back" || kind === "cancelled";

/** "Väntar på beslutsattest", "Betald", for a list. */
export function stateText(state: PaymentState): string {
  switch (state.kind) {
    case "cancelled":
      return "Makulerad";
    case "paid":
      return "Betald";
    case "back":
      return "Återkommen";
    case "returned":
      return "Tillbaka för rättelse";
    case "ready":
      return "Klar att betala";
    case "waiting":
      return `Väntar på ${attestSteps[state.step]}`;
  }
}

/** What is wrong in one or more rows of the kontering; null when nothing is. */
function rowFault({ kind, postings }: PaymentText): string | null {
  if (postings.length === 0) return "Skriv minst en rad i konteringen.";
  if (postings.some(({ account }) => account.trim() === "")) {
    return "Skriv ett konto på varje rad i konteringen.";
  }
  if (postings.some(({ ore }) => !Number.isSafeInteger(ore))) {
    return "Skriv varje rads belopp i kronor och hela ören.";
  }
  const isEmpty = kind === "manual" && postings.every(({ ore }) => ore === 0);
  return isEmpty ? "Skriv ett belopp på minst två rader." : null;
}

/** Told before anybody has attested what no file to the bank can hold. */
export const TOO_MUCH =
  "Beloppet är större än 999 999 999,99 kronor, som är det mesta en betalning kan ha.";

/** What is wrong in the text itself, field by field: sums that do not agree, a payee without an account. */
export function textFaults(text: PaymentText): { field: string; text: string }[] {
  const faults: { field: string; text: string }[] = [];
  const fault = (field: string, words: string) => faults.push({ field, text: words });
  const sum = text.postings.reduce((total, { ore }) => total + ore, 0);
  const wrongRow = rowFault(text);
  if (text.what.trim() === "") fault("what", "Skriv vad utbetalningen avser.");
  if (wrongRow !== null) fault("postings", wrongRow);
  if (text.kind === "manual") {
    if (wrongRow === null && sum !== 0)
      fault("postings", "Raderna i en bokföringsorder ska bli noll tillsammans.");
    return faults;
  }
  if (!Number.isSafeInteger(text.ore) || text.ore <= 0)
    fault("amount", "Skriv ett belopp över noll.");
  else if (text.ore > mostOre) fault("amount", TOO_MUCH);
  else if (wrongRow === null && sum !== text.ore) {
    fault("postings", "Konteringens rader blir inte lika mycket som beloppet.");
  }
  if (text.payee.name.trim() === "") fault("payee", "Skriv vem som får betalt.");
  if (!text.payee.account) fault("account", "Skriv vart pengarna ska betalas.");
  if (text.kind === "grant" && text.itemId === null) {
    fault("itemId", "Ange den paragraf som beviljade bidraget.");
  }
  return faults;
}
