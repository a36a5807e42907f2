import "#test/support/seed.ts";
import { describe, expect, test } from "vitest";
import { checkQuestion } from "#app/domain/decision/checkQuestion.ts";
import {
  emptyProceeding,
  PROPOSAL,
  type Question,
  REJECTION,
} from "#app/domain/decision/proceeding.ts";
import { resultOf, tallyOf } from "#app/domain/decision/vote.ts";
import type { Item } from "#app/domain/minutes.ts";
import { decided, item, meeting, presence } from "#test/support/minutes.ts";
import { openVote, question } from "#test/support/proceeding.ts";

/** A board where every seat is served, all by persons of their own. */
function boardOf(size: number, kind: Item["kind"]) {
  const ids = Array.from({ length: size }, (_, i) => `p${i}`);
  const presences = ids.map((id) => presence(id, id));
  const persons = ids.map((id) => ({ id, name: id.toUpperCase(), organisation: "", title: "" }));
  const one = item(1, { kind, sections: [decided("att anta.")], proceeding: emptyProceeding });
  return { ids, one, minutes: meeting({ presences, persons, seatCount: size, items: [one] }) };
}

const accept = ({ minutes, one }: ReturnType<typeof boardOf>, asked: Question) =>
  checkQuestion(minutes, one, asked).ok ? resultOf(asked) : "refused";

/** Every way in which so many can answer ja, nej or avstår, as numbers in base three. */
const patterns = (size: number): string[] =>
  Array.from({ length: 3 ** size }, (_, n) =>
    n
      .toString(3)
      .padStart(size, "0")
      .replace(/./g, (digit) => "jn-"[Number(digit)] ?? ""),
  );

/**
 * The oracle: a pair of scales. Each ja weighs two and each nej minus two; the ordförande's own vote one more, which
 * is too little to tip anything but a balance. What stays in balance cannot be settled.
 */
function scales(pattern: string, chairAt: number): "refused" | { winner: string; by: string } {
  const weight = (letter: string | undefined) => (letter === "j" ? 1 : letter === "n" ? -1 : 0);
  const even = [...pattern].reduce((sum, letter) => sum + 2 * weight(letter), 0);
  const tipped = even + weight(pattern[chairAt]);
  if (tipped === 0) return "refused";
  const by = even === 0 ? "casting_vote" : "majority";
  return { winner: tipped > 0 ? PROPOSAL : REJECTION, by };
}

describe.each([1, 2, 3, 4, 5, 6, 7])("a board of %i seats", (size) => {
  test("settles every open vote as the scales do, whoever is ordförande", () => {
    const board = boardOf(size, "decision");
    const wrong = patterns(size).flatMap((pattern) =>
      board.ids.flatMap((chairId, chairAt) => {
        const asked = openVote(pattern, { chairId }, board.ids);
        const found = accept(board, asked);
        const expected = scales(pattern, chairAt);
        return JSON.stringify(found) === JSON.stringify(expected)
          ? []
          : [{ pattern, chairAt, found, expected }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("settles every closed vote in a val by majority, else by lot, and never with too many votes", () => {
    const board = boardOf(size, "election");
    const upTo = Array.from({ length: size + 2 }, (_, n) => n);
    for (const yes of upTo)
      for (const no of upTo)
        for (const lot of [null, PROPOSAL, REJECTION]) {
          const totals = [
            { choice: PROPOSAL, count: yes },
            { choice: REJECTION, count: no },
          ];
          const found = accept(
            board,
            question({ method: "closed_vote", chairId: "p0", totals, lot }),
          );
          const case_ = `${yes}–${no}, lot ${lot}`;
          if (yes + no > size || yes + no === 0) expect([case_, found]).toEqual([case_, "refused"]);
          else if ((yes === no) !== (lot !== null))
            expect([case_, found]).toEqual([case_, "refused"]);
          else
            expect([case_, found]).toEqual([
              case_,
              lot === null
                ? { winner: yes > no ? PROPOSAL : REJECTION, by: "majority" }
                : { winner: lot, by: "lot" },
            ]);
        }
  });
});

test("abstentions are told apart from votes", () => {
  expect(tallyOf(openVote("jn--"))).toEqual({
    counts: [
      { choice: PROPOSAL, count: 1 },
      { choice: REJECTION, count: 1 },
    ],
    abstained: 2,
  });
});

test("in a val between three the one with most votes wins without more than half", () => {
  const totals = [
    { choice: "a", count: 3 },
    { choice: "b", count: 2 },
    { choice: "c", count: 2 },
  ];
  const asked = question({ method: "closed_vote", choices: ["a", "b", "c"], totals });
  expect(resultOf(asked)).toEqual({ winner: "a", by: "majority" });
  const tied = { ...asked, totals: totals.map((one) => ({ ...one, count: 2 })), lot: "c" };
  expect(resultOf(tied)).toEqual({ winner: "c", by: "lot" });
  expect(resultOf({ ...tied, lot: null })).toEqual({ winner: null, by: null });
});
