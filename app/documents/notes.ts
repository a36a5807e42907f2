/** Minnesanteckningar as a document. The words are in templates/minnesanteckningar.md and templates/satser.md. */
import { dateText, longDate } from "../domain/calendar.ts";
import type { Notes, NotesParticipant } from "../domain/notes.ts";
import { clockWords } from "../domain/wording.ts";
import type { Block, Document } from "./document.ts";
import { cell, text } from "./inline.ts";
import { headers } from "./minutes.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { markdownBlocks, renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typesetDocument } from "./typography.ts";

/** The minnesanteckningar of one meeting; `writtenBy` is empty when not known. */
export function notesDocument(
  notes: Notes,
  templates: Templates,
  { writtenBy }: { writtenBy: string },
): Document {
  const say = phrasesOf(templates.satser);
  const date = dateText(notes.date);
  const time =
    notes.startsAt === null
      ? ""
      : say("klockslag", { från: clockWords(notes.startsAt), till: clockWords(notes.endsAt) });
  const blocks = renderTemplate(templates.minnesanteckningar, {
    values: {
      råd: notes.council,
      förbund: notes.associationName,
      dag: longDate(notes.date),
      tid: time,
      plats: notes.place,
      närvarande: notes.participants.map((one) => participantText(one, say)),
      nästa: nextText(notes, say),
      antecknat: writtenBy,
    },
    slots: { punkter: notes.points.flatMap(pointBlocks), uppgifter: taskTable(notes, say) },
  });
  return typesetDocument({
    title: say("anteckningstitel", { råd: notes.council, datum: date }),
    issuer: notes.associationName,
    subject: notes.council,
    date: notes.date,
    header: {
      left: notes.associationName,
      right: say("anteckningshuvud", { råd: notes.council, datum: date }),
    },
    blocks,
  });
}

/** "Eva Lind, Norrsunds kommun, från kl. 10.30". */
const participantText = ({ name, organisation, cameAt, leftAt }: NotesParticipant, say: Phrases) =>
  say("mötesdeltagare", {
    namn: name,
    organisation,
    från: clockWords(cameAt),
    till: clockWords(leftAt),
  });

function pointBlocks({ heading, body }: Notes["points"][number]): Block[] {
  return [
    { kind: "heading", level: 2, children: [text(heading)] },
    ...markdownBlocks(body, { headingLevel: 2 }),
  ];
}

function taskTable({ points }: Notes, say: Phrases): Block[] {
  const rows = points.flatMap(({ heading, tasks }) =>
    tasks.map(({ what, doer, due }) => [
      cell(what),
      cell(doer),
      cell(due ? dateText(due) : ""),
      cell(heading),
    ]),
  );
  if (rows.length === 0) return [];
  const header = headers(say, "uppgifter rubriker");
  return [{ kind: "table", caption: null, header, rows, rowHeaders: false }];
}

const nextText = ({ nextOn, nextWords }: Notes, say: Phrases): string =>
  nextOn === null && nextWords === ""
    ? ""
    : say("nästa möte", { dag: nextOn ? longDate(nextOn) : "", ord: nextWords });
