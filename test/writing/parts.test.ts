import fc from "fast-check";
import { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { NotesPart, NotesTask } from "#app/domain/notes.ts";
import type { PlainNode } from "#app/writing/nodes.ts";
import { fromParts, toParts } from "#app/writing/parts.ts";
import { schema } from "#app/writing/schema.ts";

const task = (what: string, about: Partial<NotesTask> = {}): NotesTask => ({
  ...{ id: "", what, doer: "", personId: null, due: null },
  ...about,
});
const line = (type: string, text: string): PlainNode => ({
  type,
  ...(text === "" ? {} : { content: [{ type: "text", text }] }),
});

test("a written text becomes parts: tasks end one, and empty lines say nothing", () => {
  const content = [
    line("task", "Först"),
    line("paragraph", ""),
    line("task", "Sedan"),
    line("task", "  "),
    line("paragraph", "Text."),
    line("task", "Sist"),
    line("paragraph", "Slut."),
  ];
  expect(toParts({ type: "doc", content })).toEqual([
    { body: "", tasks: [task("Först"), task("Sedan")] },
    { body: "Text.", tasks: [task("Sist")] },
    { body: "Slut.", tasks: [] },
  ]);
});

test("parts are the same after they were a text, and the text is one that the editor can hold", () => {
  const words = fc
    .stringMatching(/^[a-zåäö][a-zåäö ]{0,12}[a-zåäö]$/)
    .map((s) => s.replace(/ +/g, " "));
  const tasks = fc.array(
    fc.record({
      id: fc.constantFrom("", "t1"),
      what: words,
      doer: fc.oneof(fc.constant(""), words),
      personId: fc.constantFrom(null, "p1"),
      due: fc.constantFrom(null, legalDate("2026-04-07")),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const full = fc.record({ body: words, tasks });
  const ending = fc.array(fc.record({ body: words, tasks: fc.constant<NotesTask[]>([]) }), {
    maxLength: 1,
  });
  fc.assert(
    fc.property(fc.array(full, { maxLength: 3 }), ending, (before, last) => {
      const parts: NotesPart[] = [...before, ...last];
      const text = fromParts(parts);
      Node.fromJSON(schema, text).check();
      expect(toParts(text)).toEqual(parts);
    }),
  );
});

test("a day that no calendar has is no day", () => {
  const odd = {
    ...line("task", "Boka"),
    attrs: { task: "", doer: "Eva", person: "", due: "2026-02-30" },
  };
  expect(toParts({ type: "doc", content: [odd] })[0]?.tasks).toEqual([
    task("Boka", { doer: "Eva" }),
  ]);
});
