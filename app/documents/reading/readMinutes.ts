/**
 * Reads an old protokoll: text in, structure out. Nothing in the source is dropped: a line is part of a paragraf,
 * part of the first or last page, page furniture, or reported as uncertain.
 */
import { accepted, type Result, refused } from "#app/domain/result.ts";
import { findTimes } from "#app/domain/words/dates.ts";
import { namesIn } from "#app/domain/words/people.ts";
import { abstentionsIn } from "./abstentions.ts";
import { type Facts, factsOf } from "./facts.ts";
import type { ImportedMinutes, ImportedParagraph, Uncertain } from "./importedMinutes.ts";
import { bodyLines, type Layout, layoutOf, outsideLines } from "./layout.ts";
import { addAll } from "./lists.ts";
import { readOutside } from "./outside.ts";
import { readParagraph } from "./paragraph.ts";
import type { ParagraphMark } from "./paragraphMarks.ts";
import { lineWidth } from "./pieces.ts";
import { sourceLines } from "./sourceLines.ts";

type Body = { paragraphs: ImportedParagraph[]; uncertain: Uncertain[]; hyphens: number[] };

function readBody(layout: Layout): Body {
  const { marks, disordered } = layout.marks;
  const width = lineWidth(layout.lines);
  const body: Body = { paragraphs: [], uncertain: [], hyphens: [] };
  marks.forEach((mark, n) => {
    const end = marks[n + 1]?.index ?? layout.end;
    const [first, ...below] = bodyLines(layout, mark.index, end);
    const read = readParagraph(mark, rowOf(layout, mark), first, below, width);
    body.paragraphs.push(read.paragraph);
    addAll(body.uncertain, read.uncertain);
    addAll(body.hyphens, read.hyphens);
    if (disordered.has(mark.index)) {
      const varfor = "Paragrafens nummer bryter ordningen i protokollet.";
      body.uncertain.push({ rad: rowOf(layout, mark), text: first?.text ?? "", varfor });
    }
  });
  return body;
}

const rowOf = (layout: Layout, mark: ParagraphMark): number =>
  layout.lines[mark.index]?.row ?? mark.index + 1;

/** A board is smaller; a longer list is no list of a board. */
const MOST_KNOWN = 200;
/** Characters of one paragraf that are searched for names: some thirty pages. */
const LONGEST_PARAGRAPH = 100_000;

/** Who stayed out of each paragraf, read when it is known who was there. */
function addAbstentions(body: Body, facts: Facts): void {
  const known = facts.narvaro.slice(0, MOST_KNOWN).map((person) => person.namn);
  for (const paragraph of body.paragraphs) {
    const parts = paragraph.sektioner.flatMap((section) => [section.text, ...section.beslut]);
    const context = { known, chair: facts.ordforande };
    const text = parts.join("\n").slice(0, LONGEST_PARAGRAPH);
    const { abstentions, nameless } = abstentionsIn(text, context);
    paragraph.deltogInte = abstentions;
    for (const sentence of nameless) {
      const varfor = `Någon tog inte del i § ${paragraph.nr}, men det går inte att läsa vem.`;
      body.uncertain.push({ rad: paragraph.rad, text: sentence, varfor });
    }
  }
}

/** Who was chosen to adjust, as the paragraf about it says; for protokoll whose first page does not. */
function chosenAdjusters(paragraphs: ImportedParagraph[]): string[] {
  const choice = paragraphs.find((paragraph) => /juster/i.test(paragraph.rubrik ?? ""));
  const words = choice?.beslut.find((clause) => /juster/i.test(clause)) ?? choice?.text ?? "";
  return /juster/i.test(words) ? namesIn(words) : [];
}

/** The chair signs among the adjusters, but is none. */
function adjusters(
  signed: string[],
  paragraphs: ImportedParagraph[],
  chair: string | null,
): string[] {
  const others = signed.filter((name) => name !== chair);
  if (others.length > 0) return others;
  return signed.length > 0 ? signed : chosenAdjusters(paragraphs);
}

/** Who led, when only the opening tells: "Ordföranden Eva Lind öppnar mötet." */
const openingChair = (paragraphs: ImportedParagraph[]): string | null => {
  const told = /[Oo]rdföranden?,?\s+(\p{Lu}.{0,60})/u.exec(paragraphs[0]?.text.slice(0, 400) ?? "");
  return namesIn(told?.[1] ?? "")[0] ?? null;
};

