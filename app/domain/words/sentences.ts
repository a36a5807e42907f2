/** Running text in sentences, and words in letters. */
import { cutAtReferences } from "../references.ts";

/** The text as it is read: references by their words, marks of emphasis and escapes gone. */
export function readText(text: string): string {
  const plain = text.includes("](") ? wordsOfReferences(text) : text;
  return /\*\*|\\/.test(plain) ? plain.replace(/\*\*|\\(?=[^\p{L}\d\s])/gu, "") : plain;
}

const wordsOfReferences = (text: string): string =>
  cutAtReferences(text)
    .map(({ text: plain, reference }) => reference?.words ?? plain)
    .join("");

/** A full stop, and then a new beginning; a line's end always is one. */
const END = /(?<=[.!?:][”"’)]?)[ \t]+(?=[\p{Lu}”"–-])|(?<!\s)\s*\n+\s*/u;

/** The sentences of a text, none of them empty. */
export const sentencesOf = (text: string): string[] =>
  text.split(END).filter((sentence) => sentence.trim() !== "");

/** A text in a pattern: every character as itself. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A pattern for these words, not inside a longer one; a genitive s is let through. */
export const wholeWords = (words: string, flags = "iu"): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${literally(words.trim())}s?(?![\\p{L}\\d])`, flags);

/** Whether the letters stand in the text at all: quick to say, and mostly no. */
export const hasLetters = (text: string, letters: string): boolean =>
  text.toLowerCase().includes(letters.toLowerCase());

/** Whether the text has these words, not inside a longer word. */
export const hasWords = (text: string, words: string): boolean =>
  words.trim() !== "" && hasLetters(text, words.trim()) && wholeWords(words).test(text);
