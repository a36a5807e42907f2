/**
 * Which ersättare are called in before a meeting when ledamöter are hindered, and whether the styrelse will be
 * beslutsför. What happens in the room is in `attendance.ts`.
 * @see FIN-12 (inkallelseordning), FIN-15, KL 6:17, 6:27
 */
import { type Quorum, substitutesFor } from "./attendance.ts";
import { isInForce } from "./authority.ts";
import type { LegalDate } from "./calendar.ts";
import type { Minutes, SeatMandate } from "./minutes.ts";
import { type QuorumRule, quorumNeeded } from "./rules.ts";

export type Board = Pick<Minutes, "seats" | "mandates">;

/** An ersättare who has been called in to a seat and not released. */
export type StandingCall = { id: string; seatId: string; personId: string };

export type Call = {
  seatId: string;
  personId: string;
  /** The hindered ledamot; null when the seat is vacant. */
  forPersonId: string | null;
};

export type ReleaseGround = "seat_filled" | "substitute_hindered" | "no_longer_substitute";

export type CallInPlan = {
  release: { id: string; ground: ReleaseGround }[];
  call: Call[];
  /** Seats that nobody may serve in. */
  empty: string[];
};

/** The ledamot of a seat on a day; null when the seat is vacant. */
export const holderOf = (board: Board, seatId: string, on: LegalDate): string | null =>
  board.mandates.find(
    (mandate) => mandate.kind === "member" && mandate.seatId === seatId && isInForce(mandate, on),
  )?.personId ?? null;

/** Somebody whom the kallelse goes to. */
export type Called = { personId: string; role: "member" | "substitute" };

/**
 * Who is called to a meeting on a day: every ledamot and every ersättare with a mandate then, each once, the ledamöter
 * first. One who is both is called as ledamot.
 * @see KL 6:17
 */
export function calledOn(board: Board, on: LegalDate): Called[] {
  const holding = (kind: Called["role"]) =>
    board.mandates
      .filter((mandate) => mandate.kind === kind && isInForce(mandate, on))
      .map(({ personId }): Called => ({ personId, role: kind }));
  const all = [...holding("member"), ...holding("substitute")];
  return all.filter(
    ({ personId }, index) => all.findIndex((other) => other.personId === personId) === index,
  );
}

const substitutesOf = (board: Board, seatId: string, on: LegalDate): SeatMandate[] =>
  substitutesFor(board, seatId, on).filter(
    ({ personId }) => !board.seats.some((seat) => holderOf(board, seat.id, on) === personId),
  );

/**
 * What to do now: whom to release and whom to call. A call that still holds is never changed, so that nobody is
 * called and sent home because somebody else answered: one who has been called keeps the place, also when an
 * ersättare earlier in the order turns out to be free. Seats are filled by their own ersättare first.
 */
export function planCallIns(
  board: Board,
  on: LegalDate,
  hindered: ReadonlySet<string>,
  standing: readonly StandingCall[],
): CallInPlan {
  const isMissing = (seatId: string) => {
    const holder = holderOf(board, seatId, on);
    return holder === null || hindered.has(holder);
  };
  const seats = board.seats.filter(({ id }) => isMissing(id)).map(({ id }) => id);
  const serving = new Map<string, string>();
  const taken = new Set<string>();
  const release: CallInPlan["release"] = [];
  for (const { id, seatId, personId } of standing) {
    const ground = groundToRelease();
    if (ground) release.push({ id, ground });
    else {
      serving.set(seatId, personId);
      taken.add(personId);
    }

    function groundToRelease(): ReleaseGround | null {
      if (hindered.has(personId)) return "substitute_hindered";
      if (!seats.includes(seatId) || serving.has(seatId)) return "seat_filled";
      const may = substitutesOf(board, seatId, on).some((one) => one.personId === personId);
      return may && !taken.has(personId) ? null : "no_longer_substitute";
    }
  }
  const call: Call[] = [];
  for (const ownOnly of [true, false]) {
    for (const seatId of seats.filter((id) => !serving.has(id))) {
      const next = substitutesOf(board, seatId, on).find(
        (one) =>
          (!ownOnly || one.seatId === seatId) &&
          !hindered.has(one.personId) &&
          !taken.has(one.personId),
      );
      if (!next) continue;
      serving.set(seatId, next.personId);
      taken.add(next.personId);
      call.push({ seatId, personId: next.personId, forPersonId: holderOf(board, seatId, on) });
    }
  }
  return { release, call, empty: seats.filter((id) => !serving.has(id)) };
}

/**
 * Whether the styrelse will be beslutsför if all come who have not said otherwise: ledamöter without hinder and the
 * ersättare called in, against the seats of the förbundsordning.
 * @see KL 6:27
 */
export function expectedQuorum(
  board: Board,
  on: LegalDate,
  hindered: ReadonlySet<string>,
  called: readonly Pick<StandingCall, "seatId" | "personId">[],
  { seatCount, rule }: { seatCount: number; rule: QuorumRule },
): Quorum {
  const seats = board.seats.filter(({ id }) => {
    const holder = holderOf(board, id, on);
    return (holder !== null && !hindered.has(holder)) || called.some((one) => one.seatId === id);
  });
  const needed = quorumNeeded(seatCount, rule);
  return { present: seats.length, seats: seatCount, needed, ok: seats.length >= needed };
}
