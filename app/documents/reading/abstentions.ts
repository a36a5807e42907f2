/**
 * Who the text says took no part, and in what: "Eva Lind deltog inte i beslutet",
 * "på grund av jäv deltar inte Bo Ek i handläggningen", "Eva Lind anmäler jäv och lämnar rummet".
 * Who stayed out of the handling stayed out of both the discussion and the decision.
 */

import { namesIn, sameName } from "#app/domain/words/people.ts";
import type { ImportedAbstention } from "./importedMinutes.ts";

type Scope = ImportedAbstention["omfattning"];

const STAYED_OUT =
  /(?<!\p{L})(?:delt(?:og|ar|ager|agit|oga)\s+(?:(?:därför|således|då|heller)\s+)?(?:inte|ej|varken|icke)|avst(?:år|od|ått)\s+från\s+(?:att\s+)?(?:delta(?:ga|gande)?|rösta)|(?:inte|ej)\s+delt(?:agit|ar|og)|lämna(?:r|de)\s+(?:rummet|lokalen|sammanträdet|mötet)\s+(?:under|vid)\s+(?:handläggning|beslut|överläggning|diskussion)\p{L}*)(?!\p{L})/giu;
const NEITHER = /(?<!\p{L})varken\s([^.!?\n]{3,160}?)\sdelt(?:og|ar|ager)\s([^.!?\n]{1,160})/giu;
const CONFLICT =
  /(?<!\p{L})(?:anmäl(?:er|de|t)\s+(?:sig\s+|om\s+)?\p{L}*jäv(?:ig)?|jäv\s+anmäl(?:s|des|ts)\s+av|(?:är|var|förklara(?:r|de)\s+sig|anser\s+sig|ansåg\s+sig)\s+jävig|jäv(?:ig|iga)?:)/giu;
const NO_CONFLICT = /(?<!\p{L})(?:ingen|inget|inga|inte|ej)(?!\p{L})/iu;
const PRONOUN = /^\s*(?:hon|han|hen|denne|denna|de|båda|bägge)(?!\p{L})/iu;
/** Words for one who could have taken part: without them the sentence is of somebody else. */
const MEMBER = /ledamot|ledamöter|ersättare|ordförande|jäv|(?<!\p{L})(?:hon|han|hen)(?!\p{L})/iu;
const CHAIR = /(?<!\p{L})ordföranden?(?!\p{L})/iu;
const FARTHEST = 240;

/** Up to the end of the sentence that a place in the text stands in, at most to `to`. */
function sentenceAfter(text: string, at: number, to: number): string {
  const rest = text.slice(at, Math.min(to, at + FARTHEST));
  const end = /[.!?](?=\s+\p{Lu}|\s*$)|\n/u.exec(rest);
  return end ? rest.slice(0, end.index) : rest;
}

/** The sentence before a place in the text, and the one before that. */
function sentencesBefore(text: string, from: number, at: number): [own: string, earlier: string] {
  const before = text.slice(Math.max(from, at - FARTHEST), at);
  const starts = [...before.matchAll(/[.!?:]\s+(?=\p{Lu})|\n+/gu)];
  const ends = (n: number) => {
    const match = starts.at(n);
    return match ? match.index + match[0].length : 0;
  };
  const own = before.slice(ends(-1));
  const earlier = starts.length === 0 ? text.slice(Math.max(0, from - FARTHEST), from) : before;
  return [own, earlier.slice(starts.length > 1 ? ends(-2) : 0)];
}

/** What somebody stayed out of, by the words after the verb. */
function scopesOf(words: string, conflict: boolean): Scope[] {
  if (/handlägg|bered|behandl/iu.test(words)) return ["diskussion", "beslut"];
  const scopes: Scope[] = [];
  if (/diskussion|överläggning|debatt|samtal/iu.test(words)) scopes.push("diskussion");
  if (/beslut|avgörande|omröstning|röst/iu.test(words)) scopes.push("beslut");
  if (scopes.length > 0) return scopes;
  const whole = conflict || /ärende|paragraf|punkt|§/iu.test(words);
  return whole ? ["diskussion", "beslut"] : [];
}

type Context = {
  /** Names of those who attended, as the list spells them. */
  known: string[];
  chair: string | null;
};

