/** Arvoden as the domain's plain data: what is decided, what is claimed, and the periods. */
import type { Kysely } from "kysely";
import type { BaseAmount } from "#app/domain/baseAmounts.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { FeeClaim } from "#app/domain/fees/claim.ts";
import { baseAmountsIn, type FeeSetting, ownBaseAmounts } from "#app/domain/fees/settings.ts";
import type { Database } from "../schema.ts";
import { registerOf } from "./people.server.ts";
import { tiesOf, tiesOn } from "./review.server.ts";

type Db = Kysely<Database>;

/** Every decision about arvoden, the one written first coming first. */
export async function feeSettingsOf(db: Db, associationId: string): Promise<FeeSetting[]> {
  const rows = await db
    .selectFrom("fee_setting")
    .selectAll()
    .where("association_id", "=", associationId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(
    (row) =>
      ({
        ...{ id: row.id, kind: row.kind, subject: row.subject, ground: row.ground, at: row.at },
        ...{ validFrom: row.valid_from, value: JSON.parse(row.value), itemId: row.item_id },
      }) as FeeSetting,
  );
}

/** Every base amount that is known in the förbund, its own before those that came with the program. @see BAS-1, BAS-2 */
export const baseAmountsOf = async (db: Db, associationId: string): Promise<BaseAmount[]> =>
  baseAmountsIn(await feeSettingsOf(db, associationId));

/** Those that somebody here has brought in, with who and when, the latest first. */
export async function enteredBaseAmounts(db: Db, associationId: string) {
  const settings = await feeSettingsOf(db, associationId);
  const rows = await db
    .selectFrom("fee_setting")
    .leftJoin("person", "person.id", "fee_setting.by_person_id")
    .select(["fee_setting.id", "fee_setting.at", "person.name"])
    .where("fee_setting.association_id", "=", associationId)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ownBaseAmounts(settings).map(({ id, ...amount }) => {
    const row = byId.get(id);
    return { ...amount, id, at: row?.at ?? "", byName: row?.name ?? null };
  });
}

export type ClaimRow = FeeClaim & {
  id: string;
  meetingId: string;
  slug: string;
  day: LegalDate;
  personId: string;
  name: string;
  version: number;
  at: string;
  byName: string | null;
  /** Where it is paid, while that payment is not cancelled. */
  listing: { period: string; payment: string; isPaid: boolean } | null;
};

type Which = { meetingId?: string; personId?: string };

/** The payments that pay anew what came back, by the one they pay: those cancelled left out. */
async function paidAnew(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("payment")
    .leftJoin("payment_end", "payment_end.payment_id", "payment.id")
    .leftJoin("payment_back", "payment_back.payment_id", "payment.id")
    .select(["payment.id", "payment.again_of", "payment.year", "payment.sequence"])
    .select(["payment_end.kind", "payment_back.id as backId"])
    .where("payment.association_id", "=", associationId)
    .where("payment.again_of", "is not", null)
    .execute();
  return new Map(rows.filter(({ kind }) => kind !== "cancelled").map((row) => [row.again_of, row]));
}

/** By claim: the period that took it and the payment that pays it now, those cancelled left out. */
async function listings(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("fee_listing")
    .innerJoin("fee_period", "fee_period.id", "fee_listing.period_id")
    .innerJoin("payment", "payment.id", "fee_listing.payment_id")
    .leftJoin("payment_end", "payment_end.payment_id", "payment.id")
    .leftJoin("payment_back", "payment_back.payment_id", "payment.id")
    .select(["claim_id", "fee_period.year as periodYear", "fee_period.sequence as periodNumber"])
    .select(["payment.id", "payment.year", "payment.sequence", "payment_end.kind"])
    .select("payment_back.id as backId")
    .where("fee_listing.association_id", "=", associationId)
    .execute();
  const anew = await paidAnew(db, associationId);
  type Paying = Pick<(typeof rows)[number], "id" | "year" | "sequence" | "kind" | "backId">;
  const now = (one: Paying): Paying => {
    const next = anew.get(one.id);
    return next ? now(next) : one;
  };
  return new Map(
    rows
      .filter(({ kind }) => kind !== "cancelled")
      .map((row) => {
        const { year, sequence, kind, backId } = now(row);
        const period = `${row.periodYear}-${row.periodNumber}`;
        const isPaid = kind === "paid" && backId === null;
        return [row.claim_id, { period, payment: `${year}-${sequence}`, isPaid }];
      }),
  );
}

/** The newest version of each claim, by day and name. */
export async function claimsOf(
  db: Db,
  associationId: string,
  { meetingId, personId }: Which = {},
): Promise<ClaimRow[]> {
  let query = db
    .selectFrom("fee_claim as c")
    .innerJoin("meeting", "meeting.id", "c.meeting_id")
    .innerJoin("person", "person.id", "c.person_id")
    .leftJoin("person as writer", "writer.id", "c.by_person_id")
    .select(["c.id", "c.meeting_id", "c.person_id", "c.version", "c.text", "c.at"])
    .select(["meeting.slug", "meeting.date", "person.name", "writer.name as byName"])
    .where("c.association_id", "=", associationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("fee_claim as later")
            .select("later.version")
            .whereRef("later.meeting_id", "=", "c.meeting_id")
            .whereRef("later.person_id", "=", "c.person_id")
            .whereRef("later.version", ">", "c.version"),
        ),
      ),
    );
  if (meetingId) query = query.where("c.meeting_id", "=", meetingId);
  if (personId) query = query.where("c.person_id", "=", personId);
  const rows = await query.orderBy("meeting.date").orderBy("person.name").execute();
  const listed = await listings(db, associationId);
  return rows.map((row) => ({
    ...(JSON.parse(row.text) as FeeClaim),
    ...{ id: row.id, meetingId: row.meeting_id, personId: row.person_id, version: row.version },
    ...{ slug: row.slug, day: row.date as LegalDate, name: row.name, at: row.at },
    ...{ byName: row.byName, listing: listed.get(row.id) ?? null },
  }));
}

