import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Kysely, sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { openSqliteFile } from "#db/open.server.ts";
import { Sqlite3Dialect, type Sqlite3Settings } from "#db/sqlite3.server.ts";
import { temporaryPath } from "#test/support/database.ts";

type Notes = { note: { id: number; text: string | null; bytes: Uint8Array | null } };

const open: Kysely<Notes>[] = [];

afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy();
});

async function openNotes(settings: Sqlite3Settings): Promise<Kysely<Notes>> {
  const db = new Kysely<Notes>({ dialect: new Sqlite3Dialect(settings) });
  open.push(db);
  await sql`create table if not exists note (id integer primary key, text text, bytes blob)`.execute(
    db,
  );
  return db;
}

const add = (db: Kysely<Notes>, id: number, bytes: Uint8Array | null = null) =>
  db.insertInto("note").values({ id, text: "Anteckning", bytes }).execute();

const count = async (db: Kysely<Notes>) =>
  (await db.selectFrom("note").select("id").execute()).length;

const pragma = async (db: Kysely<Notes>, name: string, by: "reader" | "writer") => {
  const query = sql<{
    value: unknown;
  }>`select ${sql.ref(name)} as value from ${sql.table(`pragma_${name}`)}`;
  if (by === "writer") return (await query.execute(db)).rows[0]?.value;
  const row = await db.selectNoFrom(sql`(${query})`.as("value")).executeTakeFirst();
  return row?.value;
};

test("what is committed survives a power cut, and foreign keys hold", async () => {
  const db = await openNotes({ path: await temporaryPath("pragma.db") });
  const FULL = 2;
  expect(await pragma(db, "journal_mode", "writer")).toBe("wal");
  expect(await pragma(db, "synchronous", "writer")).toBe(FULL);
  expect(await pragma(db, "foreign_keys", "writer")).toBe(1);
  expect(await pragma(db, "query_only", "writer")).toBe(0);
  expect(await pragma(db, "query_only", "reader")).toBe(1);
});

test("a database in memory is one and the same for reading and writing", async () => {
  const db = await openNotes({ path: ":memory:" });
  await db.transaction().execute((trx) => add(trx, 1));
  expect(await count(db)).toBe(1);
});

test("a value that SQLite would quietly change is an error", async () => {
  const db = await openNotes({ path: ":memory:" });
  const lossy = [
    undefined,
    Number.NaN,
    2 ** 53,
    2n ** 63n,
    new Date(0),
    { a: 1 },
    [1],
    Symbol("a"),
  ];
  for (const value of lossy) {
    await expect(sql`select ${sql.value(value)}`.execute(db)).rejects.toThrow(TypeError);
  }
  const exact = await sql`select ${true} as a, ${12n} as b, ${1.5} as c, ${null} as d`.execute(db);
  expect(exact.rows).toEqual([{ a: 1, b: 12, c: 1.5, d: null }]);
});

test("more statements than are kept prepared all work, also the first again", async () => {
  const db = await openNotes({ path: ":memory:" });
  await add(db, 1);
  for (const round of [1, 2]) {
    for (let i = 0; i < 300; i++) {
      const result = await sql<{
        n: number;
      }>`select ${sql.lit(i)} + ${round} as n from note`.execute(db);
      expect(result.rows).toEqual([{ n: i + round }]);
    }
  }
});

test("a statement prepared before a table got a new column gives the column too", async () => {
  const db = await openNotes({ path: await temporaryPath("column.db") });
  await add(db, 1);
  const all = () => db.selectFrom("note").selectAll().executeTakeFirst();
  expect(Object.keys((await all()) ?? {})).toEqual(["id", "text", "bytes"]);
  await db.schema.alterTable("note").addColumn("more", "text").execute();
  expect(Object.keys((await all()) ?? {})).toEqual(["id", "text", "bytes", "more"]);
});

test("statements of one transaction asked for at once run in order", async () => {
  const db = await openNotes({ path: ":memory:" });
  await db.transaction().execute(async (trx) => {
    await Promise.all([add(trx, 1), add(trx, 2), sql`delete from note where id = 1`.execute(trx)]);
  });
  expect(await count(db)).toBe(1);
});

test("a write on the outer db inside a transaction fails with the reason instead of hanging", async () => {
  const db = await openNotes({ path: await temporaryPath("wait.db"), waitMs: 50 });
  const attempt = db.transaction().execute(async (trx) => {
    await add(trx, 1);
    await add(db, 2);
  });
  await expect(attempt).rejects.toThrow(/inside a transaction/);
  await add(db, 3);
  expect(await count(db)).toBe(1);
});

test("a full disk undoes the whole transaction, tells its code, and is survived", async () => {
  const db = await openNotes({ path: await temporaryPath("full.db") });
  await sql`pragma max_page_count = 50`.execute(db);
  let swallowed: unknown;
  const attempt = db.transaction().execute(async (trx) => {
    await add(trx, 1);
    await add(trx, 2, new Uint8Array(1_000_000)).catch((error) => {
      swallowed = error;
    });
    await add(trx, 3);
  });
  await expect(attempt).rejects.toThrow(/aborted by an earlier error/);
  expect(swallowed).toMatchObject({ code: "SQLITE_FULL", message: expect.stringMatching(/full/) });
  expect(await count(db)).toBe(0);
  await expect(add(db, 4, new Uint8Array(1_000_000))).rejects.toMatchObject({
    code: "SQLITE_FULL",
  });
  await add(db, 5);
  expect(await count(db)).toBe(1);
});

test("an error tells its code, message and statement, but not the values", async () => {
  const db = await openNotes({ path: ":memory:" });
  await add(db, 1);
  const error = await add(db, 1).catch((caught) => caught);
  expect(error).toMatchObject({
    name: "SqliteError",
    code: "SQLITE_CONSTRAINT",
    message: expect.stringContaining("UNIQUE constraint failed: note.id"),
    sql: expect.stringContaining('insert into "note"'),
  });
  expect(error.sql).not.toContain("Anteckning");
});

test("two programs that read and then write to the same file lose nothing", async () => {
  const path = await temporaryPath("two.db");
  const one = await openNotes({ path });
  const other = await openNotes({ path });
  const addNext = (db: Kysely<Notes>) =>
    db.transaction().execute(async (trx) => add(trx, 1 + (await count(trx))));
  const both = Array.from({ length: 20 }, () => [addNext(one), addNext(other)]);
  await Promise.all(both.flat());
  expect(await count(one)).toBe(40);
});

test("streaming says that it is not there", async () => {
  const db = await openNotes({ path: ":memory:" });
  const stream = db.selectFrom("note").selectAll().stream();
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(/does not stream/);
});

test("a program killed in the middle of a transaction leaves whole transactions only", async () => {
  const file = await temporaryPath("killed.db");
  for (let round = 1; round <= 4; round++) {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "test/db/killedWriter.ts", file, String(round)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await killWhenHalfway(child);
    const { db, close } = await openSqliteFile<{ batch: { number: number } }>(file);
    const batches = await db
      .selectFrom("batch")
      .select((eb) => ["number", eb.fn.countAll<number>().as("rows")])
      .groupBy("number")
      .orderBy("number")
      .execute();
    const whole = Array.from({ length: 5 * round }, (_, i) => ({ number: i + 1, rows: 10 }));
    expect(batches).toEqual(whole);
    const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    expect(check.rows).toEqual([{ integrity_check: "ok" }]);
    await close();
  }
});

/** The child says "halfway" when it is in a transaction that it never ends. */
async function killWhenHalfway(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error("The child has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "halfway") child.kill("SIGKILL");
  }
  if (child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
}
