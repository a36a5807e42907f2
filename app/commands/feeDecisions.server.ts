/** What is decided about arvoden: brought in with its decision or source and the day it holds from. @see FIN-11, ARV-1 */

import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { baseAmountsOf, feeSettingsOf } from "#db/queries/fees.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { baseAmount, unknownBaseAmount, whereBaseAmounts } from "../domain/baseAmounts.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { Json } from "../domain/event.ts";
import { annualRoles } from "../domain/fees/annual.ts";
import type { DecidedKind, FeeValues } from "../domain/fees/settings.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { type Act, command, missing } from "./command.server.ts";

export type DecideFees = {
  [K in DecidedKind]: {
    kind: K;
    /** A seat's or a person's id; empty where there is only one. */
    subject: string;
    validFrom: LegalDate;
    value: FeeValues[K];
    /** The decision or the source in words; may be empty when a paragraf is given. */
    ground: string;
    itemId: string | null;
  };
}[DecidedKind];

/** The seat, person or year must be one there is. */
async function subjectFault(act: Act, { kind, subject }: DecideFees): Promise<Result<null>> {
  const { seats, persons } = await registerOf(act.trx, act.associationId);
  const hasSeat = seats.some(({ id }) => id === subject);
  if (kind === "seat" && !hasSeat) return missing("Platsen");
  if (kind === "employee" && !persons.some(({ id }) => id === subject)) return missing("Personen");
  if (kind === "annual" && !hasSeat && !annualRoles.some((role) => role === subject)) {
    return refused("Välj vem årsarvodet gäller.", { field: "subject" });
  }
  return accepted(null);
}

/** Two with the same anställningsnummer would be paid as one. */
async function takenNumber(act: Act, input: DecideFees): Promise<Result<null>> {
  if (input.kind !== "employee") return accepted(null);
  const settings = await feeSettingsOf(act.trx, act.associationId);
  const newest = new Map(
    settings.flatMap((one) => (one.kind === "employee" ? [[one.subject, one.value.number]] : [])),
  );
  const taken = [...newest].some(
    ([personId, number]) => personId !== input.subject && number === input.value.number,
  );
  return taken
    ? refused("Numret tillhör någon annan i registret.", { field: "number" })
    : accepted(null);
}

/** The decision in words: the paragraf where one is chosen, with what was written beside it. */
async function groundOf(act: Act, input: DecideFees): Promise<Result<string>> {
  const written = input.ground.trim();
  if (input.itemId === null) {
    return written === ""
      ? refused("Ange paragrafen, eller skriv vilket beslut eller vilken källa det är.", {
          field: "ground",
        })
      : accepted(written);
  }
  const items = await decidedItems(act.trx, act.associationId);
  const item = items.find(({ id }) => id === input.itemId);
  if (!item) {
    return refused("Välj en paragraf som är justerad och inte har utgått.", { field: "itemId" });
  }
  const paragraf = `styrelsens beslut ${dateText(item.date as LegalDate)}, § ${item.number}`;
  return accepted(written === "" ? paragraf : `${paragraf}: ${written}`);
}

/** A year that the grundbelopp is said to follow must be known, or the check of it would be a guess. @see ARV-2 */
async function yearFault(act: Act, input: DecideFees): Promise<Result<null>> {
  if (input.kind !== "base") return accepted(null);
  const table = await baseAmountsOf(act.trx, act.associationId);
  for (const field of ["fromYear", "toYear"] as const) {
    const year = input.value[field];
    if (year === null || baseAmount("income", year, table) !== null) continue;
    const text = `${unknownBaseAmount("income", year)} ${whereBaseAmounts} Annars lämnas åren tomma.`;
    return refused(text, { field });
  }
  return accepted(null);
}

/** Brings in one decision. An earlier one is not rewritten: the latest from-day that has come holds. */
export const decideFees = command("decideFees", async (act, input: DecideFees) => {
  for (const check of [subjectFault, takenNumber, yearFault]) {
    const fault = await check(act, input);
    if (!fault.ok) return fault;
  }
  const ground = await groundOf(act, input);
  if (!ground.ok) return ground;
  const id = act.newId();
  const { kind, subject, validFrom, value, itemId } = input;
  await act.trx
    .insertInto("fee_setting")
    .values({
      ...{ id, association_id: act.associationId, kind, subject, valid_from: validFrom },
      ...{ value: JSON.stringify(value), ground: ground.value, item_id: itemId },
      ...{ at: act.at, by_person_id: act.actor.personId },
    })
    .execute();
  act.record({
    ...{ kind: "fees.decided", subject: `fees:${kind}`, ground: ground.value },
    data: { subject, validFrom, value: value as unknown as Json },
  });
  return accepted({ id });
});
