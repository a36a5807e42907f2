/** Every place of a workbook where words stand, what is hidden too. */
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { workbookPlaces } from "#app/documents/reading/workbookPlaces.server.ts";
import { personalInPlaces, personalPlaces, placesText } from "#app/domain/paperPersonal.ts";
import { cell, workbook } from "./madeWorkbook.ts";

const comments = (target: string) =>
  strToU8(
    `<Relationships><Relationship Id="c" Type="http://x/relationships/comments" Target="${target}"/></Relationships>`,
  );
const comment = (ref: string, words: string) =>
  strToU8(
    `<comments><commentList><comment ref="${ref}"><text><r><t>${words}</t></r></text></comment></commentList></comments>`,
  );

/** Somebody's list, with what Excel can hide. */
const list = workbook(
  [
    {
      name: "Ansökningar",
      cols: '<cols><col min="3" max="3" hidden="1"/></cols>',
      data:
        `<row r="1">${cell("Namn")}${cell("Telefon")}${cell("Anmärkning")}</row>` +
        `<row r="7"><c r="B7" t="s"><v>0</v></c><c r="C7" t="inlineStr"><is><t>lisa@exempel.se</t></is></c></row>` +
        `<row r="9" hidden="1"><c r="AB9"><v>191212121212</v></c></row>`,
    },
    { name: "Kontakter", state: "hidden", data: `<row>${cell("060-11 22 33")}</row>` },
    { name: "19121212-1212", data: `<row>${cell("Budget för 2027")}</row>` },
  ],
  {
    strings: "<si><t>070-174 06 05</t></si>",
    more: {
      "xl/worksheets/_rels/sheet0.xml.rels": comments("../comments1.xml"),
      "xl/comments1.xml": comment("D2", "Ring 070-174 06 06"),
      "xl/worksheets/_rels/sheet2.xml.rels": comments("/xl/comments/comment2.xml"),
      "xl/comments/comment2.xml": comment("A1", "Konto 8327-9,1234567-8"),
    },
  },
);

test("sheets, cells and comments are read, hidden or not, each with its place", () => {
  const read = workbookPlaces(list);
  expect(read?.isWhole).toBe(true);
  expect(read?.places.map(({ sheet, at, words }) => [sheet.number, at, words])).toEqual([
    [1, "bladets namn", "Ansökningar"],
    [1, "cell A1", "Namn"],
    [1, "cell B1", "Telefon"],
    [1, "cell C1 (dold)", "Anmärkning"],
    [1, "cell B7", "070-174 06 05"],
    [1, "cell C7 (dold)", "lisa@exempel.se"],
    [1, "cell AB9 (dold)", "191212121212"],
    [1, "kommentaren i cell D2", "Ring 070-174 06 06"],
    [2, "bladets namn", "Kontakter"],
    [2, "cell A1", "060-11 22 33"],
    [3, "bladets namn", "19121212-1212"],
    [3, "cell A1", "Budget för 2027"],
    [3, "kommentaren i cell A1", "Konto 8327-9,1234567-8"],
  ]);
});

test("what tells of a person is told by sheet and cell, and a name that does by its number", () => {
  const kept = personalPlaces(workbookPlaces(list)?.places ?? []);
  const { found, places } = personalInPlaces(kept, ["060-112233"]);
  expect(found).toEqual([
    { kind: "personal_number", places: 2 },
    { kind: "phone", places: 2 },
    { kind: "mail", places: 1 },
    { kind: "account", places: 1 },
  ]);
  expect(placesText(places)).toBe(
    "Se Ansökningar, cell B7, C7 (dold), AB9 (dold) och kommentaren i cell D2; blad 3, bladets namn och kommentaren i cell A1.",
  );
  const all = personalInPlaces(kept, []);
  expect(placesText(all.places)).toContain("Kontakter (dolt blad), cell A1");
});

test("a sheet too large to read is told, and the others are searched", () => {
  const read = workbookPlaces(
    workbook([
      { name: "Stort", data: `<row>${"<c/>".repeat(61_000)}</row>` },
      { name: "B", data: `<row>${cell("070-174 06 05")}</row>` },
    ]),
  );
  expect(read?.isWhole).toBe(false);
  expect(read?.places.map(({ words }) => words)).toContain("070-174 06 05");
});

test.each([
  ["no workbook", strToU8("hej")],
  ["nothing", new Uint8Array()],
])("%s has no places", (_, bytes) => {
  expect(workbookPlaces(bytes)).toBeNull();
});

test("an amount or a day is not taken for a number of a person", () => {
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const data =
    '<row><c r="A1"><v>1245000.5</v></c><c r="B1" s="1"><v>46085</v></c>' +
    '<c r="C1"><v>8112289875</v></c></row>';
  const read = workbookPlaces(workbook([{ name: "Budget", data }], { styles }));
  expect(personalPlaces(read?.places ?? [])).toEqual([]);
});
