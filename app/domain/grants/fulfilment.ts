/** What is asked before a condition is marked fulfilled, read field by field. @see CTRL-10, CTRL-13 */
import { dateText, type LegalDate, parseLegalDate } from "../calendar.ts";
import { accepted, type Refusal, type Result, refusedAll } from "../result.ts";
import type { ConditionKind } from "./grant.ts";

/** What was typed. `hasPaper`: a file came with it. */
export type TypedFulfilment = {
  signedOn: string;
  where: string;
  itemId: string;
  words: string;
  hasPaper: boolean;
};

/** A ground that may be kept. The paper and the paragraf are the caller's to look up. */
export type NewFulfilment =
  | { kind: "agreement"; signedOn: LegalDate; where: string }
  | { kind: "paragraf"; itemId: string; words: string }
  | { kind: "words"; words: string };

const fault = (field: string, text: string): Refusal => ({
  ...{ rule: null, source: null, field, text },
});

function agreement(typed: TypedFulfilment, today: LegalDate): Result<NewFulfilment> {
  const signedOn = parseLegalDate(typed.signedOn.trim());
  const where = typed.where.trim();
  const faults: Refusal[] = [];
  if (!signedOn) {
    faults.push(fault("signedOn", "Skriv dagen då avtalet undertecknades som ÅÅÅÅ-MM-DD."));
  } else if (signedOn > today) {
    faults.push(fault("signedOn", `Dagen ${dateText(signedOn)} har inte kommit än.`));
  }
  if (!typed.hasPaper && where === "") {
    faults.push(fault("paper", "Lägg in avtalet som fil, eller skriv var det finns."));
  }
  if (!signedOn || faults.length > 0) return refusedAll(faults);
  return accepted({ kind: "agreement", signedOn, where });
}

/** `kind` is the condition's; null for the condition of a decision, which may be of any sort. */
export function readFulfilment(
  kind: ConditionKind | null,
  typed: TypedFulfilment,
  today: LegalDate,
): Result<NewFulfilment> {
  const itemId = typed.itemId.trim();
  const words = typed.words.trim();
  if (kind === "agreement") return agreement(typed, today);
  if (itemId !== "") return accepted({ kind: "paragraf", itemId, words });
  if (kind === "report") {
    const text = "Välj den paragraf där styrelsen godkände redovisningen.";
    return refusedAll([fault("groundItemId", text)]);
  }
  return words === ""
    ? refusedAll([fault("words", "Skriv hur det syns att villkoret är uppfyllt.")])
    : accepted({ kind: "words", words });
}
