/** The lists of utbetalningar as rows: what waits for the reader, and what waits for others. */
import { unsettledIds } from "#db/queries/moneyBack.server.ts";
import { leftFactsOf } from "#db/queries/moneyFacts.server.ts";
import { type PaymentItem, paymentItems } from "#db/queries/paymentItems.server.ts";
import { paymentsOf } from "#db/queries/payments.server.ts";
import {
  type OpenTurn,
  openGrounds,
  turnsOf,
  viewerOf,
} from "../../../commands/waitingPayments.server.ts";
import type { WhyMine } from "../../../domain/attest/whyMine.ts";
import { dateText, daysBetween, type LegalDate } from "../../../domain/calendar.ts";
import { numberText } from "../../../domain/delegation/decision.ts";
import type { MoneyFacts } from "../../../domain/grants/facts.ts";
import { leftAfterTexts } from "../../../domain/grants/leftRows.ts";
import { movedOre, type Payment } from "../../../domain/payment/payment.ts";
import { daysText } from "../../../domain/wording.ts";
import type { Desk } from "../../../session.server.ts";
import type { BackRow } from "../../../ui/cameBack.tsx";
import type { PaymentRow } from "../../../ui/paymentList.tsx";

const waitedText = (since: LegalDate, today: LegalDate): string => {
  const days = daysBetween(since, today);
  return days <= 0 ? "Kom i dag" : `Väntat i ${daysText(days)}`;
};

/** Why it is the reader's, a sentence each; nothing where it is not. */
export const whyTexts = (why: WhyMine | null): string[] =>
  why === null ? [] : [...(why.deputy === null ? [] : [why.deputy]), why.right];

/** An ärende as a link: "§ 12 2 mars 2026: Bidrag till Ringen". */
export const itemLink = ({ association }: Desk, item: PaymentItem | undefined) =>
  item === undefined
    ? null
    : {
        text: `§ ${item.number ?? "–"} ${dateText(item.date as LegalDate)}: ${item.heading}`,
        href: `/forbund/${association.slug}/sammantraden/${item.meeting}/arenden/${item.id}`,
      };

/** The delegationsbeslut that a payment follows, as a link to it. */
export function delegatedLink(
  { association }: Desk,
  { delegatedId }: Pick<Payment, "delegatedId">,
  { delegated }: Pick<MoneyFacts, "delegated">,
) {
  const decision = delegated?.decisions.find(({ id }) => id === delegatedId);
  if (!decision) return null;
  const number = numberText(decision);
  const at = `delegationsbeslut#${number.replace(" ", "-")}`;
  return {
    text: `${number} ${dateText(decision.decidedOn)}: ${decision.what}`,
    href: `/forbund/${association.slug}/${at}`,
  };
}

/** Every payment that is neither paid nor cancelled: the reader's own, and those of others. */
export async function openRows(
  desk: Desk,
): Promise<{ mine: PaymentRow[]; others: PaymentRow[]; hasMany: boolean }> {
  const { office, association, actor, today } = desk;
  const grounds = await openGrounds(office.db, association.id, today);
  const ids = grounds.map(({ payment }) => payment.itemId);
  const items = await paymentItems(office.db, association.id, ids);
  const turns = turnsOf(grounds, viewerOf(actor));
  const own = turns.filter(({ turn }) => turn.isMine).map(({ ground }) => ground.payment);
  const left = await leftFactsOf(office.db, association.id, own);
  const rowOf = ({ ground: { payment }, turn, since }: OpenTurn): PaymentRow => ({
    ...{ number: payment.number, what: payment.what, payee: payment.payee.name },
    ...{ ore: movedOre(payment), dueDate: payment.dueDate },
    ...{ state: turn.text, isLate: payment.dueDate < today, waited: waitedText(since, today) },
    left: turn.isMine ? leftAfterTexts(payment, left) : [],
    why: turn.isMine ? whyTexts(turn.why) : whyTexts(turn.why).slice(0, 1),
    decision: itemLink(desk, items.get(payment.itemId ?? "")),
  });
  const steps = turns.flatMap(({ turn }) => (turn.isMine && turn.step ? [turn.step] : []));
  return {
    hasMany: new Set(steps).size < steps.length,
    mine: turns.filter(({ turn }) => turn.isMine).map(rowOf),
    others: turns.filter(({ turn }) => !turn.isMine).map(rowOf),
  };
}

/** What came back and nobody has said anything of since. */
export async function backRows({ office, association }: Desk): Promise<BackRow[]> {
  const ids = await unsettledIds(office.db, association.id);
  if (ids.length === 0) return [];
  const payments = await paymentsOf(office.db, association.id, { ids });
  return payments.flatMap(({ number, payee, what, ore, cameBack }) =>
    cameBack ? [{ number, title: `${payee.name}: ${what}`, ore, on: cameBack.on }] : [],
  );
}
