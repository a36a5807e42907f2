/** Opens the database that DATABASE_URL names. */
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Dialect, Kysely, sql } from "kysely";
import type { DialectName } from "./dialect.server.ts";
import { reasonOf } from "./faults.server.ts";
import { postgresDialect } from "./postgres.server.ts";
import type { Database } from "./schema.ts";
import { Sqlite3Dialect } from "./sqlite3.server.ts";

export type OpenDatabase<DB = Database> = {
  db: Kysely<DB>;
  dialect: DialectName;
  /** Absolute path of the SQLite file; null for PostgreSQL and for a database in memory. */
  file: string | null;
  /** Lets running work be done, then closes. */
  close(): Promise<void>;
};

/** The address is wrong or the database does not answer. The message is a Swedish sentence for the operator. */
export class CannotOpenDatabase extends Error {
  override name = "CannotOpenDatabase";
}

/**
 * Opens `file:./data/paragraf.db` (folder and file are made when missing), `file::memory:` or `postgres://…`.
 * Errors: CannotOpenDatabase. It never repeats a PostgreSQL address, which may hold a password.
 */
export async function openDatabase<DB = Database>(url: string): Promise<OpenDatabase<DB>> {
  if (/^postgres(ql)?:\/\//.test(url)) {
    return connect(() => postgresDialect(url), "postgres", null, "PostgreSQL-databasen");
  }
  const path = sqlitePath(url);
  if (path === null) {
    throw new CannotOpenDatabase(
      "Databasens adress (DATABASE_URL) ska vara file:./mapp/fil.db eller " +
        "postgres://användare:lösenord@värd/databas.",
    );
  }
  if (path === ":memory:") {
    return connect(() => new Sqlite3Dialect({ path }), "sqlite", null, "Databasen i minnet");
  }
  return openSqliteFile(path);
}

/** Opens an SQLite file by its path. Errors: CannotOpenDatabase. */
export async function openSqliteFile<DB = Database>(path: string): Promise<OpenDatabase<DB>> {
  const file = resolve(path);
  const subject = `Databasfilen ${file}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch((cause) => {
    throw cannotOpen(subject, cause);
  });
  return connect(() => new Sqlite3Dialect({ path: file }), "sqlite", file, subject);
}

/** The path in a `file:` address, ":memory:", or null when it is no such address. */
function sqlitePath(url: string): string | null {
  if (url.startsWith("file://")) {
    try {
      return fileURLToPath(url);
    } catch {
      return null;
    }
  }
  const path = url.startsWith("file:") ? url.slice("file:".length) : "";
  return path === "" || path.endsWith("/") ? null : path;
}

async function connect<DB>(
  dialect: () => Dialect,
  name: DialectName,
  file: string | null,
  subject: string,
): Promise<OpenDatabase<DB>> {
  try {
    const db = new Kysely<DB>({ dialect: dialect() });
    try {
      await sql`select 1`.execute(db);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return { db, dialect: name, file, close: () => db.destroy() };
  } catch (cause) {
    throw cannotOpen(subject, cause);
  }
}

function cannotOpen(subject: string, cause: unknown): CannotOpenDatabase {
  const why = reasonOf(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new CannotOpenDatabase(`${subject} gick inte att öppna: ${why}`, { cause });
}
