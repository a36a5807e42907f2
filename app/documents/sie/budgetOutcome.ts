/** Budget and outcome by account out of a SIE file: for all of it, or for one object such as a project. */
import type { SieFile, SiePeriod } from "./readSie.ts";
import type { SieObject } from "./verifications.ts";

/** In öre with the signs of the file: costs above zero, income below. Null where the file says nothing. */
export type AccountFigures = {
  account: string;
  name: string;
  budget: number | null;
  outcome: number | null;
};

/**
 * What of a list of periods is meant. Those without objects hold those with, and a row may have objects of several
 * dimensions, so rows with other objects are never added to them.
 */
const isMeant =
  (year: number, object: SieObject | null) =>
  (row: SiePeriod): boolean =>
    row.year === year &&
    (object === null
      ? row.objects.length === 0
      : row.objects.length === 1 &&
        row.objects[0]?.dimension === object.dimension &&
        row.objects[0].object === object.object);

function sums(rows: readonly { account: string; ore: number }[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { account, ore } of rows) all.set(account, (all.get(account) ?? 0) + ore);
  return all;
}

/** Each account with a budget or an outcome, in the order of their numbers. */
export function budgetOutcome(
  file: SieFile,
  year: number,
  object: SieObject | null = null,
): AccountFigures[] {
  const budget = sums(file.budget.filter(isMeant(year, object)));
  const periods = sums(file.periods.filter(isMeant(year, object)));
  // The year's own figure is the bookkeeping's; the months are what there is where it is missing.
  const results = object === null ? sums(file.results.filter((row) => row.year === year)) : [];
  const outcome = new Map([...periods, ...results]);
  const names = new Map(file.accounts.map(({ number, name }) => [number, name]));
  return [...new Set([...budget.keys(), ...outcome.keys()])].toSorted().map((account) => ({
    account,
    name: names.get(account) ?? "",
    budget: budget.get(account) ?? null,
    outcome: outcome.get(account) ?? null,
  }));
}
