/** What is known when a payment is held against decisions, bidrag, budget and money. Null is "not known", never "none". */
import type { LegalDate } from "../calendar.ts";
import type { DelegatedDecision } from "../delegation/decision.ts";
import type { DelegationSettings } from "../delegation/order.ts";
import type { Payment, PaymentText } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import type { Fulfilment, Grant, GrantPayee } from "./grant.ts";
import type { BudgetLine, GrantPayment } from "./left.ts";

/** The paragraf that a payment follows. */
export type DecisionKnown = {
  itemId: string;
  /** "§ 12 2 mars 2026". */
  name: string;
  /** The day on which it has or gets laga kraft; null when that is not known yet. */
  legalForceOn: LegalDate | null;
  hasLegalForce: boolean;
  isAppealed: boolean;
  /** "under förutsättning att …": the att-sats, and who marked it fulfilled. */
  condition: { words: string; fulfilled: Fulfilment | null } | null;
};

/** Money on the förbund's account on a day, as somebody read it there. */
export type Liquidity = { on: LegalDate; ore: number };

/** Money that the payee owes the förbund. */
export type CounterClaim = { id: string; payee: GrantPayee; ore: number; what: string };

/** The delegationsbeslut, and what is paid on any of them. */
export type DelegatedKnown = {
  decisions: readonly DelegatedDecision[];
  /** Payments that follow the same decision, or one that it corrects. */
  payments: readonly Payment[];
  /** How the delegationsordning of the decision counts amounts. */
  vat: DelegationSettings["vat"];
};

/** What a sum of purchases is counted from: a payment without what has been done with it. */
export type Purchase = PaymentText &
  Pick<Payment, "id" | "number"> & { cancelled: object | null; cameBack: object | null };

/** A payment as the rules of money hold it: one that is being brought in has no more yet. */
export type HeldPayment = PaymentText & Pick<Payment, "id">;

export type MoneyFacts = {
  /** Null when the payment names no paragraf, or one that is not decided. */
  decision: DecisionKnown | null;
  /** Every bidrag of the förbund, those that were taken back too. */
  grants: readonly Grant[];
  /** Every payment on a bidrag. */
  onGrants: readonly GrantPayment[];
  lines: readonly BudgetLine[];
  /** The latest that is told; null when nothing is. */
  liquidity: Liquidity | null;
  /** What has left the account, or may leave it any hour, since the day of `liquidity`. */
  leaving: readonly Pick<Payment, "id" | "ore">[];
  /** Open ones only. */
  claims: readonly CounterClaim[];
  /** Other payments to the same payee. */
  toPayee: readonly Purchase[];
  /** Null when the payment follows no delegationsbeslut. */
  delegated: DelegatedKnown | null;
  day: LegalDate;
};

/** The facts where nothing is told of decisions, bidrag, budget or the account: what is not told is not known. */
export const nothingTold = (day: LegalDate): MoneyFacts => ({
  ...{ decision: null, grants: [], onGrants: [], lines: [], liquidity: null, leaving: [] },
  ...{ claims: [], toPayee: [], delegated: null, day },
});

/** A finding about the money. `field` is where in the form it belongs. */
export type MoneyFinding = Finding & {
  field: string;
  /** It may pass without the payment being changed: a condition is fulfilled, the budget is raised. */
  waits: boolean;
};
