/** Who may move, reserve themselves and be noted, and which pauses there can have been. */
import { describe, expect, test } from "vitest";
import { whyNotAdjourned } from "#app/domain/decision/adjournment.ts";
import { decidersAt, whyMayNot, whyNotNoted, whyNotReserved } from "#app/domain/decision/part.ts";
import { PROPOSAL } from "#app/domain/decision/proceeding.ts";
import type { Item } from "#app/domain/minutes.ts";
import {
  abstains,
  disqualified,
  presence,
  section,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { decidedItem, meetingWith, motion, openVote, question } from "#test/support/proceeding.ts";

/** Lena is jävig and nobody serves for her, Omar abstains; the ersättare Siv and the chef Ida sit there. */
const withStances = () => decidedItem({}, { stances: [disqualified("lena"), abstains("omar")] });
const room = [...wholeBoard, presence("siv", null, { capacity: "substitute" })];

describe("who may move and be noted", () => {
  const one = withStances();
  const minutes = meetingWith(one, { presences: room });
  const rule = (id: string) => whyMayNot(minutes, one, id, "move", "moverIds")?.rule ?? null;

  test("those who serve, also one who abstains from the decision; nobody else", () => {
    expect(["anna", "omar", "lena", "siv", "ida", "tor"].map(rule)).toEqual([
      null,
      null,
      "KL-6-30",
      "KL-6-17",
      "KL-6-17",
      "KL-6-17",
    ]);
  });

  test("an ersättare who does not serve is noted only where styrelsen has said so", () => {
    expect(whyNotNoted(minutes, one, "siv", true)).toBeNull();
    expect(whyNotNoted(minutes, one, "siv", false)?.text).toContain("Styrelsen har inte beslutat");
    expect(whyNotNoted(minutes, one, "anna", false)).toBeNull();
    expect(whyNotNoted(minutes, one, "lena", true)?.rule).toBe("KL-6-30");
    expect(whyNotNoted(minutes, one, "tor", true)?.rule).toBe("KL-6-17");
  });
});

describe("a reservation", () => {
  const why = (one: Item, personId: string, announcedAt: string | null, about = {}) =>
    whyNotReserved(meetingWith(one, { presences: room, ...about }), one, { personId, announcedAt });
  const done = {
    ...withStances(),
    proceeding: decidedItem({ questions: [question()] }).proceeding,
  };

  test("is for one who took part in the decision", () => {
    expect(why(done, "per", "14:30")).toBeNull();
    expect(why(done, "omar", "14:30")?.text).toContain("avstod från att delta i beslutet");
    expect(why(done, "lena", "14:30")).toMatchObject({ rule: "KL-6-30", field: "personId" });
    expect(why(done, "siv", "14:30")).toMatchObject({ rule: "KL-4-27" });
    expect(why(done, "ida", "14:30")).toMatchObject({ rule: "KL-4-27" });
  });

  test("is not for one who avstod in the vote, but for one who lost it", () => {
    const voted = decidedItem({ questions: [openVote("jn-j")] });
    expect(why(voted, "per", "14:30")).toBeNull();
    expect(why(voted, "lena", "14:30")?.rule).toBe("KL-4-27");
    expect(decidersAt(meetingWith(voted), voted)).toEqual(["anna", "per", "omar"]);
  });

  test("avstår in a vote that only chose a motförslag leaves the right", () => {
    const motions = [motion("a", "amend"), motion("b", "amend")];
    const counter = openVote("jn-j", { choices: ["a", "b"] });
    const main = question({ id: "q2", choices: [PROPOSAL, "a"] });
    const one = decidedItem({ motions, questions: [counter, main] });
    expect(why(one, "lena", "14:30")).toBeNull();
  });

  test("is announced before the meeting ends", () => {
    expect(why(done, "per", "15:00")).toBeNull();
    expect(why(done, "per", "15:01")).toMatchObject({ rule: "KL-4-27", field: "announcedAt" });
    expect(why(done, "per", null)?.text).toContain("Ange klockslaget om den anmäldes i tid");
    expect(why(done, "per", null, { endsAt: null })).toBeNull();
    expect(why(done, "per", "12:59")?.text).toContain("sammanträdet öppnades kl. 13.00");
  });

  test("needs a decision", () => {
    const open = decidedItem({ motions: [motion("a", "amend")] });
    expect(why(open, "per", "14:30")?.text).toContain("Inget beslut är antecknat");
    const information = decidedItem({}, { sections: [section({ body: "Läget." })] });
    expect(why(information, "per", "14:30")?.rule).toBe("KL-4-27");
    expect(why(decidedItem(), "per", "14:30")).toBeNull();
  });
});

describe("an ajournering", () => {
  const pause = { id: "x", from: "14:00", to: "14:10", ground: null };
  const minutes = meetingWith(decidedItem({ adjournments: [pause] }));
  const why = (from: string, to: string, id = "y") => whyNotAdjourned(minutes, { id, from, to });

  test.each([
    ["14:20", "14:19", /Tiden kan inte gå bakåt/],
    ["14:20", "14:20", /Tiden kan inte gå bakåt/],
    ["12:50", "13:10", /Sammanträdet öppnades kl. 13.00/],
    ["14:50", "15:10", /Sammanträdet avslutades kl. 15.00/],
    ["14:09", "14:20", /redan ajournerat kl. 14.00–14.10 \(§ 14\)/],
    ["13:50", "14:30", /överlappa/],
  ])("%s–%s cannot have been", (from, to, says) => {
    expect(why(from, to)?.text).toMatch(says);
  });

  test("may begin when the last ended, and be corrected in its own place", () => {
    expect(why("14:10", "14:20")).toBeNull();
    expect(why("13:00", "14:00")).toBeNull();
    expect(why("14:05", "14:15", "x")).toBeNull();
    const open = { ...minutes, startsAt: null, endsAt: null, items: withItem(1, {}) };
    expect(whyNotAdjourned(open, { id: "y", from: "08:00", to: "20:00" })).toBeNull();
  });
});
