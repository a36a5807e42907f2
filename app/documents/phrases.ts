/**
 * The sentences that documents are put together from (templates/satser.md): `## nyckel` and under it the
 * sentence, with the same places and optional parts as any template.
 */
import {
  cutAtPlaces,
  isEmpty,
  prepared,
  type Template,
  TemplateError,
  type Values,
} from "./placeholders.ts";

/** Says a sentence: its key, and what its places hold. @throws TemplateError on an unknown key or place */
export type Phrases = (key: string, values?: Values) => string;

/** `line` is the 1-based row of the file where the sentence begins. */
type Entry = { rows: string[]; line: number };

/** The sentences of a template by their keys. @throws TemplateError when a key comes twice */
export function phraseEntries(template: Template): Map<string, Entry> {
  const found = new Map<string, Entry>();
  let current: Entry | null = null;
  for (const [index, line] of template.text.replace(/\r\n?/g, "\n").split("\n").entries()) {
    const key = /^##\s+(\S.*?)\s*$/.exec(line)?.[1];
    if (key === undefined) {
      current?.rows.push(line);
      continue;
    }
    if (found.has(key)) {
      throw new TemplateError(template.name, index + 1, `Satsen "${key}" finns redan.`);
    }
    current = { rows: [], line: index + 2 };
    found.set(key, current);
  }
  return found;
}

/** Reads a template of sentences. Line breaks within a sentence are spaces. */
export function phrasesOf(template: Template): Phrases {
  const all = phraseEntries(template);
  return (key, values = {}) => {
    const entry = all.get(key);
    if (!entry) throw new TemplateError(template.name, 1, `Satsen "${key}" saknas.`);
    const known = new Set(Object.keys(values));
    const ready = prepared(
      { name: template.name, text: entry.rows.join("\n") },
      known,
      (place) => isEmpty(values[place] ?? ""),
      entry.line,
    );
    const sentence = cutAtPlaces(ready.replace(/[ \t\n]+/g, " ").trim());
    return sentence
      .map((part) =>
        part.place === null ? part.text : [values[part.place] ?? ""].flat().join(", "),
      )
      .join("");
  };
}
