/** `granska KATALOG` as a nightly job and an auditor use it: words, JSON, files and exits. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asPdf, asText, asWord, type OldMinutes } from "./archiveFolder.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = mkdtempSync(path.join(tmpdir(), "paragraf-arkiv-"));
const inFolder = (...names: string[]) => path.join(folder, ...names);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function granska(...args: string[]) {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const program = path.join(root, "scripts/paragraf.ts");
  const run = spawnSync(process.execPath, [tsx, program, "granska", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { exit: run.status, out: run.stdout, err: run.stderr };
}

const meeting = (date: string, from: number, about: Partial<OldMinutes> = {}): OldMinutes => ({
  ...{ date, from },
  headings: ["Sammanträdet öppnas", "Val av justerare", "Lägesrapport"],
  ...about,
});

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(inFolder(name)), { recursive: true });
  writeFileSync(inFolder(name), content);
}

beforeAll(async () => {
  const late = { approvedOn: "2023-04-20", postedOn: "2023-04-21" };
  put("arkiv/2023/mars.txt", asText(meeting("2023-03-01", 1, late)));
  // The anslag is dated before the justering: certainly wrong.
  const reversed = { approvedOn: "2023-06-14", postedOn: "2023-06-12" };
  put("arkiv/2023/juni.docx", await asWord(meeting("2023-06-07", 4, reversed)));
  put("arkiv/2023/november.pdf", await asPdf(meeting("2023-11-15", 10)));
  put("arkiv/2023/november-kopia.md", asText(meeting("2023-11-15", 10)));
  put("arkiv/2024/mars.txt", asText(meeting("2024-03-06", 1)));
  put("arkiv/2024/=cmd.txt", asText(meeting("2024-06-05", 4)));
  put("arkiv/2024/igen.txt", asText(meeting("2024-03-06", 1)));
  const word = await asWord(meeting("2024-09-04", 7));
  put(
    "arkiv/skadat/bitfel.docx",
    word.map((byte, at) => (at % 97 === 50 ? byte ^ 4 : byte)),
  );
  put("arkiv/skadat/klippt.pdf", (await asPdf(meeting("2024-09-04", 7))).slice(0, -700));
  put("arkiv/skadat/tom.txt", "");
  put("arkiv/skadat/stor.txt", new Uint8Array(26_000_000).fill(97));
  put("arkiv/skadat/brev.txt", "Hej! Här kommer protokollen.\n");
  put("arkiv/gammalt.doc", "word");
  put("arkiv/.dold.txt", "dold");
  put("arkiv/~$mars.docx", "lås");
  const windows = asText(meeting("2025-03-05", 1, { organ: "Samordningsförbundet Norrsund" }));
  put("arkiv/2025.txt", Uint8Array.from([...windows].map((char) => char.charCodeAt(0))));
});

describe("a folder is read in one go", () => {
  test("JSON tells every protokoll, what could not be read, copies, and the archive as a whole", () => {
    const target = inFolder("ut", "rapport");
    const { exit, out, err } = granska(inFolder("arkiv"), "--json", "--rapport", target);
    const told = JSON.parse(out);
    expect(exit).toBe(1);
    expect(err.trim()).toBe("13 av 13");
    expect(
      told.protokoll.map(({ fil, fran }: { fil: string; fran: number }) => [fil, fran]),
    ).toEqual([
      ["2023/juni.docx", 4],
      ["2023/mars.txt", 1],
      ["2023/november-kopia.md", 10],
      ["2024/=cmd.txt", 4],
      ["2024/igen.txt", 1],
      ["2025.txt", 1],
    ]);
    expect(told.kopior).toEqual([
      { fil: "2023/november.pdf", av: "2023/november-kopia.md", samma: "sammantrade" },
      { fil: "2024/mars.txt", av: "2024/igen.txt", samma: "fil" },
    ]);
    expect(told.olasta.map(({ fil }: { fil: string }) => fil)).toEqual([
      "skadat/bitfel.docx",
      "skadat/brev.txt",
      "skadat/klippt.pdf",
      "skadat/stor.txt",
      "skadat/tom.txt",
    ]);
    for (const { varfor } of told.olasta) expect(varfor).toMatch(/^\S.*\.$/);
    expect(told.andraFiler).toEqual(["gammalt.doc"]);
    expect(told.arkivet.map(({ text }: { text: string }) => text)).toContain(
      "§ 7–9 saknas mellan protokollen från 7 juni 2023 och 15 november 2023.",
    );
    expect(told.organ).toHaveLength(1);
    expect(
      told.ar.map((year: { ar: number; protokoll: number }) => [year.ar, year.protokoll]),
    ).toEqual([
      [2023, 3],
      [2024, 2],
      [2025, 1],
    ]);
  });

  test("its report is one page and one table, and neither runs anything", () => {
    const target = inFolder("ut", "rapport");
    const html = readFileSync(path.join(target, "granskning.html"), "utf8");
    expect(html).toContain('<html lang="sv">');
    expect(html).not.toMatch(/<script|<link|<img/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption>/g)?.length);
    expect(html).toContain("klippt.pdf är skadad eller avklippt");
    const csv = readFileSync(path.join(target, "granskning.csv"), "utf8");
    expect(
      csv.startsWith("\ufefffil;datum;paragraf;niva;regel;rubrik;text;forslag;kalla\r\n"),
    ).toBe(true);
    expect(csv).toContain(";fel;KL-8-12;");
  });

  test("in words, and a folder without faults gives exit 0", () => {
    put("helt/mars.txt", asText(meeting("2024-03-06", 1)));
    put("helt/tom.txt", "");
    const { exit, out } = granska(inFolder("helt"));
    expect(exit).toBe(0);
    expect(out).toContain("INTE LÄST tom.txt: ");
    expect(out).toContain("1 protokoll är lästa.");
  });
});

describe("what cannot be used gives exit 2 and a sentence", () => {
  test("no protokoll in the folder", () => {
    put("tomt/brev.txt", "Hej!");
    const { exit, err } = granska(inFolder("tomt"));
    expect(exit).toBe(2);
    expect(err).toContain("har inget protokoll som går att läsa");
    expect(err).toContain("brev.txt: ");
  });

  test("a report about what is no folder", () => {
    const { exit, err } = granska(inFolder("arkiv/2025.txt"), "--rapport", inFolder("ut"));
    expect(exit).toBe(2);
    expect(err).toContain("är inte en katalog");
  });
});

test("a protokoll is compared with its bilagor", () => {
  const grant = [
    ...[
      "Sammanträdesprotokoll",
      "Samordningsförbundet Norrsund",
      "Sammanträdesdatum: 2026-11-24",
      "",
    ],
    ...[
      "Närvarande ordinarie ledamöter",
      "Anna Ek, Region Mittland",
      "Per Alm, Norrsunds kommun",
      "",
    ],
    ...["§ 4 Ansökan om medel till Bryggan för 2027", "(Bilaga 2)", ""],
    ...["Ansökan avser en handledare under 2027.", "", "Styrelsen beslutade", ""],
    "Att bevilja Norrsunds kommun 640 000 kr för 2027 ur budgetposten Nya insatser.",
  ];
  put("jamfor/protokoll.txt", grant.join("\n"));
  const form =
    "Ansökan\nKontaktperson\tPer Alm\n\nKostnad\tBudget 2027\nLön\t500 000 kr\nLokal\t60 000 kr\nSumma\t560 000 kr\n";
  put("jamfor/bilagor/bilaga 2 ansökan.txt", form);
  put("jamfor/bilagor/brev.txt", "Hej!");
  const run = granska(
    inFolder("jamfor/protokoll.txt"),
    "--bilagor",
    inFolder("jamfor/bilagor"),
    "--json",
  );
  const found = JSON.parse(run.out) as { regel: string; paragraf: number; text: string }[];
  const at = (rule: string) => found.filter(({ regel }) => regel === rule).map(({ text }) => text);
  expect(at("BELOPP").join()).toContain("640 000");
  expect(at("KL-6-28").join()).toContain("Per Alm nämns som");
  expect(run.err).toContain("brev.txt har inget nummer");
  expect(granska(inFolder("jamfor/protokoll.txt"), "--bilagor", inFolder("saknas")).exit).toBe(2);
});
