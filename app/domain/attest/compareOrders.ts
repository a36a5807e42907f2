/** What differs between two versions of an attestordning, in sentences for the board. */
import type { BaseAmount } from "../baseAmounts.ts";
import { dateText, type LegalDate, parts } from "../calendar.ts";
import { capText } from "./cap.ts";
import type { AttestCap, AttestOrder, AttestRight, Holder } from "./order.ts";
import {
  areaText,
  deputiesText,
  deputyWhenTexts,
  holderText,
  type NameOf,
  rightText,
} from "./orderWords.ts";

const sameHolder = (a: Holder, b: Holder): boolean =>
  JSON.stringify(keyOf(a)) === JSON.stringify(keyOf(b));
const keyOf = (one: AttestRight["concern"]): string[] =>
  one.kind === "role"
    ? [one.kind, one.role]
    : one.kind === "person"
      ? [one.kind, one.personId]
      : [one.kind];

/** What a right is about: rights of the same kind are the same right, though they were written anew. */
const aboutKey = ({ step, concern, area }: AttestRight): string =>
  JSON.stringify([step, keyOf(concern), area.accounts, area.costCentres, area.projects]);

const looseKey = ({ step, concern }: AttestRight): string => JSON.stringify([step, keyOf(concern)]);

type Pair = { before: AttestRight; after: AttestRight };

/** Rights that are the same in both: by what they are about, then by step and concern alone. */
function pairs(before: readonly AttestRight[], after: readonly AttestRight[]) {
  const left = [...before];
  const right = [...after];
  const found: Pair[] = [];
  for (const key of [
    (one: AttestRight) => `${aboutKey(one)} ${JSON.stringify(keyOf(one.holder))}`,
    aboutKey,
    looseKey,
  ]) {
    for (const one of [...left]) {
      const other = right.find((candidate) => key(candidate) === key(one));
      if (!other) continue;
      found.push({ before: one, after: other });
      left.splice(left.indexOf(one), 1);
      right.splice(right.indexOf(other), 1);
    }
  }
  return { found, removed: left, added: right };
}

type Words = { nameOf: NameOf; baseAmounts: readonly BaseAmount[] };

/** As the sentences use them: a cap is told by the year in which the later order begins. */
type Told = { nameOf: NameOf; sumText: (cap: AttestCap) => string };

/** Each field of a right that has changed, as the end of a sentence. */
function changesIn({ before, after }: Pair, { nameOf, sumText }: Told): string[] {
  const changes: [boolean, string][] = [
    [
      !sameHolder(before.holder, after.holder),
      `ordinarie är ${holderText(after.holder, nameOf)}, förut ${holderText(before.holder, nameOf)}`,
    ],
    [
      JSON.stringify(before.deputies.map(keyOf)) !== JSON.stringify(after.deputies.map(keyOf)),
      `ersättare är ${deputiesText(after, nameOf)}, förut ${deputiesText(before, nameOf)}`,
    ],
    [
      before.deputyWhen !== after.deputyWhen,
      `ersättaren får attestera ${deputyWhenTexts[after.deputyWhen]}, förut ${deputyWhenTexts[before.deputyWhen]}`,
    ],
    [
      JSON.stringify(capKey(before)) !== JSON.stringify(capKey(after)),
      `maxbeloppet är ${sumText(after.cap)}, förut ${sumText(before.cap)}`,
    ],
    [
      aboutKey(before) !== aboutKey(after),
      `området är ${areaText(after.area)}, förut ${areaText(before.area)}`,
    ],
    [
      before.remark !== after.remark,
      after.remark === "" ? "anmärkningen är borttagen" : `anmärkningen är ”${after.remark}”`,
    ],
  ];
  return changes.flatMap(([hasChanged, words]) => (hasChanged ? [words] : []));
}

function capKey({ cap }: AttestRight): (string | number)[] {
  if (cap === null) return [];
  if (cap.kind === "unlimited") return [cap.kind];
  return [cap.kind, cap.kind === "kronor" ? cap.kronor : cap.count];
}

const untilText = (to: LegalDate | null): string =>
  to === null ? "tills vidare" : `till ${dateText(to)}`;

/** Sentences that say what is new, changed and gone; empty when the two say the same. Days are told, not counted. */
export function compareOrders(
  before: AttestOrder,
  after: AttestOrder,
  { nameOf, baseAmounts }: Words,
): string[] {
  const { year } = parts(after.from);
  const words: Told = { nameOf, sumText: (cap) => capText(cap, year, baseAmounts) };
  const { found, added, removed } = pairs(before.rights, after.rights);
  const period =
    before.from === after.from && before.to === after.to
      ? []
      : [
          `Ordningen gäller från ${dateText(after.from)} ${untilText(after.to)}, förut från ${dateText(before.from)} ${untilText(before.to)}.`,
        ];
  const manual =
    before.manualOrderPersons === after.manualOrderPersons
      ? []
      : [
          `Manuella bokföringsorder undertecknas av ${after.manualOrderPersons === 1 ? "en" : "två"}, förut av ${before.manualOrderPersons === 1 ? "en" : "två"}.`,
        ];
  return [
    ...period,
    ...added.map(
      (one) =>
        `Nytt: ${rightText(one, nameOf)}: ${holderText(one.holder, nameOf)}, ersättare ${deputiesText(one, nameOf)}, ${words.sumText(one.cap)}.`,
    ),
    ...found.flatMap((pair) => {
      const changes = changesIn(pair, words);
      return changes.length === 0
        ? []
        : [`Ändrat: ${rightText(pair.after, nameOf)}: ${changes.join("; ")}.`];
    }),
    ...removed.map(
      (one) => `Borttaget: ${rightText(one, nameOf)}: ${holderText(one.holder, nameOf)}.`,
    ),
    ...manual,
  ];
}
