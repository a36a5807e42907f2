import type { LoaderFunctionArgs } from "@remix-run/node";
import type { OpenHandling } from "#db/queries/diary.server.ts";
import { diaryNumber, directions, handlingKinds } from "../../domain/diary/handling.ts";
import { allDiaryRows, diaryTable } from "../diaryPages.server.ts";
import { requirePublicDiary } from "./publicDiary.server.ts";

const header = [
  ...["Diarienummer", "Riktning", "Dag", "Från eller till", "Gäller", "Slag", "Hör till"],
  "Läses här",
];
const notShown = "visas inte";

const tableRow = (row: OpenHandling, publicUrl: string): string[] => [
  ...[diaryNumber(row), directions[row.direction], row.date, row.counterpart ?? notShown],
  ...[row.subject ?? notShown, handlingKinds[row.kind]],
  ...[row.dossier ? diaryNumber(row.dossier) : "", row.address ? publicUrl + row.address : ""],
];

/** What everybody may read, as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { association, publicUrl, rowsOf } = await requirePublicDiary(context, params.association);
  const rows = await allDiaryRows(new URL(request.url).searchParams, rowsOf);
  const table = [header, ...rows.map((row) => tableRow(row, publicUrl))];
  const response = diaryTable(table, association.slug);
  response.headers.set("X-Robots-Tag", "noindex, nofollow");
  return response;
}
