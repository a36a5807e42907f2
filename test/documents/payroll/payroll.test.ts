/**
 * The payroll file and the table: the same bytes as before, and what the published definition of PAXml 2.0 asks of a
 * file like ours. After a change that is meant: `UPDATE=1 npx vitest run test/documents/payroll`, and read it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "#app/documents/html.ts";
import type { AnnualPayLine, PayLine, PayPeriod } from "#app/documents/payroll/lines.ts";
import { paxmlFile } from "#app/documents/payroll/paxml.ts";
import { payListDocument, samplePeriod } from "#app/documents/payroll/payList.ts";
import { payTable } from "#app/documents/payroll/payTable.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { all, one, readXml, textAt, type XmlElement } from "#app/documents/xml/readXml.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { claimOre } from "#app/domain/fees/claim.ts";
import { payroll } from "#test/support/fees.ts";

const [sample] = samplePeriod(true).lines;
const [sampleAnnual] = samplePeriod(true).annual;
const annual = (about: Partial<AnnualPayLine> = {}): AnnualPayLine => {
  if (!sampleAnnual) throw new Error("The sample has no årsarvode");
  return { ...sampleAnnual, ...about };
};
const line = (about: Partial<PayLine> = {}): PayLine => {
  if (!sample) throw new Error("The sample has no line");
  return { ...sample, ...about };
};

const period = (...lines: PayLine[]): PayPeriod => ({ ...samplePeriod(false), lines });

const withAnnual = { ...payroll, codes: { ...payroll.codes, annual: "4103" } };

const whole: PayPeriod = {
  ...period(
    line(),
    line({
      day: legalDate("2026-03-25"),
      feeClass: "long",
      feeOre: 140_000,
      kmTenths: 0,
      mileageOre: 0,
      loss: null,
    }),
    line({ name: '=Bo & "Exempel" <AB>', employee: "1002", reason: "=SUMMA(A1)", loss: null }),
    line({ name: "Carin Exempel", employee: null, isCancelled: true }),
    line({
      ...{ day: legalDate("2026-03-11"), errand: "Besök hos en insats", loss: null },
      ...{ feeClass: "long", feeOre: 140_000, minutes: 300 },
    }),
  ),
  annual: [annual(), annual({ name: "Carin Exempel", employee: null, isCancelled: true })],
};

function fileOf(about: PayPeriod): Uint8Array {
  const made = paxmlFile(about, withAnnual);
  if (!made.ok) throw new Error(made.refusals.map(({ text }) => text).join(" "));
  return made.value;
}

const rootOf = (bytes: Uint8Array): XmlElement => {
  const read = readXml(bytes);
  if (!read.ok) throw new Error("The file cannot be read");
  return read.value;
};

const golden: Record<string, string> = {
  "arvoden.paxml.xml": new TextDecoder().decode(fileOf(whole)),
  "arvoden.csv": payTable(whole),
};

test.each(Object.entries(golden))("%s is what it was", (name, text) => {
  const path = join(import.meta.dirname, "golden", name);
  if (process.env.UPDATE || !existsSync(path)) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, "utf8"));
});

/** What the definition of 2.0 says of the elements we write: names in xs:all, types, lengths and what must be there. */
const headerNames = [
  "format",
  "version",
  "datum",
  "foretagorgnr",
  "foretagnamn",
  "programnamn",
  "info",
];
const types: Record<string, RegExp> = {
  ...{ lonart: /^.+$/, benamning: /^.+$/, info: /^.*$/, kontonr: /^.*$/ },
  ...{ datum: /^\d{4}-\d{2}-\d{2}$/, antal: /^-?\d+(\.\d+)?$/ },
  ...{ apris: /^-?\d+(\.\d+)?$/, belopp: /^-?\d+(\.\d+)?$/ },
};

