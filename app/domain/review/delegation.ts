/** Delegationsbeslut that a meeting should have been told of. @see FIN-10, CTRL-18 */
import { numbersIn } from "../delegation/report.ts";
import type { Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { type Flaw, label, type ReviewContext, rule, standing, textOf } from "./rule.ts";

/** Told by number: that is how a reader finds the decision, and how it is known that it was told. */
function forgotten(minutes: Minutes, { delegated }: ReviewContext): Flaw[] {
  // What was held on paper was told on paper.
  if (minutes.paperNotice !== null) return [];
  const items = standing(minutes).filter(({ kind }) => kind === "delegation_report");
  const told = new Set(items.flatMap((item) => numbersIn(textOf(item))));
  const missing = delegated.filter((number) => !told.has(number));
  if (missing.length === 0) return [];
  const [item] = items;
  const are = missing.length === 1 ? "Delegationsbeslutet" : "Delegationsbesluten";
  return [
    {
      item: item ?? null,
      text: item
        ? `${label(item)}: ${are} ${listText(missing)} anmäls inte.`
        : `${are} ${listText(missing)} anmäls inte. Sammanträdet har inget ärende om anmälan av delegationsbeslut.`,
      suggestion:
        "Anmäl dem vid sammanträdet, eller skriv varför de anmäls vid nästa. Varje beslut på delegation ska anmälas.",
    },
  ];
}

export const delegationRules = [
  rule(
    "FIN-10",
    "warn",
    "Delegationsbeslut anmäls",
    {
      fault: "D 2026-3 fattades före sammanträdet, men protokollet nämner det inte.",
      sound: "”D 2026-3” står under Anmälan av delegationsbeslut.",
    },
    forgotten,
  ),
];
