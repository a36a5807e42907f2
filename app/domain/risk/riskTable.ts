/** Risks as a table: read from what a förbund has in a file or a document, and written so that it can be read again. */
import { holderText, type NameOf } from "../attest/orderWords.ts";
import { accepted, type Result } from "../result.ts";
import { type Column, type ReadTable, readTable, type TableRow } from "../tableText.ts";
import { levelOf, levelWords, type Risk, type RiskAnalysis, riskValue } from "./risk.ts";
import type { RiskField, TypedRisk } from "./riskInput.ts";
import { readStep, scales } from "./scale.ts";

/** In the order in which they are tried: "riskägare" is no risk, and "riskvärde" no risk either. */
const columns: Column<RiskField>[] = [
  { field: "owner", title: "Ägare", names: /ägare|ansvarig/ },
  { field: "value", title: "Riskvärde", names: /riskvärde|riskpoäng|risktal|produkt/ },
  { field: "due", title: "Klart senast", names: /klar|senast|datum|tidpunkt/ },
  { field: "action", title: "Åtgärd", names: /åtgärd/ },
  { field: "treatment", title: "Riskhantering", names: /hantering|hanteras/ },
  { field: "severity", title: "Väsentlighet", names: /väsentlighet|konsekvens/ },
  { field: "likelihood", title: "Sannolikhet", names: /sannolikhet/ },
  { field: "routine", title: "Process", names: /process|rutin|område/ },
  { field: "what", title: "Risk", names: /risk|händelse/ },
];

export type RiskRow = TableRow<RiskField> & {
  /** What was added or moved to make the row whole, in sentences. */
  notes: string[];
};

/**
 * A cell that reaches over rows is copied into the first of them only, so that an empty routine is the one above. A
 * cell that reaches over routine and risk lands in the first: what stands there alone is the risk.
 */
function whole(row: TableRow<RiskField>, above: string): RiskRow {
  const cells: TypedRisk = { ...row.cells };
  if (cells.what === "" && cells.routine !== "") {
    const note = "Texten stod i kolumnen för processen, utan risk bredvid, och lästes som risken.";
    return { ...row, cells: { ...cells, what: cells.routine, routine: "" }, notes: [note] };
  }
  if (cells.routine !== "" || above === "") return { ...row, cells, notes: [] };
  const notes = ["Processen är den som stod på raden ovanför."];
  return { ...row, cells: { ...cells, routine: above }, notes };
}

/** A step that is on no scale is told with its own words: a form can only hold those that are. */
const offScale = (cells: TypedRisk): string[] =>
  (["severity", "likelihood"] as const)
    .filter((scale) => cells[scale].trim() !== "" && readStep(scale, cells[scale]) === null)
    .map((scale) => `I tabellen stod: ${scales[scale].name.toLowerCase()} ${cells[scale].trim()}.`);

/** The rows of a pasted or uploaded table. */
export function readRiskTable(
  text: string,
): Result<Omit<ReadTable<RiskField>, "rows"> & { rows: RiskRow[] }> {
  const read = readTable(text, columns, ["routine", "what", "severity", "likelihood"]);
  if (!read.ok) return read;
  let above = "";
  const rows = read.value.rows.map((row) => {
    const filled = whole(row, above);
    filled.notes.push(...offScale(row.cells));
    if (row.cells.what !== "" && row.cells.routine !== "") above = row.cells.routine;
    return filled;
  });
  return accepted({ skipped: read.value.skipped, rows });
}

/** Whether two rows tell of the same risk: the same words, however they are spaced and capitalised. */
export const sameRisk = (
  a: Pick<Risk, "routine" | "what">,
  b: Pick<Risk, "routine" | "what">,
): boolean => plain(a.routine) === plain(b.routine) && plain(a.what) === plain(b.what);

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();

/** The analysis as rows, the first of them the headings; `readRiskTable` reads it back. */
export function riskRows(
  { risks, thresholds }: Pick<RiskAnalysis, "risks" | "thresholds">,
  nameOf: NameOf,
): string[][] {
  const heading = [
    ...["Nr", "Process", "Risk", "Väsentlighet", "Sannolikhet", "Riskvärde", "Nivå"],
    ...["Riskhantering", "Åtgärd", "Klart senast", "Ägare"],
  ];
  return [
    heading,
    ...risks.map((risk, index) => [
      ...[String(index + 1), risk.routine, risk.what],
      ...[String(risk.severity), String(risk.likelihood), String(riskValue(risk))],
      levelWords[levelOf(risk, thresholds)].word,
      ...[risk.treatment, risk.action, risk.due ?? "", holderText(risk.owner, nameOf)],
    ]),
  ];
}
