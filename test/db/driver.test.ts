import { type Kysely, sql } from "kysely";
import { expect } from "vitest";
import { takeLock } from "#db/dialect.server.ts";
import { constraintOf } from "#db/faults.server.ts";
import { testDialects, testOnEach } from "#test/support/database.ts";
import { type Things, thingMigrations } from "./things.ts";

const dialects = testDialects(thingMigrations);
const eachDialect = testOnEach<Things>(dialects);
/** PGlite has one connection: what needs two can only be tried on the others. */
const eachConcurrent = testOnEach<Things>(dialects.filter((dialect) => dialect.concurrent));

const addCounter = (db: Kysely<Things>, id = "a") =>
  db.insertInto("counter").values({ id, value: 0 }).execute();

const counted = async (db: Kysely<Things>, id = "a") =>
  (await db.selectFrom("counter").select("value").where("id", "=", id).executeTakeFirst())?.value;

const thing = (about: Partial<Things["thing"]>): Things["thing"] => ({
  id: "1",
  counter_id: "a",
  name: "Pärm",
  amount: null,
  chosen: 0,
  bytes: null,
  ...about,
});

eachDialect("fifty transactions that read and then write lose nothing", async ({ db }) => {
  await addCounter(db);
  const increment = () =>
    db.transaction().execute(async (trx) => {
      await takeLock(trx, "counter a");
      const value = (await counted(trx)) ?? 0;
      await trx
        .updateTable("counter")
        .set({ value: value + 1 })
        .where("id", "=", "a")
        .execute();
    });
  await Promise.all(Array.from({ length: 50 }, increment));
  expect(await counted(db)).toBe(50);
});

eachDialect("a transaction that throws leaves nothing and gives its own error", async ({ db }) => {
  const cause = new Error("ångrade oss");
  const attempt = db.transaction().execute(async (trx) => {
    await addCounter(trx);
    throw cause;
  });
  await expect(attempt).rejects.toBe(cause);
  expect(await counted(db)).toBeUndefined();
});

eachDialect("after an error nothing more can be done in the transaction", async ({ db }) => {
  await addCounter(db);
  const attempt = db.transaction().execute(async (trx) => {
    await addCounter(trx, "b");
    await addCounter(trx).catch(() => undefined);
    await addCounter(trx, "c");
  });
  await expect(attempt).rejects.toThrow(/transaction is aborted/);
  expect(await counted(db, "b")).toBeUndefined();
  expect(await counted(db, "c")).toBeUndefined();
});

eachConcurrent("a swallowed error does not make the transaction look saved", async ({ db }) => {
  await addCounter(db);
  const attempt = db.transaction().execute(async (trx) => {
    await addCounter(trx, "b");
    await addCounter(trx).catch(() => undefined);
  });
  await expect(attempt).rejects.toThrow(/transaction is aborted/);
  expect(await counted(db, "b")).toBeUndefined();
});

eachConcurrent("readers go on and see only what is committed", async ({ db }) => {
  await addCounter(db);
  await db.transaction().execute(async (trx) => {
    await trx.updateTable("counter").set({ value: 7 }).execute();
    expect(await counted(trx)).toBe(7);
    const seen = await Promise.all(Array.from({ length: 8 }, () => counted(db)));
    expect(new Set(seen)).toEqual(new Set([0]));
  });
  expect(await counted(db)).toBe(7);
});

eachDialect("a broken constraint tells which kind it was", async ({ db }) => {
  await addCounter(db);
  await db.insertInto("thing").values(thing({})).execute();
  const kindOf = (about: Partial<Things["thing"]>) =>
    db
      .insertInto("thing")
      .values(thing(about))
      .execute()
      .then(() => "none", constraintOf);
  expect(await kindOf({ id: "2" })).toBe("unique");
  expect(await kindOf({ name: "Penna" })).toBe("unique");
  expect(await kindOf({ id: "2", name: "Penna", counter_id: "z" })).toBe("foreign_key");
  expect(await kindOf({ id: "2", name: "Penna", chosen: 2 })).toBe("check");
  const withoutName = sql`insert into thing (id, counter_id, chosen) values ('2', 'a', 0)`;
  expect(await withoutName.execute(db).catch(constraintOf)).toBe("not_null");
  expect(await sql`select no_such_column`.execute(db).catch(constraintOf)).toBeNull();
});

