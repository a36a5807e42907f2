/**
 * The upprop: who of the summoned is here and how. Who serves follows from it, so that one answer each is enough: the
 * ledamöter on their seats, and on the empty ones the ersättare of the same member in their order.
 * @see KL 6:17, FIN-12, FIN-15
 */
import { substitutesFor } from "./attendance.ts";
import { callIn, type Room } from "./callIn.ts";
import type { Minutes, Presence, PresenceMode } from "./minutes.ts";
import { accepted, type Refusal, type Result, refusedAll } from "./result.ts";
import { enter, ownPlace } from "./room.ts";

/** One person's answer at the upprop; null = absent. */
export type Answer = { personId: string; mode: PresenceMode | null; ground: string | null };

/** Whom the roll is called of, in the order of the seats; `seatId` is null for staff. */
export type Called = {
  personId: string;
  seatId: string | null;
  kind: "member" | "substitute" | "other";
};

/** Everybody summoned: the ledamöter and ersättare of the day seat by seat, then those who have no seat. */
export function summonedTo(minutes: Minutes): Called[] {
  const { seats, mandates, date, persons } = minutes;
  const onBoard = seats.flatMap((seat): Called[] => {
    const members = mandates.filter(
      (one) =>
        one.seatId === seat.id &&
        one.kind === "member" &&
        one.from <= date &&
        (one.to === null || date <= one.to),
    );
    const own = substitutesFor(minutes, seat.id, date).filter((one) => one.seatId === seat.id);
    return [...members, ...own].map(({ personId, kind }) => ({ personId, seatId: seat.id, kind }));
  });
  const seen = new Set<string>();
  const once = onBoard.filter(({ personId }) => !seen.has(personId) && seen.add(personId));
  const others = persons
    .filter(({ id }) => !seen.has(id))
    .map(({ id }): Called => ({ personId: id, seatId: null, kind: "other" }));
  return [...once, ...others];
}

/** The närvaro that the answers give from the first ärende on, or all refusals, each at its person's field. */
export function callTheRoll(
  minutes: Minutes,
  rules: Room["rules"],
  answers: readonly Answer[],
  newId: () => string,
): Result<Presence[]> {
  const moment = { position: 1, time: null };
  let presences: Presence[] = [];
  const room = (): Room => ({ minutes: { ...minutes, presences }, rules, moment, newId });
  const refusals: Refusal[] = [];
  const membersFirst = answers.toSorted((a, b) => rank(minutes, a) - rank(minutes, b));
  for (const { personId, mode, ground } of membersFirst) {
    if (mode === null) continue;
    const entered = enter(room(), { kind: "arrives", personId, mode, ground });
    if (entered.ok) presences = entered.value;
    else {
      const at = (field: string | null) => (field === null ? null : `${field}-${personId}`);
      refusals.push(...entered.refusals.map((one) => ({ ...one, field: at(one.field) })));
    }
  }
  if (refusals.length > 0) return refusedAll(refusals);
  const everyMember = minutes.members.map(({ id }) => id);
  return accepted(callIn(room(), everyMember));
}

const rank = (minutes: Minutes, { personId }: Answer) =>
  ownPlace(minutes, personId).capacity === "member" ? 0 : 1;
