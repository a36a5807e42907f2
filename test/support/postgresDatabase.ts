/** Databases of their own on a real PostgreSQL server. Migrating one takes seconds, copying a migrated one tenths. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Migration } from "#db/migrate.server.ts";
import { migrations as allMigrations } from "#db/migrations/index.ts";
import { type OpenDatabase, openDatabase } from "#db/open.server.ts";
import { migrateForTest } from "./migrateForTest.ts";

/** `url` is a server whose user may create databases. `close` drops the database. */
export async function openPostgresDatabase<DB>(
  url: string,
  migrations: readonly Migration[],
): Promise<OpenDatabase<DB>> {
  const name = databaseName();
  const isCopy = migrations === allMigrations;
  await execute(
    url,
    isCopy
      ? `create database ${name} template ${inject("postgresTemplate")} strategy file_copy`
      : `create database ${name}`,
  );
  const database = await openDatabase<DB>(addressOf(url, name));
  if (!isCopy) await migrateForTest(database.db, migrations);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop(url, name);
    },
  };
}

export const databaseName = (): string => `test_${randomUUID().replaceAll("-", "")}`;

export function addressOf(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export const drop = (url: string, name: string): Promise<void> =>
  execute(url, `drop database if exists ${name} with (force)`);

export async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