/** When the last paragraf says that the meeting closed. */
function closingTime(paragraphs: ImportedParagraph[]): string | null {
  const last = paragraphs.at(-1);
  const told = /(?:avslut|slut)[^.]{0,60}?(kl(?:ockan|\.)?\s*\d{1,2}(?:[.:]\d{2})?)/i.exec(
    last?.text.slice(0, 2000) ?? "",
  );
  return told?.[1] ? (findTimes(told[1])?.from ?? null) : null;
}

/** The range stated, and a remark where the paragrafer found differ from it. */
function rangeRemark(facts: Facts, paragraphs: ImportedParagraph[]): Uncertain[] {
  const numbers = paragraphs.map((paragraph) => paragraph.nr);
  const from = numbers.reduce((a, b) => Math.min(a, b));
  const to = numbers.reduce((a, b) => Math.max(a, b));
  if (!facts.range || (facts.range.from === from && facts.range.to === to)) return [];
  const { from: saidFrom, to: saidTo, row, text } = facts.range;
  const varfor = `Protokollet säger sig omfatta § ${saidFrom}–${saidTo}, men i texten finns § ${from}–${to}.`;
  return [{ rad: row, text, varfor }];
}

const NO_PARAGRAPHS = "Filen ser inte ut som ett protokoll: den har inga paragrafer (§).";
const NO_MEETING =
  "Filen ser inte ut som ett protokoll: den har paragrafer (§), men varken sammanträdesdatum, närvarande eller beslut.";

/** A protokoll of a thousand pages has some 60 000 lines; more would only take the office's time. */
export const MOST_LINES = 100_000;
const TOO_LONG =
  "Filen har fler än 100 000 rader, och det är mer än ett protokoll. Välj en fil för varje sammanträde.";

function hasMoreLines(text: string, most: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(/\r\n|\n|\r/g)) if (++count >= most) return true;
  return false;
}

/** Statutes have paragrafer too; only a protokoll tells of a day, of people or of decisions. */
const isMeeting = (facts: Facts, body: Body): boolean =>
  facts.sammantradesdatum !== null ||
  facts.narvaro.length > 0 ||
  body.paragraphs.some((paragraph) => paragraph.sektioner.some((one) => one.beslutsmening)) ||
  /protokoll/i.test(facts.titel ?? "");

/** Running headers that are searched for the förbund's name and the day. */
const MOST_HEADERS = 40;

/** What was left out of the text because it belongs to the page or to a line's end. */
function pageParts(layout: Layout, hyphens: number[]): ImportedMinutes["sidelement"] {
  const furniture = [...layout.furniture].map((index) => ({
    rad: layout.lines[index]?.row ?? 0,
    text: layout.lines[index]?.text ?? "",
  }));
  const divided = hyphens.map((rad) => ({ rad, text: "-" }));
  return [...furniture, ...divided].sort((a, b) => a.rad - b.rad);
}

/**
 * Reads a protokoll's text. Refuses a text without paragrafer, and one that tells of no meeting; never throws.
 * @see ImportedMinutes for the shape
 */
export function readMinutes(text: string): Result<ImportedMinutes> {
  if (hasMoreLines(text, MOST_LINES)) return refused(TOO_LONG);
  const layout = layoutOf(sourceLines(text));
  if (!layout) return refused(NO_PARAGRAPHS);
  const { pages, attachments } = outsideLines(layout);
  const outside = readOutside(pages);
  const body = readBody(layout);
  const sidelement = pageParts(layout, body.hyphens);
  const facts = factsOf(
    outside,
    sidelement.slice(0, MOST_HEADERS).map((line) => line.text),
  );
  if (!isMeeting(facts, body)) return refused(NO_MEETING);
  addAbstentions(body, facts);
  const ordforande = facts.ordforande ?? openingChair(body.paragraphs);
  const { range, uncertain, titel, forvaras, franvarande, tid, ...meeting } = facts;
  const osakert = [
    ...outside.uncertain,
    ...uncertain,
    ...body.uncertain,
    ...rangeRemark(facts, body.paragraphs),
  ].sort((a, b) => a.rad - b.rad);
  const bilagor = attachments.map((line) => ({
    rad: line.row,
    text: line.text,
    tolkatSom: "bilaga",
  }));
  return accepted({
    ...meeting,
    fran: range?.from ?? body.paragraphs[0]?.nr ?? null,
    till: range?.to ?? body.paragraphs.at(-1)?.nr ?? null,
    ordforande,
    justerare: adjusters(facts.justerare, body.paragraphs, ordforande),
    paragrafer: body.paragraphs,
    osakert,
    titel,
    tid: { ...tid, slutar: tid.slutar ?? closingTime(body.paragraphs) },
    franvarande,
    forvaras,
    utanforParagrafer: [...outside.placed, ...bilagor],
    sidelement,
  });
}