function faultsIn(root: XmlElement): string[] {
  const header = one(root, "header");
  const names = (element: XmlElement | null) => (element?.children ?? []).map(({ name }) => name);
  const isOnce = (list: string[]) => new Set(list).size === list.length;
  const rows = all(one(root, "lonetransaktioner"), "lonetrans");
  const check: [boolean, string][] = [
    [root.name === "paxml" && root.namespace === "", "the root is paxml without a namespace"],
    [isOnce(names(root)) && names(root).includes("header"), "the parts stand once each"],
    [names(header).every((name) => headerNames.includes(name)), "the header has known elements"],
    [isOnce(names(header)), "and each once"],
    [textAt(header, "version") === "2.0", "the version is 2.0"],
    [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(textAt(header, "datum") ?? ""), "datum is a dateTime"],
    [(textAt(header, "foretagorgnr") ?? "").length <= 12, "the organisationsnummer is 12 at most"],
    [rows.length > 0, "there is a lonetrans"],
    [rows.every((row) => isOnce(names(row))), "each element of a row stands once"],
    [rows.every((row) => !row.attributes.has("persnr")), "no personnummer"],
    [rows.every((row) => /^\d+$/.test(row.attributes.get("postid") ?? "")), "postid is a number"],
    ...rows.flatMap((row) =>
      row.children.map(({ name, text }): [boolean, string] => [
        types[name]?.test(text) === true,
        `${name} is ${text}`,
      ]),
    ),
  ];
  return check.flatMap(([isRight, what]) => (isRight ? [] : [what]));
}

test("the file is what the definition of PAXml 2.0 asks", () => {
  expect(faultsIn(rootOf(fileOf(whole)))).toEqual([]);
});

test("and the checks tell right from wrong", () => {
  const text = new TextDecoder().decode(fileOf(whole));
  const broken = (from: string, to: string) =>
    faultsIn(rootOf(new TextEncoder().encode(text.replace(from, to)))).length > 0;
  expect(broken("<version>2.0", "<version>2.1")).toBe(true);
  expect(broken("<antal>1<", "<antal>1,0<")).toBe(true);
  expect(broken("<lonart>4101</lonart>", "<lonart></lonart>")).toBe(true);
  expect(broken('anstid="1001"', 'anstid="1001" persnr="191212121212"')).toBe(true);
  expect(broken("<info>", "<antal>2</antal><info>")).toBe(true);
});

test("the sums of the file are the sums of the claims, whatever they are", () => {
  const ore = fc.integer({ min: 1, max: 5_000_000 });
  const lines = fc.array(
    fc.record({ feeOre: ore, mileageOre: fc.integer({ min: 0, max: 900_000 }), lost: ore }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(lines, (made) => {
      const about = period(
        ...made.map(({ lost, ...rest }) =>
          line({ ...rest, loss: { ground: "own", hoursHundredths: 100, ore: lost } }),
        ),
      );
      const rows = all(one(rootOf(fileOf(about)), "lonetransaktioner"), "lonetrans");
      const inFile = rows.reduce(
        (total, row) => total + Math.round(Number(textAt(row, "belopp")) * 100),
        0,
      );
      expect(inFile).toBe(about.lines.reduce((total, one) => total + claimOre(one), 0));
    }),
  );
});

test("an årsarvode needs its löneart, and counts to its person", () => {
  const without = paxmlFile(whole, payroll);
  expect(without.ok ? "" : without.refusals[0]?.text).toContain("en löneart för årsarvode");
  const rows = all(one(rootOf(fileOf(whole)), "lonetransaktioner"), "lonetrans");
  const row = rows.find((each) => textAt(each, "lonart") === "4103");
  expect(row && ["datum", "belopp", "info"].map((name) => textAt(row, name))).toEqual([
    ...["2026-03-31", "5920.00", "Ordförande 1 januari 2026–31 mars 2026"],
  ]);
  expect(rows.filter((each) => textAt(each, "lonart") === "4103")).toHaveLength(1);
});

test("somebody without anställningsnummer is told by name, and an empty period too", () => {
  const without = paxmlFile(period(line({ employee: null }), line()), payroll);
  expect(without.ok ? "" : without.refusals[0]?.text).toBe(
    "Lönefilen behöver anställningsnummer för Anna Exempel. För in det under Beslut om arvoden.",
  );
  const empty = paxmlFile(period(line({ isCancelled: true })), payroll);
  expect(empty.ok ? "" : empty.refusals[0]?.text).toContain("ingen ersättning att betala");
});

test("the list tells who was there, for how long and what is paid, and leaves out what is cancelled", () => {
  const document = payListDocument(whole, legalDate("2026-04-02"), readTemplates());
  const html = renderHtml(document).replace(/&nbsp;|\u00a0/g, " ");
  expect(html).toContain("2 timmar 30 minuter");
  expect(html).toContain("resa 48 km, 120 kr; förlorad arbetsförtjänst 3 timmar, 600 kr");
  expect(html).toContain(
    "40 procent av prisbasbeloppet 59 200 kr för 2026 om året (styrelsen § 8)",
  );
  expect(html).toContain("5 920 kr");
  expect(html).toContain("Makulerade utbetalningar, som inte ingår: 2026-7.");
  expect(html).not.toContain("Carin");
});
