/**
 * The facts of one meeting as plain data: what the protokoll is made of and what the rules read.
 * It decides nothing. Who was there at which paragraf is in `attendance.ts`; what is wrong is in `review.ts`.
 * @see KL 5:65–67 (through 6:35 and FIN-19)
 */
import type { LegalDate } from "./calendar.ts";
import type { Proceeding } from "./decision/proceeding.ts";

/** Clock time "HH:MM", Swedish local time. */
export type ClockTime = string;

export type MemberKind = "municipality" | "region" | "social_insurance" | "employment_service";

/** A förbundsmedlem. @see FIN-3 */
export type Member = { id: string; name: string; kind: MemberKind };

/** A seat on the styrelse belongs to one member. @see FIN-10, FIN-12 */
export type Seat = { id: string; memberId: string; label: string };

/** Who holds a seat, or substitutes in it (`callingOrder` 1 is called first), from–to inclusive. @see FIN-13, FIN-14 */
export type SeatMandate = {
  personId: string;
  seatId: string;
  kind: "member" | "substitute";
  callingOrder: number | null;
  from: LegalDate;
  to: LegalDate | null;
};

export type Person = {
  id: string;
  name: string;
  /** Employer or huvudman as printed, e.g. "Norrsunds kommun"; empty when not known. */
  organisation: string;
  /** Title as printed, e.g. "Förbundschef"; empty when none. */
  title: string;
};

/**
 * In what capacity somebody is in the room: an ordinary member of the board, an ersättare who serves
 * for a seat, an ersättare who only attends, staff, or a guest.
 */
export type Capacity = "member" | "serving_substitute" | "substitute" | "staff" | "guest";

export type PresenceMode = "room" | "video" | "audio";

/**
 * One unbroken stretch of presence in one capacity, counted in items (dagordningens ärenden).
 * A person who leaves and returns, or begins to serve, has several.
 */
export type Presence = {
  id: string;
  personId: string;
  capacity: Capacity;
  /** The seat served: the own one for a member, the absent member's for a serving ersättare. */
  seatId: string | null;
  /** Position (1-based) of the first item present at. */
  fromPosition: number;
  /** Position of the last item present at; null = to the end. */
  toPosition: number | null;
  fromTime: ClockTime | null;
  toTime: ClockTime | null;
  mode: PresenceMode;
  /** Why: audio only (FIN-19a särskilda skäl), or an ersättare called out of order. */
  ground: string | null;
};

/** KL 6:28 p 1–4 as codes. */
export type DisqualificationGround =
  | "party_or_interest"
  | "representative"
  | "supervision"
  | "other_circumstance";

/**
 * What a person did at one item when not simply taking part.
 * `disqualified` = jäv: leaves, is not counted, has no vote. `abstains` = avstår: stays and is counted (KL 4:25).
 * `unspecified` = an old protokoll says "deltog inte" without telling which; only imports have it.
 */
export type Stance = {
  personId: string;
  kind: "disqualified" | "abstains" | "unspecified";
  /** What the person stayed out of, as an old protokoll words it; `handling` for all new ones. */
  scope: "handling" | "decision" | "discussion";
  ground: DisqualificationGround | null;
  explanation: string | null;
  leftAt: ClockTime | null;
  returnedAt: ClockTime | null;
};

/** What an ärende is; the law asks different things of different kinds. */
export type ItemKind =
  | "opening"
  | "agenda"
  | "election_of_adjusters"
  | "previous_minutes"
  | "information"
  | "decision"
  | "grant"
  | "budget"
  | "annual_report"
  | "election"
  | "delegation_report"
  | "other_questions"
  | "closing";

/** Characters that one ärende may hold: some forty printed pages. More belongs in a bilaga. */
export const longestText = 100_000;
/**
 * Who does what an att-sats says, and by when. `personId` is set when the doer is in the register; `doer` is the
 * name in any case. The id lasts, so that what is done can be told of the same task after the text was saved again; one that is new comes with an empty id and is given one.
 */
export type ClauseTask = {
  id: string;
  /** Empty when nobody is named. */
  doer: string;
  personId: string | null;
  due: LegalDate | null;
};

/** A stretch of running text followed by what was decided after it. One item has one or more. */
export type Section = {
  /** Markdown, no HTML. */
  body: string;
  /** The beslutsmening, e.g. "Styrelsen beslutade"; empty when nothing was decided here. */
  lead: string;
  /** Att-satser, each beginning with "att". */
  clauses: string[];
  /** Beside `clauses`, one for each; null where nobody and no day is named. Absent when there is none at all. */
  tasks?: (ClauseTask | null)[];
};

export type Item = {
  id: string;
  /** 1-based place on the dagordning. */
  position: number;
  /** The § number; null until it has been given out. */
  number: number | null;
  kind: ItemKind;
  heading: string;
  sections: Section[];
  /** Labels of the bilagor cited, e.g. ["6", "7"]. */
  attachments: string[];
  stances: Stance[];
  /** Why the item was struck (utgår); null when it stands. A struck item keeps its number. */
  struck: string | null;
  /** How a grant is financed (konto, insats, what is left); null when not said. @see KL 11:15 */
  financing: string | null;
  /** How it was decided; `emptyProceeding` when nothing of it is noted. @see KL 5:67 p 1–6 */
  proceeding: Proceeding;
};

export type Attachment = {
  id: string;
  label: string;
  title: string;
  /** SHA-256 in hex of the stored file; null when only the citation is known (imported). */
  sha256: string | null;
};

/** An ärende of another meeting of the same förbund that this one's text refers to. */
export type ItemElsewhere = {
  id: string;
  /** The § number with its calendar year; null until given out. */
  number: number | null;
  year: number | null;
  heading: string;
  date: LegalDate;
  /** Justerat and anslaget: everyone can read it at its lasting address. */
  isPublished: boolean;
};

export type MeetingKind = "ordinary" | "extra" | "constituting" | "budget" | "annual_report";

/** Dates of a protokoll justerat on paper before it came here, as its own first page states them. */
export type PaperNotice = {
  approvedOn: LegalDate | null;
  postedOn: LegalDate | null;
  takedownStated: LegalDate | null;
  keptAt: string | null;
};

export type Minutes = {
  meetingId: string;
  associationName: string;
  /** The body that met, "Styrelsen". */
  organ: string;
  kind: MeetingKind;
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
  /** Open to the public. @see FIN-19 (budget) */
  isPublic: boolean;
  /** Day the public meeting was tillkännagivet; null when not logged. @see FIN-19 */
  publicNoticeOn: LegalDate | null;
  /** Day and participants of the samråd on the budget; null when not logged. @see FIN-23 */
  consultation: { on: LegalDate; participants: string } | null;
  /** The decision that allows distans, as cited; null when there is none. @see FIN-19a */
  distanceDecision: string | null;
  /** Number of seats in the förbundsordning, vacancies included. @see KL 6:27 */
  seatCount: number;
  members: Member[];
  seats: Seat[];
  mandates: SeatMandate[];
  persons: Person[];
  chairId: string | null;
  secretaryId: string | null;
  adjusterIds: string[];
  presences: Presence[];
  items: Item[];
  /** Ids of the ärenden that are justerade omedelbart, apart from the rest, or out for it. */
  atOnceIds: string[];
  attachments: Attachment[];
  /** What the text refers to in other meetings. */
  elsewhere: ItemElsewhere[];
  /** Where the protokoll can be read, for the first page and the anslag. */
  keptAt: string;
  /** Only for imported protokoll. */
  paperNotice: PaperNotice | null;
};
