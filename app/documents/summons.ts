/** The kallelse with its dagordning. @see KL 6:17 (ersättare are called too), FIN-19 (public budget meeting) */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Attachment, Item, Minutes, SeatMandate } from "../domain/minutes.ts";
import { listText } from "../domain/wording.ts";
import type { Block, Document } from "./document.ts";
import { paragraph } from "./inline.ts";
import { formValues, timeText } from "./minutes.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** The kallelse to a planned meeting, as sent on a day. */
export function summonsDocument(
  minutes: Minutes,
  templates: Templates,
  { sentOn }: { sentOn: LegalDate },
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
    slots: { dagordning: agenda(minutes.items, say), handlingar: papers(minutes.attachments) },
  });
  const date = dateText(minutes.date);
  return typesetDocument({
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

/** The items in order, with the papers that belong to each. Struck ones are not on a dagordning. */
function agenda(items: Item[], say: Phrases): Block[] {
  const standing = [...items]
    .filter(({ struck }) => struck === null)
    .sort((a, b) => a.position - b.position);
  if (standing.length === 0) return [];
  const entries = standing.map(({ heading, attachments }): Block[] => [
    paragraph(heading),
    ...(attachments.length === 0 ? [] : [paragraph(attached(attachments, say))]),
  ]);
  return [{ kind: "list", ordered: true, items: entries }];
}

const attached = (labels: string[], say: Phrases): string =>
  say(labels.length === 1 ? "bilagerad en" : "bilagerad flera", { bilagor: listText(labels) });

function papers(attachments: Attachment[]): Block[] {
  if (attachments.length === 0) return [];
  const items = attachments.map(({ label, title }): Block[] => [
    paragraph(title === "" ? `Bilaga ${label}` : `Bilaga ${label}: ${title}`),
  ]);
  return [{ kind: "list", ordered: false, items }];
}
