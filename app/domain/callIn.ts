/**
 * Who serves on the seats of those who are not there: the ersättare of the same member in their order, and one who has
 * begun before the others.
 * @see KL 6:17, FIN-12, FIN-15 and, as a model, KL 5:17–18
 */
import { nextSubstitute, presentAt, substitutesFor } from "./attendance.ts";
import { isInForce } from "./authority.ts";
import { emptyProceeding } from "./decision/proceeding.ts";
import type { ClockTime, Item, Minutes, Presence } from "./minutes.ts";
import { isDisqualifiedAt, turnInto, withoutLater } from "./roomStretches.ts";
import type { BoardRules } from "./rules.ts";

/** What of the förbundsordning decides who may serve. */
export type RoomRules = Pick<
  BoardRules,
  "memberMayReturn" | "substituteHasPriority" | "distanceAllowed"
>;

/** At which ärende, and when. The time is null at the upprop, which is the meeting's own beginning. */
export type Moment = { position: number; time: ClockTime | null };

/** All that a move reads, and where new stretches get their ids. */
export type Room = {
  minutes: Minutes;
  rules: RoomRules;
  moment: Moment;
  newId: () => string;
};

/** The stretch the person is in at the moment's ärende; undefined when absent. */
export const nowOf = ({ minutes, moment }: Room, personId: string): Presence | undefined =>
  presentAt(minutes, itemHere(minutes, moment)).find((one) => one.personId === personId);

/** The item's place is what matters: it may be struck, or not there in a test's sketch. */
const itemHere = (minutes: Minutes, { position }: Moment): Item =>
  minutes.items.find((item) => item.position === position) ?? {
    id: "",
    position,
    number: null,
    kind: "information",
    heading: "",
    sections: [],
    attachments: [],
    stances: [],
    struck: null,
    financing: null,
    proceeding: emptyProceeding,
  };

/** Here, and not serving. */
export const attends = { capacity: "substitute", seatId: null, ground: null } as const;

/** The members whose seats the person may serve on. */
export function memberIdsOf(minutes: Minutes, personId: string): string[] {
  const seatIds = minutes.mandates
    .filter((one) => one.personId === personId && isInForce(one, minutes.date))
    .map(({ seatId }) => seatId);
  const ids = minutes.seats.filter(({ id }) => seatIds.includes(id)).map((s) => s.memberId);
  return [...new Set(ids)];
}

/** Those who serve on the seat at the ärende, jäviga too: they keep their seat and sit outside. */
export const sitters = ({ minutes, moment }: Room, seatId: string): Presence[] =>
  presentAt(minutes, itemHere(minutes, moment)).filter(
    (one) =>
      one.seatId === seatId && (one.capacity === "member" || one.capacity === "serving_substitute"),
  );

/** Ersättare who are here, do not serve, are not jäviga, and of whom nothing later is noted. */
export function freeSubstitutes(room: Room): string[] {
  const { minutes, moment } = room;
  return presentAt(minutes, itemHere(minutes, moment))
    .filter(({ capacity }) => capacity === "substitute")
    .map(({ personId }) => personId)
    .filter((id) => !isDisqualifiedAt(minutes, moment.position, id))
    .filter((id) => withoutLater(minutes, [id], moment.position) === null);
}

/** Whose turn it is: those who have begun to serve first, where the förbund keeps to that, then the calling order. */
export function nextInTurn({ minutes, rules }: Room, seatId: string, free: readonly string[]) {
  const { presences, date } = minutes;
  const hasServed = (id: string) =>
    presences.some((one) => one.personId === id && one.capacity === "serving_substitute");
  const first = rules.substituteHasPriority ? free.filter(hasServed) : [];
  return (
    nextSubstitute(minutes, seatId, date, first) ?? nextSubstitute(minutes, seatId, date, free)
  );
}

type CallIn = { arrived?: string; aside?: string };

/**
 * Fills the members' empty seats with their ersättare in the calling order. One who has begun keeps the seat before
 * one who is earlier in the order but came later, unless the förbund has decided otherwise.
 * @see KL 6:17, FIN-12, FIN-15, KL 5:17–18 (as a model)
 */
export function callIn(room: Room, memberIds: readonly string[], about: CallIn = {}): Presence[] {
  const seats = room.minutes.seats.filter(({ memberId }) => memberIds.includes(memberId));
  let presences = room.minutes.presences;
  const here = (): Room => ({ ...room, minutes: { ...room.minutes, presences } });
  if (!room.rules.substituteHasPriority && about.arrived) {
    presences = giveWay(here(), seats, about.arrived);
  }
  for (const { id } of seats) {
    if (sitters(here(), id).length > 0 || isTakenLater(here(), id)) continue;
    const free = freeSubstitutes(here()).filter((person) => person !== about.aside);
    const called = nextInTurn(here(), id, free);
    if (called === null) continue;
    const into = { capacity: "serving_substitute" as const, seatId: id };
    presences = turnInto(here(), called, into);
  }
  return presences;
}

const isTakenLater = ({ minutes, moment }: Room, seatId: string) =>
  minutes.presences.some(
    (one) =>
      one.seatId === seatId && one.capacity !== "substitute" && one.fromPosition > moment.position,
  );

/** The one who came takes the seat of the first serving ersättare that stands after in its order. */
function giveWay(room: Room, seats: Minutes["seats"], arrived: string): Presence[] {
  const { minutes } = room;
  if (!freeSubstitutes(room).includes(arrived)) return minutes.presences;
  for (const { id } of seats) {
    const order = substitutesFor(minutes, id, minutes.date).map((one) => one.personId);
    const own = order.indexOf(arrived);
    const sitter = sitters(room, id).find((one) => one.capacity === "serving_substitute");
    if (!sitter || own < 0 || order.indexOf(sitter.personId) <= own) continue;
    if (withoutLater(minutes, [sitter.personId], room.moment.position)) continue;
    const presences = turnInto(room, sitter.personId, attends);
    const freed = { ...room, minutes: { ...minutes, presences } };
    return turnInto(freed, arrived, { capacity: "serving_substitute", seatId: id });
  }
  return minutes.presences;
}
