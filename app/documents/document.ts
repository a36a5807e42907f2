/**
 * The document model: what a protokoll, an anslag or a kallelse says and in which order, without saying how
 * it looks. A closed union of blocks that HTML, DOCX and PDF each render by one exhaustive switch, and that
 * maps one to one onto the structure of a tagged PDF (H1–H3, P, L/LI, Table/TR/TH/TD, Sect, Caption, Link).
 */

export type Inline =
  | { kind: "text"; text: string; strong?: boolean; emphasis?: boolean }
  | { kind: "link"; text: string; href: string }
  | { kind: "break" };

/** `share`, 0–1, is drawn as a bar above the words. It is only for the eye: the words say it. */
export type Cell = { children: Inline[]; align?: "start" | "end"; share?: number };

export type Block =
  /** Level 1 only once, the document's title. `id` is a stable anchor. */
  | { kind: "heading"; level: 1 | 2 | 3 | 4; children: Inline[]; id?: string }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; ordered: boolean; start?: number; items: Block[][] }
  /** Header row always; `rowHeaders` makes the first cell of each row a TH with row scope. */
  | { kind: "table"; caption: string | null; header: Cell[]; rows: Cell[][]; rowHeaders: boolean }
  /** Term and value pairs, e.g. "Sammanträdesdatum" · "2 mars 2026". */
  | { kind: "facts"; rows: { term: string; value: Inline[][] }[] }
  /** One paragraf (§): kept together with its heading; `id` is its lasting anchor, e.g. "p132". */
  | { kind: "section"; id: string; heading: Inline[]; level: 2 | 3; blocks: Block[] }
  /** A beslutsmening and its att-satser: objects, not styled text. */
  | { kind: "decision"; lead: Inline[]; clauses: Inline[][] }
  /** Whole on one page. */
  | { kind: "signatures"; heading: string; signers: { name: string; role: string }[] }
  /** A framed part such as Bevis/anslag, whole on one page. */
  | { kind: "box"; heading: string; blocks: Block[] }
  /** What follows begins a new page, unless a page after the first would be left mostly empty. */
  | { kind: "pageBreak" };

/** A picture with its size in pixels. `alt` says what it shows; empty = decorative. */
export type Picture = {
  bytes: Uint8Array;
  mediaType: "image/png" | "image/jpeg";
  width: number;
  height: number;
  alt: string;
};

/** What a förbund sets at the top of its documents, and its own colour ("#1f4b63"). */
export type Letterhead = {
  name: string;
  lines: string[];
  /** With its https://; empty when there is none. */
  website: string;
  logo: Picture | null;
  accent: string;
};

export type Document = {
  /** Above everything on the first page. */
  letterhead?: Letterhead;
  title: string;
  /** Who issues it, e.g. the förbund's name. */
  issuer: string;
  subject: string;
  /** ISO date of the content; the only date that renderers may put in metadata. */
  date: string;
  /** Left and right text of the running header; the footer is "Sida x av y". */
  header: { left: string; right: string };
  blocks: Block[];
};
