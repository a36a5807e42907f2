/** How jäv and avstående are noted, so that the two can be told apart. @see KL 4:25, 5:67, 6:28–30 */
import { hasStance, presentAt, servingAt } from "../attendance.ts";
import type { Item, Minutes, Stance } from "../minutes.ts";
import { readText } from "../words/sentences.ts";
import { type Flaw, inOrder, isFromPaper, label, nameOf, namesOf, rule, textOf } from "./rule.ts";

const disqualifiedStances = (item: Item) =>
  item.stances.filter(({ kind }) => kind === "disqualified");

const ids = (stances: readonly Stance[]) => [...new Set(stances.map(({ personId }) => personId))];

const overItems = (flaws: (minutes: Minutes, item: Item) => Flaw[]) => (minutes: Minutes) =>
  inOrder(minutes).flatMap((item) => flaws(minutes, item));

/** How running text may tell the ground, and when somebody went out. */
const GROUND_TOLD =
  /28 §|eftersom|i egenskap av|(?<!\p{L})då (?:hon|han|hen|ledamoten)(?!\p{L})|på grund av (?!jäv)|anställd|företräd|närstående/iu;
const LEAVING_TOLD =
  /(?:lämna(?:r|de)|g(?:år|ick) ut)(?!\p{L})[^.]{0,60}(?<!\p{L})kl|(?<!\p{L})kl(?:ockan|\.)? ?\d{1,2}[.:]\d{2} (?:lämna(?:r|de)|g(?:år|ick) ut)/iu;
/** Letters after the name in which it is told. */
const TOLD_WITHIN = 400;

/** What an old protokoll says of the person in its text; it has no places of its own for ground and clock. */
function toldOf(minutes: Minutes, item: Item, personId: string): string {
  if (!isFromPaper(minutes)) return "";
  const text = readText(textOf(item));
  const at = text.indexOf(nameOf(minutes, personId));
  if (at < 0) return "";
  const others = ids(disqualifiedStances(item)).filter((id) => id !== personId);
  const next = others
    .map((id) => text.indexOf(nameOf(minutes, id), at + 1))
    .filter((place) => place > at);
  return text.slice(at, Math.min(at + TOLD_WITHIN, ...next));
}

function incomplete(minutes: Minutes, item: Item): Flaw[] {
  const flaws = disqualifiedStances(item).flatMap((stance): Flaw[] => {
    const told = toldOf(minutes, item, stance.personId);
    const hasGround = stance.ground !== null || GROUND_TOLD.test(told);
    const hasLeft = stance.leftAt !== null || LEAVING_TOLD.test(told);
    const lacking = [
      ...(hasGround ? [] : ["vilken grund som gäller"]),
      ...(hasLeft ? [] : ["när personen lämnade rummet"]),
    ];
    if (lacking.length === 0) return [];
    return [
      {
        item,
        text: `${label(item)}: Protokollet säger att ${nameOf(minutes, stance.personId)} var jävig, men inte ${lacking.join(" eller ")}.`,
        suggestion:
          "Ange grunden (6 kap. 28 § kommunallagen, punkt 1–4) och klockslaget då personen gick ut.",
      },
    ];
  });
  return flaws;
}

const backBeforeLeaving = (minutes: Minutes, item: Item): Flaw[] =>
  disqualifiedStances(item)
    .filter(
      ({ leftAt, returnedAt }) => leftAt !== null && returnedAt !== null && returnedAt < leftAt,
    )
    .map(({ personId, leftAt, returnedAt }) => ({
      item,
      text: `${label(item)}: ${nameOf(minutes, personId)} kom tillbaka kl. ${clock(returnedAt)} men gick ut kl. ${clock(leftAt)}.`,
      suggestion: "Rätta klockslagen.",
    }));

const clock = (time: string | null) => (time ?? "").replace(":", ".");

/** Jäv bars the whole handling and the presence, not the decision alone. */
function stayedIn(minutes: Minutes, item: Item): Flaw[] {
  const partly = ids(disqualifiedStances(item).filter(({ scope }) => scope !== "handling"));
  const both = ids(disqualifiedStances(item)).filter((id) => hasStance(item, id, "abstains"));
  const flaws: Flaw[] = [];
  if (partly.length > 0)
    flaws.push({
      item,
      text: `${label(item)}: ${namesOf(minutes, partly)} antecknas med jäv men stod bara utanför en del av ärendet. Den som är jävig får varken delta eller vara närvarande.`,
      suggestion:
        "Rätta anteckningen om personen var ute hela ärendet. Annars behöver ärendet tas om.",
    });
  if (both.length > 0)
    flaws.push({
      item,
      text: `${label(item)}: ${namesOf(minutes, both)} antecknas både med jäv och med att ha avstått. Den som avstår sitter kvar och räknas, den som är jävig går ut.`,
      suggestion: "Behåll den anteckning som är riktig.",
    });
  return flaws;
}

