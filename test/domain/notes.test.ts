import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import {
  factsFaults,
  finishFaults,
  type Notes,
  type NotesFacts,
  pointFaults,
  tasksOfPoint,
  tidyFacts,
  tidyParts,
} from "#app/domain/notes.ts";

const nobody = { name: "", organisation: "", cameAt: null, leftAt: null };
const eva = { ...nobody, name: "Eva Lind" };
const noTask = { id: "", what: "", doer: "", personId: null, due: null };
const task = { ...noTask, what: "Boka sal" };

const facts = (about: Partial<NotesFacts> = {}): NotesFacts => ({
  date: legalDate("2026-03-02"),
  startsAt: null,
  endsAt: null,
  place: "",
  participants: [],
  nextOn: null,
  nextWords: "",
  ...about,
});

test("rows that nobody filled in are left out, and are no fault", () => {
  const written = facts({ participants: [nobody, eva, nobody] });
  expect(factsFaults(written)).toEqual([]);
  expect(tidyFacts(written).participants).toEqual([eva]);
  const parts = [
    { body: "Text", tasks: [noTask, task] },
    { body: " ", tasks: [noTask] },
  ];
  expect(pointFaults({ heading: "Nuläge", parts })).toEqual([]);
  expect(tidyParts(parts)).toEqual([{ body: "Text", tasks: [task] }]);
  expect(tasksOfPoint({ parts })).toEqual([noTask, task, noTask]);
});

test("a fault is told at its own row, empty rows counted", () => {
  const written = facts({
    startsAt: "10:00",
    endsAt: "09:00",
    nextOn: legalDate("2026-03-02"),
    participants: [
      nobody,
      { ...nobody, organisation: "Kommunen" },
      { name: "Per Alm", organisation: "", cameAt: "10:30", leftAt: "10:00" },
    ],
  });
  const fieldsOf = (faults: { field: string | null }[]) => faults.map(({ field }) => field);
  expect(fieldsOf(factsFaults(written))).toEqual(["endsAt", "nextOn", "name-1", "left-2"]);
  const parts = [
    { body: "Text", tasks: [] },
    { body: "", tasks: [noTask, { ...noTask, doer: "Eva Lind" }] },
  ];
  expect(fieldsOf(pointFaults({ heading: " ", parts }))).toEqual(["heading", "what-1-1"]);
});

test("what is finished says who was there and something of what was said", () => {
  const empty: Notes = {
    ...facts(),
    ...{ id: "n", associationName: "Vidalen", council: "Rådet", points: [] },
  };
  expect(finishFaults(empty).map(({ field }) => field)).toEqual(["name-0", "heading"]);
  const points = [{ id: "p", heading: "Nuläge", parts: [] }];
  expect(finishFaults({ ...empty, participants: [eva], points })).toEqual([]);
});
