import { mkdir, open, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { backUp, restore } from "#db/backup.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { type OpenDatabase, openDatabase, openSqliteFile } from "#db/open.server.ts";
import {
  type TestDialect,
  temporaryPath,
  testDialects,
  testOnEach,
} from "#test/support/database.ts";
import { type Things, thingMigrations, thingTables } from "./things.ts";

const now = "2026-03-02T09:00:00.000Z";
const plan = { migrations: thingMigrations, tables: thingTables, now };
const dialects = testDialects(thingMigrations);
const eachDialect = testOnEach<Things>(dialects);

/** 1 203 rows over two tables, with text, whole numbers, nothing and bytes. */
async function fill(db: Kysely<Things>): Promise<void> {
  const counters = Array.from({ length: 1200 }, (_, i) => ({ id: `räknare ${i}`, value: i }));
  await db.insertInto("counter").values(counters).execute();
  const about = { counter_id: "räknare 7", chosen: 1 };
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
  await db
    .insertInto("thing")
    .values([
      { ...about, id: "1", name: "Åäö § 🏛", amount: Number.MAX_SAFE_INTEGER, bytes },
      { ...about, id: "2", name: "tom", amount: null, bytes: new Uint8Array(0) },
      { ...about, id: "3", name: "inget", amount: -1, bytes: null },
    ])
    .execute();
}

async function contents(db: Kysely<Things>) {
  const things = await db.selectFrom("thing").selectAll().orderBy("id").execute();
  return {
    counters: await db.selectFrom("counter").selectAll().orderBy("value").execute(),
    things: things.map((row) => ({
      ...row,
      bytes: row.bytes && Buffer.from(row.bytes).toString("hex"),
    })),
  };
}

const refusal = (text: RegExp) => ({
  ok: false,
  refusals: [{ text: expect.stringMatching(text) }],
});

const roundTrip = async (from: TestDialect, to: TestDialect) => {
  const source = await from.open<Things>();
  const target = await to.open<Things>();
  try {
    await fill(source.db);
    const file = await temporaryPath("copy.db");
    expect(await backUp(source, file, plan)).toEqual({
      ok: true,
      value: { bytes: (await stat(file)).size },
    });
    expect(await restore(file, target, plan)).toEqual({ ok: true, value: { rows: 1203 } });
    expect(await contents(target.db)).toEqual(await contents(source.db));
  } finally {
    await source.close();
    await target.close();
  }
};

for (const from of dialects) {
  for (const to of dialects) {
    test(`a copy of ${from.name} restores into ${to.name} row for row`, () => roundTrip(from, to));
  }
}

eachDialect(
  "the copy is one file that only its owner reads, and nothing lies beside it",
  async (source) => {
    const folder = await temporaryPath("copies");
    await mkdir(folder);
    await backUp(source, `${folder}/copy.db`, plan);
    expect(await readdir(folder)).toEqual(["copy.db"]);
    expect((await stat(`${folder}/copy.db`)).mode & 0o777).toBe(0o600);
  },
);

eachDialect("an existing file is kept, but an empty one is filled", async (source) => {
  const file = await temporaryPath("taken.db");
  await writeFile(file, "viktigt");
  expect(await backUp(source, file, plan)).toMatchObject(refusal(/finns redan/));
  expect(await readFile(file, "utf8")).toBe("viktigt");
  await writeFile(file, "");
  expect(await backUp(source, file, plan)).toMatchObject({ ok: true });
  expect(await backUp(source, `${file}-missing/x.db`, plan)).toMatchObject(refusal(/finns inte/));
  expect(await backUp(source, `${file}/x.db`, plan)).toMatchObject(refusal(/inte en mapp/));
});

eachDialect("only an empty database is filled", async (database) => {
  await database.db.insertInto("counter").values({ id: "a", value: 1 }).execute();
  const file = await temporaryPath("copy.db");
  await backUp(database, file, plan);
  expect(await restore(file, database, plan)).toMatchObject(refusal(/inte tom/));
  expect((await contents(database.db)).counters).toEqual([{ id: "a", value: 1 }]);
});

eachDialect("a database without tables is brought to date and filled", async (source) => {
  await fill(source.db);
  const file = await temporaryPath("copy.db");
  await backUp(source, file, plan);
  const target = await openDatabase<Things>("file::memory:");
  expect(await restore(file, target, plan)).toMatchObject({ ok: true });
  expect(await contents(target.db)).toEqual(await contents(source.db));
  await target.close();
});

eachDialect("a restore that fails leaves the database empty", async (target) => {
  const file = await temporaryPath("copy.db");
  const source = await openSqliteFile<Things>(file);
  await migrate(source.db, thingMigrations, now);
  await fill(source.db);
  await source.close();
  const wrongOrder = { ...plan, tables: ["thing", "counter"] };
  await expect(restore(file, target, wrongOrder)).rejects.toThrow(/foreign key/i);
  expect(await contents(target.db)).toEqual({ counters: [], things: [] });
});

eachDialect("a table that the list forgets is an error, never lost", async (target) => {
  const file = await temporaryPath("copy.db");
  expect(await backUp(target, file, plan)).toMatchObject({ ok: true });
  const forgetful = { ...plan, tables: ["counter"] };
  await expect(restore(file, target, forgetful)).rejects.toThrow(/list of tables: thing/);
});

test("a copy from an older version is brought to date, one from a newer is refused", async () => {
  const older = await openDatabase<Things>("file::memory:");
  await migrate(older.db, thingMigrations.slice(0, 1), now);
  await older.db.insertInto("counter").values({ id: "a", value: 1 }).execute();
  const file = await temporaryPath("older.db");
  await backUp(older, file, plan);
  const before = await readFile(file);
  const target = await openDatabase<Things>("file::memory:");
  expect(await restore(file, target, plan)).toEqual({ ok: true, value: { rows: 1 } });

  const newer = await temporaryPath("newer.db");
  await backUp(target, newer, plan);
  const oldProgram = { ...plan, migrations: thingMigrations.slice(0, 1) };
  expect(await restore(newer, older, oldProgram)).toMatchObject(refusal(/0002_thing/));
  expect(await readFile(file)).toEqual(before);
  await older.close();
  await target.close();
});

async function damaged(file: string): Promise<void> {
  const handle = await open(file, "r+");
  const { size } = await handle.stat();
  await handle.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 4096);
  await handle.close();
}

