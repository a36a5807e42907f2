/**
 * What people write made safe to read as Markdown. HTML is not a language here: `<script>` is eight visible
 * characters. Nothing is dropped, and no input makes the reader slow or deep.
 */
import { cleanText } from "./typography.ts";

/** A tab at the start of a line, as Markdown counts it. */
const TAB = "    ";
/** Spaces at the start of a line decide nesting; more than this says nothing more to a reader. */
const DEEPEST_INDENT = 12;
/** Quote and list marks that may open one line. */
const MARKS_PER_LINE = 4;
/** Reading emphasis takes quadratic time; a page of honest text has some dozens of marks. */
const MOST_MARKS = 4000;

const LINE_MARKS = new RegExp(
  String.raw`^((?:[ ]*(?:>|[-+*](?=[ ]|$)|\d{1,9}[.)](?=[ ]|$))[ ]?){${MARKS_PER_LINE}})(?=[ ]*(?:[>+*-]|\d))`,
);
const MARKS = /[*_~`[\]<!\\]/g;

/** A line whose nesting has a floor: indentation is capped, and marks beyond the fourth are plain text. */
function shallow(line: string): string {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const capped = indent > DEEPEST_INDENT ? line.slice(indent - DEEPEST_INDENT) : line;
  return capped.replace(LINE_MARKS, (marks) => `${marks.trimEnd()} \\`);
}

/** Text that a Markdown lexer reads in bounded time and depth, saying what was written. */
export function calmed(source: string): string {
  const clean = cleanText(source.replace(/^\t+/gm, (tabs) => TAB.repeat(tabs.length)));
  const marks = clean.match(MARKS)?.length ?? 0;
  const plain = marks > MOST_MARKS ? clean.replace(MARKS, "\\$&") : clean;
  return plain.split("\n").map(shallow).join("\n");
}
