/** Small pieces of Swedish that several rules share. They word facts; they decide nothing. */

/** "A", "A och B", "A, B och C". */
export function listText(words: readonly string[], conjunction: "och" | "eller" = "och"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** "1 dag", "14 dagar". */
export const daysText = (days: number): string => (days === 1 ? "1 dag" : `${days} dagar`);

/** "Anna Eks", "Eva Friis": a name that ends in an s-sound takes no s. */
export const genitive = (name: string): string => (/[sxz]$/i.test(name) ? name : `${name}s`);

/** "10.05", as a clock is written in Swedish text. */
export const clockWords = (time: string | null): string => (time ?? "").replace(":", ".");

/** With a full stop, unless it has its own end. */
export function asSentence(words: string): string {
  const trimmed = words.trim();
  return trimmed === "" || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