eachDialect("ten thousand rows go in and come out in order", async ({ db }) => {
  await addCounter(db);
  const rows = Array.from({ length: 10_000 }, (_, i) => {
    const id = String(i).padStart(5, "0");
    return thing({ id, name: `Sak ${id}`, amount: i * 1_000_000, chosen: i % 2 });
  });
  await db.transaction().execute(async (trx) => {
    for (let i = 0; i < rows.length; i += 1000) {
      await trx
        .insertInto("thing")
        .values(rows.slice(i, i + 1000))
        .execute();
    }
  });
  expect(await db.selectFrom("thing").selectAll().orderBy("id").execute()).toEqual(rows);
});

eachDialect("bytes come back as they were, also none and many", async ({ db }) => {
  await addCounter(db);
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const large = new Uint8Array(300_000).map((_, i) => i % 251);
  const values = { none: new Uint8Array(0), all, part: all.subarray(10, 20), large };
  for (const [id, bytes] of Object.entries(values)) {
    await db
      .insertInto("thing")
      .values(thing({ id, name: id, bytes }))
      .execute();
  }
  await db
    .insertInto("thing")
    .values(thing({ id: "b", name: "b", bytes: Buffer.from("å") }))
    .execute();
  const rows = await db.selectFrom("thing").select(["id", "bytes"]).execute();
  const read = new Map(rows.map((row) => [row.id, row.bytes && Buffer.from(row.bytes)]));
  for (const [id, bytes] of Object.entries(values)) {
    expect(read.get(id)?.equals(bytes), id).toBe(true);
  }
  expect(read.get("b")?.toString()).toBe("å");
  expect(rows.every((row) => row.bytes instanceof Uint8Array)).toBe(true);
});

eachDialect("text and whole numbers come back exactly", async ({ db }) => {
  await addCounter(db);
  const names = ["", "Åsa Öberg", "rad 1\nrad 2\t'\"\\ ; -- ?", "🏛 § 14", "e\u0301"];
  const amounts = [0, -1, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
  const rows = names.map((name, i) => thing({ id: `${i}`, name, amount: amounts[i] ?? null }));
  await db.insertInto("thing").values(rows).execute();
  expect(await db.selectFrom("thing").selectAll().orderBy("id").execute()).toEqual(rows);
});

eachDialect("counts and sums are numbers, and 0 and 1 stand for no and yes", async ({ db }) => {
  await addCounter(db);
  for (const [id, chosen] of [
    ["1", 1],
    ["2", 0],
    ["3", 1],
  ] as const) {
    await db
      .insertInto("thing")
      .values(thing({ id, name: id, amount: 70_900_000, chosen }))
      .execute();
  }
  const total = await db
    .selectFrom("thing")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.sum<number>("amount").as("sum")])
    .where("chosen", "=", 1)
    .executeTakeFirst();
  expect(total).toEqual({ count: 2, sum: 141_800_000 });
});

eachDialect("a change tells how many rows it changed, or gives them back", async ({ db }) => {
  for (const id of ["a", "b", "c"]) await addCounter(db, id);
  const changed = await db
    .updateTable("counter")
    .set({ value: 1 })
    .where("id", "!=", "a")
    .execute();
  expect(changed[0]?.numUpdatedRows).toBe(2n);
  const removed = await db.deleteFrom("counter").where("value", "=", 1).returningAll().execute();
  expect(removed).toHaveLength(2);
  const nothing = await db.deleteFrom("counter").where("id", "=", "z").executeTakeFirst();
  expect(nothing.numDeletedRows).toBe(0n);
  const again = db.insertInto("counter").values({ id: "a", value: 9 });
  const kept = await again.onConflict((on) => on.doNothing()).executeTakeFirst();
  expect(kept.numInsertedOrUpdatedRows).toBe(0n);
});

eachConcurrent("closing lets an open transaction be done first", async ({ db, close }) => {
  let closed: Promise<void> | null = null;
  const saved = await db.transaction().execute(async (trx) => {
    await addCounter(trx);
    closed = close();
    await addCounter(trx, "b");
    return counted(trx, "b");
  });
  await closed;
  expect(saved).toBe(0);
  await expect(counted(db)).rejects.toThrow();
});
