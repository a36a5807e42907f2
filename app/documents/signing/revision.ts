/**
 * A PDF as it was when it ended at a certain byte: which objects it had, and where. Read as programs that show it
 * do, from its end by its cross-reference tables, and not by looking for whatever seems to be an object.
 * @see ISO 32000-1 7.5
 */
import { type Dict, entry, NotPdf, numberOf, Reader, type Value } from "./pdfValues.ts";

/** A cross-reference section: where it is, and the objects that it places. */
type Section = { at: number; offsets: Map<number, number>; freed: number[]; trailer: Dict };

/** More sections than anybody signs or changes a document. */
const mostSections = 500;

export class Revision {
  private readonly read = new Map<number, Value | null>();
  private readonly starts: number[];

  private constructor(
    readonly text: string,
    readonly end: number,
    /** Newest first. */
    readonly sections: Section[],
    private readonly offsets: Map<number, number>,
  ) {
    this.starts = [...offsets.values(), ...sections.map(({ at }) => at)].sort((a, b) => a - b);
  }

  /** The file as of its first `end` bytes; null when it cannot be read so. */
  static at(text: string, end: number): Revision | null {
    try {
      const sections = sectionsOf(text, end);
      const offsets = new Map<number, number>();
      for (const section of sections.toReversed()) {
        for (const number of section.freed) offsets.delete(number);
        for (const [number, offset] of section.offsets) offsets.set(number, offset);
      }
      return new Revision(text, end, sections, offsets);
    } catch (error) {
      if (error instanceof NotPdf) return null;
      throw error;
    }
  }

  get trailer(): Dict {
    const [newest] = this.sections;
    if (!newest) throw new NotPdf("No section");
    return newest.trailer;
  }

  offsetOf(number: number): number | null {
    return this.offsets.get(number) ?? null;
  }

  /** An object by its number: null when there is none, or none that can be read. */
  object(number: number): Value | null {
    const known = this.read.get(number);
    if (known !== undefined) return known;
    const made = this.parse(number);
    this.read.set(number, made);
    return made;
  }

  /** The value itself, or what it refers to. */
  follow(value: Value | undefined): Value | undefined {
    return value?.kind === "ref" ? (this.object(value.number) ?? undefined) : value;
  }

  private parse(number: number): Value | null {
    const offset = this.offsets.get(number);
    if (offset === undefined) return null;
    // An object ends before the next begins: no byte is read for more than one.
    const next = this.starts[upperBound(this.starts, offset)] ?? this.end;
    const reader = new Reader(this.text, offset, Math.min(next, this.end));
    const head = reader.take(/(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/y);
    if (Number(head?.[1] ?? Number.NaN) !== number) return null;
    try {
      const value = reader.value();
      reader.skip();
      if (value.kind !== "dict" || !reader.take(/stream(?:\r\n|\n)/y)) return value;
      const length = this.text.slice(reader.at, reader.end).lastIndexOf("endstream");
      const from = reader.at;
      return length === -1 ? null : { kind: "stream", dict: value, from, to: from + length };
    } catch (error) {
      if (error instanceof NotPdf) return null;
      throw error;
    }
  }
}

/** The first index whose value is greater. */
function upperBound(sorted: number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Every section from the newest, which the end of the file points at, to the first. */
function sectionsOf(text: string, end: number): Section[] {
  const tail = text.slice(Math.max(0, end - 1_100), end);
  const [, start] = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail) ?? [];
  const sections: Section[] = [];
  for (let next: number | null = start === undefined ? null : Number(start); next !== null; ) {
    const at: number = next;
    // A table points back only; one that does not would never come to an end.
    const last = sections.at(-1)?.at ?? end;
    if (at >= last || sections.length >= mostSections) throw new NotPdf("Tables in a circle");
    const section = sectionAt(text, at, end);
    sections.push(section);
    // A file with both kinds of tables says two things at once.
    if (entry(section.trailer, "XRefStm")) throw new NotPdf("Two kinds of tables");
    next = numberOf(entry(section.trailer, "Prev"));
  }
  if (sections.length === 0) throw new NotPdf("No end");
  return sections;
}

function sectionAt(text: string, at: number, end: number): Section {
  const reader = new Reader(text, at, end);
  if (!reader.take(/xref[ \t]*(?:\r\n|\r|\n)/y)) throw new NotPdf("No table");
  const offsets = new Map<number, number>();
  const freed: number[] = [];
  for (;;) {
    const head = reader.take(/(\d{1,9}) (\d{1,9})[ \t]*(?:\r\n|\r|\n)/y);
    if (!head) break;
    const [first, count] = [Number(head[1]), Number(head[2])];
    for (let index = 0; index < count; index += 1) {
      const line = reader.take(/(\d{10}) \d{5} ([nf])(?: \r| \n|\r\n)/y);
      if (!line) throw new NotPdf("No line of a table");
      if (line[2] === "n") offsets.set(first + index, Number(line[1]));
      else freed.push(first + index);
    }
  }
  reader.skip();
  if (!reader.has("trailer")) throw new NotPdf("No trailer");
  const trailer = reader.value();
  if (trailer.kind !== "dict") throw new NotPdf("No trailer");
  return { at, offsets, freed, trailer };
}
