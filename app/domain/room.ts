/**
 * What happens in the room while the meeting goes on: somebody arrives, leaves, goes over to distans, begins or ceases
 * to serve. Each is told at the ärende the meeting is at, with the time, and gives a new närvaro or a refusal. Who
 * serves for whom follows by itself: the ersättare of the same member are called in their order.
 * @see KL 4:24, 6:17, FIN-12, FIN-15, FIN-19a and, as a model, KL 5:17–20
 */
import { substitutesFor } from "./attendance.ts";
import { isInForce } from "./authority.ts";
import {
  attends,
  callIn,
  freeSubstitutes,
  type Moment,
  memberIdsOf,
  nextInTurn,
  nowOf,
  type Room,
  sitters,
} from "./callIn.ts";
import { distanceRefusal } from "./distance.ts";
import { type RuleId, sources } from "./law.ts";
import type { Capacity, Minutes, Presence, PresenceMode } from "./minutes.ts";
import { accepted, type Result, refused } from "./result.ts";
import {
  dotted,
  endAt,
  isDisqualifiedAt,
  itemLabel,
  nameOf,
  outsideMeeting,
  timeFault,
  turnInto,
  withoutLater,
} from "./roomStretches.ts";

/** One press in the room. */
export type Move =
  | { kind: "arrives"; personId: string; mode: PresenceMode; ground: string | null }
  | { kind: "leaves"; personId: string }
  | { kind: "changes_mode"; personId: string; mode: PresenceMode; ground: string | null }
  | { kind: "serves"; personId: string; seatId: string; ground: string | null }
  | { kind: "steps_aside"; personId: string };

const by = (rule: RuleId, field: string | null = null) => ({ rule, source: sources[rule], field });

/** Does one move. The answer is the whole närvaro as it then is; the one given is left as it was. */
export function moveInRoom(room: Room, move: Move): Result<Presence[]> {
  const { minutes, moment } = room;
  if (!minutes.persons.some(({ id }) => id === move.personId)) {
    return refused("Personen finns inte i registret.", { rule: "saknas" });
  }
  const outside = outsideMeeting(minutes, moment.time);
  if (outside) return outside;
  const moved = movers[move.kind](room, move as never);
  if (!moved.ok) return moved;
  const fault = timeFault(minutes, moved.value, moment.time);
  return fault ?? moved;
}

const movers: {
  [K in Move["kind"]]: (room: Room, move: Move & { kind: K }) => Result<Presence[]>;
} = { arrives, leaves, changes_mode: changesMode, serves, steps_aside: stepsAside };

function arrives(room: Room, move: Move & { kind: "arrives" }): Result<Presence[]> {
  const entered = enter(room, move);
  if (!entered.ok) return entered;
  const { minutes } = room;
  const after = { ...room, minutes: { ...minutes, presences: entered.value } };
  return accepted(callIn(after, memberIdsOf(minutes, move.personId), { arrived: move.personId }));
}

/**
 * The person comes in, in the own capacity; an ersättare on a ledamot's own seat steps back. Nobody is called in yet.
 * @see KL 5:19 (as a model)
 */
export function enter(room: Room, move: Move & { kind: "arrives" }): Result<Presence[]> {
  const { minutes, rules, moment, newId } = room;
  const { personId, mode, ground } = move;
  const name = nameOf(minutes, personId);
  const now = nowOf(room, personId);
  if (now) {
    return refused(
      `${name} är redan närvarande sedan ${itemLabel(minutes, now.fromPosition)}. En person kan bara vara på ett ställe åt gången.`,
      by("KL-5-66"),
    );
  }
  const later = withoutLater(minutes, [personId], moment.position);
  if (later) return later;
  const { capacity, seatId } = ownPlace(minutes, personId);
  const distance = distanceRefusal(minutes, rules, { name, capacity, mode, ground });
  if (distance) return distance;
  const stretch: Presence = {
    id: newId(),
    personId,
    capacity,
    seatId,
    fromPosition: moment.position,
    toPosition: null,
    fromTime: moment.time,
    toTime: null,
    mode,
    ground,
  };
  if (capacity !== "member") return accepted([...minutes.presences, stretch]);
  const interrupted = interruptedBy(room, personId);
  if (interrupted) return interrupted;
  const seated = sitters(room, seatId ?? "").map((one) => one.personId);
  const conflict = withoutLater(minutes, seated, moment.position);
  if (conflict) return conflict;
  const stoodBack = seated.reduce(
    (presences, id) => turnInto({ ...room, minutes: { ...minutes, presences } }, id, attends),
    minutes.presences,
  );
  return accepted([...stoodBack, stretch]);
}

