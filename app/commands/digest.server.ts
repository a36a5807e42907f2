/** A letter a day, at most, to those who have asked for it: how much waits for them and since when. */
import { associationById } from "#db/queries/associations.server.ts";
import { digestReaders, digestWishOf, endDigest, takeDigest } from "#db/queries/digest.server.ts";
import { digestLetter } from "../documents/digestLetter.ts";
import type { AttestGround } from "../domain/attest/mayAttest.ts";
import { rolesOn } from "../domain/authority.ts";
import { accepted, refused } from "../domain/result.ts";
import { swedishNow } from "../domain/swedishTime.ts";
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

/** What waits for the person on the day, the longest waiting first. */
function waitingOf(grounds: readonly AttestGround[], personId: string, associationId: string) {
  const [ground] = grounds;
  const person = ground?.people.find(({ id }) => id === personId);
  if (!ground || !person) return [];
  const roles = rolesOn(person.roles, ground.day);
  const viewer = viewerOf({ accountId: "", personId, associationId, roles });
  return turnsOf(grounds, viewer).filter(({ turn }) => turn.isMine);
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
  const grounds = await openGrounds(db, associationId, day);
  for (const { id: personId, email } of readers) {
    const waiting = waitingOf(grounds, personId, associationId);
    const [first] = waiting;
    const about = { associationId, personId, day };
    if (!first || !(await takeDigest(db, about, office.clock().toISOString()))) continue;
    const letter = digestLetter({
      ...{ association: association.name, count: waiting.length, oldest: first.since },
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
