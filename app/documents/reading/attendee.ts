/**
 * One line of an attendance list taken apart: "Eva Lind (S), Norrsunds kommun, ordförande, § 1–4".
 * Commas, tabs, brackets, dashes and table bars all part; each part says by its words what it is.
 */
import { findTimes } from "#app/domain/words/dates.ts";
import { isName, isOrganisation, isTitle } from "#app/domain/words/people.ts";
import type { ImportedAttendee } from "./importedMinutes.ts";
import { cells } from "./sourceLines.ts";

export type Stretch = { fran?: number; till?: number };

/** What a line said of one person; `name` is null when it only said what belongs to somebody above. */
export type Said = {
  name: string | null;
  organisation: string | null;
  titles: string[];
  stretches: Stretch[];
  franKl?: string;
  tillKl?: string;
  ersatter?: string;
  parti?: string;
  pa?: ImportedAttendee["pa"];
  /** Parts that say nothing known. */
  unknown: string[];
  absent: boolean;
};

export const nothingSaid = (): Said => ({
  name: null,
  organisation: null,
  titles: [],
  stretches: [],
  unknown: [],
  absent: false,
});

const PARTY = /^(?:S|M|C|L|V|MP|KD|SD|FP|FI|ÖVR|-)$/;
const SUBSTITUTES =
  /^(?:tjänstgör(?:ande|r)?\s+)?(?:ersätter|ersättare\s+för|för|i\s+stället\s+för|istället\s+för|tjänstgör\s+för)\s+(.+)$/iu;
const VIDEO = /(?<!\p{L})(?:teams|zoom|digitalt|distans|länk|video|skype)(?!\p{L})/iu;
const AUDIO = /(?<!\p{L})telefon(?:en)?(?!\p{L})/iu;
const PRESENT_MARK = /^(?:x|ja|närvarande|n|✓|✔|☒)$/i;
const ABSENT_MARK =
  /^(?:nej|frånvarande|förhindrad|ej\s+närvarande|anmält\s+förhinder|förhinder|☐|f)$/i;
const SECTION_NUMBER = String.raw`§{0,2}\s*(\d{1,4})`;
const NOT_AT = new RegExp(
  String.raw`(?:ej|utom|inte|undantag)\s+(?:för\s+|vid\s+|på\s+)?§+\s*(\d{1,4})(?:\s*[-–—]\s*${SECTION_NUMBER})?`,
  "iu",
);
const UNTIL = /(?:t\.?\s?o\.?\s?m\.?|till\s+och\s+med|till|tom)\s*§+\s*(\d{1,4})/iu;
const FROM = /(?:fr\.?\s?o\.?\s?m\.?|från\s+och\s+med|från|fom|efter)\s*§+\s*(\d{1,4})/iu;
const SPAN = /(\d{1,4})(?:\s*(?:[-–—]|till)\s*§{0,2}\s*(\d{1,4}))?/g;

/** The stretches of paragrafer that a part names: "§ 31 - 35", "fr.o.m. § 3", "§§ 1–4, 7", "ej § 5". */
export function stretchesIn(text: string): Stretch[] {
  if (!text.includes("§")) return [];
  const not = NOT_AT.exec(text);
  if (not) {
    const [from, to] = [Number(not[1]), Number(not[2] ?? not[1])];
    return [...(from > 1 ? [{ till: from - 1 }] : []), { fran: to + 1 }];
  }
  const from = FROM.exec(text);
  const until = UNTIL.exec(text);
  if (from || until) {
    return [
      { ...(from ? { fran: Number(from[1]) } : {}), ...(until ? { till: Number(until[1]) } : {}) },
    ];
  }
  const numbers = text.slice(text.indexOf("§")).replace(/§/g, "");
  const open = /^\s*(\d{1,4})\s*[-–—]\s*$/.exec(numbers);
  if (open) return [{ fran: Number(open[1]) }];
  return [...numbers.matchAll(SPAN)].map(([, first, last]) => ({
    fran: Number(first),
    till: Number(last ?? first),
  }));
}

/** Takes the paragraf numbers out of a part: "Arbetsförmedlingen § 31 - 35". */
function withoutStretches(part: string, said: Said): string {
  const at = part.search(
    /(?:(?:ej|utom|inte|närvarande|deltog|deltar|under|t\.?\s?o\.?\s?m\.?|fr\.?\s?o\.?\s?m\.?|från(?:\s+och\s+med)?|till(?:\s+och\s+med)?|tom|fom)\s*)*§/iu,
  );
  if (at < 0) return part;
  said.stretches.push(...stretchesIn(part.slice(at)));
  return part.slice(0, at).trim();
}

function withoutTimes(part: string, said: Said): string {
  const times = findTimes(part);
  if (!times || part.includes("§")) return part;
  const before = part.slice(0, times.at);
  if (/till\s*$/i.test(before) && !times.to) said.tillKl = times.from;
  else said.franKl = times.from;
  if (times.to) said.tillKl = times.to;
  const rest = before.replace(/(?:från|till|fr\.?o\.?m\.?|t\.?o\.?m\.?)\s*$/iu, "");
  return `${rest}${part.slice(times.at + times.length)}`.trim();
}

