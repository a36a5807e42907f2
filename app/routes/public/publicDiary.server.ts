/** A förbund whose diarium everybody may read, and the rows of it. */
import { associationBySlug } from "#db/queries/associations.server.ts";
import { diaryStart, type OpenHandling, publicDiaryRows } from "#db/queries/diary.server.ts";
import { notFound, officeOf } from "../../session.server.ts";
import type { AskedRows } from "../diaryPages.server.ts";

/** 404 where there is no such förbund, and where it keeps its diarium elsewhere. */
export async function requirePublicDiary(context: unknown, slug: string | undefined) {
  const { db, publicUrl } = officeOf(context);
  const association = await associationBySlug(db, slug ?? "");
  const start = association && (await diaryStart(db, association.id));
  if (!association || !start) throw notFound();
  const rowsOf: AskedRows<OpenHandling> = (selection, page) =>
    publicDiaryRows(db, association.id, selection, page);
  return { association, start, publicUrl, rowsOf };
}
