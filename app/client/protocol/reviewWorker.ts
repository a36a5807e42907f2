/**
 * The rules in a thread of the browser: what is typed is tried where it is typed, and neither the line nor the keys wait
 * for it. The rules are the same functions that the server uses before justering.
 */
import type { Section } from "../../domain/minutes.ts";
import { type ReviewGround, reviewWhileWriting } from "../../domain/review.ts";

/** What all but the typed texts say, or texts that have changed since last. Each gets the findings as its answer. */
export type ReviewQuestion = { ground: ReviewGround | null; texts: [string, Section[]][] };

let ground: ReviewGround | null = null;
const typed = new Map<string, Section[]>();

/** An ärende that has not changed is the same object: the rules keep what they have read of it. */
function withTexts(known: ReviewGround, changed: ReadonlySet<string>): ReviewGround {
  const items = known.minutes.items.map((item) => {
    const sections = changed.has(item.id) ? typed.get(item.id) : undefined;
    return sections ? { ...item, sections } : item;
  });
  return { ...known, minutes: { ...known.minutes, items } };
}

addEventListener("message", ({ data }: MessageEvent<ReviewQuestion>) => {
  for (const [textId, sections] of data.texts) typed.set(textId, sections);
  const changed = data.ground ? typed.keys() : data.texts.map(([textId]) => textId);
  ground = data.ground ?? ground;
  if (ground) ground = withTexts(ground, new Set(changed));
  postMessage(ground ? reviewWhileWriting(ground) : []);
});
