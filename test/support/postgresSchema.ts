/** A schema of its own on a real PostgreSQL server. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Migration } from "#db/migrate.server.ts";
import { type OpenDatabase, openDatabase } from "#db/open.server.ts";
import { migrateForTest } from "./migrateForTest.ts";

/** `url` is a server whose user may create schemas. `close` drops the schema. */
export async function openPostgresSchema<DB>(
  url: string,
  migrations: readonly Migration[],
): Promise<OpenDatabase<DB>> {
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  await execute(url, `create schema ${schema}`);
  const address = new URL(url);
  address.searchParams.set("options", `-c search_path=${schema}`);
  const database = await openDatabase<DB>(address.href);
  await migrateForTest(database.db, migrations);
  return {
    ...database,
    close: async () => {
      await database.close();
      await execute(url, `drop schema if exists ${schema} cascade`);
    },
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
