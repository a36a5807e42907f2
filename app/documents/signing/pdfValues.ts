/**
 * The values of a PDF, read strictly from its bytes as Latin-1 text: what is not as the standard says is not
 * read at all. Made for files from anybody, so it keeps nothing between files and its depth has an end.
 * @see ISO 32000-1 7.2–7.3
 */

export type Value =
  | { kind: "atom"; word: string }
  | { kind: "name"; name: string }
  | { kind: "string"; chars: string }
  | { kind: "ref"; number: number; generation: number }
  | { kind: "array"; items: Value[] }
  | Dict
  | { kind: "stream"; dict: Dict; from: number; to: number };

export type Dict = { kind: "dict"; entries: Map<string, Value> };

/** The bytes are not what they should be there. */
export class NotPdf extends Error {
  override name = "NotPdf";
}

const space = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
const reference = /(\d{1,9})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const hexDigits = /[0-9A-Fa-f\0\t\n\f\r ]*/y;
const deepest = 60;

/** Reads values one after another. */
export class Reader {
  constructor(
    readonly text: string,
    public at: number,
    /** Nothing is read from here on. */
    readonly end = text.length,
  ) {}

  /** What the pattern, which must be sticky, finds here; null when it finds nothing. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found || found.index + found[0].length > this.end) return null;
    this.at += found[0].length;
    return found;
  }

  skip(): void {
    this.take(space);
  }

  private is(start: string): boolean {
    return this.text.startsWith(start, this.at) && this.at + start.length <= this.end;
  }

  /** Takes these characters if they are here. */
  has(start: string): boolean {
    if (!this.is(start)) return false;
    this.at += start.length;
    return true;
  }

  value(depth = 0): Value {
    if (depth > deepest) throw new NotPdf("Too deep");
    this.skip();
    if (this.has("<<")) return this.dict(depth);
    if (this.has("<")) return this.hexString();
    if (this.has("(")) return this.literalString();
    if (this.has("[")) return this.array(depth);
    if (this.has("/")) return { kind: "name", name: nameOf(this.take(word)?.[0] ?? "") };
    const ref = this.take(reference);
    if (ref) return { kind: "ref", number: Number(ref[1]), generation: Number(ref[2]) };
    const found = this.take(word)?.[0];
    if (!found || !/^(?:true|false|null|[+-]?(?:\d+\.?\d*|\.\d+))$/.test(found)) {
      throw new NotPdf("No value");
    }
    return { kind: "atom", word: /\d/.test(found) ? String(Number(found)) : found };
  }

  private array(depth: number): Value {
    const items: Value[] = [];
    for (this.skip(); !this.has("]"); this.skip()) items.push(this.value(depth + 1));
    return { kind: "array", items };
  }

  private dict(depth: number): Dict {
    const entries = new Map<string, Value>();
    for (this.skip(); !this.has(">>"); this.skip()) {
      if (!this.has("/")) throw new NotPdf("No key");
      const key = nameOf(this.take(word)?.[0] ?? "");
      // Which of two would count is up to each program: neither does.
      if (entries.has(key)) throw new NotPdf("The same key twice");
      entries.set(key, this.value(depth + 1));
    }
    return { kind: "dict", entries };
  }

  private hexString(): Value {
    const digits = (this.take(hexDigits)?.[0] ?? "").replace(/[\0\t\n\f\r ]/g, "");
    if (!this.has(">")) throw new NotPdf("A string without end");
    const even = digits.length % 2 === 0 ? digits : `${digits}0`;
    return { kind: "string", chars: Buffer.from(even, "hex").toString("latin1") };
  }

  private literalString(): Value {
    let chars = "";
    for (let open = 1; ; ) {
      if (this.at >= this.end) throw new NotPdf("A string without end");
      const char = this.text[this.at] ?? "";
      this.at += 1;
      if (char === "(") open += 1;
      if (char === ")") open -= 1;
      if (open === 0) return { kind: "string", chars };
      chars += char === "\\" ? this.escaped() : char;
    }
  }

  private escaped(): string {
    const octal = this.take(/[0-7]{1,3}/y);
    if (octal) return String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff);
    if (this.take(/\r\n|\r|\n/y)) return "";
    const char = this.text[this.at] ?? "";
    this.at += 1;
    const named: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
    return named[char] ?? char;
  }
}

/** #-codes in names are other ways to write the same name. */
const nameOf = (written: string): string =>
  written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The value of a key in a dictionary, or in that of a stream. */
export function entry(value: Value | undefined, key: string): Value | undefined {
  const dict = value?.kind === "stream" ? value.dict : value;
  return dict?.kind === "dict" ? dict.entries.get(key) : undefined;
}

export const isName = (value: Value | undefined, name: string): boolean =>
  value?.kind === "name" && value.name === name;

/** A text string as people read it: UTF-16 or UTF-8 with its mark, else Latin-1, which is near enough. */
export function textOf(value: Value | undefined): string | null {
  if (value?.kind !== "string") return null;
  const bytes = Buffer.from(value.chars, "latin1");
  const mark = bytes.subarray(0, 3).toString("hex");
  if (mark.startsWith("feff")) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  if (mark === "efbbbf") return bytes.subarray(3).toString("utf8");
  return value.chars;
}

export const numberOf = (value: Value | undefined): number | null =>
  value?.kind === "atom" && /\d/.test(value.word) ? Number(value.word) : null;