/** In what capacity and on which seat the uppdrag of the day put the person. */
export function ownPlace(
  minutes: Minutes,
  personId: string,
): { capacity: Capacity; seatId: string | null } {
  const held = minutes.mandates.filter(
    (mandate) => mandate.personId === personId && isInForce(mandate, minutes.date),
  );
  const own = held.find(({ kind }) => kind === "member");
  if (own) return { capacity: "member", seatId: own.seatId };
  if (held.length > 0) return { capacity: "substitute", seatId: null };
  const person = minutes.persons.find(({ id }) => id === personId);
  return { capacity: person?.title ? "staff" : "guest", seatId: null };
}

/** One who left for another reason than jäv may not serve again that day, unless the förbund lets it. @see KL 5:20 */
function interruptedBy({ minutes, rules, moment }: Room, personId: string) {
  if (rules.memberMayReturn) return null;
  const left = minutes.presences.filter(
    (one) =>
      one.personId === personId && one.toPosition !== null && one.toPosition < moment.position,
  );
  const last = left.toSorted((a, b) => (a.toPosition ?? 0) - (b.toPosition ?? 0)).at(-1);
  if (!last) return null;
  const missed = minutes.items.filter(
    ({ position }) => (last.toPosition ?? 0) < position && position < moment.position,
  );
  const onlyJav =
    missed.length > 0 && missed.every((item) => isDisqualifiedAt(minutes, item.position, personId));
  if (onlyJav) return null;
  const when = last.toTime === null ? "" : ` kl. ${dotted(last.toTime)}`;
  return refused(
    `${nameOf(minutes, personId)} avbröt sin tjänstgöring${when} av annat skäl än jäv och får inte tjänstgöra igen samma dag. Var anteckningen fel kan du ångra den. Låter ni ledamöter komma tillbaka kan det föras in bland förbundets regler.`,
    by("KL-5-20"),
  );
}

function leaves(room: Room, { personId }: Move & { kind: "leaves" }): Result<Presence[]> {
  const { minutes, moment } = room;
  const now = nowOf(room, personId);
  if (!now) return notThere(minutes, personId, moment);
  const later = withoutLater(minutes, [personId], moment.position);
  if (later) return later;
  const presences = endAt(minutes.presences, now, moment);
  const after = { ...room, minutes: { ...minutes, presences } };
  return accepted(callIn(after, memberIdsOf(minutes, personId)));
}

const notThere = (minutes: Minutes, personId: string, { position }: Moment) =>
  refused(
    `${nameOf(minutes, personId)} är inte antecknad som närvarande vid ${itemLabel(minutes, position)}. Anteckna först att personen kom.`,
    by("KL-5-66"),
  );

function changesMode(room: Room, move: Move & { kind: "changes_mode" }): Result<Presence[]> {
  const { minutes, rules, moment } = room;
  const { personId, mode, ground } = move;
  const now = nowOf(room, personId);
  if (!now) return notThere(minutes, personId, moment);
  const later = withoutLater(minutes, [personId], moment.position);
  if (later) return later;
  const about = { name: nameOf(minutes, personId), capacity: now.capacity, mode, ground };
  const distance = distanceRefusal(minutes, rules, about);
  if (distance) return distance;
  // The ground of an ersättare called out of order still stands; sound alone puts its own beside it.
  const grounds = [now.mode === "audio" ? null : now.ground, mode === "room" ? null : ground];
  const kept = [...new Set(grounds.filter((one) => one?.trim()))].join("; ");
  return accepted(turnInto(room, personId, { mode, ground: kept || null }));
}

