/** Excel files made by hand: what their cells say, what is left out, and what they may not do to the one who reads. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cellNumber, numberKind } from "#app/documents/reading/cellNumber.ts";
import { mostRows, readWorkbook } from "#app/documents/reading/workbook.server.ts";
import { excelType } from "#app/domain/mediaTypes.ts";
import { cell, workbook } from "./madeWorkbook.ts";
import { renderedRows, shownText } from "./shown.ts";

function rowsOf(bytes: Uint8Array): string[][] {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return (read.value.sheets[0]?.rows ?? []).map((row) => row.map(({ text }) => text));
}

test("cells are read by their kind: shared and own words, numbers, shares, days, truth and faults", () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="#,##0.00&quot; kr&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>';
  const strings =
    '<si><t>Post</t></si><si><r><t xml:space="preserve">Lokal </t></r><r><t>&amp; el</t></r><rPh><t>x</t></rPh></si>';
  const data =
    '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><f>B1</f><v>Dag</v></c></row>' +
    '<row><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><v>46085</v></c><c r="D2" s="2"><v>1245000.5</v></c></row>' +
    '<row><c r="A3"><v>0.1</v></c><c r="C3" s="3"><v>0.125</v></c><c r="D3" t="b"><v>1</v></c></row>' +
    '<row><c r="A4" t="e"><v>#DIV/0!</v></c></row><row/>';
  expect(rowsOf(workbook([{ name: "A", data }], { strings, styles }))).toEqual([
    ["Post", "Dag", ""],
    ["Lokal & el", "2026-03-04", "1\u00a0245\u00a0000,50"],
    ["0,1", "13\u00a0%", "SANT"],
    ["#DIV/0!", "", ""],
  ]);
});

test("what is hidden is left out, and said to be", async () => {
  const bytes = workbook([
    {
      name: "Öppet",
      cols: '<cols><col min="2" max="2" hidden="1"/></cols>',
      data: `<row>${cell("Namn")}${cell("Lön")}${cell("Ort")}</row><row hidden="1">${cell("Bo")}</row>`,
    },
    { name: "Dolt", data: `<row>${cell("Hemligt")}</row>`, state: "hidden" },
    { name: "Djupt dolt", data: "", state: "veryHidden" },
  ]);
  const html = await shownText(bytes, excelType);
  expect(html).toContain("Namn");
  expect(html).toContain("Ort");
  expect(html).not.toMatch(/Lön|>Bo<|Hemligt|Djupt/);
  expect(html).toContain("2 dolda blad visas inte.");
});

test("a sheet is a table with its name as caption, its heading row, and row headings where all have one", async () => {
  const data =
    `<row>${cell("Budget 2027")}</row><row>${cell("Post")}${cell("Kronor")}</row>` +
    `<row>${cell("Lokal &lt;b&gt;")}<c><v>60000</v></c></row>`;
  const html = await shownText(
    workbook([
      { name: "Budget", data },
      { name: "Tomt", data: "" },
    ]),
    excelType,
  );
  expect(html).toContain("<h2>Budget</h2>\n<p>Budget 2027</p>");
  expect(html).toContain("<caption>Budget</caption>");
  expect(html).toContain('<th scope="col">Post</th><th scope="col">Kronor</th>');
  expect(renderedRows(html)).toEqual([
    '<th scope="row">Lokal &lt;b&gt;</th><td class="end">60000</td>',
  ]);
  expect(html).toContain("<h2>Tomt</h2>\n<p>Bladet är tomt.</p>");
});

test("a long or wide sheet is cut, and says so", async () => {
  const row = `<row>${cell("A")}${cell("B")}</row>`;
  const long = await shownText(
    workbook([{ name: "L", data: row.repeat(mostRows + 5) }]),
    excelType,
  );
  expect(renderedRows(long)).toHaveLength(mostRows - 1);
  expect(long).toContain("Resten finns i filen.");
  const far = '<row><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>';
  const wide = await shownText(workbook([{ name: "W", data: far }]), excelType);
  expect(wide).toContain("Resten finns i filen.");
  expect(wide).not.toContain(">1<");
});

describe("a file that would fill the memory or is no workbook is refused in a sentence", () => {
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>';
  const cases: [string, Uint8Array, RegExp][] = [
    ["a bomb", workbook([{ name: "A", data: " ".repeat(30_000_000) }]), /för stort/],
    [
      "too many sheets",
      workbook(Array.from({ length: 30 }, () => ({ name: "A", data: "" }))),
      /för stort/,
    ],
    [
      "strings with a document type",
      workbook([{ name: "A", data: "" }], { more: { "xl/sharedStrings.xml": strToU8(entity) } }),
      /för stort/,
    ],
    ["no workbook", zipSync({ "a.txt": strToU8("hej") }), /skadad eller låst/],
    ["no zip", strToU8("hej"), /skadad eller låst/],
    ["nothing", new Uint8Array(), /skadad eller låst/],
  ];
  test.each(cases)("%s", (_, bytes, told) => {
    const read = readWorkbook(bytes);
    expect(read.ok ? "" : read.refusals[0]?.text).toMatch(told);
  });

  test("a sheet of too many cells is told, and the others are shown", async () => {
    const many = { name: "Stort", data: `<row>${"<c/>".repeat(61_000)}</row>` };
    const html = await shownText(
      workbook([many, { name: "B", data: `<row>${cell("Ja")}</row>` }]),
      excelType,
    );
    expect(html).toContain("<h2>Stort</h2>\n<p>Bladet är för stort för att visas här.</p>");
    expect(html).toContain("<p>Ja</p>");
  });

  test("a size that lies does not let more out", () => {
    const bytes = workbook([{ name: "A", data: `<row>${cell("x".repeat(5_000_000))}</row>` }]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The sizes in the directory: 24 bytes into each entry.
    for (let at = 0; at < bytes.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const read = readWorkbook(bytes);
    expect(read.ok && JSON.stringify(read.value).length > 10_000).toBe(false);
  });
});

test("numbers are read as their format says, in Swedish", () => {
  const shown = (value: number, id: number, code?: string) =>
    cellNumber(value, numberKind(id, code), false).replaceAll("\u00a0", " ");
  expect(shown(1234.5, 0)).toBe("1234,5");
  expect(shown(0.1 + 0.2, 0)).toBe("0,3");
  expect(shown(-1234.5, 4)).toBe("−1 234,50");
  expect(shown(0.256, 10)).toBe("25,60 %");
  expect(shown(1245000, 164, "#,##0\\ kr")).toBe("1 245 000");
  expect(shown(46085, 164, "yyyy\\-mm\\-dd;@")).toBe("2026-03-04");
  expect(shown(46085.395833, 164, "[$-41D]d mmm yyyy hh:mm")).toBe("2026-03-04 09:30");
  expect(shown(0.395833333, 20)).toBe("09:30");
  expect(shown(5, 164, '0" dagar"')).toBe("5");
  expect(shown(1, 14)).toBe("1900-01-01");
  expect(shown(-5, 14)).toBe("-5".replace("-", "−"));
  expect(cellNumber(0, numberKind(14, undefined), true)).toBe("1904-01-01");
});
