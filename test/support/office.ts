/** An office with a real database, a fixed clock that tests move, and a förbund told through the commands. */
import type { Office } from "#app/commands/command.server.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { migrations } from "#db/migrations/index.ts";
import type { OpenDatabase } from "#db/open.server.ts";
import { testDialects, testOnEach } from "./database.ts";

/** `test` once per dialect with a fresh, migrated database. */
export const onEachDatabase = testOnEach(testDialects(migrations));

export type TestOffice = Office & {
  /** Sets the clock, e.g. at("2026-03-02T09:00"), in UTC. */
  at: (time: string) => void;
};

/** An office on a test's database, its clock standing still until moved. */
export function officeOn(database: OpenDatabase, start = "2026-03-02T08:00"): TestOffice {
  let now = new Date(`${start}:00Z`);
  return {
    db: database.db,
    clock: () => now,
    at: (time) => {
      now = new Date(`${time}:00Z`);
    },
    templates: readTemplates(),
    publicUrl: "https://protokoll.exempel.se",
  };
}
