/** One paragraf: its heading, the notes under it, and its text and decisions in the order they were written. */
import { citedAttachments, isAttachmentNote } from "./citations.ts";
import { announcement, isClause } from "./decisionWords.ts";
import type { ImportedParagraph, Uncertain } from "./importedMinutes.ts";
import { isCrumb, isScannedPageLine } from "./noise.ts";
import type { ParagraphMark } from "./paragraphMarks.ts";
import { type BodyLine, joined, type Piece, piecesOf } from "./pieces.ts";
import { allClauses, sectionsOf } from "./sections.ts";
import { cells } from "./sourceLines.ts";
import { endsOpen, subheading } from "./vocabulary.ts";

export type ReadParagraph = {
  paragraph: ImportedParagraph;
  uncertain: Uncertain[];
  /** Rows where a hyphen that only divided a word was taken away. */
  hyphens: number[];
};

const MOST_HEADING_LINES = 6;
const CASE_NUMBER = /^[([]?(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[\s.:]/i;

type Heading = {
  text: string | null;
  caseNumber: string | null;
  /** Text that followed the heading on its own line. */
  after: string | null;
  used: number;
  hyphens: number[];
};

const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);

/** Whether a line directly under a heading's line still belongs to it. */
function wraps(heading: string, line: string): boolean {
  if (isAttachmentNote(line) || announcement(line) || isClause(line)) return false;
  if (subheading(line) !== null || CASE_NUMBER.test(line)) return false;
  if (/[.!?:]$/.test(heading)) return false;
  if (/[,–-]$/.test(heading) || endsOpen(heading)) return true;
  if (isCapitals(heading) && isCapitals(line)) return true;
  return /^\p{Ll}/u.test(line) && heading.length > 30;
}

/** The first line with text, when it can be a heading. */
function headingBelow(lines: BodyLine[]): number {
  const at = lines.findIndex((line) => line.kind === "text");
  const text = lines[at]?.text ?? "";
  const other =
    isAttachmentNote(text) || isClause(text) || (announcement(text) && text.length < 200);
  return at < 0 || other || subheading(text) === "aftermath" ? -1 : at;
}

/** A case number set beside the heading. */
function besideHeading(text: string): { heading: string; caseNumber: string | null } {
  const columns = cells(text).map((cell) => cell.text);
  const number = columns.find((cell, at) => at > 0 && CASE_NUMBER.test(cell)) ?? null;
  const heading = columns.filter((cell) => cell !== number).join(" ");
  return { heading, caseNumber: number };
}

/** "§ 12 Val av justerare. Styrelsen beslutade att …" on one line: the decision is no heading. */
function beforeDecision(text: string): { heading: string; after: string | null } {
  for (const match of text.slice(0, 400).matchAll(/[.:–]\s+(?=\p{Lu})/gu)) {
    const after = text.slice(match.index + match[0].length);
    const found = announcement(after);
    if (found && (found.rest !== "" || found.lead.length < after.length)) {
      return { heading: text.slice(0, match.index + match[0].length).trim(), after };
    }
  }
  return { heading: text, after: null };
}

function readHeading(mark: ParagraphMark, first: BodyLine | undefined, lines: BodyLine[]): Heading {
  const hyphens: number[] = [];
  const numberFirst = CASE_NUMBER.test(mark.rest) && cells(mark.rest).length === 1;
  let text = numberFirst ? "" : mark.rest;
  const caseNumber = numberFirst ? mark.rest : null;
  let used = 0;
  let above = first;
  if (text === "") {
    const at = headingBelow(lines);
    if (at < 0) return { text: null, caseNumber, after: null, used: 0, hyphens };
    above = lines[at];
    text = above?.text ?? "";
    used = at + 1;
  }
  for (let n = 0; n < MOST_HEADING_LINES; n++) {
    const next = lines[used];
    if (next?.kind !== "text" || !above) break;
    if (!above.boldOpen && !wraps(text, next.text)) break;
    const whole = joined(text, next.text);
    if (whole.hyphen) hyphens.push(above.row);
    text = whole.text;
    above = next;
    used += 1;
  }
  const { heading, after } = beforeDecision(text);
  const split = besideHeading(heading);
  return {
    text: split.heading === "" ? null : split.heading,
    caseNumber: caseNumber ?? split.caseNumber,
    after,
    used,
    hyphens,
  };
}

const CRUMB = "Raden står för sig och hör inte ihop med texten omkring den.";
const PICTURE_PAGE = "Sidan är en bild. Det som står på den är inte läst.";

const isFigure = (text: string): boolean => /^[\d\s.,%–-]+$/.test(text);

/** A lone number whose neighbours are numbers too stands in a table's column. */
function inColumn(lines: BodyLine[], at: number): boolean {
  if (!isFigure(lines[at]?.text ?? "")) return false;
  const near = lines.slice(Math.max(0, at - 4), at + 5);
  return near.filter((line) => line.kind === "text" && isFigure(line.text)).length > 1;
}

/** Marks the crumbs among a paragraf's lines. */
function withoutCrumbs(lines: BodyLine[]): { lines: BodyLine[]; crumbs: Uncertain[] } {
  const crumbs: Uncertain[] = [];
  let before: string | null = null;
  const kept = lines.map((line, at): BodyLine => {
    if (line.kind !== "text") return line;
    const above = lines[at - 1]?.kind ?? "blank";
    const below = lines[at + 1]?.kind ?? "blank";
    const picture = isScannedPageLine(line.text);
    const alone = above !== "text" && below !== "text" && !inColumn(lines, at);
    if (!picture && !isCrumb(line.text, before, alone)) {
      before = line.text;
      return line;
    }
    const varfor = picture ? PICTURE_PAGE : CRUMB;
    crumbs.push({ rad: line.row, text: line.text, varfor });
    return { ...line, kind: "noise" };
  });
  return { lines: kept, crumbs };
}

type Notes = { attachments: string[]; caseNumber: string | null; rest: Piece[] };

/** The notes directly under the heading: bilagor and a case number. */
function takeNotes(pieces: Piece[]): Notes {
  const notes: Notes = { attachments: [], caseNumber: null, rest: pieces };
  while (notes.rest[0]) {
    const { text } = notes.rest[0];
    if (isAttachmentNote(text)) notes.attachments.push(text);
    else if (CASE_NUMBER.test(text) && text.length < 60 && !notes.caseNumber) {
      notes.caseNumber = text;
    } else break;
    notes.rest = notes.rest.slice(1);
  }
  return notes;
}

/** Reads a paragraf from its mark and the lines below it; `width` is the source's full line. */
export function readParagraph(
  mark: ParagraphMark,
  row: number,
  first: BodyLine | undefined,
  below: BodyLine[],
  width: number,
): ReadParagraph {
  const heading = readHeading(mark, first, below);
  const { lines, crumbs } = withoutCrumbs(below.slice(heading.used));
  const { pieces, hyphens } = piecesOf(lines, width);
  const after: Piece[] =
    heading.after === null ? [] : [{ text: heading.after, row, rows: [row], gap: true }];
  const notes = takeNotes([...after, ...pieces]);
  const { sections, uncertain } = sectionsOf(notes.rest);
  const note = notes.attachments.length > 0 ? notes.attachments.join("\n") : null;
  const whole = [heading.text ?? "", note ?? "", ...sections.flatMap(sectionTexts)].join("\n");
  const paragraph: ImportedParagraph = {
    nr: mark.nr,
    beteckning: mark.designation,
    rubrik: heading.text,
    text: sections.flatMap((section) => (section.text === "" ? [] : [section.text])).join("\n\n"),
    beslut: sections.flatMap(allClauses),
    bilagor: citedAttachments(whole),
    deltogInte: [],
    sektioner: sections,
    bilagenot: note,
    diarienummer: heading.caseNumber ?? notes.caseNumber,
    rad: row,
  };
  return {
    paragraph,
    uncertain: [...crumbs, ...uncertain],
    hyphens: [...heading.hyphens, ...hyphens],
  };
}

const sectionTexts = (section: ImportedParagraph["sektioner"][number]): string[] => [
  section.text,
  section.beslutsmening ?? "",
  ...section.beslut,
];
