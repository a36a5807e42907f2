/**
 * The faces that documents are set in: Source Sans 3, read once from its package. Glyphs, widths and kerning are
 * kept for the life of the process, because reading them out of the font is the slow part.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font, type Glyph } from "@cantoo/fontkit";
import type { Faces } from "./lines.ts";
import type { FaceName } from "./style.ts";

const PACKAGE = "@expo-google-fonts/source-sans-3";
const FILES: Record<FaceName, string> = {
  regular: "400Regular/SourceSans3_400Regular.ttf",
  semibold: "600SemiBold/SourceSans3_600SemiBold.ttf",
  italic: "400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
  semiboldItalic: "600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf",
};

/** Only kerning is wanted of a pair: one character stays one glyph, so that what is copied is what is read. */
const KERNING_ONLY = {
  ...{ kern: true, liga: false, clig: false, calt: false, rlig: false, rclt: false },
  ...{ ccmp: false, locl: false, mark: false, mkmk: false },
};

/** What is drawn for a character that the font lacks: a visible box. The text itself keeps the character. */
const MISSING = "□";
const SPACES = /^[\u00a0\u2000-\u200a\u202f\u205f\u3000]$/u;
const HYPHENS = /^[\u2010\u2011]$/u;

/** Spaces and hyphens of any kind are drawn as the ordinary one, and so found by who searches. */
export const plainSign = (char: string): string =>
  SPACES.test(char) ? " " : HYPHENS.test(char) ? "-" : char;

const graphemes = new Intl.Segmenter("sv", { granularity: "grapheme" });

/** So many widths are kept that the words of some years' protokoll have room, in a few megabytes. */
const MOST_WIDTHS = 50_000;

/** A stretch of text to draw; `stands` is what it stands for when it is a box for a missing character. */
export type Drawn = { text: string; stands: string | null };

/** One face: widths and kerning in thousandths of the size. */
export class Face {
  private readonly glyphs = new Map<string, Glyph | null>();
  private readonly kerns = new Map<string, number>();
  private readonly widths = new Map<string, number>();

  constructor(
    readonly font: Font,
    readonly bytes: Uint8Array,
  ) {}

  /** The glyph of one character; null when the face has none. */
  glyph(char: string): Glyph | null {
    const known = this.glyphs.get(char);
    if (known !== undefined) return known;
    const code = plainSign(char).codePointAt(0) ?? 0;
    const found = this.font.hasGlyphForCodePoint(code) ? this.font.glyphForCodePoint(code) : null;
    const glyph = found && found.id > 0 ? found : null;
    this.glyphs.set(char, glyph);
    return glyph;
  }

  private advance(char: string): number {
    return ((this.glyph(char) ?? this.glyph(MISSING))?.advanceWidth ?? 0) * this.scale;
  }

  private get scale(): number {
    return 1000 / this.font.unitsPerEm;
  }

  /** How much closer (negative) or further the second character stands; spaces do not move. */
  kern(first: string, second: string): number {
    const pair = first + second;
    const known = this.kerns.get(pair);
    if (known !== undefined) return known;
    const kern = this.readKern(first, second);
    this.kerns.set(pair, kern);
    return kern;
  }

  private readKern(first: string, second: string): number {
    const [a, b] = [this.glyph(first), this.glyph(second)];
    const space = this.glyph(" ");
    if (!a || !b || a === space || b === space) return 0;
    const { glyphs, positions } = this.font.layout(first + second, KERNING_ONLY);
    const [glyph] = glyphs;
    const [position] = positions ?? [];
    if (glyphs.length !== 2 || !glyph || !position) return 0;
    return Math.round((position.xAdvance - glyph.advanceWidth) * this.scale);
  }

  /** Width in points. Words come back, so their widths are kept. */
  width(text: string, size: number): number {
    const known = this.widths.get(text);
    if (known !== undefined) return (known * size) / 1000;
    const width = this.measured(text);
    if (this.widths.size >= MOST_WIDTHS) this.widths.clear();
    this.widths.set(text, width);
    return (width * size) / 1000;
  }

  /** Width in thousandths of the size. */
  private measured(text: string): number {
    let sum = 0;
    let before = "";
    for (const { text: words } of this.drawn(text)) {
      for (const char of words) {
        sum += this.advance(char) + (before === "" ? 0 : this.kern(before, char));
        before = char;
      }
    }
    return sum;
  }

  private lacks(text: string): boolean {
    for (const char of text) if (!this.glyph(char)) return true;
    return false;
  }

  /** The text cut where a character is missing; never empty boxes of .notdef. */
  drawn(text: string): Drawn[] {
    if (!this.lacks(text)) return [{ text, stands: null }];
    const out: Drawn[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const last = out.at(-1);
      if (this.lacks(segment)) out.push({ text: MISSING, stands: segment });
      else if (last?.stands === null) last.text += segment;
      else out.push({ text: segment, stands: null });
    }
    return out;
  }
}

/** All four faces. */
export class FontFaces implements Faces {
  private readonly faces = new Map<FaceName, Face>();

  face(name: FaceName): Face {
    const known = this.faces.get(name);
    if (known) return known;
    const path = createRequire(import.meta.url).resolve(`${PACKAGE}/${FILES[name]}`);
    const bytes = readFileSync(path);
    const font = create(bytes);
    if (!font || !("layout" in font)) throw new Error(`Not a font: ${path}`);
    const face = new Face(font, bytes);
    this.faces.set(name, face);
    return face;
  }

  width(text: string, face: FaceName, size: number): number {
    return this.face(face).width(text, size);
  }
}

/** One for the process. */
export const fontFaces = new FontFaces();

/** The characters of a text that cannot be printed, each once, for whoever wants to warn of them. */
export function unprintable(text: string): string[] {
  const drawn = fontFaces.face("regular").drawn(text.replace(/\n/g, " "));
  return [...new Set(drawn.flatMap(({ stands }) => (stands === null ? [] : [stands])))];
}
