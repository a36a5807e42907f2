/** A förbund that keeps its diarium here, and what is registered in it, for tests of commands. */
import { beginDiary, registerHandling, type TypedHandling } from "#app/commands/diary.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { diaryNumber } from "#app/domain/diary/handling.ts";
import type { DiarySelection } from "#app/domain/diary/selection.ts";
import { diaryRows } from "#db/queries/diary.server.ts";
import type { TestOffice } from "./office.ts";
import { board, type TestBoard, value } from "./story.ts";

export const handling = (about: Partial<TypedHandling> = {}): TypedHandling => ({
  ...{ date: legalDate("2026-03-02"), direction: "received", counterpart: "Region Mittland" },
  ...{ isNameProtected: false, publicSubject: "Ansökan om medel", protectedSubject: "" },
  ...{ kind: "application", dossier: null, upload: null, keptWhere: "Pärmen", secrecy: "" },
  ...about,
});

/** A board whose diarium begins now. */
export async function diaryBoard(office: TestOffice, slug = "provet"): Promise<TestBoard> {
  const b = await board(office, slug);
  value(await beginDiary(office, b.as("secretary"), null));
  return b;
}

/** Registers a handling by the sekreterare; answers its id and number. */
export const registered = async (
  office: TestOffice,
  b: TestBoard,
  about: Partial<TypedHandling> = {},
) => value(await registerHandling(office, b.as("secretary"), handling(about)));

export const everything: DiarySelection = { words: "", year: null, direction: null, dossier: null };

/** Every handling, the lowest number first. */
export const wholeDiary = async (office: TestOffice, b: TestBoard) =>
  (await diaryRows(office.db, b.associationId, everything, { after: null, most: 500 })).reverse();

export const numbersIn = async (office: TestOffice, b: TestBoard) =>
  (await wholeDiary(office, b)).map(diaryNumber);
