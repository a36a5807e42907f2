/** Small pieces of Swedish that several rules share. They word facts; they decide nothing. */

/** "A", "A och B", "A, B och C". */
export function listText(words: readonly string[], conjunction: "och" | "eller" = "och"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** "1 dag", "14 dagar". */
export const daysText = (days: number): string => (days === 1 ? "1 dag" : `${days} dagar`);
