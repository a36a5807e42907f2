/** Minnesanteckningar as a document. The words are in templates/minnesanteckningar.md and templates/satser.md. */
import { dateText, longDate } from "../domain/calendar.ts";
import {
  type Notes,
  type NotesParticipant,
  type NotesPoint,
  tasksOfPoint,
} from "../domain/notes.ts";
import { clockWords } from "../domain/wording.ts";
import type { Block, Document } from "./document.ts";
import { fragmentHtml } from "./html.ts";
import { cell, text } from "./inline.ts";
import { headers } from "./minutes.ts";
import { taskText } from "./paragraf.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { markdownBlocks, renderTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";
import { typeset, typesetDocument } from "./typography.ts";

/** The minnesanteckningar of one meeting; `writtenBy` is empty when not known. */
export function notesDocument(
  notes: Notes,
  templates: Templates,
  { writtenBy }: { writtenBy: string },
): Document {
  const say = phrasesOf(templates.satser);
  const date = dateText(notes.date);
  const points = notes.points.flatMap((point) => [pointHeading(point), ...pointBlocks(point, say)]);
  return typesetDocument({
    letterhead: templates.letterhead,
    title: say("anteckningstitel", { råd: notes.council, datum: date }),
    issuer: notes.associationName,
    subject: notes.council,
    date: notes.date,
    header: {
      left: notes.associationName,
      right: say("anteckningshuvud", { råd: notes.council, datum: date }),
    },
    blocks: filledTemplate(notes, templates, { writtenBy, points }),
  });
}

/** Minnesanteckningar to write in: what stands before and after the points, and each point's text, as HTML. */
export function notesParts(notes: Notes, templates: Templates) {
  const say = phrasesOf(templates.satser);
  const place: Block = { kind: "pageBreak" };
  const blocks = filledTemplate(notes, templates, { writtenBy: "", points: [place] });
  const at = blocks.indexOf(place);
  // The page has the title already.
  const isTitle = (block: Block) => block.kind === "heading" && block.level === 1;
  return {
    before: fragmentHtml(blocks.slice(0, at).filter((block) => !isTitle(block))),
    points: notes.points.map((point) => ({
      ...{ id: point.id, heading: typeset(point.heading), before: "", after: "" },
      written: fragmentHtml(pointBlocks(point, say)),
    })),
    after: fragmentHtml(blocks.slice(at + 1)),
  };
}

type Filling = { writtenBy: string; points: Block[] };

function filledTemplate(notes: Notes, templates: Templates, { writtenBy, points }: Filling) {
  const say = phrasesOf(templates.satser);
  const time =
    notes.startsAt === null
      ? ""
      : say("klockslag", { från: clockWords(notes.startsAt), till: clockWords(notes.endsAt) });
  return renderTemplate(templates.minnesanteckningar, {
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
    slots: { punkter: points, uppgifter: taskTable(notes, say) },
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

const pointHeading = ({ heading }: NotesPoint): Block => ({
  kind: "heading",
  level: 2,
  children: [text(heading)],
});

const pointBlocks = ({ parts }: NotesPoint, say: Phrases): Block[] =>
  parts.flatMap(({ body, tasks }) => [
    ...markdownBlocks(body, { headingLevel: 2 }),
    ...tasks.map((task): Block => {
      const what = text(say("uppgift i anteckning", { vad: task.what }));
      return { kind: "paragraph", children: [what, ...taskText(task, say)] };
    }),
  ]);

function taskTable({ points }: Notes, say: Phrases): Block[] {
  const rows = points.flatMap((point) =>
    tasksOfPoint(point).map(({ what, doer, due }) => [
      cell(what),
      cell(doer),
      cell(due ? dateText(due) : ""),
      cell(point.heading),
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
