/**
 * Real databases for tests: SQLite files, and PostgreSQL as PGlite in this process or, when TEST_DATABASE_URL
 * is set, on that server (`tsx scripts/withPostgres.ts …` starts one).
 */
import { copyFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, test } from "vitest";
import type { Migration } from "#db/migrate.server.ts";
import { type OpenDatabase, openSqliteFile } from "#db/open.server.ts";
import type { Database } from "#db/schema.ts";
import { migrateForTest } from "./migrateForTest.ts";
import { openPGlite } from "./pglite.ts";
import { openPostgresDatabase } from "./postgresDatabase.ts";

export type TestDialect = {
  name: "SQLite" | "PGlite" | "PostgreSQL";
  /** Can read while a transaction is open? PGlite has one connection for everything. */
  concurrent: boolean;
  /** A database of its own with the migrations run and no rows. `close` takes it away. */
  open<DB = Database>(): Promise<OpenDatabase<DB>>;
};

const server = process.env.TEST_DATABASE_URL;
/** The same tests are run on a PostgreSQL of its own besides: `scripts/validate.ts --postgres`. */
const isServerBesides = process.env.TEST_POSTGRES_BESIDES === "1";

/** The dialects to test on. */
export function testDialects(migrations: readonly Migration[] = []): TestDialect[] {
  return [
    { name: "SQLite", concurrent: true, open: sqliteFiles(migrations) },
    server
      ? {
          name: "PostgreSQL",
          concurrent: true,
          open: () => openPostgresDatabase(server, migrations),
        }
      : { name: "PGlite", concurrent: false, open: () => openPGlite(migrations) },
  ];
}

/**
 * `test` once per dialect, and on a server that is given only there, each time with a database of its own:
 * `const eachDialect = testOnEach(testDialects(migrations)); eachDialect("a sentence", async ({ db }) => …)`.
 */
export const testOnEach =
  <DB = Database>(dialects: readonly TestDialect[]) =>
  (
    sentence: string,
    run: (database: OpenDatabase<DB>, dialect: TestDialect) => Promise<void>,
  ): void => {
    const wanted = dialects.filter(({ name }) =>
      server ? name === "PostgreSQL" : !(isServerBesides && name === "PGlite"),
    );
    for (const dialect of wanted) {
      test(`${sentence} (${dialect.name})`, async () => {
        const database = await dialect.open<DB>();
        try {
          await run(database, dialect);
        } finally {
          await database.close();
        }
      });
    }
  };

let folder: Promise<string> | null = null;
let files = 0;

/** A path in a temporary folder that is removed when the tests of the file are done. */
export async function temporaryPath(name: string): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), "paragraf-test-"));
  files += 1;
  return join(await folder, `${files}-${name}`);
}

afterAll(async () => {
  if (folder) await rm(await folder, { recursive: true, force: true });
});

/** Migrates one file and copies it for each test. */
function sqliteFiles(migrations: readonly Migration[]) {
  let template: Promise<string> | null = null;
  return async <DB>(): Promise<OpenDatabase<DB>> => {
    template ??= migratedFile(migrations);
    const file = await temporaryPath("test.db");
    copyFileSync(await template, file);
    const database = await openSqliteFile<DB>(file);
    return {
      ...database,
      close: async () => {
        await database.close();
        await rm(file, { force: true });
      },
    };
  };
}

async function migratedFile(migrations: readonly Migration[]): Promise<string> {
  const file = await temporaryPath("template.db");
  const { db, close } = await openSqliteFile(file);
  await migrateForTest(db, migrations);
  await close();
  return file;
}
