import { expect } from "vitest";
import { migrate } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { versionsOf, writingsSince } from "#db/queries/writing.server.ts";
import type { Database } from "#db/schema.ts";
import { testDialects, testOnEach } from "#test/support/database.ts";

const at = migrations.findIndex(({ name }) => name === "0009_shared_texts");
const before = migrations.slice(0, at);
const now = "2026-03-02T09:00:00.000Z";
const stamp = { at: now, by_person_id: null };

const eachDialect = testOnEach<Database>(testDialects(before));

eachDialect("texts, versions and points from before are as they were", async ({ db }) => {
  // The tables as they were then are known by name only.
  const insert = async (table: string, row: Record<string, unknown>) => {
    await db
      .insertInto(table as "item")
      .values(row as never)
      .execute();
  };
  const own = { association_id: "f" };
  const about = { organisation_number: "", kept_at: "", email: "", phone: "", court: "" };
  const chain = { created_at: now, head_seq: 0, head_hash: "" };
  await insert("association", { id: "f", slug: "f", name: "F", ...about, ...chain });
  await insert("meeting", {
    ...{ id: "m", ...own, slug: "m", kind: "ordinary", date: "2026-03-02", starts_at: null },
    ...{ ends_at: null, place: "", is_public: 0, public_notice_on: null, consultation_on: null },
    ...{ consultation_participants: "", distance_decision: null, chair_id: null },
    ...{ secretary_id: null, revision: 4, imported: null },
  });
  await insert("item", {
    ...{ id: "i", ...own, meeting_id: "m", position: 1, number: null, kind: "information" },
    ...{ heading: "Läget", struck_ground: null, financing: null, revision: 3 },
  });
  const state = Buffer.from([0, 0]);
  await insert("item_writing", {
    item_id: "i",
    ...own,
    meeting_id: "m",
    state,
    meeting_revision: 4,
  });
  const sections = JSON.stringify([{ body: "Ett", lead: "", clauses: [] }]);
  await insert("item_version", {
    ...{ id: "v", ...own, item_id: "i", number: 1, began_at: now, ...stamp },
    ...{ heading: "Läget", sections },
  });
  await insert("council", { id: "c", ...own, name: "Rådet", ...stamp });
  await insert("notes", {
    ...{ id: "n", ...own, council_id: "c", date: "2026-03-02", starts_at: null, ends_at: null },
    ...{ place: "", next_on: null, next_words: "", revision: 7, ...stamp },
  });
  const task = { id: "t", what: "Boka sal", doer: "Eva Lind", personId: null, due: null };
  const point = { ...own, notes_id: "n", heading: "Nuläget" };
  const tasks = JSON.stringify([task]);
  await insert("notes_point", { id: "p", ...point, position: 1, body: "Text", tasks });
  await insert("notes_point", { id: "q", ...point, position: 2, body: "", tasks: "[]" });

  expect(await migrate(db, migrations, now)).toMatchObject({ ok: true });
  expect(await writingsSince(db, "m", 3)).toMatchObject([{ text_id: "i", place_revision: 4 }]);
  expect(await versionsOf(db, "i")).toMatchObject([{ number: 1, said: JSON.parse(sections) }]);
  expect(await notesOf(db, "f", "n")).toMatchObject({
    factsRevision: 7,
    notes: {
      points: [
        { id: "p", parts: [{ body: "Text", tasks: [task] }] },
        { id: "q", parts: [] },
      ],
    },
  });
});
