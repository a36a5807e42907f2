/** The most for one payment in kronor: a number of prisbasbelopp is counted by the year of the attest. @see BAS-1 */
import { type BaseAmount, baseAmount, unknownBaseAmount } from "../baseAmounts.ts";
import { kronorText } from "../words/amounts.ts";
import type { AttestCap } from "./order.ts";

/** What a cap allows in a year. `unset`: the board has not said, which is not the same as no limit. */
export type CapInYear =
  | { kind: "limit"; kronor: number }
  | { kind: "unlimited" }
  | { kind: "unset" }
  /** The prisbasbelopp of the year is not known: nothing can be said, and `text` tells why. */
  | { kind: "unknownYear"; text: string };

/** "50 000 kr" of whole kronor. */
export const wholeKronor = (kronor: number): string => kronorText(Math.round(kronor * 100));

/** "2", "1,5". */
const countText = (count: number): string => String(count).replace(".", ",");

/** The cap in kronor for an attest in that year. */
export function capIn(cap: AttestCap, year: number, baseAmounts: readonly BaseAmount[]): CapInYear {
  if (cap === null) return { kind: "unset" };
  if (cap.kind === "unlimited") return { kind: "unlimited" };
  if (cap.kind === "kronor") return { kind: "limit", kronor: cap.kronor };
  const base = baseAmount("price", year, baseAmounts);
  return base === null
    ? { kind: "unknownYear", text: unknownBaseAmount("price", year) }
    : { kind: "limit", kronor: Math.floor(cap.count * base) };
}

/** "50 000 kr", "2 prisbasbelopp (118 400 kr 2026)", "utan gräns", "inte angivet". */
export function capText(cap: AttestCap, year: number, baseAmounts: readonly BaseAmount[]): string {
  if (cap === null) return "inte angivet";
  if (cap.kind === "unlimited") return "utan gräns";
  if (cap.kind === "kronor") return wholeKronor(cap.kronor);
  const known = capIn(cap, year, baseAmounts);
  const sum = known.kind === "limit" ? ` (${wholeKronor(known.kronor)} ${year})` : "";
  return `${countText(cap.count)} prisbasbelopp${sum}`;
}
