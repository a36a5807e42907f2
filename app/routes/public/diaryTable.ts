import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  diaryNumber,
  directions,
  handlingKinds,
  type PublicHandling,
} from "../../domain/diary/handling.ts";
import { allDiaryRows, diaryTable } from "../diaryPages.server.ts";
import { requirePublicDiary } from "./publicDiary.server.ts";

const header = ["Diarienummer", "Riktning", "Dag", "Från eller till", "Gäller", "Slag", "Hör till"];
const notShown = "visas inte";

const tableRow = (row: PublicHandling): string[] => [
  ...[diaryNumber(row), directions[row.direction], row.date, row.counterpart ?? notShown],
  ...[row.subject ?? notShown, handlingKinds[row.kind]],
  row.dossier ? diaryNumber(row.dossier) : "",
];

/** What everybody may read, as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { association, rowsOf } = await requirePublicDiary(context, params.association);
  const rows = await allDiaryRows(new URL(request.url).searchParams, rowsOf);
  const response = diaryTable([header, ...rows.map(tableRow)], association.slug);
  response.headers.set("X-Robots-Tag", "noindex, nofollow");
  return response;
}