/** "Lind deltog inte": a surname that only one of the attending has. */
function bySurname(text: string, known: string[]): string[] {
  const words = new Set(text.split(/[\s,.]+/));
  const surname = (name: string) => name.split(" ").at(-1) ?? name;
  return known.filter((name) => {
    const alone = known.filter((other) => surname(other) === surname(name)).length === 1;
    return alone && words.has(surname(name));
  });
}

const asKnown = (names: string[], known: string[]): string[] =>
  names.map((name) => known.find((other) => name.endsWith(` ${other}`)) ?? name);

/** Whom the words around the verb name. */
function people(own: string, earlier: string, after: string, context: Context): string[] {
  const named = asKnown(namesIn(own), context.known);
  if (named.length > 0) return named;
  const surnames = bySurname(own, context.known);
  if (surnames.length > 0) return surnames;
  const later = namesIn(after.split(/\si\s(?=\p{Ll})/u)[0] ?? "");
  if (later.length > 0) return later;
  if (PRONOUN.test(own)) return asKnown(namesIn(earlier), context.known);
  return CHAIR.test(own) && context.chair ? [context.chair] : [];
}

export type Abstentions = {
  abstentions: ImportedAbstention[];
  /** Sentences that say that somebody took no part, where no name can be read. */
  nameless: string[];
};

function add(list: ImportedAbstention[], entry: ImportedAbstention): void {
  const same = list.find(
    (other) => sameName(other.namn, entry.namn) && other.omfattning === entry.omfattning,
  );
  if (!same) list.push(entry);
  else if (entry.grund && !same.grund) same.grund = entry.grund;
}

function stayedOut(text: string, context: Context, found: Abstentions): void {
  const matches = [...text.matchAll(STAYED_OUT)];
  let from = 0;
  matches.forEach((match, n) => {
    const end = match.index + match[0].length;
    const after = sentenceAfter(text, end, matches[n + 1]?.index ?? text.length);
    const [own, earlier] = sentencesBefore(text, from, match.index);
    from = end;
    const conflict = /jäv/iu.test(own + after);
    const scopes = scopesOf(match[0] + after, conflict);
    if (scopes.length === 0) return;
    const names = people(own, earlier, after, context);
    if (names.length === 0 && MEMBER.test(own + after))
      found.nameless.push(`${own}${match[0]}${after}`.trim());
    const grund = conflict ? "jav" : /^avst/iu.test(match[0]) ? "avstar" : undefined;
    for (const namn of names) {
      for (const omfattning of scopes) {
        add(found.abstentions, { namn, omfattning, ...(grund ? { grund } : {}) });
      }
    }
  });
}

function neither(text: string, context: Context, found: Abstentions): void {
  for (const [, who = "", what = ""] of text.matchAll(NEITHER)) {
    const jav = /jäv/iu.test(what);
    for (const namn of asKnown(namesIn(who), context.known)) {
      for (const omfattning of scopesOf(what, jav)) {
        add(found.abstentions, { namn, omfattning, ...(jav ? { grund: "jav" as const } : {}) });
      }
    }
  }
}

/** Jäv said by itself means the whole handling; said beside what was stayed out of, it gives the ground. */
function conflicts(text: string, context: Context, found: Abstentions): void {
  for (const match of text.matchAll(CONFLICT)) {
    const end = match.index + match[0].length;
    const [own, earlier] = sentencesBefore(text, 0, match.index);
    if (NO_CONFLICT.test(own)) continue;
    for (const namn of people(own, earlier, sentenceAfter(text, end, text.length), context)) {
      const stated = found.abstentions.filter((entry) => sameName(entry.namn, namn));
      for (const entry of stated) entry.grund = "jav";
      if (stated.length > 0) continue;
      add(found.abstentions, { namn, omfattning: "diskussion", grund: "jav" });
      add(found.abstentions, { namn, omfattning: "beslut", grund: "jav" });
    }
  }
}

/** Everybody whom a paragraf's text says stayed out of its discussion or its decision. */
export function abstentionsIn(text: string, context: Context): Abstentions {
  const found: Abstentions = { abstentions: [], nameless: [] };
  stayedOut(text, context, found);
  neither(text, context, found);
  conflicts(text, context, found);
  return found;
}
