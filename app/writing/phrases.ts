/** Phrases that can be put into a text, with places to fill: "[[namn]] redogör för ärendet." */

/** `body` is Markdown; places stand in double brackets. */
export type Phrase = { name: string; body: string };

/** A place to fill in a text. */
export const PLACE = /\[\[[^\]\n]{1,60}\]\]/g;

/** The phrases of a template: `## namn`, and under it the phrase. A comment at the top is left out. */
export function readPhrases(template: string): Phrase[] {
  return template
    .replace(/<!--[\s\S]*?-->/g, "")
    .split(/^## +/m)
    .slice(1)
    .map((part) => {
      const [name = "", ...rest] = part.split("\n");
      return { name: name.trim(), body: rest.join("\n").trim() };
    })
    .filter(({ name, body }) => name !== "" && body !== "");
}
