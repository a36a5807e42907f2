/**
 * Safety copies. Whichever database is used, a copy is one SQLite file, so it can be restored into either.
 * SQLite makes it by VACUUM INTO; from PostgreSQL it is copied row by row out of one snapshot.
 */
import { chmod, copyFile, mkdtemp, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { sql } from "kysely";
import { accepted, type Refusal, type Result, refused } from "#app/domain/result.ts";
import { copyTables, tableNames, tableWithRows } from "./copy.server.ts";
import { reasonOf } from "./faults.server.ts";
import { appliedMigrations, type Migration, migrate } from "./migrate.server.ts";
import { CannotOpenDatabase, type OpenDatabase, openSqliteFile } from "./open.server.ts";

/** `tables` in an order in which rows can be copied without breaking a foreign key; `now` an ISO timestamp. */
export type BackupPlan = {
  migrations: readonly Migration[];
  tables: readonly string[];
  now: string;
};

/**
 * Writes a consistent copy while the service runs, readable by its owner only. The file is there whole or not at all.
 * Refused when there is a file already, or when the disk does not take it. Gives the copy's size in bytes.
 */
export async function backUp<DB>(
  source: OpenDatabase<DB>,
  targetFile: string,
  plan: BackupPlan,
): Promise<Result<{ bytes: number }>> {
  const target = resolve(targetFile);
  const existing = await sizeOf(target);
  if (existing !== null && existing > 0) {
    return refused(`Filen ${target} finns redan. Ange ett namn som inte är taget.`);
  }
  if ((await sizeOf(dirname(target))) === null) {
    return refused(`Mappen ${dirname(target)} finns inte. Skapa den eller ange en annan.`);
  }
  const folder = await privateFolder(dirname(target));
  if (!folder.ok) return folder;
  const unfinished = join(folder.value, basename(target));
  try {
    await writeFile(unfinished, "", { mode: 0o600 });
    if (source.dialect === "sqlite") await vacuumInto(source, unfinished);
    else await copyOut(source, unfinished, plan);
    await syncFile(unfinished);
    await rename(unfinished, target);
    await syncFile(dirname(target));
    return accepted({ bytes: (await sizeOf(target)) ?? 0 });
  } catch (error) {
    return refusedBecause(`Säkerhetskopian ${target} kunde inte skrivas`, error);
  } finally {
    await rm(folder.value, { recursive: true, force: true });
  }
}

/**
 * Fills an empty database from a copy, in one transaction. A copy made by an older version is brought to date on
 * the way; the file itself is not touched. Gives the number of rows.
 * Refused when the file is no whole copy or is newer than this program, and when the database holds anything.
 */
export async function restore<DB>(
  sourceFile: string,
  target: OpenDatabase<DB>,
  plan: BackupPlan,
): Promise<Result<{ rows: number }>> {
  const source = resolve(sourceFile);
  if ((await sizeOf(source)) === null) return refused(`Filen ${source} finns inte.`);
  if (((await sizeOf(`${source}-wal`)) ?? 0) > 0) {
    return refused(`Filen ${source} är i bruk. Gör en säkerhetskopia av den och återställ kopian.`);
  }
  const folder = await privateFolder(tmpdir());
  if (!folder.ok) return folder;
  try {
    const file = join(folder.value, "copy.db");
    await copyFile(source, file);
    await chmod(file, 0o600);
    const copy = await openSqliteFile(file);
    try {
      return await restoreFrom(copy, source, target, plan);
    } finally {
      await copy.close();
    }
  } catch (error) {
    if (error instanceof CannotOpenDatabase) return refused(notACopy(source));
    return refusedBecause("Återställningen kunde inte göras", error);
  } finally {
    await rm(folder.value, { recursive: true, force: true });
  }
}

async function restoreFrom<DB>(
  copy: OpenDatabase,
  source: string,
  target: OpenDatabase<DB>,
  plan: BackupPlan,
): Promise<Result<{ rows: number }>> {
  const damage = await damageIn(copy);
  if (damage !== null) return refused(`Filen ${source} är skadad och återställs inte: ${damage}`);
  if (!(await tableNames(copy.db)).includes("migration")) return refused(notACopy(source));
  const known = await migrate(copy.db, plan.migrations, plan.now);
  if (!known.ok) return known;
  const migrated = await migrate(target.db, plan.migrations, plan.now);
  if (!migrated.ok) return migrated;
  return target.db.transaction().execute(async (trx) => {
    const full = await tableWithRows(trx, plan.tables);
    if (full !== null) {
      return refused(
        "Databasen är inte tom. En säkerhetskopia återställs bara till en tom databas.",
      );
    }
    const rows = await copyTables(copy.db, trx, plan.tables);
    return accepted({ rows });
  });
}

/** On a connection of its own, so that nobody who writes waits for the copy. */
async function vacuumInto<DB>(source: OpenDatabase<DB>, file: string): Promise<void> {
  if (source.file === null) {
    await sql`vacuum into ${file}`.execute(source.db);
    return;
  }
  const own = await openSqliteFile(source.file);
  try {
    await sql`vacuum into ${file}`.execute(own.db);
  } finally {
    await own.close();
  }
}

/** Copies out of PostgreSQL in one snapshot, into a file with the same migrations as the database. */
async function copyOut<DB>(
  source: OpenDatabase<DB>,
  file: string,
  plan: BackupPlan,
): Promise<void> {
  const snapshot = source.db.transaction().setIsolationLevel("repeatable read");
  const copy = await openSqliteFile(file);
  try {
    await snapshot.execute(async (from) => {
      const applied = await appliedMigrations(from);
      const same = plan.migrations.filter((migration) => applied.includes(migration.name));
      await migrate(copy.db, same, plan.now);
      await copy.db.transaction().execute((to) => copyTables(from, to, plan.tables));
    });
    const damage = await damageIn(copy);
    if (damage !== null) throw new Error(`The copy is damaged: ${damage}`);
  } finally {
    await copy.close();
  }
}

/** SQLite's own description of the first damage in the file, null when it is whole. */
async function damageIn<DB>({ db }: OpenDatabase<DB>): Promise<string | null> {
  const check = sql<{ integrity_check: string }>`pragma integrity_check(1)`;
  const found = (await check.execute(db)).rows[0]?.integrity_check ?? "";
  return found === "ok" ? null : found;
}

/** A folder that only its owner can read: what is copied holds personal data. */
async function privateFolder(parent: string): Promise<Result<string>> {
  try {
    return accepted(await mkdtemp(join(parent, ".paragraf-")));
  } catch (error) {
    return refusedBecause(`Mappen ${parent} går inte att skriva i`, error);
  }
}

/** Size in bytes of a file or folder, null when there is none. */
async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.size,
    () => null,
  );
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A refusal when it is something an operator can do something about; a bug is thrown on. */
function refusedBecause(what: string, error: unknown): { ok: false; refusals: Refusal[] } {
  const reason = reasonOf(error);
  if (reason === null) throw error;
  return refused(`${what}: ${reason}`);
}

const notACopy = (file: string): string => `Filen ${file} är ingen säkerhetskopia från Paragraf.`;
