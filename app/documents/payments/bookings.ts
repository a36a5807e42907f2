/**
 * What the bank has booked on the account: the statement of a day (camt.053) and the notice of single payments
 * (camt.054). Only what has been drawn and is booked is read; each payment by the number that we gave it.
 */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { all, one, textAt, type XmlElement } from "../xml/readXml.ts";
import { readOre } from "./amounts.ts";
import { dayIn, type IsoMessage, readIsoMessage } from "./isoMessage.ts";

/** A payment that was drawn from the account. */
export type Booking = {
  /** The number of the payment, as we gave it; null for what was not ordered with a file. */
  endToEndId: string | null;
  /** Whole öre; null where a sum of several payments was booked and the bank does not tell each one's. */
  ore: number | null;
  currency: string;
  /** The day it was booked, "YYYY-MM-DD". */
  bookedOn: string;
  /**
   * "reversal" = the bank says that the money came back: an earlier booking is undone. "credit" = somebody paid us with a
   * number as ours: it is ours only when the sum is too.
   */
  kind: "drawn" | "reversal" | "credit";
  /** The bank's own number of the booking. */
  bankReference: string | null;
};

export type BookedFile = {
  messageId: string;
  /** The account's IBAN, or its number where the bank tells that. */
  accounts: string[];
  bookings: Booking[];
  /** Entries that could not be read: without amount, currency or day. */
  unread: number;
};

const versions = ["02", "04", "06", "08"];
const messages: Record<"statement" | "notice", IsoMessage & { part: string }> = {
  statement: {
    kind: "camt.053",
    called: "ett kontoutdrag",
    body: "BkToCstmrStmt",
    part: "Stmt",
    versions,
  },
  notice: {
    kind: "camt.054",
    called: "en avisering av betalningar",
    body: "BkToCstmrDbtCdtNtfctn",
    part: "Ntfctn",
    versions,
  },
};

/** What banks write where an order had no number. */
const NO_ID = ["NOTPROVIDED", "NONREF", "NOT PROVIDED"];

const idOf = (details: XmlElement): string | null => {
  const id = textAt(details, "Refs", "EndToEndId");
  return id === null || NO_ID.includes(id.toUpperCase()) ? null : id;
};

/** "BOOK" as text in the older versions, as a code in the newer. */
const isBooked = (entry: XmlElement): boolean =>
  (textAt(entry, "Sts", "Cd") ?? textAt(entry, "Sts")) === "BOOK";

type Sum = { ore: number | null; currency: string | null };
const sumIn = (element: XmlElement | null): Sum => ({
  ore: readOre(element?.text ?? null),
  currency: element?.attributes.get("Ccy") ?? null,
});

/** The payment's own amount: straight in it in the newer versions, among the amounts in the older. */
const ownSum = (details: XmlElement): Sum => {
  const amounts = one(details, "AmtDtls");
  return sumIn(
    one(details, "Amt") ?? one(amounts, "TxAmt", "Amt") ?? one(amounts, "InstdAmt", "Amt"),
  );
};

const isDebit = (entry: XmlElement): boolean => textAt(entry, "CdtDbtInd") === "DBIT";

/** Money that came back to us: a drawing that was undone, or a payment that the payee's bank returned. */
const comesBack = (entry: XmlElement, payment: XmlElement | null): boolean =>
  !isDebit(entry) && (textAt(entry, "RvslInd") === "true" || one(payment, "RtrInf") !== null);

/** What the entry says of us; null for what was undone on the other side, or was paid to us by others without a number. */
function kindOf(entry: XmlElement, payment: XmlElement | null): Booking["kind"] | null {
  if (isDebit(entry)) return textAt(entry, "RvslInd") === "true" ? null : "drawn";
  if (comesBack(entry, payment)) return "reversal";
  return payment !== null && idOf(payment) !== null ? "credit" : null;
}

/** The bookings of an entry; null when it cannot be read. */
function bookingsOf(entry: XmlElement): Booking[] | null {
  const total = sumIn(one(entry, "Amt"));
  const bookedOn = dayIn(one(entry, "BookgDt")) ?? dayIn(one(entry, "ValDt"));
  const details = all(entry, "NtryDtls").flatMap((part) => all(part, "TxDtls"));
  const ours = (details.length === 0 ? [null] : details).flatMap((payment) => {
    const kind = kindOf(entry, payment);
    return kind === null ? [] : [{ kind, payment }];
  });
  if (ours.length === 0) return [];
  if (total.ore === null || total.currency === null || bookedOn === null) return null;
  const { ore, currency } = total;
  const bankReference = textAt(entry, "AcctSvcrRef");
  return ours.map(({ kind, payment }) => {
    const own = payment === null ? total : ownSum(payment);
    return {
      bookedOn,
      bankReference,
      kind,
      endToEndId: payment === null ? null : idOf(payment),
      ore: own.ore ?? (details.length === 1 ? ore : null),
      currency: own.currency ?? currency,
    };
  });
}

