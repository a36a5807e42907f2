/**
 * Why a step is somebody's to take, in words for that person: the row of the attestordning, and for an ersättare what
 * keeps the ordinarie from it. @see CTRL-01, CTRL-07
 */
import { parts } from "../calendar.ts";
import type { Finding } from "../result.ts";
import { listText } from "../wording.ts";
import type { PersonStep } from "./attestFinding.ts";
import { capText } from "./cap.ts";
import { type AttestGround, rulingFor } from "./ground.ts";
import type { HeldRight } from "./holders.ts";
import { aheadOf, attestFindings, isBackup, waitedFor } from "./mayAttest.ts";
import type { AttestCap } from "./order.ts";
import { namesIn, rightText } from "./orderWords.ts";
import { carryingRights } from "./rightCap.ts";

export type WhyMine = {
  /** The row of the attestordning. */
  right: string;
  /** For an ersättare: why not the ordinarie. Null for the ordinarie. */
  deputy: string | null;
  /** It waits for somebody else first: an ordinarie who may take it, or one who is not tied to the payee. */
  isBackup: boolean;
};

/** What keeps somebody from a step, after the name: "Karin Lindvall, som utgiften gäller". */
const hindrances: Partial<Record<string, string>> = {
  "CTRL-03": "som redan har gjort ett annat steg",
  "CTRL-04": "som utgiften gäller",
  "CTRL-05": "som har en bindning till mottagaren",
  "CTRL-06": "som är knuten till mottagaren",
  "CTRL-08": "som är underställd den som utgiften gäller",
  "CTRL-02": "som har en lägre beloppsgräns",
  "BAS-1": "som har en beloppsgräns som inte kan räknas ut",
  "CTRL-21": "som inte har något uppdrag i dag",
  "KL-12-1": "som är revisor",
};

const hindranceOf = (findings: readonly Finding[]): string => {
  const told = findings
    .filter(({ level, rule }) => level === "block" || rule === "CTRL-06")
    .flatMap(({ rule }) => hindrances[rule] ?? []);
  return told[0] ?? "som inte får göra det";
};

const upTo = (cap: AttestCap, { day, baseAmounts }: AttestGround): string => {
  if (cap === null) return "Styrelsen har inte sagt upp till vilket belopp.";
  return cap.kind === "unlimited"
    ? "Utan beloppsgräns."
    : `Upp till ${capText(cap, parts(day).year, baseAmounts)}.`;
};

function rightSentence({ right }: HeldRight, ground: AttestGround): string {
  const row = rightText(right, namesIn(ground.people));
  return `Din rad i attestordningen: ${row.charAt(0).toLowerCase()}${row.slice(1)}. ${upTo(right.cap, ground)}`;
}

/** Why the ersättare acts by the right; null for one who holds it. */
function deputySentence(held: HeldRight, who: PersonStep, ground: AttestGround): string | null {
  if (held.holderIds.includes(who.personId)) return null;
  const nameOf = namesIn(ground.people);
  const ahead = aheadOf(held, who.personId, ground);
  if (ahead.length === 0) return "Du är ersättare. I dag finns ingen ordinarie.";
  const before = waitedFor(held, who, ground);
  const told = ahead.map((personId) => {
    const name = nameOf(personId);
    if (before.includes(personId)) return name;
    return `${name}, ${hindranceOf(attestFindings(ground, { ...who, personId }))}`;
  });
  if (before.length === 0) return `Du är ersättare för ${listText(told)}.`;
  const names = listText(before.map(nameOf), "eller");
  return held.right.deputyWhen === "always"
    ? `Du är ersättare för ${names}, och får göra det när som helst.`
    : `Du är ersättare för ${names}, som kan göra det. Gör det bara vid förhinder, och skriv varför.`;
}

/** Why the step is the person's; null where the attestordning gives that person none. */
export function whyMine(ground: AttestGround, who: PersonStep): WhyMine | null {
  const carried = rulingFor(ground, who.step).map((rights) =>
    carryingRights(rights, who.personId, ground),
  );
  const [first] = carried.flat();
  if (!first || carried.some((rights) => rights.length === 0)) return null;
  // Held in one's own name before held as ersättare.
  const shown = carried.flat().find((held) => held.holderIds.includes(who.personId)) ?? first;
  return {
    right: rightSentence(shown, ground),
    deputy: deputySentence(shown, who, ground),
    isBackup: isBackup(ground, who),
  };
}
