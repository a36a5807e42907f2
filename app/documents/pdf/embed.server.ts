/** The fonts of one PDF: only the glyphs that are used, numbered in the order they are first drawn. */
import type { Glyph } from "@cantoo/fontkit";
import { type Face, fontFaces, plainSign } from "./fonts.server.ts";
import type { PDFDocument, PDFFont } from "./library.server.ts";
import type { FaceName } from "./style.ts";

type Engine = Parameters<PDFDocument["registerFontkit"]>[0];

/**
 * The face as pdf-lib wants it, with a layout that gives each character its own glyph and remembers which
 * character it was drawn for. fontkit remembers the first one it ever met, which would make the bytes depend on
 * the documents made before.
 */
function plain(face: Face): object {
  const layout = (text: string) => ({
    glyphs: [...text].flatMap((char): Glyph[] => {
      const glyph = face.glyph(char);
      const code = char.codePointAt(0) ?? 0;
      return glyph ? [Object.create(glyph, { codePoints: { value: [code] } })] : [];
    }),
  });
  return Object.create(face.font, { layout: { value: layout } });
}

/** A face in one PDF. */
export type Embedded = {
  font: PDFFont;
  face: Face;
  /** Name in the pages' resources. */
  name: string;
  /** The glyph of a character in hex, as it stands in a content stream. */
  hex(char: string): string;
};

/** Embeds faces as they are asked for. */
export class Embedding {
  private readonly used = new Map<FaceName, Embedded>();

  constructor(private readonly pdf: PDFDocument) {}

  /** Must be called for every face before drawing: embedding is asynchronous. */
  async prepare(names: readonly FaceName[]): Promise<void> {
    for (const name of names) {
      const face = fontFaces.face(name);
      this.pdf.registerFontkit({ create: () => plain(face) } as unknown as Engine);
      const font = await this.pdf.embedFont(face.bytes, {
        subset: true,
        customName: `PARGRF+${face.font.postscriptName ?? name}`,
      });
      this.used.set(name, { font, face, name: `F${this.used.size + 1}`, hex: hexOf(font) });
    }
  }

  get(name: FaceName): Embedded {
    const found = this.used.get(name);
    if (!found) throw new Error(`The face ${name} was not prepared`);
    return found;
  }

  all(): Embedded[] {
    return [...this.used.values()];
  }
}

function hexOf(font: PDFFont): (char: string) => string {
  const known = new Map<string, string>();
  return (char) => {
    const hex = known.get(char) ?? font.encodeText(plainSign(char)).asString();
    known.set(char, hex);
    return hex;
  };
}
