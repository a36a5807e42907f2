/** How alike two texts are, so that what was rewritten can be found again. */

/** Words without marks, small letters. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** Share of the longer text's words that both have, 0–1. */
export function likeness(a: string, b: string): number {
  const rest = wordsOf(b);
  const length = Math.max(wordsOf(a).length, rest.length);
  let shared = 0;
  for (const word of wordsOf(a)) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return length === 0 ? 0 : shared / length;
}
