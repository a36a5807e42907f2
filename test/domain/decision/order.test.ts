import "#test/support/seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decisiveQuestions,
  nextQuestion,
  outcomeOf,
  stageOf,
  standingAfter,
} from "#app/domain/decision/order.ts";
import {
  type Choice,
  type Motion,
  type MotionKind,
  PROPOSAL,
  REJECTION,
  TODAY,
} from "#app/domain/decision/proceeding.ts";
import type { Item } from "#app/domain/minutes.ts";
import { section } from "#test/support/minutes.ts";
import { decidedItem, motion, question } from "#test/support/proceeding.ts";

/** Puts the next question and lets this answer win. */
function answered(one: Item, answer: (choices: Choice[]) => Choice): Item {
  const next = nextQuestion(one);
  if (!next) throw new Error("Nothing to put");
  const { proceeding } = one;
  const put = question({
    id: `q${proceeding.questions.length}`,
    choices: next.choices,
    found: answer(next.choices),
  });
  return { ...one, proceeding: { ...proceeding, questions: [...proceeding.questions, put] } };
}

const first = ([choice = ""]: Choice[]) => choice;
const second = ([, choice = ""]: Choice[]) => choice;

describe("the next question", () => {
  test("without motions is the proposal, yes or no", () => {
    expect(nextQuestion(decidedItem())).toEqual({ stage: "main", choices: [PROPOSAL, REJECTION] });
  });

  test("there is none where nothing is proposed", () => {
    const nothing = decidedItem({}, { sections: [section({ body: "Information." })] });
    expect(nextQuestion(nothing)).toBeNull();
    expect(outcomeOf(nothing)).toEqual({ kind: "unasked" });
  });

  test("bordläggning goes first and återremiss then, each for itself, before the matter", () => {
    const motions = [
      motion("r", "refer_back"),
      motion("no", "reject"),
      motion("t", "table"),
      motion("more", "addition"),
    ];
    let one = decidedItem({ motions });
    expect(nextQuestion(one)).toEqual({ stage: "procedural", choices: [TODAY, "t"] });
    one = answered(one, first);
    expect(nextQuestion(one)).toEqual({ stage: "procedural", choices: [TODAY, "r"] });
    one = answered(one, first);
    expect(nextQuestion(one)).toEqual({ stage: "main", choices: [PROPOSAL, REJECTION] });
    one = answered(one, first);
    expect(nextQuestion(one)).toEqual({ stage: "addition", choices: ["more", REJECTION] });
    one = answered(one, first);
    expect(nextQuestion(one)).toBeNull();
    expect(outcomeOf(one)).toMatchObject({
      kind: "decided",
      winner: PROPOSAL,
      additions: [{ id: "more" }],
    });
    expect([0, 1, 2, 3].map((index) => stageOf(one, index))).toEqual([
      "procedural",
      "procedural",
      "main",
      "addition",
    ]);
    expect(decisiveQuestions(one).map(({ id }) => id)).toEqual(["q2", "q3"]);
  });

  test.each([
    ["table", "tabled"],
    ["refer_back", "referred_back"],
  ] as const)("a carried %s ends the ärende as %s", (kind, outcome) => {
    const motions = [motion("m", kind, { text: "till maj" }), motion("x", "amend")];
    const one = answered(decidedItem({ motions }), second);
    expect(nextQuestion(one)).toBeNull();
    expect(outcomeOf(one)).toEqual({ kind: outcome, motion: motions[0] });
    expect(decisiveQuestions(one)).toHaveLength(1);
  });

  test("with more than two proposals a motförslag is chosen before it meets the huvudförslag", () => {
    const motions = [motion("no", "reject"), motion("a", "amend"), motion("b", "amend")];
    let one = decidedItem({ motions });
    expect(nextQuestion(one)).toEqual({ stage: "counter", choices: [REJECTION, "a"] });
    one = answered(one, second);
    expect(nextQuestion(one)).toEqual({ stage: "counter", choices: ["a", "b"] });
    one = answered(one, first);
    expect(nextQuestion(one)).toEqual({ stage: "main", choices: [PROPOSAL, "a"] });
    one = answered(one, second);
    expect(outcomeOf(one)).toEqual({ kind: "decided", winner: "a", additions: [] });
    expect(decisiveQuestions(one).map(({ id }) => id)).toEqual(["q2"]);
    expect(standingAfter(one, 1).main).toEqual([PROPOSAL, "a", "b"]);
  });

  test("the ordförande chooses another huvudförslag", () => {
    const motions = [motion("no", "reject"), motion("a", "amend")];
    const one = decidedItem({ motions, mainProposal: "a" });
    expect(nextQuestion(one)).toEqual({ stage: "counter", choices: [PROPOSAL, REJECTION] });
    expect(nextQuestion(answered(one, first))?.choices).toEqual(["a", PROPOSAL]);
  });

  test("in a val all candidates meet at once", () => {
    const motions = [motion("a", "amend"), motion("b", "amend")];
    const one = decidedItem({ motions }, { kind: "election" });
    expect(nextQuestion(one)).toEqual({ stage: "main", choices: [PROPOSAL, "a", "b"] });
  });

  test("what was to be added to a proposal that fell is not put", () => {
    const one = answered(decidedItem({ motions: [motion("more", "addition")] }), second);
    expect(nextQuestion(one)).toBeNull();
    expect(outcomeOf(one)).toEqual({ kind: "decided", winner: REJECTION, additions: [] });
  });

  test("bifall moves nothing of its own, and a withdrawn motion is not put", () => {
    const motions = [motion("yes", "approve"), motion("no", "reject", { isWithdrawn: true })];
    expect(nextQuestion(decidedItem({ motions }))?.choices).toEqual([PROPOSAL, REJECTION]);
    expect(standingAfter(decidedItem({ motions })).main).toEqual([PROPOSAL]);
  });
});

