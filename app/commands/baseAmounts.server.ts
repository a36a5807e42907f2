/** A base amount that did not come with the program: brought in with its source by the one who looked it up. @see BAS-1, BAS-2 */
import { baseAmountsOf } from "#db/queries/fees.server.ts";
import { readBaseAmount, type TypedBaseAmount } from "../domain/baseAmountInput.ts";
import type { BaseAmountKind } from "../domain/baseAmounts.ts";
import { parts } from "../domain/calendar.ts";
import { accepted } from "../domain/result.ts";
import { command } from "./command.server.ts";

const settingKinds: Record<BaseAmountKind, "priceBase" | "incomeBase"> = {
  price: "priceBase",
  income: "incomeBase",
};

/** Enters the amount of a year. One that was wrong is entered anew: the latest holds, and the earlier is still read. */
export const enterBaseAmount = command("enterBaseAmount", async (act, typed: TypedBaseAmount) => {
  const table = await baseAmountsOf(act.trx, act.associationId);
  const read = readBaseAmount(typed, { thisYear: parts(act.today).year, table });
  if (!read.ok) return read;
  const { kind, year, kronor, source } = read.value;
  const id = act.newId();
  await act.trx
    .insertInto("fee_setting")
    .values({
      ...{ id, association_id: act.associationId, kind: settingKinds[kind] },
      ...{ subject: String(year), valid_from: `${year}-01-01` },
      ...{ value: JSON.stringify({ kronor }), ground: source, item_id: null },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    ...{ kind: "baseAmount.entered", subject: `baseAmount:${kind}:${year}`, ground: source },
    data: { kind, year, kronor },
  });
  return accepted({ id });
});
