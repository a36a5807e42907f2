/** What money is given for: people in need of samordnad rehabilitering, so that they can work. @see FIN-2 */
import type { Item, Minutes } from "../minutes.ts";
import { givesNothing } from "./granted.ts";
import { atItems, clausesOf, type Flaw, label, type ReviewContext, rule, textOf } from "./rule.ts";
import { papersOf } from "./textRule.ts";

const APPLICATION = /ansök/iu;
const WHO = /målgrupp|deltagar|individer|personer|unga|vuxna|ungdomar|arbetssökande|sjukskriv/iu;
const WHY =
  /arbetsförmåga|förvärvsarbet|rehabiliter|egen försörjning|självförsörj|arbetsmarknad|komma i arbete|till arbete|(?<!\p{L})arbete eller studier|arbetsträn|sysselsättning/iu;

/** Only an application that could be read is tried: the protokoll itself need not repeat it. */
function withoutPurpose(item: Item, _: Minutes, context: ReviewContext): Flaw[] {
  const applications = papersOf(item, context).filter(
    ({ title, text }) => APPLICATION.test(title) || APPLICATION.test(text.slice(0, 500)),
  );
  const gives = clausesOf(item).some((clause) => !givesNothing(clause));
  if (item.kind !== "grant" || !gives || applications.length === 0) return [];
  const told = [textOf(item), ...applications.map(({ text }) => text)].join("\n");
  const lacking = [
    ...(WHO.test(told) ? [] : ["vilken målgruppen är"]),
    ...(WHY.test(told) ? [] : ["hur insatsen ska leda till bättre arbetsförmåga"]),
  ];
  if (lacking.length === 0) return [];
  return [
    {
      item,
      text: `${label(item)}: Varken paragrafen eller ansökan säger ${lacking.join(" eller ")}.`,
      suggestion: "Komplettera ansökan, eller skriv det i paragrafen.",
    },
  ];
}

export const purposeRules = [
  rule(
    "FIN-2",
    "warn",
    "Målgrupp och syfte",
    {
      fault:
        "Medel beviljas till en inköpt lokal; ansökan nämner varken målgrupp eller arbetsförmåga.",
      sound: "Ansökan gäller unga vuxna som behöver stöd för att komma i arbete.",
    },
    atItems(withoutPurpose),
  ),
];
