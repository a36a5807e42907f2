/**
 * Money that came back after it was paid: the payee's bank returned it, or the payee paid it back. It came back wholly;
 * what comes back in part is booked by hand. It is paid anew only with a new utbetalning that goes the whole chain.
 * @see CTRL-09
 */
import { dateText, type LegalDate } from "../calendar.ts";
import { accepted, type Refusal, type Result, refused, refusedAll } from "../result.ts";
import { swedishDay } from "../swedishTime.ts";
import type { Payment } from "./payment.ts";
import { sumText } from "./sumText.ts";

export type CameBack = {
  on: LegalDate;
  /** Where it is seen. */
  ground: string;
  at: string;
  personId: string | null;
  /** The number of the payment that pays it anew; null when none does. */
  againBy: string | null;
  /** Why it is not to be paid anew. */
  closed: { at: string; reason: string; personId: string | null } | null;
};

/** A note that money came back which was wrong and was taken back: it is kept as it stood. */
export type WithdrawnBack = {
  on: LegalDate;
  ground: string;
  notedAt: string;
  notedBy: string | null;
  at: string;
  personId: string | null;
  reason: string;
};

/** "Pengarna kom tillbaka 12 april 2026. ”Kontoutdraget”". */
export const cameBackText = ({ on, ground }: Pick<CameBack, "on" | "ground">): string =>
  `Pengarna kom tillbaka ${dateText(on)}. ”${ground}”`;

/** What was typed of money that came back. `ore` null = it could not be read. */
export type TypedBack = { on: LegalDate; ore: number | null; ground: string };

/** What keeps a payment from having come back at all; null when nothing does. */
function neverPaid({ kind, paidOn, cameBack }: Payment): string | null {
  if (cameBack) return `Det är redan antecknat att pengarna kom tillbaka ${dateText(cameBack.on)}.`;
  if (paidOn === null) return "Utbetalningen är inte betald, och inget kan ha kommit tillbaka.";
  return kind === "manual" ? "En bokföringsorder betalar inget, och inget kommer tillbaka." : null;
}

function amountFault({ ore }: Payment, typed: number | null): Refusal[] {
  const fault = (text: string): Refusal[] => [{ rule: null, source: null, field: "amount", text }];
  if (typed === null) return fault("Skriv beloppet i kronor, till exempel 12 500,50.");
  if (typed === ore) return [];
  return fault(
    typed < ore
      ? `Utbetalningen var på ${sumText(ore)}. Kom bara en del tillbaka står den kvar som betald: bokför återbetalningen för hand.`
      : `Utbetalningen var på ${sumText(ore)}. Mer än så kan inte ha kommit tillbaka av den.`,
  );
}

/** Whether it may be noted that the whole of a payment came back, each fault at its field. */
export function mayComeBack(payment: Payment, typed: TypedBack, today: LegalDate): Result<null> {
  const never = neverPaid(payment);
  if (never) return refused(never);
  const { paidOn } = payment;
  const faults = amountFault(payment, typed.ore);
  const fault = (field: string, text: string) =>
    faults.push({ rule: null, source: null, field, text });
  if (typed.on > today) fault("on", "Dagen har inte kommit än.");
  else if (paidOn !== null && typed.on < paidOn) {
    fault("on", `Utbetalningen betalades ${dateText(paidOn)}. Skriv en dag efter det.`);
  }
  if (typed.ground.trim() === "") fault("ground", "Skriv var det syns att pengarna kom tillbaka.");
  return faults.length > 0 ? refusedAll(faults) : accepted(null);
}

/** Whether a payment may be paid anew. */
export function mayPayAnew({ number, cameBack }: Payment): Result<null> {
  if (!cameBack) return refused(`Utbetalning ${number} har inte kommit tillbaka.`);
  if (cameBack.againBy) {
    return refused(`Utbetalning ${number} betalas redan på nytt med ${cameBack.againBy}.`);
  }
  return cameBack.closed
    ? refused(`Utbetalning ${number} ska inte betalas på nytt: ”${cameBack.closed.reason}”`)
    : accepted(null);
}

/**
 * Whether the note that a payment came back may be taken back: what was noted wrongly counts again as paid. Once it is
 * paid anew the same would be paid twice, so that payment must be cancelled first.
 */
export function mayWithdrawBack({ number, cameBack }: Payment, reason: string): Result<null> {
  if (!cameBack) return refused(`Det är inte antecknat att utbetalning ${number} kom tillbaka.`);
  if (cameBack.againBy) {
    return refused(
      `Utbetalning ${number} betalas på nytt med ${cameBack.againBy}. Anteckningen kan tas tillbaka bara om den är makulerad.`,
    );
  }
  return reason.trim() === ""
    ? refused("Skriv varför anteckningen var fel.", { field: "withdrawReason" })
    : accepted(null);
}

/**
 * The note taken back that a bank's file would bring in again: of the same day. It is for a person to say that the file
 * was right after all; read again, the file notes it no more.
 */
export const withdrawnOn = (
  withdrawn: readonly WithdrawnBack[],
  on: LegalDate | null,
): WithdrawnBack | null => withdrawn.findLast((one) => one.on === on) ?? null;

/** Said beside what the bank's file says of a payment whose note was taken back. */
export const withdrawnText = ({ at, reason }: WithdrawnBack): string =>
  `Det antecknades, och anteckningen togs tillbaka ${dateText(swedishDay(at))}: ”${reason}” Kom pengarna ändå tillbaka antecknas det på utbetalningens sida.`;
