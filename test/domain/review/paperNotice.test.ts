import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { PaperNotice } from "#app/domain/minutes.ts";
import { meeting } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

/** A meeting on 25 November 2024, by what its own first page states. */
const paper = (about: Partial<Record<keyof PaperNotice, string>>) => {
  const date = (text: string | undefined) => (text === undefined ? null : legalDate(text));
  return meeting({
    date: legalDate("2024-11-25"),
    paperNotice: {
      approvedOn: date(about.approvedOn),
      postedOn: date(about.postedOn),
      takedownStated: date(about.takedownStated),
      keptAt: null,
    },
  });
};

test("a protokoll justerat, anslaget and taken down in time is in order", () => {
  const dates = { approvedOn: "2024-12-09", postedOn: "2024-12-11", takedownStated: "2025-01-03" };
  expect(found(paper(dates))).toEqual([]);
});

test("what the first page does not state is not judged", () => {
  expect(found(paper({}))).toEqual([]);
  expect(found(paper({ takedownStated: "2024-12-01" }))).toEqual([]);
  expect(found(paper({ postedOn: "2024-12-11" }))).toEqual([]);
});

test.each([
  ["justerat on day 15", { approvedOn: "2024-12-10" }, "KL-5-69 warn"],
  ["justerat before the meeting", { approvedOn: "2024-11-24" }, "KL-5-69 block"],
  [
    "anslaget on the third day",
    { approvedOn: "2024-12-02", postedOn: "2024-12-05" },
    "KL-8-12 warn",
  ],
  ["anslaget first", { approvedOn: "2024-12-02", postedOn: "2024-12-01" }, "KL-8-12 block"],
  [
    "taken down on the last day, an ordinary one",
    { postedOn: "2024-12-02", takedownStated: "2024-12-23" },
    "KL-8-12 block",
  ],
  [
    "taken down on a holiday that moves the last day",
    { postedOn: "2024-12-04", takedownStated: "2024-12-26" },
    "LBT-2 block",
  ],
])("found: %s", (_, dates, expected) => {
  expect(found(paper(dates))).toEqual([expected]);
});

test("the finding says which days moved the last one and to when", () => {
  expect(onlyText(paper({ postedOn: "2024-12-04", takedownStated: "2024-12-26" }))).toBe(
    "Anslaget sägs tas ned torsdag 26 december 2024. Sista dagen att överklaga är fredag 27 december 2024, så det får tas ned tidigast lördag 28 december 2024. Tiden skulle ha slutat onsdag 25 december 2024, men juldagen och annandag jul kan inte vara sista dag. Då gäller nästa vardag.",
  );
});
