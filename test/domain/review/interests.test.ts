import { expect, test } from "vitest";
import { defaultBoardRules } from "#app/domain/rules.ts";
import {
  abstains,
  decided,
  disqualified,
  type item,
  meeting,
  presence,
  section,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const applying = (body: string, about: Partial<ReturnType<typeof item>> = {}) =>
  meeting({
    items: withItem(4, {
      sections: [{ ...decided("att bevilja 240 000 kr."), body }],
      ...about,
    }),
  });

test("a grant that names a ledamot's employer asks for a stance", () => {
  const minutes = applying("Norrsunds kommuns ansökan gäller en handledare.");
  expect(found(minutes)).toEqual(["KL-6-28 warn § 14"]);
  expect(onlyText(minutes)).toBe(
    "§ 14: Ärendet nämner den organisation som Per Alm (Norrsunds kommun) kommer från, men inget är antecknat om jäv. Per Alm är dessutom justerare.",
  );
});

test("the heading and the att-satser are read too, and an ersättare in the room is asked as well", () => {
  const heading = applying("Förslaget gås igenom.", { heading: "Ansökan från Försäkringskassan" });
  expect(found(heading)).toEqual(["KL-6-28 warn § 14"]);
  const clause = applying("", { sections: [decided("att ge Försäkringskassan 1 000 kr.")] });
  expect(found(clause)).toEqual(["KL-6-28 warn § 14"]);
  const ulla = presence("ulla", null, { capacity: "substitute" });
  expect(onlyText({ ...heading, presences: [...wholeBoard, ulla] })).toContain(
    "Lena Gran (Försäkringskassan) och Ulla Rönn (Försäkringskassan)",
  );
});

test("with a stance noted it is settled", () => {
  const body = "Försäkringskassan söker medel.";
  expect(found(applying(body, { stances: [disqualified("lena")] }))).toEqual([]);
  expect(found(applying(body, { stances: [abstains("lena")] }))).toEqual([]);
});

test("a förbund that tries it each time is only informed", () => {
  const settings = { ...defaultBoardRules(4), employerDisqualification: "considered" as const };
  expect(found(applying("Försäkringskassan söker medel."), settings)).toEqual([
    "KL-6-28 info § 14",
  ]);
});

test("one who is named as the applicant's own hand stops the paragraf", () => {
  const body = "Försäkringskassan söker medel. Kontaktperson är Lena Gran.";
  expect(found(applying(body))).toEqual(["KL-6-28 block § 14"]);
  expect(found(applying(body, { stances: [disqualified("lena")] }))).toEqual([]);
  expect(found(applying("Kontaktperson är Mona Gran. Lena Gran föredrar."))).toEqual([]);
});

test("information, absent ledamöter and longer words are left alone", () => {
  const sections = [section({ body: "Försäkringskassan berättar." })];
  expect(found(meeting({ items: withItem(3, { sections }) }))).toEqual([]);
  expect(found(applying("Försäkringskassans ansökan och Norrsunds kommunförbund"))).toEqual([
    "KL-6-28 warn § 14",
  ]);
  expect(found(applying("Samråd hölls med Norrsunds kommunförbund."))).toEqual([]);
  const presences = wholeBoard.filter(({ personId }) => personId !== "lena");
  expect(found({ ...applying("Försäkringskassan söker medel."), presences })).toEqual([]);
});
