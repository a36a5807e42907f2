/** Instalments that do not make up what is granted. */
import type { Item } from "../minutes.ts";
import { findAmounts, kronorText } from "../words/amounts.ts";
import { grantedIn } from "./granted.ts";
import { atItems, clausesOf, type Flaw, label, rule } from "./rule.ts";

const PAYS_OUT = /betalas?\s+ut|utbetal/iu;
const THE_REST = /resterande|återstående|återstod|(?:andra|den sista) (?:halvan|hälften|delen)/iu;
const HALF_OF =
  /hälften[\s,(]*(?:(?:alltså|dvs\.?|det vill säga|eller|av beloppet|motsvarande)[\s,]*)?$/iu;
const PERCENT = /(\d{1,3}(?:,\d)?)\s?(?:%|procent(?!\p{L}))/giu;

const RECOUNT = "Räkna om delarna så att de tillsammans blir det beviljade beloppet.";

/** The one sum that is granted; null when there are several, and the parts could be of any of them. */
function onlyGrant(item: Item): number | null {
  const sums = grantedIn(item).flatMap(({ kind, sums: own }) => (kind === "grant" ? own : []));
  const [only] = sums;
  return only && sums.length === 1 ? only.amount.ore : null;
}

function offHalf(item: Item, granted: number, clause: string): Flaw[] {
  const half = findAmounts(clause).find((amount) => HALF_OF.test(clause.slice(0, amount.at)));
  if (!half || Math.abs(half.ore * 2 - granted) <= half.step) return [];
  return [
    {
      item,
      text: `${label(item)}: Hälften av ${kronorText(granted)} är ${kronorText(granted / 2)}, men det står ${half.words}.`,
      suggestion: RECOUNT,
      quote: half.words,
    },
  ];
}

function offParts(item: Item, granted: number, clause: string): Flaw[] {
  const parts = findAmounts(clause);
  const sum = parts.reduce((total, { ore }) => total + ore, 0);
  if (parts.length < 2 || parts.length > 4 || !THE_REST.test(clause)) return [];
  if (parts.some(({ ore }) => ore === granted) || Math.abs(sum - granted) <= 100) return [];
  return [
    {
      item,
      text: `${label(item)}: Delarna som betalas ut blir ${kronorText(sum)}, men ${kronorText(granted)} är beviljade.`,
      suggestion: RECOUNT,
    },
  ];
}

/** "50 procent vid avtal och resterande 40 procent efter redovisning". */
function offPercent(item: Item, clause: string): Flaw[] {
  const parts = [...clause.matchAll(PERCENT)].map((match) =>
    Number((match[1] ?? "").replace(",", ".")),
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parts.length < 2 || parts.length > 4 || !THE_REST.test(clause)) return [];
  if (parts.includes(100) || Math.abs(sum - 100) < 1) return [];
  return [
    {
      item,
      text: `${label(item)}: Delarna som betalas ut blir ${String(sum).replace(".", ",")} procent tillsammans.`,
      suggestion: RECOUNT,
    },
  ];
}

function instalments(item: Item): Flaw[] {
  const granted = onlyGrant(item);
  return clausesOf(item)
    .filter((clause) => PAYS_OUT.test(clause))
    .flatMap((clause) => [
      ...(granted === null
        ? []
        : [...offHalf(item, granted, clause), ...offParts(item, granted, clause)]),
      ...offPercent(item, clause),
    ]);
}

export const instalmentRules = [
  rule(
    "BELOPP",
    "warn",
    "Delbetalningar som går ihop",
    {
      fault: "300 000 kr beviljas, och hälften, 160 000 kr, betalas ut vid avtal.",
      sound: "300 000 kr beviljas, och hälften, 150 000 kr, betalas ut vid avtal.",
    },
    atItems(instalments),
  ),
];
