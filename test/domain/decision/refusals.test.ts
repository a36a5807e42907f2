/** Each refusal both ways: what is told with its rule, and the nearest thing that is accepted. */
import { describe, expect, test } from "vitest";
import { checkQuestion } from "#app/domain/decision/checkQuestion.ts";
import { PROPOSAL, type Question, REJECTION, TODAY } from "#app/domain/decision/proceeding.ts";
import type { Item, Minutes } from "#app/domain/minutes.ts";
import { abstains, disqualified, presence, wholeBoard } from "#test/support/minutes.ts";
import { decidedItem, meetingWith, motion, openVote, question } from "#test/support/proceeding.ts";

const election = (about: Partial<Item> = {}) => decidedItem({}, { kind: "election", ...about });

const closed = (yes: number, no: number, about: Partial<Question> = {}) =>
  question({
    method: "closed_vote",
    totals: [
      { choice: PROPOSAL, count: yes },
      { choice: REJECTION, count: no },
    ],
    ...about,
  });

const room = [...wholeBoard, presence("siv", null, { capacity: "substitute" })];

type Case = {
  says: RegExp;
  rule: string;
  field?: string | null;
  item?: Item;
  asked: Question;
  about?: Partial<Minutes>;
};

const formal = [motion("later", "table"), motion("a", "amend"), motion("b", "amend")];

