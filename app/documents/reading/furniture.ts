/**
 * What belongs to the page and not to the protokoll: running headers and footers, page numbers, and a scanner's
 * words about signatures. Only what is recognisably none of the content is taken; the rest stays.
 */
import { isAttachmentNote } from "./citations.ts";
import { isTableRule, type SourceLine } from "./sourceLines.ts";
import { subheading } from "./vocabulary.ts";

const LONGEST_FURNITURE = 160;
/** How far from a page's edge or number its other header lines stand, counted in lines with text. */
const EDGE = 4;

/** How a scanner begins to describe what it saw; `SURELY` is never Swedish, the rest only beside picture words. */
const SURELY_PICTURE =
  /^[[(*_\s]*(?:(?:a |the |two |three |several |some )?(?:\w+ )?(?:handwritten|hand-written|handwriting)\b|(?:the )?image (?:shows|of|contains|is)\b|(?:a |the )?(?:\w+ )?(?:logo|stamp|signature|signatures|initials) (?:of|in|with|and|at|by|on|from)\b)/i;
const PICTURE =
  /^[[(*_\s]*(?:image|picture|photo|scan(?:ned)?|a |an |the |two |three |several |some |blue |black |small |large |faint |illegible |signatures?\b|initials?\b|stamp\b|logo\b)/i;
const PICTURED =
  /\b(?:signatures?|initials?|ink|stamp|logo(?:type)?|illegible|scribbl\w+|drawing|sketch|cursive|pen|stroke)\b/i;
const SWEDISH_PICTURE = /^[[(*_\s]*handskriv(?:en|na|et)\s+(?:signatur|initial|namnteckning)/i;
const MARKDOWN_IMAGE = /^!\[[^\]]*\]\([^)]*\)$/;

/** A scanner's description of something drawn by hand. */
function isPictureNote(text: string): boolean {
  if (MARKDOWN_IMAGE.test(text) || SWEDISH_PICTURE.test(text) || SURELY_PICTURE.test(text)) {
    return true;
  }
  return PICTURE.test(text) && PICTURED.test(text) && !/[åäöÅÄÖ§]/.test(text);
}

const LONE_PAGE =
  /^[\s([–—-]*(?:sid(?:a|an|or)?\.?\s*:?\s*(?:nr\.?\s*)?\d{1,4}(?:\s*(?:av|of|\/|\()\s*\d{1,4}\s*\)?)?|\d{1,4}\s*\(\s*\d{1,4}\s*\)|\d{1,3}\s+av\s+\d{1,3}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)[\s)\]–—-]*$/i;
const HAS_PAGE =
  /(?<!\p{L})sid(?:a|an|or)?\.?\s*:?\s*(?:nr\.?\s*)?\d{1,4}(?!\d)|(?<!\d)\d{1,4}\s?\(\s?\d{1,4}\s?\)/iu;
const SIGN_BOX =
  /^(?:(?:(?:justerandes?|(?:justerare|ordförande|sekreterare)n?s?|justerarens?|sekreterarens?)\s*(?:sign(?:atur(?:er)?)?|underskrift)|utdragsbestyrkande|sign(?:atur(?:er)?)?)[\s:._…]*)+$/i;
const HEADER_WORD =
  /samordningsförbund|finsam|protokoll|sammanträde|styrelse(?:n|möte)?$|penneo|scrive|verifikat|dokument-?(?:id|nyckel)|document key|org\.?\s?nr/i;

/** The same for lines that differ only in their page number. */
const repeatKey = (text: string): string =>
  text.toLowerCase().replace(HAS_PAGE, "#").replace(/\s+/g, " ").trim();

/** Lines that a protokoll may well repeat, and ends of wrapped sentences: they are never furniture. */
const isContent = (text: string): boolean =>
  /^\p{Ll}/u.test(text) ||
  /^\W*att\s/i.test(text) ||
  /^\W{0,3}§|^paragraf\s|^\d+\s*§/i.test(text) ||
  /beslut/i.test(text) ||
  isAttachmentNote(text) ||
  subheading(text) !== null ||
  /^[-•–]\s/.test(text);

const LONE_NUMBER = /^[\s–—-]*\d{1,3}[\s–—-]*$/;
/** Numbers that count pages have at least this many lines of text between them. */
const SHORTEST_PAGE = 6;

/**
 * Lone numbers that count pages: they stand at a page's edge, or rise by one through the document.
 * `at` and `edges` are places among the lines with text; `filled` turns them into lines.
 */
function pageNumbers(
  at: number[],
  lines: SourceLine[],
  filled: number[],
  edges: Set<number | undefined>,
): number[] {
  const value = (place: number) => Number(lines[filled[place] ?? 0]?.text.replace(/\D/g, ""));
  const follows = (place: number, n: number) => {
    const before = at[n - 1];
    if (before === undefined) return true;
    return value(place) === value(before) + 1 && place - before > SHORTEST_PAGE;
  };
  const rising = at.length >= 2 && at.every(follows);
  return at.flatMap((place) => {
    const index = filled[place] ?? 0;
    return rising || edges.has(index) ? [index] : [];
  });
}

/** The lines with text of each page; one page when the text has no form feeds. */
function pagesOf(lines: SourceLine[], filled: number[]): number[][] {
  const pages: number[][] = [[]];
  for (const index of filled) {
    if (lines[index]?.startsPage && pages.at(-1)?.length) pages.push([]);
    pages.at(-1)?.push(index);
  }
  return pages;
}

/** Indexes whose key stands on different lines in at least `least` of the groups. */
function repeated(groups: number[][], lines: SourceLine[], least: number): number[] {
  const seen = new Map<string, { groups: Set<number>; lines: Set<number> }>();
  const key = (index: number) => repeatKey(lines[index]?.text ?? "");
  groups.forEach((group, number) => {
    for (const index of group) {
      const entry = seen.get(key(index)) ?? { groups: new Set(), lines: new Set() };
      entry.groups.add(number);
      entry.lines.add(index);
      seen.set(key(index), entry);
    }
  });
  return groups.flat().filter((index) => {
    const entry = seen.get(key(index));
    return entry !== undefined && Math.min(entry.groups.size, entry.lines.size) >= least;
  });
}

/** Running headers without page numbers or form feeds: the same title line three times and more. */
function titleRepeats(lines: SourceLine[], candidates: number[]): number[] {
  const count = new Map<string, number>();
  const key = (index: number) => lines[index]?.text.toLowerCase().replace(/\s+/g, " ") ?? "";
  for (const index of candidates) count.set(key(index), (count.get(key(index)) ?? 0) + 1);
  return candidates.filter((index) => {
    const text = lines[index]?.text ?? "";
    return (count.get(key(index)) ?? 0) >= 3 && HEADER_WORD.test(text) && !/[.!?:]$/.test(text);
  });
}

/** Lines near page marks, page edges and titles that come back through the document. */
function runningLines(lines: SourceLine[], filled: number[], pages: number[][]): number[] {
  const text = (index: number) => lines[index]?.text ?? "";
  const open = filled.filter(
    (index) => text(index).length <= LONGEST_FURNITURE && !isContent(text(index)),
  );
  const isOpen = new Set(open);
  /** The first lines of a run, as far as they may be a header: a § or an att-sats ends it. */
  const headerOf = (run: number[]) => {
    const end = run.findIndex((index) => !isOpen.has(index));
    return run.slice(0, Math.min(EDGE, end < 0 ? run.length : end));
  };
  const withPage = open.filter((index) => HAS_PAGE.test(text(index)));
  const place = new Map(filled.map((index, order) => [index, order]));
  const around = withPage.map((index) => {
    const order = place.get(index) ?? 0;
    const above = filled.slice(Math.max(0, order - EDGE), order).reverse();
    return [index, ...headerOf(above), ...headerOf(filled.slice(order + 1, order + 1 + EDGE))];
  });
  const edges = pages.length < 2 ? [] : pages;
  const byEdge = edges.map((page) => [
    ...new Set([...headerOf(page.slice(0, EDGE)), ...headerOf(page.slice(-EDGE).reverse())]),
  ]);
  const alone = withPage.map((index) => [index]);
  return [
    ...repeated(alone, lines, 2),
    ...repeated(around, lines, 2),
    ...repeated(byEdge, lines, Math.max(2, Math.ceil(byEdge.length * 0.4))),
    ...titleRepeats(lines, open),
  ];
}

/**
 * Indexes of the lines that are page furniture: `sure` by what they say, `running` because they come back.
 * A running line on the first page may be the document's own title.
 */
export function furnitureOf(lines: SourceLine[]): { sure: Set<number>; running: Set<number> } {
  const filled = lines.flatMap((line, index) => (line.text === "" ? [] : [index]));
  const text = (index: number) => lines[index]?.text ?? "";
  const pages = pagesOf(lines, filled);
  const edges = pages.length < 2 ? [] : pages.flatMap((page) => [page[0], page.at(-1)]);
  const numbers = filled.flatMap((index, order) => (LONE_NUMBER.test(text(index)) ? [order] : []));
  const sure = filled.filter(
    (index) =>
      text(index).length <= LONGEST_FURNITURE &&
      (isPictureNote(text(index)) ||
        LONE_PAGE.test(text(index)) ||
        SIGN_BOX.test(text(index)) ||
        isTableRule(text(index))),
  );
  return {
    sure: new Set([...sure, ...pageNumbers(numbers, lines, filled, new Set(edges))]),
    running: new Set(runningLines(lines, filled, pages)),
  };
}
