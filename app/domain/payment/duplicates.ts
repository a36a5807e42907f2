/** Whether the same thing may be on its way to be paid twice. @see CTRL-14 */
import { attestFinding } from "../attest/attestFinding.ts";
import { dateText, daysBetween } from "../calendar.ts";
import { isSamePayee } from "../grants/grant.ts";
import { law } from "../law.ts";
import type { Finding } from "../result.ts";
import { listText } from "../wording.ts";
import { accountKey } from "./accounts.ts";
import type { Payment } from "./payment.ts";

/** The number as it is compared: "F 10/17" and "f10-17" are the same invoice, and "0001007" is "1007". */
export const invoiceKey = (number: string): string =>
  number
    .normalize("NFKC")
    .replace(/[^\p{L}\d]/gu, "")
    .replace(/^0+(?=.)/, "")
    .toLowerCase();

/** Money to the same account, whatever the payee is called. */
const isSameAccount = (
  { payee: { account: one } }: Payment,
  { payee: { account: other } }: Payment,
) => one !== null && other !== null && accountKey(one) === accountKey(other);

function isLike(one: Payment, other: Payment): boolean {
  if (!isSamePayee(one.payee, other.payee) && !isSameAccount(one, other)) return false;
  // The same arvode to several of the board goes to the same payroll office.
  if (one.kind === "fee" && other.kind === "fee" && one.concernsId !== other.concernsId)
    return false;
  const number = invoiceKey(one.invoiceNumber);
  if (number !== "" && number === invoiceKey(other.invoiceNumber)) return true;
  const days = Math.abs(daysBetween(one.invoiceDate, other.invoiceDate));
  return one.ore === other.ore && days <= law.duplicateInvoice.days;
}

/** The payments to the same payee or account that have the same number, or the same amount and nearly the same day. */
export const duplicatesOf = (payment: Payment, others: readonly Payment[]): Payment[] =>
  payment.kind === "manual"
    ? []
    : others.filter(
        (other) => other.id !== payment.id && other.cancelled === null && isLike(payment, other),
      );

/**
 * The warning, with the numbers to look at; none when nothing is alike. One whose money came back is mentioned only: it
 * is paid no more, and most often the same thing is paid anew.
 */
export function duplicateFindings(payment: Payment, others: readonly Payment[]): Finding[] {
  const like = duplicatesOf(payment, others);
  const paid = like.filter(({ cameBack }) => cameBack === null);
  return [...paidTwice(paid), ...paidAnew(like.flatMap(toldBack))];
}

const toldBack = ({ number, cameBack }: Payment): string[] =>
  cameBack ? [`${number}, som kom tillbaka ${dateText(cameBack.on)}`] : [];

function paidTwice(like: readonly Payment[]): Finding[] {
  if (like.length === 0) return [];
  const numbers = listText(like.map(({ number }) => number));
  const text = `Utbetalningen liknar ${numbers}: samma mottagare eller konto, och samma fakturanummer, eller samma belopp nästan samma dag.`;
  const suggestion = "Se efter att den inte redan är betald. Skriv varför den ska betalas ändå.";
  return [attestFinding("CTRL-14", "warn", text, suggestion)];
}

function paidAnew(told: readonly string[]): Finding[] {
  if (told.length === 0) return [];
  return [attestFinding("CTRL-14", "info", `Utbetalningen liknar ${listText(told)}.`)];
}
