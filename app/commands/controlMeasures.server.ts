/** What Paragraf knows of a kontrollmoment: the facts of each measure, gathered for its period. */
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { decisionsOf, toldOf } from "#db/queries/delegation.server.ts";
import { diaryStart, registeredBetween } from "#db/queries/diary.server.ts";
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { earlierTexts, paymentsOf } from "#db/queries/payments.server.ts";
import { heldMeetings } from "#db/queries/yearReview.server.ts";
import { dateOf, type LegalDate, parts } from "../domain/calendar.ts";
import { measureAttestLevel } from "../domain/control/attestMeasure.ts";
import type { Measured, MeasureName } from "../domain/control/control.ts";
import {
  measureApproval,
  measureAttestList,
  measureDelegation,
  measureNotice,
  measureNumbering,
} from "../domain/control/measures.ts";
import { numberText } from "../domain/delegation/decision.ts";
import { measureDiary } from "../domain/diary/measureDiary.ts";
import type { Office } from "./command.server.ts";

type Db = Office["db"];
type Period = { from: LegalDate; to: LegalDate };

async function numbersIn(db: Db, associationId: string, period: Period) {
  const rows = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(["item.number", "meeting.date"])
    .where("item.association_id", "=", associationId)
    .where("item.number", "is not", null)
    .where("meeting.date", ">=", period.from)
    .where("meeting.date", "<=", period.to)
    .execute();
  return rows.flatMap(({ number, date }) =>
    number === null ? [] : [{ number, year: parts(date as LegalDate).year }],
  );
}

async function delegations(db: Db, associationId: string, period: Period) {
  const told = await toldOf(db, associationId);
  const decisions = (await decisionsOf(db, associationId)).map((one) => ({
    ...{ number: numberText(one), decidedOn: one.decidedOn },
    toldOn: told.get(one.id)?.date ?? null,
  }));
  const meetings = (await heldMeetings(db, associationId)).map(({ date }) => date);
  return measureDelegation(decisions, meetings, period);
}

const notKeptHere: Measured = {
  checked: 0,
  deviations: ["Diariet förs inte i Paragraf, så det kan inte mätas här."],
};

/** The numbers of the whole years are looked through: a hole of January is one in December too. */
async function diaryOf(db: Db, associationId: string, period: Period) {
  if (!(await diaryStart(db, associationId))) return notKeptHere;
  const years = { from: dateOf(parts(period.from).year, 1, 1), to: period.to };
  const series = await registeredBetween(db, associationId, years);
  const registered = series.filter(({ registeredOn }) => registeredOn >= period.from);
  return measureDiary(registered, series);
}

/** Measures it in the period; both days included. */
export async function measure(
  db: Db,
  associationId: string,
  name: MeasureName,
  period: Period,
): Promise<Measured> {
  switch (name) {
    case "approval":
      return measureApproval(await heldMeetings(db, associationId), period);
    case "notice":
      return measureNotice(await heldMeetings(db, associationId), period);
    case "numbering":
      return measureNumbering(await numbersIn(db, associationId, period));
    case "diary":
      return diaryOf(db, associationId, period);
    case "delegation":
      return delegations(db, associationId, period);
    case "attestList":
    case "attestLevel": {
      const orders = await attestOrdersOf(db, associationId);
      const people = await attestPeopleOf(db, associationId);
      if (name === "attestList") return measureAttestList(orders, people, period.to);
      const payments = await paymentsOf(db, associationId);
      const textOf = await earlierTexts(db, payments);
      const baseAmounts = await baseAmountsOf(db, associationId);
      return measureAttestLevel({ payments, textOf, orders, people, baseAmounts }, period);
    }
  }
}