/** Any handful of motions, and who wins each question. */
const anyMotions = fc
  .array(
    fc.constantFrom<MotionKind>("approve", "reject", "amend", "addition", "refer_back", "table"),
    {
      maxLength: 7,
    },
  )
  .map((kinds) => kinds.map((kind, index): Motion => motion(`m${index}`, kind)));

test("every set of motions is settled in as many questions as it needs, whoever wins", () => {
  fc.assert(
    fc.property(
      anyMotions,
      fc.array(fc.nat(1), { minLength: 20, maxLength: 20 }),
      (motions, wins) => {
        let one = decidedItem({ motions });
        for (let at = 0; nextQuestion(one) !== null; at += 1) {
          expect(at).toBeLessThan(20);
          one = answered(one, wins[at] === 1 ? second : first);
        }
        // Counted apart: formal motions until one is carried; then one question fewer than there are main proposals.
        const count = (kind: MotionKind) => motions.filter((m) => m.kind === kind).length;
        const formal = count("table") + count("refer_back");
        const carriedAt = wins.slice(0, formal).indexOf(1);
        const contenders = 1 + (count("reject") > 0 ? 1 : 0) + count("amend");
        const mainQuestions = Math.max(1, contenders - 1);
        const asked = one.proceeding.questions;
        const outcome = outcomeOf(one);
        if (carriedAt >= 0) {
          expect(asked).toHaveLength(carriedAt + 1);
          expect(["tabled", "referred_back"]).toContain(outcome.kind);
          return;
        }
        if (outcome.kind !== "decided") throw new Error("Not decided");
        const additions = outcome.winner === REJECTION ? 0 : count("addition");
        expect(asked).toHaveLength(formal + mainQuestions + additions);
        const addedFrom = formal + mainQuestions;
        const carried = wins.slice(addedFrom, addedFrom + additions).filter((win) => win === 0);
        expect(outcome.additions).toHaveLength(carried.length);
      },
    ),
    { numRuns: 300 },
  );
});

test("the winner of the matter has lost to nobody, and everyone else has lost once", () => {
  fc.assert(
    fc.property(anyMotions, fc.array(fc.nat(1), { minLength: 20, maxLength: 20 }), (all, wins) => {
      const motions = all.filter(({ kind }) => kind === "amend" || kind === "reject");
      let one = decidedItem({ motions });
      for (let at = 0; nextQuestion(one) !== null; at += 1)
        one = answered(one, wins[at] === 1 ? second : first);
      const outcome = outcomeOf(one);
      const lost = one.proceeding.questions.map(({ choices, found }) =>
        choices.find((choice) => choice !== found),
      );
      if (outcome.kind !== "decided") throw new Error("Not decided");
      expect(lost).not.toContain(outcome.winner);
      expect(new Set(lost).size).toBe(lost.length);
    }),
    { numRuns: 200 },
  );
});
