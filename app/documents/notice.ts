/**
 * The documents around the anslag: the anslag itself, the bevis when it has come down everywhere, and how one
 * appeals. The days come from `domain/calendar.ts`.
 * @see KL 8:12, KL 13:4–8, FIN-19, FIN-28
 */
import type { ApprovalMethod } from "../domain/approvalMethod.ts";
import {
  type AppealPeriod,
  appealPeriod,
  dateText,
  type LegalDate,
  longDate,
} from "../domain/calendar.ts";
import { swedishNow } from "../domain/swedishTime.ts";
import { clockWords, listText } from "../domain/wording.ts";
import { numberSpan } from "./attendanceText.ts";
import type { Block, Document } from "./document.ts";
import { cell } from "./inline.ts";
import { appealText, appealWeeks, headers } from "./minutes.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import type { Values } from "./placeholders.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** Where the chain of events ended: number and SHA-256 in hex. */
export type Head = { seq: number; hash: string };

/** What an anslag and a bevis say of the justering. */
export type JusteringFacts = {
  associationName: string;
  organ: string;
  meetingDate: LegalDate;
  firstParagraf: number;
  lastParagraf: number;
  /** It is about one paragraf, justerad omedelbart. */
  isAtOnce: boolean;
  /** Numbers of the protokoll's paragrafer that have an anslag of their own; empty when `isAtOnce`. */
  apart: number[];
  approvedOn: LegalDate;
  /** Public address of the protokoll, or of the paragraf. */
  address: string;
  /** Where the protokoll can be read otherwise. */
  keptAt: string;
  /** Whom to ask; empty when not known. */
  contact: string;
  /** The förvaltningsrätt; empty when not known. */
  court: string;
};

export type NoticeFacts = JusteringFacts & {
  /** The member whose board this anslag is for. */
  boardName: string;
  postedOn: LegalDate;
  /** The days of every standing anslag, this one too: the time runs from the latest. @see KL 13:5 */
  allPostedOn: LegalDate[];
  head: Head;
};

/** One anslag: when and by whom it was put up and taken down. Instants in ISO 8601 UTC. */
export type PostedAndRemoved = {
  boardName: string;
  postedOn: LegalDate;
  postedBy: string | null;
  postedAt: string;
  removedOn: LegalDate | null;
  removedBy: string | null;
  removedAt: string | null;
};

export type EvidenceFacts = JusteringFacts & {
  /** What the approvals are over, in hex; null when the protokoll was justerat elsewhere. */
  sha256: string | null;
  method: ApprovalMethod;
  /** `at` in ISO 8601 UTC. */
  approvals: { name: string; role: "chair" | "adjuster"; at: string }[];
  postings: PostedAndRemoved[];
  head: Head;
  issuedOn: LegalDate;
};

export type AppealFacts = {
  associationName: string;
  /** Names of the kommuner and regioner that are members; may be empty. */
  members: string[];
  court: string;
  /** Where the court takes the appeal; empty when not known. */
  courtAddress: string;
  contact: string;
  /** Last day; null when no anslag has been posted. */
  lastDay: LegalDate | null;
  /** Day of the text. */
  date: LegalDate;
};

/** The anslag for one board. */
export function noticeDocument(facts: NoticeFacts, templates: Templates): Document {
  const say = phrasesOf(templates.satser);
  const period = appealPeriod(facts.allPostedOn);
  const several = facts.allPostedOn.length > 1;
  const blocks = renderTemplate(templates.anslag, {
    values: {
      ...justeringValues(facts, say),
      ...periodValues(period, say),
      anslagstavla: facts.boardName,
      anslagsdatum: longDate(facts.postedOn),
      flera: several ? say("flera anslagstavlor", { dag: longDate(period.start) }) : "",
      kontakt: facts.contact,
      överklagande: appealText(say, facts.court),
      kedja: headText(facts.head, say),
    },
  });
  return issued(facts, templates, "anslag", facts.postedOn, blocks);
}

const justeratPhrases: Record<ApprovalMethod, string> = {
  logged: "bevis justerat loggat",
  certificate: "bevis justerat certifikat",
  eid: "bevis justerat e-legitimation",
};

/** The bevis that the anslag has been up on every board, with the approvals it was about. */
export function noticeEvidenceDocument(facts: EvidenceFacts, templates: Templates): Document {
  const say = phrasesOf(templates.satser);
  const days = facts.postings.map(({ postedOn }) => postedOn);
  const period = days.length > 0 ? appealPeriod(days) : null;
  const blocks = renderTemplate(templates.anslagsbevis, {
    values: {
      ...justeringValues(facts, say),
      ...(period ? periodValues(period, say) : { sista: "", nedtagning: "", flyttad: "" }),
      domstol: facts.court,
      justeringssätt: say(justeratPhrases[facts.method]),
      kontrollvärde: facts.sha256 ?? "",
      gjort: longDate(facts.issuedOn),
      kedja: headText(facts.head, say),
    },
    slots: { godkännanden: approvals(facts, say), anslag: [postings(facts, say)] },
  });
  return issued(facts, templates, "bevis", facts.issuedOn, blocks);
}

