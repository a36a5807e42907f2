import { expect, test } from "vitest";
import type { ItemKind } from "#app/domain/minutes.ts";
import { decided, meeting, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const deciding = (body: string, clauses: string[], kind: ItemKind = "grant") =>
  meeting({
    items: withItem(4, { kind, sections: [{ ...decided(...clauses), body }] }),
  });

test("a grant for another year than the one applied for is asked about", () => {
  const minutes = deciding("Ansökan gäller en handledare under 2027.", [
    "att bevilja 310 000 kr till en handledare för 2026.",
  ]);
  expect(found(minutes)).toEqual(["ARTAL warn § 14"]);
  expect(onlyText(minutes)).toBe(
    "§ 14: Beslutet gäller 2026, men rubriken och texten handlar om 2027.",
  );
});

test.each([
  ["the same year", "En handledare under 2027.", ["att bevilja 310 000 kr för 2027."]],
  ["one of two years", "Åren 2027 och 2028.", ["att bevilja 310 000 kr för 2027."]],
  ["no year in the text", "En handledare.", ["att bevilja 310 000 kr för 2026."]],
  ["no year in the decision", "En handledare under 2027.", ["att bevilja 310 000 kr."]],
  ["a sum that looks like a year", "Under 2027.", ["att bevilja 2026 kr för 2027."]],
  ["a register number", "Under 2027, dnr 2026:14.", ["att bevilja 900 kr för 2027."]],
  [
    "a later report in another clause",
    "En handledare under 2027.",
    ["att bevilja 900 kr för 2027.", "att redovisning lämnas i mars 2028."],
  ],
])("in order: %s", (_, body, clauses) => {
  expect(found(deciding(body, clauses))).toEqual([]);
});

test("other ärenden may speak of any years", () => {
  const clauses = ["att fastställa en plan för 2030."];
  expect(found(deciding("Läget 2026.", clauses, "decision"))).toEqual([]);
});
