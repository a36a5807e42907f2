/**
 * Up to what amount a person may take a step. Rights add up: where somebody has two that rule the same row of the
 * kontering, the one with the higher amount carries the payment. @see CTRL-02, BAS-1
 */
import { whereBaseAmounts } from "../baseAmounts.ts";
import { parts } from "../calendar.ts";
import { movedOre } from "../payment/payment.ts";
import type { Finding } from "../result.ts";
import { attestFinding, type PersonStep } from "./attestFinding.ts";
import { capIn, wholeKronor } from "./cap.ts";
import { type AttestGround, isAmong } from "./ground.ts";
import type { HeldRight } from "./holders.ts";
import { attestSteps } from "./order.ts";

type Of = Pick<AttestGround, "payment" | "day" | "baseAmounts">;

const capOf = ({ right }: HeldRight, { day, baseAmounts }: Of) =>
  capIn(right.cap, parts(day).year, baseAmounts);

function isEnough(held: HeldRight, ground: Of): boolean {
  const cap = capOf(held, ground);
  return (
    cap.kind === "unlimited" ||
    (cap.kind === "limit" && movedOre(ground.payment) <= Math.round(cap.kronor * 100))
  );
}

/** Of the rights that rule one row, those by which the person may take the step; one without a said amount is the last resort. */
export function carryingRights(
  rights: readonly HeldRight[],
  personId: string,
  ground: Of,
): HeldRight[] {
  const own = rights.filter((held) => isAmong(held, personId));
  const enough = own.filter((held) => isEnough(held, ground));
  return enough.length > 0 ? enough : own.filter(({ right }) => right.cap === null);
}

/** What the amounts of the person's rights say of the payment. */
export function capFindings(
  ground: Of,
  ruling: readonly HeldRight[][],
  { personId, step }: PersonStep,
): Finding[] {
  const carried = ruling.map((rights) => carryingRights(rights, personId, ground));
  const short = ruling
    .filter((_, index) => carried[index]?.length === 0)
    .map((rights) =>
      rights.filter((held) => isAmong(held, personId)).map((held) => capOf(held, ground)),
    )
    .filter((caps) => caps.length > 0);
  const unknown = short.flat().find((cap) => cap.kind === "unknownYear");
  if (unknown?.kind === "unknownYear") {
    return [attestFinding("BAS-1", "block", unknown.text, whereBaseAmounts)];
  }
  if (short.length > 0) {
    const highest = short.map((caps) =>
      Math.max(...caps.map((cap) => (cap.kind === "limit" ? cap.kronor : 0))),
    );
    const text = `Beloppet är över ${wholeKronor(Math.min(...highest))}, som är det mesta du får ta ${attestSteps[step]} på.`;
    return [attestFinding("CTRL-02", "block", text)];
  }
  const isUnset = carried.some((rights) => rights.some(({ right }) => right.cap === null));
  if (step !== "decision" || !isUnset) return [];
  const text = "Styrelsen har inte sagt upp till vilket belopp din attesträtt gäller.";
  const suggestion = "Fråga styrelsen. Skriv varför du attesterar ändå.";
  return [attestFinding("CTRL-02", "warn", text, suggestion)];
}
