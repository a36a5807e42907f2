import fc from "fast-check";
import { expect, test } from "vitest";
import { presentAt, quorumAt, substitutesFor } from "#app/domain/attendance.ts";
import type { Item, Minutes, Presence } from "#app/domain/minutes.ts";
import { type Move, moveInRoom } from "#app/domain/room.ts";
import { defaultBoardRules, quorumNeeded } from "#app/domain/rules.ts";
import { item, mandate, meeting } from "#test/support/minutes.ts";

const rules = defaultBoardRules(4);

const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `new-${last}`;
  };
};

/** A board of so many members with one seat, a ledamot and two ersättare each, and nobody there yet. */
function emptyBoard(size: number): Minutes {
  const ids = Array.from({ length: size }, (_, i) => i);
  const people = ids.flatMap((i) => [`m${i}`, `a${i}`, `b${i}`]);
  return meeting({
    seatCount: size,
    members: ids.map((i) => ({ id: `${i}`, name: `Medlem ${i}`, kind: "municipality" })),
    seats: ids.map((i) => ({ id: `seat-${i}`, memberId: `${i}`, label: `Plats ${i}` })),
    mandates: ids.flatMap((i) => [
      mandate(`m${i}`, `${i}`, "member"),
      mandate(`a${i}`, `${i}`, "substitute"),
      mandate(`b${i}`, `${i}`, "substitute", { callingOrder: 2 }),
    ]),
    persons: people.map((id) => ({ id, name: id, organisation: "", title: "" })),
    presences: [],
    items: Array.from({ length: 5 }, (_, i) => item(i + 1)),
    distanceDecision: "§ 4/2026",
    endsAt: null,
  });
}

type Press = { who: number; what: number; seat: number; forward: boolean; minutes: number };

const presses = fc.array(
  fc.record({
    who: fc.nat(20),
    what: fc.nat(5),
    seat: fc.nat(6),
    forward: fc.boolean(),
    minutes: fc.nat(3),
  }),
  { maxLength: 40 },
);

const moveOf = (minutes: Minutes, { who, what, seat }: Press): Move => {
  const personId = minutes.persons[who % minutes.persons.length]?.id ?? "";
  const seatId = minutes.seats[seat % minutes.seats.length]?.id ?? "";
  const all: Move[] = [
    { kind: "arrives", personId, mode: "room", ground: null },
    { kind: "arrives", personId, mode: "video", ground: null },
    { kind: "leaves", personId },
    { kind: "changes_mode", personId, mode: "audio", ground: "Skäl" },
    { kind: "serves", personId, seatId, ground: "Skäl" },
    { kind: "steps_aside", personId },
  ];
  return all[what] as Move;
};

const clockAt = (minutes: number) =>
  `${13 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** Plays the presses; a refused one changes nothing. */
function play(start: Minutes, list: Press[], mayReturn: boolean): Minutes {
  let now = start;
  let position = 1;
  let clock = 0;
  const ids = counter();
  for (const press of list) {
    if (press.forward) position = Math.min(5, position + 1);
    clock += press.minutes;
    const at = { position, time: clockAt(clock), rules: { memberMayReturn: mayReturn } };
    const moved = moveInRoom(
      { minutes: now, rules: { ...rules, ...at.rules }, moment: at, newId: ids },
      moveOf(now, press),
    );
    if (moved.ok) now = { ...now, presences: moved.value };
  }
  return now;
}

const serving = (p: Presence) => p.capacity === "member" || p.capacity === "serving_substitute";

test("whatever is pressed: one person a seat, one seat a person, never more than the seats", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), presses, fc.boolean(), (size, list, mayReturn) => {
      const now = play(emptyBoard(size), list, mayReturn);
      for (const { position } of now.items) {
        const here = now.presences.filter(
          (p) => p.fromPosition <= position && (p.toPosition ?? 99) >= position,
        );
        const persons = here.map((p) => p.personId);
        expect(new Set(persons).size).toBe(persons.length);
        const seats = here.filter(serving).map((p) => p.seatId);
        expect(new Set(seats).size).toBe(seats.length);
        const quorum = quorumAt(now, now.items[position - 1] as Item);
        expect(quorum.present).toBe(seats.length);
        expect(quorum.present).toBeLessThanOrEqual(size);
        expect(quorum.ok).toBe(2 * seats.length > size);
        expect(quorum.needed).toBe(quorumNeeded(size, { kind: "more_than_half" }));
      }
    }),
    { numRuns: 150 },
  );
});

test("whatever is pressed: times and places of a person never run backwards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), presses, fc.boolean(), (size, list, mayReturn) => {
      const now = play(emptyBoard(size), list, mayReturn);
      for (const { id } of now.persons) {
        const own = now.presences
          .filter((p) => p.personId === id)
          .toSorted((a, b) => a.fromPosition - b.fromPosition);
        const times = own.flatMap((p) => [p.fromTime, p.toTime]).filter((t) => t !== null);
        expect(times).toEqual(times.toSorted());
        own.forEach((p, i) => {
          expect(p.toPosition ?? 99).toBeGreaterThanOrEqual(p.fromPosition);
          if (i > 0) expect(own[i - 1]?.toPosition ?? 99).toBeLessThan(p.fromPosition);
        });
      }
    }),
    { numRuns: 150 },
  );
});

test("whatever is pressed: no seat is empty while a free ersättare of its member attends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), presses, (size, list) => {
      const withoutAside = list.filter(({ what }) => what !== 5);
      const now = play(emptyBoard(size), withoutAside, true);
      const last = now.items[4] as Item;
      const here = presentAt(now, last);
      for (const seat of now.seats) {
        if (here.some((p) => p.seatId === seat.id)) continue;
        const own = substitutesFor(now, seat.id, now.date).map((m) => m.personId);
        expect(here.filter((p) => own.includes(p.personId))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});
