import { expect, test } from "vitest";
import {
  nextSubstitute,
  participantsAt,
  presentAt,
  quorumAt,
  substitutesFor,
} from "#app/domain/attendance.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Item, Minutes, Presence, Stance } from "#app/domain/minutes.ts";
import {
  abstains,
  disqualified,
  item,
  mandate,
  mandates,
  meeting,
  presence,
  seats,
  unspecified,
  wholeBoard,
} from "#test/support/minutes.ts";

const at = (minutes: Minutes, position: number): Item =>
  minutes.items.find((one) => one.position === position) as Item;

test("presence is counted in items, both ends included", () => {
  const stay = presence("per", "norrsund", { fromPosition: 2, toPosition: 3 });
  const minutes = meeting({ presences: [stay] });
  const positions = minutes.items.filter((one) => presentAt(minutes, one).length > 0);
  expect(positions.map(({ position }) => position)).toEqual([2, 3]);
});

test("jäv leaves the count, avstående stays in it but not in the decision", () => {
  const grant = item(4, { stances: [disqualified("per"), abstains("omar")] });
  expect(participantsAt(meeting(), grant)).toEqual({
    counted: ["anna", "lena", "omar"],
    disqualified: ["per"],
    abstaining: ["omar"],
    unspecified: [],
    decidedBy: ["anna", "lena"],
  });
});

test("jäv at one item does not follow the person to the next", () => {
  const minutes = meeting({ items: [item(1, { stances: [disqualified("per")] }), item(2)] });
  expect(quorumAt(minutes, at(minutes, 1)).present).toBe(3);
  expect(quorumAt(minutes, at(minutes, 2)).present).toBe(4);
});

test("one of whom the protokoll only says ”deltog inte” is not counted for certain", () => {
  const unclear = item(4, { stances: [unspecified("per")] });
  const found = participantsAt(meeting(), unclear);
  expect(found.unspecified).toEqual(["per"]);
  expect(found.counted).toEqual(["anna", "lena", "omar"]);
});

test("ersättare who do not serve, staff and guests never count", () => {
  const presences = [
    presence("anna", "mittland"),
    presence("tor", "norrsund", { capacity: "substitute", seatId: null }),
    presence("ida", null),
    presence("gast", null, { capacity: "guest" }),
  ];
  expect(participantsAt(meeting({ presences }), item(3)).counted).toEqual(["anna"]);
});

test("two on one seat are one vote, and the ledamot has it", () => {
  const presences = [
    presence("tor", "norrsund", { capacity: "serving_substitute" }),
    presence("per", "norrsund"),
  ];
  expect(participantsAt(meeting({ presences }), item(3)).counted).toEqual(["per"]);
  const jav = item(3, { stances: [disqualified("per")] });
  expect(participantsAt(meeting({ presences }), jav).counted).toEqual(["tor"]);
});

test("one person on two seats is one vote", () => {
  const presences = [presence("per", "norrsund"), presence("per", "mittland")];
  expect(quorumAt(meeting({ presences }), item(3)).present).toBe(1);
});

test("without known seats, as in an old protokoll, every serving person counts", () => {
  const presences = wholeBoard.map((one) => ({ ...one, seatId: null }));
  expect(quorumAt(meeting({ presences }), item(3)).present).toBe(4);
});

test.each([
  [4, 4, true],
  [4, 3, true],
  [4, 2, false],
  [4, 1, false],
  [5, 3, true],
  [5, 2, false],
  [6, 4, true],
  [6, 3, false],
])("%i seats, %i present: beslutsför %s", (seatCount, present, ok) => {
  const presences = Array.from({ length: present }, (_, i) =>
    presence(`p${i}`, null, { capacity: "member", seatId: `s${i}` }),
  );
  expect(quorumAt(meeting({ seatCount, presences }), item(3)).ok).toBe(ok);
});

test("a förbundsordning may ask for more than the law, and less is not heard", () => {
  const minutes = meeting({ presences: wholeBoard.slice(0, 3) });
  const asks = (count: number) => quorumAt(minutes, item(3), { kind: "at_least", count });
  expect(asks(4)).toEqual({ present: 3, seats: 4, needed: 4, ok: false });
  expect(asks(2)).toEqual({ present: 3, seats: 4, needed: 3, ok: true });
});

/** What can be true of a seat at an item. */
const seatStates = [
  "vacant",
  "present",
  "jäv",
  "avstår",
  "jäv med ersättare",
  "ersättare",
] as const;
type SeatState = (typeof seatStates)[number];

function* boards(size: number): Generator<SeatState[]> {
  if (size === 0) yield [];
  else for (const rest of boards(size - 1)) for (const state of seatStates) yield [...rest, state];
}

