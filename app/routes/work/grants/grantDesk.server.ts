/** What the pages of bidrag and budget have in common: the reading right, and the choices of their forms. */
import { budgetLinesOf } from "#db/queries/budget.server.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import type { TypedGrant } from "../../../domain/grants/grantInput.ts";
import { lineName } from "../../../domain/grants/left.ts";
import type { FormReader } from "../../../form.ts";
import { type Desk, requireDesk, requireReading } from "../../../session.server.ts";

type Args = Parameters<typeof requireDesk>;

/** Somebody who may read what is inside, as for payments. */
export async function requireGrants(request: Args[0], context: Args[1], slug: Args[2]) {
  const desk = await requireDesk(request, context, slug);
  requireReading(desk, "events");
  return desk;
}

export const homeOf = ({ association }: Desk) => `/forbund/${association.slug}`;

/** Parts that the form has. */
export const partRows = [0, 1, 2, 3] as const;

/** Decided paragrafer to choose among, the latest first. */
export async function decidedOptions({ office, association }: Desk) {
  const items = await decidedItems(office.db, association.id);
  return items.map(({ id, number, heading, date }) => ({
    value: id,
    text: `§ ${number} ${dateText(date as LegalDate)}: ${heading}`,
  }));
}

/** The budget's lines to choose among; of one year, or of all. */
export async function lineOptions({ office, association }: Desk, year: number | null) {
  const lines = await budgetLinesOf(office.db, association.id);
  return lines
    .filter((line) => year === null || line.year === year)
    .map((line) => ({ value: line.id, text: `${line.year} ${lineName(line)}` }));
}

/** What was typed, as the domain reads it. */
export function typedGrant(form: FormReader): TypedGrant {
  const words = (field: string) => form.raw(field).slice(0, 300);
  return {
    ...{ payee: words("payee"), organisationNumber: words("organisationNumber") },
    ...{ initiative: words("initiative"), amount: words("amount"), year: words("year") },
    lineId: words("lineId"),
    instalments: partRows.map((row) => ({
      ...{ amount: words(`part-${row}`), condition: words(`condition-${row}`) },
      words: words(`words-${row}`),
    })),
  };
}
