/** How a document looks on paper: A4, one family, three sizes of text, one accent. All measures in points. */

export type FaceName = "regular" | "semibold" | "italic" | "semiboldItalic";

/** Red, green, blue, 0–1. */
export type Color = readonly [number, number, number];

export type TextStyle = { face: FaceName; size: number; leading: number; color: Color };

export const INK: Color = [0.08, 0.11, 0.16];
export const SOFT: Color = [0.3, 0.34, 0.4];
export const ACCENT: Color = [0.12, 0.29, 0.39];
export const HAIR: Color = [0.7, 0.74, 0.79];
export const TINT: Color = [0.965, 0.973, 0.98];

/** A4 with a margin for the binder; the measure holds some eighty characters. */
export const PAGE = { width: 595.28, height: 841.89, left: 92, right: 80, top: 76, bottom: 72 };
export const MEASURE = PAGE.width - PAGE.left - PAGE.right;
/** Height that a page has for its text. */
export const COLUMN = PAGE.height - PAGE.top - PAGE.bottom;
/** Baselines of the running header and footer, from the page's top and bottom edge. */
export const HEADER_BASELINE = 48;
export const FOOTER_BASELINE = 40;

export const BODY: TextStyle = { face: "regular", size: 11, leading: 15.5, color: INK };
export const TERM: TextStyle = { ...BODY, color: SOFT };
export const SUBTITLE: TextStyle = { face: "regular", size: 13, leading: 18, color: SOFT };
export const LEAD: TextStyle = { ...BODY, face: "semibold" };
export const CAPTION: TextStyle = { face: "semibold", size: 10.5, leading: 15, color: INK };
export const TABLE_HEAD: TextStyle = { face: "semibold", size: 10, leading: 13.5, color: INK };
export const TABLE_CELL: TextStyle = { face: "regular", size: 10, leading: 13.5, color: INK };
export const RUNNING: TextStyle = { face: "regular", size: 9, leading: 12, color: SOFT };

export const LETTERHEAD_NAME: TextStyle = { face: "semibold", size: 10, leading: 13.5, color: INK };
export const LETTERHEAD_TEXT: TextStyle = { face: "regular", size: 9, leading: 12, color: SOFT };

type HeadingStyle = { text: TextStyle; before: number; after: number };

/** Levels 1–4. */
export const HEADINGS: readonly [HeadingStyle, HeadingStyle, HeadingStyle, HeadingStyle] = [
  { text: { face: "semibold", size: 25, leading: 30, color: ACCENT }, before: 0, after: 3 },
  { text: { face: "semibold", size: 13.5, leading: 18, color: INK }, before: 25, after: 4 },
  { text: { face: "semibold", size: 11, leading: 15.5, color: INK }, before: 13, after: 2 },
  { text: { face: "semiboldItalic", size: 11, leading: 15.5, color: INK }, before: 10, after: 1 },
];

export const PARAGRAPH_AFTER = 7;
export const ITEM_AFTER = 3;
/** Between items that are more than a line or two of text. */
export const LARGE_ITEM_AFTER = 8;
export const CLAUSE_AFTER = 6;
export const FACT_AFTER = 3.5;
/** Facts are parted from the text or the table that follows as one thing from another. */
export const FACTS_AFTER = 14;
/** Left edge of the values of facts. */
export const TERM_WIDTH = 152;
/** Room for a list's bullet or number; more when the numbers are long. */
export const LABEL_WIDTH = 17;
export const LABEL_GAP = 6;
/** A decision of at most `wholeLines` lines is not split between pages. */
export const DECISION = { indent: 13, bar: 2.2, before: 9, after: 12, wholeLines: 9 };
export const BOX = { padding: 14, before: 18, after: 18, line: 0.6 };
export const TABLE = {
  ...{ gap: 14, padding: 4, before: 9, after: 13, headRule: 0.9, rowRule: 0.4 },
  /** A column that is at least so wide can be read, whatever its words are. */
  readable: 46,
  /** A bar that shows a share, and the space under it. */
  bar: { width: 84, height: 3.2, after: 3 },
  /** A header taller than this share of a page is not repeated. */
  tallestHead: 0.3,
};
/** The letterhead begins `lift` above the column; its logo fills a box of this size. */
export const LETTERHEAD = {
  ...{ lift: 38, gap: 13, after: 26, rule: 0.6 },
  logo: { width: 130, height: 46 },
};
export const SIGNATURE = { gap: 22, room: 36, perRow: 3, rule: 0.6 };

/** A row of a table or of facts with at most this many lines is not split between pages. */
export const WHOLE_LINES = 5;
/** A table with at most this many rows is not split. */
export const WHOLE_ROWS = 4;
/** A new page is not begun when the page before it would be left emptier than this share; the first page may be. */
export const LEAST_FILLED = 0.5;
/** A last page that is used to no more than this share is taken back, if less space between what comes before does it. */
export const LONELY = 0.15;
/** How much of the space between rows is left, tried in turn. */
export const TIGHTENING = [0.92, 0.84, 0.76, 0.68];
