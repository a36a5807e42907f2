/** Before the tests: one migrated database on the server that TEST_DATABASE_URL names, for every test to copy. */
import type { TestProject } from "vitest/node";
import { migrations } from "#db/migrations/index.ts";
import { openDatabase } from "#db/open.server.ts";
import { migrateForTest } from "./migrateForTest.ts";
import { addressOf, databaseName, drop, execute } from "./postgresDatabase.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresTemplate: string;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return;
  const name = databaseName();
  await execute(url, `create database ${name}`);
  const database = await openDatabase(addressOf(url, name));
  await migrateForTest(database.db, migrations);
  // Nobody may be connected to a database that is copied.
  await database.close();
  project.provide("postgresTemplate", name);
  return () => drop(url, name);
}
