import { legalDate } from "#app/domain/calendar.ts";
import type { Minutes, Presence } from "#app/domain/minutes.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import {
  abstains,
  decided,
  disqualified,
  items,
  mandate,
  mandates,
  meeting,
  presence,
  wholeBoard,
  withItem,
} from "#test/support/minutes.ts";
import { type Case, type Golden, knowing } from "./case.ts";

const told = (about: Partial<Minutes>): Case => ({ minutes: meeting(about) });
const without = (...ids: string[]) => wholeBoard.filter(({ personId }) => !ids.includes(personId));
const staying = (personId: string, about: Partial<Presence>) =>
  wholeBoard.map((one) => (one.personId === personId ? { ...one, ...about } : one));
const serving = (personId: string, memberId: string, about: Partial<Presence> = {}) =>
  presence(personId, memberId, { capacity: "serving_substitute", ...about });
const sitting = (personId: string) => presence(personId, null, { capacity: "substitute" });
const sivInsteadOfAnna = [...without("anna"), serving("siv", "mittland")];
const two = { ...defaultBoardRules(4), adjusterCount: 2 };

export const leaderCases: Golden = {
  "Ordförande och sekreterare": {
    fault: [
      told({ chairId: null }),
      told({ secretaryId: null }),
      told({ chairId: "lena", presences: without("lena") }),
    ],
    sound: [
      told({ secretaryId: "anna" }),
      // Nothing is known of who was there: another rule says so.
      told({ presences: [], items: items.map((one) => ({ ...one, sections: [] })) }),
    ],
  },
  "Ordföranden är ledamot": {
    fault: [
      told({ chairId: "siv", presences: sivInsteadOfAnna }),
      told({ chairId: "siv", presences: sivInsteadOfAnna, mandates: [] }),
      told({ chairId: "ida" }),
    ],
    sound: [told({ chairId: "lena" }), told({ chairId: "lena", mandates: [] })],
  },
  Justerare: {
    fault: [
      told({ adjusterIds: [] }),
      told({ adjusterIds: ["anna"] }),
      told({ adjusterIds: ["tor"] }),
      knowing(told({}), two),
    ],
    sound: [
      knowing(told({ adjusterIds: ["per", "lena"] }), two),
      told({
        adjusterIds: ["siv"],
        presences: sivInsteadOfAnna,
        chairId: "per",
        items: withItem(2, { sections: [decided("att utse Siv Björk att justera.")] }),
      }),
    ],
  },
  "Justerare vid varje ärende": {
    fault: [
      told({ presences: staying("per", { toPosition: 3 }) }),
      told({ presences: staying("per", { fromPosition: 2 }) }),
    ],
    sound: [
      told({
        presences: [
          ...without("per"),
          presence("per", "norrsund", { toPosition: 2 }),
          presence("per", "norrsund", { fromPosition: 3 }),
        ],
      }),
      told({
        presences: [
          ...without("per"),
          presence("per", "norrsund", { toPosition: 2 }),
          presence("per", "norrsund", { fromPosition: 4 }),
        ],
        items: withItem(3, { struck: "Ärendet utgår", sections: [] }),
      }),
    ],
  },
  "Justerare som var jävig": {
    fault: [told({ items: withItem(4, { stances: [disqualified("per")] }) })],
    sound: [
      told({ items: withItem(4, { stances: [disqualified("lena")] }) }),
      told({ items: withItem(4, { stances: [abstains("per")] }) }),
    ],
  },
};

const ended = (to: string) =>
  mandates.map((one) => (one.personId === "omar" ? { ...one, to: legalDate(to) } : one));
const secondInLine = [...mandates, mandate("bo", "af", "substitute", { callingOrder: 2 })];
const boServes = (about: Partial<Presence> = {}) => ({
  mandates: secondInLine,
  presences: [...without("omar"), sitting("vera"), serving("bo", "af", about)],
});

export const seatCases: Golden = {
  "Vilka som tjänstgjorde": {
    fault: [
      told({ presences: [] }),
      told({ presences: staying("omar", { seatId: null }) }),
      told({ presences: [presence("ida", null)] }),
    ],
    sound: [
      told({ presences: staying("omar", { seatId: null }), mandates: [] }),
      told({ presences: [], items: items.map((one) => ({ ...one, sections: [] })) }),
    ],
  },
  "Uppdrag den dag man tjänstgör": {
    fault: [
      told({ mandates: ended("2026-03-03") }),
      told({ presences: [...without("omar"), serving("ida", "af")] }),
      told({ presences: [...without("omar"), presence("omar", "fk", { fromPosition: 9 })] }),
    ],
    sound: [
      told({ mandates: ended("2026-03-04") }),
      told({ presences: [...without("omar"), serving("vera", "af")] }),
      told({ presences: [...without("omar"), serving("ulla", "af")], mandates: [] }),
    ],
  },
  "Ersättare från samma medlem": {
    fault: [told({ presences: [...without("omar"), serving("ulla", "af")] })],
    sound: [told({ presences: [...without("omar"), serving("vera", "af")] })],
  },
  "Ersättare i rätt ordning": {
    fault: [told(boServes())],
    sound: [
      told(boServes({ ground: "Vera Asp avböjde" })),
      told({
        mandates: secondInLine,
        presences: [...without("omar"), sitting("bo"), serving("vera", "af")],
      }),
      told({
        ...boServes({ fromPosition: 4 }),
        items: withItem(4, { stances: [disqualified("vera")] }),
      }),
    ],
  },
  "En plats, en person, en röst": {
    fault: [
      told({
        presences: [...wholeBoard, serving("vera", "af", { fromPosition: 3, toPosition: 4 })],
      }),
      told({
        mandates: [...mandates, mandate("per", "af", "member")],
        presences: [...without("omar"), presence("per", "af")],
      }),
    ],
    sound: [
      told({
        presences: [
          ...without("omar"),
          presence("omar", "af", { toPosition: 3 }),
          serving("vera", "af", { fromPosition: 4 }),
        ],
      }),
      told({
        presences: [...wholeBoard, serving("vera", "af", { fromPosition: 4, toPosition: 4 })],
        items: withItem(4, { stances: [disqualified("omar")] }),
      }),
    ],
  },
};

const noting = (...stances: ReturnType<typeof abstains>[]) =>
  told({ items: withItem(4, { stances }) });

export const quorumCases: Golden = {
  "Beslutsförhet vid varje ärende": {
    fault: [
      noting(disqualified("lena"), disqualified("omar")),
      told({ presences: without("lena", "omar") }),
      told({ presences: without("omar"), seatCount: 6 }),
      knowing(noting(disqualified("lena")), {
        ...defaultBoardRules(4),
        quorum: { kind: "at_least", count: 4 },
      }),
    ],
    sound: [
      noting(disqualified("lena")),
      noting(abstains("lena"), abstains("omar")),
      told({ presences: without("omar") }),
      told({ seatCount: 0, presences: without("lena", "omar") }),
      // The two have gone when nothing but the closing is left.
      told({
        presences: wholeBoard.map((one) =>
          ["lena", "omar"].includes(one.personId) ? { ...one, toPosition: 4 } : one,
        ),
      }),
    ],
  },
};
