/** What must not be published about people. A person decides what is masked; here it is found. @see GDPR-2, GDPR-3 */
import type { Item, Minutes } from "../minutes.ts";
import { mobileNumbers, ownAddresses } from "../words/contacts.ts";
import { sentencesOnIllness } from "../words/health.ts";
import { personalNumbers } from "../words/personalNumbers.ts";
import { readText } from "../words/sentences.ts";
import { atItems, type Flaw, label, rule, textOf } from "./rule.ts";
import { type Reading, type TextFault, type TextRule, textRule } from "./textRule.ts";

const numbers = ({ text }: Reading): TextFault[] =>
  personalNumbers(text).map(({ words, isSure }) => ({
    level: isSure ? "block" : "warn",
    text: `”${words}” ${isSure ? "är ett personnummer eller samordningsnummer" : "ser ut som ett personnummer"}. Sådana får inte publiceras.`,
    suggestion: "Ta bort numret. Behövs det, lägg det i en bilaga som inte publiceras.",
    quote: words,
    put: "",
  }));

const contacts = (item: Item): Flaw[] => {
  const text = readText(textOf(item));
  const found = [...mobileNumbers(text), ...ownAddresses(text)].map(({ words }) => words);
  return [...new Set(found)].map((quote) => ({
    item,
    text: `${label(item)}: ”${quote.trim()}” kan vara någons egen kontaktuppgift och blir läsbar för alla.`,
    suggestion: "Ta bort uppgiften, eller använd kansliets.",
    quote,
  }));
};

/** A sentence that says of somebody by name what illness the person has. */
function illness(item: Item): Flaw[] {
  const [quote] = sentencesOnIllness(readText(textOf(item)));
  if (quote === undefined) return [];
  return [
    {
      item,
      text: `${label(item)}: Texten berättar om en namngiven persons hälsa. Känsliga uppgifter får inte publiceras.`,
      suggestion: "Ta bort uppgiften eller namnet.",
      quote: quote.trim(),
    },
  ];
}

const BENEFIT =
  "försörjningsstöd|ekonomiskt bistånd|sjukpenning|sjukersättning|aktivitetsersättning|rehabiliteringspenning|aktivitetsstöd|etableringsersättning|lönebidrag";
const INDIVIDUAL = new RegExp(
  `^\\s*att\\s+(?:bevilja|avslå|dra in|ompröva|förlänga|betala ut)\\s+(?:(?:den sökandes?|hans|hennes|ansökan om)\\s+)?(?:${BENEFIT})(?!\\p{L})`,
  "iu",
);

/** A förbund never decides on an individual's benefits or rights. @see FIN-7 */
const individual = (item: Item, _: Minutes): Flaw[] =>
  item.sections
    .flatMap(({ clauses }) => clauses)
    .filter((clause) => INDIVIDUAL.test(readText(clause)))
    .map((quote) => ({
      item,
      text: `${label(item)}: Beslutet gäller en enskilds förmån eller rättighet. Det får ett samordningsförbund inte besluta om.`,
      suggestion: "Lämna ärendet till den myndighet som får besluta.",
      quote,
    }));

export const personalDataRules = [
  rule(
    "GDPR-2",
    "warn",
    "Inget om en namngiven persons hälsa",
    {
      fault: "”Lisa Falk har varit sjukskriven för utmattning.”",
      sound: "”Lisa Falk informerar om stödet till personer som är sjukskrivna.”",
    },
    atItems(illness),
  ),
  rule(
    "GDPR-3",
    "warn",
    "Inga egna kontaktuppgifter",
    { fault: "Ett mobilnummer i texten.", sound: "Kansliets adress, info@…" },
    atItems(contacts),
  ),
  rule(
    "FIN-7",
    "block",
    "Inga beslut om enskildas förmåner",
    {
      fault: "”att bevilja försörjningsstöd till sökanden”.",
      sound: "”att bevilja medel till en insats för personer med aktivitetsersättning”.",
    },
    atItems(individual),
  ),
];

/** In bilagor and other documents too: what is published there is as open as the protokoll. */
export const personalNumberRules: readonly TextRule[] = [
  textRule(
    "GDPR-2",
    "block",
    "Inga personnummer",
    {
      fault: "”19121212-1212”.",
      sound: "Organisationsnummer, diarienummer och telefon till kansliet.",
    },
    numbers,
  ),
];
