/** The open utbetalningar with whose turn each is: one person's own first, those that have waited longest before others. */
import { paymentsOf } from "#db/queries/payments.server.ts";
import type { AttestGround } from "../domain/attest/mayAttest.ts";
import { type Turn, turnOf, type Viewer, waitingSince } from "../domain/attest/turn.ts";
import { type Actor, may } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import { attestGrounds, attestRegister } from "./attestPayment.server.ts";
import type { Office } from "./command.server.ts";

export type OpenTurn = { ground: AttestGround; turn: Turn; since: LegalDate };

/** Who looks, as the rules of the turn see it. */
export const viewerOf = (actor: Actor): Viewer => ({
  ...{ personId: actor.personId, roles: actor.roles },
  ...{ mayChange: may.changePayment(actor), mayPay: may.recordPaid(actor) },
});

/** What each open payment is decided by, on a day. */
export async function openGrounds(
  db: Office["db"],
  associationId: string,
  today: LegalDate,
): Promise<AttestGround[]> {
  const register = await attestRegister(db, associationId, today);
  const payments = await paymentsOf(db, associationId, "open");
  return attestGrounds(db, associationId, payments, register);
}

/** The same as one person meets them, the longest waiting first. */
export function turnsOf(grounds: readonly AttestGround[], viewer: Viewer): OpenTurn[] {
  const told = grounds.flatMap((ground) => {
    const turn = turnOf(ground, viewer);
    return turn === null ? [] : [{ ground, turn, at: waitingSince(ground.payment) }];
  });
  return told
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ ground, turn, at }) => ({ ground, turn, since: swedishDay(at) }));
}
