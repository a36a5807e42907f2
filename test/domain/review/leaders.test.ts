import { expect, test } from "vitest";
import type { Minutes } from "#app/domain/minutes.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { disqualified, meeting, presence, wholeBoard, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const sivChairs = {
  chairId: "siv",
  presences: [
    ...wholeBoard.filter(({ personId }) => personId !== "anna"),
    presence("siv", "mittland", { capacity: "serving_substitute" }),
  ],
} satisfies Partial<Minutes>;

test.each<[string, Partial<Minutes>, string[]]>([
  ["no ordförande", { chairId: null }, ["KL-5-65 block"]],
  ["no sekreterare", { secretaryId: null }, ["KL-5-65 block"]],
  [
    "an ordförande who was not there",
    { presences: wholeBoard.filter(({ personId }) => personId !== "anna") },
    ["KL-5-65 block"],
  ],
  ["an ersättare as ordförande", sivChairs, ["FIN-17 block"]],
  ["the same in an old protokoll", { ...sivChairs, mandates: [] }, ["FIN-17 block"]],
  ["staff as ordförande", { chairId: "ida" }, ["FIN-17 block"]],
  ["no justerare", { adjusterIds: [] }, ["KL-5-69 block"]],
  ["the ordförande as justerare", { adjusterIds: ["anna"] }, ["KL-5-69 block"]],
  ["a justerare who was not there", { adjusterIds: ["tor"] }, ["KL-5-69 block"]],
])("found: %s", (_, about, expected) => {
  expect(found(meeting(about))).toEqual(expected);
});

test("a vice ordförande who is ledamot may lead", () => {
  expect(found(meeting({ chairId: "lena" }))).toEqual([]);
  expect(found(meeting({ chairId: "lena", mandates: [] }))).toEqual([]);
});

test("the ordförande may keep the protokoll", () => {
  expect(found(meeting({ secretaryId: "anna" }))).toEqual([]);
});

test("as many justerare as the förbund has decided", () => {
  const two = { ...defaultBoardRules(4), adjusterCount: 2 };
  expect(found(meeting(), two)).toEqual(["KL-5-69 block"]);
  expect(found(meeting({ adjusterIds: ["per", "lena"] }), two)).toEqual([]);
});

test("a justerare who missed some paragrafs is told with them, struck ones apart", () => {
  const presences = [
    ...wholeBoard.filter(({ personId }) => personId !== "per"),
    presence("per", "norrsund", { fromPosition: 3, toPosition: 4 }),
  ];
  const minutes = meeting({ presences });
  expect(found(minutes)).toEqual(["KL-5-69 warn § 11"]);
  expect(onlyText(minutes)).toBe(
    "Per Alm är justerare men var inte närvarande vid § 11, § 12 och § 15.",
  );
  const items = withItem(4, { struck: "Ärendet utgår", sections: [] });
  const left = wholeBoard.map((one) => (one.personId === "per" ? { ...one, toPosition: 3 } : one));
  expect(onlyText(meeting({ items, presences: left }))).toContain("vid § 15.");
});

test("a justerare cannot attest a paragraf where they were jävig", () => {
  const minutes = meeting({ items: withItem(4, { stances: [disqualified("per")] }) });
  expect(found(minutes)).toEqual(["KL-6-30 warn § 14"]);
  expect(onlyText(minutes)).toBe(
    "§ 14: Per Alm är justerare men var jävig och kan inte intyga paragrafen.",
  );
});
