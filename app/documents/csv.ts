/** A table as CSV that a Swedish spreadsheet opens as it stands: semicolons, CRLF, UTF-8 with its mark. RFC 4180. */

/** A cell that begins so is run as a formula by a spreadsheet; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

function cellText(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows, the first of them the headings. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cellText).join(";")}\r\n`).join("")}`;
