/** A line of a SIE file in its fields: words, texts in quotes, and lists of objects in braces. */

export type SieField = string | string[];

const SPACE = /[ \t]/;

/** A text in quotes from the place after the first; a quote inside it has a backslash before it. */
function quotedAt(line: string, from: number): { text: string; end: number } {
  let text = "";
  let at = from;
  while (at < line.length && line[at] !== '"') {
    if (line[at] === "\\" && line[at + 1] === '"') at += 1;
    text += line[at];
    at += 1;
  }
  return { text, end: at + 1 };
}

/** The fields of a line. A list that is not closed ends with the line. */
export function fieldsOf(line: string): SieField[] {
  const fields: SieField[] = [];
  let list: string[] | null = null;
  let at = 0;
  const add = (text: string) => (list ?? fields).push(text);
  while (at < line.length) {
    const sign = line[at] ?? "";
    if (SPACE.test(sign)) at += 1;
    else if (sign === "{") {
      list = [];
      fields.push(list);
      at += 1;
    } else if (sign === "}") {
      list = null;
      at += 1;
    } else if (sign === '"') {
      const { text, end } = quotedAt(line, at + 1);
      add(text);
      at = end;
    } else {
      const from = at;
      while (at < line.length && !/[ \t{}"]/.test(line[at] ?? "")) at += 1;
      add(line.slice(from, at));
    }
  }
  return fields;
}
