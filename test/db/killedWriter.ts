/**
 * A program to kill: `tsx test/db/killedWriter.ts FILE ROUND`. Writes five whole transactions of ten rows, and half a
 * sixth with enough bytes to reach the file, says "halfway" and waits.
 */
import { sql } from "kysely";
import { openSqliteFile } from "#db/open.server.ts";

type Batches = { batch: { number: number; bytes: Uint8Array } };

const [file = "", round = "1"] = process.argv.slice(2);
const { db } = await openSqliteFile<Batches>(file);
await sql`create table if not exists batch (number integer not null, bytes blob)`.execute(db);
// A small cache makes SQLite write uncommitted pages to its log before the commit.
await sql`pragma cache_size = 10`.execute(db);

const last = 5 * Number(round);
for (let number = last - 4; number <= last + 1; number++) {
  await db.transaction().execute(async (trx) => {
    for (let row = 1; row <= 10; row++) {
      if (number > last && row > 5) await halfway();
      await trx
        .insertInto("batch")
        .values({ number, bytes: new Uint8Array(100_000) })
        .execute();
    }
  });
}

function halfway(): Promise<never> {
  console.log("halfway");
  return new Promise(() => setInterval(() => undefined, 1000));
}
