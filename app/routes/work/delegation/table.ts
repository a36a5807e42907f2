import type { LoaderFunctionArgs } from "@remix-run/node";
import { sha256 } from "#db/queries/events.server.ts";
import { csvText } from "../../../documents/csv.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { decisionRows } from "./decisionsView.server.ts";

const header = [
  ...["Nummer", "Dag", "Grupp", "Beslutsfattare", "Beslut", "Objekt", "Leverantör"],
  ...["Belopp (kr)", "Rättar", "Ersatt av", "Taget tillbaka", "Skäl", "Sammanträde", "Paragraf"],
  "Justerat",
];

const yes = (is: boolean): string => (is ? "ja" : "");

/** Every delegationsbeslut as a table for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const rows = (await decisionRows(desk)).map((row) => [
    ...[row.number, row.decidedOn, row.groupTitle, row.delegateName, row.what, row.object],
    ...[row.supplier, row.ore === null ? "" : (row.ore / 100).toFixed(2).replace(".", ",")],
    ...[row.correctsNumber ?? "", row.correctedBy ?? "", yes(row.isVoid), row.reason],
    ...[
      row.place?.date ?? "",
      String(row.place?.number ?? ""),
      yes(row.place?.isApproved === true),
    ],
  ]);
  const bytes = new TextEncoder().encode(csvText([header, ...rows]));
  const name = `delegationsbeslut-${desk.association.slug}.csv`;
  return fileResponse(
    { bytes, media_type: "text/csv;charset=utf-8" },
    name,
    sha256(bytes),
    "attachment",
  );
}
