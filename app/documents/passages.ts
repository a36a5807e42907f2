/**
 * A document as its passages: every text of it in reading order, and the same document with words of them masked.
 * The passages are what the content hash is over, and where a masking is told to be.
 */
import { type MaskKind, maskKinds, type Span, wordsOf } from "../domain/masking.ts";
import type { Block, Document, Inline } from "./document.ts";
import { mapDocument, plainText, text, textsOf } from "./inline.ts";

export type Mask = Span & { kind: MaskKind };

/** What stands outside the body, in the order it is counted. */
const outside = ({ title, issuer, subject, date, header }: Document): string[] => [
  title,
  issuer,
  subject,
  date,
  header.left,
  header.right,
];

/** Every text of the document: what stands outside the body first, then one for each heading, paragraph, cell, name … */
export const passagesOf = (doc: Document): string[] => [...outside(doc), ...textsOf(doc.blocks)];

/** For each passage the heading of the paragraf that it stands in; null outside the paragrafer. */
export function placesOfPassages(doc: Document): (string | null)[] {
  const body = doc.blocks.flatMap((block) => {
    const place = block.kind === "section" ? plainText(block.heading) : null;
    return textsOf([block]).map(() => place);
  });
  return [...outside(doc).map(() => null), ...body];
}

type Cut = { from: number; to: number; shown: string };

/** The letters that each mask of a passage takes. */
function cutsOf(passage: string, masks: readonly Mask[]): Cut[] {
  const words = wordsOf(passage);
  return masks.flatMap(({ from, to, kind }) => {
    const [first, last] = [words[from], words[to - 1]];
    if (!first || !last) throw new Error("A mask outside its passage");
    return [{ from: first.at, to: last.at + last.text.length, shown: maskKinds[kind].shown }];
  });
}

/** Inlines with the cuts' letters gone. A link that loses letters is text: its address could tell what was masked. */
function cutInlines(inlines: Inline[], cuts: readonly Cut[]): Inline[] {
  let at = 0;
  return inlines.flatMap((inline): Inline[] => {
    const length = inline.kind === "break" ? 1 : inline.text.length;
    const start = at;
    at += length;
    const own = cuts.filter((cut) => cut.from < start + length && cut.to > start);
    if (inline.kind === "break" || own.length === 0) return own.length > 0 ? [] : [inline];
    const out: Inline[] = [];
    let reached = start;
    const marks = inline.kind === "text" ? inline : {};
    const put = (words: string) => {
      if (words !== "") out.push({ ...marks, kind: "text", text: words });
    };
    for (const cut of own) {
      put(inline.text.slice(reached - start, Math.max(0, cut.from - start)));
      // Said once, where the cut begins, though it goes on through several inlines.
      if (cut.from >= start) out.push(text(cut.shown));
      reached = Math.min(start + length, cut.to);
    }
    put(inline.text.slice(reached - start));
    return out;
  });
}

/** The document with the masks' words gone and said to be. The masks may not lie over each other. */
export function maskedDocument(doc: Document, masks: readonly Mask[]): Document {
  let index = 0;
  const next = (inlines: Inline[]): Inline[] => {
    const own = masks.filter(({ passage }) => passage === index);
    index += 1;
    return own.length === 0 ? inlines : cutInlines(inlines, cutsOf(plainText(inlines), own));
  };
  const words = (value: string) => plainText(next([text(value)]));
  const [title, issuer, subject, date] = [doc.title, doc.issuer, doc.subject, doc.date].map(words);
  const header = { left: words(doc.header.left), right: words(doc.header.right) };
  return {
    ...mapDocument(doc, next),
    ...{ title: title ?? "", issuer: issuer ?? "", subject: subject ?? "", header },
    // A day is what metadata are made of, and tells of nobody.
    date: date === doc.date ? date : doc.date,
  };
}

/** A document with a framed part under its title and what belongs to it. */
export function withNote(doc: Document, box: Block): Document {
  const at = doc.blocks.findIndex(({ kind }) => kind !== "heading" && kind !== "paragraph");
  const cut = at < 0 ? doc.blocks.length : at;
  return { ...doc, blocks: [...doc.blocks.slice(0, cut), box, ...doc.blocks.slice(cut)] };
}
