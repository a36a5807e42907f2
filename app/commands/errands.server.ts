/**
 * Förrättningar: registered by the kansli for those who took part, or by one of them for herself and then answered for by
 * somebody else; corrected in versions, and withdrawn with a reason. @see FIN-11, ARV-1, CTRL-20
 */
import { decidedItem } from "#db/queries/decidedItems.server.ts";
import { errandByNumber } from "#db/queries/errands.server.ts";
import { claimsOf } from "#db/queries/fees.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { nextInYear } from "#db/queries/sequences.server.ts";
import { may } from "../domain/authority.ts";
import { parts } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import {
  type Errand,
  type ErrandText,
  errandFaults,
  mayVouch,
  vouchFault,
} from "../domain/fees/errand.ts";
import { accepted, type Result, refused, refusedAll } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";
import { alreadyPaid } from "./feeCheck.server.ts";
import { busyAtMeetings, busyOnErrands, paidByHand } from "./feeOccasions.server.ts";

/** One who is not of the kansli writes of nobody but herself. */
function whoseFault(act: Act, { personIds }: Pick<ErrandText, "personIds">): Result<null> {
  const own = act.actor.personId;
  if (may.decideFees(act.actor)) return accepted(null);
  const isOwn = own !== null && personIds.length === 1 && personIds[0] === own;
  return isOwn
    ? accepted(null)
    : refused("Var och en registrerar sin egen förrättning. Kansliet kan göra det åt flera.", {
        ...{ rule: "behorighet", field: "personIds" },
      });
}

/** All that is wrong with what was written; `errandId` is what is corrected. */
async function textFaults(
  act: Act,
  text: ErrandText,
  errandId: string | null,
): Promise<Result<null>> {
  const { trx, associationId, today, clock } = act;
  const register = await registerOf(trx, associationId);
  const known = register.persons.map(({ id }) => id);
  if (text.personIds.some((id) => !known.includes(id))) return missing("Personen");
  const { order } = text;
  if (order.by === "person" && !known.includes(order.personId)) return missing("Personen");
  if (order.by === "board" && order.itemId !== null) {
    if (!(await decidedItem(trx, associationId, order.itemId))) {
      return refused("Välj en paragraf som är justerad och inte har utgått.", { field: "itemId" });
    }
  }
  const busy = [
    ...(await busyAtMeetings(trx, associationId, text.day)),
    ...(await busyOnErrands(trx, associationId, { day: text.day, except: errandId })),
  ];
  const faults = errandFaults(text, { ...register, today, clock, busy });
  return faults.length > 0 ? refusedAll(faults) : accepted(null);
}

/** Writes a version. The kansli answers for what it writes of others; else somebody else does afterwards. */
async function writeVersion(
  act: Act,
  text: ErrandText,
  { id, version, reason }: { id: string; version: number; reason: string },
): Promise<{ isVouched: boolean }> {
  const of = { errand_id: id, version, association_id: act.associationId };
  const stamp = { at: act.at, by_person_id: act.actor.personId };
  await act.trx
    .insertInto("errand_version")
    .values({ ...of, ...stamp, text: JSON.stringify(text), reason })
    .execute();
  const isVouched = may.decideFees(act.actor) && mayVouch(text, act.actor);
  if (isVouched) {
    await act.trx
      .insertInto("errand_vouch")
      .values({ ...of, ...stamp })
      .execute();
  }
  return { isVouched };
}

const subjectOf = ({ id }: { id: string }) => `errand:${id}`;

/** Registers a förrättning that is done. */
export const registerErrand = command("registerErrand", async (act, text: ErrandText) => {
  const whose = whoseFault(act, text);
  if (!whose.ok) return whose;
  const fault = await textFaults(act, text, null);
  if (!fault.ok) return fault;
  const { year } = parts(act.today);
  const sequence = await nextInYear(act.trx, "errand", { associationId: act.associationId, year });
  const [id, number] = [act.newId(), `${year}-${sequence}`];
  await act.trx
    .insertInto("errand")
    .values({ id, association_id: act.associationId, year, sequence })
    .execute();
  const { isVouched } = await writeVersion(act, text, { id, version: 1, reason: "" });
  const data = { number, isVouched, text: text as unknown as Json };
  act.record({ kind: "errand.registered", subject: subjectOf({ id }), data, ground: null });
  return accepted({ id, number });
});