export type FeePeriod = {
  id: string;
  /** "2026-1". */
  number: string;
  to: LegalDate;
  at: string;
  byName: string | null;
};

/** The periods, the latest first. */
export async function periodsOf(db: Db, associationId: string): Promise<FeePeriod[]> {
  const rows = await db
    .selectFrom("fee_period")
    .leftJoin("person", "person.id", "fee_period.by_person_id")
    .select(["fee_period.id", "year", "sequence", "to_date", "at", "person.name as byName"])
    .where("fee_period.association_id", "=", associationId)
    .orderBy("to_date", "desc")
    .execute();
  return rows.map(({ year, sequence, to_date, ...row }) => ({
    ...row,
    ...{ number: `${year}-${sequence}`, to: to_date as LegalDate },
  }));
}

export type PeriodLine = FeeClaim & {
  id: string;
  day: LegalDate;
  personId: string;
  name: string;
  payment: string;
  paymentId: string;
  isCancelled: boolean;
  /** What the paragraf span of the meeting's protokoll begins with; the address of the meeting. */
  slug: string;
};

/** What a period took: the claims as they were then, by name and day. */
export async function periodLines(db: Db, periodId: string): Promise<PeriodLine[]> {
  const rows = await db
    .selectFrom("fee_listing")
    .innerJoin("fee_claim as c", "c.id", "fee_listing.claim_id")
    .innerJoin("meeting", "meeting.id", "c.meeting_id")
    .innerJoin("person", "person.id", "c.person_id")
    .innerJoin("payment", "payment.id", "fee_listing.payment_id")
    .leftJoin("payment_end", "payment_end.payment_id", "payment.id")
    .select(["c.id", "c.text", "c.person_id", "person.name", "meeting.date", "meeting.slug"])
    .select(["payment.id as paymentId", "payment.year", "payment.sequence", "payment_end.kind"])
    .where("period_id", "=", periodId)
    .orderBy("person.name")
    .orderBy("meeting.date")
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.text) as FeeClaim),
    ...{ id: row.id, personId: row.person_id, name: row.name, day: row.date as LegalDate },
    ...{ payment: `${row.year}-${row.sequence}`, paymentId: row.paymentId, slug: row.slug },
    isCancelled: row.kind === "cancelled",
  }));
}

