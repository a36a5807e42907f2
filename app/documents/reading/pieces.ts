/**
 * A paragraf's lines put together as it was written: wrapped lines, words hyphenated at a line's end and
 * sentences torn by a page break become whole; att-satser, headings, list items and tables stand by themselves.
 */
import { isAttachmentNote } from "./citations.ts";
import { announcement, isClause, listMark } from "./decisionWords.ts";
import { isTableRule, type SourceLine } from "./sourceLines.ts";
import { endsOpen, endsSentence, needsAtt, subheading } from "./vocabulary.ts";

/** `gap`: a blank line or page furniture stood above. `row` is its first line, `rows` all of them. */
export type Piece = { text: string; row: number; rows: number[]; gap: boolean };

export type BodyLine = SourceLine & { kind: "text" | "blank" | "furniture" | "noise" };

/**
 * A piece being put together. Only its ends are looked at, so that a piece of many thousand lines takes
 * no longer for each: `head` is the whole text while that is short, then its beginning.
 */
type Draft = {
  head: string;
  tail: string;
  length: number;
  parts: string[];
  lastLine: string;
  rows: number[];
  gap: boolean;
};

const HEAD = 240;
const TAIL = 40;

const begun = (line: SourceLine, gap: boolean): Draft => ({
  head: line.text.slice(0, HEAD),
  tail: line.text.slice(-TAIL),
  length: line.text.length,
  parts: [line.text],
  lastLine: line.text,
  rows: [line.row],
  gap,
});

const SHORT_LINE = 0.55;
/** A line that "att" would have fitted on was ended by the writer. Letters differ in width: hence a margin. */
const FULL_LINE = 0.92;
const ATT = " att".length;
/** Nobody wraps lines shorter or longer than this. */
const NARROWEST_WRAP = 60;
const WIDEST_WRAP = 130;
/** A torn sentence is longer than a heading. */
const SHORTEST_TORN = 25;

