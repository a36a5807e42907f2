/** What a control looks at: drawn by chance from what the kontrollmoment is about. @see CTRL-24 */
import { decisionsOf } from "#db/queries/delegation.server.ts";
import { heldParagrafs } from "#db/queries/paragrafs.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import type { ControlPlan, ControlPoint, SampleSource } from "../domain/control/control.ts";
import type { Due } from "../domain/control/schedule.ts";
import { numberText, standing } from "../domain/delegation/decision.ts";
import { sampleOf } from "../domain/sample.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import type { Office } from "./command.server.ts";

type Db = Office["db"];

/** One control of an adopted plan. */
export type PlannedControl = { plan: ControlPlan; point: ControlPoint; due: Due };

/** One of those that may be drawn. */
export type Drawn = {
  number: string;
  /** What it is, in a few words. */
  text: string;
  /** Below the förbund's own address. */
  path: string;
  /** Whose own step it would be to look at, and what they have done; null when it is nobody's. */
  own: { byIds: string[]; said: string } | null;
};

type Days = Pick<Due, "from" | "period">;

const within = (day: string, { from, period }: Days): boolean => from <= day && day <= period;

async function payments(db: Db, associationId: string, days: Days): Promise<Drawn[]> {
  const all = await paymentsOf(db, associationId);
  return all
    .filter(({ changedAt, cancelled }) => cancelled === null && within(swedishDay(changedAt), days))
    .map(({ number, payee, marks }) => ({
      ...{ number, text: payee.name, path: `/utbetalningar/${number}` },
      own: {
        byIds: marks.map(({ personId }) => personId),
        said: `Du har attesterat utbetalning ${number}`,
      },
    }));
}

async function delegated(db: Db, associationId: string, days: Days): Promise<Drawn[]> {
  const all = standing(await decisionsOf(db, associationId));
  return all
    .filter(({ decidedOn }) => within(decidedOn, days))
    .map((one) => ({
      ...{ number: numberText(one), text: one.what },
      own: { byIds: [one.delegateId], said: `Du har fattat ${numberText(one)}` },
      path: `/delegationsbeslut#${numberText(one).replace(" ", "-")}`,
    }));
}

/** What the styrelse has decided is nobody's own step. */
async function paragrafs(db: Db, associationId: string, { from, period }: Days): Promise<Drawn[]> {
  const all = await heldParagrafs(db, associationId, { from, to: period });
  return all.map(({ id, number, heading, date, slug }) => ({
    ...{ number: `§ ${number} ${date}`, text: heading, own: null },
    path: `/sammantraden/${slug}/arenden/${id}`,
  }));
}

const sources: Record<SampleSource, (db: Db, id: string, days: Days) => Promise<Drawn[]>> = {
  ...{ payments, delegated, paragrafs },
};

/** Those that are drawn: anybody who has the seed and the register draws the same. @see CTRL-24 */
export async function drawnFor(
  db: Db,
  associationId: string,
  { plan, point, due }: PlannedControl,
): Promise<{ seed: string; drawn: Drawn[] }> {
  const seed = `${plan.year}/${point.key}/${due.period}`;
  if (point.sampleSize === 0) return { seed, drawn: [] };
  const all = await sources[point.sampleFrom](db, associationId, due);
  const numbers = sampleOf(
    all.map(({ number }) => number),
    seed,
    point.sampleSize,
  );
  return {
    seed,
    drawn: numbers.flatMap((one) => all.find(({ number }) => number === one) ?? []),
  };
}