async function notPaidByHand(act: Act, errand: Errand): Promise<Result<Errand>> {
  const occasion = { errandId: errand.id };
  for (const personId of errand.personIds) {
    const where = await paidByHand(act.trx, act.associationId, { occasion, personId });
    if (where.length > 0) return refused(alreadyPaid(occasion, where), { rule: "CTRL-20" });
  }
  return accepted(errand);
}

/** The förrättning, where the one who acts may write in it and nothing of it is on its way to be paid. */
async function changeable(act: Act, number: string): Promise<Result<Errand>> {
  const errand = await errandByNumber(act.trx, act.associationId, number);
  if (!errand) return missing("Förrättningen");
  const whose = whoseFault(act, errand);
  if (!whose.ok) return whose;
  if (errand.withdrawn) {
    return refused("Förrättningen är återtagen och ändras inte mer.", { rule: "inaktuell" });
  }
  const claims = await claimsOf(act.trx, act.associationId, { errandId: errand.id });
  const listed = claims.find(({ listing }) => listing !== null)?.listing;
  if (!listed) return notPaidByHand(act, errand);
  const text = `Förrättningen ingår i period ${listed.period} och betalas med utbetalning ${listed.payment}. Är den fel makulerar kansliet utbetalningen, och då kan den rättas.`;
  return refused(text, { rule: "CTRL-20" });
}

const changedMeanwhile = refused(
  "Förrättningen har ändrats sedan du öppnade sidan. Läs den som den är nu och gör om det du skulle göra.",
  { rule: "inaktuell" },
);

export type CorrectErrand = { number: string; version: number; text: ErrandText; reason: string };

/** Writes a new version, with why. `version` is the one that was read. */
export const correctErrand = command("correctErrand", async (act, input: CorrectErrand) => {
  const open = await changeable(act, input.number);
  if (!open.ok) return open;
  const { id, version } = open.value;
  if (version !== input.version) return changedMeanwhile;
  const { text } = input;
  const whose = whoseFault(act, text);
  if (!whose.ok) return whose;
  const fault = await textFaults(act, text, id);
  const reason = input.reason.trim();
  const untold =
    reason === "" ? refused("Skriv vad du rättar och varför.", { field: "reason" }).refusals : [];
  const wrong = [...(fault.ok ? [] : fault.refusals), ...untold];
  if (wrong.length > 0) return refusedAll(wrong);
  const { isVouched } = await writeVersion(act, text, { id, version: version + 1, reason });
  const data = { version: version + 1, isVouched, reason, text: text as unknown as Json };
  act.record({ kind: "errand.corrected", subject: subjectOf({ id }), data, ground: null });
  return accepted({ number: input.number });
});

export type WithdrawErrand = { number: string; reason: string };

/** Takes it back: it stays to be read, and nothing is paid for it. */
export const withdrawErrand = command("withdrawErrand", async (act, input: WithdrawErrand) => {
  const open = await changeable(act, input.number);
  if (!open.ok) return open;
  const { id } = open.value;
  const reason = input.reason.trim();
  if (reason === "") {
    return refused("Skriv varför förrättningen återtas.", { field: "withdrawReason" });
  }
  await act.trx
    .insertInto("errand_end")
    .values({
      ...{ errand_id: id, association_id: act.associationId, reason },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { reason };
  act.record({ kind: "errand.withdrawn", subject: subjectOf({ id }), data, ground: null });
  return accepted({ number: input.number });
});

export type VouchForErrand = { number: string; version: number };

/** Somebody who had no part in it answers for that it was ordered. `version` is the one that was read. */
export const vouchForErrand = command("vouchForErrand", async (act, input: VouchForErrand) => {
  const errand = await errandByNumber(act.trx, act.associationId, input.number);
  if (!errand) return missing("Förrättningen");
  const fault = vouchFault(errand, act.actor);
  if (!fault.ok) return fault;
  if (errand.version !== input.version) return changedMeanwhile;
  const { id, version } = errand;
  await act.trx
    .insertInto("errand_vouch")
    .values({
      ...{ errand_id: id, version, association_id: act.associationId },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  const data = { version };
  act.record({ kind: "errand.vouched", subject: subjectOf(errand), data, ground: null });
  return accepted({ number: input.number });
});
