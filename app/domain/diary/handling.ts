/**
 * The diarium: each allmän handling with its number, its day, its counterpart and in short what it is about. What is said of
 * it may be corrected, and what stood before is kept; the number and the day of registering never change.
 * @see TF 2:4, 2:9, 2:10 · OSL 5:1, 5:2
 */
import type { LegalDate } from "../calendar.ts";

/** How a handling became allmän. @see TF 2:9, 2:10 */
export const directions = {
  received: "Inkommen",
  drawnUp: "Upprättad",
  sent: "Expedierad",
} as const;

export type Direction = keyof typeof directions;
export const allDirections = Object.keys(directions) as Direction[];

/** What a handling is. */
export const handlingKinds = {
  letter: "Skrivelse",
  application: "Ansökan",
  agreement: "Avtal",
  decision: "Beslut",
  minutes: "Protokoll",
  summons: "Kallelse",
  report: "Rapport",
  appeal: "Överklagande",
  request: "Begäran om handling",
  other: "Annan handling",
} as const;

export type HandlingKind = keyof typeof handlingKinds;
export const allHandlingKinds = Object.keys(handlingKinds) as HandlingKind[];

/** What is said of a handling. */
export type HandlingText = {
  /** The day it came in, was drawn up or went. */
  date: LegalDate;
  direction: Direction;
  /** From whom it came or to whom it went; empty where nobody else has a part in it. */
  counterpart: string;
  /** Not everybody is told the name: a private person's, or one that may itself be secret. */
  isNameProtected: boolean;
  /** What everybody may read of what it is about. */
  publicSubject: string;
  /** What only the office reads. */
  protectedSubject: string;
  kind: HandlingKind;
  /** The first handling of the akt that it belongs to; null = it stands alone, or is itself the first. */
  dossierId: string | null;
  file: HandlingFile | null;
  /** Where it is kept when it is no file here. */
  keptWhere: string;
  /** The bestämmelse of a sekretessmarkering; empty = not marked. A reminder, never a decision. @see OSL 5:5 */
  secrecy: string;
};

export type HandlingFile = { sha256: string; filename: string; mediaType: string };

/** A number of the diarium: "2026:14" is year 2026 and serial 14. */
export type DiaryNumber = { year: number; serial: number };

export type DiaryEntry = DiaryNumber &
  HandlingText & {
    id: string;
    /** The day it got its number, which is the year of the number too. */
    registeredOn: LegalDate;
    /** Goes up by one with each correction; 1 = as it was registered. */
    revision: number;
    /** What in Paragraf it is, e.g. "minutes:3f2a…"; null = registered by hand. */
    origin: string | null;
  };

/** "2026:14". */
export const diaryNumber = ({ year, serial }: DiaryNumber): string => `${year}:${serial}`;

/** "2026-14": the number as it stands in an address. */
export const diaryPath = ({ year, serial }: DiaryNumber): string => `${year}-${serial}`;

/** Reads "2026:14", and "2026-14" as addresses have it; null when it is no such number. */
export function readDiaryNumber(words: string): DiaryNumber | null {
  const [, year, serial] = /^([0-9]{4})[:-]([1-9][0-9]{0,6})$/.exec(words.trim()) ?? [];
  return year && serial ? { year: Number(year), serial: Number(serial) } : null;
}

/** What everybody may read of a handling. */
export type PublicHandling = DiaryNumber &
  Pick<HandlingText, "date" | "direction" | "kind"> & {
    /** Null when it is protected. */
    counterpart: string | null;
    /** Null when all of it is protected. */
    subject: string | null;
    /** The number of the akt's first handling. */
    dossier: DiaryNumber | null;
  };

/** The public part: never the protected subject, and no protected name. @see OSL 5:2 */
export const publicPart = (
  { year, serial, ...text }: DiaryEntry,
  dossier: DiaryNumber | null,
): PublicHandling => ({
  ...{ year, serial, dossier, date: text.date, direction: text.direction, kind: text.kind },
  counterpart: text.isNameProtected ? null : text.counterpart,
  subject: text.publicSubject === "" ? null : text.publicSubject,
});

const searched = (...words: readonly string[]): string =>
  words
    .filter((one) => one !== "")
    .join("\n")
    .toLowerCase()
    .normalize("NFC");

/** What the office finds a handling by. */
export const officeWords = (number: DiaryNumber, text: HandlingText): string =>
  searched(
    diaryNumber(number),
    text.publicSubject,
    text.protectedSubject,
    text.counterpart,
    handlingKinds[text.kind],
    text.keptWhere,
    text.file?.filename ?? "",
  );

/** What everybody finds it by: a search must not tell what is not shown. */
export const publicWords = (number: DiaryNumber, text: HandlingText): string =>
  searched(
    diaryNumber(number),
    text.publicSubject,
    text.isNameProtected ? "" : text.counterpart,
    handlingKinds[text.kind],
  );

/** What is looked for: every word, in any order. */
export const wordsSought = (typed: string): string[] =>
  searched(typed.trim())
    .split(/\s+/)
    .filter((one) => one !== "")
    .slice(0, 10);