/** Whether a payment came from a period, whose sums it must keep; one that pays such a one anew does. */
export async function isOfPeriod(db: Db, paymentId: string): Promise<boolean> {
  const listing = db.selectFrom("fee_listing").select("period_id");
  const annual = db.selectFrom("fee_annual").select("period_id");
  const found =
    (await listing.where("payment_id", "=", paymentId).executeTakeFirst()) ??
    (await annual.where("payment_id", "=", paymentId).executeTakeFirst());
  if (found) return true;
  const payment = await db
    .selectFrom("payment")
    .select("again_of")
    .where("id", "=", paymentId)
    .executeTakeFirst();
  return payment?.again_of != null && isOfPeriod(db, payment.again_of);
}

/** The numbers of payments by hand, not cancelled, that once named the meeting. Which of them still do is for the caller. */
export async function feePaymentNumbers(db: Db, associationId: string, meetingId: string) {
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment", "payment.id", "v.payment_id")
    .select(["payment.year", "payment.sequence"])
    .distinct()
    .where("v.association_id", "=", associationId)
    .where("v.text", "like", `%"feeMeetingId":"${meetingId}"%`)
    .execute();
  return rows;
}

/** Closed meetings held here, the latest first, with whether the protokoll is justerat. */
export async function feeMeetings(db: Db, associationId: string) {
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("approved_minutes", "approved_minutes.meeting_id", "meeting.id")
    .select(["meeting.id", "slug", "date", "approved_minutes.approved_on"])
    .where("meeting.association_id", "=", associationId)
    .where("ends_at", "is not", null)
    .where("imported", "is", null)
    .orderBy("date", "desc")
    .execute();
  return rows.map(({ id, slug, date, approved_on }) => ({
    ...{ id, slug, day: date as LegalDate, isApproved: approved_on !== null },
  }));
}

/** The closed meetings from a day on that one person was at as ledamot or ersättare, the latest first. */
export async function feeMeetingsOf(
  db: Db,
  associationId: string,
  { personId, from }: { personId: string; from: LegalDate },
) {
  const rows = await db
    .selectFrom("meeting")
    .innerJoin("presence", "presence.meeting_id", "meeting.id")
    .select(["meeting.id", "slug", "date"])
    .distinct()
    .where("meeting.association_id", "=", associationId)
    .where("ends_at", "is not", null)
    .where("imported", "is", null)
    .where("date", ">=", from)
    .where("presence.person_id", "=", personId)
    .where("capacity", "in", ["member", "serving_substitute", "substitute"])
    .orderBy("date", "desc")
    .execute();
  return rows.map(({ id, slug, date }) => ({ id, slug, day: date as LegalDate }));
}

/** Who was at a closed meeting as ledamot or ersättare, by meeting and name. */
export const feeAttendances = (db: Db, associationId: string) =>
  db
    .selectFrom("presence")
    .innerJoin("person", "person.id", "presence.person_id")
    .select(["presence.meeting_id as meetingId", "person.id as personId", "person.name"])
    .distinct()
    .where("presence.association_id", "=", associationId)
    .where("capacity", "in", ["member", "serving_substitute", "substitute"])
    .orderBy("person.name")
    .execute();

/** Who a person works for on a day, by name: read once, to be asked of many days. @see CTRL-20 */
export async function employersOnEachDay(db: Db, associationId: string) {
  const { persons } = await registerOf(db, associationId);
  const ties = (await tiesOf(db, associationId)).filter(({ kind }) => kind === "employer");
  return (personId: string, day: LegalDate): string[] => [
    ...persons.filter(({ id }) => id === personId).map(({ organisation }) => organisation),
    ...tiesOn(ties, day)
      .filter((tie) => tie.personId === personId)
      .map(({ name }) => name),
  ];
}
