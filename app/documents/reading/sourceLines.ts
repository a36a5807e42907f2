/**
 * A source text as numbered lines without markup. Markup is what a scanner or a Markdown export adds
 * (`**`, `#`, `\.`); it says how words look, never what they say.
 */

export type SourceLine = {
  /** 1-based line in the source. */
  row: number;
  /** Without markup and outer space; inner tabs and runs of spaces stand. */
  text: string;
  /** Columns of space before the text. */
  indent: number;
  /** The first line after a form feed. */
  startsPage: boolean;
  /** The line carries heading or bold markup. */
  marked: boolean;
  /** Bold began on this line or before and ends on a later one. */
  boldOpen: boolean;
};

const INVISIBLE = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;
const FIXED_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\v]/g;
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!|>~§])/g;
const ITALIC = /(^|[\s(])\*(\S[^*]*)\*(?=$|[\s).,:;!?])/g;

/** Characters that show nothing removed, every kind of space as U+0020 or tab, letters composed (NFC). */
export const plainCharacters = (text: string): string =>
  text
    .replace(FIXED_SPACES, " ")
    .replace(INVISIBLE, (char) => (char === "\t" ? char : ""))
    .normalize("NFC");

/** One line without its markup. */
export function withoutMarkup(line: string): string {
  const quoted = line.replace(/^\s*(?:>\s?)+/, "");
  const bare = quoted.replace(/^\s*#{1,6}(?=\s)/, "").replace(/\s#{1,6}\s*$/, "");
  return bare
    .replace(/\*\*/g, "")
    .replace(/(?<!_)__(?!_)/g, "")
    .replace(ITALIC, "$1$2")
    .replace(/<br\s*\/?>/gi, " ")
    .replace(ESCAPE, "$1")
    .trim();
}

const indentOf = (line: string): number => {
  const space = /^[ \t]*/.exec(line)?.[0] ?? "";
  return space.replaceAll("\t", "    ").length;
};

/** The lines of a text; `row` counts line ends as any editor does. */
export function sourceLines(source: string): SourceLine[] {
  let bold = false;
  let newPage = false;
  return source.split(/\r\n|\n|\r/).map((raw, index) => {
    const clean = plainCharacters(raw.replaceAll("\f", ""));
    const text = withoutMarkup(clean);
    const startsPage = newPage || raw.startsWith("\f");
    newPage = raw.lastIndexOf("\f") > 0 || (startsPage && text === "");
    const marks = clean.split("**").length - 1;
    if (text === "") bold = false;
    else if (marks % 2 === 1) bold = !bold;
    const marked = marks > 0 || /^\s*#{1,6}\s/.test(clean);
    return { row: index + 1, text, indent: indentOf(clean), startsPage, marked, boldOpen: bold };
  });
}

export type CellText = { text: string; at: number };

/** The columns of a line: by table bars, tabs, or two spaces and more. `at` is where each begins. */
export function cells(text: string): CellText[] {
  const bars = text.startsWith("|") || (text.match(/\s\|\s/g)?.length ?? 0) > 0;
  const found: CellText[] = [];
  let start = 0;
  const add = (end: number) => {
    const part = text.slice(start, end);
    const trimmed = part.trim();
    if (trimmed !== "") found.push({ text: trimmed, at: start + part.indexOf(trimmed) });
  };
  for (const gap of text.matchAll(bars ? /\|/g : /\t[\t ]*| {2,}\t?[\t ]*/g)) {
    add(gap.index);
    start = gap.index + gap[0].length;
  }
  add(text.length);
  return found;
}

/** A Markdown table's line without words: only bars, colons and dashes. */
export const isTableRule = (text: string): boolean => /^[|:\s-]+$/.test(text) && text.includes("|");

/** A line drawn for a signature or between parts: dots, dashes, underscores and nothing else. */
export const isDrawnLine = (text: string): boolean => /^[\s._…·*=~–—-]{3,}$/.test(text);
