/** Ajournering: pauses in the meeting, whose times run forwards and never overlap. Practice, not law. */
import type { Minutes } from "../minutes.ts";
import type { Refusal } from "../result.ts";
import { clockWords } from "../wording.ts";
import { itemName } from "./part.ts";
import type { Adjournment } from "./proceeding.ts";

const no = (field: "from" | "to", text: string): Refusal => ({
  ...{ rule: null, source: null, field, text },
});

/** Why the pause cannot have been so; null when it can. `id` of the new one is left out of the comparison. */
export function whyNotAdjourned(
  minutes: Pick<Minutes, "startsAt" | "endsAt" | "items">,
  { id, from, to }: Pick<Adjournment, "id" | "from" | "to">,
): Refusal | null {
  const { startsAt, endsAt } = minutes;
  if (to <= from)
    return no(
      "to",
      `Sammanträdet återupptogs kl. ${clockWords(to)} men ajournerades kl. ${clockWords(from)}. Tiden kan inte gå bakåt eller stå stilla; rätta klockslagen.`,
    );
  if (startsAt !== null && from < startsAt)
    return no(
      "from",
      `Sammanträdet öppnades kl. ${clockWords(startsAt)} och kan inte ajourneras kl. ${clockWords(from)}.`,
    );
  if (endsAt !== null && to > endsAt)
    return no(
      "to",
      `Sammanträdet avslutades kl. ${clockWords(endsAt)} och kan inte ha återupptagits kl. ${clockWords(to)}.`,
    );
  for (const item of minutes.items) {
    const other = item.proceeding.adjournments.find(
      (one) => one.id !== id && one.from < to && from < one.to,
    );
    if (other)
      return no(
        "from",
        `Sammanträdet var redan ajournerat kl. ${clockWords(other.from)}–${clockWords(other.to)} (${itemName(item)}). Två ajourneringar kan inte överlappa varandra.`,
      );
  }
  return null;
}
