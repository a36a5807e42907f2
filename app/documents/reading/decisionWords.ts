/**
 * How a decision is announced: "Styrelsen beslutade", "Beslut:", "Styrelsen beslutar att godkänna …",
 * "Därefter beslutade styrelsen att …". Told decisions ("Styrelsen beslutade den 3 mars att …") and proposed ones
 * ("Styrelsen föreslås besluta") are none.
 */

/** `lead` is the announcement without its "att"; `rest` the words after it, empty when it stands alone. */
export type Announcement = { lead: string; rest: string; label: boolean };

const VERBS = new Set([
  "beslutar",
  "beslutade",
  "beslutat",
  "beslöt",
  "beslutas",
  "beslutades",
  "beslöts",
]);
const IMPERSONAL = new Set(["beslutas", "beslutades", "beslöts"]);
/** The förbund's own bodies: what a kommunstyrelse or a fullmäktige decided is told, not decided here. */
const BODY =
  /^(?:(?:förbunds)?styrelsen?|(?:samordnings)?förbundet|(?:arbets)?utskottet|presidiet|(?:års|styrelse)?mötet|sammanträdet|direktionen|nämnden|(?:berednings|lednings)gruppen)$/u;
/** Words that may stand between the verb and its "att". */
const BETWEEN = new Set(
  "enhälligt därmed således vidare även också därför sedan därefter följande enligt förslag förslaget förslagen liggande föreliggande upprättat i detta ärende ärendet utan med ett en omröstning nedan då dock härmed därutöver samt bifalla som följer på begäran av ordföranden och samtliga enigt för egen del gemensamt slutligen".split(
    " ",
  ),
);
/** Words before the verb that make it a proposal, a condition or a tale. */
const NOT_DECIDED = new Set(
  "föreslås föreslår föreslog kan kunde ska skall bör borde om att när innan tidigare tidigare, redan vill måste inte som".split(
    " ",
  ),
);
/** A sentence's end, a number or a month before the verb: the decision is told. */
const TELLS =
  /[.!?]$|\d|^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$/i;
const FARTHEST_VERB = 9;
const FARTHEST_ATT = 10;
/** Verbs of decisions that old protokoll write without "att": "Styrelsen beslöt bevilja 300 000 kr." */
const INFINITIVE =
  /^(?:anta|avslå|avsätta|avvakta|bevilja|bifalla|bordlägga|delegera|fastställa|godkänna|lägga|notera|ställa|tacka|tillstyrka|upphäva|uppdra|utse|välja|återremittera)$/;

type Word = { text: string; bare: string; end: number };

/** The first words of a text; `end` is the place just after each. */
function firstWords(text: string, most: number): Word[] {
  const found: Word[] = [];
  for (const match of text.slice(0, 600).matchAll(/\S+/g)) {
    const bare = match[0].toLowerCase().replace(/^["”(]+|[,.:;)"”]+$/g, "");
    found.push({ text: match[0], bare, end: match.index + match[0].length });
    if (found.length === most) break;
  }
  return found;
}

const LABEL =
  /^((?:(?:styrelsens|förbundsstyrelsens|arbetsutskottets|presidiets|mötets|samordningsförbundets)\s+)?(?:beslut|beslutet|beslutas|beslutades)(?!\p{L}))\s*(:|[–—-](?=\s)|(?<!beslutet\s*)(?=att\s)|$)\s*/iu;

/** "Beslut", "Beslut:", "Styrelsens beslut – …", "Beslut att …", "Beslut: Styrelsen beslutar att …". */
function labelled(text: string): Announcement | null {
  const match = LABEL.exec(text);
  if (!match) return null;
  const rest = text.slice(match[0].length).trim();
  const inner = worded(rest);
  if (!inner) return { lead: match[0].trim(), rest, label: true };
  return { ...inner, lead: `${match[0].trim()} ${inner.lead}` };
}

/** The announcement that opens a text, or null. */
export const announcement = (text: string): Announcement | null => labelled(text) ?? worded(text);

/** An announcement by subject and verb. */
function worded(text: string): Announcement | null {
  const words = firstWords(text, FARTHEST_VERB + FARTHEST_ATT + 4);
  const verb = words.findIndex((word) => VERBS.has(word.bare));
  if (verb < 0 || verb > FARTHEST_VERB) return null;
  const before = words.slice(0, verb);
  if (before.some((word) => NOT_DECIDED.has(word.bare) || TELLS.test(word.text))) return null;
  const inverted = words.slice(verb + 1, verb + 4).findIndex((word) => BODY.test(word.bare));
  const subject = before.some((word) => BODY.test(word.bare));
  const impersonal = IMPERSONAL.has(words[verb]?.bare ?? "") && before.length <= 2;
  if (!subject && !impersonal && inverted < 0) return null;
  const from = subject || impersonal ? verb + 1 : verb + 2 + inverted;
  return announcedAfter(text, words, from);
}

