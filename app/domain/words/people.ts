/** What a piece of an attendance list is: a name, a huvudman, a title. Words decide; nobody is looked up. */

const ORGANISATION =
  /(?<!\p{L})(?:kommun(?:en|s)?|region(?:en)?|landsting(?:et)?|försäkringskassan?|arbetsförmedlingen|\p{L}*samordningsförbund(?:et)?|finsam|\p{L}*förvaltning(?:en)?|\p{L}*kontoret|\p{L}*myndighet(?:en)?|länsstyrelsen|kriminalvården|frivården|polisen|universitet(?:et)?|högskolan?|stad|stads|primärvården|vårdcentralen?|\p{L}*nämnden|\p{L}*föreningen|\p{L}*bolaget)(?!\p{L})/iu;
const ABBREVIATED = /(?<!\p{L})(?:FK|AF|NNS|AB)(?!\p{L})/u;
const TITLE =
  /(?<!\p{L})(?:\p{L}*(?:chef(?:en)?|ledare|sekreterare|ordförande|samordnare|ekonom|strateg|controller|handläggare|direktör|utredare|konsulent|koordinator|kanslist|assistent|tjänsteman|administratör|kommunikatör|jurist|utvecklare|psykolog|läkare|rektor|specialist|coach|föredragande|rådgivare|projektledare|terapeut|vägledare)|ordf|v\.? ?ordf|vice\s+ordförande|ledamot|ersättare|suppleant|revisor|adjungerad|insynsledamot|tf|protokollförare)(?:n|en)?(?!\p{L})/iu;
const PARTICLE = /^(?:von|af|de|van|der|den|la|le|al|el|bin|ben|di|da|dos)$/;
const NAME_WORD = /^\p{Lu}(?:[\p{L}'’]+)?(?:-\p{Lu}?[\p{L}'’]+)*\.?$/u;
/** Capitalised words that begin other things than a person's name. */
const NOT_NAME =
  /^(?:norra|södra|östra|västra|mellersta|svenska|röda|nya|stora|lilla|ordinarie|närvarande|övriga|protokoll\p{L}*|styrelse\p{L}*|sammanträde\p{L}*|dag|tid|plats|lokal|datum|sida|bilaga|vid|via|vice|måndag\p{L}*|tisdag\p{L}*|onsdag\p{L}*|torsdag\p{L}*|fredag\p{L}*|kommunhuset|stadshuset|teams|ja|nej|hela|del)$/iu;
/** A label in one protokoll and a first name in another: "Dag och tid", "Dag Norrby". */
const ALSO_NAME = /^Dag$/;
const LONGEST_NAME = 60;

export const isOrganisation = (text: string): boolean =>
  text.length <= 120 && (ORGANISATION.test(text) || ABBREVIATED.test(text));

export const isTitle = (text: string): boolean => text.length <= 80 && TITLE.test(text);

/** Two to five words that each begin like a name, none of them a title or an organisation's word. */
export function isName(text: string): boolean {
  if (text.length > LONGEST_NAME || /\s\s|\t/.test(text) || isOrganisation(text) || isTitle(text))
    return false;
  const words = text.split(" ");
  if (words.length < 2 || words.length > 5) return false;
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (PARTICLE.test(last) || NOT_NAME.test(last)) return false;
  if (NOT_NAME.test(first) && !ALSO_NAME.test(first)) return false;
  if (/^\p{Lu}{2,}$/u.test(last) && !/^\p{Lu}{2,}$/u.test(first)) return false;
  return words.every((word, at) => NAME_WORD.test(word) || (at > 0 && PARTICLE.test(word)));
}

const NAME_RUN =
  /\p{Lu}[\p{L}'’]*(?:-\p{Lu}?[\p{L}'’]+)*(?: (?:von|af|de|van|der|la|al|el)(?= ))?(?: \p{Lu}[\p{L}'’]*(?:-\p{Lu}?[\p{L}'’]+)*\.?)+/gu;
/** Offices that stand before a name: "Ledamoten Eva Lind". */
const OFFICE =
  /^(?:(?:ledamoten|ledamot|ordföranden?|vice|ersättaren?|förbundschefen?|både|varken|även|också|revisorn?|sekreteraren?|på|då|därefter|eftersom|när|att|jäv|herr|fru)\s+)+/iu;

/** The names in running text, in order, each once. Offices before them are left out. */
export function namesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [run] of text.slice(0, 2000).matchAll(NAME_RUN)) {
    const name = run.replace(OFFICE, "").replace(/\.$/, "").replace(/\s+/g, " ").trim();
    if (isName(name)) found.add(name);
  }
  return [...found];
}

/** The words of a name alone: small letters, one space between, å as one character however it was typed. */
const bareName = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\d&-]+/gu, " ")
    .trim();

/** The same name, however it is spaced, cased or typed. A name without a letter is nobody's. */
export const sameName = (a: string, b: string): boolean =>
  bareName(a) !== "" && bareName(a) === bareName(b);

const sorted = (name: string): string => bareName(name).split(" ").toSorted().join(" ");

/** The same person's name, also where the surname stands first: "Ek, Anna". */
export const samePersonName = (a: string, b: string): boolean => sameName(sorted(a), sorted(b));

/** Whether a longer name has this one in it, word for word: "Bo Ek Bygg" has "Bo Ek", "Jan-Bo Ek" has not. */
export const holdsName = (text: string, name: string): boolean =>
  bareName(name) !== "" && ` ${bareName(text)} `.includes(` ${bareName(name)} `);
