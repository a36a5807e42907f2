/** An invented förbund's old protokoll as files. */
import { Document, Packer, Paragraph } from "docx";
import { pdfFile } from "#test/documents/reading/files.ts";

export type OldMinutes = {
  date: string;
  from: number;
  /** Headings of the ärenden; each gets the next number. */
  headings: string[];
  approvedOn?: string;
  postedOn?: string;
  organ?: string;
};

/** The lines of a protokoll as it was written on paper. */
export function linesOf(about: OldMinutes): string[] {
  const { date, from, headings, approvedOn, postedOn } = about;
  const dates = [
    ...(approvedOn ? [`Justeringsdatum: ${approvedOn}`] : []),
    ...(postedOn ? [`Anslagsdatum: ${postedOn}`] : []),
  ];
  const front = [
    about.organ ?? "Samordningsförbundet Norrsund",
    "Sammanträdesprotokoll",
    `Sammanträdesdatum: ${date}`,
    "Plats: Kommunhuset, Norrsund",
    "Närvarande ordinarie ledamöter",
    "Anna Ek, Region Mittland, ordförande",
    "Per Alm, Norrsunds kommun",
    "Lena Gran, Försäkringskassan",
    "Omar Lind, Arbetsförmedlingen",
    "Övriga närvarande",
    "Ida Sjö, sekreterare",
    `Protokollet omfattar § ${from} - ${from + headings.length - 1}`,
    "Justerare: Per Alm",
    ...dates,
  ];
  const paragrafer = headings.flatMap((heading, at) => [
    `§ ${from + at} ${heading}`,
    "Förbundschefen berättar om läget.",
    ...(/Budget|Årsredovisning/.test(heading)
      ? ["Styrelsen beslutade", `Att fastställa ${heading.toLowerCase()}.`]
      : []),
  ]);
  return [...front, ...paragrafer];
}

export const asText = (about: OldMinutes): string => `${linesOf(about).join("\n\n")}\n`;

export async function asWord(about: OldMinutes): Promise<Uint8Array> {
  const children = linesOf(about).map((line) => new Paragraph(line));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

export const asPdf = (about: OldMinutes): Promise<Uint8Array> =>
  pdfFile([linesOf(about).map((text) => ({ text, gap: /^§/.test(text) }))]);
