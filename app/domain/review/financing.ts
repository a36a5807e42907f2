/** How a text says where money is taken. @see KL 11:15 */
import type { Item } from "../minutes.ts";
import { clausesOf } from "./rule.ts";

/** "finansieras ur", "tas från", "belastar": the act of paying. */
const PAID_BY =
  /(?<!\p{L})(?:finansieras\s+(?:av|med|ur|genom|inom|från|via)|finansiering(?:en)?\s+(?:sker|görs|ryms|tas|är)|(?:tas|tages|hämtas|betalas|bekostas|utgår|dras)\s+(?:\p{L}+\s+){0,2}?(?:ur|från|av|inom|via)|belasta(?:r|s)?(?!\p{L})|konteras|ryms\s+(?:inom|i)|täcks\s+(?:av|inom|genom))/iu;
/** "inom budget", "inom ramen för årets budget", "ur avsatta medel", "från budgetposten": the place it is taken from. */
const TAKEN_FROM =
  /(?<!\p{L})(?:ur|från|av|inom|med|i)\s+(?:[\p{L}\d-]+\s+){0,4}?(?:budgetpost\p{L}*|budgetram\p{L}*|budget(?:en|erade medel)?|eget kapital|egna kapital(?:et)?|överskott(?:et)?|avsatta medel|förbundets medel|årets medel|tilldelade medel|medlen? för nya insatser|medel för nya insatser|reserven|anslaget|konto(?:t)?)(?!\p{L})/iu;
const IN_FRAME =
  /(?<!\p{L})inom\s+(?:befintlig|given|beslutad|fastställd|årets|gällande|den beslutade)?\s*(?:budget|ram)\p{L}*/iu;
/** "konto 4010", "budgetpost Nya insatser". */
const ACCOUNT =
  /(?<!\p{L})(?:konto(?:t)?\s+(?:\d{3,}|[\p{Lu}”"])|budgetpost(?:en)?\s+[\p{Lu}”"\d]|kostnadsställe)/u;
/** Not yet, not thus: the text says that the money is not there. */
const DENIED =
  /(?:saknas|finns inte|inte\s+finansier|ej\s+finansier|ryms inte|finansieringen är (?:inte|ännu|oklar)|oklart hur)/iu;

/** Parts of a text that may speak of an application's own budget, and not of where the förbund takes the money. */
const OWN_BUDGET =
  /(?:ansökan|insatsen|den sökande|sökandens?)\s+(?:avser|gäller)\s+finansiering/iu;

/** So long a sentence tells where money is taken. */
const LONGEST = 1_500;

/** The text says where the money is taken. A sentence about what the application is to pay for does not. */
export function tellsFinancing(text: string): boolean {
  return text
    .split(/(?<=[.!?])\s|\n/)
    .filter((one) => one.length <= LONGEST && !OWN_BUDGET.test(one) && !DENIED.test(one))
    .some((one) => [PAID_BY, TAKEN_FROM, IN_FRAME, ACCOUNT].some((pattern) => pattern.test(one)));
}

/** An ärende says how it is paid for: in its own line of financing, or in its text. */
export const isFinanced = (item: Item): boolean =>
  (item.financing ?? "").trim() !== "" ||
  tellsFinancing([...item.sections.map(({ body }) => body), ...clausesOf(item)].join("\n"));
