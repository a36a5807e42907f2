/** Närvaro as stretches that a moment cuts in two: ending one, turning one into another, and times in order. */
import { hasStance, presentAt } from "./attendance.ts";
import { sources } from "./law.ts";
import type { ClockTime, Minutes, Presence } from "./minutes.ts";
import { refused } from "./result.ts";

type Cut = { position: number; time: ClockTime | null };

/** The person's name as it is printed. */
export const nameOf = ({ persons }: Pick<Minutes, "persons">, personId: string): string =>
  persons.find(({ id }) => id === personId)?.name ?? "Personen";

/** "§ 12", or "ärende 3" before the numbers are given out. */
export function itemLabel({ items }: Pick<Minutes, "items">, position: number): string {
  const number = items.find((item) => item.position === position)?.number ?? null;
  return number === null ? `ärende ${position}` : `§ ${number}`;
}

/** Whether jäv is noted for the person at the item in that place. */
export function isDisqualifiedAt(
  { items }: Pick<Minutes, "items">,
  position: number,
  personId: string,
): boolean {
  const item = items.find((one) => one.position === position);
  return item !== undefined && hasStance(item, personId, "disqualified");
}

const covers = ({ fromPosition, toPosition }: Presence, position: number) =>
  fromPosition <= position && (toPosition === null || position <= toPosition);

/** The närvaro without the stretch from the cut on. One that began there covers no ärende and falls out. */
export function endAt(
  presences: readonly Presence[],
  stretch: Presence,
  { position, time }: Cut,
): Presence[] {
  if (stretch.fromPosition >= position) return presences.filter((one) => one !== stretch);
  return presences.map((one) =>
    one === stretch ? { ...one, toPosition: position - 1, toTime: time } : one,
  );
}

type Place = Partial<Pick<Presence, "capacity" | "seatId" | "mode" | "ground">>;

/**
 * From the moment on the person is here in another way. With `until` it holds to that ärende only, and what was
 * before goes on after it.
 */
export function turnInto(
  room: { minutes: Minutes; moment: Cut; newId: () => string },
  personId: string,
  into: Place,
  until: number | null = null,
): Presence[] {
  const { minutes, moment, newId } = room;
  const { presences } = minutes;
  const { position, time } = moment;
  const now = presences.find((one) => one.personId === personId && covers(one, position));
  if (!now) return presences;
  const starts = now.fromPosition === position;
  const isCut = until !== null && now.toPosition !== until;
  const fresh: Presence = {
    ...now,
    ...into,
    id: starts ? now.id : newId(),
    fromPosition: position,
    fromTime: starts ? now.fromTime : time,
    toPosition: isCut ? until : now.toPosition,
    toTime: isCut ? null : now.toTime,
  };
  const rest: Presence[] = isCut
    ? [{ ...now, id: newId(), fromPosition: (until ?? 0) + 1, fromTime: null }]
    : [];
  const cut = presences.flatMap((one) => {
    if (one !== now) return [one];
    return starts ? [] : [{ ...one, toPosition: position - 1, toTime: time }];
  });
  return [...cut, fresh, ...rest];
}

/**
 * What is noted for a later ärende is not overwritten from an earlier one: it is corrected where it stands. Null when
 * nothing later is noted for any of the persons.
 */
export function withoutLater(minutes: Minutes, personIds: readonly string[], position: number) {
  const later = minutes.presences.find(
    (one) =>
      personIds.includes(one.personId) &&
      (one.fromPosition > position || (one.toPosition !== null && one.toPosition >= position)),
  );
  if (!later) return null;
  const name = nameOf(minutes, later.personId);
  const from =
    later.fromPosition > position ? later.fromPosition : (later.toPosition ?? position) + 1;
  return refused(
    `Närvaron för ${name} är redan ändrad från ${itemLabel(minutes, from)}. Gå till den paragrafen, eller rätta på sidan Närvaro.`,
  );
}

