/** A payment order: what a bank is asked to pay, as plain data. Amounts are whole öre, and always kronor. */
import type { PayeeAccount } from "#app/domain/payment/accounts.ts";
import type { PaymentReference } from "#app/domain/payment/reference.ts";

/** One payment that a bank is asked to make. */
export type OrderedPayment = {
  /** Comes back in the bank's files and tells which payment is meant. At most 35 characters, once in a file. */
  endToEndId: string;
  /** "YYYY-MM-DD" */
  executionDate: string;
  ore: number;
  name: string;
  /** The payee's town, which some banks ask for. */
  town: string | null;
  account: PayeeAccount;
  reference: PaymentReference;
};

/** Who pays. Banks take a payment to a bankgiro from a bankgiro; one who has none pays it from the account. */
export type Payer = {
  name: string;
  /** Ten digits. */
  organisationNumber: string;
  iban: string | null;
  bankgiro: string | null;
  bic: string;
  /** What the bank has named us in the agreement about files; null where it goes by the organisationsnummer. */
  customerId: string | null;
};

export type PaymentOrder = {
  /** At most 30 characters: the groups of the file are numbered after it. */
  messageId: string;
  /** "YYYY-MM-DDTHH:MM:SS", with or without a Z. */
  createdAt: string;
  payer: Payer;
  payments: readonly OrderedPayment[];
};

/** The payments of one day and one account of ours, which a file holds together. */
export type PaymentGroup = {
  id: string;
  executionDate: string;
  payFrom: { kind: "iban" | "bankgiro"; number: string };
  payments: OrderedPayment[];
};

const fromBankgiro = ({ payer }: PaymentOrder, payment: OrderedPayment): boolean =>
  payer.bankgiro !== null && (payment.account.kind === "bankgiro" || payer.iban === null);

/** The payments grouped by day and own account, in the order of days; within a group as they were ordered. */
export function groupsOf(order: PaymentOrder): PaymentGroup[] {
  const groups = new Map<string, PaymentGroup>();
  for (const payment of order.payments) {
    const kind = fromBankgiro(order, payment) ? "bankgiro" : "iban";
    const number = (kind === "bankgiro" ? order.payer.bankgiro : order.payer.iban) ?? "";
    const key = `${payment.executionDate} ${kind}`;
    const group = groups.get(key);
    if (group) group.payments.push(payment);
    else {
      groups.set(key, {
        id: "",
        executionDate: payment.executionDate,
        payFrom: { kind, number },
        payments: [payment],
      });
    }
  }
  return [...groups.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group], at) => ({ ...group, id: `${order.messageId}-${at + 1}` }));
}

/** The sum of payments in öre. */
export const sumOf = (payments: readonly OrderedPayment[]): number =>
  payments.reduce((sum, { ore }) => sum + ore, 0);
