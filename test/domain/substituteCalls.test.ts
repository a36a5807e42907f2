import fc from "fast-check";
import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import type { Seat, SeatMandate } from "#app/domain/minutes.ts";
import {
  type Board,
  calledOn,
  expectedQuorum,
  holderOf,
  planCallIns,
  type StandingCall,
} from "#app/domain/substituteCalls.ts";
import { mandate, mandates, seats } from "../support/minutes.ts";
import "../support/seed.ts";

const on = legalDate("2026-03-04");
const board: Board = { seats, mandates };
const more = { kind: "more_than_half" } as const;

/** One member with two seats; both ersättare are listed for both, in opposite order. */
const twoSeats: Board = {
  seats: [
    { id: "seat-n", memberId: "n", label: "1" },
    { id: "seat-m", memberId: "n", label: "2" },
  ],
  mandates: [
    mandate("anna", "n", "member"),
    mandate("bo", "m", "member"),
    mandate("siv", "n", "substitute", { callingOrder: 1 }),
    mandate("tor", "n", "substitute", { callingOrder: 2 }),
    mandate("tor", "m", "substitute", { callingOrder: 1 }),
    mandate("siv", "m", "substitute", { callingOrder: 2 }),
  ],
};

const plan = (given: Board, hindered: string[], standing: StandingCall[] = []) =>
  planCallIns(given, on, new Set(hindered), standing);

const standing = (seat: string, personId: string): StandingCall => ({
  id: `${seat}-${personId}`,
  seatId: `seat-${seat}`,
  personId,
});

test("everybody with a mandate on the day is called once, ledamöter first, and nobody else", () => {
  const called = calledOn(board, on);
  expect(called.map(({ role }) => role)).toEqual([
    ...Array(4).fill("member"),
    ...Array(4).fill("substitute"),
  ]);
  expect(calledOn(board, legalDate("2027-04-01"))).toEqual([]);
  expect(calledOn(twoSeats, on).map(({ personId }) => personId)).toEqual([
    "anna",
    "bo",
    "siv",
    "tor",
  ]);
});

test("a hindered ledamot's ersättare is called, and the next in order when that one is hindered too", () => {
  expect(plan(board, ["anna"]).call).toEqual([
    { seatId: "seat-mittland", personId: "siv", forPersonId: "anna" },
  ]);
  expect(plan(twoSeats, ["anna"]).call[0]?.personId).toBe("siv");
  expect(plan(twoSeats, ["anna", "siv"], [standing("n", "siv")])).toEqual({
    release: [{ id: "n-siv", ground: "substitute_hindered" }],
    call: [{ seatId: "seat-n", personId: "tor", forPersonId: "anna" }],
    empty: [],
  });
});

test("two hindered ledamöter of one member get one ersättare each, their own seat's first", () => {
  const { call } = plan(twoSeats, ["anna", "bo"]);
  expect(call.map((one) => [one.seatId, one.personId])).toEqual([
    ["seat-n", "siv"],
    ["seat-m", "tor"],
  ]);
  const later = plan(twoSeats, ["anna", "bo"], [standing("m", "siv")]);
  expect(later.release).toEqual([]);
  expect(later.call.map((one) => one.personId)).toEqual(["tor"]);
});

test("when nobody may serve the seat stays empty: never another member's ersättare", () => {
  expect(plan(board, ["anna", "siv"])).toMatchObject({ call: [], empty: ["seat-mittland"] });
});

test("a withdrawn hinder releases the one called, who is called to another empty seat of the member", () => {
  expect(plan(twoSeats, [], [standing("n", "siv")]).release).toEqual([
    { id: "n-siv", ground: "seat_filled" },
  ]);
  const moved = plan(twoSeats, ["bo", "tor"], [standing("n", "siv")]);
  expect(moved.release.map(({ ground }) => ground)).toEqual(["seat_filled"]);
  expect(moved.call).toEqual([{ seatId: "seat-m", personId: "siv", forPersonId: "bo" }]);
});

test("one who has been called keeps the place when an earlier ersättare is free again", () => {
  expect(plan(twoSeats, ["anna"], [standing("n", "tor")])).toEqual({
    release: [],
    call: [],
    empty: [],
  });
});

