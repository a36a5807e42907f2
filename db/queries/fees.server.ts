/** Arvoden as the domain's plain data: what is decided, what is claimed, and the periods. */
import type { Kysely } from "kysely";
import type { BaseAmount } from "#app/domain/baseAmounts.ts";
import type { LegalDate } from "#app/domain/calendar.ts";
import type { FeeClaim, Occasion } from "#app/domain/fees/claim.ts";
import { type Errand, errandSlug } from "#app/domain/fees/errand.ts";
import { baseAmountsIn, type FeeSetting, ownBaseAmounts } from "#app/domain/fees/settings.ts";
import type { Database } from "../schema.ts";
import { errandsOf } from "./errands.server.ts";
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
  occasion: Occasion;
  /** The address of what it is for. */
  slug: string;
  day: LegalDate;
  /** The förrättning it is for; null = a meeting. */
  errand: Errand | null;
  personId: string;
  name: string;
  version: number;
  at: string;
  byName: string | null;
  /** Where it is paid, while that payment is not cancelled. */
  listing: { period: string; payment: string; isPaid: boolean } | null;
};

type Which = { meetingId?: string | undefined; errandId?: string | undefined; personId?: string };

type OccasionRow = {
  meeting_id: string | null;
  errand_id: string | null;
  slug: string | null;
  date: string | null;
};

/** What a claim is for, of the row that joined the meeting. */
function occasionIn(row: OccasionRow, errands: readonly Errand[]) {
  const errand = errands.find(({ id }) => id === row.errand_id);
  if (errand) {
    const { id, day, number } = errand;
    return { occasion: { errandId: id }, day, slug: errandSlug(number), errand };
  }
  const { meeting_id, date, slug } = row;
  return {
    occasion: { meetingId: meeting_id ?? "" },
    ...{ day: date as LegalDate, slug: slug ?? "", errand: null },
  };
}

/** By day, the meeting of a day first. */
const byDay = (a: { day: string; slug: string }, b: { day: string; slug: string }): number =>
  a.day.localeCompare(b.day) || a.slug.localeCompare(b.slug);

/** The förrättningar, read only where some row is of one. */
const errandsFor = async (db: Db, associationId: string, rows: readonly OccasionRow[]) =>
  rows.some(({ errand_id }) => errand_id !== null) ? errandsOf(db, associationId) : [];

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
  { meetingId, errandId, personId }: Which = {},
): Promise<ClaimRow[]> {
  let query = db
    .selectFrom("fee_claim as c")
    .leftJoin("meeting", "meeting.id", "c.meeting_id")
    .innerJoin("person", "person.id", "c.person_id")
    .leftJoin("person as writer", "writer.id", "c.by_person_id")
    .select(["c.id", "c.meeting_id", "c.errand_id", "c.person_id", "c.version", "c.text", "c.at"])
    .select(["meeting.slug", "meeting.date", "person.name", "writer.name as byName"])
    .where("c.association_id", "=", associationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("fee_claim as later")
            .select("later.version")
            .where((e) =>
              e.or([
                e("later.meeting_id", "=", e.ref("c.meeting_id")),
                e("later.errand_id", "=", e.ref("c.errand_id")),
              ]),
            )
            .whereRef("later.person_id", "=", "c.person_id")
            .whereRef("later.version", ">", "c.version"),
        ),
      ),
    );
  if (meetingId) query = query.where("c.meeting_id", "=", meetingId);
  if (errandId) query = query.where("c.errand_id", "=", errandId);
  if (personId) query = query.where("c.person_id", "=", personId);
  const rows = await query.orderBy("person.name").execute();
  const errands = await errandsFor(db, associationId, rows);
  const listed = await listings(db, associationId);
  return rows
    .map((row) => ({
      ...(JSON.parse(row.text) as FeeClaim),
      ...{ id: row.id, personId: row.person_id, version: row.version },
      ...{ name: row.name, at: row.at, ...occasionIn(row, errands) },
      ...{ byName: row.byName, listing: listed.get(row.id) ?? null },
    }))
    .toSorted(byDay);
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
  /** What the förrättning was; null = a meeting. */
  errand: string | null;
};

/** What a period took: the claims as they were then, by name and day. */
export async function periodLines(
  db: Db,
  associationId: string,
  periodId: string,
): Promise<PeriodLine[]> {
  const rows = await db
    .selectFrom("fee_listing")
    .innerJoin("fee_claim as c", "c.id", "fee_listing.claim_id")
    .leftJoin("meeting", "meeting.id", "c.meeting_id")
    .innerJoin("person", "person.id", "c.person_id")
    .innerJoin("payment", "payment.id", "fee_listing.payment_id")
    .leftJoin("payment_end", "payment_end.payment_id", "payment.id")
    .select(["c.id", "c.text", "c.person_id", "c.meeting_id", "c.errand_id"])
    .select(["person.name", "meeting.date", "meeting.slug"])
    .select(["payment.id as paymentId", "payment.year", "payment.sequence", "payment_end.kind"])
    .where("period_id", "=", periodId)
    .orderBy("person.name")
    .orderBy("person.id")
    .execute();
  const errands = await errandsFor(db, associationId, rows);
  const people = [...new Set(rows.map(({ person_id }) => person_id))];
  return rows
    .map((row) => ({ ...row, ...occasionIn(row, errands) }))
    .toSorted((a, b) => people.indexOf(a.person_id) - people.indexOf(b.person_id) || byDay(a, b))
    .map(({ id, text, person_id, name, day, errand, year, sequence, paymentId, kind }) => ({
      ...(JSON.parse(text) as FeeClaim),
      ...{ id, personId: person_id, name, day, errand: errand?.what ?? null },
      ...{ payment: `${year}-${sequence}`, paymentId, isCancelled: kind === "cancelled" },
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

/** The numbers of payments by hand that once named the meeting or the förrättning. Which of them still do is for the caller. */
export async function feePaymentNumbers(db: Db, associationId: string, occasion: Occasion) {
  const named = occasion.errandId
    ? `"feeErrandId":"${occasion.errandId}"`
    : `"feeMeetingId":"${occasion.meetingId}"`;
  const rows = await db
    .selectFrom("payment_version as v")
    .innerJoin("payment", "payment.id", "v.payment_id")
    .select(["payment.year", "payment.sequence"])
    .distinct()
    .where("v.association_id", "=", associationId)
    .where("v.text", "like", `%${named}%`)
    .execute();
  return rows;
}

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
