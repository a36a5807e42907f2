/** The § numbers of one meeting follow on each other without gaps. @see KL 5:66 */
import type { Item, Minutes } from "../minutes.ts";
import { type Flaw, inOrder, label, rule } from "./rule.ts";

type NumberedItem = Item & { number: number };

const isNumbered = (item: Item): item is NumberedItem => item.number !== null;

function gaps(minutes: Minutes): Flaw[] {
  const numbered = inOrder(minutes).filter(isNumbered);
  return numbered.flatMap((item, index) => {
    const previous = numbered[index - 1];
    if (!previous || item.number === previous.number + 1) return [];
    return [
      {
        item,
        text: `${label(item)} följer på ${label(previous)}. Paragraferna ska vara numrerade i följd.`,
        suggestion: "Rätta ordningen. Ett ärende som utgår behåller sitt nummer.",
      },
    ];
  });
}

/** Before the meeting nothing has a number; when it is open only the closing item may still wait for one. */
function unnumbered(minutes: Minutes): Flaw[] {
  const items = inOrder(minutes);
  if (!items.some(isNumbered)) return [];
  return items
    .filter((item) => !isNumbered(item) && item.kind !== "closing")
    .map((item) => ({
      item,
      text: `${label(item)} har inget paragrafnummer.`,
      suggestion: "Ge ärendet nästa nummer.",
    }));
}

export const numberingRules = [
  rule(
    "KL-5-66",
    "block",
    "Paragrafer i följd",
    { fault: "§ 14 följs av § 16.", sound: "§ 14 följs av § 15." },
    (minutes) => [...gaps(minutes), ...unnumbered(minutes)],
  ),
];
