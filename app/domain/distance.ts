/** Whether somebody may take part at distance, and on what ground. @see FIN-19a */
import { sources } from "./law.ts";
import type { Capacity, Minutes, PresenceMode } from "./minutes.ts";
import { type Refusal, refused } from "./result.ts";
import type { BoardRules } from "./rules.ts";

/** How somebody takes part: the words for a sentence. */
export const modeNames: Record<PresenceMode, string> = {
  room: "i rummet",
  video: "på distans med ljud och bild",
  audio: "på distans med enbart ljud",
};

/** Distans binds ledamöter and ersättare; staff and guests may be where they are. */
const binds = (capacity: Capacity) => capacity !== "staff" && capacity !== "guest";

/** Whether a decision that allows distans is in force: styrelsen's own in general, or one cited for the meeting. */
export const distanceIsAllowed = (
  minutes: Pick<Minutes, "distanceDecision">,
  rules: Pick<BoardRules, "distanceAllowed">,
): boolean => rules.distanceAllowed || !!minutes.distanceDecision?.trim();

/**
 * Why the person may not take part so; null when it is allowed. Without styrelsen's decision nobody is at distance,
 * and sound alone needs its särskilda skäl besides.
 * @see FIN-19a
 */
export function distanceRefusal(
  minutes: Pick<Minutes, "distanceDecision">,
  rules: Pick<BoardRules, "distanceAllowed">,
  about: { name: string; capacity: Capacity; mode: PresenceMode; ground: string | null },
): { ok: false; refusals: Refusal[] } | null {
  const { name, capacity, mode, ground } = about;
  if (mode === "room" || !binds(capacity)) return null;
  const rule = { rule: "FIN-19a", source: sources["FIN-19a"] };
  if (!distanceIsAllowed(minutes, rules)) {
    return refused(
      `${name} kan inte delta på distans: inget beslut av styrelsen som tillåter distans gäller. Ange beslutet på sidan Uppgifter, eller för in det bland förbundets regler.`,
      { ...rule, field: "mode" },
    );
  }
  if (mode === "audio" && !ground?.trim()) {
    return refused(
      `Enbart ljud kräver särskilda skäl. Skriv skälen och styrelsens beslut, eller låt ${name} delta med ljud och bild.`,
      { ...rule, field: "ground" },
    );
  }
  return null;
}
