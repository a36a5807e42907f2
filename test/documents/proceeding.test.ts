/** The sentences that a beslutsgång writes itself as, beside those of golden/protokoll-beslut.json. */
import { expect, test } from "vitest";
import { textsOf } from "#app/documents/inline.ts";
import { Paragrafer } from "#app/documents/paragraf.ts";
import { phrasesOf } from "#app/documents/phrases.ts";
import { outcomeClauses } from "#app/documents/proceeding.ts";
import { References } from "#app/documents/references.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { emptyProceeding, PROPOSAL, REJECTION, TODAY } from "#app/domain/decision/proceeding.ts";
import type { Item } from "#app/domain/minutes.ts";
import { abstains, persons } from "../support/minutes.ts";
import { decidedItem, meetingWith, motion, openVote, question } from "../support/proceeding.ts";

const say = phrasesOf(readTemplates().satser);

const told = (one: Item, about = {}) => {
  const minutes = meetingWith(one, about);
  return textsOf([new Paragrafer(minutes, say, new References(minutes, say)).section(one)]);
};

test("an ärende of which nothing is noted has no headings of its own", () => {
  expect(told(decidedItem())).toEqual([
    "§ 14 Ansökan om arbetsträning",
    "Förslaget gås igenom.",
    "Styrelsen beslutade",
    "att bevilja 240 000 kr.",
  ]);
});

test("the proposal alone by acclamation", () => {
  expect(told(decidedItem({ questions: [question()] }))).toEqual([
    "§ 14 Ansökan om arbetsträning",
    "Förslaget gås igenom.",
    "Propositionsordning",
    "Ordföranden frågade om styrelsen beslutade enligt det liggande förslaget. Ordföranden fann att styrelsen beslutade enligt det liggande förslaget.",
    "Beslut",
    "Styrelsen beslutade",
    "att bevilja 240 000 kr.",
  ]);
});

test("what is still open shows the proposal and no decision", () => {
  const words = told(decidedItem({ motions: [motion("a", "amend")] }));
  expect(words).toContain("Förslag till beslut");
  expect(words).not.toContain("Beslut");
  expect(words).not.toContain("Styrelsen beslutade");
});

test("a withdrawn motion is not told", () => {
  const motions = [motion("a", "reject", { isWithdrawn: true })];
  expect(told(decidedItem({ motions })).join()).not.toContain("yrkade");
});

test("those who move together and those who agree, and a name that ends in s", () => {
  const friis = persons.map((p) => (p.id === "per" ? { ...p, name: "Per Friis" } : p));
  const motions = [
    motion("a", "addition", { moverIds: ["per", "anna"], supporterIds: ["lena", "omar"] }),
    motion("b", "addition", { moverIds: ["per", "anna"] }),
  ];
  const asked = (id: string, found: string) =>
    question({ id: `q${id}`, choices: [id, REJECTION], found });
  const questions = [question(), asked("a", "a"), asked("b", REJECTION)];
  const words = told(decidedItem({ motions, questions }), { persons: friis });
  expect(words).toContain(
    "Per Friis och Anna Ek yrkade, som tillägg till förslaget, att a. Lena Gran och Omar Lind instämde.",
  );
  expect(words).toContain(
    "Ordföranden frågade om styrelsen biföll Per Friis och Anna Eks tilläggsyrkande nr 2. Ordföranden fann att styrelsen beslutade att avslå Per Friis och Anna Eks tilläggsyrkande nr 2.",
  );
});

test("the ordförande's own order, where the huvudförslag meets another early", () => {
  const motions = [motion("a", "amend"), motion("b", "amend", { moverIds: ["lena"] })];
  const questions = [
    question({ choices: [PROPOSAL, "a"], found: "a" }),
    question({ id: "q2", choices: ["a", "b"], found: "b" }),
  ];
  const one = decidedItem({ motions, questions, orderWords: "det äldsta yrkandet först" });
  const words = told(one);
  expect(words).toContain(
    "Ordföranden föreslog följande propositionsordning: det äldsta yrkandet först.",
  );
  expect(words).toContain(
    "Ordföranden ställde det liggande förslaget mot Per Alms ändringsyrkande för att avgöra vilket av dem som gick vidare. Ordföranden fann att styrelsen beslutade att gå vidare med Per Alms ändringsyrkande.",
  );
  expect(outcomeClauses(one, say)).toEqual(["att b."]);
});

test("avslag without anyone who moved it", () => {
  const one = decidedItem({ questions: [question({ found: REJECTION })] });
  expect(told(one).join(" ")).toContain(
    "Ordföranden fann att styrelsen beslutade att avslå förslaget.",
  );
  expect(outcomeClauses(one, say)).toEqual(["att avslå förslaget."]);
});

test("a val between three, closed and told as totals only", () => {
  const motions = [motion("a", "amend"), motion("b", "amend", { moverIds: ["lena"] })];
  const totals = [
    { choice: PROPOSAL, count: 1 },
    { choice: "a", count: 2 },
    { choice: "b", count: 0 },
  ];
  const put = question({ choices: [PROPOSAL, "a", "b"], method: "closed_vote", totals });
  const one = decidedItem({ motions, questions: [put] }, { kind: "election" });
  const words = told(one).join(" ");
  expect(words).toContain(
    "Ordföranden ställde det liggande förslaget, Per Alms ändringsyrkande och Lena Grans ändringsyrkande mot varandra. Omröstning begärdes. Omröstningen var sluten. Rösterna fördelades så: det liggande förslaget 1 röst, Per Alms ändringsyrkande 2 röster och Lena Grans ändringsyrkande 0 röster. 1 röstberättigad avstod eller lämnade blank sedel. Styrelsen beslutade enligt Per Alms ändringsyrkande.",
  );
});

test("one who avstår is told both with the votes and with who took part", () => {
  const one = decidedItem(
    { questions: [openVote("j-j", {}, ["anna", "per", "lena"])] },
    { stances: [abstains("omar")] },
  );
  const words = told(one);
  expect(words).toContain(
    "Med 2 ja-röster mot 0 nej-röster beslutade styrelsen enligt det liggande förslaget. Per Alm avstod från att rösta.",
  );
  expect(words).toContain("Omar Lind avstod från att delta i beslutet.");
  expect(words).toContain("I beslutet deltog Anna Ek och Lena Gran.");
});

test("the outcome as att-satser", () => {
  const back = motion("r", "refer_back", { text: "för att kostnaden ska utredas." });
  const questions = [question({ choices: [TODAY, "r"], found: "r" })];
  expect(outcomeClauses(decidedItem({ motions: [back], questions }), say)).toEqual([
    "att återremittera ärendet för att kostnaden ska utredas.",
  ]);
  const bare = { ...back, kind: "table" as const, text: "" };
  expect(outcomeClauses(decidedItem({ motions: [bare], questions }), say)).toEqual([
    "att bordlägga ärendet.",
  ]);
  expect(outcomeClauses(decidedItem({ motions: [back] }), say)).toBeNull();
  expect(outcomeClauses(decidedItem(emptyProceeding), say)).toBeNull();
});
