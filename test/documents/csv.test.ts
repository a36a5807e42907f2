import { expect, test } from "vitest";
import { csvText } from "#app/documents/csv.ts";

test.each([
  ["plain text", "hej", "hej"],
  ["a semicolon", "a;b", '"a;b"'],
  ["quotes", 'a "b"', '"a ""b"""'],
  ["a line break", "a\nb", '"a\nb"'],
  ["a formula", "=1+1", "'=1+1"],
  ["a formula with quotes", '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ["a plus, a minus, an at", "+1", "'+1"],
  ["a dash in front", "-1", "'-1"],
  ["a mention", "@x", "'@x"],
  ["a tab in front", "\t=1", "'\t=1"],
  ["a comma and a space stand", "a, b", "a, b"],
])("%s", (_, value, written) => {
  expect(csvText([[value, "z"]])).toBe(`\ufeff${written};z\r\n`);
});
