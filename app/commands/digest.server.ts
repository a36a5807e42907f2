/** A letter a day, at most, to those who have asked for it: how much waits for them, what came back, and since when. */
import { associationById } from "#db/queries/associations.server.ts";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { digestReaders, digestWishOf, endDigest, takeDigest } from "#db/queries/digest.server.ts";
import { unsettledIds } from "#db/queries/moneyBack.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { digestLetter, type Since } from "../documents/digestLetter.ts";
import type { AttestGround } from "../domain/attest/mayAttest.ts";
import type { AttestPerson } from "../domain/attest/order.ts";
import { type Actor, may, rolesOn } from "../domain/authority.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { accepted, refused } from "../domain/result.ts";
import { swedishDay, swedishNow } from "../domain/swedishTime.ts";
import { command, type Office } from "./command.server.ts";
import type { Mailer } from "./letters.server.ts";
import { openGrounds, turnsOf, viewerOf } from "./waitingPayments.server.ts";

/** Says for oneself whether to be told by e-mail. */
export const wishDigest = command("wishDigest", async (act, input: { isWanted: boolean }) => {
  const { personId } = act.actor;
  if (personId === null) return refused("Brevet går till personer i registret, och du är ingen.");
  const { isWanted } = input;
  const before = await digestWishOf(act.trx, act.associationId, personId);
  if (before.isWanted === isWanted) return accepted({ isWanted });
  await act.trx
    .insertInto("digest_wish")
    .values({
      ...{ association_id: act.associationId, person_id: personId, number: before.number + 1 },
      ...{ is_wanted: isWanted ? 1 : 0, at: act.at, by_person_id: personId },
    })
    .execute();
  const subject = `person:${personId}`;
  act.record({ kind: "digest.wished", subject, data: { isWanted }, ground: null });
  return accepted({ isWanted });
});

export type DigestReport = {
  sent: number;
  /** Why each that failed did. */
  failed: string[];
};

type Reader = { id: string; email: string };

/** What the day's letters are made from. */
type Mail = {
  grounds: readonly AttestGround[];
  people: readonly AttestPerson[];
  back: Since | null;
};

/** What waits for the person on the day, and what came back if it is theirs to say what becomes of it. */
function waitingFor({ grounds, people, back }: Mail, actor: Omit<Actor, "roles">, day: LegalDate) {
  const person = people.find(({ id }) => id === actor.personId);
  if (!person) return { waiting: null, back: null };
  const asked = { ...actor, roles: rolesOn(person.roles, day) };
  const mine = turnsOf(grounds, viewerOf(asked)).filter(({ turn }) => turn.isMine);
  const [first] = mine;
  return {
    waiting: first ? { count: mine.length, oldest: first.since } : null,
    back: may.recordCameBack(asked) ? back : null,
  };
}

/** What came back and that nobody has said anything of since, by the day it was noted. */
async function backSince(db: Office["db"], associationId: string): Promise<Since | null> {
  const ids = await unsettledIds(db, associationId);
  if (ids.length === 0) return null;
  const payments = await paymentsOf(db, associationId, { ids });
  const [oldest] = payments.flatMap(({ cameBack }) => cameBack?.at ?? []).toSorted();
  return oldest === undefined ? null : { count: payments.length, oldest: swedishDay(oldest) };
}

/** Sends the day's letters of a förbund. One who has had the day's, or for whom nothing waits, gets none. */
export async function sendDigests(
  office: Office,
  mailer: Mailer,
  associationId: string,
): Promise<DigestReport> {
  const { db } = office;
  const { today: day } = swedishNow(office.clock());
  const association = await associationById(db, associationId);
  const report: DigestReport = { sent: 0, failed: [] };
  const readers: Reader[] = association ? await digestReaders(db, associationId) : [];
  if (!association || readers.length === 0) return report;
  const mail: Mail = {
    grounds: await openGrounds(db, associationId, day),
    people: await attestPeopleOf(db, associationId),
    back: await backSince(db, associationId),
  };
  for (const { id: personId, email } of readers) {
    const found = waitingFor(mail, { accountId: "", personId, associationId }, day);
    if (!found.waiting && !found.back) continue;
    const about = { associationId, personId, day };
    if (!(await takeDigest(db, about, office.clock().toISOString()))) continue;
    const letter = digestLetter({
      ...{ association: association.name, ...found },
      address: `${office.publicUrl}/forbund/${association.slug}/utbetalningar`,
    });
    const id = `sammanfattning-${personId}-${day}`;
    const fault = await mailer.send({ ...letter, id, to: email, replyTo: association.email });
    const state = fault === null ? "sent" : fault.kind === "uncertain" ? "uncertain" : "failed";
    await endDigest(db, about, { state, error: fault?.reason ?? null });
    if (fault) report.failed.push(fault.reason);
    else report.sent += 1;
  }
  return report;
}
