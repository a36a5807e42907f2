/** A control is made: what was drawn and measured is kept with the result. Nobody controls their own step. @see CTRL-22, CTRL-24 */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { keepBytes } from "#db/queries/blobs.server.ts";
import { controlPlansOf, controlRunsOf, meetingDaysOf } from "#db/queries/control.server.ts";
import { personsOf } from "../domain/attest/holders.ts";
import type { AttestPerson } from "../domain/attest/order.ts";
import { definiteHolder, namesIn } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { adoptedPlans } from "../domain/control/control.ts";
import { duesOf } from "../domain/control/schedule.ts";
import type { Json } from "../domain/event.ts";
import { sources } from "../domain/law.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing, type Office } from "./command.server.ts";
import { measure } from "./controlMeasures.server.ts";
import { type Drawn, drawnFor, type PlannedControl } from "./controlSamples.server.ts";

type Db = Office["db"];

/** The control of the plan, kontrollmoment and period; null when the plan has none such. */
export async function plannedControl(
  db: Db,
  associationId: string,
  at: { planId: string; pointKey: string; period: string },
): Promise<PlannedControl | null> {
  const plan = adoptedPlans(await controlPlansOf(db, associationId)).find(
    ({ id }) => id === at.planId,
  );
  const point = plan?.points.find(({ key }) => key === at.pointKey);
  if (!plan || !point) return null;
  const meetings = await meetingDaysOf(db, associationId, plan.year);
  const due = duesOf(point.frequency, plan.year, meetings).find((one) => one.period === at.period);
  return due ? { plan, point, due } : null;
}

/** Why the person may not make the control; null when they may. */
export function mayNotControl(
  personId: string | null,
  { point }: Pick<PlannedControl, "point">,
  people: readonly AttestPerson[],
  drawn: readonly Pick<Drawn, "own">[],
  today: LegalDate,
): Refusal | null {
  const about = { rule: "CTRL-22", source: sources["CTRL-22"], field: null };
  if (personId === null || !personsOf(point.owner, people, today).includes(personId)) {
    const owner = definiteHolder(point.owner, namesIn(people));
    return { ...about, text: `Enligt planen är det ${owner} som gör kontrollen.` };
  }
  if (personsOf(point.performer, people, today).includes(personId)) {
    return { ...about, text: "Du utför det som kontrolleras. Ingen kontrollerar sitt eget steg." };
  }
  const mine = drawn.find(({ own }) => own?.byIds.includes(personId));
  if (!mine?.own) return null;
  const text = `${mine.own.said}, som ingår i stickprovet. Ingen kontrollerar sitt eget steg.`;
  return { ...about, text };
}

export type MakeControl = {
  planId: string;
  pointKey: string;
  period: string;
  result: "ok" | "deviation";
  note: string;
  action: string;
  actionDue: LegalDate | null;
  evidence: { filename: string; mediaType: string; bytes: Uint8Array } | null;
};

/** A deviation says what, and what is done about it by when. */
function said({ result, note, action, actionDue }: MakeControl, today: LegalDate): Refusal[] {
  const at = (field: string, text: string): Refusal => ({ rule: null, source: null, field, text });
  if (result === "ok") {
    return action === "" && actionDue === null
      ? []
      : [at("action", "En åtgärd hör till en avvikelse. Ändra resultatet, eller stryk åtgärden.")];
  }
  return [
    ...(note === "" ? [at("note", "Skriv vad som avviker.")] : []),
    ...(action === "" ? [at("action", "Skriv vad som görs åt avvikelsen.")] : []),
    ...(actionDue === null ? [at("actionDue", "Sätt en dag då åtgärden ska vara klar.")] : []),
    ...(actionDue !== null && actionDue < today
      ? [at("actionDue", `${dateText(actionDue)} har redan varit. Sätt en dag som kommer.`)]
      : []),
  ];
}

async function found(act: Act, input: MakeControl): Promise<Result<PlannedControl>> {
  const control = await plannedControl(act.trx, act.associationId, input);
  if (!control) return missing("Kontrollen");
  const runs = await controlRunsOf(act.trx, act.associationId);
  const isMade = runs.some(
    (one) =>
      one.planId === input.planId && one.pointKey === input.pointKey && one.period === input.period,
  );
  return isMade ? refused("Kontrollen är redan gjord.") : accepted(control);
}

/** Notes that a control was made. The sample and the measure are drawn anew here: they are never what a form says. */
export const makeControl = command("recordControl", async (act, input: MakeControl) => {
  const { trx, associationId, today } = act;
  const control = await found(act, input);
  if (!control.ok) return control;
  const { point, due } = control.value;
  const people = await attestPeopleOf(trx, associationId);
  const { seed, drawn } = await drawnFor(trx, associationId, control.value);
  const stop = mayNotControl(act.actor.personId, control.value, people, drawn, today);
  if (stop) return refusedAll([stop]);
  const wrong = said(input, today);
  if (wrong.length > 0) return refusedAll(wrong);
  const period = { from: due.from, to: due.period < today ? due.period : today };
  const measured = point.measure ? await measure(trx, associationId, point.measure, period) : null;
  const { evidence } = input;
  const sha256 = evidence
    ? await keepBytes(trx, associationId, evidence.mediaType, evidence.bytes)
    : null;
  const id = act.newId();
  const row = {
    ...{ id, association_id: associationId, plan_id: input.planId, point_key: input.pointKey },
    ...{ period: due.period, made_on: today, seed, result: input.result, note: input.note },
    sample: JSON.stringify(drawn.map(({ number }) => number)),
    measured: measured === null ? null : JSON.stringify(measured),
    ...{ action: input.action, action_due: input.actionDue },
    action_id: input.action === "" ? null : act.newId(),
    ...{ evidence_sha256: sha256, evidence_name: evidence?.filename ?? null },
    ...{ at: act.at, by_person_id: act.actor.personId },
  };
  await trx.insertInto("control_run").values(row).execute();
  act.record({
    kind: "control.made",
    subject: `control:${id}`,
    data: { what: point.what, ...row } as Json,
    ground: null,
  });
  return accepted({ id });
});
