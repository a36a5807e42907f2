/** What is asked of the diarium, and what the address says of it. */
import { allDirections, type DiaryNumber, type Direction, readDiaryNumber } from "./handling.ts";

export type DiarySelection = {
  /** Words as they were typed. */
  words: string;
  year: number | null;
  direction: Direction | null;
  /** The number of an akt's first handling. */
  dossier: DiaryNumber | null;
};

/** The fields of the form, as addresses have them. */
export const diaryFields = ["ord", "ar", "riktning", "akt"] as const;
export type TypedDiary = Record<(typeof diaryFields)[number], string>;

/** What an address asks for; what cannot be read narrows nothing and is told. */
export function readDiarySelection(typed: TypedDiary): {
  selection: DiarySelection;
  faults: { field: string; text: string }[];
} {
  const faults: { field: string; text: string }[] = [];
  const year = typed.ar.trim();
  const dossier = typed.akt.trim();
  if (year !== "" && !/^[0-9]{4}$/.test(year)) {
    faults.push({ field: "ar", text: "Skriv året med fyra siffror, till exempel 2026." });
  }
  if (dossier !== "" && !readDiaryNumber(dossier)) {
    faults.push({ field: "akt", text: "Skriv ett diarienummer, till exempel 2026:14." });
  }
  return {
    selection: {
      words: typed.ord,
      year: /^[0-9]{4}$/.test(year) ? Number(year) : null,
      direction: allDirections.find((one) => one === typed.riktning) ?? null,
      dossier: readDiaryNumber(dossier),
    },
    faults,
  };
}