const scopeWords: Record<Stance["scope"], string> = {
  handling: "handläggningen",
  decision: "beslutet",
  discussion: "diskussionen",
};

function unspecified(minutes: Minutes, item: Item): Flaw[] {
  const stances = item.stances.filter(({ kind }) => kind === "unspecified");
  if (stances.length === 0) return [];
  const told = stances.map(
    ({ personId, scope }) => `${nameOf(minutes, personId)} deltog inte i ${scopeWords[scope]}.`,
  );
  return [
    {
      item,
      text: `${label(item)}: ${told.join(" ")} Protokollet visar inte om det var jäv eller ett avstående, och vid jäv varken grund eller att personen gick ut.`,
      suggestion:
        "Skriv att personen var jävig, på vilken grund och när den gick ut, eller att personen avstod från att delta i beslutet.",
    },
  ];
}

function idleAbstention(minutes: Minutes, item: Item): Flaw[] {
  const serving = servingAt(minutes, item).map(({ personId }) => personId);
  const idle = ids(item.stances.filter(({ kind }) => kind === "abstains"))
    .filter((id) => !serving.includes(id))
    .filter((id) => !hasStance(item, id, "disqualified"));
  if (idle.length === 0) return [];
  return [
    {
      item,
      text: `${label(item)}: ${namesOf(minutes, idle)} antecknas som avstående men tjänstgjorde inte. Bara den som har rösträtt kan avstå.`,
      suggestion: "Ta bort anteckningen, eller rätta närvaron.",
    },
  ];
}

function notThere(minutes: Minutes, item: Item): Flaw[] {
  if (minutes.presences.length === 0) return [];
  const present = presentAt(minutes, item).map(({ personId }) => personId);
  const noted = item.stances.filter(({ kind }) => kind !== "abstains");
  const away = ids(noted).filter((id) => !present.includes(id));
  if (away.length === 0) return [];
  return [
    {
      item,
      text: `${label(item)}: ${namesOf(minutes, away)} antecknas som utanför ärendet men finns inte bland de närvarande.`,
      suggestion: "Rätta namnet eller närvaron.",
    },
  ];
}

export const disqualificationRules = [
  rule(
    "KL-5-67",
    "block",
    "Jäv med grund och klockslag",
    {
      fault: "Anna Ek anmälde jäv, men varken grund eller klockslag är antecknat.",
      sound: "Anna Ek anmälde jäv (6 kap. 28 § punkt 2) och gick ut kl. 14.05.",
    },
    overItems(incomplete),
  ),
  rule(
    "KL-5-67",
    "warn",
    "Klockslag vid jäv",
    {
      fault: "Anna Ek gick ut kl. 14.20 och kom tillbaka kl. 14.05.",
      sound: "Anna Ek gick ut kl. 14.05 och kom tillbaka kl. 14.20.",
    },
    overItems(backBeforeLeaving),
  ),
  rule(
    "KL-6-30",
    "block",
    "Den som är jävig går ut",
    {
      fault: "Den jäviga ledamoten stod utanför beslutet men var med i diskussionen.",
      sound: "Den jäviga ledamoten var ute under hela ärendet.",
    },
    overItems(stayedIn),
  ),
  rule(
    "KL-6-30",
    "warn",
    "Jäv skilt från avstående",
    {
      fault: "”Anna Ek deltog inte i beslutet”, utan att det sägs om det var jäv.",
      sound: "”Anna Ek anmälde jäv och gick ut” eller ”Anna Ek avstod från att delta i beslutet”.",
    },
    overItems(unspecified),
  ),
  rule(
    "KL-4-25",
    "warn",
    "Bara den som tjänstgör kan avstå",
    {
      fault: "En ersättare som inte tjänstgjorde antecknas som avstående.",
      sound: "En tjänstgörande ledamot avstår.",
    },
    overItems(idleAbstention),
  ),
  rule(
    "KL-5-66",
    "warn",
    "Den som noteras var där",
    {
      fault: "En person antecknas med jäv men finns inte bland de närvarande.",
      sound: "Den som antecknas med jäv finns i närvarolistan.",
    },
    overItems(notThere),
  ),
];
