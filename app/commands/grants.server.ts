/** Bidrag: a paragraf's sum and its plan are brought in once; what is not paid can be taken back. */
import { budgetLinesOf } from "#db/queries/budget.server.ts";
import { isDecided } from "#db/queries/decidedItems.server.ts";
import { grantPaymentsOf, grantsOf } from "#db/queries/grants.server.ts";
import { sectionsOf } from "#db/queries/meetings.server.ts";
import { nextInYear } from "#db/queries/sequences.server.ts";
import { parts } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import type { Grant } from "../domain/grants/grant.ts";
import { type NewGrant, readGrant, type TypedGrant } from "../domain/grants/grantInput.ts";
import { committed, isUnderWay } from "../domain/grants/left.ts";
import { sumOfDecision } from "../domain/grants/proposal.ts";
import { accepted, type Refusal, type Result, refused } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";
import { type Act, command, missing } from "./command.server.ts";

/** One bidrag by its number, as "2026-3"; undefined when the förbund has none such. */
export const grantByNumber = async (
  { trx, associationId }: Pick<Act, "trx" | "associationId">,
  number: string,
): Promise<Grant | undefined> =>
  (await grantsOf(trx, associationId)).find((one) => one.number === number);

export const grantSubject = ({ id }: Pick<Grant, "id">) => `grant:${id}`;

/** A line of the förbund's budget for the year; null = none is named. */
async function lineRefusals(act: Act, lineId: string | null, year: number): Promise<Refusal[]> {
  if (lineId === null) return [];
  const lines = await budgetLinesOf(act.trx, act.associationId);
  if (lines.some((one) => one.id === lineId && one.year === year)) return [];
  const text = `Välj en budgetpost för ${year}.`;
  return [{ rule: null, source: null, field: "lineId", text }];
}

const stampOf = (act: Act) => ({
  ...{ association_id: act.associationId, at: act.at, by_person_id: act.actor.personId },
});

async function saveInstalments(act: Act, grantId: string, { instalments }: NewGrant) {
  for (const [position, { ore, condition }] of instalments.entries()) {
    await act.trx
      .insertInto("grant_instalment")
      .values({
        ...{ id: act.newId(), ...stampOf(act), grant_id: grantId, position, ore },
        ...{ condition_kind: condition.kind, condition_words: condition.words },
      })
      .execute();
  }
}

const saveChoice = (act: Act, grantId: string, about: { version: number; lineId: string | null }) =>
  act.trx
    .insertInto("grant_line_choice")
    .values({
      ...{ id: act.newId(), ...stampOf(act), grant_id: grantId },
      ...{ version: about.version, line_id: about.lineId },
    })
    .execute();

/** The fields as they were filled in, held against what the paragraf gives and what is brought in already. */
async function readAgainstDecision(act: Act, itemId: string, typed: TypedGrant) {
  if (!(await isDecided(act.trx, act.associationId, itemId))) {
    const text =
      "Välj en paragraf som är justerad och inte har utgått. Ett bidrag förs in när paragrafen är justerad.";
    return refused(text, { field: "itemId" });
  }
  const grants = await grantsOf(act.trx, act.associationId);
  const payments = await grantPaymentsOf(act.trx, act.associationId);
  const bound = grants
    .filter(({ decision }) => decision.itemId === itemId)
    .reduce((total, grant) => total + committed(grant, payments), 0);
  const sections = await sectionsOf(act.trx, itemId);
  return readGrant(typed, { ore: sumOfDecision({ sections }), bound });
}

export type EnterGrant = { itemId: string; typed: TypedGrant };

/** Brings in a bidrag with its plan. The paragraf must be justerad, and its sum is never gone above. @see CTRL-10 */
export const enterGrant = command("enterGrant", async (act, { itemId, typed }: EnterGrant) => {
  const read = await readAgainstDecision(act, itemId, typed);
  if (!read.ok) return read;
  const text = read.value;
  const wrongLine = await lineRefusals(act, text.lineId, text.year);
  if (wrongLine.length > 0) return { ok: false, refusals: wrongLine };
  const { year } = parts(act.today);
  const sequence = await nextInYear(act.trx, "grant_plan", {
    associationId: act.associationId,
    year,
  });
  const id = act.newId();
  await act.trx
    .insertInto("grant_plan")
    .values({
      ...{ id, ...stampOf(act), year, sequence, item_id: itemId, budget_year: text.year },
      ...{ payee_name: text.payee.name, organisation_number: text.payee.organisationNumber },
      ...{ initiative: text.initiative, ore: text.ore },
    })
    .execute();
  await saveInstalments(act, id, text);
  await saveChoice(act, id, { version: 1, lineId: text.lineId });
  const number = `${year}-${sequence}`;
  const data = { number, itemId, ...(text as unknown as Record<string, Json>) };
  act.record({ kind: "grant.entered", subject: grantSubject({ id }), data, ground: null });
  return accepted({ number });
});

/** A bidrag that has not been taken back. */
export async function openGrant(act: Act, number: string): Promise<Result<Grant>> {
  const grant = await grantByNumber(act, number);
  if (!grant) return missing("Bidraget");
  return grant.ended
    ? refused("Bidraget är återtaget och ändras inte mer.", { rule: "inaktuell" })
    : accepted(grant);
}

/** Takes back what is not paid. Payments under way are to be paid or cancelled first, so that none hangs in the air. */
export const endGrant = command(
  "endGrant",
  async (act, input: { number: string; reason: string }) => {
    const open = await openGrant(act, input.number);
    if (!open.ok) return open;
    const grant = open.value;
    const reason = input.reason.trim();
    if (reason === "") return refused("Skriv varför bidraget återtas.", { field: "reason" });
    const parts = grant.instalments.map(({ id }) => id);
    const underWay = (await grantPaymentsOf(act.trx, act.associationId)).filter(
      (one) => parts.includes(one.instalmentId) && isUnderWay(one),
    );
    if (underWay.length > 0) {
      const numbers = listText(underWay.map(({ number }) => number));
      const text = `Utbetalning ${numbers} är på väg. Betala eller makulera den först.`;
      return refused(text, { field: "reason", rule: "CTRL-10" });
    }
    await act.trx
      .insertInto("grant_end")
      .values({ id: act.newId(), ...stampOf(act), grant_id: grant.id, reason })
      .execute();
    const subject = grantSubject(grant);
    act.record({ kind: "grant.ended", subject, data: { reason }, ground: null });
    return accepted({ number: input.number });
  },
);

/** Names the budget line that bears the bidrag, another one, or none. @see CTRL-12 */
export const chooseGrantLine = command(
  "chooseGrantLine",
  async (act, { number, lineId }: { number: string; lineId: string | null }) => {
    const open = await openGrant(act, number);
    if (!open.ok) return open;
    const grant = open.value;
    const wrong = await lineRefusals(act, lineId, grant.year);
    if (wrong.length > 0) return { ok: false, refusals: wrong };
    if (grant.lineId === lineId) return accepted({ number });
    const { last } = await act.trx
      .selectFrom("grant_line_choice")
      .select((e) => e.fn.max("version").as("last"))
      .where("grant_id", "=", grant.id)
      .executeTakeFirstOrThrow();
    await saveChoice(act, grant.id, { version: Number(last) + 1, lineId });
    const subject = grantSubject(grant);
    act.record({ kind: "grant.lineChosen", subject, data: { lineId }, ground: null });
    return accepted({ number });
  },
);
