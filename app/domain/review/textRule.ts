/**
 * Rules that read nothing but words and figures: they hold in a paragraf of a protokoll, in a bilaga and in any other
 * document alike. One function tries the text; here it becomes a rule of the protokoll and a rule of a document.
 */
import { knownBaseAmounts } from "../baseAmounts.ts";
import { type RuleId, sources } from "../law.ts";
import type { Item, Minutes } from "../minutes.ts";
import type { Level } from "../result.ts";
import { findTables, type Table } from "../words/tables.ts";
import type { Example, Flaw, Paper, ReviewContext, ReviewFinding, Rule } from "./rule.ts";
import { label, rule, standing } from "./rule.ts";
import { type Sentence, sentencesIn } from "./sentences.ts";

/** What a text says wrongly, before it is known where the text stands. */
export type TextFault = Omit<Flaw, "item">;

/**
 * A text and what is known of it: the day it is of ("YYYY-MM-DD"), and whether it is the förbund's budget. Of a document
 * without an ärende that is not known, and its first lines tell.
 */
export type Reading = {
  text: string;
  date: string | null;
  isBudget: boolean | null;
  /** The text in tables and in sentences: read when the first rule asks, and once for all of them. */
  tables: () => Table[];
  sentences: () => Sentence[];
};

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A text made ready for the rules. */
export const readingOf = (
  text: string,
  date: string | null,
  isBudget: boolean | null,
): Reading => ({
  ...{ text, date, isBudget },
  tables: once(() => findTables(text)),
  sentences: once(() => sentencesIn(text)),
});

/** What a rule of words may know beside the text. */
export type KnownOfText = Pick<ReviewContext, "baseAmounts">;

/** What a text says wrongly, to a rule. */
export type TextFaults = (reading: Reading, known: KnownOfText) => TextFault[];

/** The same rule for a protokoll and for a document of any kind. */
export type TextRule = { rule: Rule; inDocument: (reading: Reading) => ReviewFinding[] };

/** The running text and the att-satser of an ärende, in the order in which they are read. */
export const readText = ({ heading, sections }: Item): string =>
  [heading, ...sections.flatMap(({ body, clauses }) => [body, ...clauses])].join("\n\n");

/** The bilagor that an ärende cites and that could be read. */
export const papersOf = ({ attachments }: Item, { papers }: ReviewContext): Paper[] =>
  papers.filter((paper) => attachments.includes(paper.label));

/** Items and bilagor that have been read, for as long as they are held: every rule reads the same ones. */
const items = new WeakMap<Item, Reading>();
const bilagor = new WeakMap<Paper, Reading>();

function keptReading<K extends object>(
  kept: WeakMap<K, Reading>,
  key: K,
  text: string,
  date: string,
  isBudget: boolean,
): Reading {
  const known = kept.get(key);
  const isSame = known?.text === text && known.date === date && known.isBudget === isBudget;
  if (known && isSame) return known;
  const reading = readingOf(text, date, isBudget);
  kept.set(key, reading);
  return reading;
}

const inItem = (item: Item, date: string): Reading =>
  keptReading(items, item, readText(item), date, item.kind === "budget");

const LOWER: Record<Level, Level> = { block: "warn", warn: "warn", info: "info" };

/** A bilaga is somebody else's text as often as ours: what is wrong there stops no justering. */
function inPapers(
  item: Item,
  minutes: Minutes,
  context: ReviewContext,
  told: Set<string>,
  level: Level,
  faults: TextFaults,
): Flaw[] {
  const papers = papersOf(item, context).filter((paper) => !told.has(paper.label));
  return papers.flatMap((paper) => {
    const { label: name, text } = paper;
    told.add(name);
    const reading = keptReading(bilagor, paper, text, minutes.date, item.kind === "budget");
    return faults(reading, context).map(({ quote: _quote, put: _put, ...fault }) => ({
      ...fault,
      item,
      level: LOWER[fault.level ?? level],
      text: `${label(item)}, bilaga ${name}: ${fault.text}`,
    }));
  });
}

/** Makes both rules from id, level, heading, example and the function that reads a text. */
export function textRule(
  id: RuleId,
  level: Level,
  title: string,
  example: Example,
  faults: TextFaults,
): TextRule {
  return {
    rule: rule(id, level, title, example, (minutes, context) => {
      const told = new Set<string>();
      return standing(minutes).flatMap((item): Flaw[] => [
        ...faults(inItem(item, minutes.date), context).map((fault) => ({
          ...fault,
          item,
          text: `${label(item)}: ${fault.text}`,
        })),
        ...inPapers(item, minutes, context, told, level, faults),
      ]);
    }),
    inDocument: (reading) =>
      faults(reading, { baseAmounts: knownBaseAmounts }).map((fault) => ({
        rule: id,
        title,
        level: fault.level ?? level,
        paragraf: null,
        itemId: null,
        text: fault.text,
        suggestion: fault.suggestion,
        source: sources[id],
        quote: fault.quote ?? null,
        fix: fault.put === undefined || fault.quote === undefined ? null : { put: fault.put },
      })),
  };
}
