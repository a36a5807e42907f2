/**
 * The parts of a protokoll's text: first pages, paragrafer, last pages, and what belongs to the page only.
 */

import { isName, namesIn } from "#app/domain/words/people.ts";
import { isAttachmentNote } from "./citations.ts";
import { signaturesOn } from "./entries.ts";
import { type Facts, rangeOf } from "./facts.ts";
import { furnitureOf } from "./furniture.ts";
import { isRoleKey, labelAt, labelKey } from "./labels.ts";
import { readOutside } from "./outside.ts";
import { type ParagraphMarks, paragraphMarks } from "./paragraphMarks.ts";
import type { BodyLine } from "./pieces.ts";
import { cells, isDrawnLine, type SourceLine } from "./sourceLines.ts";
import type { OutsideLine } from "./wrappedLabels.ts";

const CLOSING_KEYS = new Set([
  "secretary",
  "chair",
  "adjuster",
  "approval",
  "approvedOn",
  "postedOn",
  "takedown",
  "postedPeriod",
  "keptAt",
  "signature",
  "organ",
]);

export type Layout = {
  lines: SourceLine[];
  /** Indexes of lines that belong to the page. */
  furniture: Set<number>;
  marks: ParagraphMarks;
  /** Index of the first line after the last paragraf. */
  end: number;
  /** Index of the first line of the bilagor that follow the last page; the text's length when none do. */
  attachments: number;
};

const nextFilled = (lines: SourceLine[], from: number): number => {
  let at = from;
  while (at < lines.length && lines[at]?.text === "") at += 1;
  return at;
};

/** Whether a line opens the last page: a signature's or an anslag's label, alone or with its value. */
function opensClosing(lines: SourceLine[], at: number): boolean {
  const text = lines[at]?.text ?? "";
  if (text.length > 120) return false;
  const columns = cells(text).map((cell) => labelKey(cell.text));
  if (columns.length > 1 && columns.every((key) => key !== null && CLOSING_KEYS.has(key)))
    return true;
  if (signaturesOn(text).length > 0) return true;
  const label = labelAt(text);
  if (!label) return false;
  if (label.key === "contents") return /^bilag/i.test(text) && label.rest === "";
  if (label.key === "head") return /anslag|bevis|justering/i.test(text);
  if (!CLOSING_KEYS.has(label.key)) return false;
  if (isRoleKey(label.key)) return label.rest === "" || namesIn(label.rest).length > 0;
  return label.key !== "organ" || label.rest === "" || text.includes(":");
}

/** A bilaga's own first line, when the text carries its bilagor: "Bilaga 5". */
const opensAttachment = (line: SourceLine | undefined): boolean =>
  line !== undefined && /^bilaga/i.test(line.text) && isAttachmentNote(line.text);

/** Where the last paragraf ends and signatures or the anslag begin. */
function closingStart(lines: SourceLine[], from: number, skipped: Set<number>): number {
  const isEmpty = (at: number) => at < from || lines[at]?.text === "" || skipped.has(at);
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    if (line?.startsPage && opensAttachment(line)) return at;
    if (isEmpty(at) || !opensClosing(lines, at)) continue;
    const start = withNamesAbove(lines, from, at, skipped);
    if (isEmpty(start - 1)) return start;
  }
  return lines.length;
}

/** Where bilagor begin after the last page: the first "Bilaga 5" after the last signature or date. */
function attachmentsStart(lines: SourceLine[], end: number, skipped: Set<number>): number {
  let start = lines.length;
  for (let at = lines.length - 1; at >= end; at--) {
    if (skipped.has(at)) continue;
    if (opensClosing(lines, at)) break;
    if (opensAttachment(lines[at])) start = at;
  }
  return start;
}

/** A signature's name and line may stand above its office. */
function withNamesAbove(
  lines: SourceLine[],
  from: number,
  at: number,
  skipped: Set<number>,
): number {
  let start = at;
  for (let above = at - 1; above >= from; above--) {
    const text = lines[above]?.text ?? "";
    if (text === "" || skipped.has(above)) continue;
    if (!isName(text) && !isDrawnLine(text)) break;
    start = above;
  }
  return start;
}

const hasSign = (text: string): boolean => /§|paragraf/i.test(text);

/** The range that the first page states, looked for before the paragrafer are known. */
function statedRange(lines: SourceLine[]): Facts["range"] {
  const labelled = lines.flatMap((line) => {
    if (line.text.length > 200 || !/\d/.test(line.text)) return [];
    const alone = { row: line.row, text: line.text, gap: false, indent: 0, last: false };
    return readOutside([alone]).groups;
  });
  return labelled.map((group) => rangeOf([group])).find((one) => one && one.to > one.from) ?? null;
}

/** How many lines a first page has at most. */
const FIRST_PAGE = 400;

/** Divides a text; null when it has no paragrafer. */
export function layoutOf(lines: SourceLine[]): Layout | null {
  const { sure, running } = furnitureOf(lines);
  const candidates = new Set([...sure, ...running]);
  const early = lines.slice(0, FIRST_PAGE).filter((line) => hasSign(line.text));
  const marks = paragraphMarks(lines, (index) => candidates.has(index), statedRange(early));
  const first = marks.marks[0];
  const last = marks.marks.at(-1);
  if (!first || !last) return null;
  const title = titleLines(lines, running, first.index);
  const furniture = new Set([...candidates, ...marks.repeats].filter((index) => !title.has(index)));
  for (const index of sure) furniture.add(index);
  const end = closingStart(lines, nextFilled(lines, last.index + 1), furniture);
  return { lines, furniture, marks, end, attachments: attachmentsStart(lines, end, furniture) };
}

/** Running headers where they stand first, before the paragrafer: there they are the document's title. */
function titleLines(lines: SourceLine[], running: Set<number>, first: number): Set<number> {
  const seen = new Set<string>();
  const titles = [...running]
    .filter((index) => index < first)
    .sort((a, b) => a - b)
    .filter((index) => {
      const key = (lines[index]?.text ?? "").replace(/\d+/g, "#");
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    });
  return new Set(titles);
}

/** The lines of one part of a protokoll, told apart. */
export function bodyLines(layout: Layout, from: number, to: number): BodyLine[] {
  return layout.lines.slice(from, to).map((line, n) => {
    const kind = layout.furniture.has(from + n)
      ? "furniture"
      : line.text === ""
        ? "blank"
        : ("text" as const);
    return { ...line, kind };
  });
}

/** The lines of the first and last pages, and those of the bilagor that follow. */
export function outsideLines(layout: Layout): {
  pages: OutsideLine[];
  attachments: OutsideLine[];
} {
  const first = layout.marks.marks[0]?.index ?? 0;
  const { lines, furniture, end } = layout;
  const outside = lines.flatMap((line, index) => {
    const inside = index >= first && index < end;
    if (inside || line.text === "" || furniture.has(index)) return [];
    const gap = index === 0 || lines[index - 1]?.text === "" || furniture.has(index - 1);
    return [{ row: line.row, text: line.text, gap, indent: line.indent, last: index >= end }];
  });
  const from = lines[layout.attachments]?.row ?? Number.POSITIVE_INFINITY;
  return {
    pages: outside.filter((line) => line.row < from),
    attachments: outside.filter((line) => line.row >= from),
  };
}
