import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { CannotOpenDatabase, openDatabase } from "#db/open.server.ts";
import { temporaryPath } from "#test/support/database.ts";

test("a file address makes the folder, for its owner only, and the file", async () => {
  const path = join(await temporaryPath("data"), "inner", "å paragraf.db");
  for (const url of [`file:${path}`, pathToFileURL(path).href]) {
    const { db, dialect, file, close } = await openDatabase(url);
    await sql`create table if not exists kept (id text)`.execute(db);
    await close();
    expect({ dialect, file }).toEqual({ dialect: "sqlite", file: path });
  }
  expect((await stat(path)).isFile()).toBe(true);
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
});

test("a database in memory needs no file", async () => {
  const { db, dialect, file, close } = await openDatabase("file::memory:");
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await close();
  expect({ dialect, file }).toEqual({ dialect: "sqlite", file: null });
});

const wrong = [
  "",
  "paragraf.db",
  "file:",
  "file:./data/",
  "file://elsewhere/x.db",
  "mysql://a@b/c",
];
test.each(wrong)("the address %j is answered by what would be right", async (url) => {
  const answer = await openDatabase(url).catch((error) => error);
  expect(answer).toBeInstanceOf(CannotOpenDatabase);
  expect(answer.message).toMatch(/ska vara file:\.\/mapp\/fil\.db eller postgres:\/\//);
});

test("a file that is no database is not opened, nor changed", async () => {
  const path = await temporaryPath("letter.txt");
  await writeFile(path, "Hej! ".repeat(1000));
  const answer = await openDatabase(`file:${path}`).catch((error) => error);
  expect(answer.message).toBe(
    `Databasfilen ${path} gick inte att öppna: filen är ingen SQLite-databas.`,
  );
  expect((await stat(path)).size).toBe(5000);
});

test("a folder where the file should be, or a file where the folder should be, is told", async () => {
  const folder = await temporaryPath("folder");
  await mkdir(folder);
  await expect(openDatabase(`file:${folder}`)).rejects.toThrow(/sökvägen leder inte till en fil/);
  const file = await temporaryPath("file");
  await writeFile(file, "");
  await chmod(file, 0o600);
  await expect(openDatabase(`file:${file}/x.db`)).rejects.toThrow(/är en fil och inte en mapp/);
});

test("a PostgreSQL server that does not answer is told without the password", async () => {
  const answer = await openDatabase("postgres://anna:hemligt@127.0.0.1:1/x").catch(
    (error) => error,
  );
  expect(answer).toBeInstanceOf(CannotOpenDatabase);
  expect(answer.message).toBe(
    "PostgreSQL-databasen gick inte att öppna: ingen databasserver svarar på adressen.",
  );
});
