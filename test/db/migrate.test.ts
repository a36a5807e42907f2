import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { appliedMigrations, type Migration, migrate } from "#db/migrate.server.ts";
import { openSqliteFile } from "#db/open.server.ts";
import { temporaryPath, testDialects, testOnEach } from "#test/support/database.ts";

type Tables = { first: { id: string }; migration: { name: string; applied_at: string } };

const dialects = testDialects();
const eachDialect = testOnEach<Tables>(dialects);
const now = "2026-03-02T09:00:00.000Z";

const creates = (name: string, table: string): Migration => ({
  name,
  up: (db) => db.schema.createTable(table).addColumn("id", "text").execute(),
});

const first = creates("0001_first", "first");
const second = creates("0002_second", "second");

const hasTable = async (db: Kysely<Tables>, table: string): Promise<boolean> =>
  sql`select 1 from ${sql.table(table)}`.execute(db).then(
    () => true,
    () => false,
  );

eachDialect("migrations are run in order, once, and recorded with their time", async ({ db }) => {
  expect(await migrate(db, [first], now)).toEqual({ ok: true, value: ["0001_first"] });
  const later = "2027-01-01T00:00:00.000Z";
  const both = await migrate(db, [first, second], later);
  expect(both).toEqual({ ok: true, value: ["0002_second"] });
  expect(await migrate(db, [first, second], later)).toEqual({ ok: true, value: [] });
  const recorded = await db.selectFrom("migration").selectAll().orderBy("name").execute();
  expect(recorded).toEqual([
    { name: "0001_first", applied_at: now },
    { name: "0002_second", applied_at: later },
  ]);
});

eachDialect(
  "a migration that fails half-way leaves nothing, and those before it stay",
  async ({ db }) => {
    const broken: Migration = {
      name: "0002_broken",
      up: async (trx) => {
        await trx.schema.createTable("half").addColumn("id", "text").execute();
        await sql`insert into first (id) values ('x')`.execute(trx);
        await sql`insert into no_such_table (id) values ('x')`.execute(trx);
      },
    };
    await expect(migrate(db, [first, broken], now)).rejects.toThrow(/no_such_table/);
    expect(await appliedMigrations(db)).toEqual(["0001_first"]);
    expect(await hasTable(db, "half")).toBe(false);
    expect(await db.selectFrom("first").selectAll().execute()).toEqual([]);
    expect(await migrate(db, [first, second], now)).toEqual({ ok: true, value: ["0002_second"] });
  },
);

eachDialect("a database from a newer version is refused and left as it is", async ({ db }) => {
  await migrate(db, [first, second], now);
  const third = creates("0003_third", "third");
  for (const list of [[first], [first, third], [second, first, third], []]) {
    const result = await migrate(db, list, now);
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ text: expect.stringContaining("000") }],
    });
  }
  expect(await appliedMigrations(db)).toEqual(["0001_first", "0002_second"]);
  expect(await hasTable(db, "third")).toBe(false);
});

eachDialect("ten starts at once run each migration once", async ({ db }) => {
  const starts = Array.from({ length: 10 }, () => migrate(db, [first, second], now));
  const results = await Promise.all(starts);
  const ran = results.flatMap((result) => (result.ok ? result.value : ["refused"]));
  expect(ran.sort()).toEqual(["0001_first", "0002_second"]);
});

test("several programs that open the same new file at once run each migration once", async () => {
  const file = await temporaryPath("new.db");
  const start = async () => {
    const { db, close } = await openSqliteFile(file);
    const result = await migrate(db, [first, second], now);
    await close();
    return result.ok ? result.value : ["refused"];
  };
  const ran = (await Promise.all(Array.from({ length: 8 }, start))).flat();
  expect(ran.sort()).toEqual(["0001_first", "0002_second"]);
});