test("what is no whole copy is refused in a sentence", async () => {
  const target = await openDatabase<Things>("file::memory:");
  const attempt = (file: string) => restore(file, target, plan);
  const file = await temporaryPath("strange");
  expect(await attempt(file)).toMatchObject(refusal(/finns inte/));
  await writeFile(file, "Hej! ".repeat(1000));
  expect(await attempt(file)).toMatchObject(refusal(/ingen säkerhetskopia/));
  await writeFile(file, "");
  expect(await attempt(file)).toMatchObject(refusal(/ingen säkerhetskopia/));
  expect(await attempt(dirname(file))).toMatchObject(refusal(/mapp och inte en fil/));

  const source = await openDatabase<Things>("file::memory:");
  await migrate(source.db, thingMigrations, now);
  await fill(source.db);
  const broken = await temporaryPath("broken.db");
  await backUp(source, broken, plan);
  await damaged(broken);
  expect(await attempt(broken)).toMatchObject(refusal(/är skadad och återställs inte/));
  await source.close();
  await target.close();
});

test("a database in use is not taken for a copy", async () => {
  const file = await temporaryPath("live.db");
  const live = await openSqliteFile<Things>(file);
  await migrate(live.db, thingMigrations, now);
  const target = await openDatabase<Things>("file::memory:");
  expect(await restore(file, target, plan)).toMatchObject(refusal(/i bruk/));
  await live.close();
  await target.close();
});

/** Moves one at a time from a row of the table copied last to one of the first: their sum never changes. */
async function move({ db }: OpenDatabase<Things>, isDone: () => boolean): Promise<number> {
  let moved = 0;
  for (; !isDone(); moved++) {
    await db.transaction().execute(async (trx) => {
      const [more, less] = [sql<number>`value + 1`, sql<number>`amount - 1`];
      await trx.updateTable("counter").set({ value: more }).where("id", "=", "räknare 1").execute();
      await trx.updateTable("thing").set({ amount: less }).where("id", "=", "3").execute();
    });
  }
  return moved;
}

for (const dialect of dialects.filter(({ concurrent }) => concurrent)) {
  test(`a copy made while others write shows one moment (${dialect.name})`, async () => {
    const source = await dialect.open<Things>();
    await fill(source.db);
    let done = false;
    const moving = move(source, () => done);
    const files: string[] = [];
    for (let i = 0; i < 5; i++) {
      const file = await temporaryPath("moment.db");
      expect(await backUp(source, file, plan)).toMatchObject({ ok: true });
      files.push(file);
    }
    done = true;
    expect(await moving).toBeGreaterThan(0);
    for (const file of files) {
      const copy = await openSqliteFile<Things>(file);
      const { rows } = await sql<{ sum: number }>`
        select counter.value + thing.amount as sum from counter, thing
        where counter.id = 'räknare 1' and thing.id = '3'`.execute(copy.db);
      expect(rows).toEqual([{ sum: 0 }]);
      await copy.close();
    }
    await source.close();
  });
}
