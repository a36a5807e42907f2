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

/** A stretch of running text, and the tasks that stand after it. */
export type NotesPart = {
  /** Markdown, no HTML. */
  body: string;
  tasks: NotesTask[];
};

/** One point talked about. */
export type NotesPoint = { id: string; heading: string; parts: NotesPart[] };

/** What is said of the meeting beside its points. */
export type NotesFacts = {
  date: LegalDate;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
  participants: NotesParticipant[];
  /** The next meeting: its day, and what else is to be said of it. */
  nextOn: LegalDate | null;
  nextWords: string;
};

export type Notes = NotesFacts & {
  id: string;
  associationName: string;
  /** The råd's name, e.g. "Strategirådet". */
  council: string;
  points: NotesPoint[];
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

/** Without the rows of the form that nobody filled in. */
export const tidyFacts = (facts: NotesFacts): NotesFacts => ({
  ...facts,
  participants: facts.participants.filter((one) => !isBlankPerson(one)),
});

/** Without what says nothing. */
export const tidyParts = (parts: readonly NotesPart[]): NotesPart[] =>
  parts
    .map(({ body, tasks }) => ({ body, tasks: tasks.filter((task) => !isBlankTask(task)) }))
    .filter(({ body, tasks }) => body.trim() !== "" || tasks.length > 0);

/** Every task of a point, in order. */
export const tasksOfPoint = ({ parts }: Pick<NotesPoint, "parts">): NotesTask[] =>
  parts.flatMap(({ tasks }) => tasks);

/** What cannot be saved as it stands. The fields are named by their row, empty rows counted: "name-2". */
export function factsFaults({ participants, ...facts }: NotesFacts): Refusal[] {
  const faults: Refusal[] = [];
  if (facts.startsAt && facts.endsAt && facts.endsAt < facts.startsAt)
    faults.push(refusal("endsAt", "Mötet kan inte sluta innan det börjar."));
  if (facts.nextOn && facts.nextOn <= facts.date)
    faults.push(refusal("nextOn", "Nästa möte ska vara efter det här."));
  participants.forEach((one, index) => {
    if (isBlankPerson(one)) return;
    const { name, cameAt, leftAt } = one;
    if (name.trim() === "") faults.push(refusal(`name-${index}`, "Fyll i deltagarens namn."));
    if (cameAt && leftAt && leftAt < cameAt) {
      const text = `${name} kan inte ha gått före det klockslag då ${name} kom.`;
      faults.push(refusal(`left-${index}`, text));
    }
  });
  return faults;
}

/** What of a point cannot be saved: "heading", and "what-0-1" for the second task of the first part. */
export function pointFaults({ heading, parts }: Omit<NotesPoint, "id">): Refusal[] {
  const tasks = parts.flatMap(({ tasks }, part) =>
    tasks.map((task, place) => ({ task, field: `what-${part}-${place}` })),
  );
  return [
    ...(heading.trim() === "" ? [refusal("heading", "Fyll i punktens rubrik.")] : []),
    ...tasks
      .filter(({ task }) => task.what.trim() === "" && saysSomething(task))
      .map(({ field }) => refusal(field, "Fyll i vad som ska göras.")),
  ];
}

/** What minnesanteckningar must have before they are finished. */
export function finishFaults({ participants, points }: Notes): Refusal[] {
  return [
    ...(participants.length === 0
      ? [refusal("name-0", "Skriv vilka som var med innan anteckningarna görs klara.")]
      : []),
    ...(points.length === 0
      ? [refusal("heading", "Skriv minst en punkt innan anteckningarna görs klara.")]
      : []),
  ];
}