const refusedCases: Record<string, Case> = {
  "more votes than people in a closed vote": {
    says: /5 röster är angivna men bara 4 har rösträtt vid § 14/,
    rule: "KL-4-24",
    item: election(),
    asked: closed(3, 2),
  },
  "more votes than people when one is jävig": {
    says: /4 röster är angivna men bara 3/,
    rule: "KL-4-24",
    item: election({ stances: [disqualified("lena")] }),
    asked: closed(3, 1),
  },
  "half a vote": { says: /hela tal/, rule: "KL-4-24", item: election(), asked: closed(1.5, 1) },
  "fewer votes than none": {
    says: /hela tal/,
    rule: "KL-4-24",
    item: election(),
    asked: closed(3, -1),
  },
  "no vote at all in a closed vote": {
    says: /Ingen röst är angiven/,
    rule: "KL-4-25",
    item: election(),
    asked: closed(0, 0),
  },
  "a vote from one who is jävig": {
    says: /Lena Gran är jävig vid § 14 och kan inte rösta/,
    rule: "KL-6-30",
    field: "vote-lena",
    item: decidedItem({}, { stances: [disqualified("lena")] }),
    asked: openVote("jjnj"),
  },
  "a vote from one who is absent": {
    says: /Omar Lind är inte närvarande vid § 14/,
    rule: "KL-4-24",
    field: "vote-omar",
    asked: openVote("jjnj"),
    about: { presences: wholeBoard.filter(({ personId }) => personId !== "omar") },
  },
  "a vote from one who left before the item": {
    says: /Omar Lind är inte närvarande/,
    rule: "KL-4-24",
    asked: openVote("jjnj"),
    about: {
      presences: wholeBoard.map((one) =>
        one.personId === "omar" ? { ...one, toPosition: 3 } : one,
      ),
    },
  },
  "a vote from an ersättare who does not serve": {
    says: /Siv Björk är närvarande men tjänstgör inte/,
    rule: "KL-4-24",
    asked: openVote("jjnjj", {}, ["anna", "per", "lena", "omar", "siv"]),
    about: { presences: room },
  },
  "a vote from staff": {
    says: /Ida Sjö är inte ledamot/,
    rule: "KL-4-24",
    asked: openVote("jjnjj", {}, ["anna", "per", "lena", "omar", "ida"]),
  },
  "a vote from one who has said to abstain": {
    says: /Omar Lind avstår från att delta i beslutet/,
    rule: "KL-4-25",
    item: decidedItem({}, { stances: [abstains("omar")] }),
    asked: openVote("jjnj"),
  },
  "somebody voting twice": {
    says: /Per Alm har två röster antecknade/,
    rule: "KL-4-24",
    field: "vote-per",
    asked: openVote("jnjjn", {}, ["anna", "per", "lena", "omar", "per"]),
  },
  "a vote that is missing": {
    says: /Det saknas en röst från Omar Lind/,
    rule: "KL-4-25",
    field: "vote-omar",
    asked: openVote("jjn"),
  },
  "a vote for what was not put": {
    says: /ett förslag som inte ställdes/,
    rule: "KL-5-53",
    asked: question({
      method: "open_vote",
      votes: openVote("jjj").votes.concat({ personId: "omar", choice: "other" }),
    }),
  },
  "a tie where the ordförande abstained": {
    says: /Rösterna är lika och Anna Ek har inte röstat/,
    rule: "KL-4-25",
    field: "vote-anna",
    asked: openVote("-jn-"),
  },
  "all abstaining": { says: /skyldig att rösta/, rule: "KL-4-25", asked: openVote("----") },
  "a tie in a val without lottning": {
    says: /Rösterna är lika, 2 mot 2/,
    rule: "KL-5-56",
    field: "lot",
    item: election(),
    asked: closed(2, 2),
  },
  "a lot where there was no tie": {
    says: /Ett förslag fick flest röster/,
    rule: "KL-5-56",
    item: election(),
    asked: closed(3, 1, { lot: REJECTION }),
  },
  "a lot outside a val": {
    says: /Lotten avgör bara val/,
    rule: "KL-5-56",
    asked: openVote("jjnn", { lot: PROPOSAL }),
  },
  "an open vote in a val": {
    says: /är sluten/,
    rule: "KL-5-54",
    item: election(),
    asked: openVote("jjnn"),
  },
  "an open vote on an anställning": {
    says: /är sluten/,
    rule: "KL-5-54",
    item: decidedItem({ isEmployment: true }),
    asked: openVote("jjnn"),
  },
  "a closed vote on the matter": {
    says: /ska vara öppen/,
    rule: "KL-5-54",
    asked: closed(3, 1),
  },
  "names in a closed vote": {
    says: /aldrig vem som röstade/,
    rule: "KL-5-54",
    item: election(),
    asked: closed(3, 1, { votes: openVote("j").votes }),
  },
  "totals in an open vote": {
    says: /hur var och en röstade/,
    rule: "KL-5-54",
    asked: openVote("jjnj", { totals: [{ choice: PROPOSAL, count: 3 }] }),
  },
  "counted votes by acclamation": {
    says: /Vid acklamation räknas inga röster/,
    rule: "KL-5-53",
    asked: question({ votes: openVote("jjjj").votes }),
  },
  "an acclamation that found nothing": {
    says: /vad ordföranden fann/,
    rule: "KL-5-53",
    asked: question({ found: null }),
  },
  "a board that is not quorate": {
    says: /inte beslutsför vid § 14: 2 av 4/,
    rule: "KL-6-27",
    item: decidedItem({}, { stances: [disqualified("lena"), disqualified("omar")] }),
    asked: question(),
  },
  "an ordförande who is jävig": {
    says: /Anna Ek tjänstgör inte vid § 14 och kan inte leda det/,
    rule: "KL-6-30",
    field: "chairId",
    item: decidedItem({}, { stances: [disqualified("anna")] }),
    asked: question(),
  },
  "an ordförande who only attends": {
    says: /Siv Björk tjänstgör inte/,
    rule: "KL-5-53",
    asked: question({ chairId: "siv" }),
    about: { presences: room },
  },
  "a vote asked for by one without a vote": {
    says: /Lena Gran är jävig/,
    rule: "KL-6-30",
    field: "requestedById",
    item: decidedItem({}, { stances: [disqualified("lena")] }),
    asked: openVote("jjn", { requestedById: "lena" }, ["anna", "per", "omar"]),
  },
  "the same proposal twice": {
    says: /två olika förslag/,
    rule: "KL-5-53",
    asked: question({ choices: [PROPOSAL, PROPOSAL] }),
  },
  "three proposals at once outside a val": {
    says: /besvaras med ja eller nej/,
    rule: "KL-5-53",
    item: decidedItem({ motions: formal.slice(1) }),
    asked: question({ choices: [PROPOSAL, "a", "b"] }),
  },
  "the matter before a yrkande om bordläggning": {
    says: /Pröva först om ärendet ska avgöras i dag/,
    rule: "KL-5-53",
    item: decidedItem({ motions: formal }),
    asked: question({ choices: [PROPOSAL, "a"] }),
  },
  "a proposal that has fallen": {
    says: /har redan fallit/,
    rule: "KL-5-53",
    item: decidedItem({
      motions: formal.slice(1),
      questions: [question({ choices: ["a", "b"], found: "a" })],
    }),
    asked: question({ choices: [PROPOSAL, "b"] }),
  },
  "a withdrawn motion": {
    says: /har redan fallit, är återtaget/,
    rule: "KL-5-53",
    item: decidedItem({ motions: [motion("a", "amend", { isWithdrawn: true })] }),
    asked: question({ choices: [PROPOSAL, "a"] }),
  },
  "avslag alone while an ändringsyrkande stands": {
    says: /hör inte hit/,
    rule: "KL-5-53",
    item: decidedItem({ motions: formal.slice(1, 2) }),
    asked: question({ choices: [PROPOSAL, REJECTION] }),
  },
  "an ärende that is settled": {
    says: /§ 14 är redan avgjort/,
    rule: "KL-5-53",
    item: decidedItem({ questions: [question()] }),
    asked: question({ id: "again" }),
  },
};

