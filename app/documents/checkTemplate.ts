/** What is wrong with a template, found by making the documents that it gives before anybody else does. */

import { phraseEntries } from "./phrases.ts";
import { placesIn, TemplateError, withoutNotes } from "./placeholders.ts";
import { sampleDocument } from "./sampleDocuments.ts";
import type { TemplateName, Templates } from "./templates.ts";
import { editableTemplates, requiredIn } from "./templateTitles.ts";

/** Characters at most: the longest of ours is a tenth of it. */
const LONGEST = 200_000;

const lastLine = (text: string): number => withoutNotes(text).trimEnd().split("\n").length;

/**
 * Makes the documents with everything filled in, with only what must be, and with each place empty in turn.
 * `standing` are the program's own. Null when all of it can be made.
 */
export function faultIn(
  name: TemplateName,
  text: string,
  templates: Templates,
  standing: Templates,
): TemplateError | null {
  const file = `${name}.md`;
  if (withoutNotes(text).trim() === "") return new TemplateError(file, 1, "Mallen är tom.");
  if (text.length > LONGEST) {
    return new TemplateError(
      file,
      1,
      `Mallen har ${text.length} tecken. Högst ${LONGEST} får plats.`,
    );
  }
  const tried = { ...templates, [name]: { name: file, text, isTried: true } };
  try {
    if (name === "satser") checkPhrases(tried, standing);
    for (const one of name === "satser" ? everyDocument : [name]) {
      for (const filling of ["full", "bare"] as const) sampleDocument(one, tried, filling);
    }
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  const missing = requiredIn(name).find((place) => !placesIn(withoutNotes(text)).includes(place));
  if (missing !== undefined) {
    return new TemplateError(file, lastLine(text), `Platsen {{${missing}}} saknas i mallen.`);
  }
  return null;
}

/** The sentences stand in all of these. */
const everyDocument = [
  ...Object.keys(editableTemplates.Dokument),
  ...Object.keys(editableTemplates.Brev),
] as TemplateName[];

/** Every sentence is there, and asks for nothing that its own place in the documents does not give it. */
function checkPhrases({ satser }: Templates, standing: Templates): void {
  const own = phraseEntries(satser);
  for (const [key, { rows }] of phraseEntries(standing.satser)) {
    const entry = own.get(key);
    if (!entry)
      throw new TemplateError(satser.name, lastLine(satser.text), `Satsen "${key}" saknas.`);
    const known = new Set(placesIn(rows.join("\n")));
    for (const [index, row] of entry.rows.entries()) {
      const unknown = placesIn(row).find((place) => !known.has(place));
      if (unknown !== undefined) {
        const names = [...known].join(", ");
        const there = names === "" ? "Den har inga platser." : `Det som finns är: ${names}.`;
        const says = `Platsen {{${unknown}}} är okänd i satsen "${key}". ${there}`;
        throw new TemplateError(satser.name, entry.line + index, says);
      }
    }
  }
}