const startsLow = (text: string): boolean => /^[("”]?\p{Ll}/u.test(text);
const isRow = (text: string): boolean =>
  text.startsWith("|") || text.includes("\t") || /\S {3,}\S/.test(text.slice(0, 400));
const isShort = (draft: Draft): boolean => draft.length <= HEAD;
const standsAlone = (draft: Draft): boolean =>
  isShort(draft) && announcement(draft.head)?.rest === "";
const isHeading = (draft: Draft): boolean =>
  isShort(draft) && (subheading(draft.head) !== null || isAttachmentNote(draft.head));

/** The line begins something of its own, whatever stands above it. */
function opensPiece(line: string, draft: Draft): boolean {
  if (isRow(line) !== isRow(draft.lastLine)) return true;
  if (subheading(line) !== null || isAttachmentNote(line) || isHeading(draft)) return true;
  if (listMark(line) !== "") return true;
  const settled = endsSentence(draft.tail) || draft.length < SHORTEST_TORN;
  return settled && announcement(line) !== null;
}

/** An "att" at a line's beginning opens an att-sats, unless the line above only wrapped. */
function opensClause(line: string, draft: Draft, width: number): boolean {
  if (!isClause(line) || needsAtt(draft.tail)) return false;
  if (/^Att\s/.test(line)) return isClause(draft.head) || endsSentence(draft.tail);
  if (!isClause(draft.head)) return false;
  if (listMark(draft.head) !== "" || /^Att\s/.test(draft.head)) return false;
  const closed = /[.,;:]$|\s(?:samt|och)$/.test(draft.tail);
  const { length } = draft.lastLine;
  return closed || length > WIDEST_WRAP || length + ATT <= width * FULL_LINE;
}

/** A line after a gap carries on a sentence that broke off above it. */
function carriesOn(line: string, draft: Draft, torn: boolean): boolean {
  if (opensPiece(line, draft) || endsSentence(draft.tail)) return false;
  if (isClause(line) && !needsAtt(draft.tail)) return false;
  if (standsAlone(draft)) return false;
  if (endsOpen(draft.tail) || /\p{Ll}-$/u.test(draft.tail)) return torn || startsLow(line);
  const long = torn ? draft.head.includes(" ") : draft.length >= SHORTEST_TORN;
  return long && startsLow(line);
}

function belongs(line: string, draft: Draft, torn: boolean, gap: boolean, width: number): boolean {
  if (gap || torn) return !isRow(line) && carriesOn(line, draft, torn);
  if (standsAlone(draft)) return false;
  return !opensPiece(line, draft) && !opensClause(line, draft, width);
}

/** Rows of a table stay on lines of their own. */
const ROWS = { hyphen: false, join: "\n" };
const NOT_HYPHENATED = /^(?:och|eller|samt|respektive|resp|till)(?!\p{L})/u;

/** What stands between two lines that are one text; `hyphen` when the upper one's last character goes. */
function seam(above: string, below: string, short: boolean): { hyphen: boolean; join: string } {
  if (/\p{Ll}{2}-$/u.test(above) && /^\p{Ll}/u.test(below) && !NOT_HYPHENATED.test(below)) {
    return { hyphen: true, join: "" };
  }
  if (/[\p{L}\d]-$/u.test(above) && !NOT_HYPHENATED.test(below)) return { hyphen: false, join: "" };
  return { hyphen: false, join: short && !startsLow(below) ? "\n" : " " };
}

export type Joined = { text: string; hyphen: boolean };

/** Two lines as one text; a hyphen that only divided a word at the line's end is taken away. */
export function joined(above: string, below: string, short = false): Joined {
  const { hyphen, join } = seam(above.slice(-4), below.slice(0, 20), short);
  return { text: `${hyphen ? above.slice(0, -1) : above}${join}${below}`, hyphen };
}

/** How long the source's lines are when they are full: nine of ten are at most this. */
export function lineWidth(lines: SourceLine[]): number {
  const lengths = lines.flatMap((line) => (line.text === "" ? [] : [line.text.length]));
  lengths.sort((a, b) => a - b);
  return Math.max(NARROWEST_WRAP, lengths[Math.floor(lengths.length * 0.9)] ?? 0);
}

export type Pieces = {
  pieces: Piece[];
  /** Rows whose last hyphen only divided a word and was taken away. */
  hyphens: number[];
};

/** Adds a line to a piece; true when a hyphen went. */
function append(draft: Draft, line: SourceLine, short: boolean): boolean {
  const row = isRow(line.text);
  const { hyphen, join } = row ? ROWS : seam(draft.tail, line.text, short);
  const last = draft.parts.length - 1;
  if (hyphen) draft.parts[last] = (draft.parts[last] ?? "").slice(0, -1);
  draft.parts.push(join, line.text);
  draft.length += line.text.length + join.length;
  if (draft.head.length < HEAD) draft.head = draft.parts.join("").slice(0, HEAD);
  draft.tail = `${draft.tail}${join}${line.text}`.slice(-TAIL);
  draft.lastLine = line.text;
  draft.rows.push(line.row);
  return hyphen;
}

/** The pieces of a paragraf's lines. `width` is the source's full line. */
export function piecesOf(lines: BodyLine[], width: number): Pieces {
  const drafts: Draft[] = [];
  const hyphens: number[] = [];
  let gap = true;
  let torn = false;
  for (const line of lines) {
    if (line.kind !== "text") {
      gap ||= line.kind === "blank";
      torn ||= line.kind !== "blank" && !isTableRule(line.text);
      continue;
    }
    torn ||= line.startsPage;
    const draft = drafts.at(-1);
    if (draft && belongs(line.text, draft, torn, gap, width)) {
      const short = !gap && !torn && draft.lastLine.length < width * SHORT_LINE;
      const above = draft.rows.at(-1) ?? line.row;
      if (append(draft, line, short)) hyphens.push(above);
    } else drafts.push(begun(line, gap || torn));
    gap = false;
    torn = false;
  }
  const pieces = drafts.map(({ parts, rows, gap: above }) => ({
    text: parts.join(""),
    row: rows[0] ?? 0,
    rows,
    gap: above,
  }));
  return { pieces, hyphens };
}
