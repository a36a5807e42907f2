/**
 * The protokoll as a document: first page, paragrafer, bilagor; and one paragraf of it that is justerad omedelbart. The
 * words are in templates/protokoll.md, templates/omedelbar-paragraf.md and templates/satser.md. What is wrong with a protokoll is found elsewhere; this prints what is there.
 * @see KL 5:65–67, 5:69, 8:12
 */

import type { ApprovalMethod } from "../domain/approvalMethod.ts";
import { partOf } from "../domain/atOnce.ts";
import { dateText, longDate } from "../domain/calendar.ts";
import { law } from "../domain/law.ts";
import type { Item, Minutes } from "../domain/minutes.ts";
import { clockWords, listText } from "../domain/wording.ts";
import { AttendanceText, numberSpan } from "./attendanceText.ts";
import type { Block, Cell, Document } from "./document.ts";
import { fragmentHtml } from "./html.ts";
import { cell, text } from "./inline.ts";
import { Paragrafer } from "./paragraf.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import type { Template, Values } from "./placeholders.ts";
import { anchorOf, References } from "./references.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typeset, typesetDocument } from "./typography.ts";

/** What is printed that the meeting itself does not know. */
export type MinutesOptions = {
  /** Public address of what is printed, where its anslag and bevis are too. */
  address: string;
  /** The förvaltningsrätt, when known. @see FIN-28 */
  court?: string;
  /** How it is justerat; left out, by logged approvals. */
  method?: ApprovalMethod;
};

/** The protokoll. An imported one (with `paperNotice`) is printed as it says, without words of our own. */
export function minutesDocument(
  minutes: Minutes,
  templates: Templates,
  options: MinutesOptions,
): Document {
  const say = phrasesOf(templates.satser);
  const references = new References(minutes, say, options.address);
  return asDocument(minutes, templates, {
    ...{ ...options, references, template: templates.protokoll, title: "protokollstitel" },
    own: { omedelbart: apart(minutes, say), ...paperValues(minutes, say) },
  });
}

/**
 * One paragraf that is justerad omedelbart, at its own address and in its own template; `minutesAddress` is that of the
 * whole protokoll, where the other paragrafer will stand.
 */
export function paragrafAtOnceDocument(
  minutes: Minutes,
  item: Item,
  templates: Templates,
  options: MinutesOptions & { minutesAddress: string },
): Document {
  const say = phrasesOf(templates.satser);
  const { minutesAddress } = options;
  const references = new References(minutes, say, minutesAddress, minutesAddress);
  return asDocument(partOf(minutes, item), templates, {
    ...{ ...options, references, template: templates["omedelbar-paragraf"] },
    ...{ title: "omedelbar titel", own: { protokollet: minutesAddress } },
  });
}

/** Which paragrafer have an anslag of their own. */
function apart({ items, atOnceIds }: Minutes, say: Phrases): string {
  const numbers = items.flatMap(({ id, number }) =>
    number !== null && atOnceIds.includes(id) ? [number] : [],
  );
  return numbers.length === 0
    ? ""
    : say("omedelbart justerade", { paragrafer: numberSpan(numbers, say) });
}

/** `title` is the phrase that names the document; `own` are the places that this template alone has. */
type Printing = MinutesOptions & {
  references: References;
  template: Template;
  title: string;
  own: Values;
};

function asDocument(
  minutes: Minutes,
  templates: Templates,
  { address, court = "", method = "logged", references, template, title, own }: Printing,
): Document {
  const say = phrasesOf(templates.satser);
  const numbers = minutes.items.flatMap(({ number }) => (number === null ? [] : [number]));
  const paragrafs = numberSpan(numbers, say);
  const isPaper = minutes.paperNotice !== null;
  const blocks = renderTemplate(template, {
    values: {
      förbund: minutes.associationName,
      organ: minutes.organ,
      datum: longDate(minutes.date),
      tid: timeText(minutes, say),
      plats: minutes.place,
      paragrafspann: paragrafs,
      adress: address,
      justerare: isPaper ? "" : listText(approvers(minutes)),
      justeringssätt: say(methodPhrases[method]),
      överklagande: isPaper ? "" : appealText(say, court),
      finns: [minutes.keptAt, address],
      ...formValues(minutes, say),
      ...attendanceValues(minutes, say),
      ...own,
    },
    slots: {
      underskrifter: [signatures(minutes, say)],
      paragrafer: new Paragrafer(minutes, say, references).all(),
      bilagor: attachmentTable(minutes, say),
    },
  });
  const date = dateText(minutes.date);
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say(title, { datum: date, förbund: minutes.associationName }),
    issuer: minutes.associationName,
    subject: [minutes.organ, paragrafs].filter((part) => part !== "").join(", "),
    date: minutes.date,
    header: {
      left: minutes.associationName,
      right: say("protokollshuvud", { datum: date, paragrafspann: paragrafs }),
    },
    blocks,
  });
}

/** One paragraf as it stands on the page where it is written: what is written, and what the facts add around it. */
export type WritingPart = {
  id: string;
  heading: string;
  before: string;
  written: string;
  after: string;
};

/** The paragrafer of a meeting, as HTML in parts. */
export function writingParts(minutes: Minutes, templates: Templates): WritingPart[] {
  const say = phrasesOf(templates.satser);
  const paragrafer = new Paragrafer(minutes, say, new References(minutes, say));
  return minutes.items.map((item) => {
    const { before, written, proceeding, after } = paragrafer.parts(item);
    return {
      id: item.id,
      heading: typeset(paragrafer.heading(item)),
      before: fragmentHtml(before),
      written: fragmentHtml(written),
      after: fragmentHtml([...proceeding, ...after]),
    };
  });
}

