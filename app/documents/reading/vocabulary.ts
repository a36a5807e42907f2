/** The words that give a protokoll its shape, wherever it was written. They are matched in lower case. */

/** Headings inside a paragraf. Text under those in `narrative` tells; it decides nothing. */
const NARRATIVE = [
  "bakgrund",
  "bakgrund och ärende",
  "ärende",
  "ärendet",
  "ärendebeskrivning",
  "beskrivning av ärendet",
  "sammanfattning",
  "sammanfattning av ärendet",
  "beslutsunderlag",
  "underlag",
  "underlag för beslut",
  "handlingar",
  "handlingar i ärendet",
  "tidigare beslut",
  "tidigare behandling",
  "diskussion",
  "överläggning",
  "bedömning",
  "överväganden",
  "föredragning",
  "information",
  "ekonomi",
  "ekonomiska konsekvenser",
  "motivering",
  "skäl för beslutet",
];

const PROPOSAL = [
  "förslag",
  "förslag till beslut",
  "förslag på beslut",
  "beslutsförslag",
  "förbundschefens förslag",
  "förbundschefens förslag till beslut",
  "presidiets förslag",
  "presidiets förslag till beslut",
  "arbetsutskottets förslag",
  "arbetsutskottets förslag till beslut",
  "beredningsgruppens förslag till beslut",
  "yrkande",
  "yrkanden",
  "yrkanden och förslag",
  "propositionsordning",
  "omröstning",
  "beslutsgång",
];

const AFTERMATH = [
  "reservation",
  "reservationer",
  "särskilt yttrande",
  "protokollsanteckning",
  "protokollsanteckningar",
  "anteckning",
  "anteckning till protokollet",
  "jäv",
  "deltar inte i beslutet",
  "expedieras",
  "expedieras till",
  "expediering",
  "beslutet expedieras till",
  "beslutet skickas till",
  "skickas till",
  "kopia till",
  "delges",
  "omedelbar justering",
  "ansvarig",
  "uppföljning",
  "åtgärd",
];

export type SubheadingKind = "narrative" | "proposal" | "aftermath";

const SUBHEADINGS = new Map<string, SubheadingKind>([
  ...NARRATIVE.map((word): [string, SubheadingKind] => [word, "narrative"]),
  ...PROPOSAL.map((word): [string, SubheadingKind] => [word, "proposal"]),
  ...AFTERMATH.map((word): [string, SubheadingKind] => [word, "aftermath"]),
]);

const LONGEST_SUBHEADING = 60;

/** What a line heads inside a paragraf, null when it is no known heading. */
export function subheading(text: string): SubheadingKind | null {
  if (text.length > LONGEST_SUBHEADING) return null;
  return SUBHEADINGS.get(text.toLowerCase().replace(/[\s:.]+$/, "")) ?? null;
}

/** Words that a Swedish phrase cannot end with: what follows belongs to it. */
const LEADING_ON = new Set(
  "i på av till från för med om hos vid under över mellan mot enligt genom efter innan inom åt kring samt och eller att som vilken vilket vilka där den det de en ett denna detta dessa inför utan ur per cirka ca sin sitt sina".split(
    " ",
  ),
);

/** Such words before an att-sats of its own: "Att anta planen, samt / Att skicka den". */
const BETWEEN_CLAUSES = new Set(["och", "samt", "eller"]);

const lastWord = (text: string): string =>
  /(\p{L}+)$/u.exec(text.slice(-30))?.[1]?.toLowerCase() ?? "";

/** The text breaks off in the middle of a phrase. */
export const endsOpen = (text: string): boolean => LEADING_ON.has(lastWord(text));

/** The text breaks off where an "att" on the next line cannot begin an att-sats. */
export const needsAtt = (text: string): boolean =>
  endsOpen(text) && !BETWEEN_CLAUSES.has(lastWord(text)) && lastWord(text) !== "att";

/** The text ends as a sentence, a list lead or a quotation ends. */
export const endsSentence = (text: string): boolean => /[.!?:;…]["”’')\]]*$/.test(text.slice(-8));
