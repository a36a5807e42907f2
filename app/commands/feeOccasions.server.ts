/** The arvode of each person at a meeting or a förrättning, with what is noted and decided. @see CTRL-20 */
import { errandOf, errandsOf } from "#db/queries/errands.server.ts";
import {
  claimsOf,
  employersOnEachDay,
  feePaymentNumbers,
  feeSettingsOf,
} from "#db/queries/fees.server.ts";
import { meetingRow, minutesOf } from "#db/queries/meetings.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { feePersonOf } from "../domain/fees/byHand.ts";
import type { Occasion } from "../domain/fees/claim.ts";
import {
  clashFaults,
  type Errand,
  errandBusy,
  errandSlug,
  errandTimes,
} from "../domain/fees/errand.ts";
import { errandFeeOf } from "../domain/fees/errandFee.ts";
import { type Fee, feeOf } from "../domain/fees/fee.ts";
import { type Busy, clashes } from "../domain/fees/overlap.ts";
import type { FeeSetting } from "../domain/fees/settings.ts";
import { attendedSpans } from "../domain/fees/time.ts";
import { sources } from "../domain/law.ts";
import type { Capacity, Minutes } from "../domain/minutes.ts";
import type { Payment } from "../domain/payment/payment.ts";
import { type Refusal, type Result, refusedAll } from "../domain/result.ts";
import { clockWords } from "../domain/wording.ts";
import type { Office } from "./command.server.ts";

type Db = Office["db"];

/** A meeting or a förrättning with what an arvode of it is. */
export type Counted = {
  occasion: Occasion;
  day: LegalDate;
  /** Its address below Mina ersättningar. */
  slug: string;
  /** "sammanträdet 4 mars 2026". */
  words: string;
  errand: Errand | null;
  persons: readonly { id: string; name: string }[];
  settings: FeeSetting[];
  feeFor: (personId: string) => Result<Fee>;
};

const says = (text: string): Refusal => ({
  ...{ rule: "CTRL-20", source: sources["CTRL-20"], field: "feeOccasion", text },
});

const onBoard: readonly Capacity[] = ["member", "serving_substitute", "substitute"];

/** When each ledamot and ersättare was at a meeting. */
function busyAt(minutes: Minutes): Busy[] {
  const there = minutes.presences.filter(({ capacity }) => onBoard.includes(capacity));
  const what = `sammanträdet ${clockWords(minutes.startsAt)}–${clockWords(minutes.endsAt)}`;
  return [...new Set(there.map(({ personId }) => personId))].flatMap((personId) =>
    attendedSpans(minutes, personId).map((span) => ({ ...span, personId, what })),
  );
}

/** When those of the register were at the closed meetings of a day that were held here. */
export async function busyAtMeetings(
  db: Db,
  associationId: string,
  day: LegalDate,
): Promise<Busy[]> {
  const rows = await db
    .selectFrom("meeting")
    .select("id")
    .where("association_id", "=", associationId)
    .where("date", "=", day)
    .where("ends_at", "is not", null)
    .where("imported", "is", null)
    .execute();
  const busy: Busy[] = [];
  for (const { id } of rows) {
    const minutes = await minutesOf(db, associationId, id);
    if (minutes) busy.push(...busyAt(minutes));
  }
  return busy;
}

/** The hours of the förrättningar of a day that stand, but one. */
export const busyOnErrands = async (
  db: Db,
  associationId: string,
  { day, except }: { day: LegalDate; except: string | null },
): Promise<Busy[]> =>
  (await errandsOf(db, associationId))
    .filter((one) => one.withdrawn === null && one.day === day && one.id !== except)
    .flatMap(errandBusy);

