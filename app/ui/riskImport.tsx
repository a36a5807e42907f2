/** Reading in a table: where it is, what was read, and the rows that are to be corrected first. */
import { type RiskField, riskFields, type TypedRisk } from "../domain/risk/riskInput.ts";
import { type Choices, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { RiskFieldset } from "./riskForms.tsx";
import {
  FillAll,
  type Fillable,
  ImportStatus,
  RowNotes,
  rowsText,
  SkippedRows,
  TableSource,
} from "./tableImport.tsx";

/** A row as it was read, with what is wrong in it. */
export type PreviewRow = {
  line: number;
  cells: TypedRisk;
  faults: { field: RiskField | null; text: string; source: string | null }[];
  notes: string[];
  /** Whether a risk of the draft is written over. */
  isKnown: boolean;
};

export type Preview = {
  formId: string;
  rows: PreviewRow[];
  skipped: { line: number; text: string }[];
  /** Rows that have just been saved. */
  saved: number;
};

export const rowPrefix = (line: number): string => `rad-${line}-`;

/** The table itself, pasted or as a file. */
export function TableForm({ formId, state }: { formId: string; state: FormState }) {
  const own = ownState(state, "las");
  return (
    <form method="post" encType="multipart/form-data" className="risk-form">
      <FormBasics formId={formId} intent="las" />
      <TableSource state={own} />
      <p className="hint">
        Har tabellen ingen ägare till riskerna, eller ingen process på någon rad, väljer du det i
        nästa steg: en gång för alla rader.
      </p>
      <button type="submit">Läs tabellen</button>
    </form>
  );
}

/** A cell of a row in the form: its name holds the line, so that rows and fields belong together without scripts. */
function Hidden({ row }: { row: PreviewRow }) {
  return (
    <>
      {riskFields.map((field) => (
        <input
          key={field}
          type="hidden"
          name={`${rowPrefix(row.line)}${field}`}
          value={row.cells[field]}
        />
      ))}
    </>
  );
}

function SoundRows({ rows }: { rows: PreviewRow[] }) {
  if (rows.length === 0) return null;
  return (
    <div className="scroll">
      <table>
        <caption>Rader som stämmer</caption>
        <thead>
          <tr>
            <th scope="col">Rad</th>
            <th scope="col">Process och risk</th>
            <th scope="col">V × S</th>
            <th scope="col">Blir</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <th scope="row">
                {row.cells.routine}: {row.cells.what}
                <RowNotes name={`${rowPrefix(row.line)}not`} notes={row.notes} />
              </th>
              <td className="short">
                {row.cells.severity} × {row.cells.likelihood}
              </td>
              <td className="short">
                {row.isKnown ? "ändrad risk" : "ny risk"}
                <Hidden row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FaultyRow({ row, holders }: { row: PreviewRow; holders: Choices }) {
  const prefix = rowPrefix(row.line);
  const refusals = row.faults.map(({ field, text, source }) => ({
    ...{ rule: null, source, text, field: field === null ? null : `${prefix}${field}` },
  }));
  const value = row.faults.find(({ field }) => field === "value");
  return (
    <fieldset>
      <legend>Rad {row.line}</legend>
      <RowNotes name={`${prefix}not`} notes={row.notes} />
      <RiskFieldset {...{ typed: row.cells, holders, prefix, state: { refusals, typed: {} } }} />
      {value ? (
        <TextField
          name={`${prefix}value`}
          label="Riskvärde i tabellen"
          width="short"
          value={row.cells.value}
          state={{ refusals, typed: {} }}
        />
      ) : (
        <input type="hidden" name={`${prefix}value`} value={row.cells.value} />
      )}
      <div className="choice">
        <input type="checkbox" id={`${prefix}hoppa`} name={`${prefix}hoppa`} value="ja" />
        <label htmlFor={`${prefix}hoppa`}>Ta inte med raden</label>
      </div>
    </fieldset>
  );
}

/** What can be said once of all the rows that lack it. */
const fillable = (holders: Choices): Fillable[] => [
  { field: "owner", label: "Ägare", choices: holders },
  { field: "routine", label: "Process eller rutin" },
];

/** What was read: sound rows as a table, faulty ones as fields. Nothing is saved before the button is pressed. */
export function PreviewForm({ preview, holders }: { preview: Preview; holders: Choices }) {
  const { rows, skipped, saved, formId } = preview;
  const sound = rows.filter(({ faults }) => faults.length === 0);
  const faulty = rows.filter(({ faults }) => faults.length > 0);
  return (
    <section aria-labelledby="forhandsvisning">
      <h2 id="forhandsvisning">Det som lästes</h2>
      <ImportStatus saved={saved} sound={sound.length} faulty={faulty.length} />
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="spara" />
        <input type="hidden" name="rader" value={rows.map(({ line }) => line).join(",")} />
        <FillAll fillable={fillable(holders)} faults={faulty.flatMap(({ faults }) => faults)} />
        <SoundRows rows={sound} />
        {faulty.length > 0 ? <h3>Rader att rätta</h3> : null}
        {faulty.map((row) => (
          <FaultyRow key={row.line} row={row} holders={holders} />
        ))}
        <button type="submit">
          {faulty.length > 0 ? "Spara de rader som stämmer" : `Spara ${rowsText(sound.length)}`}
        </button>
      </form>
      <SkippedRows skipped={skipped.map(({ line, text }) => `Rad ${line}: ${text}`)} />
    </section>
  );
}
