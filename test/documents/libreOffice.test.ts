/**
 * The Word files as LibreOffice opens them: what somebody goes on from in another program than Word. It is started once,
 * with a profile of its own, and makes OpenDocument of what it read.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Block, Document } from "#app/documents/document.ts";
import { renderDocx } from "#app/documents/docx.server.ts";
import { plainText } from "#app/documents/inline.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { temporaryFolder } from "../support/certificates.ts";
import { exampleMinutes } from "./exampleMinutes.ts";
import { richDocument } from "./richDocument.ts";
import { modelSaid } from "./roles.ts";
import { unescaped, unspaced } from "./support.ts";

const documents: Record<string, Document> = {
  protokoll: minutesDocument(exampleMinutes, readTemplates(), {
    address: "https://paragraf.exempel.se/protokoll/norrsund/2026-03-04",
  }),
  allt: richDocument,
};

/** LibreOffice is large: who has none runs `npm test` without it. `npm run validate`, and so CI, asks for it. */
const isHere = (process.env.PATH ?? "")
  .split(delimiter)
  .some((at) => existsSync(join(at, "soffice")));
const isAsked = isHere || process.env.TEST_LIBREOFFICE === "1";

const folder = temporaryFolder();

/** A part of what LibreOffice made. */
const part = (name: string, inside: string): string =>
  strFromU8(unzipSync(readFileSync(join(folder, `${name}.odt`)))[inside] ?? new Uint8Array());

beforeAll(async () => {
  if (!isAsked) return;
  const files = Object.keys(documents).map((name) => join(folder, `${name}.docx`));
  for (const [at, document] of Object.values(documents).entries()) {
    writeFileSync(files[at] ?? "", await renderDocx(document));
  }
  const profile = pathToFileURL(join(folder, "profile")).href;
  const made = spawnSync(
    "soffice",
    [
      ...[`-env:UserInstallation=${profile}`, "--headless", "--convert-to", "odt"],
      ...["--outdir", folder, ...files],
    ],
    { encoding: "utf8", timeout: 50_000 },
  );
  if (made.error || made.status !== 0) {
    const why = made.error?.message ?? made.stderr;
    throw new Error(`These tests need LibreOffice (Debian: libreoffice-writer-nogui). ${why}`);
  }
}, 60_000);

const wordsOf = (xml: string): string => unspaced(unescaped(xml.replace(/<[^>]*>/g, "")));

/** The headings with their levels, as "H2 §1Val". */
const headings = (content: string): string[] =>
  [...content.matchAll(/<text:h [^>]*text:outline-level="(\d)"[^>]*>(.*?)<\/text:h>/gs)].map(
    ([, level, words = ""]) => `H${level} ${wordsOf(words)}`,
  );

/** What stands in the rows that are marked as a table's heading, table by table. */
const headerRows = (content: string): string[][] =>
  [...content.matchAll(/<table:table-header-rows>(.*?)<\/table:table-header-rows>/gs)].map(
    ([, rows = ""]) =>
      [...rows.matchAll(/<table:table-cell[^>]*>(.*?)<\/table:table-cell>/gs)].map(
        ([, words = ""]) => wordsOf(words),
      ),
  );

const tablesIn = (blocks: readonly Block[]): string[][] =>
  blocks.flatMap((block): string[][] => {
    if (block.kind === "table") {
      return [block.header.map(({ children }) => unspaced(plainText(children)))];
    }
    if (block.kind === "list") return block.items.flatMap(tablesIn);
    return block.kind === "section" || block.kind === "box" ? tablesIn(block.blocks) : [];
  });

describe.skipIf(!isAsked).each(Object.entries(documents))("%s", (name, document) => {
  test("keeps its headings with their levels, in order", () => {
    const said = modelSaid(document).filter((one) => /^H\d /.test(one));
    expect(said.length).toBeGreaterThan(5);
    expect(headings(part(name, "content.xml"))).toEqual(said);
  });

  test("keeps the heading row of every table", () => {
    const tables = tablesIn(document.blocks);
    expect(tables.length).toBeGreaterThan(0);
    expect(headerRows(part(name, "content.xml"))).toEqual(tables);
  });

  test("is in Swedish, and has its title and its day", () => {
    const languages = [...part(name, "styles.xml").matchAll(/fo:language="(\w+)"/g)];
    expect(new Set(languages.map(([, language]) => language))).toEqual(new Set(["sv"]));
    const meta = part(name, "meta.xml");
    expect(meta).toContain("<dc:language>sv-SE</dc:language>");
    expect(unescaped(meta)).toContain(`<dc:title>${document.title}</dc:title>`);
    expect(meta).toContain(`<dc:date>${document.date}T00:00:00</dc:date>`);
  });
});