function serves(room: Room, move: Move & { kind: "serves" }): Result<Presence[]> {
  const { minutes, moment } = room;
  const { personId, seatId, ground } = move;
  const now = nowOf(room, personId);
  if (!now) return notThere(minutes, personId, moment);
  const refusal = mayNotServe(room, now, seatId) ?? outOfOrder(room, personId, seatId, ground);
  if (refusal) return refused(refusal.text, by(refusal.rule, refusal.field ?? null));
  const later = withoutLater(minutes, [personId], moment.position);
  if (later) return later;
  const into = { capacity: "serving_substitute" as const, seatId, ground: ground ?? now.ground };
  // The seat's own holder sits outside for this ärende only, and so the ersättare serves for it only.
  const isForOne = sitters(room, seatId).length > 0;
  return accepted(turnInto(room, personId, into, isForOne ? moment.position : null));
}

type Obstacle = { text: string; rule: RuleId; field?: string };

function mayNotServe(room: Room, now: Presence, seatId: string): Obstacle | null {
  const { minutes, moment } = room;
  const { personId } = now;
  const name = nameOf(minutes, personId);
  const seat = minutes.seats.find(({ id }) => id === seatId);
  if (!seat) return { text: "Platsen finns inte i styrelsen.", rule: "FIN-10" };
  if (now.capacity === "member" || now.capacity === "serving_substitute") {
    return {
      text: `${name} tjänstgör redan. En person har en plats och en röst.`,
      rule: "KL-4-24",
    };
  }
  if (!substitutesFor(minutes, seatId, minutes.date).some((one) => one.personId === personId)) {
    const member = minutes.members.find(({ id }) => id === seat.memberId)?.name ?? seat.label;
    return {
      text: `${name} är inte ersättare för ${member}. Bara en ersättare från samma medlem kan tjänstgöra på platsen.`,
      rule: "FIN-15",
    };
  }
  if (isDisqualifiedAt(minutes, moment.position, personId)) {
    return { text: `${name} är jävig i ärendet och kan inte tjänstgöra.`, rule: "KL-6-30" };
  }
  const sitter = sitters(room, seatId).find(
    (one) => !isDisqualifiedAt(minutes, moment.position, one.personId),
  );
  if (!sitter) return null;
  return {
    text: `${nameOf(minutes, sitter.personId)} tjänstgör på ${seat.label}. En plats har en röst: anteckna först att ${nameOf(minutes, sitter.personId)} går.`,
    rule: "KL-4-24",
  };
}

/** Those before in the calling order who are here and free must serve instead, or a reason be written. @see FIN-12 */
function outOfOrder(
  room: Room,
  personId: string,
  seatId: string,
  ground: string | null,
): Obstacle | null {
  const { minutes } = room;
  const first = nextInTurn(room, seatId, freeSubstitutes(room));
  if (first === personId || first === null || ground?.trim()) return null;
  return {
    text: `${nameOf(minutes, first)} är på plats och ska kallas före ${nameOf(minutes, personId)} enligt inkallelseordningen. Skriv skälet om ordningen inte följs.`,
    rule: "FIN-12",
    field: "ground",
  };
}

function stepsAside(room: Room, { personId }: Move & { kind: "steps_aside" }): Result<Presence[]> {
  const { minutes, moment } = room;
  const now = nowOf(room, personId);
  if (!now) return notThere(minutes, personId, moment);
  if (now.capacity !== "serving_substitute") {
    return refused(
      `${nameOf(minutes, personId)} tjänstgör inte som ersättare. En ledamot som är jävig antecknas i ärendet, och en som går antecknas som gången.`,
    );
  }
  const later = withoutLater(minutes, [personId], moment.position);
  if (later) return later;
  const presences = turnInto(room, personId, attends);
  const after = { ...room, minutes: { ...minutes, presences } };
  return accepted(callIn(after, memberIdsOf(minutes, personId), { aside: personId }));
}
