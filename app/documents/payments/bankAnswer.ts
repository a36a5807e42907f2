/** A file from the bank, whichever it is, and what it says of each payment that was ordered. */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { readXml } from "../xml/readXml.ts";
import { oreText } from "./amounts.ts";
import { type BookedFile, type Match, matchBookings, readBookings } from "./bookings.ts";
import { answerFor, readStatusReport, type StatusReport } from "./statusReport.ts";

export type BankFile =
  | { kind: "pain.002"; report: StatusReport }
  | { kind: "camt.053" | "camt.054"; booked: BookedFile };

/** A payment that the bank has been asked to make. */
export type Ordered = {
  endToEndId: string;
  groupId: string;
  messageId: string;
  executionDate: string;
  ore: number;
};

/** `paidOn` null = it is not to be noted as paid, for the reason in `text`; `cameBackOn` null = nor as come back. */
export type Told = {
  endToEndId: string;
  paidOn: string | null;
  cameBackOn: string | null;
  /** The bank says that it does not pay it, which a payment noted as paid must be held against. */
  isRejected: boolean;
  text: string;
};

/** What is told of the ordered payments, and sentences about what in the file is about none of them. */
export type AnswerTold = { payments: Told[]; others: string[] };

/** Which of the bank's files it is, read. */
export function readBankFile(bytes: Uint8Array): Result<BankFile> {
  const frame = readXml(bytes);
  if (!frame.ok) return frame;
  const [kind] = /(?:pain\.002|camt\.05[34])(?=\.001\.)/.exec(frame.value.namespace) ?? [];
  if (kind === "pain.002") {
    const read = readStatusReport(bytes);
    return read.ok ? accepted({ kind, report: read.value }) : read;
  }
  if (kind === "camt.053" || kind === "camt.054") {
    const read = readBookings(bytes, kind === "camt.053" ? "statement" : "notice");
    return read.ok ? accepted({ kind, booked: read.value }) : read;
  }
  return refused(
    "Filen är inget av det som läses: bankens svar (pain.002), ett kontoutdrag (camt.053) eller en avisering (camt.054).",
  );
}

const kronor = (ore: number): string => oreText(ore).replace(".", ",");

function matchText(match: Match): string {
  switch (match.outcome) {
    case "not booked":
      return "Banken har inte bokfört den i den här filen.";
    case "paid":
      return `Betald den ${match.bookedOn}.`;
    case "returned":
      return `Pengarna kom tillbaka den ${match.bookedOn}.`;
    case "other amount back":
      return `${kronor(match.ore)} ${match.currency} kom tillbaka den ${match.bookedOn}, inte hela beloppet. Bokför det för hand.`;
    case "paid twice":
      return "Banken har betalat den två gånger. Fråga banken.";
    case "amount not told":
      return `Bokförd den ${match.bookedOn} i en summa med andra. Banken säger inte beloppet, så det kan inte stämmas av.`;
    case "other amount":
      return `Bokförd med ett annat belopp: ${kronor(match.ore)} ${match.currency}.`;
  }
}

/** The days that may be noted: of a payment that came back in the same file, both. */
function daysOf(match: Match): Pick<Told, "paidOn" | "cameBackOn"> {
  if (match.outcome === "paid") return { paidOn: match.bookedOn, cameBackOn: null };
  if (match.outcome !== "returned") return { paidOn: null, cameBackOn: null };
  return { paidOn: match.drawnOn, cameBackOn: match.bookedOn };
}

function toldByBookings({ bookings, unread }: BookedFile, ordered: readonly Ordered[]): AnswerTold {
  const { matches, unexplained } = matchBookings(ordered, bookings);
  return {
    payments: matches
      .filter(({ outcome }) => outcome !== "not booked")
      .map((match) => ({
        endToEndId: match.endToEndId,
        ...daysOf(match),
        isRejected: false,
        text: matchText(match),
      })),
    others: [
      ...unexplained.map(({ ore, currency, bookedOn, endToEndId }) => {
        const sum = ore === null ? "Ett belopp som inte anges" : `${kronor(ore)} ${currency}`;
        const by = endToEndId === null ? "" : ` med numret ${endToEndId}`;
        return `${sum} den ${bookedOn}${by} hör inte till någon betalfil.`;
      }),
      ...(unread > 0 ? [`${unread} poster gick inte att läsa.`] : []),
    ],
  };
}

const statusTexts = {
  settled: "Betald.",
  accepted: "Banken har tagit emot den, men inte betalat den än.",
  pending: "Banken har inte bestämt sig än.",
  partly: "Banken har tagit emot en del av filen.",
  rejected: "Banken betalar den inte.",
} as const;

/** A report says no day: what is settled was paid on the day that was asked for, or at the latest on the day it is read. */
function toldByReport(
  report: StatusReport,
  ordered: readonly Ordered[],
  today: string,
): AnswerTold {
  const asked = ordered.filter(({ messageId }) => messageId === report.originalMessageId);
  const payments = asked.map(({ endToEndId, groupId, executionDate }): Told => {
    const answer = answerFor(report, endToEndId, groupId);
    const about = { endToEndId, cameBackOn: null, isRejected: answer?.status === "rejected" };
    if (answer === null) return { ...about, paidOn: null, text: "Svaret nämner den inte." };
    const day = executionDate < today ? executionDate : today;
    const paidOn = answer.status === "settled" ? day : null;
    return { ...about, paidOn, text: [statusTexts[answer.status], ...answer.reasons].join(" ") };
  });
  if (asked.length === 0) {
    return {
      payments,
      others: ["Svaret gäller ingen betalfil härifrån, eller en fil som är tillbakatagen."],
    };
  }
  const known = new Set(asked.map(({ endToEndId }) => endToEndId));
  const strangers = report.payments.filter(({ endToEndId }) => !known.has(endToEndId));
  return {
    payments,
    others: strangers.map(
      ({ endToEndId }) => `Svaret nämner numret ${endToEndId.slice(0, 40)}, som inte är i filen.`,
    ),
  };
}

/** A bank may tell the account by its IBAN, or by its number alone, with which the IBAN ends. */
const isOurs = (account: string, own: readonly string[]): boolean => {
  const number = account.replace(/[\s-]/g, "");
  return own.some((one) => one === number || (number.length >= 7 && one.endsWith(number)));
};

/**
 * What the bank's file says of what was ordered. `own` are the accounts that we have paid from: the numbers of our
 * payments are not ours alone, so nothing on another account is taken for one of them.
 */
export function answerTold(
  file: BankFile,
  ordered: readonly Ordered[],
  { own, today }: { own: readonly string[]; today: string },
): AnswerTold {
  if (file.kind === "pain.002") return toldByReport(file.report, ordered, today);
  const { accounts } = file.booked;
  if (accounts.length > 0 && accounts.every((one) => isOurs(one, own))) {
    return toldByBookings(file.booked, ordered);
  }
  const named = accounts.map((one) => one.slice(0, 40)).join(", ") || "inget konto";
  return {
    payments: [],
    others: [`Filen gäller ${named}. Utbetalningarna dras från ${own.join(" och ")}.`],
  };
}