function boardAt(states: SeatState[]): { presences: Presence[]; stances: Stance[] } {
  const presences: Presence[] = [];
  const stances: Stance[] = [];
  states.forEach((state, i) => {
    const seat = { seatId: `s${i}` };
    if (state !== "vacant" && state !== "ersättare")
      presences.push(presence(`m${i}`, null, { ...seat, capacity: "member" }));
    if (state.includes("ersättare"))
      presences.push(presence(`e${i}`, null, { ...seat, capacity: "serving_substitute" }));
    if (state.startsWith("jäv")) stances.push(disqualified(`m${i}`));
    if (state === "avstår") stances.push(abstains(`m${i}`));
  });
  return { presences, stances };
}

test("on every small board the quorum is more than half of the seats, whatever happens at each", () => {
  const votes = { vacant: 0, present: 1, jäv: 0, avstår: 1, "jäv med ersättare": 1, ersättare: 1 };
  for (let size = 1; size <= 5; size += 1) {
    for (const states of boards(size)) {
      const { presences, stances } = boardAt(states);
      const found = quorumAt(meeting({ seatCount: size, presences }), item(3, { stances }));
      const present = states.reduce((sum, state) => sum + votes[state], 0);
      expect([states, found.present, found.ok]).toEqual([states, present, 2 * present > size]);
      expect(found.needed * 2 - size).toBe(size % 2 === 0 ? 2 : 1);
    }
  }
});

test("on every board of up to seven, exactly the subsets of more than half are beslutsföra", () => {
  for (let size = 1; size <= 7; size += 1) {
    for (let subset = 0; subset < 2 ** size; subset += 1) {
      const there = Array.from({ length: size }, (_, i) => i).filter((i) => subset & (1 << i));
      const presences = there.map((i) =>
        presence(`m${i}`, null, { capacity: "member", seatId: `s${i}` }),
      );
      const { ok } = quorumAt(meeting({ seatCount: size, presences }), item(3));
      expect([size, there, ok]).toEqual([size, there, there.length > size - there.length]);
    }
  }
});

const day = legalDate("2026-03-04");

test("the ersättare of the same member is called, never another member's", () => {
  const board = { seats, mandates };
  expect(nextSubstitute(board, "seat-norrsund", day, ["siv", "tor", "ulla"])).toBe("tor");
  expect(nextSubstitute(board, "seat-norrsund", day, ["siv", "ulla", "vera"])).toBeNull();
  expect(nextSubstitute(board, "seat-unknown", day, ["siv", "tor"])).toBeNull();
});

test("an uppdrag counts on its first and last day and not outside them", () => {
  const board = { seats, mandates };
  const called = (date: string) => nextSubstitute(board, "seat-norrsund", legalDate(date), ["tor"]);
  expect(called("2023-03-31")).toBeNull();
  expect(called("2023-04-01")).toBe("tor");
  expect(called("2027-03-31")).toBe("tor");
  expect(called("2027-04-01")).toBeNull();
});

test("one who substitutes in two of the member's seats is called once, in the place that comes first", () => {
  const second = { id: "seat-norrsund-2", memberId: "norrsund", label: "Norrsunds kommun 2" };
  const board = {
    seats: [...seats, second],
    mandates: [
      mandate("tor", "norrsund", "substitute", { seatId: second.id }),
      mandate("tor", "norrsund", "substitute"),
      mandate("bo", "norrsund", "substitute", { callingOrder: 2 }),
    ],
  };
  const order = substitutesFor(board, "seat-norrsund", day).map(({ personId }) => personId);
  expect(order).toEqual(["tor", "bo"]);
});

test("on every small board the first in order of those available is called", () => {
  // Two members: one with two seats, one with one. Each seat has two ersättare, given in reverse order.
  const some = ["a1", "a2", "b1"].map((id) => ({ id, memberId: id.charAt(0), label: id }));
  const of = (seatId: string, callingOrder: number) =>
    mandate(`${seatId}-${callingOrder}`, "", "substitute", { seatId, callingOrder });
  const board = { seats: some, mandates: some.flatMap(({ id }) => [of(id, 2), of(id, 1)]) };
  const everyone = board.mandates.map(({ personId }) => personId);
  const expectedOrder: Record<string, string[]> = {
    a1: ["a1-1", "a1-2", "a2-1", "a2-2"],
    a2: ["a2-1", "a2-2", "a1-1", "a1-2"],
    b1: ["b1-1", "b1-2"],
  };
  for (let subset = 0; subset < 2 ** everyone.length; subset += 1) {
    const available = everyone.filter((_, i) => subset & (1 << i));
    for (const [seat, order] of Object.entries(expectedOrder)) {
      const expected = order.find((id) => available.includes(id)) ?? null;
      expect(nextSubstitute(board, seat, day, available)).toBe(expected);
    }
  }
});
