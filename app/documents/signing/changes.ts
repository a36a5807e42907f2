/**
 * What one revision of a PDF has changed of the one before. A signature that is filled in is no change; all else
 * is, whether or not it can be seen: the list is of what is allowed, never of what is dangerous.
 * @see ISO 32000-1 12.8.2.2 (what may change in a signed document)
 */
import { entry, isName, numberOf, textOf, type Value } from "./pdfValues.ts";
import type { Revision } from "./revision.ts";

/** Something that was changed, in Swedish, and on which page where there is one. */
export type Change = { what: string; page: number | null };

/** Where in the document an object was met. */
type Place = Change;

const place = (what: string, page: number | null = null): Place => ({ what, page });

/** What hangs on each key of the catalog. */
const catalogParts: Record<string, string> = {
  Pages: "vilka sidor som ingår",
  AcroForm: "formulärets fält",
  StructTreeRoot: "uppmärkningen för hjälpmedel",
  Metadata: "uppgifterna om dokumentet",
  Outlines: "bokmärkena",
  OpenAction: "vad som händer när filen öppnas",
  AA: "vad som händer när filen öppnas",
  Names: "skript eller bifogade filer",
  OCProperties: "lager som kan visas och döljas",
};

const pageParts: Record<string, string> = {
  Contents: "text och bild",
  Resources: "typsnitt och bilder",
  Annots: "anteckningar eller fält",
};

/** More pages than any protokoll; what is after them is compared too, but not by its page. */
const mostPages = 5_000;

/** What `after` has changed of `before`, whose bytes it begins with. Empty when only signatures were added. */
export function changesBetween(before: Revision, after: Revision): Change[] {
  const redirected = redirections(before, after);
  if (redirected.length > 0) return redirected;
  return new Comparison(before, after).changes();
}

/** An added part places objects in itself only, and is tied to the table that was the last. */
function redirections(before: Revision, after: Revision): Change[] {
  const added = after.sections.filter(({ at }) => at >= before.end);
  if (added.length === 0) return [place("något efter filens slut")];
  const joint = after.sections[added.length];
  const isJoined = joint?.at === before.sections[0]?.at;
  const isOwn = added.every(({ offsets }) =>
    [...offsets.values()].every((offset) => offset >= before.end && offset < after.end),
  );
  const isKept = added.every(({ freed }) =>
    freed.every((number) => before.offsetOf(number) === null),
  );
  if (!isJoined || !isOwn) return [place("var i filen dess delar ligger")];
  return isKept ? [] : [place("delar av dokumentet, som har tagits bort")];
}

class Comparison {
  private readonly found = new Map<string, Change>();
  private readonly seen = new Set<number>();
  private readonly queue: { number: number; at: Place }[] = [];
  private readonly pages = new Map<number, number>();

  constructor(
    private readonly before: Revision,
    private readonly after: Revision,
  ) {}

  changes(): Change[] {
    for (const key of ["Root", "Info", "Encrypt"]) {
      const [old, now] = [entry(this.before.trailer, key), entry(this.after.trailer, key)];
      if (!this.same(old, now))
        this.note(place(key === "Info" ? "uppgifterna om dokumentet" : "dokumentets egenskaper"));
    }
    const root = entry(this.before.trailer, "Root");
    this.countPages(entry(this.before.follow(root), "Pages"));
    // Pages first: what they share with other parts is told as theirs.
    for (const [number, page] of this.pages) this.visit(number, place("innehållet", page));
    this.push(root, place("dokumentets egenskaper"));
    this.push(entry(this.before.trailer, "Info"), place("uppgifterna om dokumentet"));
    for (let next = this.queue.pop(); next; next = this.queue.pop())
      this.visit(next.number, next.at);
    return [...this.found.values()].toSorted((a, b) => (a.page ?? 0) - (b.page ?? 0));
  }

  private note(at: Place): void {
    this.found.set(`${at.page}:${at.what}`, at);
  }

  /** Numbers the pages in their order. */
  private countPages(top: Value | undefined): void {
    const left = [top];
    const met = new Set<number>();
    for (let next = left.pop(); next; next = left.pop()) {
      if (next.kind !== "ref" || met.has(next.number) || this.pages.size >= mostPages) continue;
      met.add(next.number);
      const kids = this.before.follow(entry(this.before.object(next.number) ?? undefined, "Kids"));
      if (kids?.kind === "array") left.push(...kids.items.toReversed());
      else this.pages.set(next.number, this.pages.size + 1);
    }
  }

