/** Names of people as they stand in running text, and which of them are the same person's spelt in another way. */
import { isName } from "./people.ts";
import { spellingDistance } from "./spelling.ts";

/** Words and joined words have bounds, so that a text without spaces takes no longer than it is. */
const RUN =
  /\p{Lu}[\p{L}'’]{1,60}(?:-\p{Lu}[\p{L}'’]{1,60}){0,4}(?: (?:von|af|de|van|der|la|al|el)(?= ))?(?: \p{Lu}[\p{L}'’]{1,60}(?:-\p{Lu}[\p{L}'’]{1,60}){0,4})+/gu;
/** Words that begin with a capital before a name without being of it. */
const BEFORE =
  /^(?:(?:ledamoten|ledamot|ordföranden?|vice|ersättaren?|förbundschefen?|utvecklingsledaren?|både|varken|även|också|revisorn?|sekreteraren?|på|då|därefter|eftersom|när|att|jäv|herr|fru|och|till|från|av|med|som|information|tack|val|avtackning|rapport)\s+)+/iu;

/** The names in a text, each as often as it stands there. */
export const nameRuns = (text: string): string[] =>
  (text.match(RUN) ?? []).map((run) => run.replace(BEFORE, "").trim()).filter(isName);

export type NameParts = { first: string; last: string };

const partsOf = (name: string): NameParts => {
  const words = name.trim().toLowerCase().split(/\s+/);
  return { first: words[0] ?? "", last: words.at(-1) ?? "" };
};

/** Letters that may differ before two words are two words: short ones must be nearly the same. */
const allowed = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** A genitive s after a name that does not end in one is no other spelling. */
const isGenitive = (written: string, known: string): boolean =>
  written === `${known}s` || `${written}s` === known;

/**
 * Whether one name is most likely the other misspelt: one of first and last name is the same to the letter, and the other
 * is a letter or two away. Both wrong, or a short name changed, may be somebody else.
 */
export function isMisspelt(written: string, known: string): boolean {
  const [a, b] = [partsOf(written), partsOf(known)];
  if (a.first === b.first && (a.last === b.last || isGenitive(a.last, b.last))) return false;
  const near = (one: string, other: string) =>
    spellingDistance(one, other, 2) <= allowed(one.length < other.length ? one : other);
  if (a.last === b.last || isGenitive(a.last, b.last)) return near(a.first, b.first);
  return a.first === b.first && near(a.last, b.last);
}

/** What people are called among themselves, and the names they bear. */
const CALLED: Record<string, readonly string[]> = {
  Robban: ["Robert"],
  Lasse: ["Lars"],
  Kalle: ["Karl", "Carl"],
  Janne: ["Jan", "Jan-Erik", "Jan-Olof"],
  Pelle: ["Per", "Pär", "Peter"],
  Nisse: ["Nils"],
  Olle: ["Olof", "Olov"],
  Kicki: ["Kristina", "Christina"],
  Kickan: ["Kristina", "Christina"],
  Stina: ["Kristina", "Christina"],
  Maggan: ["Margareta", "Margaretha"],
  Anki: ["Ann-Kristin", "Ann-Christin", "Annika"],
  Mia: ["Maria"],
  Mackan: ["Marcus", "Markus", "Magnus"],
  Micke: ["Mikael", "Michael"],
  Tobbe: ["Tobias", "Torbjörn"],
  Danne: ["Daniel"],
  Jocke: ["Joakim"],
  Steffe: ["Stefan", "Staffan"],
  Nettan: ["Annette", "Anette", "Jeanette"],
  Bettan: ["Elisabeth", "Elisabet"],
  Lotta: ["Charlotte", "Charlotta"],
  Sussi: ["Susanne"],
  Gittan: ["Birgitta", "Birgit"],
  Bosse: ["Bo"],
  Hasse: ["Hans"],
  Uffe: ["Ulf"],
  Tompa: ["Thomas", "Tomas"],
  Fredde: ["Fredrik"],
  Krille: ["Kristian", "Christian", "Kristoffer", "Christoffer"],
};

/** What somebody of this first name may be called in the text; empty when nobody is. */
export function nicknamesIn(text: string): { nickname: string; names: readonly string[] }[] {
  const words = new Set(text.match(/\p{Lu}\p{Ll}+/gu) ?? []);
  return Object.entries(CALLED)
    .filter(([nickname]) => words.has(nickname))
    .map(([nickname, names]) => ({ nickname, names }));
}
