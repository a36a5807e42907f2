import { expect, test } from "vitest";
import { mayApproveAtOnce, partOf } from "#app/domain/atOnce.ts";
import type { Item, Minutes } from "#app/domain/minutes.ts";
import {
  decided,
  items,
  meeting,
  presence,
  section,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";

const during = { isOpened: true, isClosed: false };
const grant = items[3] as Item;

const answer = (item: Item, minutes: Minutes, when: typeof during) => {
  const result = mayApproveAtOnce(minutes, item, when);
  return result.ok ? "yes" : result.refusals.map(({ text }) => text).join(" ");
};

test.each<[string, Partial<Item>, Partial<Minutes>, typeof during, RegExp]>([
  ["during the meeting, decided, justerare chosen", {}, {}, during, /^yes$/],
  ["before it", {}, {}, { isOpened: false, isClosed: false }, /när sammanträdet är öppnat/],
  ["before it has its number", { number: null }, {}, during, /när sammanträdet är öppnat/],
  ["after it", {}, {}, { isOpened: true, isClosed: true }, /justeras den med resten/],
  ["a struck ärende", { struck: "Återtogs" }, {}, during, /utgår/],
  ["nothing decided", { sections: [section({ body: "Text." })] }, {}, during, /Skriv beslutet/],
  ["no justerare", {}, { adjusterIds: [] }, during, /Välj justerare/],
  ["nobody who leads", {}, { chairId: null }, during, /Välj justerare/],
])("justeras omedelbart: %s", (_, about, facts, when, expected) => {
  expect(answer({ ...grant, ...about }, meeting(facts), when)).toMatch(expected);
});

test("the part has its own paragraf, those who were there at it, and the bilagor that it cites", () => {
  const presences = [
    ...wholeBoard.slice(0, 3),
    { ...presence("omar", "af"), fromPosition: 1, toPosition: 3 },
    { ...presence("vera", null, { capacity: "substitute" }), fromPosition: 4, toPosition: 4 },
  ];
  const attachments = ["1", "2"].map((label) => ({ id: label, label, title: label, sha256: null }));
  const changed = withItem(4, { attachments: ["2"], sections: [decided("att bevilja.")] });
  const minutes = meeting({ presences, attachments, items: changed });
  const part = partOf(minutes, changed[3] as Item);
  expect(part.items.map(({ number }) => number)).toEqual([14]);
  expect(part.presences.map(({ personId }) => personId)).toEqual(["anna", "per", "lena", "vera"]);
  expect(part.presences.every((p) => p.fromPosition === 1 && p.toPosition === null)).toBe(true);
  expect(part.attachments.map(({ label }) => label)).toEqual(["2"]);
  expect(part.atOnceIds).toEqual(["item-4"]);
});
