/** The command line as an administrator and a nightly job use it: words, JSON and exits are a contract. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { protocolText } from "../../scripts/bench/protocol.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "paragraf-cli-"));
const inFolder = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function paragraf(args: string[], database = "office.db") {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const env = {
    ...process.env,
    DATABASE_URL: `file:${inFolder(database)}`,
    SESSION_SECRET: "prov",
  };
  const run = spawnSync(process.execPath, [tsx, path.join(root, "scripts/paragraf.ts"), ...args], {
    cwd: root,
    encoding: "utf8",
    env,
  });
  return { exit: run.status, out: run.stdout, err: run.stderr };
}

const json = (args: string[], database?: string) => {
  const run = paragraf([...args, "--json"], database);
  return { ...run, value: JSON.parse(run.out) };
};

test("anslagstid answers with the days skipped and the source", () => {
  const { exit, value } = json(["anslagstid", "2022-12-05", "2024-03-08"]);
  expect(exit).toBe(0);
  expect(value).toEqual([
    {
      anslag: "2022-12-05",
      sistaDag: "2022-12-27",
      nedTidigast: "2022-12-28",
      flyttad: ["2022-12-26 annandag jul"],
      kalla: "lag (1930:173) 2 §",
    },
    {
      anslag: "2024-03-08",
      sistaDag: "2024-04-02",
      nedTidigast: "2024-04-03",
      flyttad: [
        "2024-03-29 långfredagen",
        "2024-03-30 lördag",
        "2024-03-31 påskdagen",
        "2024-04-01 annandag påsk",
      ],
      kalla: "lag (1930:173) 2 §",
    },
  ]);
});

const unusable: [string, string[], string][] = [
  ["a date that does not exist", ["anslagstid", "2026-02-30"], "2026-02-30"],
  ["a command that does not exist", ["flyga"], "flyga"],
  ["a file that does not exist", ["importera", "finns-inte.txt"], "finns-inte.txt"],
  ["a folder instead of a file", ["importera", "."], "inte en fil"],
  ["a JPEG called a text", ["importera", inFolder("bild.txt")], "bild.txt"],
  ["an option that does not exist", ["anslagstid", "--snabbt"], "--snabbt"],
];

for (const [what, args, words] of unusable) {
  test(`${what} gives exit 2 and one sentence, never a stack trace`, () => {
    writeFileSync(
      inFolder("bild.txt"),
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]),
    );
    const { exit, out, err } = paragraf(args);
    expect(exit).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
    expect(err).not.toMatch(/ at .*\.(ts|js)/);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
}

test("every command says what it does", () => {
  const { out } = paragraf(["--hjalp"]);
  for (const name of [
    "anslagstid",
    "importera",
    "protokoll",
    "migrera",
    "demo",
    "starta",
    "verifiera",
    "sakerhetskopiera",
    "aterstall",
  ]) {
    expect(out).toContain(name);
  }
  expect(paragraf(["importera", "--help"]).out).toContain("Exempel:");
});

test("an old protokoll is read, saved, written and checked", () => {
  const file = inFolder("gammalt.txt");
  writeFileSync(file, protocolText());
  const read = json(["importera", file]);
  expect(read.value.paragrafer).toHaveLength(27);
  expect(read.value).toMatchObject({ fran: 1, till: 27, sammantradesdatum: "2026-03-03" });
  const made = json(["protokoll", file, "--ut", inFolder("ut"), "--format", "html,pdf"]);
  expect(Object.keys(made.value)).toEqual(["html", "pdf"]);
  expect(readFileSync(made.value.pdf).subarray(0, 5).toString()).toBe("%PDF-");
  expect(existsSync(path.join(folder, "ut", "protokoll-2026-03-03.docx"))).toBe(false);
});

test("the example is filled, verified, copied, restored and verified again; a broken link is named", async () => {
  const filled = json(["demo"]);
  expect(filled.exit).toBe(0);
  expect(filled.value.inloggningar.length).toBeGreaterThan(5);
  const whole = json(["verifiera"]);
  expect(whole).toMatchObject({ exit: 0, value: { hel: true } });

  const old = inFolder("aldre.txt");
  writeFileSync(old, protocolText().replaceAll("2026-03-03", "2019-03-05"));
  const saved = json(["importera", old, "--spara"]);
  expect(saved.exit).toBe(0);
  expect(paragraf(["importera", old, "--spara"]).exit).toBe(1);
  const made = json(["protokoll", saved.value.id, "--ut", inFolder("ut2")]);
  expect(Object.keys(made.value)).toEqual(["html", "docx", "pdf"]);

  expect(paragraf(["sakerhetskopiera", inFolder("kopia.db")]).exit).toBe(0);
  const restored = json(["aterstall", inFolder("kopia.db")], "ny.db");
  expect(restored).toMatchObject({ exit: 0, value: { hel: true } });
  expect(paragraf(["aterstall", inFolder("kopia.db")], "ny.db").exit).toBe(1);

  const { openDatabase } = await import("#db/open.server.ts");
  const database = await openDatabase(`file:${inFolder("ny.db")}`);
  await database.db.updateTable("event").set({ ground: "annan" }).where("seq", "=", 12).execute();
  await database.close();
  const broken = json(["verifiera"], "ny.db");
  expect(broken.exit).toBe(1);
  expect(broken.value.forbund[0].brott).toMatchObject({ handelse: 12 });
});
