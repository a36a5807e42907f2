/** Excel files made by hand, for tests of what is read in them. */
import { strToU8, type Zippable, zipSync } from "fflate";

/** A sheet by its name and rows. */
export type Made = { name: string; data: string; state?: string; cols?: string };

const rels = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`,
  ).join("");

/** A workbook of sheets, with the strings and styles that its cells name. */
export function workbook(
  sheets: Made[],
  { strings = "", styles = "", more = {} as Zippable } = {},
) {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ""}/>`,
  );
  const parts: Zippable = {
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="urn:r"><sheets>${listed.join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${rels(sheets.length)}</Relationships>`),
    ...more,
  };
  if (strings) parts["xl/sharedStrings.xml"] = strToU8(`<sst>${strings}</sst>`);
  if (styles) parts["xl/styles.xml"] = strToU8(`<styleSheet>${styles}</styleSheet>`);
  for (const [at, { data, cols = "" }] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at}.xml`] = strToU8(
      `<worksheet>${cols}<sheetData>${data}</sheetData></worksheet>`,
    );
  }
  return zipSync(parts);
}

/** A cell of words. */
export const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
