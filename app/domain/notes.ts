/**
 * Minnesanteckningar: what a råd of the förbund talked about. A råd is no organ of decision: there are no paragrafer, no
 * beslutsförhet, no justering and no anslag, and none of the board's rules are asked.
 */
import type { LegalDate } from "./calendar.ts";
import type { ClauseTask, ClockTime } from "./minutes.ts";
import type { Refusal } from "./result.ts";
import { saysSomething } from "./tasks.ts";

/** Who was there; `cameAt` and `leftAt` for one who was not there the whole time. */
export type NotesParticipant = {
  name: string;
  organisation: string;
  cameAt: ClockTime | null;
  leftAt: ClockTime | null;
};

/** What somebody takes upon them at a point. */
export type NotesTask = ClauseTask & { what: string };

/** One point talked about: a heading, Markdown, and the tasks. */
export type NotesPoint = { heading: string; body: string; tasks: NotesTask[] };

/** What can be written of a meeting. */
export type NotesContent = {
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
  participants: NotesParticipant[];
  points: NotesPoint[];
  /** The next meeting: its day, and what else is to be said of it. */
  nextOn: LegalDate | null;
  nextWords: string;
};

export type Notes = NotesContent & {
  id: string;
  associationName: string;
  /** The råd's name, e.g. "Strategirådet". */
  council: string;
};

const refusal = (field: string, text: string): Refusal => ({
  rule: null,
  source: null,
  field,
  text,
});

const isBlankPerson = ({ name, organisation, cameAt, leftAt }: NotesParticipant) =>
  name.trim() === "" && organisation.trim() === "" && !cameAt && !leftAt;

const isBlankTask = (task: NotesTask) => task.what.trim() === "" && !saysSomething(task);

const isBlankPoint = ({ heading, body, tasks }: NotesPoint) =>
  heading.trim() === "" && body.trim() === "" && tasks.every(isBlankTask);

/** Without what nobody filled in: rows of a form that were left empty. */
export const tidyNotes = (content: NotesContent): NotesContent => ({
  ...content,
  participants: content.participants.filter((one) => !isBlankPerson(one)),
  points: content.points
    .filter((point) => !isBlankPoint(point))
    .map((point) => ({ ...point, tasks: point.tasks.filter((task) => !isBlankTask(task)) })),
});

/**
 * What cannot be saved as it stands. The fields are named by their place among all rows, empty ones too: "name-2",
 * "what-0-1".
 */
export function notesFaults({ participants, points, ...facts }: NotesContent): Refusal[] {
  const faults: Refusal[] = [];
  const fault = (field: string, text: string) =>
    faults.push({ rule: null, source: null, field, text });
  if (facts.startsAt && facts.endsAt && facts.endsAt < facts.startsAt)
    fault("endsAt", "Mötet kan inte sluta innan det börjar.");
  if (facts.nextOn && facts.nextOn <= facts.date)
    fault("nextOn", "Nästa möte ska vara efter det här.");
  participants.forEach((one, index) => {
    if (isBlankPerson(one)) return;
    const { name, cameAt, leftAt } = one;
    if (name.trim() === "") fault(`name-${index}`, "Fyll i deltagarens namn.");
    if (cameAt && leftAt && leftAt < cameAt)
      fault(`left-${index}`, `${name} kan inte ha gått före det klockslag då ${name} kom.`);
  });
  points.forEach((point, index) => {
    if (isBlankPoint(point)) return;
    if (point.heading.trim() === "") fault(`heading-${index}`, "Fyll i punktens rubrik.");
    point.tasks.forEach((task, place) => {
      if (task.what.trim() === "" && saysSomething(task))
        fault(`what-${index}-${place}`, "Fyll i vad som ska göras.");
    });
  });
  return faults;
}

/** What minnesanteckningar must have before they are finished. */
export function finishFaults({ participants, points }: NotesContent): Refusal[] {
  return [
    ...(participants.length === 0
      ? [refusal("name-0", "Skriv vilka som var med innan anteckningarna görs klara.")]
      : []),
    ...(points.length === 0
      ? [refusal("heading-0", "Skriv minst en punkt innan anteckningarna görs klara.")]
      : []),
  ];
}
