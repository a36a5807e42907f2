/** Att-satser that do not say what was decided, decisions that hide in the text, and what was left to fill in. @see KL 5:67 p 4 */

import { outcomeOf } from "../decision/order.ts";
import type { Item } from "../minutes.ts";
import { readText, sentencesOf } from "../words/sentences.ts";
import { atItems, clausesOf, type Flaw, hasText, isDecided, label, rule, textOf } from "./rule.ts";

const ALONE =
  /^\s*att\s+(?:bifalla|godkänna|fastställa|anta|bevilja|avslå|utse|välja|uppdra|uppdra åt|avsätta|anslå|betala ut|lägga|entlediga|upphandla|teckna|ansöka om|finansiera)(?:\s+(?:detta|det|den|dem|enligt ovan))?\s*[.,;]?\s*$/iu;
const NOBODY = /^\s*att\s+(?:utse|välja|entlediga)\s+(?:till|som)\s+\S+/iu;
const NO_TASK =
  /^\s*att\s+uppdra(?:ga)?\s+åt\s+(?!\p{L}+\s+att\s)\p{L}+(?:\s+(?!att\s|för\s|om\s|med\s)\p{L}+){0,3}\s*[.,;]?\s*$/iu;
const CUT = /(?:\s(?:och|att|till|för|med|på|av|i|en|ett|den|det|som|om)|,|–|-)\s*$/iu;

function whyEmpty(clause: string): string | null {
  if (ALONE.test(clause)) return "säger inte vad beslutet gäller";
  if (NOBODY.test(clause)) return "säger inte vem det gäller";
  if (NO_TASK.test(clause)) return "säger inte vad uppdraget är";
  if (CUT.test(clause)) return "slutar mitt i en mening";
  return null;
}

const withoutObject = (item: Item): Flaw[] =>
  clausesOf(item).flatMap((clause) => {
    const text = readText(clause);
    const why = whyEmpty(text);
    if (why === null) return [];
    return [
      {
        item,
        text: `${label(item)}: Att-satsen ”${text.trim()}” ${why}.`,
        suggestion: "Skriv beslutet så att det kan läsas för sig.",
        quote: text.trim(),
      },
    ];
  });

const DECIDES =
  /(?<!\p{L})styrelsen (?:beslutar|beslutade|beslöt|godkänner|fastställer|beviljar|antar) /iu;
/** What another meeting decided, or is to decide, is told and not decided. */
const NOT_NOW =
  /\d{4}|§|tidigare|föregående|senaste|redan|då |när |om styrelsen|innan|efter att|(?:möte|sammanträde|år|tid)\p{L}* (?:beslutade|beslöt)|ska |kommer att|kan |bör |har beslutat|nästa|inför|varje|som styrelsen|vad styrelsen/iu;

/** A decision in running text, at an ärende that has no att-sats. */
const hidden = (item: Item): Flaw[] => {
  if (isDecided(item) || outcomeOf(item).kind === "open") return [];
  const sentence = item.sections
    .flatMap(({ body }) => sentencesOf(readText(body)))
    .find((one) => DECIDES.test(one) && !NOT_NOW.test(one));
  if (sentence === undefined) return [];
  return [
    {
      item,
      text: `${label(item)}: Ett beslut står i den löpande texten men inte som att-sats.`,
      suggestion: "Flytta beslutet till en att-sats efter ”Styrelsen beslutade”.",
      quote: sentence.trim(),
    },
  ];
};

const PROMISES =
  /^(?:beslut om|val av|fastställande av|godkännande av|antagande av|ansökan om|ansökan från)(?!\p{L})/iu;
const PUT_OFF =
  /bordlägg|återremi|utgår|skjuts upp|återkom|ingen ansökan|inga ansökningar|dras tillbaka|drogs tillbaka|återtag/iu;

/** The heading promises a decision, the text tells of the ärende, and nothing was decided. */
const promised = (item: Item): Flaw[] => {
  const isPromise = PROMISES.test(readText(item.heading).trim());
  if (!isPromise || isDecided(item) || !hasText(item) || PUT_OFF.test(textOf(item))) return [];
  // A lead or an att-sats alone, and a hidden decision, are told of by their own rules.
  const isTold = item.sections.some(({ lead }) => lead.trim() !== "") || hidden(item).length > 0;
  if (isTold || outcomeOf(item).kind === "open") return [];
  return [
    {
      item,
      text: `${label(item)}: Rubriken säger att något ska beslutas, men paragrafen har inget beslut.`,
      suggestion: "Skriv beslutet, eller att ärendet bordlades, eller ändra rubriken.",
    },
  ];
};