/** The payments by hand that are the arvode of this person for it, but one. */
export async function paidByHand(
  db: Db,
  associationId: string,
  about: { occasion: Occasion; personId: string; except?: string },
): Promise<string[]> {
  const { meetingId, errandId } = about.occasion;
  const found: Payment[] = [];
  for (const which of await feePaymentNumbers(db, associationId, about.occasion)) {
    found.push(...(await paymentsOf(db, associationId, which)));
  }
  return found
    .filter(
      (one) =>
        one.kind === "fee" &&
        one.id !== about.except &&
        one.cancelled === null &&
        one.cameBack === null &&
        (errandId ? one.feeErrandId === errandId : one.feeMeetingId === meetingId) &&
        feePersonOf(one) === about.personId,
    )
    .map(({ number }) => `utbetalning ${number}`);
}

/**
 * That somebody is paid already for a förrättning in the hours of a meeting that was closed after it. The other way round
 * the meeting comes first, and the förrättning is what is stopped.
 */
async function paidMeanwhile(db: Db, associationId: string, minutes: Minutes) {
  const errands = (await errandsOf(db, associationId)).filter(
    (one) => one.withdrawn === null && one.day === minutes.date,
  );
  const busy = busyAt(minutes);
  const found: { personId: string; fault: Refusal }[] = [];
  for (const errand of errands) {
    for (const own of errandBusy(errand)) {
      if (clashes(own, [own.personId], busy).length === 0) continue;
      const of = { errandId: errand.id };
      const [claim] = await claimsOf(db, associationId, { ...of, personId: own.personId });
      const byHand = await paidByHand(db, associationId, { occasion: of, personId: own.personId });
      if (!claim?.listing && byHand.length === 0) continue;
      const text = `Samma timmar betalas redan för ${own.what}. Ingen får betalt två gånger för samma timmar.`;
      found.push({ personId: own.personId, fault: says(text) });
    }
  }
  return found;
}

async function meetingFees(db: Db, associationId: string, id: string): Promise<Counted | null> {
  const row = await meetingRow(db, associationId, id);
  if (!row || row.imported !== null) return null;
  const minutes = await minutesOf(db, associationId, id);
  if (!minutes) return null;
  const settings = await feeSettingsOf(db, associationId);
  const employers = await employersOnEachDay(db, associationId);
  const paid = await paidMeanwhile(db, associationId, minutes);
  const { date, persons } = minutes;
  return {
    ...{ occasion: { meetingId: id }, day: date, slug: row.slug, errand: null, persons, settings },
    words: `sammanträdet ${dateText(date)}`,
    feeFor: (personId) => {
      const twice = paid.filter((one) => one.personId === personId);
      const fee = feeOf({ minutes, personId, settings, employers: employers(personId, date) });
      if (!fee.ok || twice.length === 0) return fee;
      return refusedAll(twice.map(({ fault }) => fault));
    },
  };
}

async function errandFees(db: Db, associationId: string, id: string): Promise<Counted | null> {
  const errand = await errandOf(db, associationId, id);
  if (!errand) return null;
  const register = await registerOf(db, associationId);
  const settings = await feeSettingsOf(db, associationId);
  const employers = await employersOnEachDay(db, associationId);
  const { day, number, withdrawn } = errand;
  const busy = await busyAtMeetings(db, associationId, day);
  return {
    ...{ occasion: { errandId: id }, day, slug: errandSlug(number), errand, settings },
    persons: register.persons,
    words: `förrättningen ${dateText(day)} ${errandTimes(errand)}`,
    feeFor: (personId) => {
      if (withdrawn) return refusedAll([says(`Förrättning ${number} är återtagen.`)]);
      const facts = { errand, personId, settings, employers: employers(personId, day) };
      const fee = errandFeeOf({ ...register, ...facts });
      if (!fee.ok) return fee;
      const own = { ...errand, personIds: [personId] };
      const twice = clashFaults(own, { busy, persons: register.persons });
      return twice.length === 0 ? fee : refusedAll(twice.map(({ text }) => says(text)));
    },
  };
}

/** What an arvode of a meeting or a förrättning is; null when the förbund has none such held here. */
export const feesAt = (
  db: Db,
  associationId: string,
  { meetingId, errandId }: Occasion,
): Promise<Counted | null> =>
  errandId === undefined
    ? meetingFees(db, associationId, meetingId)
    : errandFees(db, associationId, errandId);