const timesOf = (presences: readonly Presence[], personId: string): ClockTime[] =>
  presences
    .filter((one) => one.personId === personId)
    .flatMap(({ fromTime, toTime }) => [fromTime, toTime])
    .filter((time) => time !== null);

/** Everybody whose närvaro a change touched must have no later time noted before it. */
export function timeFault(before: Minutes, after: readonly Presence[], time: ClockTime | null) {
  if (time === null) return null;
  const touched = new Set([
    ...after.filter((one) => !before.presences.includes(one)).map(({ personId }) => personId),
    ...before.presences.filter((one) => !after.includes(one)).map(({ personId }) => personId),
  ]);
  for (const personId of touched) {
    const latest = timesOf(before.presences, personId).toSorted().at(-1);
    if (latest === undefined || latest <= time) continue;
    return refused(
      `Tiden går baklänges: ${nameOf(before, personId)} är senast antecknad kl. ${dotted(latest)}, och kl. ${dotted(time)} är före det.`,
      { field: "time" },
    );
  }
  return null;
}

/** "13.30" from "13:30". */
export const dotted = (time: ClockTime): string => time.replace(":", ".");

/** A time before the meeting began or after it ended is a slip of the hand. */
export function outsideMeeting(
  { startsAt, endsAt }: Pick<Minutes, "startsAt" | "endsAt">,
  time: ClockTime | null,
  field = "time",
) {
  if (time === null) return null;
  if (startsAt !== null && time < startsAt) {
    return refused(
      `Klockan ${dotted(time)} är före sammanträdet, som öppnades kl. ${dotted(startsAt)}.`,
      { field },
    );
  }
  if (endsAt !== null && time > endsAt) {
    return refused(
      `Klockan ${dotted(time)} är efter sammanträdet, som avslutades kl. ${dotted(endsAt)}.`,
      { field },
    );
  }
  return null;
}

/**
 * What is wrong with a stretch that was noted by hand: a time outside the meeting, a person's times out of order, or
 * a seat where two have the vote from its first ärende.
 * @see KL 4:24
 */
export function stretchFault(minutes: Minutes, stretch: Presence) {
  const { personId, seatId, fromPosition, fromTime, toTime } = stretch;
  const outside =
    outsideMeeting(minutes, fromTime, "fromTime") ?? outsideMeeting(minutes, toTime, "toTime");
  if (outside) return outside;
  const own = minutes.presences
    .filter((one) => one.personId === personId)
    .toSorted((a, b) => a.fromPosition - b.fromPosition)
    .flatMap((one) => [one.fromTime, one.toTime])
    .filter((time) => time !== null);
  const back = own.findIndex((time, index) => index > 0 && time < (own[index - 1] ?? ""));
  if (back > 0) {
    return refused(
      `Tiden går baklänges: ${nameOf(minutes, personId)} är antecknad kl. ${dotted(own[back - 1] ?? "")} före kl. ${dotted(own[back] ?? "")}.`,
      { field: fromTime === null ? "toTime" : "fromTime" },
    );
  }
  const item = minutes.items.find(({ position }) => position === fromPosition);
  if (seatId === null || !item) return null;
  const other = presentAt(minutes, item).find(
    (one) =>
      one.seatId === seatId &&
      one.personId !== personId &&
      !hasStance(item, one.personId, "disqualified"),
  );
  if (!other || hasStance(item, personId, "disqualified")) return null;
  const seat = minutes.seats.find(({ id }) => id === seatId)?.label ?? "platsen";
  return refused(
    `${nameOf(minutes, other.personId)} tjänstgör redan på ${seat} vid ${itemLabel(minutes, fromPosition)}. En plats har en röst: anteckna först att ${nameOf(minutes, other.personId)} lämnar.`,
    { rule: "KL-4-24", source: sources["KL-4-24"], field: "capacity" },
  );
}
