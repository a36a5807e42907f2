import { expect, test } from "vitest";
import type { Item } from "#app/domain/minutes.ts";
import { disqualified, wholeBoard } from "#test/support/minutes.ts";
import { decidedItem, meetingWith, motion, openVote, question } from "#test/support/proceeding.ts";
import { found, onlyText } from "#test/support/review.ts";

const voted = (about: Partial<Item> = {}) =>
  decidedItem({ motions: [motion("no", "reject")], questions: [openVote("jnjj")] }, about);

test("a beslutsgång that is whole has nothing to remark on", () => {
  const per = { personId: "per", text: "", announcedAt: null };
  const one = voted();
  const whole = { ...one, proceeding: { ...one.proceeding, reservations: [per] } };
  expect(found(meetingWith(whole))).toEqual([]);
});

test("yrkanden that nobody answered stop the protokoll", () => {
  const open = decidedItem({ motions: [motion("no", "reject")] });
  expect(found(meetingWith(open))).toEqual(["KL-5-67 block § 14"]);
  expect(onlyText(meetingWith(open))).toContain("Protokollet visar inget beslut");
  const struck = decidedItem(
    { motions: [motion("no", "reject")] },
    { struck: "Utgår", sections: [] },
  );
  expect(found(meetingWith(struck))).toEqual([]);
});

test("a vote that närvaron contradicts afterwards stops it, once for each person", () => {
  const left = wholeBoard.map((one) => (one.personId === "omar" ? { ...one, toPosition: 2 } : one));
  const minutes = meetingWith(voted(), { presences: left });
  expect(found(minutes)).toContain("KL-4-24 block § 14");
  const jav = meetingWith(voted({ stances: [disqualified("lena")] }));
  expect(onlyText(jav)).toBe(
    "§ 14: Lena Gran är jävig vid § 14 och kan inte rösta. Den som är jävig deltar inte i handläggningen.",
  );
});

test("so does a yrkande by one who was jävig", () => {
  const one = decidedItem(
    { motions: [motion("no", "reject", { moverIds: ["lena"] })], questions: [question()] },
    { stances: [disqualified("lena")] },
  );
  expect(onlyText(meetingWith(one))).toContain("kan inte lägga fram");
});

test("and a reservation by one who had no part in the decision", () => {
  const lena = { personId: "lena", text: "", announcedAt: "14:00" };
  const one = decidedItem({ questions: [openVote("jn-j")], reservations: [lena] });
  expect(found(meetingWith(one))).toEqual(["KL-4-27 block § 14"]);
});
