import { expect, test } from "vitest";
import type { Item } from "#app/domain/minutes.ts";
import { review } from "#app/domain/review.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import {
  abstains,
  decided,
  disqualified,
  meeting,
  presence,
  section,
  unspecified,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const grantWith = (...stances: ReturnType<typeof abstains>[]) =>
  meeting({ items: withItem(4, { stances }) });

test("one jävig of four leaves three: beslutsför", () => {
  expect(found(grantWith(disqualified("lena")))).toEqual([]);
});

test("two jäviga of four stop the decision, with their names and the way forward", () => {
  const minutes = grantWith(disqualified("lena"), disqualified("omar"));
  expect(review(minutes)).toMatchObject([
    {
      rule: "KL-6-27",
      level: "block",
      paragraf: 14,
      source: "kommunallagen 6 kap. 27 §",
      text: "§ 14: Styrelsen var inte beslutsför när beslutet fattades. 2 av 4 ledamöter räknas som närvarande och det behövs 3. Lena Gran och Omar Lind var jäviga och räknas inte.",
      suggestion:
        "Kalla in en ersättare från samma medlem. Går det inte får ärendet tas upp på nytt vid ett sammanträde där styrelsen är beslutsför.",
    },
  ]);
});

test("two who abstain stay in the count", () => {
  expect(found(grantWith(abstains("lena"), abstains("omar")))).toEqual([]);
});

test("two who ”did not take part” leave the quorum unshown", () => {
  const [quorum] = review(grantWith(unspecified("lena"), unspecified("omar")));
  expect(quorum).toMatchObject({ rule: "KL-6-27", level: "block" });
  expect(quorum?.text).toContain(
    "Protokollet visar inte om Lena Gran och Omar Lind, som inte deltog, var jäviga eller avstod.",
  );
});

test("an ersättare in the room who may serve is named", () => {
  const ulla = presence("ulla", "fk", { capacity: "substitute", seatId: null });
  const minutes = meeting({
    presences: [...wholeBoard, ulla],
    items: withItem(4, { stances: [disqualified("lena"), disqualified("omar")] }),
  });
  expect(review(minutes)[0]?.suggestion).toMatch(/^Ulla Rönn är på plats och kan tjänstgöra\./);
  const serving = meeting({
    ...minutes,
    presences: [
      ...wholeBoard,
      {
        ...ulla,
        capacity: "serving_substitute",
        seatId: "seat-fk",
        fromPosition: 4,
        toPosition: 4,
      },
    ],
  });
  expect(found(serving)).toEqual([]);
});

test("it is counted per paragraf: one who leaves early is missed only afterwards", () => {
  const presences = wholeBoard.map((one) =>
    one.personId === "lena" || one.personId === "omar" ? { ...one, toPosition: 3 } : one,
  );
  expect(found(meeting({ presences }))).toEqual(["KL-6-27 block § 14"]);
});

test("what is only talked about without quorum is a warning", () => {
  const presences = wholeBoard.map((one) =>
    one.personId === "lena" || one.personId === "omar"
      ? { ...one, fromPosition: 4, toPosition: 5 }
      : one,
  );
  expect(found(meeting({ presences }))).toEqual(["KL-6-27 block § 12", "KL-6-27 warn § 13"]);
});

test("seats that are vacant count among the seats", () => {
  const presences = wholeBoard.filter(({ personId }) => personId !== "omar");
  expect(found(meeting({ presences }))).toEqual([]);
  expect(found(meeting({ presences, seatCount: 6 }))).toEqual([
    "KL-6-27 block § 12",
    "KL-6-27 warn § 13",
    "KL-6-27 block § 14",
  ]);
});

test("the förbund's own higher number is heard", () => {
  const settings = { ...defaultBoardRules(4), quorum: { kind: "at_least", count: 4 } as const };
  expect(found(grantWith(disqualified("lena")), settings)).toEqual(["KL-6-27 block § 14"]);
});

test("a struck item, an item without text and an unknown number of seats are not judged", () => {
  const presences = wholeBoard.slice(0, 1);
  const struck = meeting({
    adjusterIds: ["anna"],
    presences,
    items: withItem(3, { struck: "Ärendet utgår", sections: [section({ body: "Utgår." })] }),
  });
  expect(found(struck)).not.toContain("KL-6-27 warn § 13");
  expect(found(meeting({ presences, seatCount: 0 })).join()).not.toContain("KL-6-27");
  expect(found(meeting({ presences: [] }))).toEqual(["KL-5-66 block"]);
});

test("before the number is given out the ärende is named by its place", () => {
  const minutes = meeting({
    items: [
      {
        ...(grantWith(disqualified("lena"), disqualified("omar")).items[3] as Item),
        number: null,
        sections: [decided("att bevilja 10 000 kr.")],
      },
    ],
  });
  expect(onlyText(minutes)).toMatch(/^Ärende 4 \(Ansökan om arbetsträning\): Styrelsen/);
});
