/** Reading in a table of risks: first what was read is shown, then the sound rows are saved and the others stay. */
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { riskAnalysesOf } from "#db/queries/risk.server.ts";
import { importRisks } from "../../../commands/risks.server.ts";
import { holderValue } from "../../../domain/attest/rightInput.ts";
import { namedHolder } from "../../../domain/namedHolder.ts";
import { accepted, type Refusal, type Result, refused } from "../../../domain/result.ts";
import type { RiskText } from "../../../domain/risk/risk.ts";
import {
  dayOffNote,
  type RiskField,
  readRisk,
  riskFields,
  type TypedRisk,
} from "../../../domain/risk/riskInput.ts";
import { readRiskTable, sameRisk } from "../../../domain/risk/riskTable.ts";
import { decodeTable } from "../../../domain/tableText.ts";
import type { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { type Preview, type PreviewRow, rowPrefix } from "../../../ui/riskImport.tsx";
import { filledFrom, isFilling, linesOf, notesOf } from "./importRows.server.ts";
import { typedFrom } from "./riskDesk.server.ts";

/** Bytes of a table at most: one of 500 rows has a tenth of it. */
const MOST_BYTES = 2_000_000;

/** What the page answers: a preview, or that everything is saved; or why nothing was tried. */
export type ImportAnswer =
  | { kind: "preview"; preview: Preview; refusals: Refusal[] }
  | { kind: "saved" };

type Tried = PreviewRow & { text: RiskText | null };

const isField = (field: string | null): field is RiskField =>
  riskFields.some((one) => one === field);

/** Tries each row against the draft and the register. */
async function tried(
  { office, association, today }: Desk,
  rows: readonly { line: number; cells: TypedRisk; notes: string[] }[],
): Promise<Tried[]> {
  const people = await attestPeopleOf(office.db, association.id);
  const all = await riskAnalysesOf(office.db, association.id);
  const draft = all.find(({ adopted }) => adopted === null)?.risks ?? [];
  return rows.map(({ line, cells, notes }) => {
    const known = draft.find((one) => sameRisk(one, cells));
    const read = readRisk(cells, { people, today, standingDue: known?.due ?? null });
    const owner = namedHolder(cells.owner, people);
    return {
      ...{ line, isKnown: known !== undefined, text: read.ok ? read.value : null },
      notes: [...new Set([...notes, dayOffNote(cells) ?? ""])].filter((note) => note !== ""),
      cells: { ...cells, owner: owner ? holderValue(owner) : "" },
      faults: read.ok
        ? []
        : read.refusals.map(({ field, text, source }) => ({
            ...{ text, source },
            field: isField(field) ? field : null,
          })),
    };
  });
}

const previewOf = (rows: Tried[], about: Pick<Preview, "skipped" | "saved">): Preview => ({
  ...about,
  formId: crypto.randomUUID(),
  rows: rows.map(({ text: _text, ...row }) => row),
});

/** The text of the table that the form holds: pasted, or a file. */
export async function sourceText(form: FormReader): Promise<Result<string>> {
  const file = form.file("file");
  if (!file || file.size === 0) {
    const text = form.raw("text");
    if (text.trim() !== "") return accepted(text);
    return refused("Klistra in tabellen eller välj en fil.", { field: "text" });
  }
  if (file.size > MOST_BYTES) return refused("Filen är större än 2 MB.", { field: "file" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  // A ZIP or a PDF: its table is to be copied, or saved as CSV first.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const text =
      "Filen är ett Word- eller Exceldokument. Kopiera tabellen därifrån, eller spara den som CSV.";
    return refused(text, { field: "file" });
  }
  if (bytes[0] === 0x25 && bytes[1] === 0x50) {
    return refused("Filen är en PDF. Kopiera tabellen därifrån.", { field: "file" });
  }
  return accepted(decodeTable(bytes));
}

async function readSource(desk: Desk, form: FormReader): Promise<Result<ImportAnswer>> {
  const source = await sourceText(form);
  if (!source.ok) return source;
  const read = readRiskTable(source.value);
  if (!read.ok) return read;
  const rows = await tried(desk, read.value.rows);
  const preview = previewOf(rows, { skipped: read.value.skipped, saved: 0 });
  return accepted({ kind: "preview", preview, refusals: [] });
}

async function saveRows(desk: Desk, form: FormReader): Promise<Result<ImportAnswer>> {
  const kept = linesOf(form).filter((line) => !form.flag(`${rowPrefix(line)}hoppa`));
  const rows = await tried(
    desk,
    kept.map((line) => ({
      ...{ line, cells: typedFrom(form, rowPrefix(line)) },
      notes: notesOf(form, rowPrefix(line)),
    })),
  );
  if (isFilling(form)) {
    const filled = rows.map((row) => ({ ...row, cells: filledFrom(form, row) }));
    const preview = previewOf(await tried(desk, filled), { skipped: [], saved: 0 });
    return accepted({ kind: "preview", preview, refusals: [] });
  }
  const texts = rows.flatMap(({ text }) => (text === null ? [] : [text]));
  const faulty = rows.filter(({ text }) => text === null);
  if (texts.length === 0) {
    if (faulty.length === 0) return accepted({ kind: "saved" });
    const preview = previewOf(faulty, { skipped: [], saved: 0 });
    return accepted({ kind: "preview", preview, refusals: [] });
  }
  const saved = await importRisks(desk.office, desk.caller, { texts }, form.raw("formular"));
  if (!saved.ok) {
    const preview = previewOf(rows, { skipped: [], saved: 0 });
    return accepted({ kind: "preview", preview, refusals: saved.refusals });
  }
  if (faulty.length === 0) return accepted({ kind: "saved" });
  const preview = previewOf(faulty, { skipped: [], saved: texts.length });
  return accepted({ kind: "preview", preview, refusals: [] });
}

/** Reads the table, or saves the rows that were read. */
export const handleImport = (desk: Desk, form: FormReader): Promise<Result<ImportAnswer>> =>
  form.raw("avsikt") === "spara" ? saveRows(desk, form) : readSource(desk, form);
