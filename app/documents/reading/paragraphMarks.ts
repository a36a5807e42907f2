/**
 * Where the paragrafer begin. A line that opens with a § number may be a heading, a table of contents, a law
 * that a wrapped sentence cites, or a page's repetition; the numbers' own order tells which.
 */
import type { SourceLine } from "./sourceLines.ts";

/** A line that may head a paragraf. `rest` is what follows the number on the line. */
export type ParagraphMark = { index: number; nr: number; designation: string; rest: string };

type Candidate = ParagraphMark & { weight: number; strong: boolean };

const SIGN_FIRST =
  /^((?:[A-ZÅÄÖ]{1,5}\s+)?(?:§|paragraf\b)\s*(\d{1,4})(?![\d§])(?:\s?\/\s?\d{2,4})?[\s.:|)]*(?:[–—-](?=\s|$)[\s]*)?)/iu;
const NUMBER_FIRST = /^((\d{1,4})\s?§(?!§)[\s.:|)]*(?:[–—-](?=\s|$)[\s]*)?)/u;
const RANGE_REST = /^[–—-]?\s*(?:§\s*)?\d{1,4}\s*[.,)]?$/;
const CONTINUED = /^\(?\s*(?:forts(?:\.|ättning)?|fortsatt)/i;
const CONTINUES_FIRST = /^\(?forts(?:\.|ättning)?\s*(?:av\s+|från\s+)?(?:§\s*\d{1,4}|\d{1,4}\s*§)/i;
const LONGEST_LEADER = 60;
const CONTENTS = /\.{3,}\s*\d{0,3}\s*$|…\s*\d{0,3}\s*$|\t+\d{1,3}\s*$/;

const opening = (text: string): RegExpExecArray | null =>
  SIGN_FIRST.exec(text) ?? NUMBER_FIRST.exec(text);

/** A heading that a page repeats above the rest of its paragraf: "§ 12 (forts.)". */
export function isContinuation(text: string): boolean {
  if (CONTINUES_FIRST.test(text)) return true;
  const match = opening(text);
  return match !== null && CONTINUED.test(text.slice(match[0].length));
}

/** A table row as a line: its bars become spaces. */
const withoutBars = (text: string): string => text.replaceAll("|", " ").trim();

/** A number, its sign and what follows; null when the line opens otherwise or with a range of numbers. */
export function markAt(text: string, index: number): ParagraphMark | null {
  const bare = text.startsWith("|") ? withoutBars(text) : text;
  const match = opening(bare);
  if (!match) return null;
  const designation = match[1] ?? "";
  const number = match[2] ?? "";
  const rest = bare.slice(match[0].length).trim();
  const dashed = /[–—-]\s*$/.test(designation);
  if (RANGE_REST.test(rest) && (dashed || /^[–—-]/.test(rest))) return null;
  if (/^[–—-]\s?\d/.test(rest) || /^(?:och|samt|,)\s*§?\s*\d/.test(rest)) return null;
  return { index, nr: Number(number), designation: designation.trim(), rest };
}

/** A line that a sentence wrapped to weighs at most this, even when a blank line stands above it. */
const WRAPPED = 2;

type Sighting = { mark: ParagraphMark; line: SourceLine; isolated: boolean };

/** Lines that open with a number; `isolated` when nothing stands directly above. */
function sightings(lines: SourceLine[], isSkipped: (index: number) => boolean): Sighting[] {
  const found: Sighting[] = [];
  let isolated = true;
  lines.forEach((line, index) => {
    const skipped = isSkipped(index) || isContinuation(line.text);
    const mark = skipped || line.text === "" ? null : markAt(line.text, index);
    const apart = isolated || line.startsPage;
    if (mark) found.push({ mark, line, isolated: apart });
    isolated = line.text === "" || skipped || (mark !== null && apart);
  });
  return found;
}

const DECIDES = /beslut(?:ar|ade|at|ades)\b|^\W*att\s/i;

/** What stands between a mark and the next: nothing (a table of contents), text, or a decision. */
function bodyWeight(lines: SourceLine[], from: number, to: number): number {
  let filled = 0;
  for (let index = from + 1; index < to; index++) {
    const text = lines[index]?.text ?? "";
    if (text !== "") filled += 1;
    if (text.length < 400 && DECIDES.test(text)) return 1;
  }
  return filled === 0 ? -1.5 : 0;
}

/** How much a line looks like a heading; lines that sentences wrap to weigh next to nothing. */
function weighed(lines: SourceLine[], all: Sighting[]): Candidate[] {
  return all.map(({ mark, line, isolated }, n) => {
    const opens = mark.rest === "" || /^[^\p{Ll}]/u.test(mark.rest);
    if (CONTENTS.test(mark.rest.slice(-LONGEST_LEADER)))
      return { ...mark, weight: 0.25, strong: false };
    const looks = (isolated ? 2 : 0.3) + (opens ? 2 : 0) + (line.marked ? 2 : 0);
    const body = bodyWeight(lines, mark.index, all[n + 1]?.mark.index ?? lines.length);
    const light = looks < 1 ? 0 : body - (mark.rest.length > 250 ? 1 : 0);
    return { ...mark, weight: looks + light, strong: isolated && opens };
  });
}

/** Best total weight among earlier marks with a lower number (a Fenwick tree over the numbers). */
class BestBefore {
  #best: { total: number; at: number }[];
  constructor(size: number) {
    this.#best = Array.from({ length: size + 2 }, () => ({ total: 0, at: -1 }));
  }
  below(number: number): { total: number; at: number } {
    let best = { total: 0, at: -1 };
    for (let n = number; n > 0; n -= n & -n) {
      const here = this.#best[n];
      if (here && (here.total > best.total || (here.total === best.total && here.at < best.at))) {
        best = here;
      }
    }
    return best;
  }
  put(number: number, total: number, at: number): void {
    for (let n = number + 1; n < this.#best.length; n += n & -n) {
      const here = this.#best[n];
      if (here && total > here.total) this.#best[n] = { total, at };
    }
  }
}

const HIGHEST_NUMBER = 9999;

/** The heaviest run of rising numbers; among equals the earlier lines, so a bilaga's own paragrafer lose. */
function heaviestRise(candidates: Candidate[]): Candidate[] {
  const tree = new BestBefore(HIGHEST_NUMBER + 1);
  const previous: number[] = [];
  let best = { total: 0, at: -1 };
  candidates.forEach((candidate, at) => {
    const before = tree.below(candidate.nr);
    const total = before.total + candidate.weight;
    previous.push(before.at);
    tree.put(candidate.nr, total, at);
    if (total > best.total) best = { total, at };
  });
  const chain: Candidate[] = [];
  for (let at = best.at; at >= 0; at = previous[at] ?? -1) {
    const candidate = candidates[at];
    if (candidate) chain.unshift(candidate);
  }
  return chain;
}

/** A light mark holds only where both neighbours make it the missing number. */
function withoutWrapped(chain: Candidate[]): Candidate[] {
  return chain.filter((mark, at) => {
    if (mark.weight >= 1) return true;
    return chain[at - 1]?.nr === mark.nr - 1 && chain[at + 1]?.nr === mark.nr + 1;
  });
}

export type ParagraphMarks = {
  marks: ParagraphMark[];
  /** Marks whose number breaks the order: a number used twice, or one out of place. */
  disordered: Set<number>;
  /** Lines where a page repeats the heading of the paragraf that goes on. */
  repeats: Set<number>;
};

/**
 * Strong headings between the others with a number near theirs: the source has its order wrong. After the last
 * heading only one that uses its number again, next to it, is such: the rest may be a bilaga's.
 */
function strays(candidates: Candidate[], chain: Candidate[]): Candidate[] {
  const taken = new Set(chain.map((mark) => mark.index));
  const found: Candidate[] = [];
  let at = -1;
  let next = false;
  for (const candidate of candidates) {
    if (taken.has(candidate.index)) {
      at += 1;
      next = true;
      continue;
    }
    const before = chain[at];
    const isLast = at === chain.length - 1;
    const near = before !== undefined && Math.abs(candidate.nr - before.nr) <= 2;
    const again = next && candidate.nr === before?.nr;
    if (candidate.strong && near && (again || !isLast)) found.push(candidate);
    next = false;
  }
  return found.length <= Math.max(2, chain.length / 4) ? found : [];
}

const sameHeading = (a: ParagraphMark, b: ParagraphMark | undefined): boolean =>
  b !== undefined && a.nr === b.nr && (a.rest === "" || a.rest === b.rest);

/** The range on the first page may be one short: headings that carry it on without a break belong too. */
function extended(chain: Candidate[], all: Candidate[]): Candidate[] {
  const first = chain[0];
  const last = chain.at(-1);
  if (!first || !last) return chain;
  const ahead: Candidate[] = [];
  for (let at = all.indexOf(last) + 1; at < all.length; at++) {
    const next = all[at];
    if (!next?.strong || next.nr !== last.nr + ahead.length + 1) break;
    ahead.push(next);
  }
  const behind: Candidate[] = [];
  for (let at = all.indexOf(first) - 1; at >= 0; at--) {
    const before = all[at];
    if (!before?.strong || before.nr !== first.nr - behind.length - 1) break;
    behind.unshift(before);
  }
  return [...behind, ...chain, ...ahead];
}

/**
 * The lines that head paragrafer, in order.
 * `stated` is the range that the first page gives ("§ 31–48"): numbers far outside it belong to a bilaga.
 */
export function paragraphMarks(
  lines: SourceLine[],
  isSkipped: (index: number) => boolean,
  stated: { from: number; to: number } | null,
): ParagraphMarks {
  const all = weighed(lines, sightings(lines, isSkipped));
  if (!all.some((mark) => mark.weight > WRAPPED)) {
    return { marks: [], disordered: new Set(), repeats: new Set() };
  }
  const inRange = all.filter((mark) => !stated || (mark.nr >= stated.from && mark.nr <= stated.to));
  const chain = extended(withoutWrapped(heaviestRise(inRange.length > 0 ? inRange : all)), all);
  const repeats = new Set<number>();
  lines.forEach((line, index) => {
    if (!isSkipped(index) && isContinuation(line.text)) repeats.add(index);
  });
  const disordered = new Set<number>();
  const marks: ParagraphMark[] = [...chain];
  for (const stray of strays(all, chain)) {
    const same = chain.findLast((mark) => mark.index < stray.index);
    if (sameHeading(stray, same)) repeats.add(stray.index);
    else {
      disordered.add(stray.index);
      marks.push(stray);
    }
  }
  return { marks: marks.sort((a, b) => a.index - b.index), disordered, repeats };
}
