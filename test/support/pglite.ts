/** PostgreSQL in this process. Starting it takes seconds, so its first state is kept and its instances are reused. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { PGliteDialect } from "kysely-pglite-dialect";
import { afterAll } from "vitest";
import type { Migration } from "#db/migrate.server.ts";
import type { OpenDatabase } from "#db/open.server.ts";
import { postgresParsers } from "#db/postgres.server.ts";
import { migrateForTest } from "./migrateForTest.ts";

type Instance = { server: PGlite; migrations: readonly Migration[] | null };

const idle: Instance[] = [];

afterAll(async () => {
  for (const { server } of idle.splice(0)) await server.close();
});

/** Nobody else's until it is closed. An instance with the same migrations is emptied, any other is made anew. */
export async function openPGlite<DB>(migrations: readonly Migration[]): Promise<OpenDatabase<DB>> {
  const same = idle.findIndex((instance) => instance.migrations === migrations);
  const [instance] = idle.splice(Math.max(same, 0), 1);
  const server = instance?.server ?? (await start());
  const db = new Kysely<DB>({ dialect: new PGliteDialect(server) });
  if (migrations.length > 0 && instance?.migrations === migrations) await deleteAllRows(server);
  else {
    await server.exec("drop schema public cascade; create schema public");
    await migrateForTest(db, migrations);
  }
  let closed = false;
  const close = async () => {
    if (!closed) idle.push({ server, migrations });
    closed = true;
  };
  return { db, dialect: "postgres", file: null, close };
}

/** Quicker than TRUNCATE on many small tables. As a replica it heeds neither foreign keys nor triggers. */
async function deleteAllRows(server: PGlite): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'",
  );
  const deletes = rows.map(({ name }) => `delete from ${name};`).join("");
  await server.exec(`begin; set local session_replication_role = replica; ${deletes} commit`);
}

const modules = new URL("../../node_modules/", import.meta.url);

/** From the kept state of this PGlite version when there is one. */
async function start(): Promise<PGlite> {
  const about = await readFile(new URL("@electric-sql/pglite/package.json", modules), "utf8");
  const folder = new URL(".cache/paragraf/", modules);
  const file = new URL(`pglite-${JSON.parse(about).version}.tar`, folder);
  const parsers = { ...postgresParsers };
  if (existsSync(file)) {
    return PGlite.create({ parsers, loadDataDir: new Blob([await readFile(file)]) });
  }
  const server = await PGlite.create({ parsers });
  const state = await server.dumpDataDir("none");
  await mkdir(folder, { recursive: true });
  const unfinished = new URL(randomUUID(), folder);
  await writeFile(unfinished, Buffer.from(await state.arrayBuffer()));
  await rename(unfinished, file);
  return server;
}
