/** The diarium a page at a time, for the office and for everybody alike: what the address asks for, and what leads on. */
import { sha256 } from "#db/queries/events.server.ts";
import { csvText } from "../documents/csv.ts";
import { type DiaryNumber, diaryNumber, readDiaryNumber } from "../domain/diary/handling.ts";
import {
  type DiarySelection,
  diaryFields,
  readDiarySelection,
  type TypedDiary,
} from "../domain/diary/selection.ts";
import { fileResponse } from "./fileResponse.server.ts";

const PAGE = 50;

/** What the address asks for, as it was typed. */
export function typedDiary(query: URLSearchParams): TypedDiary {
  const typed = diaryFields.map((field) => [field, (query.get(field) ?? "").slice(0, 100)]);
  return Object.fromEntries(typed) as TypedDiary;
}

/** Rows of a selection from a number on, so many at most. */
export type AskedRows<Row> = (
  selection: DiarySelection,
  page: { after: DiaryNumber | null; most: number },
) => Promise<Row[]>;

/** A page of fifty, with what leads on; the same for the office and for everybody. */
export async function diaryPage<Row extends DiaryNumber>(
  query: URLSearchParams,
  rowsOf: AskedRows<Row>,
) {
  const typed = typedDiary(query);
  const { selection, faults } = readDiarySelection(typed);
  const after = readDiaryNumber(query.get("efter") ?? "");
  const found = await rowsOf(selection, { after, most: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const own = new URLSearchParams(Object.entries(typed).filter(([, words]) => words.trim() !== ""));
  const next = new URLSearchParams(own);
  const last = rows.at(-1);
  if (last) next.set("efter", diaryNumber(last));
  return {
    ...{ typed, rows, query: own.toString(), isFirst: after === null },
    refusals: faults.map((fault) => ({ ...fault, rule: null, source: null })),
    next: found.length > PAGE ? next.toString() : null,
  };
}

/** Every row that the address asks for, a page at a time. */
export async function allDiaryRows<Row extends DiaryNumber>(
  query: URLSearchParams,
  rowsOf: AskedRows<Row>,
): Promise<Row[]> {
  const { selection } = readDiarySelection(typedDiary(query));
  const all: Row[] = [];
  for (let after: DiaryNumber | null = null; ; after = all.at(-1) ?? null) {
    const page: Row[] = await rowsOf(selection, { after, most: 500 });
    all.push(...page);
    if (page.length < 500) return all;
  }
}

/** Rows as a file for a spreadsheet. */
export function diaryTable(table: readonly (readonly string[])[], slug: string): Response {
  const bytes = new TextEncoder().encode(csvText(table));
  const file = { bytes, media_type: "text/csv;charset=utf-8" };
  return fileResponse(file, `diarium-${slug}.csv`, sha256(bytes), "attachment");
}
