/** The budget by lines, what the account held, and what others owe the förbund. Each change is a new row. */
import { budgetLinesOf, type KeptLine, openClaims } from "#db/queries/budget.server.ts";
import { isDecided } from "#db/queries/decidedItems.server.ts";
import { type AccountFigures, budgetOutcome } from "../documents/sie/budgetOutcome.ts";
import { readSie } from "../documents/sie/readSie.ts";
import type { LegalDate } from "../domain/calendar.ts";
import {
  type NewLine,
  readBudgetLine,
  readClaim,
  readLiquidity,
  type TypedClaim,
  type TypedLine,
  type TypedLiquidity,
} from "../domain/grants/budgetInput.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";

const stampOf = (act: Act) => ({
  ...{ association_id: act.associationId, at: act.at, by_person_id: act.actor.personId },
});

type Outcome = { ore: number; on: LegalDate } | null;

/** A new version of the line of that year, konto and insats; the line itself when there is none. */
async function saveLine(
  act: Act,
  line: NewLine,
  { known, outcome }: { known: KeptLine | undefined; outcome: Outcome },
): Promise<string> {
  const { year, account, initiative } = line;
  const id = known?.id ?? act.newId();
  if (!known) {
    const names = { year, account, initiative };
    await act.trx
      .insertInto("budget_line")
      .values({ id, ...stampOf(act), ...names })
      .execute();
  }
  await act.trx
    .insertInto("budget_line_version")
    .values({
      ...{ id: act.newId(), ...stampOf(act), line_id: id, version: (known?.version ?? 0) + 1 },
      ...{ name: line.name, ore: line.ore, item_id: line.itemId, ground: line.ground },
      ...{ outcome_ore: outcome?.ore ?? null, outcome_on: outcome?.on ?? null },
    })
    .execute();
  return id;
}

const sameLine = (a: NewLine) => (b: KeptLine) =>
  a.year === b.year &&
  a.account === b.account &&
  a.initiative.toLowerCase() === b.initiative.toLowerCase();

/** Brings in a line of the budget, or a new sum of it. The same konto and insats of a year is the same line. @see CTRL-12 */
export const setBudgetLine = command("setBudgetLine", async (act, typed: TypedLine) => {
  const read = readBudgetLine(typed);
  if (!read.ok) return read;
  const line = read.value;
  if (line.itemId !== null && !(await isDecided(act.trx, act.associationId, line.itemId))) {
    const text = "Välj en paragraf som är justerad och inte har utgått.";
    return refused(text, { field: "lineItemId" });
  }
  const known = (await budgetLinesOf(act.trx, act.associationId)).find(sameLine(line));
  const id = await saveLine(act, line, { known, outcome: known?.outcome ?? null });
  act.record({ kind: "budget.lineSet", subject: `budgetLine:${id}`, data: line, ground: null });
  return accepted({ id });
});

/** Costs with a budget: what comes in bears no bidrag, and is below zero in the file. */
const bearing = ({ account, budget }: AccountFigures): boolean =>
  /^[4-8]/.test(account) && budget !== null && budget > 0;

export type ImportBudget = { filename: string; bytes: Uint8Array };

/** Reads the budget of the file's year, with what is booked on it, konto by konto. */
export const importBudget = command("importBudget", async (act, input: ImportBudget) => {
  const read = readSie(input.bytes);
  const atField = { field: "sie" };
  if (!read.ok) return read.ok ? read : refused(read.refusals[0]?.text ?? "", atField);
  const file = read.value;
  const from = file.years.find(({ year }) => year === 0)?.from ?? "";
  const year = Number(from.slice(0, 4));
  if (!/^20\d\d/.test(from)) return refused("Filen säger inte vilket år den gäller.", atField);
  const rows = budgetOutcome(file, 0).filter(bearing);
  if (rows.length === 0) {
    return refused(`Filen har ingen budget på kostnadskonton för ${year}.`, atField);
  }
  const lines = await budgetLinesOf(act.trx, act.associationId);
  const ground = `SIE-filen ${input.filename}`;
  for (const { account, name, budget, outcome } of rows) {
    const line = { year, account, initiative: "", name, ore: budget ?? 0, itemId: null, ground };
    const told = outcome === null ? null : { ore: outcome, on: act.today };
    await saveLine(act, line, { known: lines.find(sameLine(line)), outcome: told });
  }
  const data = { year, lines: rows.length, filename: input.filename, faults: file.faultCount };
  const subject = `association:${act.associationId}`;
  act.record({ kind: "budget.imported", subject, data, ground: null });
  return accepted({ year, lines: rows.length });
});

/** What the account held on a day, as somebody read it. @see CTRL-16 */
export const tellLiquidity = command("tellLiquidity", async (act, typed: TypedLiquidity) => {
  const read = readLiquidity(typed, act.today);
  if (!read.ok) return read;
  const { last } = await act.trx
    .selectFrom("liquidity")
    .select((e) => e.fn.max("sequence").as("last"))
    .where("association_id", "=", act.associationId)
    .executeTakeFirstOrThrow();
  const sequence = Number(last ?? 0) + 1;
  await act.trx
    .insertInto("liquidity")
    .values({ id: act.newId(), ...stampOf(act), ...read.value, sequence })
    .execute();
  const subject = `association:${act.associationId}`;
  act.record({ kind: "liquidity.told", subject, data: read.value, ground: null });
  return accepted(null);
});

/** What somebody owes the förbund, so that kvittning can be proposed. @see CTRL-16 */
export const enterClaim = command("enterClaim", async (act, typed: TypedClaim) => {
  const read = readClaim(typed);
  if (!read.ok) return read;
  const { payee, ore, what } = read.value;
  const id = act.newId();
  await act.trx
    .insertInto("counter_claim")
    .values({
      ...{ id, ...stampOf(act), payee_name: payee.name },
      ...{ organisation_number: payee.organisationNumber, ore, what },
    })
    .execute();
  const data = { payee: payee.name, organisationNumber: payee.organisationNumber, ore, what };
  act.record({ kind: "claim.entered", subject: `claim:${id}`, data, ground: null });
  return accepted({ id });
});

/** The debt is paid, drawn from a payment, or was none. */
export const endClaim = command(
  "endClaim",
  async (act, input: { claimId: string; reason: string }): Promise<Result<null>> => {
    const claims = await openClaims(act.trx, act.associationId);
    if (!claims.some(({ id }) => id === input.claimId)) return missing("Motfordran");
    const reason = input.reason.trim();
    if (reason === "") return refused("Skriv hur den är reglerad.", { field: "claimReason" });
    await act.trx
      .insertInto("counter_claim_end")
      .values({ id: act.newId(), ...stampOf(act), claim_id: input.claimId, reason })
      .execute();
    const subject = `claim:${input.claimId}`;
    act.record({ kind: "claim.ended", subject, data: { reason }, ground: null });
    return accepted(null);
  },
);
