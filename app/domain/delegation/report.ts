/**
 * Anmälan: every delegationsbeslut is told to the styrelse, and the protokoll of that meeting is the proof. Whether a
 * decision is told is read from what the paragraf says, by its number, so that the text and the register never part.
 * @see FIN-10, CTRL-18
 */
import { dateText, type LegalDate } from "../calendar.ts";
import { asSentence } from "../wording.ts";
import { kronorText } from "../words/amounts.ts";
import { type DelegatedDecision, numberText } from "./decision.ts";

/** Every number in a text, as "D 2026-3", each once. */
export function numbersIn(text: string): string[] {
  const found = text.matchAll(
    /(?<![\p{L}\d])D[\s\u00a0]?(\d{4})[-\u2010\u2011\u2013](\d{1,6})(?!\d)/gu,
  );
  return [...new Set([...found].map(([, year, serial]) => `D ${year}-${Number(serial)}`))];
}

/** The decisions that none of the texts tells of, in order of their numbers. */
export function untold<T extends Pick<DelegatedDecision, "year" | "serial">>(
  decisions: readonly T[],
  texts: readonly string[],
): T[] {
  const told = new Set(texts.flatMap(numbersIn));
  return decisions
    .filter((one) => !told.has(numberText(one)))
    .sort((a, b) => a.year - b.year || a.serial - b.serial);
}

/** What a correction says of the one it corrects; empty for any other. */
export function correctionText(
  { corrects, isVoid }: Pick<DelegatedDecision, "corrects" | "isVoid">,
  all: readonly DelegatedDecision[],
): string {
  const earlier = corrects === null ? undefined : all.find(({ id }) => id === corrects);
  if (!earlier) return "";
  return isVoid
    ? `Tar tillbaka ${numberText(earlier)}, som fördes in av misstag.`
    : `Rättar ${numberText(earlier)}.`;
}

/** One line: number, day, who, what and sum. */
export function lineOf(decision: DelegatedDecision, all: readonly DelegatedDecision[]): string {
  const { decidedOn, delegateName, what, supplier, ore } = decision;
  const facts = [supplier.trim(), ore === null ? "" : kronorText(ore)].filter((one) => one !== "");
  const said = [what.trim().replace(/\s+/g, " "), ...facts].join(", ");
  return [
    `${numberText(decision)}, ${dateText(decidedOn)}, ${delegateName}: ${asSentence(said)}`,
    correctionText(decision, all),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** The text of the ärende with the lines added as a list; one that stands there already is not added again. */
export function withLines(
  body: string,
  decisions: readonly DelegatedDecision[],
  all: readonly DelegatedDecision[],
): string {
  const lines = untold(decisions, [body]).map((one) => `* ${lineOf(one, all)}`);
  if (lines.length === 0) return body;
  const trimmed = body.trimEnd();
  const isList = /(?:^|\n)\* [^\n]*$/.test(trimmed);
  return `${trimmed}${trimmed === "" ? "" : isList ? "\n" : "\n\n"}${lines.join("\n")}`;
}

/** A paragraf that tells of delegationsbeslut. */
export type TellingPlace = {
  date: LegalDate;
  text: string;
  isOpened: boolean;
  isApproved: boolean;
};

/**
 * The paragrafer that count: of a meeting that is held, or is still to be. A meeting whose day has passed without
 * being opened tells nobody anything, and what it was to tell goes to the next.
 */
export const countable = <T extends TellingPlace>(tellings: readonly T[], today: LegalDate): T[] =>
  tellings.filter(({ isOpened, isApproved, date }) => isOpened || isApproved || date >= today);

/** Where a decision is told or is to be told, a justerat protokoll before anything else; null when nowhere. */
export function placeOf<T extends TellingPlace>(
  decision: Pick<DelegatedDecision, "year" | "serial">,
  tellings: readonly T[],
): T | null {
  const telling = tellings.filter(({ text }) => numbersIn(text).includes(numberText(decision)));
  return telling.find(({ isApproved }) => isApproved) ?? telling[0] ?? null;
}
