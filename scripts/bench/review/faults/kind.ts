/** What a kind of planted fault is, and the small changes that all of them are made with. */
import type { Item, Minutes, Section } from "#app/domain/minutes.ts";
import type { Chance } from "../chance.ts";
import type { Sound } from "../soundMinutes.ts";

/** A sound protokoll with one fault, and where it is: positions of ärenden, null for the protokoll as a whole. */
export type Planted = { minutes: Minutes; at: (number | null)[] };

export type FaultKind = {
  name: string;
  /** Titles of the rules that tell of it: any of them will do. */
  titles: readonly string[];
  /** Titles of rules that may tell of what follows from it. */
  also?: readonly string[];
  /** Only where the office has the facts, or only on paper; both when left out. */
  only?: "office" | "paper";
  /** Null where the protokoll has no fitting place. */
  plant: (sound: Sound, chance: Chance) => Planted | null;
};

export const textOf = ({ sections }: Item): string =>
  sections.flatMap(({ body, clauses }) => [body, ...clauses]).join("\n");

/** The protokoll with one ärende changed. */
export const changed = (minutes: Minutes, one: Item, about: Partial<Item>): Planted => ({
  minutes: {
    ...minutes,
    items: minutes.items.map((item) => (item.id === one.id ? { ...item, ...about } : item)),
  },
  at: [one.position],
});

/** One of the ärenden for which this holds. */
export function someItem(
  { minutes }: Sound,
  chance: Chance,
  fits: (item: Item) => boolean,
): Item | null {
  const found = minutes.items.filter(fits);
  return found.length === 0 ? null : chance.pick(found);
}

const FIXED = ["opening", "closing", "election_of_adjusters", "previous_minutes", "agenda"];

/** Ärenden of the meeting's own: not those that every meeting has. */
export const isOwn = ({ kind }: Item): boolean => !FIXED.includes(kind);

export const decides = ({ sections }: Item): boolean =>
  sections.some(({ clauses }) => clauses.length > 0);

const inSections = (item: Item, change: (section: Section) => Section): Section[] =>
  item.sections.map((section, at) => (at === 0 ? change(section) : section));

/** Changes words in the running text and the att-satser, once; null when they are not there. */
export function replacedWords(
  minutes: Minutes,
  item: Item,
  words: string | RegExp,
  put: string,
): Planted | null {
  let isDone = false;
  const once = (text: string) => {
    if (isDone) return text;
    const after = text.replace(words, put);
    isDone = after !== text;
    return after;
  };
  const sections = item.sections.map(({ body, lead, clauses }) => ({
    body: once(body),
    lead,
    clauses: clauses.map(once),
  }));
  return isDone ? changed(minutes, item, { sections }) : null;
}

/** Puts a sentence last in the running text of one of the ärenden. */
export function sentenceAdded(
  sound: Sound,
  chance: Chance,
  sentence: string,
  fits: (item: Item) => boolean = isOwn,
): Planted | null {
  const item = someItem(sound, chance, fits);
  if (!item) return null;
  return changed(sound.minutes, item, {
    sections: inSections(item, (one) => ({ ...one, body: `${one.body} ${sentence}` })),
  });
}

/** Puts an att-sats last among those of one of the ärenden that decide and give no money. */
export function clauseAdded(sound: Sound, chance: Chance, clause: string): Planted | null {
  const item = someItem(
    sound,
    chance,
    (one) => isOwn(one) && decides(one) && one.kind !== "grant" && one.kind !== "budget",
  );
  if (!item) return null;
  return changed(sound.minutes, item, {
    sections: inSections(item, (one) => ({ ...one, clauses: [...one.clauses, clause] })),
  });
}

/** Everybody who serves and is neither ordförande nor justerare. */
export const free = (minutes: Minutes): string[] =>
  minutes.presences.flatMap(({ personId, capacity }) =>
    capacity === "member" && personId !== minutes.chairId && !minutes.adjusterIds.includes(personId)
      ? [personId]
      : [],
  );

export const nameIn = (minutes: Minutes, id: string | null): string =>
  minutes.persons.find((one) => one.id === id)?.name ?? "";
