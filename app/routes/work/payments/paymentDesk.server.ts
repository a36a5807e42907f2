/** What the pages of utbetalningar have in common: the reading right, the form, and the payment with its ground. */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { decisionsOf } from "#db/queries/delegation.server.ts";
import { errandsOf } from "#db/queries/errands.server.ts";
import { feeMeetings } from "#db/queries/feeMeetings.server.ts";
import { grantsOf } from "#db/queries/grants.server.ts";
import { paymentsOf, readPaymentNumber } from "#db/queries/payments.server.ts";
import { attestGround, attestRegister } from "../../../commands/attestPayment.server.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import { numberText as delegatedNumber, standing } from "../../../domain/delegation/decision.ts";
import { instalmentName } from "../../../domain/grants/grant.ts";
import {
  errandChoice,
  mostPostingRows,
  type TypedPayment,
} from "../../../domain/payment/paymentInput.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import type { FormReader } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { readUpload, type Upload } from "../../../upload.server.ts";
import { isXmlFile, readInvoiceUpload } from "./invoiceUpload.server.ts";

type Args = Parameters<typeof requireDesk>;

/** Somebody who may read what is inside: drafts and payments alike. */
export async function requirePayments(request: Args[0], context: Args[1], slug: Args[2]) {
  const desk = await requireDesk(request, context, slug);
  requireReading(desk, "events");
  return desk;
}

export const paymentsHome = ({ association }: Desk) => `/forbund/${association.slug}/utbetalningar`;

/** What was typed, as the domain reads it. */
export function typedPayment(form: FormReader): TypedPayment {
  const words = (field: string) => form.raw(field).slice(0, 300);
  return {
    ...{ kind: words("kind"), what: words("what"), payee: words("payee") },
    ...{ organisationNumber: words("organisationNumber"), personId: words("personId") },
    ...{ accountKind: words("accountKind"), account: words("account") },
    ...{ concernsId: words("concernsId"), invoiceNumber: words("invoiceNumber") },
    ...{ invoiceDate: words("invoiceDate"), dueDate: words("dueDate"), amount: words("amount") },
    ...{ ocr: words("ocr"), message: words("message"), itemId: words("itemId") },
    alsoConcernsIds: form.all("alsoConcernsIds"),
    ...{ feeOccasion: words("feeOccasion"), feeReason: words("feeReason") },
    ...{ instalmentId: words("instalmentId"), delegatedId: words("delegatedId") },
    postings: Array.from({ length: mostPostingRows }, (_, row) => ({
      ...{ account: words(`account-${row}`), costCentre: words(`costCentre-${row}`) },
      ...{ project: words(`project-${row}`), amount: words(`amount-${row}`) },
    })),
  };
}

/** The files that came with the form; what cannot be kept is told at the field. */
export async function papersIn(form: FormReader): Promise<Upload[]> {
  const papers: Upload[] = [];
  for (const file of form.files("papers")) {
    const upload = isXmlFile(file) ? await readInvoiceUpload(file) : await readUpload(file);
    if (upload.ok) papers.push(...[upload.value].flat());
    else form.refusals.push(...upload.refusals.map((one) => ({ ...one, field: "papers" })));
  }
  return papers;
}

/** People of the register and decided paragrafer to choose among. */
export async function paymentChoices({ office, association }: Desk) {
  const people = await attestPeopleOf(office.db, association.id);
  const items = await decidedItems(office.db, association.id);
  return {
    people: people.map(({ id, name }) => ({ value: id, text: name })),
    items: items.map(({ id, number, heading, date }) => ({
      value: id,
      text: `§ ${number} ${dateText(date as LegalDate)}: ${heading}`,
    })),
    occasions: await occasionChoices(office.db, association.id),
    parts: await instalmentChoices(office.db, association.id),
    delegated: await delegatedChoices(office.db, association.id),
  };
}

/** What an arvode can be for: the meetings, and the förrättningar that stand. */
async function occasionChoices(db: Desk["office"]["db"], associationId: string) {
  const meetings = await feeMeetings(db, associationId);
  const errands = await errandsOf(db, associationId);
  return [
    ...meetings.map(({ id, day }) => ({ value: id, text: `Sammanträdet ${dateText(day)}` })),
    ...errands
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ id, day, what }) => ({
        value: errandChoice(id),
        text: `Förrättningen ${dateText(day)}: ${what}`,
      })),
  ];
}

/** The delegationsbeslut that stand, the newest first. */
async function delegatedChoices(db: Desk["office"]["db"], associationId: string) {
  return standing(await decisionsOf(db, associationId)).map((one) => ({
    value: one.id,
    text: `${delegatedNumber(one)} ${dateText(one.decidedOn)}: ${one.what}`,
  }));
}

/** Parts of bidrag that stand, with what each waits for. */
async function instalmentChoices(db: Desk["office"]["db"], associationId: string) {
  const grants = await grantsOf(db, associationId);
  return grants
    .filter(({ ended }) => ended === null)
    .flatMap((grant) =>
      grant.instalments.map((one) => ({
        value: one.id,
        text: `${grant.payee.name}, ${grant.initiative}: ${instalmentName(grant, one.id).toLowerCase()}, ${sumText(one.ore)}`,
      })),
    );
}

/** One payment with all that decides who may act; 404 when the förbund has none such. */
export async function requirePayment(desk: Desk, number: string | undefined) {
  const { office, association, today } = desk;
  const which = readPaymentNumber(number ?? "");
  const [payment] = which ? await paymentsOf(office.db, association.id, which) : [];
  if (!payment) throw notFound();
  const register = await attestRegister(office.db, association.id, today);
  const ground = await attestGround(office.db, association.id, payment, register);
  return { payment, ground };
}