const accountOf = (part: XmlElement): string | null =>
  textAt(part, "Acct", "Id", "IBAN") ?? textAt(part, "Acct", "Id", "Othr", "Id");

/** A bank's file of what is booked, a statement or a notice. */
export function readBookings(bytes: Uint8Array, kind: "statement" | "notice"): Result<BookedFile> {
  const message = messages[kind];
  const read = readIsoMessage(bytes, message);
  if (!read.ok) return read;
  const messageId = textAt(read.value, "GrpHdr", "MsgId");
  const parts = all(read.value, message.part);
  if (messageId === null || parts.length === 0)
    return refused("Filen säger inte vilket konto den gäller.");
  const entries = parts.flatMap((part) => all(part, "Ntry")).filter(isBooked);
  const bookings = entries.map(bookingsOf);
  return accepted({
    messageId,
    accounts: [...new Set(parts.flatMap((part) => accountOf(part) ?? []))],
    bookings: bookings.flatMap((some) => some ?? []),
    unread: bookings.filter((some) => some === null).length,
  });
}

/** A payment that was ordered, and is to be found among what is booked. */
export type Expected = { endToEndId: string; ore: number };

/**
 * What became of a payment that was ordered. "amount not told" is one that the bank booked in a sum with others:
 * it is paid, but its amount cannot be confirmed from this file.
 */
export type Match =
  | { endToEndId: string; outcome: "not booked" }
  | { endToEndId: string; outcome: "paid" | "paid twice" | "amount not told"; bookedOn: string }
  /** The whole of it came back; `drawnOn` = the day it was paid, where the file tells that too. */
  | { endToEndId: string; outcome: "returned"; bookedOn: string; drawnOn: string | null }
  | {
      endToEndId: string;
      outcome: "other amount" | "other amount back";
      bookedOn: string;
      ore: number;
      currency: string;
    };

/** A payment of which as much came back as was drawn. */
function matchBack(
  { endToEndId, ore }: Expected,
  back: readonly Booking[],
  drawn: readonly Booking[],
): Match {
  const bookedOn = back.at(-1)?.bookedOn ?? "";
  const odd = back.find((one) => one.currency !== "SEK" || one.ore !== ore);
  if (odd?.ore === null) return { endToEndId, outcome: "amount not told", bookedOn };
  if (odd) {
    const { currency } = odd;
    return { endToEndId, outcome: "other amount back", bookedOn, ore: odd.ore, currency };
  }
  const drawnOn = drawn.find((one) => one.ore === ore && one.currency === "SEK")?.bookedOn ?? null;
  return { endToEndId, outcome: "returned", bookedOn, drawnOn };
}

function matchOne(expected: Expected, booked: readonly Booking[]): Match {
  const { endToEndId, ore } = expected;
  const isSame = (one: Booking) => one.ore === ore && one.currency === "SEK";
  const drawn = booked.filter(({ kind }) => kind === "drawn");
  const back = booked.filter(
    (one) => one.kind === "reversal" || (one.kind === "credit" && isSame(one)),
  );
  const last = booked.findLast((one) => drawn.includes(one) || back.includes(one));
  if (!last) return { endToEndId, outcome: "not booked" };
  const { bookedOn } = last;
  if (back.length >= drawn.length) return matchBack(expected, back, drawn);
  if (drawn.length - back.length > 1) return { endToEndId, outcome: "paid twice", bookedOn };
  for (const booking of drawn) {
    const { currency } = booking;
    if (booking.ore === null) return { endToEndId, outcome: "amount not told", bookedOn };
    if (!isSame(booking)) {
      return { endToEndId, outcome: "other amount", bookedOn, ore: booking.ore, currency };
    }
  }
  return { endToEndId, outcome: "paid", bookedOn };
}

/**
 * Each ordered payment with what is booked of it, and the bookings that none of them explains. A statement and a
 * notice of the same day tell of the same bookings: match one of them, or each by itself.
 */
export function matchBookings(
  expected: readonly Expected[],
  bookings: readonly Booking[],
): { matches: Match[]; unexplained: Booking[] } {
  const byId = new Map<string, Booking[]>();
  for (const booking of bookings) {
    if (booking.endToEndId === null) continue;
    const same = byId.get(booking.endToEndId);
    if (same) same.push(booking);
    else byId.set(booking.endToEndId, [booking]);
  }
  const known = new Set(expected.map(({ endToEndId }) => endToEndId));
  return {
    matches: expected.map((payment) => matchOne(payment, byId.get(payment.endToEndId) ?? [])),
    unexplained: bookings.filter(
      ({ endToEndId, kind }) =>
        kind !== "credit" && (endToEndId === null || !known.has(endToEndId)),
    ),
  };
}
