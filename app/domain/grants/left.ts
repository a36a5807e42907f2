/** What is left of a bidrag and of a budget line: granted, paid, under way. It only counts; it stops nothing. */
import type { LegalDate } from "../calendar.ts";
import type { Grant, Instalment } from "./grant.ts";

/** A payment on a bidrag, as far as counting goes. */
export type GrantPayment = {
  id: string;
  number: string;
  instalmentId: string;
  ore: number;
  paidOn: LegalDate | null;
  /** The money came back: it is no more paid than what was cancelled. */
  cameBackOn: LegalDate | null;
  isCancelled: boolean;
};

/** Whether the payment takes money of its bidrag: paid, or under way. */
export const isCounted = ({ cameBackOn, isCancelled }: GrantPayment): boolean =>
  cameBackOn === null && !isCancelled;

export const isUnderWay = (payment: GrantPayment): boolean =>
  isCounted(payment) && payment.paidOn === null;

/** Whole öre. `left` below zero: more was paid than was given. */
export type Left = { granted: number; paid: number; underWay: number; left: number };

export type GrantLeft = Left & { instalments: (Left & { instalment: Instalment })[] };

/** A line of the budget: a year's money for a konto, an insats, or both. */
export type BudgetLine = {
  id: string;
  year: number;
  /** Empty when the line is for an insats whatever the konto, and the other way about. */
  account: string;
  initiative: string;
  name: string;
  ore: number;
  /** What the bookkeeping had booked on it when it last told; null when it has not. */
  outcome: { ore: number; on: LegalDate } | null;
  /** Where the sum comes from: the paragraf or the file. */
  ground: string;
};

export type LineLeft = { budgeted: number; granted: number; paid: number; left: number };

const sumOf = (payments: readonly GrantPayment[]): number =>
  payments.reduce((total, { ore }) => total + ore, 0);

function counted(granted: number, payments: readonly GrantPayment[]): Left {
  const standing = payments.filter(isCounted);
  const paid = sumOf(standing.filter(({ paidOn }) => paidOn !== null));
  const underWay = sumOf(standing) - paid;
  return { granted, paid, underWay, left: granted - paid - underWay };
}

/** What is left of one instalment. `payments` may hold other instalments' too. */
export const instalmentLeft = (
  { id, ore }: Pick<Instalment, "id" | "ore">,
  payments: readonly GrantPayment[],
): Left =>
  counted(
    ore,
    payments.filter(({ instalmentId }) => instalmentId === id),
  );

const paymentsOn = ({ instalments }: Grant, payments: readonly GrantPayment[]): GrantPayment[] =>
  payments.filter(({ instalmentId }) => instalments.some(({ id }) => id === instalmentId));

/** What is left of the whole bidrag and of each instalment; nothing is left of one that was taken back. */
export function grantLeft(grant: Grant, payments: readonly GrantPayment[]): GrantLeft {
  const own = paymentsOn(grant, payments);
  const whole = counted(grant.ore, own);
  const instalments = grant.instalments.map((instalment) => ({
    ...instalmentLeft(instalment, own),
    instalment,
  }));
  if (!grant.ended) return { ...whole, instalments };
  return { ...whole, left: 0, instalments: instalments.map((one) => ({ ...one, left: 0 })) };
}

/** What a bidrag binds: the whole of it, or of one that was taken back only what is paid or under way. */
export function committed(grant: Grant, payments: readonly GrantPayment[]): number {
  const { granted, paid, underWay } = grantLeft(grant, payments);
  return grant.ended ? paid + underWay : granted;
}

/** What is left of a budget line when everything granted on it is taken. */
export function lineLeft(
  line: Pick<BudgetLine, "id" | "ore">,
  grants: readonly Grant[],
  payments: readonly GrantPayment[],
): LineLeft {
  const own = grants.filter(({ lineId }) => lineId === line.id);
  const granted = own.reduce((total, grant) => total + committed(grant, payments), 0);
  const paid = own.reduce((total, grant) => total + grantLeft(grant, payments).paid, 0);
  return { budgeted: line.ore, granted, paid, left: line.ore - granted };
}

/** "4510 Insatser", "Ringen": a line as it is named in a list. */
export const lineName = ({ account, initiative, name }: Omit<BudgetLine, "id">): string =>
  [account, name, initiative].filter((words) => words !== "").join(" ");

/** The bidrag and the instalment that a payment is on; null when it is on none that is known. */
export function instalmentOf(
  grants: readonly Grant[],
  instalmentId: string | null | undefined,
): { grant: Grant; instalment: Instalment } | null {
  for (const grant of grants) {
    const instalment = grant.instalments.find(({ id }) => id === instalmentId);
    if (instalment) return { grant, instalment };
  }
  return null;
}
