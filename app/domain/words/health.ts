/** What a text tells of a named person's health. */
import { nameRuns } from "./names.ts";
import { literally, sentencesOf } from "./sentences.ts";

const ILLNESS =
  "schizofreni\\p{L}*|bipolär\\p{L}*|psykos\\p{L}*|depression\\p{L}*|deprimera\\p{L}*|ångest\\p{L}*|ätstörning\\p{L}*|anorexi\\p{L}*|ortorexi|bulimi\\p{L}*|cancer\\p{L}*|tumör\\p{L}*|diabetes|epilepsi|adhd|autism\\p{L}*|asperger\\p{L}*|utmattning\\p{L}*|utbränd\\p{L}*|sjukskriv\\p{L}*|alkoholis\\p{L}*|missbruk\\p{L}*|beroende av|diagnos(?:en)?|demens\\p{L}*|hjärtinfarkt|stroke|funktionsnedsättning|självmord\\p{L}*|graviditet|gravid|sjukdom\\p{L}*|rehabilitering för sin";
const HAS =
  "har|hade|haft|lider|lidit|led|lever med|levt med|drabbats|drabbades|insjuknade|insjuknat|fått|fick|är|var|blev|behandlas|behandlats|diagnosticera\\p{L}*";
/** What one tells, knows of or works with is not one's own illness. */
const PROFESSIONAL =
  /informera|berättar om (?:projekt|insats|arbete)|föredr|redovisa|redogör|presentera|forskar|handlägg|ansvar|arbetar|uppdrag|deltagare|målgrupp|personer med|insats|stöd (?:till|för)|utbildning/iu;

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "giu");
const SICK = word(ILLNESS);
const BEARS = word(HAS);
/** Letters between the name and the verb, and between the verb and the illness. */
const FARTHEST = 60;

/** First names of those the text names in full, and the names themselves. */
const peopleIn = (text: string): string[] => {
  const names = nameRuns(text);
  const firsts = names.flatMap((name) => name.split(" ")[0] ?? []);
  return [...new Set([...names, ...firsts])];
};

type Stretch = { from: number; to: number };

const stretches = (text: string, pattern: RegExp): Stretch[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));

/** Those of the later stretches that stand near after one of the earlier, in the same sentence. */
const after = (text: string, earlier: Stretch[], later: Stretch[]): Stretch[] => {
  let next = 0;
  return later.filter(({ from }) => {
    while ((earlier[next + 1]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const before = earlier[next];
    if (!before || before.to > from || from - before.to > FARTHEST) return false;
    return !/[.\n]/.test(text.slice(before.to, from));
  });
};

/** Name, verb, illness, in that order: looked for one after the other, so that a long text takes no longer than it is. */
function tellsOfIllness(sentence: string, people: RegExp): boolean {
  const sick = stretches(sentence, SICK);
  if (sick.length === 0) return false;
  const bears = after(sentence, stretches(sentence, people), stretches(sentence, BEARS));
  return after(sentence, bears, sick).length > 0;
}

/** The sentences that say of somebody by name what illness the person has. @see GDPR 9 */
export function sentencesOnIllness(text: string): string[] {
  const ill = sentencesOf(text).filter((sentence) => sentence.search(SICK) >= 0);
  const people = ill.length === 0 ? [] : peopleIn(text);
  if (people.length === 0) return [];
  const longestFirst = people.map(literally).sort((a, b) => b.length - a.length);
  const who = word(longestFirst.join("|"));
  return ill.filter((sentence) => tellsOfIllness(sentence, who) && !PROFESSIONAL.test(sentence));
}