/** What follows the verb and its subject: an end, a colon or "att" makes it a decision. */
function announcedAfter(text: string, words: Word[], from: number): Announcement | null {
  const verbWord = words[from - 1];
  if (verbWord && /[:]$/.test(verbWord.text)) {
    return {
      lead: text.slice(0, verbWord.end),
      rest: text.slice(verbWord.end).trim(),
      label: false,
    };
  }
  for (let at = from; at < Math.min(words.length, from + FARTHEST_ATT); at++) {
    const word = words[at];
    const start = (words[at - 1]?.end ?? 0) + 1;
    if (!word) break;
    if (word.bare === "att") {
      const rest = text.slice(word.end).trim();
      if (rest === "") return { lead: text.trim(), rest, label: false };
      return { lead: text.slice(0, start).trim(), rest: text.slice(start).trim(), label: false };
    }
    if (INFINITIVE.test(word.bare)) {
      return { lead: text.slice(0, start).trim(), rest: text.slice(start).trim(), label: false };
    }
    if (!BETWEEN.has(word.bare)) return null;
    if (word.text.endsWith(":")) {
      return { lead: text.slice(0, word.end), rest: text.slice(word.end).trim(), label: false };
    }
  }
  const end = words.at(-1)?.end ?? 0;
  const whole = words.length <= from + FARTHEST_ATT && text.trimEnd().length <= end;
  if (!whole) return null;
  const verbEnd = verbWord?.end ?? end;
  if (!/[.!]$/.test(text.trimEnd())) return { lead: text.trim(), rest: "", label: false };
  return { lead: text.slice(0, verbEnd), rest: text.slice(verbEnd).trim(), label: false };
}

/** A bullet, number or letter that opens a list item: "- ", "1. ", "a) ", "• ". */
export const listMark = (text: string): string =>
  /^(?:[-–—•·▪*]\s+|\(?\d{1,2}[.)]\s*(?=\p{L})|\d{1,2}\s(?=[Aa]tt\s)|[a-h]\)\s+)/u.exec(
    text,
  )?.[0] ?? "";

/** The text is an att-sats, with or without a list mark. */
export const isClause = (text: string): boolean =>
  /^att\s/i.test(text.slice(listMark(text).length));

/** A clause as the contract words it: no list mark, "Att" first. `owed` adds the "att" that its lead holds. */
export function cleanClause(text: string, owed: boolean): string {
  const bare = text.slice(listMark(text).length).trim();
  if (/^att\s/i.test(bare)) return `A${bare.slice(1)}`;
  return owed || INFINITIVE.test(/^\S+/.exec(bare)?.[0] ?? "") ? `Att ${bare}` : bare;
}

/** "beslutar att": the att-satser below it lack their own. */
export const endsWithAtt = (lead: string): boolean => /(?:^|\s)att\s*:?$/i.test(lead.slice(-8));

/**
 * Att-satser that run on in one sentence: "att anta planen, att skicka den samt att följa upp den".
 * Each keeps the comma or word that leads on to the next.
 */
export const runningClauses = (text: string): string[] =>
  text.split(/(?<=,|;|(?:,|\s)samt|,\soch)\s+(?=att\s)/i).map((part) => part.trim());

const SENTENCE_LEAD =
  /(?<=[.!?:]\s)(?=(?:\p{Lu}[\p{Ll}-]+\s){0,2}[Ss]tyrelsen\s(?:har\s)?beslut|\p{Lu}\p{Ll}+\sbeslut(?:ar|ade)\s\p{L}*styrelsen\s|Styrelsen\sbeslut)/u;

/**
 * Where a later sentence of a text announces a decision; -1 when none does. `leadsOn`: att-satser follow the
 * text, so its last words may announce them; `running`: a sentence with its own "att" counts.
 */
export function laterAnnouncement(text: string, leadsOn: boolean, running: boolean): number {
  let at = 0;
  for (const sentence of text.split(SENTENCE_LEAD)) {
    const found = at > 0 ? announcement(sentence) : null;
    const last = at + sentence.length === text.length;
    if (found && (found.rest === "" ? leadsOn && last : running)) return at;
    at += sentence.length;
  }
  return -1;
}
