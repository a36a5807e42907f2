/** A board that grants: a paragraf of a justerat protokoll that gives a sum, and its plan in two halves. */

import { fulfilCondition } from "#app/commands/grantConditions.server.ts";
import { enterGrant } from "#app/commands/grants.server.ts";
import { addItem, writeItem } from "#app/commands/items.server.ts";
import type { Grant } from "#app/domain/grants/grant.ts";
import type { TypedGrant } from "#app/domain/grants/grantInput.ts";
import type { PaymentText } from "#app/domain/payment/payment.ts";
import { grantsOf } from "#db/queries/grants.server.ts";
import { itemRow } from "#db/queries/meetings.server.ts";
import { invoice, type PayingBoard } from "./payments.ts";
import { held, justerat, planned, value } from "./story.ts";

/** The id of a paragraf with these att-satser; justerad unless told otherwise. */
export async function grantingItem(
  b: PayingBoard,
  clauses = ["att bevilja Stiftelsen Ankaret 310 000 kr för 2026 till Ringen."],
  { date = "2026-03-02", isApproved = true }: { date?: string; isApproved?: boolean } = {},
): Promise<string> {
  const { office } = b;
  const secretary = b.as("secretary");
  const meetingId = await planned(office, b, date);
  const about = { meetingId, kind: "grant" as const, heading: "Ansökan om medel för Ringen" };
  const { id: itemId } = value(await addItem(office, secretary, about));
  const row = await itemRow(office.db, b.associationId, itemId);
  value(
    await writeItem(office, secretary, {
      ...{ itemId, revision: row?.revision ?? 0, kind: "grant", heading: about.heading },
      sections: [{ body: "Ansökan gås igenom.", lead: "Styrelsen beslutade", clauses }],
      financing: "Konto 4510",
    }),
  );
  await held(office, b, meetingId);
  if (isApproved) await justerat(office, b, meetingId);
  return itemId;
}

export const halves = [
  { amount: "155 000", condition: "agreement", words: "" },
  { amount: "155 000", condition: "report", words: "" },
];

export const typedGrant = (about: Partial<TypedGrant> = {}): TypedGrant => ({
  ...{ payee: "Stiftelsen Ankaret", organisationNumber: "559000-1110", initiative: "Ringen" },
  ...{ amount: "310 000", year: "2026", lineId: "", instalments: halves, ...about },
});

/** Brings it in; the bidrag as it is kept. */
export async function granted(
  b: PayingBoard,
  itemId: string,
  about: Partial<TypedGrant> = {},
): Promise<Grant> {
  const input = { itemId, typed: typedGrant(about) };
  const { number } = value(await enterGrant(b.office, b.as("secretary"), input));
  return grantNow(b, number);
}

export async function grantNow(b: PayingBoard, number: string): Promise<Grant> {
  const found = (await grantsOf(b.office.db, b.associationId)).find((one) => one.number === number);
  if (!found) throw new Error(`There is no bidrag ${number}`);
  return found;
}

/** The id of an instalment, from 0. */
export function part(grant: Grant, index: number): string {
  const found = grant.instalments[index];
  if (!found) throw new Error(`The bidrag has no part ${index}`);
  return found.id;
}

const empty = { signedOn: "", where: "", itemId: "", words: "" };

/** Marks the avtal of an instalment as signed. */
export const agreed = (b: PayingBoard, instalmentId: string, about: Partial<typeof empty> = {}) =>
  fulfilCondition(b.office, b.as("secretary"), {
    of: { instalmentId },
    typed: { ...empty, signedOn: "2026-03-01", where: "Pärm 4", ...about },
    paper: null,
  });

/** A payment of an instalment to Ankaret. */
export const grantPayment = (
  itemId: string,
  instalmentId: string,
  about: Partial<PaymentText> = {},
): PaymentText => {
  const ore = about.ore ?? 15_500_000;
  return invoice({
    ...{ kind: "grant", what: "Bidrag till Ringen", itemId, instalmentId, ore },
    payee: { ...invoice().payee, name: "Stiftelsen Ankaret" },
    postings: [{ account: "4510", costCentre: "10", project: "", ore }],
    ...about,
  });
};
