/** What a correction changed, in words: what stood before is read beside what stands now. */
import { dateText } from "../calendar.ts";
import {
  type DiaryNumber,
  diaryNumber,
  directions,
  type HandlingText,
  handlingKinds,
} from "./handling.ts";

type Said = HandlingText & { dossier: DiaryNumber | null };

export type TextChange = { what: string; from: string; to: string };

const rows: [string, (text: Said) => string][] = [
  ["Dag", ({ date }) => dateText(date)],
  ["Riktning", ({ direction }) => directions[direction]],
  ["Från eller till", ({ counterpart }) => counterpart],
  ["Namnet skyddat", ({ isNameProtected }) => (isNameProtected ? "ja" : "nej")],
  ["Gäller", ({ publicSubject }) => publicSubject],
  ["Gäller, bara för kansliet", ({ protectedSubject }) => protectedSubject],
  ["Slag", ({ kind }) => handlingKinds[kind]],
  ["Akt", ({ dossier }) => (dossier ? diaryNumber(dossier) : "")],
  ["Fil", ({ file }) => (file ? `${file.filename} (${file.sha256.slice(0, 12)})` : "")],
  ["Finns i", ({ keptWhere }) => keptWhere],
  ["Sekretessmarkering", ({ secrecy }) => secrecy],
];

/** Each thing that says something else than before; an empty side is an empty text. */
export const changesOfText = (before: Said, after: Said): TextChange[] =>
  rows.flatMap(([what, words]) => {
    const [from, to] = [words(before), words(after)];
    return from === to ? [] : [{ what, from, to }];
  });