const GAP =
  /\[\[[^\]]{0,200}\]\]|(?<![\p{L}\d])(?:ÅÅÅÅ-MM-DD|ÅÅÅÅ|X{2,}|x{3,}|N\.?N\.?|_{4,}|\?{2,})(?![\p{L}\d])|(?:\.{5,}|…{2,})/u;

const gaps = (item: Item): Flaw[] => {
  const quote = GAP.exec(textOf(item))?.[0];
  if (quote === undefined) return [];
  return [
    {
      item,
      text: `${label(item)}: ”${quote}” är inte ifyllt.`,
      suggestion: "Fyll i uppgiften.",
      quote,
    },
  ];
};

/** Words that no Swedish sentence has twice in a row. */
const TWICE =
  /(?<![\p{L}\d-])(att|och|i|på|av|till|med|om|från|som|är|en|ett|ska|styrelsen|beslutade)\s+\1(?![\p{L}\d-])/giu;
/** "i i-frågan" and a verb's particle before a preposition may look alike. */
const LAWFUL_TWICE = /^(?:i i|till till|på på|av av|om om|med med|en en|är är)$/i;

const doubled = (item: Item): Flaw[] =>
  [...readText(textOf(item)).matchAll(TWICE)].flatMap(([quote, word = ""]) => {
    if (LAWFUL_TWICE.test(quote) || /\n/.test(quote)) return [];
    return [
      {
        item,
        text: `${label(item)}: ”${quote}” står två gånger.`,
        suggestion: "Ta bort det ena ordet.",
        quote,
        put: quote.slice(0, word.length),
      },
    ];
  });

const IF =
  /under förutsättning(?:en)? (?:att|av)|förutsatt att|med (?:det )?villkor(?:et)? att|villkorat? av|med förbehåll (?:för|om)|på villkor att/iu;
const FOLLOWED =
  /bevaka|återrapport|rapporter(?:a|as)|följa? upp|återkom|anmäl(?:a|s|er)|återta|förfaller|återbetal|uppdra(?:ga)?\s+åt|kontroller|meddela|redovisas? (?:för|till) styrelsen|prövas? på nytt/iu;

/** The att-sats that makes the decision conditional; null when none does. @see CTRL-13 */
export const conditionalClause = (item: Item): string | null =>
  clausesOf(item)
    .map(readText)
    .find((clause) => IF.test(clause)) ?? null;

/** A condition that nobody is to watch. */
const unwatched = (item: Item): Flaw[] => {
  const clauses = clausesOf(item).map(readText);
  const conditional = conditionalClause(item);
  const hasTask = item.sections.some(({ tasks }) => (tasks ?? []).some((task) => task !== null));
  if (conditional === null || hasTask || clauses.some((clause) => FOLLOWED.test(clause))) return [];
  return [
    {
      item,
      text: `${label(item)}: Beslutet har ett villkor, men ingen ska följa upp om det uppfylls.`,
      suggestion:
        "Skriv vem som bevakar villkoret och till när, och vad som gäller om det inte uppfylls.",
      quote: IF.exec(conditional)?.[0] ?? conditional,
    },
  ];
};

export const clauseRules = [
  rule(
    "KL-5-67",
    "block",
    "Inget kvar att fylla i",
    {
      fault: "”att bevilja XX kr till [[mottagare]]”.",
      sound: "”att bevilja 40 000 kr till Norrsunds kommun”.",
    },
    atItems(gaps),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Att-satser som kan läsas för sig",
    { fault: "”att godkänna.”", sound: "”att godkänna delårsrapporten för 2026.”" },
    atItems(withoutObject),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Beslut i löpande text",
    {
      fault: "”Styrelsen beslutar att avvakta.” står i texten, utan att-sats.",
      sound: "”Styrelsen beslutade 2025-11-14 om budgeten” berättar om ett annat beslut.",
    },
    atItems(hidden),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Rubrik och beslut följs åt",
    {
      fault: "”Beslut om arvoden”, men inget beslut följer.",
      sound: "”Beslut om arvoden”, och ärendet bordläggs.",
    },
    atItems(promised),
  ),
  rule(
    "CTRL-13",
    "warn",
    "Villkor som följs upp",
    {
      fault:
        "Medel beviljas under förutsättning att medlemmarna betalar, men ingen ska bevaka det.",
      sound: "Förbundschefen ska rapportera till styrelsen om villkoret har uppfyllts.",
    },
    atItems(unwatched),
  ),
  rule(
    "SPRAK",
    "info",
    "Ord som står två gånger",
    { fault: "”att att bevilja”.", sound: "”att bevilja”." },
    atItems(doubled),
  ),
];
