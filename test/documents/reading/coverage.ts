/**
 * Checks that a reader kept every character: the source's lines, squeezed to what is seen and without markup,
 * must be told by the result in the same order, and the result must tell nothing else.
 */
import type { ImportedMinutes, ImportedParagraph } from "#app/documents/reading/importedMinutes.ts";

/** What is seen of a text: no space, no invisible characters, no stars and bars. */
const seen = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\s\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff*|]/gu, "")
    .replace(/(?<!_)__(?!_)/g, "");

/** What is seen of a source line, its markup taken away. */
const seenInSource = (line: string): string =>
  seen(
    line
      .replace(/^\s*(?:>\s?)+/, "")
      .replace(/^\s*#{1,6}(?=\s)/, "")
      .replace(/\s#{1,6}\s*$/, "")
      .replace(/<br\s*\/?>/gi, "")
      .replace(/\\(?=[\\`*_{}[\]()#+\-.!|>~§])/g, ""),
  );

function toldBy(paragraph: ImportedParagraph): string[] {
  const { beteckning, rubrik, diarienummer, bilagenot, sektioner } = paragraph;
  const body = sektioner.flatMap((section) => [
    section.text,
    section.beslutsmening ?? "",
    ...section.beslut,
  ]);
  const [heading, number, note] = [rubrik ?? "", diarienummer ?? "", bilagenot ?? ""];
  const orders = [
    [heading, number, note],
    [heading, note, number],
    [number, heading, note],
  ];
  return orders.map((order) => [beteckning, ...order, ...body].map(seen).join(""));
}

type Loss = { row: number; text: string };

/** Lines of one paragraf that its telling lacks, and what the telling has too much of. */
function lossesIn(lines: Loss[], told: string, uncertain: Set<string>): Loss[] {
  const losses: Loss[] = [];
  let at = 0;
  for (const { row, text } of lines) {
    if (told.startsWith(text, at)) at += text.length;
    else if (!uncertain.has(`${row}:${text}`)) losses.push({ row, text });
  }
  if (at < told.length)
    losses.push({ row: 0, text: `finns inte i källan: ${told.slice(at, at + 80)}` });
  return losses;
}

/**
 * Lines of the source that the result does not tell, word for word and in order; empty when nothing is lost.
 * `mayDrop` says which lines the test holds for page furniture; a line dropped as such that is none is a loss.
 */
export function losses(
  source: string,
  imported: ImportedMinutes,
  mayDrop: (text: string) => boolean,
): Loss[] {
  const uncertain = new Set(imported.osakert.map(({ rad, text }) => `${rad}:${seen(text)}`));
  const placed = new Set(imported.utanforParagrafer.map(({ rad, text }) => `${rad}:${seen(text)}`));
  const hyphens = new Set(
    imported.sidelement.flatMap(({ rad, text }) => (text === "-" ? [rad] : [])),
  );
  const dropped = new Set(
    imported.sidelement.flatMap(({ rad, text }) => (text === "-" ? [] : [rad])),
  );
  const found: Loss[] = [];
  const inside = new Map<number, Loss[]>();
  source.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const row = index + 1;
    const whole = seenInSource(raw);
    const text = hyphens.has(row) ? whole.slice(0, -1) : whole;
    if (text === "" || placed.has(`${row}:${text}`)) return;
    if (dropped.has(row)) {
      if (!mayDrop(raw.trim())) found.push({ row, text: raw });
      return;
    }
    const owner = imported.paragrafer.findLast((paragraph) => paragraph.rad <= row);
    if (owner) inside.set(owner.rad, [...(inside.get(owner.rad) ?? []), { row, text }]);
    else if (!uncertain.has(`${row}:${text}`)) found.push({ row, text: raw });
  });
  for (const paragraph of imported.paragrafer) {
    const lines = inside.get(paragraph.rad) ?? [];
    const tellings = toldBy(paragraph).map((told) => lossesIn(lines, told, uncertain));
    found.push(...(tellings.find((telling) => telling.length === 0) ?? tellings[0] ?? []));
  }
  return found;
}
