/** The forms of the risk analysis: begin, set its year and limits, write a risk, adopt. */
import { dateText } from "../domain/calendar.ts";
import type { RiskAnalysis } from "../domain/risk/risk.ts";
import type { RiskField, TypedRisk } from "../domain/risk/riskInput.ts";
import { type ScaleName, scales, scaleValues } from "../domain/risk/scale.ts";
import type { HeldMeeting } from "./attestOrderForms.tsx";
import { type Choices, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";
import { ScaleTexts } from "./riskMap.tsx";

type Common = { formId: string; state: FormState };

/** Begin a draft, from the last one where there is one. */
export function StartRiskForms({
  formId,
  hasLast,
  what = "analys",
}: {
  formId: string;
  hasLast: boolean;
  what?: "analys" | "plan";
}) {
  return (
    <>
      {hasLast ? (
        <form method="post" className="risk-form">
          <FormBasics formId={formId} intent="fran-senaste" />
          <button type="submit">Börja på nästa med den senaste som förlaga</button>
        </form>
      ) : null}
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="tom" />
        <button type="submit" className={hasLast ? "secondary" : undefined}>
          Börja med en tom {what}
        </button>
      </form>
    </>
  );
}

/** The year of the draft and its limits. */
export function RiskSettings({ formId, state, analysis }: Common & { analysis: RiskAnalysis }) {
  const own = ownState(state, "granser");
  const { act, watch, severityAct } = analysis.thresholds;
  return (
    <details open={own !== undefined}>
      <summary>År och gränser</summary>
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="granser" />
        <TextField
          {...{ name: "year", label: "Analysen gäller år", width: "short", inputMode: "numeric" }}
          value={String(analysis.year)}
          state={own}
        />
        <TextField
          {...{ name: "watch", label: "Bevaka från riskvärde", width: "short" }}
          inputMode="numeric"
          value={String(watch)}
          state={own}
        />
        <TextField
          {...{ name: "act", label: "Åtgärda från riskvärde", width: "short" }}
          inputMode="numeric"
          value={String(act)}
          state={own}
        />
        <Select
          name="severityAct"
          label="Åtgärda alltid, oavsett riskvärde"
          options={[
            { value: "4", text: "När väsentligheten är 4" },
            { value: "3", text: "När väsentligheten är 3 eller mer" },
            { value: "", text: "Nej, bara efter riskvärdet" },
          ]}
          value={severityAct === null ? "" : String(severityAct)}
          state={own}
        />
        <button type="submit">Spara år och gränser</button>
      </form>
    </details>
  );
}

export const scaleChoices = (scale: ScaleName): Choices =>
  scaleValues.map((value) => ({
    value: String(value),
    text: `${value} ${scales[scale].steps[value].word}: ${scales[scale].steps[value].means}`,
  }));

type FieldsProps = {
  typed: TypedRisk;
  holders: Choices;
  state: FormState;
  /** What stands before the name of each field, where several risks are in one form. */
  prefix?: string;
};

/** The fields of one risk. A step or an owner that is not on the list is left unchosen, and its error says what it was. */
export function RiskFieldset({ typed, holders, state, prefix = "" }: FieldsProps) {
  const field = (name: RiskField) => ({ name: `${prefix}${name}`, state, value: typed[name] });
  const choose = { value: "", text: "Välj" };
  return (
    <>
      <TextField {...field("routine")} label="Process eller rutin" />
      <TextField {...field("what")} label="Vad kan hända?" />
      <Select
        {...field("severity")}
        label="Väsentlighet"
        options={[choose, ...scaleChoices("severity")]}
      />
      <Select
        {...field("likelihood")}
        label="Sannolikhet"
        options={[choose, ...scaleChoices("likelihood")]}
      />
      <TextArea
        {...field("treatment")}
        label="Riskhantering"
        hint="Så hålls risken nere i dag."
        rows={3}
      />
      <TextField
        {...field("action")}
        label="Åtgärd"
        hint="Vad som ska göras utöver det. Blir en uppgift när analysen är antagen. Får vara tomt."
      />
      <TextField {...field("due")} label="Klart senast" hint="ÅÅÅÅ-MM-DD" width="date" />
      <Select {...field("owner")} label="Ägare" options={[choose, ...holders]} />
    </>
  );
}

/** Writes a risk, new or one of the draft. */
export function RiskForm(props: Common & { typed: TypedRisk; holders: Choices; isNew: boolean }) {
  const own = ownState(props.state, "risk");
  return (
    <form method="post" className="risk-form">
      <FormBasics formId={props.formId} intent="risk" />
      <ScaleTexts />
      <RiskFieldset typed={props.typed} holders={props.holders} state={own} />
      <button type="submit">{props.isNew ? "Lägg till risken" : "Spara risken"}</button>
    </form>
  );
}

/** Takes the risk out of the draft, after a second look. */
export function RemoveRiskForm({ formId }: { formId: string }) {
  return (
    <details>
      <summary>Ta bort risken</summary>
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="ta-bort" />
        <p>Risken försvinner ur utkastet. I antagna analyser står den kvar.</p>
        <button type="submit" className="secondary">
          Ta bort risken
        </button>
      </form>
    </details>
  );
}

/** Throws the draft away, after a second look. */
export function DiscardRiskForm({ formId }: { formId: string }) {
  return (
    <details>
      <summary>Kasta utkastet</summary>
      <form method="post" className="risk-form">
        <FormBasics formId={formId} intent="kasta" />
        <p>Hela utkastet försvinner. Den analys som gäller ändras inte.</p>
        <button type="submit" className="secondary">
          Kasta utkastet
        </button>
      </form>
    </details>
  );
}

type AdoptProps = Common & {
  meetings: HeldMeeting[];
  suggested: { meetingId: string; number: number } | null;
};

/** The paragraf that adopts the draft. */
export function AdoptRiskForm({ formId, state, meetings, suggested }: AdoptProps) {
  const own = ownState(state, "anta");
  if (meetings.length === 0) {
    return <p>När styrelsen har hållit ett sammanträde kan beslutet föras in här.</p>;
  }
  return (
    <form method="post" className="risk-form">
      <FormBasics formId={formId} intent="anta" />
      <Select
        name="meetingId"
        label="Sammanträde som antog analysen"
        options={meetings.map(({ id, date }) => ({ value: id, text: dateText(date) }))}
        value={suggested?.meetingId}
        state={own}
      />
      <TextField
        {...{ name: "number", label: "Paragraf", width: "short", inputMode: "numeric" }}
        value={suggested ? String(suggested.number) : ""}
        state={own}
      />
      <button type="submit">För in att styrelsen har antagit analysen</button>
    </form>
  );
}
