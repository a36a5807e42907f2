/**
 * Text into lines: breaks at ordinary spaces only, so that a no-break space holds; a word wider than the line is
 * cut after a hyphen or a slash where it has one. Measures in points.
 */
import type { Inline } from "../document.ts";
import type { Node, Slot, Structure } from "./structure.ts";
import { ACCENT, type Color, type FaceName, type TextStyle } from "./style.ts";

/** Tells how wide a text is in a face at a size. */
export interface Faces {
  width(text: string, face: FaceName, size: number): number;
}

/** Text in one style at one place; `x` from the left edge of its line. `slot` null is furniture. */
export type Run = {
  text: string;
  x: number;
  width: number;
  face: FaceName;
  size: number;
  color: Color;
  slot: Slot | null;
};

export type Line = { runs: Run[]; width: number };

/** A stretch of text that belongs to one slot. */
export type Piece = { text: string; face: FaceName; color: Color; slot: Slot | null };

/** Pieces parted where a line must end. */
export type Pieces = (Piece | "break")[];

const faceOf = (style: TextStyle, strong: boolean, emphasis: boolean): FaceName => {
  const bold = strong || style.face === "semibold" || style.face === "semiboldItalic";
  const italic = emphasis || style.face === "italic" || style.face === "semiboldItalic";
  if (bold) return italic ? "semiboldItalic" : "semibold";
  return italic ? "italic" : "regular";
};

/** The inlines as pieces of `node`: a slot for each stretch of text, a Link with its own slot for each link. */
export function piecesOf(
  inlines: Inline[],
  style: TextStyle,
  node: Node,
  structure: Structure,
): Pieces {
  let open: Slot | null = null;
  return inlines.map((inline) => {
    if (inline.kind === "break") return "break";
    const words = inline.text.replace(/\n/g, " ");
    if (inline.kind === "link") {
      open = null;
      const link = structure.add(node, "Link", { link: { href: inline.href, text: words } });
      return { text: words, face: style.face, color: ACCENT, slot: structure.slot(link) };
    }
    open ??= structure.slot(node);
    const face = faceOf(style, inline.strong === true, inline.emphasis === true);
    return { text: words, face, color: style.color, slot: open };
  });
}

/** What cannot be parted by a line break: one word in one or more pieces, and whether a space came before it. */
type Word = { pieces: Piece[]; spaceBefore: Piece | null };

function wordsOf(pieces: Pieces): (Word | "break")[] {
  const words: (Word | "break")[] = [];
  let current: Word | null = null;
  let space: Piece | null = null;
  for (const piece of pieces) {
    if (piece === "break") {
      words.push("break");
      [current, space] = [null, null];
      continue;
    }
    for (const part of piece.text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        space = { ...piece, text: " " };
        current = null;
      } else if (current) {
        current.pieces.push({ ...piece, text: part });
      } else {
        current = { pieces: [{ ...piece, text: part }], spaceBefore: space };
        words.push(current);
        space = null;
      }
    }
  }
  return words;
}

const graphemes = new Intl.Segmenter("sv", { granularity: "grapheme" });
/** A long word may be cut after these; an address not after a hyphen, which would seem to be ours. */
const CUT_WORD = /[-–/_.@]/;
const CUT_ADDRESS = /[/?&=]/;
/** … if at least this much of the line is filled by then. */
const CUT_SHARE = 0.5;

/** Lays one block's text out in lines of `width`. */
export class LineBreaker {
  private lines: Line[] = [];
  private line: Line = { runs: [], width: 0 };

  constructor(
    private readonly faces: Faces,
    private readonly size: number,
    private readonly width: number,
  ) {}

  private wide(pieces: Piece[]): number {
    return pieces.reduce((sum, { text, face }) => sum + this.faces.width(text, face, this.size), 0);
  }

  private put(piece: Piece): void {
    const width = this.faces.width(piece.text, piece.face, this.size);
    const last = this.line.runs.at(-1);
    if (last && last.slot === piece.slot && last.face === piece.face) {
      last.text += piece.text;
      last.width += width;
    } else {
      const { text, face, color, slot } = piece;
      this.line.runs.push({ text, x: this.line.width, width, face, size: this.size, color, slot });
    }
    this.line.width += width;
  }

  /** Ends the line. A space after it, unseen, keeps the words apart for who copies or listens. */
  private end(withSpace: boolean): void {
    const last = this.line.runs.at(-1);
    if (withSpace && last) last.text += " ";
    this.lines.push(this.line);
    this.line = { runs: [], width: 0 };
  }

  private cutLong(pieces: Piece[]): void {
    for (const piece of pieces) {
      const cutAfter = piece.text.includes("://") ? CUT_ADDRESS : CUT_WORD;
      const parts = [...graphemes.segment(piece.text)].map(({ segment }) => segment);
      while (parts.length > 0) {
        const room = this.width - this.line.width;
        let fit = 0;
        let used = 0;
        let cut = 0;
        for (const part of parts) {
          used += this.faces.width(part, piece.face, this.size);
          if (used > room) break;
          fit += 1;
          if (cutAfter.test(part) && used > this.width * CUT_SHARE) cut = fit;
        }
        if (fit === parts.length) cut = fit;
        const taken = cut || fit || (this.line.runs.length === 0 ? 1 : 0);
        if (taken > 0) this.put({ ...piece, text: parts.splice(0, taken).join("") });
        if (parts.length > 0) this.end(false);
      }
    }
  }

  /** The lines of the text; none when there is nothing to print. */
  break(pieces: Pieces): Line[] {
    for (const word of wordsOf(pieces)) {
      if (word === "break") {
        this.end(true);
        continue;
      }
      const width = this.wide(word.pieces);
      const space = this.line.runs.length > 0 ? word.spaceBefore : null;
      const gap = space ? this.wide([space]) : 0;
      if (this.line.runs.length > 0 && this.line.width + gap + width > this.width) this.end(true);
      else if (space) this.put(space);
      if (width > this.width) this.cutLong(word.pieces);
      else for (const piece of word.pieces) this.put(piece);
    }
    if (this.line.runs.length > 0) this.end(false);
    return this.lines;
  }
}

/**
 * The lines of a heading: as few as it needs, and those about equally long, so that no word stands alone on the
 * last.
 */
export function balancedLines(faces: Faces, size: number, width: number, pieces: Pieces): Line[] {
  const at = (room: number) => new LineBreaker(faces, size, room).break(pieces);
  const lines = at(width);
  if (lines.length < 2) return lines;
  let best = lines;
  let [tooNarrow, enough] = [width / 2, width];
  while (enough - tooNarrow > size) {
    const middle = (tooNarrow + enough) / 2;
    const tried = at(middle);
    if (tried.length === lines.length) [best, enough] = [tried, middle];
    else tooNarrow = middle;
  }
  return best;
}
