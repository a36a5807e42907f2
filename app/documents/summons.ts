/** The kallelse with its dagordning. @see KL 6:17 (ersättare are called too), FIN-19 (public budget meeting) */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Attachment, Item, Minutes, SeatMandate } from "../domain/minutes.ts";
import type { Task } from "../domain/tasks.ts";
import { listText } from "../domain/wording.ts";
import type { Block, Document } from "./document.ts";
import { paragraph, text } from "./inline.ts";
import { formValues, timeText } from "./minutes.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { markdownBlocks, renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** What is prepared for an ärende: its förslag till beslut, and its tjänsteskrivelse in Markdown. */
export type Prepared = { itemId: string; lead: string; clauses: string[]; memo: string };

/** The kallelse to a planned meeting, as sent on a day, with what is proposed and the tjänsteskrivelser. */
export function summonsDocument(
  minutes: Minutes,
  templates: Templates,
  {
    sentOn,
    preparations = [],
    followUp = [],
  }: { sentOn: LegalDate; preparations?: readonly Prepared[]; followUp?: readonly Task[] },
): Document {
  const say = phrasesOf(templates.satser);
  const nameOf = (id: string | null) => minutes.persons.find((one) => one.id === id)?.name ?? "";
  const chair = nameOf(minutes.chairId);
  const blocks = renderTemplate(templates.kallelse, {
    values: {
      förbund: minutes.associationName,
      organ: minutes.organ,
      slag: say(`slag ${minutes.kind}`),
      dag: longDate(minutes.date),
      tid: timeText(minutes, say),
      plats: minutes.place,
      offentlighet: formValues(minutes, say).offentlighet ?? "",
      distans: minutes.distanceDecision ?? "",
      ledamöter: called(minutes, "member", say),
      ersättare: called(minutes, "substitute", say),
      sekreterare: nameOf(minutes.secretaryId),
      skickad: longDate(sentOn),
      kallar: chair === "" ? "" : say("kallar", { namn: chair }),
    },
    slots: {
      dagordning: agenda(minutes.items, preparations, say),
      handlingar: papers(minutes.attachments),
      uppföljning: tasksToFollow(followUp, minutes.date),
      tjänsteskrivelser: memos(minutes.items, preparations),
    },
  });
  const date = dateText(minutes.date);
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say("kallelsetitel", { datum: date, förbund: minutes.associationName }),
    issuer: minutes.associationName,
    subject: `${minutes.organ}, ${date}`,
    date: sentOn,
    header: { left: minutes.associationName, right: say("kallelsehuvud", { datum: date }) },
    blocks,
  });
}

const inForce = ({ from, to }: SeatMandate, on: LegalDate): boolean =>
  from <= on && (to === null || on <= to);

/** Those with a mandate on the day of the meeting, each with the member that the seat belongs to. */
function called(minutes: Minutes, kind: SeatMandate["kind"], say: Phrases): string[] {
  const mandates = minutes.mandates.filter(
    (mandate) => mandate.kind === kind && inForce(mandate, minutes.date),
  );
  return mandates.flatMap(({ personId, seatId }) => {
    const person = minutes.persons.find(({ id }) => id === personId);
    const seat = minutes.seats.find(({ id }) => id === seatId);
    const member = minutes.members.find(({ id }) => id === seat?.memberId);
    if (!person) return [];
    const organisation = member?.name ?? person.organisation;
    const role = personId === minutes.chairId ? say("ordförande") : "";
    return [
      say("ersättare", { namn: person.name, organisation, roll: role, närvaro: "", sätt: "" }),
    ];
  });
}

/** What is on the dagordning, in order: an ärende that is struck is not. */
export const standingItems = (items: Item[]): Item[] =>
  items.filter(({ struck }) => struck === null).sort((a, b) => a.position - b.position);

/** The items in order, with what is proposed and the papers of each. */
function agenda(items: Item[], preparations: readonly Prepared[], say: Phrases): Block[] {
  const all = standingItems(items);
  if (all.length === 0) return [paragraph("Inget ärende är infört.")];
  const entries = all.map(({ id, heading, attachments }): Block[] => [
    paragraph(heading),
    ...proposal(preparations.find(({ itemId }) => itemId === id)),
    ...(attachments.length === 0 ? [] : [paragraph(attached(attachments, say))]),
  ]);
  return [{ kind: "list", ordered: true, items: entries }];
}

/** What the styrelse is asked to decide; the same object as a decision, with the beslutsmening in the present. */
function proposal(prepared: Prepared | undefined): Block[] {
  if (!prepared || prepared.clauses.length === 0) return [];
  const { lead, clauses } = prepared;
  return [{ kind: "decision", lead: [text(lead)], clauses: clauses.map((one) => [text(one)]) }];
}

/** Each tjänsteskrivelse under the number and heading of its ärende. */
function memos(items: Item[], preparations: readonly Prepared[]): Block[] {
  return standingItems(items).flatMap(({ id, heading }, index): Block[] => {
    const memo = preparations.find(({ itemId }) => itemId === id)?.memo ?? "";
    if (memo === "") return [];
    return [
      { kind: "heading", level: 3, children: [text(`${index + 1}. ${heading}`)] },
      ...markdownBlocks(memo, { headingLevel: 3 }),
    ];
  });
}

/** What was decided and is not done: who, by when, and whether it is late at the meeting. */
function tasksToFollow(tasks: readonly Task[], date: LegalDate): Block[] {
  if (tasks.length === 0) return [];
  const items = tasks.map(({ what, doer, due, source }): Block[] => {
    const number = source.kind === "paragraf" ? source.number : null;
    const where = number === null ? "" : `§ ${number}, `;
    const who = [doer, due === null ? "" : `senast ${dateText(due)}`].filter((one) => one !== "");
    const late = due !== null && due < date ? " Försenat." : "";
    const said = who.length === 0 ? "" : `: ${who.join(", ")}`;
    return [paragraph(`${withoutStop(what)} (${where}${dateText(source.date)})${said}.${late}`)];
  });
  return [{ kind: "list", ordered: false, items }];
}

/** "att teckna avtalet," as a sentence that goes on: "Att teckna avtalet". */
const withoutStop = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1).replace(/[.,;]+$/, "");

const attached = (labels: string[], say: Phrases): string =>
  say(labels.length === 1 ? "bilagerad en" : "bilagerad flera", { bilagor: listText(labels) });

/** Bilagor by number and title, as a list; nothing when there are none. */
export function papers(attachments: readonly Pick<Attachment, "label" | "title">[]): Block[] {
  if (attachments.length === 0) return [];
  const items = attachments.map(({ label, title }): Block[] => [
    paragraph(title === "" ? `Bilaga ${label}` : `Bilaga ${label}: ${title}`),
  ]);
  return [{ kind: "list", ordered: false, items }];
}
