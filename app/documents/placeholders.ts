/**
 * The places in a template: `{{namn}}` is filled with a value, and `[[ … ]]` is left out when a value in it is
 * empty. HTML comments are notes to the one who edits the template.
 * A mistake in a template is found when it is used, with the template's name and line.
 */

/** A Markdown file in templates/; `name` as a person would say it, e.g. "protokoll.md". */
export type Template = {
  name: string;
  text: string;
  /** Being tried: it is filled with each of its values empty in turn too, so that a fault shows now and not later. */
  isTried?: boolean;
};

/** A template that cannot be used as it is written. */
export class TemplateError extends Error {
  override name = "TemplateError";
  readonly template: string;
  /** 1-based. */
  readonly line: number;

  constructor(template: string, line: number, text: string) {
    super(`Mallen ${template}, rad ${line}: ${text}`);
    this.template = template;
    this.line = line;
  }
}

/** What may stand in a place: text, or several lines of text. */
export type Value = string | string[];
export type Values = Record<string, Value>;

export const isEmpty = (value: Value): boolean =>
  typeof value === "string" ? value.trim() === "" : value.every((line) => line.trim() === "");

const PLACE = /\{\{\s*([\p{L}\p{N}-]+)\s*\}\}/gu;
/** An optional part holds no other: one that is not closed would swallow the text up to the next. */
const OPTIONAL = /\[\[((?:(?!\[\[)[\s\S])*?)\]\]/g;
const NOTE = /<!--[\s\S]*?-->/g;

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;

/** The template without its notes, on the same lines, with "\n" as line break. */
export const withoutNotes = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(NOTE, (note) => note.replace(/[^\n]/g, ""));

/** Names of the places in a text. */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map((match) => match[1] ?? "");

function checkPlaces(name: string, text: string, known: ReadonlySet<string>, firstLine: number) {
  const line = (index: number) => firstLine + lineAt(text, index) - 1;
  for (const match of text.matchAll(PLACE)) {
    if (!known.has(match[1] ?? "")) {
      const names = [...known].sort((a, b) => a.localeCompare(b, "sv")).join(", ");
      const there =
        names === "" ? "Här finns inga platser att fylla." : `Det som finns är: ${names}.`;
      throw new TemplateError(name, line(match.index), `Platsen ${match[0]} är okänd. ${there}`);
    }
  }
  const rest = text.replace(PLACE, (match) => " ".repeat(match.length));
  const stray = rest.search(/\{\{|\}\}/);
  if (stray >= 0) {
    throw new TemplateError(
      name,
      line(stray),
      "En plats skrivs {{namn}}, med två klamrar på var sida.",
    );
  }
  const open = rest.replace(OPTIONAL, (match) => " ".repeat(match.length)).search(/\[\[|\]\]/);
  if (open >= 0) {
    throw new TemplateError(
      name,
      line(open),
      "En valfri del skrivs [[ … ]] och kan inte ligga i en annan.",
    );
  }
}

/**
 * The template's text ready to be filled: notes gone, every place known, optional parts decided.
 * `empty` tells whether a place has nothing to say. `firstLine` is where the text begins in its file.
 */
export function prepared(
  template: Template,
  known: ReadonlySet<string>,
  empty: (place: string) => boolean,
  firstLine = 1,
): string {
  const text = withoutNotes(template.text);
  checkPlaces(template.name, text, known, firstLine);
  return text.replace(OPTIONAL, (_, part: string) => (placesIn(part).some(empty) ? "" : part));
}

/** Cuts a text at its places: text and place take turns, as in [text, place, text]. */
export function cutAtPlaces(text: string): { text: string; place: string | null }[] {
  const parts: { text: string; place: string | null }[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACE)) {
    parts.push({ text: text.slice(from, match.index), place: null });
    parts.push({ text: match[0], place: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  parts.push({ text: text.slice(from), place: null });
  return parts.filter((part) => part.text !== "");
}

/** The values again, each time with one of them empty. */
export const eachEmpty = (values: Values): Values[] =>
  Object.keys(values).map((place) => ({ ...values, [place]: "" }));

/** 1-based row where a place stands; 0 when it stands nowhere. */
const rowOf = (template: Template, place: string): number =>
  withoutNotes(template.text)
    .split("\n")
    .findIndex((row) => placesIn(row).includes(place)) + 1;

/** Every slot has its place: a protokoll never loses its paragrafer to an edit of the template. */
export function checkSlots(template: Template, slots: string[]): void {
  for (const name of slots) {
    if (rowOf(template, name) === 0) {
      const last = withoutNotes(template.text).trimEnd().split("\n").length;
      throw new TemplateError(template.name, last, `Platsen {{${name}}} saknas i mallen.`);
    }
  }
}

/** What to throw when a slot shares its paragraph with other text. */
export const slotNotAlone = (template: Template, place: string): TemplateError =>
  new TemplateError(
    template.name,
    rowOf(template, place),
    `Platsen {{${place}}} ska stå på en egen rad, med en tom rad före och efter.`,
  );
