import { expect, test } from "vitest";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import { type Expected, inDateOrder } from "#app/domain/expected.ts";

const today = legalDate("2026-03-02");
const thing = (text: string, dueOn: LegalDate | null): Expected => ({
  ...{ key: text, text, path: "/", dueOn, why: "", source: null },
});

test.each([
  ["2026-03-01", "late"],
  ["2026-03-02", "week"],
  ["2026-03-09", "week"],
  ["2026-03-10", "later"],
])("what is due %s is %s", (day, nearness) => {
  expect(inDateOrder([thing("a", legalDate(day))], today)).toMatchObject([{ nearness }]);
});

test("the nearest come first, the same day by name, and what has no day last", () => {
  const groups = inDateOrder(
    [
      thing("utan dag", null),
      thing("sedan", legalDate("2026-05-01")),
      thing("ö", legalDate("2026-03-03")),
      thing("ä", legalDate("2026-03-03")),
      thing("först", legalDate("2026-02-01")),
      thing("därnäst", legalDate("2026-02-20")),
    ],
    today,
  );
  expect(
    groups.map(({ nearness, things }) => [nearness, ...things.map(({ text }) => text)]),
  ).toEqual([
    ["late", "först", "därnäst"],
    ["week", "ä", "ö"],
    ["later", "sedan"],
    ["open", "utan dag"],
  ]);
});

test("what cannot wait comes right after what is late, and what is late is nothing else", () => {
  const urgent = (text: string, dueOn: string) => ({
    ...thing(text, legalDate(dueOn)),
    isUrgent: true,
  });
  const groups = inDateOrder(
    [
      thing("nära", legalDate("2026-03-03")),
      urgent("brådskar", "2026-03-20"),
      urgent("sen", "2026-03-01"),
    ],
    today,
  );
  expect(
    groups.map(({ nearness, things }) => [nearness, ...things.map(({ text }) => text)]),
  ).toEqual([
    ["late", "sen"],
    ["urgent", "brådskar"],
    ["week", "nära"],
  ]);
});

test("nothing expected is no group", () => {
  expect(inDateOrder([], today)).toEqual([]);
});
