/**
 * Text into lines: breaks at ordinary spaces only, so that a no-break space holds. A long word is parted as Swedish
 * parts it where the line would else be left half empty; one wider than the line after a hyphen or a slash of its own
 * first. Measures in points.
 */
import type { Inline } from "../document.ts";
import { gentlePoints, hyphenPoints, roomyPoints } from "./hyphens.ts";
import type { Node, Slot, Structure } from "./structure.ts";
import { ACCENT, type Color, type FaceName, type TextStyle } from "./style.ts";

/** Tells how wide a text is in a face at a size. */
export interface Faces {
  width(text: string, face: FaceName, size: number): number;
}

/**
 * Text in one style at one place; `x` from the left edge of its line. `slot` null is furniture; `partOf` is the slot
 * of the word that such a run parts: a hyphen at the end of a line, seen but not read.
 */
export type Run = {
  text: string;
  x: number;
  width: number;
  face: FaceName;
  size: number;
  color: Color;
  slot: Slot | null;
  partOf?: Slot | null;
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

const HYPHEN = "-";
/** A line is loose when more than this share of it, and at least so many points, would be left empty. */
const LOOSE_SHARE = 0.25;
const LOOSE_POINTS = 40;

const firstSign = (text: string): number => [...graphemes.segment(text)][0]?.segment.length ?? 0;

/** Lays one block's text out in lines of `width`. */
export class LineBreaker {
  private lines: Line[] = [];
  private line: Line = { runs: [], width: 0 };

  constructor(
    private readonly faces: Faces,
    private readonly size: number,
    private readonly width: number,
    /** Headings and cells part no word that fits on a line. */
    private readonly partsWords = true,
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

  /** Ends the line in the middle of a word. The hyphen is drawn and belongs to nothing that is read. */
  private part({ face, color, slot }: Piece): void {
    const { size, line } = this;
    const width = this.faces.width(HYPHEN, face, size);
    line.runs.push({
      ...{ text: HYPHEN, x: line.width, width, face, size, color },
      ...{ slot: null, partOf: slot },
    });
    line.width += width;
    this.end(false);
  }

  /** As much of the word as its points let the line take, on the line; the rest is answered, or null when none fits. */
  private begun(piece: Piece, points: readonly number[], space: Piece | null): Piece | null {
    const room = this.width - this.line.width - (space ? this.wide([space]) : 0);
    const hyphen = this.faces.width(HYPHEN, piece.face, this.size);
    const fits = (point: number) =>
      this.faces.width(piece.text.slice(0, point), piece.face, this.size) + hyphen <= room;
    const point = points.findLast(fits);
    if (point === undefined) return null;
    if (space) this.put(space);
    this.put({ ...piece, text: piece.text.slice(0, point) });
    this.part(piece);
    return { ...piece, text: piece.text.slice(point) };
  }

  private get isLoose(): boolean {
    const room = this.width - this.line.width;
    return this.partsWords && room > Math.max(this.width * LOOSE_SHARE, LOOSE_POINTS);
  }

  /** A word that does not fit on what is left of the line: parted where that helps, else on the next line. */
  private turned(word: Word): Word {
    const [piece, more] = word.pieces;
    const rest =
      piece && !more && this.isLoose
        ? this.begun(piece, gentlePoints(piece.text), word.spaceBefore)
        : null;
    if (rest) return { pieces: [rest], spaceBefore: null };
    this.end(true);
    return word;
  }

  private cutLong(pieces: Piece[]): void {
    for (const piece of pieces) {
      let left: Piece | null = piece;
      while (left) left = this.cutOnce(left);
    }
  }

  /** Puts as much of a too long word on the line as it takes; answers what is left of it. */
  private cutOnce(piece: Piece): Piece | null {
    const cutAfter = piece.text.includes("://") ? CUT_ADDRESS : CUT_WORD;
    const room = this.width - this.line.width;
    let [fit, used, cut] = [0, 0, 0];
    for (const { segment, index } of graphemes.segment(piece.text)) {
      used += this.faces.width(segment, piece.face, this.size);
      if (used > room) break;
      fit = index + segment.length;
      if (cutAfter.test(segment) && used > this.width * CUT_SHARE) cut = fit;
    }
    if (fit === piece.text.length) {
      this.put(piece);
      return null;
    }
    const begun = (points: readonly number[]) => this.begun(piece, points, null);
    const { text } = piece;
    const parted = cut > 0 ? null : (begun(roomyPoints(text)) ?? begun(hyphenPoints(text)));
    if (parted) return parted;
    const least = this.line.runs.length === 0 ? firstSign(text) : 0;
    const taken = cut || fit || least;
    if (taken > 0) this.put({ ...piece, text: piece.text.slice(0, taken) });
    this.end(false);
    return taken === piece.text.length ? null : { ...piece, text: piece.text.slice(taken) };
  }

  private word(word: Word): void {
    const isFirst = this.line.runs.length === 0;
    const space = isFirst ? null : word.spaceBefore;
    const whole = this.wide(space ? [space, ...word.pieces] : word.pieces);
    const fits = this.line.width + whole <= this.width;
    const { pieces } = isFirst || fits ? word : this.turned(word);
    if (space && fits) this.put(space);
    if (this.wide(pieces) > this.width) this.cutLong(pieces);
    else for (const piece of pieces) this.put(piece);
  }

  /** The lines of the text; none when there is nothing to print. */
  break(pieces: Pieces): Line[] {
    for (const word of wordsOf(pieces)) {
      if (word === "break") this.end(true);
      else this.word(word);
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
  const at = (room: number) => new LineBreaker(faces, size, room, false).break(pieces);
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
