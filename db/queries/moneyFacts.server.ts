/** All that decisions, bidrag, budget and money say of payments: read once for many, so that a list stays quick. */
import type { Kysely } from "kysely";
import type { LegalDate } from "#app/domain/calendar.ts";
import { correctedBy } from "#app/domain/grants/delegatedFindings.ts";
import type {
  DecisionKnown,
  DelegatedKnown,
  HeldPayment,
  MoneyFacts,
  Purchase,
} from "#app/domain/grants/facts.ts";
import { decisionName } from "#app/domain/grants/grant.ts";
import { instalmentOf } from "#app/domain/grants/left.ts";
import type { LeftFacts } from "#app/domain/grants/leftRows.ts";
import { legalLife } from "#app/domain/legalLife.ts";
import { type Payee, type Payment, payeeKey, stateOf } from "#app/domain/payment/payment.ts";
import { conditionalClause } from "#app/domain/review/clauses.ts";
import type { Database } from "../schema.ts";
import { budgetLinesOf, liquidityOf, openClaims } from "./budget.server.ts";
import { decidedItem } from "./decidedItems.server.ts";
import { decisionsOf, ordersOf } from "./delegation.server.ts";
import { decisionFulfilled, grantPaymentsOf, grantsOf } from "./grants.server.ts";
import { legalFactsOf } from "./legalLife.server.ts";
import { sectionsOf } from "./meetings.server.ts";
import { paymentsToPayee } from "./paymentLikeness.server.ts";
import { paymentsOf } from "./payments.server.ts";

type Db = Kysely<Database>;

/** What is known of a decided paragraf; null when it is not justerad. */
export async function decisionKnown(
  db: Db,
  associationId: string,
  itemId: string,
  today: LegalDate,
): Promise<DecisionKnown | null> {
  const row = await decidedItem(db, associationId, itemId);
  if (!row) return null;
  const atOnce = row.isAtOnce ? itemId : null;
  const facts = await legalFactsOf(db, associationId, row.meetingId, today, atOnce);
  const force = facts ? legalLife(facts).find(({ key }) => key === "legal_force") : undefined;
  const words = conditionalClause({ sections: await sectionsOf(db, itemId) });
  return {
    ...{ itemId, name: decisionName({ number: row.number ?? 0, meetingDate: row.date }) },
    legalForceOn: force?.on ?? force?.dueOn ?? null,
    hasLegalForce: force?.state === "done",
    isAppealed: (facts?.appealedOn ?? null) !== null,
    condition: words
      ? { words, fulfilled: await decisionFulfilled(db, associationId, itemId) }
      : null,
  };
}

/** What has left the account since the day, or has every attest and may leave it any hour. */
async function leavingSince(db: Db, associationId: string, day: LegalDate) {
  const open = await paymentsOf(db, associationId, "open");
  const paid = await paymentsOf(db, associationId, { paidAfter: day });
  // A bokföringsorder moves nothing out of the account, so how many sign it does not matter here.
  const isLeaving = (one: Payment) => one.kind !== "manual" && stateOf(one, 2).kind === "ready";
  const isGone = ({ kind, cameBack }: Payment) => kind !== "manual" && cameBack === null;
  return [...paid.filter(isGone), ...open.filter(isLeaving)];
}

/**
 * What tells how much is left where the payments of a list belong: the same few questions however many they are, and none
 * when no one is on a bidrag.
 */
export async function leftFactsOf(
  db: Db,
  associationId: string,
  payments: readonly Pick<HeldPayment, "instalmentId">[],
): Promise<LeftFacts> {
  const ids = [...new Set(payments.flatMap(({ instalmentId }) => instalmentId ?? []))];
  if (ids.length === 0) return { grants: [], onGrants: [], lines: [] };
  const grants = await grantsOf(db, associationId);
  const own = ids.flatMap((id) => instalmentOf(grants, id)?.grant ?? []);
  const lineIds = new Set(own.flatMap(({ lineId }) => lineId ?? []));
  // A line bears other bidrag too: what is left of it counts them.
  const counted = grants.filter(
    (one) => own.includes(one) || (one.lineId !== null && lineIds.has(one.lineId)),
  );
  const parts = counted.flatMap(({ instalments }) => instalments.map(({ id }) => id));
  return {
    grants: counted,
    onGrants: parts.length === 0 ? [] : await grantPaymentsOf(db, associationId, parts),
    lines: await budgetLinesOf(db, associationId),
  };
}

/** The delegationsbeslut that these payments follow, with what is paid on them; null when none follows any. */
async function delegatedFacts(db: Db, associationId: string, payments: readonly HeldPayment[]) {
  const asked = new Set(payments.flatMap(({ delegatedId }) => delegatedId ?? []));
  if (asked.size === 0) return null;
  const decisions = await decisionsOf(db, associationId);
  const orders = await ordersOf(db, associationId);
  const chains = decisions
    .filter(({ id }) => asked.has(id))
    .map((one) => ({ one, ids: correctedBy(one, decisions) }));
  const delegatedIds = chains.flatMap(({ ids }) => ids);
  const paid =
    delegatedIds.length === 0 ? [] : await paymentsOf(db, associationId, { delegatedIds });
  return (delegatedId: string): DelegatedKnown => {
    const chain = chains.find(({ one }) => one.id === delegatedId);
    const order = orders.find(({ id }) => id === chain?.one.orderId);
    return {
      decisions,
      payments: paid.filter((one) => chain?.ids.includes(one.delegatedId ?? "")),
      vat: order?.settings.vat ?? "excluded",
    };
  };
}

/** The payee as it is written: what is paid to it is asked for once. */
const payeeAs = (payee: Payee): string => `${payeeKey(payee)} ${payee.name}`;

/** Answers for each payment what is known of it on the day. */
export async function moneyFactsOf(
  db: Db,
  associationId: string,
  payments: readonly HeldPayment[],
  day: LegalDate,
): Promise<(payment: HeldPayment) => MoneyFacts> {
  const decisions = new Map<string, DecisionKnown | null>();
  const toPayees = new Map<string, Purchase[]>();
  for (const { itemId, kind, payee } of payments) {
    if (itemId !== null && !decisions.has(itemId)) {
      decisions.set(itemId, await decisionKnown(db, associationId, itemId, day));
    }
    const key = payeeAs(payee);
    if (kind !== "invoice" || toPayees.has(key)) continue;
    toPayees.set(key, await paymentsToPayee(db, associationId, payee));
  }
  const delegatedOf = await delegatedFacts(db, associationId, payments);
  const liquidity = await liquidityOf(db, associationId, day);
  const common = {
    grants: await grantsOf(db, associationId),
    onGrants: await grantPaymentsOf(db, associationId),
    lines: await budgetLinesOf(db, associationId),
    ...{ liquidity, claims: await openClaims(db, associationId), day },
    leaving: liquidity ? await leavingSince(db, associationId, liquidity.on) : [],
  };
  return ({ itemId, payee, delegatedId }) => ({
    ...common,
    delegated: delegatedId != null && delegatedOf ? delegatedOf(delegatedId) : null,
    decision: itemId === null ? null : (decisions.get(itemId) ?? null),
    toPayee: toPayees.get(payeeAs(payee)) ?? [],
  });
}
