/** What every table that is read in has in common: where it is, how many rows stand how, and one choice for many rows. */
import type { Choices } from "./choiceGroup.tsx";
import { FileField, type FormState, Select, TextArea, TextField } from "./fields.tsx";

/** "1 rad", "3 rader". */
export const rowsText = (count: number): string => (count === 1 ? "1 rad" : `${count} rader`);

/** The table itself, pasted or as a file. */
export function TableSource({ state }: { state: FormState }) {
  return (
    <>
      <TextArea
        name="text"
        label="Klistra in tabellen"
        hint="Markera tabellen i Word eller Excel, kopiera och klistra in den här, med rubrikraden. Annan text runt om gör inget."
        rows={8}
        state={state}
      />
      <FileField
        name="file"
        label="Eller välj en CSV- eller textfil"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        state={state}
      />
    </>
  );
}

type Counts = { saved: number; sound: number; faulty: number };

/** How many rows are saved, sound and to be corrected. */
export function ImportStatus({ saved, sound, faulty }: Counts) {
  return (
    <p role="status" className="lead">
      {saved > 0 ? `${rowsText(saved)} är sparade. ` : ""}
      {sound > 0 ? `${rowsText(sound)} stämmer och är inte sparade än. ` : ""}
      {faulty > 0 ? `${rowsText(faulty)} ska rättas.` : ""}
    </p>
  );
}

/** Before the name of a field that many rows are filled in from. */
export const fillPrefix = "alla-";

/** A field that some rows lack; with choices where it is chosen. */
export type Fillable = { field: string; label: string; choices?: Choices };

type FillProps = {
  fillable: readonly Fillable[];
  faults: readonly { field: string | null }[];
};

/** One choice for all the rows that lack it: those that are not lacking are left as they are. */
export function FillAll({ fillable, faults }: FillProps) {
  const wanted = fillable
    .map((one) => ({ ...one, count: faults.filter(({ field }) => field === one.field).length }))
    .filter(({ count }) => count > 0);
  if (wanted.length === 0) return null;
  return (
    <fieldset>
      <legend>Välj en gång för alla rader som saknar det</legend>
      {wanted.map(({ field, label, choices, count }) => {
        const about = {
          name: `${fillPrefix}${field}`,
          label: `${label} (saknas på ${rowsText(count)})`,
        };
        return choices ? (
          <Select
            key={field}
            {...about}
            options={[{ value: "", text: "Rättas rad för rad" }, ...choices]}
          />
        ) : (
          <TextField key={field} {...about} />
        );
      })}
      <button type="submit" name="fyll" value="ja" className="secondary">
        Fyll i raderna
      </button>
      <p className="hint">Inget sparas. Sedan rättar du det som ska vara något annat.</p>
    </fieldset>
  );
}

/** Rows that were no rows of the table, each with why. */
export function SkippedRows({ skipped }: { skipped: readonly string[] }) {
  if (skipped.length === 0) return null;
  return (
    <details>
      <summary>{rowsText(skipped.length)} som inte hör till tabellen</summary>
      <ul>
        {skipped.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the table said of a row goes along, so that it can still be read after the next press. */
export function RowNotes({ name, notes }: { name: string; notes: readonly string[] }) {
  return (
    <>
      {notes.map((note) => (
        <p className="hint" key={note}>
          {note}
        </p>
      ))}
      <input type="hidden" name={name} value={notes.join("\n")} />
    </>
  );
}
