/** The forms of the plan för intern kontroll: a kontrollmoment, a control that is made, a table that is read in. */
import { allMeasures, measures } from "../domain/control/control.ts";
import type { ControlField, TypedControl } from "../domain/control/controlInput.ts";
import {
  allUnits,
  frequencyText,
  frequencyValue,
  isFrequency,
} from "../domain/control/frequency.ts";
import { ParagrafForm } from "./attestOrderForms.tsx";
import type { Choices } from "./choiceGroup.tsx";
import { ChoiceGroup, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";

export const frequencyChoices: Choices = allUnits
  .flatMap((unit) => [1, 2, 3].map((every) => ({ unit, every })))
  .filter((one) => isFrequency(one) && !(one.unit === "quarter" && one.every > 1))
  .map((one) => ({ value: frequencyValue(one), text: frequencyText(one) }));

const choose = { value: "", text: "Välj" };

export type ControlChoices = { holders: Choices; risks: Choices };

type FieldsProps = ControlChoices & { typed: TypedControl; state: FormState; prefix?: string };

/** The fields of one kontrollmoment. */
export function ControlFieldset({ typed, holders, risks, state, prefix = "" }: FieldsProps) {
  const field = (name: ControlField) => ({ name: `${prefix}${name}`, state, value: typed[name] });
  return (
    <>
      <TextField {...field("routine")} label="Process eller rutin" />
      <TextField {...field("what")} label="Kontrollmoment" hint="Vad som kontrolleras." />
      <Select {...field("owner")} label="Kontrollansvarig" options={[choose, ...holders]} />
      <Select
        {...field("performer")}
        label="Utförs av"
        hint="Den som gör det som kontrolleras. Ingen kontrollerar sitt eget steg."
        options={[choose, ...holders]}
      />
      <Select {...field("frequency")} label="Hur ofta" options={[choose, ...frequencyChoices]} />
      <TextField {...field("reportTo")} label="Rapporteras till" />
      <Select
        {...field("measure")}
        label="Paragraf mäter själv"
        options={[
          { value: "", text: "Inget" },
          ...allMeasures.map((one) => ({ value: one, text: measures[one] })),
        ]}
      />
      <TextField
        {...field("sampleSize")}
        label="Stickprov, antal utbetalningar"
        hint="Dras av slumpen vid varje kontroll. Tomt eller 0: inget stickprov."
        width="short"
        inputMode="numeric"
      />
      <Select
        {...field("riskKey")}
        label="Mot risken"
        options={[{ value: "", text: "Ingen särskild" }, ...risks]}
      />
    </>
  );
}

type FormProps = ControlChoices & {
  formId: string;
  state: FormState;
  typed: TypedControl;
  isNew: boolean;
};

/** Writes a kontrollmoment, new or one of the draft, or takes it out. */
export function ControlForm({ formId, state, isNew, ...fields }: FormProps) {
  return (
    <>
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="moment" />
        <ControlFieldset {...fields} state={ownState(state, "moment")} />
        <button type="submit">{isNew ? "Lägg till kontrollmomentet" : "Spara"}</button>
      </form>
      {isNew ? null : (
        <details>
          <summary>Ta bort kontrollmomentet</summary>
          <form method="post" className="risk-form">
            <FormBasics formId={formId} intent="ta-bort" />
            <button type="submit" className="secondary">
              Ta bort kontrollmomentet
            </button>
          </form>
        </details>
      )}
    </>
  );
}

/** What came of a control. */
export function RunForm({ formId, state }: { formId: string; state: FormState }) {
  const own = ownState(state, "kontroll");
  return (
    <form method="post" encType="multipart/form-data" className="risk-form">
      <FormBasics formId={formId} intent="kontroll" />
      <ChoiceGroup
        name="result"
        legend="Resultat"
        type="radio"
        idPrefix="kontroll"
        choices={[
          { value: "ok", text: "Utan avvikelse" },
          { value: "deviation", text: "Avvikelse" },
        ]}
        state={own}
      />
      <TextArea
        name="note"
        label="Vad kontrollen visade"
        hint="Behövs när något avviker."
        rows={4}
        state={own}
      />
      <TextField
        name="action"
        label="Åtgärd"
        hint="Vad som görs åt avvikelsen. Blir en uppgift på sidan Uppföljning."
        state={own}
      />
      <TextField
        {...{ name: "actionDue", label: "Klart senast", hint: "ÅÅÅÅ-MM-DD", width: "date" }}
        state={own}
      />
      <div className="field">
        <label htmlFor="evidence">Underlag (PDF, Word, Excel, text eller bild)</label>
        {(own?.refusals ?? [])
          .filter(({ field }) => field === "evidence")
          .map(({ text }) => (
            <p className="field-error" key={text}>
              <span className="visually-hidden">Fel: </span>
              {text}
            </p>
          ))}
        <input type="file" id="evidence" name="evidence" />
      </div>
      <button type="submit">Anteckna kontrollen</button>
    </form>
  );
}

type ReportProps = Omit<Parameters<typeof ParagrafForm>[0], "intent" | "label" | "button"> & {
  plan: { id: string };
};

/** A paragraf was told of the controls: the report is kept as it was on that day. */
export function ReportForm({ plan, ...props }: ReportProps) {
  return (
    <details open={ownState(props.state, "redovisa") !== undefined}>
      <summary>För in att rapporten är redovisad för styrelsen</summary>
      <p>Rapporten sparas så som den var den dagen, och ändras inte sedan.</p>
      <ParagrafForm
        {...props}
        intent="redovisa"
        idPrefix="redovisa"
        label="Sammanträde som fick redovisningen"
        button="Spara rapporten till paragrafen"
        suggested={null}
      >
        <input type="hidden" name="planId" value={plan.id} />
      </ParagrafForm>
    </details>
  );
}

/** A row of a table that was read. */
export type ControlRow = {
  line: number;
  cells: TypedControl;
  faults: { field: string | null; text: string; source: string | null }[];
  notes: string[];
};
export type ControlPreview = {
  formId: string;
  rows: ControlRow[];
  skipped: string[];
  saved: number;
};

export const controlPrefix = (line: number): string => `rad-${line}-`;

/** The table itself, pasted or as a file. */
export function ControlTableForm({
  formId,
  state,
  holders,
}: {
  formId: string;
  state: FormState;
  holders: Choices;
}) {
  const own = ownState(state, "las");
  return (
    <form method="post" encType="multipart/form-data" className="risk-form">
      <FormBasics formId={formId} intent="las" />
      <TextArea name="text" label="Klistra in tabellen" rows={8} state={own} />
      <div className="field">
        <label htmlFor="file">Eller välj en CSV- eller textfil</label>
        <input type="file" id="file" name="file" accept=".csv,.tsv,.txt,text/csv,text/plain" />
      </div>
      <Select
        name="performer"
        label="Utförs av, där tabellen inte säger det"
        options={[{ value: "", text: "Ingen: de raderna ska rättas" }, ...holders]}
        state={own}
      />
      <Select
        name="frequency"
        label="Hur ofta, där tabellens frekvens inte går att mäta"
        options={[{ value: "", text: "De raderna ska rättas" }, ...frequencyChoices]}
        state={own}
      />
      <button type="submit">Läs tabellen</button>
    </form>
  );
}

const rowsText = (count: number) => (count === 1 ? "1 rad" : `${count} rader`);

/** Every row that was read, to look at and to correct; the sound ones are saved together. */
export function ControlPreviewForm({
  preview,
  ...choices
}: ControlChoices & { preview: ControlPreview }) {
  const { rows, skipped, saved, formId } = preview;
  const faulty = rows.filter(({ faults }) => faults.length > 0).length;
  return (
    <section aria-labelledby="last">
      <h2 id="last">Det som lästes</h2>
      <p role="status" className="lead">
        {saved > 0 ? `${rowsText(saved)} är sparade. ` : ""}
        {rows.length > faulty
          ? `${rowsText(rows.length - faulty)} stämmer och är inte sparade än. `
          : ""}
        {faulty > 0 ? `${rowsText(faulty)} ska rättas.` : ""}
      </p>
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="spara" />
        <input type="hidden" name="rader" value={rows.map(({ line }) => line).join(",")} />
        {rows.map((row) => {
          const prefix = controlPrefix(row.line);
          const refusals = row.faults.map((one) => ({
            ...{ ...one, rule: null },
            field: one.field === null ? null : `${prefix}${one.field}`,
          }));
          return (
            <details key={row.line} open={row.faults.length > 0}>
              <summary>
                Rad {row.line}: {row.cells.what} {row.faults.length > 0 ? "(ska rättas)" : ""}
              </summary>
              {row.notes.map((note) => (
                <p className="hint" key={note}>
                  {note}
                </p>
              ))}
              <ControlFieldset
                {...{ ...choices, prefix, typed: row.cells, state: { refusals, typed: {} } }}
              />
            </details>
          );
        })}
        <button type="submit">
          {faulty > 0 ? "Spara de rader som stämmer" : `Spara ${rowsText(rows.length)}`}
        </button>
      </form>
      {skipped.length > 0 ? (
        <details>
          <summary>{rowsText(skipped.length)} som inte hör till tabellen</summary>
          <ul>
            {skipped.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
