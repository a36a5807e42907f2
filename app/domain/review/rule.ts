/** What a rule is, and the small things all rules use. No rule stands here. */
import type { BaseAmount } from "../baseAmounts.ts";
import type { LegalDate } from "../calendar.ts";
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

/** What a bilaga says, when its text could be read. */
export type Paper = { label: string; title: string; text: string };

/**
 * What a person has to do with somebody outside the styrelse. `name` is that organisation or person.
 * @see KL 6:28 p 1, 2 and 4
 */
export type Tie = {
  personId: string;
  kind: "employer" | "assignment" | "signatory" | "contact" | "ownership" | "close_relative";
  name: string;
};

/** How a question of jäv at an ärende was answered: that there is none, and why; or that the person will step aside. */
export type InterestAnswer = {
  itemId: string;
  personId: string;
  answer: "none" | "disqualified";
  reason: string;
};

/** Who an ärende is about, beside what its text tells. */
export type Party = {
  itemId: string;
  role: "applicant" | "partner" | "counterparty" | "payee" | "named";
  name: string;
};

/** Another protokoll of the same förbund, as far as this one can speak of it. `from`–`to` are its § numbers. */
export type OtherMeeting = {
  date: LegalDate;
  from: number | null;
  to: number | null;
};

/** What the rules may know beside the protokoll itself. What is not known is an empty list, and nothing is found for it. */
export type ReviewContext = ReviewSettings & {
  papers: readonly Paper[];
  ties: readonly Tie[];
  parties: readonly Party[];
  answers: readonly InterestAnswer[];
  others: readonly OtherMeeting[];
  /** Numbers of the delegationsbeslut that this meeting is to be told of: "D 2026-3". */
  delegated: readonly string[];
  /** The förbund's own before those that came with the program. @see BAS-1, BAS-2 */
  baseAmounts: readonly BaseAmount[];
};

/** Words put in the place of the finding's `quote`: a correction that one press makes, and can be undone. */
export type Fix = { put: string };

/** What a rule found in a protokoll, with the very words it stands on where there are such. */
export type ReviewFinding = Finding & {
  /** The rule's heading. */
  title: string;
  itemId: string | null;
  /** As it stands in the text, word for word; null when nothing written is wrong. */
  quote: string | null;
  fix: Fix | null;
};

/** What the rule catches and what it lets be, each as a short Swedish sentence. */
export type Example = { fault: string; sound: string };

/** A rule as data, with the pure function that finds what breaks it. */
export type Rule = {
  id: RuleId;
  level: Level;
  /** What it asks, as a short Swedish heading. */
  title: string;
  source: string;
  example: Example;
  check: (minutes: Minutes, context: ReviewContext) => ReviewFinding[];
};

/** What a rule found, before the rule's own id, level and source are put to it. */
export type Flaw = {
  /** The item it stands at; null for the meeting as a whole. */
  item: Item | null;
  text: string;
  suggestion: string;
  /** When this one weighs otherwise than the rule. */
  level?: Level;
  quote?: string;
  /** What should stand in the place of `quote`. */
  put?: string;
};

/** Makes a rule from its id, level, heading, example and the function that finds its flaws. */
export const rule = (
  id: RuleId,
  level: Level,
  title: string,
  example: Example,
  flaws: (minutes: Minutes, context: ReviewContext) => Flaw[],
): Rule => ({
  id,
  level,
  title,
  source: sources[id],
  example,
  check: (minutes, context) =>
    flaws(minutes, context).map((flaw) => ({
      rule: id,
      title,
      level: flaw.level ?? level,
      paragraf: flaw.item?.number ?? null,
      itemId: flaw.item?.id ?? null,
      text: flaw.text,
      suggestion: flaw.suggestion,
      source: sources[id],
      quote: flaw.quote ?? null,
      fix: flaw.put === undefined || flaw.quote === undefined ? null : { put: flaw.put },
    })),
});

/** "§ 12", or "Ärende 3 (Budget 2027)" before the number is given out. */
export const label = (item: Item): string =>
  item.number === null ? `Ärende ${item.position} (${item.heading})` : `§ ${item.number}`;

/** A finding's sentence where its paragraf stands above it: without the label that it begins with. */
export const atItsPlace = (text: string): string =>
  text.replace(/^(?:§ \d+|Ärende \d+ \([^\n]*?\)): /, "");

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

/** Where a stretch of an ärende's text stands. */
export type Passage = { place: "heading" | "body" | "clause"; text: string };

/** Everything that is written at an ärende, part by part. */
export const passagesOf = ({ heading, sections }: Item): Passage[] => [
  { place: "heading", text: heading },
  ...sections.flatMap(({ body, clauses }): Passage[] => [
    { place: "body", text: body },
    ...clauses.map((text): Passage => ({ place: "clause", text })),
  ]),
];

/** An ärende is never changed in place, and nearly every rule reads it: its text is put together once. */
const texts = new WeakMap<Item, string>();

/** The same as one text. */
export function textOf(item: Item): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = passagesOf(item)
    .map((passage) => passage.text)
    .join("\n");
  texts.set(item, text);
  return text;
}

/** The ärenden that stand on the dagordning still. */
export const standing = (minutes: Minutes): Item[] =>
  inOrder(minutes).filter(({ struck }) => struck === null);

/** The att-satser of an ärende, none of them empty. */
export const clausesOf = ({ sections }: Pick<Item, "sections">): string[] =>
  sections.flatMap(({ clauses }) => clauses).filter((clause) => clause.trim() !== "");

/** A rule that looks at one ärende at a time, the struck ones left out. */
export const atItems =
  (flaws: (item: Item, minutes: Minutes, context: ReviewContext) => Flaw[]) =>
  (minutes: Minutes, context: ReviewContext): Flaw[] =>
    standing(minutes).flatMap((item) => flaws(item, minutes, context));
