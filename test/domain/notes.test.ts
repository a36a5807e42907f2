import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { finishFaults, type NotesContent, notesFaults, tidyNotes } from "#app/domain/notes.ts";

const nobody = { name: "", organisation: "", cameAt: null, leftAt: null };
const noTask = { id: "", what: "", doer: "", personId: null, due: null };
const noPoint = { heading: "", body: "", tasks: [noTask] };

const content = (about: Partial<NotesContent> = {}): NotesContent => ({
  date: legalDate("2026-03-02"),
  startsAt: null,
  endsAt: null,
  place: "",
  participants: [],
  points: [],
  nextOn: null,
  nextWords: "",
  ...about,
});

test("rows that nobody filled in are left out, and are no fault", () => {
  const eva = { ...nobody, name: "Eva Lind" };
  const task = { ...noTask, what: "Boka sal" };
  const written = content({
    participants: [nobody, eva, nobody],
    points: [noPoint, { heading: "Nuläge", body: "", tasks: [noTask, task] }],
  });
  expect(notesFaults(written)).toEqual([]);
  expect(tidyNotes(written)).toMatchObject({
    participants: [eva],
    points: [{ heading: "Nuläge", tasks: [task] }],
  });
});

test("a fault is told at its own row, empty rows counted", () => {
  const faults = notesFaults(
    content({
      startsAt: "10:00",
      endsAt: "09:00",
      nextOn: legalDate("2026-03-02"),
      participants: [
        nobody,
        { ...nobody, organisation: "Kommunen" },
        { name: "Per Alm", organisation: "", cameAt: "10:30", leftAt: "10:00" },
      ],
      points: [
        noPoint,
        { heading: "", body: "Text", tasks: [noTask, { ...noTask, doer: "Eva Lind" }] },
      ],
    }),
  );
  expect(faults.map(({ field }) => field)).toEqual([
    "endsAt",
    "nextOn",
    "name-1",
    "left-2",
    "heading-1",
    "what-1-1",
  ]);
});

test("what is finished says who was there and something of what was said", () => {
  expect(finishFaults(content()).map(({ field }) => field)).toEqual(["name-0", "heading-0"]);
  const written = content({
    participants: [{ ...nobody, name: "Eva Lind" }],
    points: [{ heading: "Nuläge", body: "", tasks: [] }],
  });
  expect(finishFaults(written)).toEqual([]);
});
