/**
 * What Paragraf itself makes allmän is registered by itself, in words that everybody may read: the heading of an ärende, what
 * was decided by delegation and a recipient's name may tell of a person, and stand in the protected part.
 * @see TF 2:10
 */
import { dateText, type LegalDate } from "../calendar.ts";
import { type DelegatedDecision, numberText } from "../delegation/decision.ts";
import type { HandlingFile, HandlingText } from "./handling.ts";

/** A handling of Paragraf's own: what it is, so that it is registered once, and the sammanträde whose akt it belongs to. */
export type OwnHandling = {
  /** E.g. "minutes:3f2a…". */
  origin: string;
  meetingId: string | null;
  text: Omit<HandlingText, "dossierId">;
};

/** A kept file, as its hash and what it is called here. */
const pdf = (sha256: string | null, name: string): HandlingFile | null =>
  sha256 === null ? null : { sha256, filename: `${name}.pdf`, mediaType: "application/pdf" };

const plain = {
  ...{ counterpart: "", isNameProtected: false, protectedSubject: "" },
  ...{ file: null, keptWhere: "", secrecy: "" },
};

type Meeting = { meetingId: string; meetingDate: LegalDate };

const board = ({ meetingDate }: Meeting) => `sammanträde ${dateText(meetingDate)}`;

/** The kallelse, allmän when it has gone out. */
export const summonsHandling = (
  meeting: Meeting & { sentOn: LegalDate; sha256: string | null },
): OwnHandling => ({
  origin: `summons:${meeting.meetingId}`,
  meetingId: meeting.meetingId,
  text: {
    ...plain,
    ...{ date: meeting.sentOn, direction: "sent", kind: "summons" },
    counterpart: "styrelsens ledamöter och ersättare",
    publicSubject: `Kallelse till styrelsens ${board(meeting)}`,
    file: pdf(meeting.sha256, `kallelse-${meeting.meetingDate}`),
  },
});

type Approved = Meeting & {
  approvedOn: LegalDate;
  sha256: string;
  /** The paragraf that was justerad alone; null = the whole protokoll. */
  paragraf: { itemId: string; number: number | null } | null;
};

/** A protokoll, or a paragraf of it, is upprättat when it is justerat. @see TF 2:10 */
export function minutesHandling(of: Approved): OwnHandling {
  const { paragraf, meetingId, meetingDate } = of;
  const name = `${paragraf ? `paragraf-${paragraf.number ?? ""}` : "protokoll"}-${meetingDate}`;
  return {
    origin: paragraf ? `paragraf:${paragraf.itemId}` : `minutes:${meetingId}`,
    meetingId,
    text: {
      ...plain,
      ...{ date: of.approvedOn, direction: "drawnUp", kind: "minutes" },
      publicSubject: paragraf
        ? `Omedelbart justerad § ${paragraf.number ?? ""} ur protokollet från styrelsens ${board(of)}`
        : `Protokoll från styrelsens ${board(of)}`,
      file: pdf(of.sha256, name),
    },
  };
}

type Sending = Meeting & {
  dispatchId: string;
  number: number | null;
  recipient: string;
  /** The recipient is a förbundsmedlem, and no private person. */
  isMember: boolean;
  sentOn: LegalDate;
  /** The utdrag that was issued; null when none was made here. */
  sha256: string | null;
};

/** A decision that has gone to somebody. Unless it is a förbundsmedlem, the name may be a private person's. */
export const sendingHandling = (of: Sending): OwnHandling => ({
  origin: `dispatch:${of.dispatchId}`,
  meetingId: of.meetingId,
  text: {
    ...plain,
    ...{ date: of.sentOn, direction: "sent", kind: "decision" },
    ...{ counterpart: of.recipient, isNameProtected: !of.isMember },
    publicSubject: `Beslut, § ${of.number ?? ""} ur protokollet från styrelsens ${board(of)}`,
    file: pdf(of.sha256, `utdrag-${of.number ?? ""}-${of.meetingDate}`),
    keptWhere: of.sha256 === null ? "Protokollet i Paragraf" : "",
  },
});

/** A delegationsbeslut, upprättat when it is brought in. */
export const delegatedHandling = (decision: DelegatedDecision): OwnHandling => ({
  origin: `delegated:${decision.id}`,
  meetingId: null,
  text: {
    ...plain,
    ...{ date: decision.decidedOn, direction: "drawnUp", kind: "decision" },
    publicSubject: `Delegationsbeslut ${numberText(decision)}: ${decision.groupTitle}`,
    protectedSubject: decision.what,
    keptWhere: "Delegationsbesluten i Paragraf",
  },
});

type Appeal = Meeting & { appealId: string; receivedOn: LegalDate; appellant: string };

/** An överklagande that has come in. Most often a private person has written it. */
export const appealHandling = (of: Appeal): OwnHandling => ({
  origin: `appeal:${of.appealId}`,
  meetingId: of.meetingId,
  text: {
    ...plain,
    ...{ date: of.receivedOn, direction: "received", kind: "appeal" },
    ...{ counterpart: of.appellant, isNameProtected: true },
    publicSubject: `Överklagande av beslut vid styrelsens ${board(of)}`,
  },
});
