import { expect, test } from "vitest";
import {
  type BoardRules,
  defaultBoardRules,
  leastQuorum,
  quorumNeeded,
  readBoardRules,
  validateRules,
} from "#app/domain/rules.ts";
import { members } from "#test/support/minutes.ts";

const rules = (about: Partial<BoardRules> = {}): BoardRules => ({
  ...defaultBoardRules(4),
  ...about,
});

const faults = (about: Partial<BoardRules>) => {
  const result = validateRules(rules(about), members);
  return result.ok ? [] : result.refusals.map(({ field, rule }) => [field, rule]);
};

test("the law's own terms are accepted, and so is what is stricter", () => {
  expect(faults({})).toEqual([]);
  // No law asks a förbund for a delårsbokslut.
  expect(defaultBoardRules(4).interimReport).toBe(false);
  expect(faults({ quorum: { kind: "at_least", count: 3 } })).toEqual([]);
  expect(faults({ quorum: { kind: "at_least", count: 4 } })).toEqual([]);
  expect(faults({ adjusterCount: 3, noticeDays: 14, budgetMeetingNoticeDays: 1 })).toEqual([]);
});

test.each<[string, Partial<BoardRules>, [string, string | null]]>([
  ["half of the ledamöter", { quorum: { kind: "at_least", count: 2 } }, ["quorum", "KL-6-27"]],
  ["more ledamöter than seats", { quorum: { kind: "at_least", count: 5 } }, ["quorum", null]],
  ["a broken number", { quorum: { kind: "at_least", count: 3.5 } }, ["quorum", null]],
  ["no justerare", { adjusterCount: 0 }, ["adjusterCount", "KL-5-69"]],
  ["as many justerare as ledamöter", { adjusterCount: 4 }, ["adjusterCount", "KL-5-69"]],
  ["a member without a seat", { seatCount: 3 }, ["seatCount", "FIN-10"]],
  ["a broken number of seats", { seatCount: 4.5 }, ["seatCount", "FIN-9"]],
  ["no days of notice", { noticeDays: 0 }, ["noticeDays", null]],
  ["half a day", { budgetMeetingNoticeDays: 0.5 }, ["budgetMeetingNoticeDays", null]],
  ["no notice boards", { noticeBoards: "  " }, ["noticeBoards", "FIN-9"]],
  ["no place for the protokoll", { keptAt: "" }, ["keptAt", "KL-8-12"]],
])("%s is refused with its paragraf and field", (_, about, fault) => {
  expect(faults(about)).toEqual([fault]);
});

test("the refusal of a weak quorum names the paragraf and the least number", () => {
  const result = validateRules(rules({ quorum: { kind: "at_least", count: 2 } }), members);
  expect(result).toEqual({
    ok: false,
    refusals: [
      {
        field: "quorum",
        rule: "KL-6-27",
        source: "kommunallagen 6 kap. 27 §",
        text: "Beslutsförhet med 2 av 4 ledamöter är svagare än lagen. Fler än hälften ska vara närvarande, alltså minst 3.",
      },
    ],
  });
});

test("every fault is told at once", () => {
  const result = validateRules(rules({ seatCount: 2, adjusterCount: 0, keptAt: "" }), members);
  expect(result.ok ? 0 : result.refusals.length).toBe(3);
});

test("of every board size, a quorum is accepted exactly when it is more than half and within reach", () => {
  for (let seatCount = 2; seatCount <= 15; seatCount += 1) {
    for (let count = 1; count <= 16; count += 1) {
      const asked = rules({ seatCount, quorum: { kind: "at_least", count } });
      const isLawful = 2 * count > seatCount && count <= seatCount;
      expect([seatCount, count, validateRules(asked, []).ok]).toEqual([seatCount, count, isLawful]);
    }
    expect(2 * leastQuorum(seatCount)).toBeGreaterThan(seatCount);
    expect(2 * (leastQuorum(seatCount) - 1)).toBeLessThanOrEqual(seatCount);
  }
});

test("a stored rule weaker than law never lowers what is needed", () => {
  expect(quorumNeeded(4, { kind: "at_least", count: 1 })).toBe(3);
  expect(quorumNeeded(4, { kind: "at_least", count: 4 })).toBe(4);
  expect(quorumNeeded(7, { kind: "more_than_half" })).toBe(4);
});

test("stored rules are read back as they were", () => {
  const kept = rules({ quorum: { kind: "at_least", count: 4 }, keptAt: "Kansliet i Norrsund" });
  expect(readBoardRules(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test("what an older version lacks gets the law's terms, and what it knew no more is left out", () => {
  expect(readBoardRules({ seatCount: 6, noticeDays: 10, retired: true })).toEqual({
    ...defaultBoardRules(6),
    noticeDays: 10,
  });
});

test.each([
  [null],
  ["text"],
  [{}],
  [{ seatCount: "4" }],
  [{ seatCount: 4, noticeDays: null }],
  [{ seatCount: 4, quorum: { kind: "half" } }],
  [{ seatCount: 4, quorum: { kind: "at_least" } }],
  [{ seatCount: 4, employerDisqualification: "never" }],
])("stored rules of the wrong kind are a bug: %j", (stored) => {
  expect(() => readBoardRules(stored)).toThrow("board rules");
});