test("a vacant seat gets its ersättare at once, and a call ends with the mandate", () => {
  const vacant = { seats, mandates: mandates.filter(({ personId }) => personId !== "per") };
  expect(plan(vacant, []).call).toEqual([
    { seatId: "seat-norrsund", personId: "tor", forPersonId: null },
  ]);
  const gone = { seats, mandates: mandates.filter(({ personId }) => personId !== "siv") };
  expect(plan(gone, ["anna"], [standing("mittland", "siv")]).release).toEqual([
    { id: "mittland-siv", ground: "no_longer_substitute" },
  ]);
});

test("the styrelse is beslutsför when more than half of the seats are filled by those who can come", () => {
  const forecast = (hindered: string[], calls: StandingCall[]) =>
    expectedQuorum(board, on, new Set(hindered), calls, { seatCount: 4, rule: more });
  expect(forecast(["anna"], [])).toEqual({ present: 3, seats: 4, needed: 3, ok: true });
  expect(forecast(["anna", "per"], []).ok).toBe(false);
  expect(forecast(["anna", "per"], [standing("mittland", "siv")]).ok).toBe(true);
});

/** Boards of one to three members with one to three seats each, and ersättare listed for any of the member's seats. */
const smallBoard = fc
  .array(
    fc.record({
      vacant: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
      listed: fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((members): Board => {
    const all: Seat[] = [];
    const given: SeatMandate[] = [];
    for (const [m, { vacant, listed }] of members.entries()) {
      for (const [s, isVacant] of vacant.entries()) {
        all.push({ id: `seat-${m}${s}`, memberId: `m${m}`, label: "" });
        if (!isVacant) given.push(mandate(`led${m}${s}`, `${m}${s}`, "member"));
      }
      for (const [e, places] of listed.entries()) {
        for (const place of new Set(places.map((p) => p % vacant.length))) {
          const order = { callingOrder: e + 1 };
          given.push(mandate(`ers${m}${e}`, `${m}${place}`, "substitute", order));
        }
      }
    }
    return { seats: all, mandates: given };
  });

type Steps = { person: number; hindered: boolean }[];
const steps: fc.Arbitrary<Steps> = fc.array(
  fc.record({ person: fc.nat(20), hindered: fc.boolean() }),
  { maxLength: 12 },
);

test("whoever reports and withdraws hinder in whatever order: lawful, nobody twice, and no seat empty in vain", () => {
  fc.assert(
    fc.property(smallBoard, steps, (given, answers) => {
      const people = calledOn(given, on).map(({ personId }) => personId);
      const hindered = new Set<string>();
      let calls: StandingCall[] = [];
      for (const { person, hindered: is } of [{ person: 0, hindered: false }, ...answers]) {
        const who = people[person % Math.max(people.length, 1)] ?? "nobody";
        if (is) hindered.add(who);
        else hindered.delete(who);
        const { release, call, empty } = planCallIns(given, on, hindered, calls);
        const ended = new Set(release.map(({ id }) => id));
        calls = [
          ...calls.filter(({ id }) => !ended.has(id)),
          ...call.map((one) => ({ ...one, id: `${one.seatId} ${one.personId} ${calls.length}` })),
        ];
        expectLawful(given, hindered, calls, empty);
        expect(planCallIns(given, on, hindered, calls)).toEqual({ release: [], call: [], empty });
      }
    }),
    { numRuns: 300 },
  );
});

function expectLawful(given: Board, hindered: Set<string>, calls: StandingCall[], empty: string[]) {
  const memberOf = (seatId: string) => given.seats.find(({ id }) => id === seatId)?.memberId;
  expect(new Set(calls.map(({ personId }) => personId)).size).toBe(calls.length);
  expect(new Set(calls.map(({ seatId }) => seatId)).size).toBe(calls.length);
  for (const { seatId, personId } of calls) {
    expect(hindered.has(personId)).toBe(false);
    const holder = holderOf(given, seatId, on);
    expect(holder === null || hindered.has(holder)).toBe(true);
    const own = given.mandates.filter((m) => m.personId === personId && m.kind === "substitute");
    expect(own.map((m) => memberOf(m.seatId))).toContain(memberOf(seatId));
  }
  for (const seatId of empty) {
    const free = given.mandates.filter(
      (m) =>
        m.kind === "substitute" &&
        memberOf(m.seatId) === memberOf(seatId) &&
        !hindered.has(m.personId) &&
        !calls.some(({ personId }) => personId === m.personId),
    );
    expect(free).toEqual([]);
  }
}
