/** The forms of the plan för intern kontroll: a kontrollmoment, a control that is made, a table that is read in. */
import {
  allMeasures,
  allSampleSources,
  measures,
  sampleSources,
} from "../domain/control/control.ts";
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
import { FileField, FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";
import {
  FillAll,
  type Fillable,
  ImportStatus,
  RowNotes,
  rowsText,
  SkippedRows,
  TableSource,
} from "./tableImport.tsx";

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
        label="Stickprov, antal"
        hint="Dras av slumpen vid varje kontroll. Tomt eller 0: inget stickprov."
        width="short"
        inputMode="numeric"
      />
      <Select
        {...field("sampleFrom")}
        label="Stickprovet dras bland"
        options={allSampleSources.map((one) => ({ value: one, text: sampleSources[one].many }))}
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
      <FileField name="evidence" label="Underlag (PDF, Word, Excel, text eller bild)" state={own} />
      <button type="submit">Anteckna kontrollen</button>
    </form>
  );
}

type ReportProps = Omit<Parameters<typeof ParagrafForm>[0], "intent" | "label" | "button"> & {
  plan: { id: string };
};

/** Each plan of the page has a form of its own. */
export const reportPrefix = (planId: string): string => `redovisa-${planId}`;

/** A paragraf was told of the controls: the report is kept as it was on that day. */
export function ReportForm({ plan, ...props }: ReportProps) {
  const sent = ownState(props.state, "redovisa");
  const state = sent?.typed.planId?.[0] === plan.id ? sent : undefined;
  return (
    <details open={state !== undefined}>
      <summary>För in att rapporten är redovisad för styrelsen</summary>
      <p>Rapporten sparas så som den var den dagen, och ändras inte sedan.</p>
      <ParagrafForm
        {...props}
        state={state}
        intent="redovisa"
        idPrefix={reportPrefix(plan.id)}
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
export function ControlTableForm({ formId, state }: { formId: string; state: FormState }) {
  const own = ownState(state, "las");
  return (
    <form method="post" encType="multipart/form-data" className="risk-form">
      <FormBasics formId={formId} intent="las" />
      <TableSource state={own} />
      <p className="hint">
        Saknar tabellen vem som utför det som kontrolleras, eller går frekvensen inte att mäta,
        väljer du det i nästa steg: en gång för alla rader.
      </p>
      <button type="submit">Läs tabellen</button>
    </form>
  );
}

/** What can be said once of all the rows that lack it. */
const fillable = (holders: Choices): Fillable[] => [
  { field: "owner", label: "Kontrollansvarig", choices: holders },
  { field: "performer", label: "Utförs av", choices: holders },
  { field: "frequency", label: "Hur ofta", choices: frequencyChoices },
];

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
      <ImportStatus saved={saved} sound={rows.length - faulty} faulty={faulty} />
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="spara" />
        <input type="hidden" name="rader" value={rows.map(({ line }) => line).join(",")} />
        <FillAll
          fillable={fillable(choices.holders)}
          faults={rows.flatMap(({ faults }) => faults)}
        />
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
              <RowNotes name={`${prefix}not`} notes={row.notes} />
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
      <SkippedRows skipped={skipped} />
    </section>
  );
}
