/**
 * What is masked in the version of a protokoll that everyone reads on the web. The original is complete and never changes;
 * detectors propose, a person decides, and each decision says on what ground. A place is told by words, so that what is
 * kept of a decision never holds what was masked.
 * @see GDPR 5, 6, 9 and 10 · OSL 5:5 · FIN-19
 */
import { bankAccounts } from "./words/accounts.ts";
import { ownAddresses, telephoneNumbers } from "./words/contacts.ts";
import { sentencesOnIllness } from "./words/health.ts";
import { personalNumbers } from "./words/personalNumbers.ts";

/** What is masked, and what a reader sees in its place. */
export const maskKinds = {
  personal_number: { name: "Personnummer", shown: "[personnummer maskerat]" },
  phone: { name: "Telefonnummer", shown: "[telefonnummer maskerat]" },
  mail: { name: "E-postadress", shown: "[e-postadress maskerad]" },
  account: { name: "Kontonummer", shown: "[kontonummer maskerat]" },
  health: { name: "Uppgift om hälsa", shown: "[känslig uppgift maskerad]" },
  name: { name: "Namn", shown: "[namn maskerat]" },
  other: { name: "Annan uppgift", shown: "[uppgift maskerad]" },
} as const;

export type MaskKind = keyof typeof maskKinds;

/** The ground that a masking most often has, offered to whoever decides. */
export const usualGrounds: Record<MaskKind, string> = {
  personal_number: "3 kap. 10 § lagen (2018:218), personnummer",
  phone: "artikel 5 GDPR, uppgiften behövs inte på webben",
  mail: "artikel 5 GDPR, uppgiften behövs inte på webben",
  account: "artikel 5 GDPR, uppgiften behövs inte på webben",
  health: "artikel 9 GDPR, uppgift om hälsa",
  name: "artikel 5 GDPR, uppgiften behövs inte på webben",
  other: "artikel 5 GDPR, uppgiften behövs inte på webben",
};

/** Words `from` up to but not `to` of a passage: a heading, a paragraph, a cell … of the document, counted from 0. */
export type Span = { passage: number; from: number; to: number };

export type Proposal = Span & { kind: MaskKind; words: string };

/** What a person has decided of a place. */
export type Choice = Span & { kind: MaskKind; choice: "mask" | "keep"; ground: string };

/** A word of a passage and where it begins. Words are parted by spaces and line breaks; a no-break space holds. */
export type Word = { text: string; at: number };

/** The words of a passage, in order. */
export const wordsOf = (passage: string): Word[] =>
  [...passage.matchAll(/[^ \n]+/g)].map(({ index, 0: text }) => ({ text, at: index }));

/** The words that a stretch of letters touches. */
function touched(words: readonly Word[], at: number, length: number): { from: number; to: number } {
  const from = words.findIndex((word) => word.at + word.text.length > at);
  const after = words.findIndex((word) => word.at >= at + length);
  return { from, to: after < 0 ? words.length : after };
}

type Hit = { kind: MaskKind; words: string; at: number };

function hitsIn(passage: string): Hit[] {
  const of = (kind: MaskKind, found: readonly { words: string; at: number }[]): Hit[] =>
    found.map(({ words, at }) => ({ kind, words, at }));
  const ill = sentencesOnIllness(passage).map((words) => ({ words, at: passage.indexOf(words) }));
  return [
    ...of("personal_number", personalNumbers(passage)),
    ...of("phone", telephoneNumbers(passage)),
    ...of("mail", ownAddresses(passage)),
    ...of("account", bankAccounts(passage)),
    ...of("health", ill),
  ];
}

const plain = (words: string): string => words.toLowerCase().replace(/[^\p{L}\d@.]/gu, "");

/**
 * What the detectors would mask, in reading order. `known` is the förbund's own public contacts, which nobody needs to
 * be asked about.
 */
export function proposals(passages: readonly string[], known: readonly string[] = []): Proposal[] {
  const own = new Set(known.map(plain));
  return passages.flatMap((passage, index) => {
    const words = wordsOf(passage);
    return hitsIn(passage)
      .filter((hit) => !own.has(plain(hit.words)))
      .map(
        (hit): Proposal => ({
          passage: index,
          ...touched(words, hit.at, hit.words.length),
          kind: hit.kind,
          words: hit.words.trim(),
        }),
      )
      .sort((a, b) => a.from - b.from);
  });
}

/** How many places of a kind the detectors find. */
export type PersonalFound = { kind: MaskKind; places: number };

/** How many places of each kind the detectors find in a paper that is published as it is, in the order of `maskKinds`. */
export function personalIn(text: string, known: readonly string[] = []): PersonalFound[] {
  // As lines: a paper has no passages of ours, and a number that a line break parts is no number.
  const found = proposals(text.split("\n"), known);
  return (Object.keys(maskKinds) as MaskKind[])
    .map((kind) => ({ kind, places: found.filter((one) => one.kind === kind).length }))
    .filter(({ places }) => places > 0);
}

/** Every place where these words stand, next to each other and not inside longer ones; marks beside them are let be. */
export function placesOf(passages: readonly string[], sought: string): Span[] {
  const bare = (word: string) => word.toLowerCase().replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");
  const wanted = wordsOf(sought.replace(/\u00a0/g, " ").trim()).map(({ text }) => bare(text));
  if (wanted.length === 0 || wanted.every((word) => word === "")) return [];
  return passages.flatMap((passage, index) => {
    const words = wordsOf(passage).flatMap(({ text }, at) =>
      text.split("\u00a0").map((part) => ({ part: bare(part), at })),
    );
    return words.flatMap((first, start): Span[] => {
      const isHere = wanted.every((word, offset) => words[start + offset]?.part === word);
      const last = words[start + wanted.length - 1];
      return isHere && last ? [{ passage: index, from: first.at, to: last.at + 1 }] : [];
    });
  });
}

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.passage === outer.passage && inner.from >= outer.from && inner.to <= outer.to;

/** The proposals that nobody has taken a stand on. */
export const undecided = (found: readonly Proposal[], choices: readonly Choice[]): Proposal[] =>
  found.filter((one) => !choices.some((choice) => isWithin(one, choice)));

/** The places to mask, in reading order; those that touch each other in a passage are one, shown as the first. */
export function masksOf(choices: readonly Choice[]): (Span & { kind: MaskKind })[] {
  const masks = choices
    .filter(({ choice }) => choice === "mask")
    .map(({ passage, from, to, kind }) => ({ passage, from, to, kind }))
    .sort((a, b) => a.passage - b.passage || a.from - b.from || b.to - a.to);
  const out: (Span & { kind: MaskKind })[] = [];
  for (const mask of masks) {
    const last = out.at(-1);
    if (last && last.passage === mask.passage && mask.from < last.to) {
      last.to = Math.max(last.to, mask.to);
    } else out.push({ ...mask });
  }
  return out;
}
