/** The forms of the diarium: a handling, made for a thumb, and what is looked for. */
import type { LegalDate } from "../domain/calendar.ts";
import { diaryNumber, type HandlingText } from "../domain/diary/handling.ts";
import type { TypedDiary } from "../domain/diary/selection.ts";
import { ChoiceGroup, type Choices } from "./choiceGroup.tsx";
import { Checkbox, FileField, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

/** Where a summary of errors leads. */
export const handlingFields: Record<string, string> = {
  ...{ date: "", direction: "handling-direction-0", counterpart: "", publicSubject: "", kind: "" },
  ...{ protectedSubject: "", dossier: "", file: "", keptWhere: "", secrecy: "", reason: "" },
};

type Handling = Omit<HandlingText, "dossierId"> & {
  dossier: { year: number; serial: number } | null;
};

type FormProps = {
  formId: string;
  today: LegalDate;
  directions: Choices;
  kinds: Choices;
  /** Names that have been written before. */
  names: string[];
  /** What stands now, when it is corrected. */
  standing: (Handling & { revision: number }) | null;
  /** The number of the akt that a new handling comes in. */
  dossier: string;
  state: FormState;
};

/** A new handling, or one that is corrected. */
export function HandlingForm(props: FormProps) {
  const { formId, standing, state, today } = props;
  const field = (name: string, value: string) => ({ name, state, value });
  return (
    <form method="post" encType="multipart/form-data" className="delegated-form">
      <FormBasics formId={formId} intent={standing ? "ratta" : "registrera"} />
      {standing ? <input type="hidden" name="revision" value={standing.revision} /> : null}
      <ChoiceGroup
        name="direction"
        legend="Handlingen"
        type="radio"
        idPrefix="handling"
        choices={props.directions}
        chosen={[standing?.direction ?? "received"]}
        state={state}
      />
      <TextField
        {...field("date", standing?.date ?? today)}
        label="Dag"
        hint="Då den kom in, upprättades eller gick ut. ÅÅÅÅ-MM-DD"
        width="date"
      />
      <Counterpart {...props} />
      <TextField
        {...field("publicSubject", standing?.publicSubject ?? "")}
        label="Vad den gäller, i korthet"
        hint="Alla kan läsa det på webben. Skriv inget om enskilda personer."
      />
      <TextField
        {...field("protectedSubject", standing?.protectedSubject ?? "")}
        label="Vad den gäller, bara för kansliet"
        hint="Det som inte alla får läsa. Får vara tomt."
      />
      <Select
        {...field("kind", standing?.kind ?? "letter")}
        label="Slag av handling"
        options={props.kinds}
      />
      <HandlingFileField standing={standing} state={state} />
      <MoreFields {...props} />
      {standing ? (
        <TextField
          {...field("reason", "")}
          label="Varför det rättas"
          hint="Det som stod förut finns kvar, tillsammans med skälet."
        />
      ) : null}
      <button type="submit">{standing ? "Spara rättelsen" : "Registrera handlingen"}</button>
    </form>
  );
}

function Counterpart({ standing, names, state }: FormProps) {
  const isNameProtected = state
    ? state.typed.isNameProtected !== undefined
    : (standing?.isNameProtected ?? false);
  return (
    <>
      <TextField
        name="counterpart"
        label="Från eller till vem"
        hint="Behövs inte för en handling som förbundet har upprättat."
        list="motparter"
        value={standing?.counterpart}
        state={state}
      />
      <datalist id="motparter">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Checkbox
        name="isNameProtected"
        value="ja"
        label="Skydda namnet: en privatperson, eller något som kan vara hemligt"
        checked={isNameProtected}
      />
    </>
  );
}

function HandlingFileField({ standing, state }: Pick<FormProps, "standing" | "state">) {
  const file = standing?.file;
  const hint =
    file && `${file.filename} finns redan. En ny fil tar dess plats, och den förra finns kvar.`;
  return (
    <FileField
      name="file"
      label="Fil (PDF, Word, Excel, text eller bild)"
      hint={hint || undefined}
      state={state}
    />
  );
}

const seldom = ["dossier", "keptWhere", "secrecy"];

/** What is seldom filled in: closed until it is asked for, or holds something. */
function MoreFields({ standing, dossier, state }: FormProps) {
  const isUsed =
    dossier !== "" ||
    (standing !== null &&
      (standing.dossier !== null || standing.keptWhere !== "" || standing.secrecy !== "")) ||
    seldom.some(
      (name) =>
        (state?.typed[name]?.[0] ?? "") !== "" ||
        state?.refusals.some(({ field }) => field === name) === true,
    );
  return (
    <details className="handling-more" open={isUsed}>
      <summary>Akt, förvaring och sekretess</summary>
      <TextField
        name="dossier"
        label="Hör till akten"
        hint="Diarienumret på aktens första handling, till exempel 2026:14. Tomt om den står för sig."
        width="short"
        value={standing?.dossier ? diaryNumber(standing.dossier) : dossier}
        state={state}
      />
      <TextField
        name="keptWhere"
        label="Var den finns, om den inte är en fil här"
        hint="Till exempel: pärmen Avtal i arkivskåpet."
        value={standing?.keptWhere}
        state={state}
      />
      <TextField
        name="secrecy"
        label="Sekretessmarkering"
        hint="Bestämmelsen, till exempel: 21 kap. 1 § offentlighets- och sekretesslagen. En påminnelse, inget beslut."
        value={standing?.secrecy}
        state={state}
      />
    </details>
  );
}

/** Where a summary of errors leads in what is looked for. */
export const diaryIds: Record<string, string> = { ord: "", ar: "", riktning: "", akt: "" };

type SearchProps = { typed: TypedDiary; directions: Choices; state: FormState };

/** What everybody looks for: words and a year. */
export const PublicDiarySearch = ({ typed, state }: Omit<SearchProps, "directions">) => (
  <form method="get" className="payment-selection">
    <div className="selection">
      <TextField name="ord" label="Ord" value={typed.ord} state={state} />
      <TextField name="ar" label="År" width="short" value={typed.ar} state={state} />
    </div>
    <button type="submit">Sök</button>
  </form>
);

/** What to show of the diarium. */
export const DiarySearch = ({ typed, directions, state }: SearchProps) => (
  <form method="get" className="payment-selection">
    <div className="selection">
      <TextField name="ord" label="Ord" value={typed.ord} state={state} />
      <TextField name="ar" label="År" width="short" value={typed.ar} state={state} />
      <Select
        name="riktning"
        label="Riktning"
        value={typed.riktning}
        state={state}
        options={[{ value: "", text: "Alla" }, ...directions]}
      />
      <TextField name="akt" label="Akt" width="short" value={typed.akt} state={state} />
    </div>
    <button type="submit">Visa</button>
  </form>
);
