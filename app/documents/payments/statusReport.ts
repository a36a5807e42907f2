/** The bank's answer to a payment file (pain.002): which payments it takes and which it does not, with its reasons. */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { all, one, textAt, type XmlElement } from "../xml/readXml.ts";
import { briefly, type IsoMessage, readIsoMessage } from "./isoMessage.ts";
import { reasonText } from "./statusReasons.ts";

/** `settled` is paid; `accepted` will be; `partly` holds for a file or a group whose payments have different answers. */
export type PaymentStatus = "settled" | "accepted" | "pending" | "partly" | "rejected";

/** A status as the bank gave it, and its reasons in Swedish. Null where the bank said nothing at that level. */
export type StatusOf = { status: PaymentStatus; code: string; reasons: string[] };

export type StatusReport = {
  messageId: string;
  /** The file that is answered. */
  originalMessageId: string;
  whole: StatusOf | null;
  groups: { id: string | null; answer: StatusOf | null }[];
  payments: { endToEndId: string; groupId: string | null; answer: StatusOf }[];
};

const message: IsoMessage = {
  kind: "pain.002",
  called: "bankens svar på en betalfil",
  body: "CstmrPmtStsRpt",
  versions: ["03", "10", "12"],
};

const statuses = new Map<string, PaymentStatus>(
  Object.entries({
    ACSC: "settled",
    ACCC: "settled",
    ACTC: "accepted",
    ACCP: "accepted",
    ACSP: "accepted",
    ACWC: "accepted",
    ACFC: "accepted",
    ACWP: "accepted",
    RCVD: "pending",
    PDNG: "pending",
    PATC: "pending",
    PART: "partly",
    PRES: "pending",
    RJCT: "rejected",
    CANC: "rejected",
  }),
);

function reasonsOf(element: XmlElement): string[] {
  return all(element, "StsRsnInf").flatMap((reason) => {
    const code = textAt(reason, "Rsn", "Cd") ?? textAt(reason, "Rsn", "Prtry");
    const words = all(reason, "AddtlInf").map(({ text }) => briefly(text));
    const told = code === null ? [] : [reasonText(briefly(code))];
    return [...told, ...words.filter((text) => text !== "")];
  });
}

/** The status at a level; a code that is unknown here counts as waiting, never as paid. */
function answerOf(element: XmlElement, name: string): StatusOf | null {
  const code = textAt(element, name);
  if (code === null) return null;
  const reasons = reasonsOf(element);
  const status = statuses.get(code) ?? "pending";
  const known = statuses.has(code)
    ? []
    : [`Banken anger läget ${briefly(code)}, som är okänt här.`];
  return { status, code: briefly(code), reasons: [...known, ...reasons] };
}

/** What a bank answered. */
export function readStatusReport(bytes: Uint8Array): Result<StatusReport> {
  const read = readIsoMessage(bytes, message);
  if (!read.ok) return read;
  const original = one(read.value, "OrgnlGrpInfAndSts");
  const originalMessageId = textAt(original, "OrgnlMsgId");
  const messageId = textAt(read.value, "GrpHdr", "MsgId");
  if (original === null || originalMessageId === null || messageId === null) {
    return refused("Svaret säger inte vilken betalfil det gäller.");
  }
  const groups = all(read.value, "OrgnlPmtInfAndSts");
  const payments = groups.flatMap((group) => {
    const groupId = textAt(group, "OrgnlPmtInfId");
    return all(group, "TxInfAndSts").flatMap((payment) => {
      const endToEndId = textAt(payment, "OrgnlEndToEndId");
      const answer = answerOf(payment, "TxSts");
      return endToEndId === null || answer === null ? [] : [{ endToEndId, groupId, answer }];
    });
  });
  return accepted({
    messageId,
    originalMessageId,
    whole: answerOf(original, "GrpSts"),
    groups: groups.map((group) => ({
      id: textAt(group, "OrgnlPmtInfId"),
      answer: answerOf(group, "PmtInfSts"),
    })),
    payments,
  });
}

/**
 * What a report says of one payment of a group: its own answer, else its group's, else the whole file's. A file or a
 * group that is taken in part says nothing of a payment that it does not name.
 */
export function answerFor(
  report: StatusReport,
  endToEndId: string,
  groupId: string,
): StatusOf | null {
  const own = report.payments.findLast((payment) => payment.endToEndId === endToEndId);
  if (own) return own.answer;
  const group = report.groups.find(({ id }) => id === groupId)?.answer;
  const answer = group ?? report.whole;
  return answer?.status === "partly" ? null : answer;
}
