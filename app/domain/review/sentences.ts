/** A text in sentences, for rules that only trust what is said in one breath. */
import { type Amount, findAmounts } from "../words/amounts.ts";

export type Sentence = { text: string; at: number; amounts: Amount[] };

/** A longer sentence is no sentence: a list, or a text without full stops. */
export const LONGEST_SENTENCE = 1_200;

/** Ends at a full stop before a space and a capital, at a line that is followed by an empty one, or at a list mark. */
const END =
  /[.!?](?=[”")]?\s{1,3}[”"(]?[\p{Lu}\d–-])|\n(?=\s{0,3}(?:\n|[-–•*|#]|\d{1,2}[.)]\s|[Aa]tt\s))/gu;
/** A full stop that ends no sentence. */
const SHORT_WORD =
  /(?:^|[\s(])(?:kr|ca|bl\.?\s?a|dvs|d\.?v\.?s|t\.?\s?ex|s\.?k|nr|kap|st|resp|inkl|exkl|kl|m\.?m|mm|jan|feb|aug|sept|okt|nov|dec|\d{1,2})$/iu;

/** The sentences of a text with the money in each. "kr." ends one only when a capital follows that begins anew. */
export function sentencesIn(text: string): Sentence[] {
  const amounts = findAmounts(text);
  const sentences: Sentence[] = [];
  let from = 0;
  let next = 0;
  const close = (end: number) => {
    const own: Amount[] = [];
    while (next < amounts.length && (amounts[next]?.at ?? 0) < end) {
      const one = amounts[next];
      if (one) own.push(one);
      next += 1;
    }
    if (end > from) sentences.push({ text: text.slice(from, end), at: from, amounts: own });
    from = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + 1;
    const before = text.slice(Math.max(from, match.index - 8), match.index);
    const isShort = match[0] === "." && SHORT_WORD.test(before);
    const beginsAnew = /^\s+\p{Lu}/u.test(text.slice(end, end + 4)) && /kr$/i.test(before);
    if (!isShort || beginsAnew) close(end);
  }
  close(text.length);
  return sentences;
}

/** What stands between two places of a sentence, told from the start of the whole text. */
export const between = ({ text, at }: Sentence, from: number, to: number): string =>
  text.slice(Math.max(0, from - at), Math.max(0, to - at));

/** What stands from the end of one sum to the start of the next. */
export const afterAmount = (sentence: Sentence, amount: Amount, next?: Amount): string =>
  between(sentence, amount.at + amount.length, next ? next.at : sentence.at + sentence.text.length);
