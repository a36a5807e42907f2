import type { LoaderFunctionArgs } from "@remix-run/node";
import type { DiaryRow } from "#db/queries/diary.server.ts";
import { diaryNumber, directions, handlingKinds } from "../../../domain/diary/handling.ts";
import { isLate } from "../../../domain/diary/registration.ts";
import { allDiaryRows, diaryTable } from "../../diaryPages.server.ts";
import { officeRows, requireDiary } from "./diaryDesk.server.ts";

const header = [
  ...["Diarienummer", "Registrerad", "Riktning", "Dag", "Från eller till", "Namnet skyddat"],
  ...["Gäller", "Bara för kansliet", "Slag", "Akt", "Fil", "Kontrollsumma", "Finns i"],
  ...["Sekretessmarkering", "Registrerad för sent", "Rättad"],
];

const yes = (is: boolean): string => (is ? "ja" : "");

const tableRow = (row: DiaryRow): string[] => [
  ...[diaryNumber(row), row.registeredOn, directions[row.direction], row.date, row.counterpart],
  ...[yes(row.isNameProtected), row.publicSubject, row.protectedSubject, handlingKinds[row.kind]],
  ...[row.dossier ? diaryNumber(row.dossier) : "", row.file?.filename ?? ""],
  ...[row.file?.sha256 ?? "", row.keptWhere, row.secrecy, yes(isLate(row)), yes(row.revision > 1)],
];

/** All that the address asks for, as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const rows = await allDiaryRows(new URL(request.url).searchParams, officeRows(desk));
  return diaryTable([header, ...rows.map(tableRow)], desk.association.slug);
}