/** How one appeals, in full. @see FIN-28 */
export function appealDocument(facts: AppealFacts, templates: Templates): Document {
  const say = phrasesOf(templates.satser);
  const blocks = renderTemplate(templates.overklagandehanvisning, {
    values: {
      förbund: facts.associationName,
      medlemmar: listText(facts.members),
      domstol: facts.court === "" ? say("någon förvaltningsrätt") : facts.court,
      domstolsadress: facts.courtAddress,
      veckor: appealWeeks(),
      sista: facts.lastDay ? longDate(facts.lastDay) : "",
      kontakt: facts.contact,
    },
  });
  const title = say("hänvisningstitel", { förbund: facts.associationName });
  return typesetDocument({
    letterhead: templates.letterhead,
    title,
    issuer: facts.associationName,
    subject: title,
    date: facts.date,
    header: { left: facts.associationName, right: "" },
    blocks,
  });
}

function issued(
  facts: JusteringFacts,
  templates: Templates,
  kind: "anslag" | "bevis",
  date: LegalDate,
  blocks: Block[],
): Document {
  const say = phrasesOf(templates.satser);
  const met = dateText(facts.meetingDate);
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say(`${kind}titel`, { datum: met, förbund: facts.associationName }),
    issuer: facts.associationName,
    subject: [facts.organ, spanOf(facts, say)].join(", "),
    date,
    header: { left: facts.associationName, right: say(`${kind}huvud`, { datum: met }) },
    blocks,
  });
}

const spanOf = ({ firstParagraf, lastParagraf }: JusteringFacts, say: Phrases): string =>
  numberSpan([firstParagraf, lastParagraf], say);

function justeringValues(facts: JusteringFacts, say: Phrases): Values {
  return {
    förbund: facts.associationName,
    organ: facts.organ,
    datum: longDate(facts.meetingDate),
    paragrafspann: spanOf(facts, say),
    justerat: say(facts.isAtOnce ? "anslaget omedelbart" : "anslaget protokollet", {
      paragrafer: spanOf(facts, say),
    }),
    omedelbart:
      facts.apart.length === 0
        ? ""
        : say("omedelbart justerade", { paragrafer: numberSpan(facts.apart, say) }),
    justeringsdatum: longDate(facts.approvedOn),
    finns: [facts.keptAt, facts.address],
  };
}

/** The last day and the takedown, and why the last day moved when it did. @see LBT-2 */
function periodValues(period: AppealPeriod, say: Phrases): Values {
  const days = period.skipped.map(({ date, name }) =>
    say(/^(lör|sön)dag$/.test(name) ? "flyttad veckodag" : "flyttad helgdag", {
      datum: dateText(date),
      dag: name,
    }),
  );
  return {
    sista: longDate(period.lastDay),
    nedtagning: longDate(period.earliestTakedown),
    flyttad:
      days.length === 0
        ? ""
        : say("flyttad", {
            veckor: appealWeeks(),
            slutar: longDate(period.threeWeeks),
            sista: longDate(period.lastDay),
            dagar: listText(days),
          }),
  };
}

const headText = ({ seq, hash }: Head, say: Phrases): string =>
  say("händelsekedja", { nummer: `${seq}`, kontrollvärde: hash });

function moment(at: string, say: Phrases): string {
  const { today, clock: time } = swedishNow(new Date(at));
  return say("tidpunkt", { dag: dateText(today), tid: clockWords(time) });
}

function approvals(facts: EvidenceFacts, say: Phrases): Block[] {
  if (facts.approvals.length === 0) return [];
  const rows = facts.approvals.map(({ name, role, at }) => [
    cell(name),
    cell(say(role === "chair" ? "roll ordförande" : "roll justerare")),
    cell(moment(at, say)),
  ]);
  const header = headers(say, "godkännande rubriker");
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

function postings(facts: EvidenceFacts, say: Phrases): Block {
  const rows = facts.postings.map((one) => [
    cell(one.boardName),
    cell(boardText(one.postedOn, one.postedBy, one.postedAt, say)),
    cell(
      one.removedOn === null
        ? say("sitter uppe")
        : boardText(one.removedOn, one.removedBy, one.removedAt, say),
    ),
  ]);
  const header = headers(say, "bevis rubriker");
  return { kind: "table", caption: null, header, rows, rowHeaders: true };
}

const boardText = (on: LegalDate, by: string | null, at: string | null, say: Phrases): string =>
  say("anslaget av", {
    dag: longDate(on),
    namn: by ?? "",
    tidpunkt: at === null ? "" : moment(at, say),
  });
