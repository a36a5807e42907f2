/** The dagordning by itself, for the table and the screen: what is handled and in which order, on as few pages as may be. */
import { dateText, type LegalDate, longDate } from "../domain/calendar.ts";
import type { Attachment, Minutes } from "../domain/minutes.ts";
import type { Block, Document } from "./document.ts";
import { paragraph } from "./inline.ts";
import { formValues, timeText } from "./minutes.ts";
import { phrasesOf } from "./phrases.ts";
import { papers, standingItems } from "./summons.ts";
import { renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** The dagordning as it is on the day `writtenOn`. What is proposed, and the tjänsteskrivelser, are in the kallelse. */
export function agendaDocument(
  minutes: Minutes,
  templates: Templates,
  { writtenOn }: { writtenOn: LegalDate },
): Document {
  const say = phrasesOf(templates.satser);
  const date = dateText(minutes.date);
  const cited = new Set(standingItems(minutes.items).flatMap(({ attachments }) => attachments));
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say("dagordningstitel", { datum: date, förbund: minutes.associationName }),
    issuer: minutes.associationName,
    subject: `${minutes.organ}, ${date}`,
    date: writtenOn,
    header: { left: minutes.associationName, right: say("dagordningshuvud", { datum: date }) },
    blocks: renderTemplate(templates.dagordning, {
      values: {
        förbund: minutes.associationName,
        organ: minutes.organ,
        slag: say(`slag ${minutes.kind}`),
        dag: longDate(minutes.date),
        tid: timeText(minutes, say),
        plats: minutes.place,
        offentlighet: formValues(minutes, say).offentlighet ?? "",
        distans: minutes.distanceDecision ?? "",
        skriven: dateText(writtenOn),
      },
      slots: {
        ärenden: rows(minutes),
        handlingar: papers(minutes.attachments.filter(({ label }) => !cited.has(label))),
      },
    }),
  });
}

/** Each ärende with its number and heading, and the bilagor that it cites with what each is called. */
function rows({ items, attachments }: Minutes): Block[] {
  const standing = standingItems(items);
  if (standing.length === 0) return [paragraph("Inget ärende är infört.")];
  const entries = standing.map(({ heading, attachments: labels }): Block[] => [
    paragraph(heading),
    ...papers(labels.map((label) => paperNamed(attachments, label))),
  ]);
  return [{ kind: "list", ordered: true, items: entries }];
}

type Paper = Pick<Attachment, "label" | "title">;

/** A bilaga that is cited before it is there has its number alone. */
const paperNamed = (all: readonly Attachment[], label: string): Paper =>
  all.find((one) => one.label === label) ?? { label, title: "" };
