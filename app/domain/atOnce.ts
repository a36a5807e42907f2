/**
 * Omedelbar justering: one paragraf is laid before the meeting in writing and justerad there, with an anslag and an
 * appeal time of its own; the rest of the protokoll is justerat later. Established practice beside KL 5:69.
 * It does not say who approves; that is in `approval.ts`, the same for both.
 */
import { presentAt } from "./attendance.ts";
import type { Item, Minutes } from "./minutes.ts";
import { accepted, type Result, refused } from "./result.ts";

const ground = { rule: "KL-5-69", source: "kommunallagen 5 kap. 69 §" } as const;

/**
 * May this paragraf be justerad omedelbart now? Refused outside the meeting, where nothing is decided, and while
 * it is not settled who justerar.
 * @see KL 5:69
 */
export function mayApproveAtOnce(
  minutes: Pick<Minutes, "chairId" | "adjusterIds">,
  item: Pick<Item, "number" | "struck" | "sections">,
  { isOpened, isClosed }: { isOpened: boolean; isClosed: boolean },
): Result<null> {
  if (!isOpened || item.number === null) {
    return refused("En paragraf kan justeras omedelbart först när sammanträdet är öppnat.", ground);
  }
  if (isClosed) {
    return refused(
      "Sammanträdet är avslutat. En paragraf som justeras omedelbart läggs fram skriftligen vid sammanträdet; nu justeras den med resten av protokollet.",
      ground,
    );
  }
  if (item.struck !== null) {
    return refused("Ärendet utgår, och där finns inget beslut att justera.", ground);
  }
  if (item.sections.every(({ clauses }) => clauses.length === 0)) {
    return refused("Skriv beslutet först. Det är beslutet som justeras omedelbart.", ground);
  }
  if (minutes.chairId === null || minutes.adjusterIds.length === 0) {
    return refused(
      "Välj justerare först. Den som leder sammanträdet och justerarna justerar paragrafen.",
      ground,
    );
  }
  return accepted(null);
}

/** The protokoll cut down to one paragraf: those who were there at it, and the bilagor that it cites. */
export function partOf(minutes: Minutes, item: Item): Minutes {
  const presences = presentAt(minutes, item).map((presence) => ({
    ...presence,
    fromPosition: 1,
    toPosition: null,
    fromTime: null,
    toTime: null,
  }));
  const attachments = minutes.attachments.filter(({ label }) => item.attachments.includes(label));
  return { ...minutes, presences, attachments, items: [item], atOnceIds: [item.id], endsAt: null };
}
