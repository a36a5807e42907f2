import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { Presence } from "#app/domain/minutes.ts";
import {
  disqualified,
  mandate,
  mandates,
  meeting,
  presence,
  seats,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const withoutPresence = (personId: string) => wholeBoard.filter((one) => one.personId !== personId);

const serving = (personId: string, memberId: string, about: Partial<Presence> = {}) =>
  presence(personId, memberId, { capacity: "serving_substitute", ...about });

const sitting = (personId: string) =>
  presence(personId, null, { capacity: "substitute", seatId: null });

test("an ersättare of the same member may serve", () => {
  expect(
    found(meeting({ presences: [...withoutPresence("omar"), serving("vera", "af")] })),
  ).toEqual([]);
});

test("an ersättare of another member may not", () => {
  const minutes = meeting({ presences: [...withoutPresence("omar"), serving("ulla", "af")] });
  expect(found(minutes)).toEqual(["FIN-15 block"]);
  expect(onlyText(minutes)).toBe(
    "Ulla Rönn är ersättare för Försäkringskassan och kan inte tjänstgöra för en ledamot från Arbetsförmedlingen.",
  );
});

test("nobody serves outside the uppdrag, and the day of the meeting decides", () => {
  const ended = mandates.map((one) =>
    one.personId === "omar" ? { ...one, to: legalDate("2026-03-03") } : one,
  );
  const minutes = meeting({ mandates: ended });
  expect(found(minutes)).toEqual(["FIN-13 block"]);
  expect(onlyText(minutes)).toBe(
    "Omar Lind står som ledamot men har inget uppdrag som ledamot den 4 mars 2026.",
  );
  expect(found(meeting({ mandates: ended, date: legalDate("2026-03-03") }))).toEqual([]);
});

test("an ersättare needs an uppdrag as ersättare", () => {
  const presences = [...withoutPresence("omar"), serving("ida", "af")];
  expect(onlyText(meeting({ presences }))).toContain("inget uppdrag som ersättare");
});

test("a ledamot sits on the own seat", () => {
  const presences = [...withoutPresence("omar"), presence("omar", "fk", { fromPosition: 9 })];
  expect(onlyText(meeting({ presences }))).toBe(
    "Omar Lind står som ledamot på Försäkringskassan men är vald till en annan plats.",
  );
});

test("with no register nothing is said about uppdrag", () => {
  const presences = [...withoutPresence("omar"), serving("ulla", "af")];
  expect(found(meeting({ presences, mandates: [] }))).toEqual([]);
});

const twoSubstitutes = [...mandates, mandate("bo", "af", "substitute", { callingOrder: 2 })];

test("the calling order is followed, or the reason is written", () => {
  const passed = [...withoutPresence("omar"), sitting("vera"), serving("bo", "af")];
  const minutes = meeting({ mandates: twoSubstitutes, presences: passed });
  expect(found(minutes)).toEqual(["FIN-12 warn § 11"]);
  expect(onlyText(minutes)).toContain("Vera Asp är på plats och skulle ha kallats först");
  const withGround = passed.map((one) =>
    one.personId === "bo" ? { ...one, ground: "Vera Asp avböjde" } : one,
  );
  expect(found(meeting({ mandates: twoSubstitutes, presences: withGround }))).toEqual([]);
});

test("an ersättare noted from a place that is not on the dagordning is passed by", () => {
  const late = serving("bo", "af", { fromPosition: 9 });
  const presences = [...wholeBoard, sitting("vera"), late];
  expect(found(meeting({ mandates: twoSubstitutes, presences }))).toEqual([]);
});

test("one who was not there, was jävig or came after is not passed over", () => {
  const bo = serving("bo", "af", { fromPosition: 4 });
  const base = { mandates: twoSubstitutes };
  expect(found(meeting({ ...base, presences: [...withoutPresence("omar"), bo] }))).toEqual([]);
  const vera = sitting("vera");
  expect(
    found(
      meeting({
        ...base,
        presences: [...withoutPresence("omar"), vera, bo],
        items: withItem(4, { stances: [disqualified("vera")] }),
      }),
    ),
  ).toEqual([]);
  const inOrder = [...withoutPresence("omar"), sitting("bo"), serving("vera", "af")];
  expect(found(meeting({ ...base, presences: inOrder }))).toEqual([]);
});

test("two on one seat at the same item are found once, with the paragrafs", () => {
  const vera = serving("vera", "af", { fromPosition: 3, toPosition: 4 });
  const minutes = meeting({ presences: [...wholeBoard, vera] });
  expect(found(minutes)).toEqual(["KL-4-24 block § 13"]);
  expect(onlyText(minutes)).toBe(
    "Omar Lind och Vera Asp tjänstgör samtidigt på Arbetsförmedlingen vid § 13 och § 14. En plats har en röst.",
  );
});

test("an ersättare on the seat of a jävig ledamot is one on the seat", () => {
  const vera = serving("vera", "af", { fromPosition: 4, toPosition: 4 });
  const minutes = meeting({
    presences: [...wholeBoard, vera],
    items: withItem(4, { stances: [disqualified("omar")] }),
  });
  expect(found(minutes)).toEqual([]);
});

test("one person has one seat at a time", () => {
  const both = meeting({
    mandates: [...mandates, mandate("per", "mittland", "member")],
    presences: [...withoutPresence("omar"), presence("per", "mittland")],
    seats: seats.map((seat) => seat),
  });
  expect(found(both)).toContain("KL-4-24 block § 11");
  const inTurn = meeting({
    presences: [
      ...withoutPresence("per"),
      presence("per", "norrsund", { toPosition: 2 }),
      presence("per", "norrsund", { fromPosition: 3 }),
    ],
  });
  expect(found(inTurn)).toEqual([]);
});

test("a protokoll with decisions shows who served, and on which seat", () => {
  expect(found(meeting({ presences: [] }))).toContain("KL-5-66 block");
  const undecided = meeting().items.map((item) => ({ ...item, sections: [] }));
  expect(found(meeting({ presences: [], items: undecided }))).not.toContain("KL-5-66 block");
  const seatless = meeting({
    presences: [...withoutPresence("omar"), presence("omar", "af", { seatId: null })],
  });
  expect(onlyText(seatless)).toBe("Protokollet visar inte på vilken plats Omar Lind tjänstgjorde.");
});