export function timeText({ startsAt, endsAt }: Minutes, say: Phrases): string {
  return startsAt === null
    ? ""
    : say("klockslag", { från: clockWords(startsAt), till: clockWords(endsAt) });
}

/** What the law asks of the meeting's form. @see FIN-19, FIN-19a, FIN-23 */
export function formValues(minutes: Minutes, say: Phrases): Values {
  const { consultation, publicNoticeOn } = minutes;
  return {
    offentlighet: minutes.isPublic
      ? say("offentligt", { tillkännagivet: publicNoticeOn ? dateText(publicNoticeOn) : "" })
      : "",
    samråd: consultation
      ? say("samråd", { datum: dateText(consultation.on), deltagare: consultation.participants })
      : "",
    distans: minutes.distanceDecision ?? "",
  };
}

function attendanceValues(minutes: Minutes, say: Phrases): Values {
  const { members, serving, substitutes, others } = new AttendanceText(minutes, say).lines();
  return { ledamöter: members, tjänstgörande: serving, ersättare: substitutes, övriga: others };
}

/**
 * The anslag's own days are known to an imported protokoll; a new one is approved as bytes before they exist, so
 * it says where they will stand.
 */
function paperValues(minutes: Minutes, say: Phrases): Values {
  const { paperNotice: paper } = minutes;
  if (paper === null) {
    return {
      anslag: say("anslag"),
      justeringsdatum: "",
      anslagsdatum: "",
      nedtagning: "",
    };
  }
  return {
    anslag: say("anslag papper"),
    justeringsdatum: paper.approvedOn ? longDate(paper.approvedOn) : "",
    anslagsdatum: paper.postedOn ? longDate(paper.postedOn) : "",
    nedtagning: paper.takedownStated ? longDate(paper.takedownStated) : "",
    finns: paper.keptAt ?? minutes.keptAt,
  };
}

const nameOf = (minutes: Minutes, personId: string | null): string =>
  minutes.persons.find(({ id }) => id === personId)?.name ?? "";

const methodPhrases: Record<ApprovalMethod, string> = {
  logged: "justeringssätt loggat",
  certificate: "justeringssätt certifikat",
  eid: "justeringssätt e-legitimation",
};

/** Those with a line to sign on, in the order of the document. */
const signerRoles = (minutes: Minutes): { id: string; role: string }[] =>
  [
    { id: minutes.chairId, role: "roll ordförande" },
    { id: minutes.secretaryId, role: "roll sekreterare" },
    ...minutes.adjusterIds.map((id) => ({ id, role: "roll justerare" })),
  ].flatMap(({ id, role }) => (id !== null && nameOf(minutes, id) !== "" ? [{ id, role }] : []));

/**
 * The places, from 1, of the lines that the ordförande and the justerare sign on. The sekreterare writes the
 * protokoll and does not justera it, so that line has no field for an electronic signature.
 */
export const approverPlaces = (minutes: Minutes): { personId: string; place: number }[] =>
  signerRoles(minutes).flatMap(({ id, role }, index) =>
    role === "roll sekreterare" ? [] : [{ personId: id, place: index + 1 }],
  );

function signatures(minutes: Minutes, say: Phrases): Block {
  const signers = signerRoles(minutes).map(({ id, role }) => ({
    name: nameOf(minutes, id),
    role: say(role),
  }));
  return { kind: "signatures", heading: say("underskrifter"), signers };
}

/** Those who must approve: the ordförande and the justerare. @see KL 5:69 */
const approvers = (minutes: Minutes): string[] =>
  [minutes.chairId, ...minutes.adjusterIds]
    .map((id) => nameOf(minutes, id))
    .filter((name) => name !== "");

const COUNTS = ["noll", "en", "två", "tre", "fyra", "fem", "sex"];
/** The length of the appeal time in words, "tre". @see KL 13:5 */
export const appealWeeks = (): string => COUNTS[law.appeal.weeks] ?? String(law.appeal.weeks);

/** Who may appeal, where, and how long. @see FIN-28 */
export const appealText = (say: Phrases, court: string): string =>
  say("överklagande", {
    domstol: court === "" ? say("någon förvaltningsrätt") : court,
    veckor: appealWeeks(),
  });

/** The bilagor with the paragraf that cites each, and the hash that ties the file to the protokoll. */
function attachmentTable(minutes: Minutes, say: Phrases): Block[] {
  if (minutes.attachments.length === 0) return [];
  const rows = minutes.attachments.map(({ label, title, sha256 }): Cell[] => [
    cell(label),
    {
      children: [
        text(title),
        ...(sha256 === null
          ? []
          : [{ kind: "break" } as const, text(say("kontrollvärde", { värde: sha256 }))]),
      ],
    },
    { children: citing(minutes, label) },
  ]);
  const header = headers(say, "bilagor rubriker");
  return [{ kind: "table", caption: null, header, rows, rowHeaders: true }];
}

/** The paragrafer that cite a bilaga, as links to them. */
function citing(minutes: Minutes, label: string): Cell["children"] {
  const cited = minutes.items.filter(
    ({ attachments, struck }) => struck === null && attachments.includes(label),
  );
  return cited.flatMap((item, index) => [
    ...(index > 0 ? [text(", ")] : []),
    item.number === null
      ? text(item.heading)
      : { kind: "link" as const, text: `§ ${item.number}`, href: `#${anchorOf(item)}` },
  ]);
}

/** A table's headings from one phrase: "Namn | Roll | Godkänt". */
export const headers = (say: Phrases, key: string): Cell[] =>
  say(key)
    .split("|")
    .map((heading) => cell(heading.trim()));
