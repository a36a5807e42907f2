/** What must be said of a handling before it gets its number, and what must not be said where everybody reads it. @see OSL 5:2 */
import type { LegalDate } from "../calendar.ts";
import { type RuleId, sources } from "../law.ts";
import { maskKinds, proposals } from "../masking.ts";
import type { Refusal } from "../result.ts";
import { listText } from "../wording.ts";
import type { HandlingText } from "./handling.ts";

const stop = (rule: RuleId | null, field: string, text: string): Refusal => ({
  rule,
  source: rule === null ? null : sources[rule],
  field,
  text,
});

/** Everything that is wrong at once; empty when it can be registered. Fields as `HandlingText` names them. */
export function checkHandling(text: HandlingText, today: LegalDate): Refusal[] {
  return [...ofDay(text, today), ...ofSubject(text), ...ofCounterpart(text)];
}

const ofDay = ({ date, direction }: HandlingText, today: LegalDate): Refusal[] => {
  if (date <= today) return [];
  const happened = { received: "kommit in", drawnUp: "upprättats", sent: "skickats" }[direction];
  const text = `Dagen har inte varit ännu. Handlingen registreras när den har ${happened}.`;
  return [stop(null, "date", text)];
};

function ofSubject({ publicSubject, protectedSubject }: HandlingText): Refusal[] {
  if (publicSubject === "" && protectedSubject === "") {
    const text =
      "Skriv i korthet vad handlingen gäller. Kan inget av det läsas av alla, så skriv det i fältet som bara kansliet läser.";
    return [stop("OSL-5-2", "publicSubject", text)];
  }
  return notForAll("publicSubject", publicSubject, "Skriv det i fältet som bara kansliet läser.");
}

function ofCounterpart({ direction, counterpart, isNameProtected }: HandlingText): Refusal[] {
  if (direction !== "drawnUp" && counterpart === "") {
    const text =
      direction === "received"
        ? "Skriv vem handlingen kom från. Är avsändaren okänd, så skriv det."
        : "Skriv vem handlingen skickades till.";
    return [stop("OSL-5-2", "counterpart", text)];
  }
  if (isNameProtected) return [];
  return notForAll("counterpart", counterpart, "Skriv bara namnet, eller skydda det.");
}

/** A personnummer, a telephone number, an illness …: nothing that may stand on the web. @see GDPR 5, 9 */
function notForAll(field: string, words: string, instead: string): Refusal[] {
  const found = [...new Set(proposals([words]).map(({ kind }) => maskKinds[kind].name))];
  if (found.length === 0) return [];
  const what = listText(found.map((name) => name.toLowerCase()));
  return [stop("GDPR-2", field, `Alla kan läsa det här på webben. Ta bort: ${what}. ${instead}`)];
}
