import { expect, test } from "vitest";
import { quorumAt } from "#app/domain/attendance.ts";
import type { Item, Minutes, PresenceMode } from "#app/domain/minutes.ts";
import { callTheRoll, summonedTo } from "#app/domain/rollCall.ts";
import { defaultBoardRules } from "#app/domain/rules.ts";
import { mandate, mandates, meeting, seats } from "#test/support/minutes.ts";
import { refusal, value } from "#test/support/story.ts";

const rules = defaultBoardRules(4);

const roll = (minutes: Minutes, here: Record<string, PresenceMode | [PresenceMode, string]>) => {
  let last = 0;
  const answers = summonedTo(minutes).map(({ personId }) => {
    const answer = here[personId];
    const [mode, ground] = Array.isArray(answer) ? answer : [answer ?? null, null];
    return { personId, mode, ground };
  });
  return callTheRoll(minutes, rules, answers, () => {
    last += 1;
    return `p${last}`;
  });
};

const empty = meeting({ presences: [] });

test("the roll is called seat by seat, ledamot before ersättare, and those without a seat last", () => {
  expect(summonedTo(empty).map(({ personId, kind }) => `${personId} ${kind}`)).toEqual([
    "per member",
    "tor substitute",
    "anna member",
    "siv substitute",
    "lena member",
    "ulla substitute",
    "omar member",
    "vera substitute",
    "ida other",
  ]);
});

test("one whose uppdrag has ended is not called on the seat", () => {
  const ended = mandates.map((m) => (m.personId === "tor" ? { ...m, to: m.from } : m));
  const list = summonedTo(meeting({ mandates: ended }));
  expect(list.find(({ personId }) => personId === "tor")).toMatchObject({ kind: "other" });
});

test("from who is here follows who serves, and the meeting can begin", () => {
  const here = { anna: "room", lena: "room", tor: "room", siv: "room", ida: "room" } as const;
  const presences = value(roll(empty, here));
  const words = presences.map((p) => `${p.personId} ${p.capacity} ${p.seatId ?? ""}`.trim());
  expect(words.toSorted()).toEqual([
    "anna member seat-mittland",
    "ida staff",
    "lena member seat-fk",
    "siv substitute",
    "tor serving_substitute seat-norrsund",
  ]);
  expect(presences.every((p) => p.fromPosition === 1 && p.fromTime === null)).toBe(true);
  const opened = { ...empty, presences };
  expect(quorumAt(opened, opened.items[0] as Item)).toMatchObject({ present: 3, ok: true });
});

test("the calling order holds whatever order the answers come in", () => {
  const second = mandate("nils", "norrsund", "substitute", { callingOrder: 2 });
  const nils = { id: "nils", name: "Nils Ask", organisation: "", title: "" };
  const minutes = meeting({
    presences: [],
    mandates: [second, ...mandates],
    persons: [nils, ...meeting().persons],
  });
  const presences = value(roll(minutes, { nils: "room", tor: "room" }));
  expect(presences.find((p) => p.personId === "tor")?.seatId).toBe("seat-norrsund");
  expect(presences.find((p) => p.personId === "nils")?.capacity).toBe("substitute");
});

test("each refusal stands at its own person, and all are told at once", () => {
  const no = roll(empty, { anna: "video", lena: "audio", omar: "room" });
  expect(refusal(no)).toContain("Anna Ek kan inte delta på distans");
  expect(no.ok ? [] : no.refusals.map((r) => r.field)).toEqual(["mode-anna", "mode-lena"]);
  const decided = meeting({ presences: [], distanceDecision: "§ 4/2026" });
  const bare = roll(decided, { anna: "video", lena: "audio" });
  expect(bare.ok ? [] : bare.refusals.map((r) => r.field)).toEqual(["ground-lena"]);
  expect(roll(decided, { anna: "video", lena: ["audio", "Beslut § 12"] }).ok).toBe(true);
});

test("a vacant seat is served by the member's ersättare", () => {
  const vacant = mandates.filter(({ personId }) => personId !== "per");
  const presences = value(roll(meeting({ presences: [], mandates: vacant }), { tor: "room" }));
  expect(presences[0]).toMatchObject({ capacity: "serving_substitute", seatId: seats[0]?.id });
});
