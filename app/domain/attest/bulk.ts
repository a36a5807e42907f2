/**
 * Which payments may be attested together: alike, small, and with nothing that wants a thought of its own. It spares
 * presses, never a rule: each payment is still attested by itself. @see CTRL-02
 */
import { parts } from "../calendar.ts";
import { movedOre, type PaymentKind } from "../payment/payment.ts";
import { sumText } from "../payment/sumText.ts";
import { accepted, type Finding, type Result, refused } from "../result.ts";
import type { PersonStep } from "./attestFinding.ts";
import { capIn } from "./cap.ts";
import { type AttestGround, rulingFor } from "./ground.ts";
import { type AttestStep, attestSteps } from "./order.ts";
import { carryingRights } from "./rightCap.ts";

/** Each payment is at most so much where the förbund has not said anything else: 5 000 kr. */
export const ordinaryBulkLimit = 500_000;

/** What is larger is always read by itself: 50 000 kr. */
export const mostBulkLimit = 5_000_000;

/** More than this nobody looks through. */
export const mostInBulk = 20;

/** What those that are attested together have in common. */
export type BulkKind = {
  step: AttestStep;
  kind: PaymentKind;
  /** The rights by which the person takes the step, as one word. */
  rights: string;
  /** The most that the right allows, in öre; null = no limit. All together stay below it. */
  capOre: number | null;
};

/** Whether the payment may be one of several, or why it wants a page of its own. */
export function bulkKind(
  ground: AttestGround,
  findings: readonly Finding[],
  who: PersonStep,
  limitOre: number,
): Result<BulkKind> {
  const { payment, day, baseAmounts } = ground;
  const { step, personId } = who;
  const told = findings.find(({ level }) => level !== "info");
  if (told) return refused(told.text);
  if (payment.kind === "manual") return refused("En bokföringsorder läses för sig.");
  if (movedOre(payment) > limitOre) {
    return refused(`Beloppet är över ${sumText(limitOre)}, som är det mesta i en sådan lista.`);
  }
  const rows = rulingFor(ground, step).map((rights) => carryingRights(rights, personId, ground));
  if (rows.length === 0 || rows.some((rights) => rights.length === 0)) {
    return refused(`Du har ingen rätt till ${attestSteps[step]} av den.`);
  }
  const held = rows.flat();
  const caps = held.map(({ right }) => capIn(right.cap, parts(day).year, baseAmounts));
  if (caps.some(({ kind }) => kind === "unset" || kind === "unknownYear")) {
    return refused("Styrelsen har inte sagt upp till vilket belopp din attesträtt gäller.");
  }
  const limits = caps.flatMap((cap) => (cap.kind === "limit" ? [cap.kronor * 100] : []));
  const rights = [...new Set(held.map(({ right }) => right.id))].toSorted().join(" ");
  const capOre = limits.length > 0 ? Math.min(...limits) : null;
  return accepted({ step, kind: payment.kind, rights, capOre });
}

export const isAlike = (a: BulkKind, b: BulkKind): boolean =>
  a.step === b.step && a.kind === b.kind && a.rights === b.rights;

export type BulkOne = { number: string; ore: number; kind: BulkKind };

/** Whether these may be attested together; the sum is below what one payment may be by the same right. */
export function bulkOf(chosen: readonly BulkOne[]): Result<{ kind: BulkKind; ore: number }> {
  const [first] = chosen;
  if (!first) return refused("Välj minst en utbetalning.");
  if (chosen.length > mostInBulk) return refused(`Välj högst ${mostInBulk} åt gången.`);
  const other = chosen.find(({ kind }) => !isAlike(kind, first.kind));
  if (other) {
    return refused(
      `${first.number} och ${other.number} är inte lika: steget, slaget eller din rätt är en annan. Ta dem var för sig.`,
    );
  }
  const ore = chosen.reduce((sum, one) => sum + one.ore, 0);
  const { capOre } = first.kind;
  if (capOre !== null && ore > capOre) {
    return refused(
      `Tillsammans är de ${sumText(ore)}, och din rätt går till ${sumText(capOre)}. Välj färre.`,
      { rule: "CTRL-02" },
    );
  }
  return accepted({ kind: first.kind, ore });
}
