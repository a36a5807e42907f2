/** CTRL-20 with what is noted and decided: the arvode of each person at a meeting, and an arvode paid by hand. */
import {
  claimsOf,
  employersOnEachDay,
  feePaymentNumbers,
  feeSettingsOf,
  isOfPeriod,
  periodsOf,
} from "#db/queries/fees.server.ts";
import { meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import type { LegalDate } from "../domain/calendar.ts";
import { feePersonOf, handFaults, unsaid } from "../domain/fees/byHand.ts";
import { claimOre } from "../domain/fees/claim.ts";
import { type Fee, feeOf } from "../domain/fees/fee.ts";
import { closedSince } from "../domain/fees/period.ts";
import type { Payment, PaymentText } from "../domain/payment/payment.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, missing, type Office } from "./command.server.ts";

type Db = Office["db"];

/** A meeting with the arvode of each person there; null when the förbund has no such meeting held here. */
export async function feesAt(db: Db, associationId: string, meetingId: string) {
  const row = await meetingRow(db, associationId, meetingId);
  if (!row || row.imported !== null) return null;
  const minutes = await minutesOf(db, associationId, meetingId);
  if (!minutes) return null;
  const settings = await feeSettingsOf(db, associationId);
  const employers = await employersOnEachDay(db, associationId);
  const feeFor = (personId: string): Result<Fee> =>
    feeOf({ minutes, personId, settings, employers: employers(personId, minutes.date) });
  return { minutes, settings, slug: row.slug, feeFor };
}

/** The payments by hand that are the arvode of this person at this meeting, but one. */
export async function paidByHand(
  db: Db,
  associationId: string,
  about: { meetingId: string; personId: string; except?: string },
): Promise<string[]> {
  const found: Payment[] = [];
  for (const which of await feePaymentNumbers(db, associationId, about.meetingId)) {
    found.push(...(await paymentsOf(db, associationId, which)));
  }
  return found
    .filter(
      (one) =>
        one.kind === "fee" &&
        one.id !== about.except &&
        one.cancelled === null &&
        one.cameBack === null &&
        one.feeMeetingId === about.meetingId &&
        feePersonOf(one) === about.personId,
    )
    .map(({ number }) => `utbetalning ${number}`);
}

/** That the arvode of a meeting is an utbetalning already, by hand. */
export const alreadyPaid = (where: readonly string[]): string =>
  `Arvodet för sammanträdet finns redan: ${where.join(" och ")}.`;

/** Why the arvode of a meeting is not open to be confirmed or corrected now, as a sentence; null when it is. */
export async function notOpen(
  db: Db,
  associationId: string,
  about: { meetingId: string; personId: string; day: LegalDate; isOffice: boolean },
): Promise<string | null> {
  const byHand = await paidByHand(db, associationId, about);
  if (byHand.length > 0) return alreadyPaid(byHand);
  if (about.isOffice) return null;
  const [last] = await periodsOf(db, associationId);
  return closedSince(about.day, last?.to ?? null);
}

/** What a period made is corrected by being cancelled and claimed anew: its sum is the sum of its claims. */
function keptAsListed(before: Payment, text: PaymentText): Result<null> {
  const isSame =
    text.kind === before.kind &&
    text.ore === before.ore &&
    text.concernsId === before.concernsId &&
    text.payee.personId === before.payee.personId;
  return isSame
    ? accepted(null)
    : refused(
        "Beloppet och personen kommer från en period av ersättningar. Makulera utbetalningen och rätta ersättningen, så tas den med i nästa period.",
        { rule: "CTRL-20", field: "amount" },
      );
}

/**
 * Why a payment is no arvode that may be paid; accepted for every other kind. `before` is what is changed, `source` what came
 * back and is paid anew. @see CTRL-20
 */
export async function feePaymentFaults(
  act: Pick<Act, "trx" | "associationId">,
  text: PaymentText,
  { before = null, source = null }: { before?: Payment | null; source?: Payment | null } = {},
): Promise<Result<null>> {
  const { trx, associationId } = act;
  const listed = before ?? source;
  if (listed && (await isOfPeriod(trx, listed.id))) return keptAsListed(listed, text);
  if (text.kind !== "fee") return accepted(null);
  const untold = unsaid(text);
  if (untold) return refusedAll(untold);
  const meetingId = text.feeMeetingId ?? "";
  const personId = feePersonOf(text) ?? "";
  const meeting = await feesAt(trx, associationId, meetingId);
  if (!meeting) return missing("Sammanträdet");
  const about = { meetingId, personId, except: before?.id ?? "" };
  const claims = await claimsOf(trx, associationId, { meetingId, personId });
  const already = [
    ...claims
      .filter((one) => claimOre(one) > 0)
      .map(({ listing }) =>
        listing ? `utbetalning ${listing.payment}` : "den är bekräftad under Mina ersättningar",
      ),
    ...(await paidByHand(trx, associationId, about)),
  ];
  const facts = { text, day: meeting.minutes.date, fee: meeting.feeFor(personId), already };
  const faults: Refusal[] = handFaults(facts);
  return faults.length > 0 ? refusedAll(faults) : accepted(null);
}
