import { expect, test } from "vitest";
import { decided, meeting, withItem } from "#test/support/minutes.ts";
import { found } from "#test/support/review.ts";

const paying = (...clauses: string[]) =>
  found(
    meeting({
      items: withItem(4, {
        sections: [decided("att bevilja 300 000 kr till en handledare.", ...clauses)],
      }),
    }),
  );

test.each([
  "att betala ut hälften, 160 000 kr, vid avtal.",
  "att betala ut 150 000 kr vid avtal och resterande 140 000 kr efter redovisning.",
  "att betala ut 50 procent vid avtal och resterande 40 procent efter redovisning.",
])("parts that do not make the whole: %s", (clause) => {
  expect(paying(clause)).toEqual(["BELOPP warn § 14"]);
});

test.each([
  "att betala ut hälften, 150 000 kr, vid avtal.",
  "att betala ut hälften vid avtal och resterande del efter redovisning.",
  "att betala ut 150 000 kr vid avtal och resterande 150 000 kr efter redovisning.",
  "att betala ut 100 000 kr vid avtal.",
  "att betala ut 60 % vid avtal och resterande 40 % efter redovisning.",
  "att av 300 000 kr betala ut 100 000 kr nu och resterande 200 000 kr i maj.",
])("in order: %s", (clause) => {
  expect(paying(clause)).toEqual([]);
});

test("where two sums are granted the parts could be of either", () => {
  expect(
    paying("att bevilja 100 000 kr till lokaler.", "att betala ut hälften, 50 000 kr, vid avtal."),
  ).toEqual([]);
});
