/**
 * Who was there at which ärende, in what capacity, who counts toward quorum, who decided, and who is called in.
 * It tells facts; what is wrong with them is in `review.ts`.
 * @see KL 4:24–25, 5:66–67, 6:17, 6:27–30
 */
import { isInForce } from "./authority.ts";
import type { LegalDate } from "./calendar.ts";
import type { Item, Minutes, Presence, SeatMandate, Stance } from "./minutes.ts";
import { type QuorumRule, quorumNeeded } from "./rules.ts";

/** The stretches of presence that cover the item, whatever the person did at it. */
export const presentAt = (minutes: Pick<Minutes, "presences">, item: Item): Presence[] =>
  minutes.presences.filter(
    ({ fromPosition, toPosition }) =>
      fromPosition <= item.position && (toPosition === null || item.position <= toPosition),
  );

/** Ids of the persons at one item, by what they did; the order is that of the närvarolista. */
export type Participants = {
  /** Ledamöter and serving ersättare who count toward quorum: one per seat, not jäviga. Avstående count. */
  counted: string[];
  /** Jäviga, serving or not: they left. */
  disqualified: string[];
  /** Those of `counted` who abstained: they stayed, and had no part in the decision. @see KL 4:25 */
  abstaining: string[];
  /** "Deltog inte", in an old protokoll that does not tell jäv from avstående. Not among `counted`. */
  unspecified: string[];
  /** Those of `counted` who took part in the decision. @see KL 5:67 p 5 */
  decidedBy: string[];
};

const servesInSeat = ({ capacity }: Presence) =>
  capacity === "member" || capacity === "serving_substitute";

/** Whether the person did this at the item. */
export const hasStance = (item: Item, personId: string, kind: Stance["kind"]): boolean =>
  item.stances.some((stance) => stance.personId === personId && stance.kind === kind);

/**
 * The stretches that give a seat its vote at the item: jäviga and those of whom nothing certain is known left out,
 * then one per seat and one seat per person. Where two sit on one seat the ledamot goes before the ersättare;
 * that they were two is a finding elsewhere.
 */
export function servingAt(minutes: Pick<Minutes, "presences">, item: Item): Presence[] {
  const candidates = presentAt(minutes, item)
    .filter(servesInSeat)
    .filter(
      ({ personId }) =>
        !hasStance(item, personId, "disqualified") && !hasStance(item, personId, "unspecified"),
    );
  const membersFirst = [
    ...candidates.filter(({ capacity }) => capacity === "member"),
    ...candidates.filter(({ capacity }) => capacity !== "member"),
  ];
  const seats = new Set<string>();
  const persons = new Set<string>();
  const serving = membersFirst.filter(({ personId, seatId }) => {
    if (persons.has(personId) || (seatId !== null && seats.has(seatId))) return false;
    persons.add(personId);
    if (seatId !== null) seats.add(seatId);
    return true;
  });
  return candidates.filter((candidate) => serving.includes(candidate));
}

/** Who may be chosen to justera: those who serve at the first item, but the ordförande, who always does. @see KL 5:69 */
export function adjusterCandidates(
  minutes: Pick<Minutes, "presences" | "items" | "chairId" | "persons">,
): { id: string; name: string }[] {
  const [first] = minutes.items;
  if (!first) return [];
  return servingAt(minutes, first)
    .filter(({ personId }) => personId !== minutes.chairId)
    .map(({ personId }) => ({
      id: personId,
      name: minutes.persons.find(({ id }) => id === personId)?.name ?? "",
    }));
}

const unique = (ids: string[]) => [...new Set(ids)];

/** Who did what at the item. @see KL 5:66, 5:67 p 5 */
export function participantsAt(minutes: Pick<Minutes, "presences">, item: Item): Participants {
  const present = unique(presentAt(minutes, item).map(({ personId }) => personId));
  const did = (kind: Stance["kind"]) => present.filter((id) => hasStance(item, id, kind));
  const counted = servingAt(minutes, item).map(({ personId }) => personId);
  const abstaining = counted.filter((id) => hasStance(item, id, "abstains"));
  return {
    counted,
    disqualified: did("disqualified"),
    abstaining,
    unspecified: did("unspecified"),
    decidedBy: counted.filter((id) => !abstaining.includes(id)),
  };
}

export type Quorum = {
  /** Ledamöter and serving ersättare who count. */
  present: number;
  /** Seats in the förbundsordning, vacancies included. */
  seats: number;
  /** The least number that must be present. */
  needed: number;
  ok: boolean;
};

const moreThanHalf: QuorumRule = { kind: "more_than_half" };

/**
 * Whether the ärende could be handled: more than half of the seats, counted anew at each item.
 * A förbund whose förbundsordning asks for more gives its own rule.
 * @see KL 6:27
 */
export function quorumAt(
  minutes: Pick<Minutes, "presences" | "seatCount">,
  item: Item,
  rule: QuorumRule = moreThanHalf,
): Quorum {
  const seats = minutes.seatCount;
  const present = participantsAt(minutes, item).counted.length;
  const needed = quorumNeeded(seats, rule);
  return { present, seats, needed, ok: present >= needed };
}

type Board = Pick<Minutes, "seats" | "mandates">;

/**
 * The ersättare who may serve in a seat on a day, first called first: those elected for the seat itself in their
 * calling order, then those of the same member's other seats. Never another member's.
 * @see FIN-12 (inkallelseordning), FIN-15
 */
export function substitutesFor(board: Board, seatId: string, on: LegalDate): SeatMandate[] {
  const memberOf = (id: string) => board.seats.find((seat) => seat.id === id)?.memberId;
  const memberId = memberOf(seatId);
  if (memberId === undefined) return [];
  const called = board.mandates.filter(
    (mandate) =>
      mandate.kind === "substitute" &&
      isInForce(mandate, on) &&
      memberOf(mandate.seatId) === memberId,
  );
  const distance = (mandate: SeatMandate) => (mandate.seatId === seatId ? 0 : 1);
  const order = (mandate: SeatMandate) => mandate.callingOrder ?? Number.POSITIVE_INFINITY;
  const inOrder = called
    .map((mandate, index) => ({ mandate, index }))
    .sort(
      (a, b) =>
        distance(a.mandate) - distance(b.mandate) ||
        compareNumbers(order(a.mandate), order(b.mandate)) ||
        a.index - b.index,
    )
    .map(({ mandate }) => mandate);
  return inOrder.filter(
    ({ personId }, index) => inOrder.findIndex((other) => other.personId === personId) === index,
  );
}

const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Who is called in to a seat: the first ersättare of the same member, in the calling order, among those available.
 * `availableIds` are persons who are present or can come, do not already serve, and are not jäviga.
 * Null when nobody may.
 * @see FIN-12, FIN-15, KL 6:17
 */
export function nextSubstitute(
  board: Board,
  seatId: string,
  on: LegalDate,
  availableIds: readonly string[],
): string | null {
  const next = substitutesFor(board, seatId, on).find(({ personId }) =>
    availableIds.includes(personId),
  );
  return next?.personId ?? null;
}