  private visit(number: number, at: Place): void {
    if (this.seen.has(number)) return;
    this.seen.add(number);
    const old = this.before.object(number);
    if (this.before.offsetOf(number) === this.after.offsetOf(number)) {
      this.pushParts(number, old, at);
      return;
    }
    const now = this.after.object(number);
    for (const part of this.differences(number, old, now, at)) this.note(part);
    this.pushParts(number, old, at);
    if (this.isRoot(number) || this.pages.has(number)) this.pushParts(number, now, at);
  }

  private isRoot(number: number): boolean {
    const root = entry(this.before.trailer, "Root");
    return root?.kind === "ref" && root.number === number;
  }

  /** Puts what an object refers to in the queue, each with its place. */
  private pushParts(number: number, value: Value | null, at: Place): void {
    if (!value) return;
    if (value.kind !== "dict") this.push(value, at);
    else for (const [key, part] of value.entries) this.push(part, this.partOf(number, key, at));
  }

  private partOf(number: number, key: string, at: Place): Place {
    const page = this.pages.get(number);
    if (page !== undefined) return place(pageParts[key] ?? "innehållet", page);
    return this.isRoot(number) ? place(catalogParts[key] ?? at.what) : at;
  }

  private push(value: Value | undefined, at: Place): void {
    if (!value) return;
    if (value.kind === "ref") this.queue.push({ number: value.number, at });
    else if (value.kind === "array") for (const item of value.items) this.push(item, at);
    else if (value.kind === "stream") this.push(value.dict, at);
    else if (value.kind === "dict") for (const item of value.entries.values()) this.push(item, at);
  }

  /** What differs in one object beyond a signature that was filled in. */
  private differences(number: number, old: Value | null, now: Value | null, at: Place): Place[] {
    if (old?.kind !== "dict" || now?.kind !== "dict") {
      return this.same(old ?? undefined, now ?? undefined) ? [] : [at];
    }
    const keys = [...new Set([...old.entries.keys(), ...now.entries.keys()])].filter(
      (key) => !this.same(old.entries.get(key), now.entries.get(key)),
    );
    if (this.isFilledIn(old, now)) {
      return keys.every((key) => ["V", "AP", "M"].includes(key)) ? [] : [at];
    }
    const isForm = this.isForm(number);
    return keys
      .filter((key) => !(isForm && key === "SigFlags") && !this.mayDiffer(number, key, old, now))
      .map((key) => this.partOf(number, key, at));
  }

  private isForm(number: number): boolean {
    const form = entry(this.before.follow(entry(this.before.trailer, "Root")), "AcroForm");
    return form?.kind === "ref" && form.number === number;
  }

  /** In the catalog: what tells whether certificates held, and which version of PDF is meant. */
  private mayDiffer(number: number, key: string, old: Value, now: Value): boolean {
    if (!this.isRoot(number)) return false;
    if (key === "DSS" || key === "Extensions") return true;
    const [a, b] = [entry(old, key), entry(now, key)];
    if (key !== "AcroForm" || a?.kind !== "dict" || b?.kind !== "dict") return false;
    const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
    keys.delete("SigFlags");
    return [...keys].every((one) => this.same(a.entries.get(one), b.entries.get(one)));
  }

  /** An empty field for a signature that has got one, over the file as it then was. */
  private isFilledIn(old: Value, now: Value): boolean {
    if (!isName(entry(old, "FT"), "Sig") || entry(old, "V") || textOf(entry(old, "T")) === null)
      return false;
    const range = entry(this.after.follow(entry(now, "V")), "ByteRange");
    const numbers = range?.kind === "array" ? range.items.map(numberOf) : [];
    return numbers.length === 4 && (numbers[2] ?? 0) + (numbers[3] ?? 0) === this.after.end;
  }

  private same(a: Value | undefined, b: Value | undefined): boolean {
    if (a?.kind === "stream" && b?.kind === "stream") {
      const [old, now] = [
        this.before.text.slice(a.from, a.to),
        this.after.text.slice(b.from, b.to),
      ];
      return old === now && this.same(a.dict, b.dict);
    }
    if (a?.kind === "array" && b?.kind === "array") {
      return (
        a.items.length === b.items.length &&
        a.items.every((item, at) => this.same(item, b.items[at]))
      );
    }
    if (a?.kind === "dict" && b?.kind === "dict") {
      return (
        a.entries.size === b.entries.size &&
        [...a.entries].every(([key, item]) => this.same(item, b.entries.get(key)))
      );
    }
    return JSON.stringify(a) === JSON.stringify(b);
  }
}