/**
 * "Eva Lind Norrsunds kommun", "Förbundschef Ida Berg": a name and its huvudman or title with nothing between.
 */
function splitName(part: string): [name: string, rest: string] | null {
  const words = part.split(" ");
  for (let count = Math.min(4, words.length - 1); count >= 2; count--) {
    const name = words.slice(0, count).join(" ");
    const rest = words.slice(count).join(" ");
    const known = isOrganisation(rest) || isTitle(rest) || PARTY.test(rest);
    if (known && !/^kommun/i.test(rest) && isName(name)) return [name, rest];
  }
  for (let count = 1; count <= Math.min(3, words.length - 2); count++) {
    const title = words.slice(0, count).join(" ");
    const name = words.slice(count).join(" ");
    if (isTitle(title) && !isOrganisation(title) && isName(name)) return [name, title];
  }
  return null;
}

/** "enhetschef vid Försäkringskassan" as title and huvudman; null when the part is not both. */
function titleAndOrganisation(part: string): [title: string, organisation: string] | null {
  const words = part.split(" ");
  for (let count = 1; count < words.length; count++) {
    const title = words.slice(0, count).join(" ");
    const organisation = words
      .slice(count)
      .join(" ")
      .replace(/^(?:på|vid|i|från|för)\s/, "");
    if (isOrganisation(title)) return null;
    if (isTitle(title) && isOrganisation(organisation)) return [title, organisation];
  }
  return null;
}

/** A title, a huvudman, or both in one part; true when it was either. */
function describeOffice(part: string, said: Said): boolean {
  const both = titleAndOrganisation(part);
  if (both && said.organisation === null) {
    said.titles.push(both[0]);
    said.organisation = both[1];
  } else if (isTitle(part) && !/^region\s/i.test(part)) said.titles.push(part);
  else if (isOrganisation(part) && said.organisation === null) said.organisation = part;
  else return false;
  return true;
}

/** What one part says; true when it was understood. */
function describe(part: string, said: Said): boolean {
  const substituted = SUBSTITUTES.exec(part);
  if (substituted?.[1] && isName(substituted[1])) said.ersatter = substituted[1];
  else if (PARTY.test(part)) said.parti = part;
  else if (ABSENT_MARK.test(part)) said.absent = true;
  else if (PRESENT_MARK.test(part)) return true;
  else if (AUDIO.test(part)) said.pa = "telefon";
  else if (VIDEO.test(part)) said.pa = "bild";
  else if (/^(?:tjänstgörande|tjg\.?|\*|tj)$/i.test(part)) said.titles.push("tjänstgörande");
  else return describeOffice(part, said);
  return true;
}

const SEPARATORS =
  /\s*[,;]\s*|\s+[–—-]\s+|\s*\/\s+|\s*[()[\]]\s*|\s+och\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})|\s+(?=(?:ersätter|för|tjänstgör\s+för|i\s?stället\s+för)\s+\p{Lu})|:\s+/u;
const LONGEST_LINE = 2000;

/** Ranges and lists of numbers drawn together, so that no separator cuts them: "§ 1–4+7", "9.00–11.00". */
const drawnTogether = (line: string): string =>
  line
    .replace(/(?<![§\d]\s*)(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*§(?!\s*\d)/g, "§ $1")
    .replace(/(\d)\s*[-–—]\s*(?=§{0,2}\s*\d)/g, "$1–")
    .replace(/(§+\s*\d[\d–+]*)\s*(?:,|och|samt)\s*(?=§*\s*\d)/g, "$1+")
    .replace(/(§+\s*\d[\d–+]*)\s*(?:,|och|samt)\s*(?=§*\s*\d)/g, "$1+");

/** Everybody whom a line names and what it says of them; the first may be nameless. */
export function saidIn(line: string): Said[] {
  const parts = cells(drawnTogether(line.slice(0, LONGEST_LINE))).flatMap((cell) =>
    cell.text.split(SEPARATORS),
  );
  const found: Said[] = [];
  for (const raw of parts) {
    const part = raw.replace(/^(?:[-–—•·▪*]|\d{1,2}[.)]|och|samt)\s+|[.:]$/g, "").trim();
    if (part === "") continue;
    const split = splitName(part);
    if (split || isName(part)) {
      found.push({ ...nothingSaid(), name: split?.[0] ?? part });
      if (split) addPart(found, split[1]);
    } else addPart(found, part);
  }
  return found.filter(saysSomething);
}

/** A nameless start that only held what the name after it took over says nothing. */
const saysSomething = (said: Said): boolean =>
  said.name !== null ||
  said.organisation !== null ||
  said.titles.length + said.stretches.length + said.unknown.length > 0 ||
  said.absent;

function addPart(found: Said[], part: string): void {
  const said = found.at(-1) ?? nothingSaid();
  if (found.length === 0) found.push(said);
  const rest = withoutTimes(withoutStretches(part, said), said);
  if (rest === "" || describe(rest, said)) return;
  const split = splitName(rest);
  if (split || isName(rest)) {
    const next = { ...nothingSaid(), name: split?.[0] ?? rest };
    const { stretches } = said;
    if (rest !== part) next.stretches = stretches.splice(0);
    found.push(next);
    if (split) addPart(found, split[1]);
  } else said.unknown.push(rest);
}
