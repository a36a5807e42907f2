import { type Kysely, sql } from "kysely";
import { expect } from "vitest";
import { backUp, restore } from "#db/backup.server.ts";
import { tableNames } from "#db/copy.server.ts";
import { migrations } from "#db/migrations/index.ts";
import { openDatabase } from "#db/open.server.ts";
import type { Database } from "#db/schema.ts";
import { tables } from "#db/tables.server.ts";
import { temporaryPath, testDialects, testOnEach } from "#test/support/database.ts";

const dialects = testDialects(migrations);
const eachDialect = testOnEach(dialects);
const sqliteOnly = testOnEach(dialects.filter(({ name }) => name === "SQLite"));

eachDialect("the list of tables names every table of the migrations", async ({ db }) => {
  const made = (await tableNames(db)).sort();
  expect(made).toEqual([...tables, "migration"].sort());
});

const referredTo = async (db: Kysely<Database>, table: string) => {
  const keys = sql<{ table: string }>`select "table" from pragma_foreign_key_list(${table})`;
  return (await keys.execute(db)).rows.map((row) => row.table);
};

sqliteOnly(
  "a table stands after those it refers to, so that copies can be restored",
  async ({ db }) => {
    const seen = new Set<string>();
    for (const table of tables) {
      for (const other of await referredTo(db, table)) {
        expect(seen.has(other), `${table} refers to ${other}`).toBe(true);
      }
      seen.add(table);
    }
  },
);

eachDialect(
  "an office is copied and restored with the program's own migrations",
  async (office) => {
    const plan = { migrations, tables, now: "2026-03-02T09:00:00.000Z" };
    const user = { id: "u1", name: "Åsa", email: "asa@exempel.se" };
    const stamps = { emailVerified: 1, createdAt: plan.now, updatedAt: plan.now };
    await office.db
      .insertInto("user")
      .values({ ...user, ...stamps })
      .execute();
    const file = await temporaryPath("office.db");
    expect(await backUp(office, file, plan)).toMatchObject({ ok: true });
    const other = await openDatabase("file::memory:");
    expect(await restore(file, other, plan)).toEqual({ ok: true, value: { rows: 1 } });
    const people = other.db.selectFrom("user").select(["id", "name", "email"]);
    expect(await people.execute()).toEqual([user]);
    await other.close();
  },
);