describe("a question is refused with its rule for", () => {
  test.each(Object.entries(refusedCases))("%s", (_, { item: one, asked, about, ...expected }) => {
    const at = one ?? decidedItem();
    const result = checkQuestion(meetingWith(at, about), at, asked);
    if (result.ok) throw new Error("Accepted");
    const [told] = result.refusals;
    expect(told?.text).toMatch(expected.says);
    expect(told?.rule).toBe(expected.rule);
    expect(told?.source).toMatch(/^kommunallagen/);
    if (expected.field !== undefined) expect(told?.field).toBe(expected.field);
  });
});

const acceptedCases: Record<string, Omit<Case, "says" | "rule">> = {
  "acclamation on the proposal": { asked: question() },
  "an open vote by all": { asked: openVote("jjn-", { requestedById: "per" }) },
  "a tie with the ordförande's vote": { asked: openVote("jnjn") },
  "an abstaining ordförande who is not needed": { asked: openVote("-jjn") },
  "an open vote without the jävig and the abstaining": {
    item: decidedItem({}, { stances: [abstains("omar")] }),
    asked: openVote("jjn", {}, ["anna", "per", "lena"]),
  },
  "another who leads when the ordförande is jävig": {
    item: decidedItem({}, { stances: [disqualified("anna")] }),
    asked: question({ chairId: "per" }),
  },
  "an ersättare who serves": {
    asked: openVote("jjnj", {}, ["siv", "per", "lena", "omar"]),
    about: {
      presences: wholeBoard.map((one) =>
        one.personId === "anna"
          ? { ...one, personId: "siv", capacity: "serving_substitute" as const }
          : one,
      ),
    },
  },
  "a closed vote in a val, fewer votes than people": { item: election(), asked: closed(2, 1) },
  "a tie in a val settled by lot": { item: election(), asked: closed(2, 2, { lot: PROPOSAL }) },
  "a closed vote on an anställning": {
    item: decidedItem({ isEmployment: true }),
    asked: closed(3, 1),
  },
  "whether it is settled today": {
    item: decidedItem({ motions: formal }),
    asked: question({ choices: [TODAY, "later"], found: TODAY }),
  },
  "the ordförande's own order among what stands": {
    item: decidedItem({ motions: formal.slice(1) }),
    asked: question({ choices: [PROPOSAL, "b"], found: "b" }),
  },
  "an addition": {
    item: decidedItem({ motions: [motion("more", "addition")], questions: [question()] }),
    asked: question({ choices: ["more", REJECTION], found: REJECTION }),
  },
};

describe("a question is accepted for", () => {
  test.each(Object.entries(acceptedCases))("%s", (_, { item: one, asked, about }) => {
    const at = one ?? decidedItem();
    const { chairId } = about?.presences ? { chairId: "per" } : asked;
    const put = { ...asked, chairId };
    expect(checkQuestion(meetingWith(at, about), at, put)).toEqual({ ok: true, value: put });
  });
});

test("an order that the förbundsordning makes stricter than more than half holds", () => {
  const one = decidedItem({}, { stances: [disqualified("lena")] });
  const strict = { kind: "at_least", count: 4 } as const;
  expect(checkQuestion(meetingWith(one), one, question()).ok).toBe(true);
  const result = checkQuestion(meetingWith(one), one, question(), strict);
  expect(result.ok ? null : result.refusals[0]?.rule).toBe("KL-6-27");
});
