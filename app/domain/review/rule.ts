/** What a rule is, and the small things all rules use. No rule stands here. */
import { type RuleId, sources } from "../law.ts";
import type { Item, Minutes } from "../minutes.ts";
import type { Finding, Level } from "../result.ts";
import type { BoardRules } from "../rules.ts";
import { listText } from "../wording.ts";

/** What of the förbundsordning the rules read. */
export type ReviewSettings = Pick<
  BoardRules,
  "quorum" | "adjusterCount" | "budgetMeetingNoticeDays" | "employerDisqualification"
>;

/** A rule as data, with the pure function that finds what breaks it. */
export type Rule = {
  id: RuleId;
  level: Level;
  /** What it asks, as a short Swedish heading. */
  title: string;
  source: string;
  check: (minutes: Minutes, settings: ReviewSettings) => Finding[];
};

/** What a rule found, before the rule's own id, level and source are put to it. */
export type Flaw = {
  /** The item it stands at; null for the meeting as a whole. */
  item: Item | null;
  text: string;
  suggestion: string;
  /** When this one weighs otherwise than the rule. */
  level?: Level;
};

/** Makes a rule from its id, level, heading and the function that finds its flaws. */
export const rule = (
  id: RuleId,
  level: Level,
  title: string,
  flaws: (minutes: Minutes, settings: ReviewSettings) => Flaw[],
): Rule => ({
  id,
  level,
  title,
  source: sources[id],
  check: (minutes, settings) =>
    flaws(minutes, settings).map((flaw) => ({
      rule: id,
      level: flaw.level ?? level,
      paragraf: flaw.item?.number ?? null,
      text: flaw.text,
      suggestion: flaw.suggestion,
      source: sources[id],
    })),
});

/** "§ 12", or "Ärende 3 (Budget 2027)" before the number is given out. */
export const label = (item: Item): string =>
  item.number === null ? `Ärende ${item.position} (${item.heading})` : `§ ${item.number}`;

/** "§ 3, § 4 och § 7". */
export const labels = (items: readonly Item[]): string => listText(items.map(label));

export const nameOf = (minutes: Minutes, personId: string): string =>
  minutes.persons.find(({ id }) => id === personId)?.name ?? "en person som inte finns i registret";

export const namesOf = (minutes: Minutes, personIds: readonly string[]): string =>
  listText(personIds.map((id) => nameOf(minutes, id)));

/** "jävig" for one, "jäviga" for more. */
export const javig = (personIds: readonly string[]): string =>
  personIds.length > 1 ? "jäviga" : "jävig";

/** The items in the order of the dagordning. */
export const inOrder = (minutes: Minutes): Item[] =>
  [...minutes.items].sort((a, b) => a.position - b.position);

/** Something was decided: at least one att-sats stands. */
export const isDecided = (item: Item): boolean =>
  item.sections.some(({ clauses }) => clauses.some((clause) => clause.trim() !== ""));

export const hasText = (item: Item): boolean =>
  item.sections.some(({ body }) => body.trim() !== "");

/** Whether the register of uppdrag is known; rules that need it stay silent otherwise. */
export const knowsMandates = ({ mandates }: Minutes): boolean => mandates.length > 0;

/** A protokoll that was held on paper: what it does not tell may still have been done. */
export const isFromPaper = (minutes: Minutes): boolean =>
  minutes.paperNotice !== null || !knowsMandates(minutes);
