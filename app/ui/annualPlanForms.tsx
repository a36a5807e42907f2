/** The forms of a sammanträdesplan: begin, move a meeting, add one, the usual hours and closings, adopt. */
import type { AnnualPlan, PlannedMeeting, PlanSettings } from "../domain/annualPlan/plan.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { MeetingKind } from "../domain/minutes.ts";
import { ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { meetingKindNames } from "./wording.ts";

type Common = { formId: string; state: FormState };

const kindOptions = (Object.keys(meetingKindNames) as MeetingKind[]).map((value) => ({
  ...{ value, text: meetingKindNames[value] },
}));

/** Propose the meetings of a coming year. */
export function StartPlan({ formId, state, year }: Common & { year: number }) {
  return (
    <form method="post">
      <FormBasics formId={formId} intent="foresla" />
      <TextField
        name="year"
        label="År"
        hint="Sammanträdena föreslås efter lagens dagar, förbundsordningen och hur det var året före. Allt går att ändra."
        width="short"
        inputMode="numeric"
        value={String(year)}
        state={ownState(state, "foresla")}
      />
      <button type="submit">Föreslå sammanträden</button>
    </form>
  );
}

/** Which plan, and as it was when the page was opened. */
export function OpenedPlanFields({ plan }: { plan: Pick<AnnualPlan, "id" | "revision"> }) {
  return (
    <>
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="revision" value={plan.revision} />
    </>
  );
}

/** Fields of the same name on a page are told apart by their meeting. */
export const plannedPrefix = (plannedId: string) => `m${plannedId || "ny"}`;

type MeetingFormProps = Common & {
  plan: AnnualPlan;
  /** Null = a new one. */
  meeting: PlannedMeeting | null;
};

export function PlannedMeetingForm({ formId, state, plan, meeting }: MeetingFormProps) {
  const isOwn = state?.typed.plannedId?.[0] === (meeting?.id ?? "");
  const own = isOwn ? ownState(state, "mote") : undefined;
  const common = { state: own, idPrefix: plannedPrefix(meeting?.id ?? "") };
  const { startsAt, endsAt, place } = meeting ?? plan.settings;
  const said = meeting ? dateText(meeting.date) : "";
  return (
    <details open={own !== undefined}>
      <summary>
        {meeting ? "Flytta eller ändra" : "Lägg till ett sammanträde"}
        {meeting ? <span className="visually-hidden"> {said}</span> : null}
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${meeting?.id ?? "ny"}-${plan.revision}`} intent="mote" />
        <OpenedPlanFields plan={plan} />
        <input type="hidden" name="plannedId" value={meeting?.id ?? ""} />
        <TextField
          {...common}
          name="date"
          label="Dag"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={meeting?.date ?? ""}
        />
        <Select
          {...common}
          name="kind"
          label="Slag"
          options={kindOptions}
          value={meeting?.kind ?? "ordinary"}
        />
        <TextField {...common} name="startsAt" label="Börjar" width="short" value={startsAt} />
        <TextField {...common} name="endsAt" label="Slutar" width="short" value={endsAt} />
        <TextField {...common} name="place" label="Plats" value={place} />
        <button type="submit">{meeting ? "Spara" : "Lägg till"}</button>
      </form>
    </details>
  );
}

export function RemovePlanned({ formId, plan, meeting }: MeetingFormProps) {
  if (!meeting) return null;
  return (
    <form method="post">
      <FormBasics formId={`${formId}-${meeting.id}-${plan.revision}`} intent="ta-bort" />
      <OpenedPlanFields plan={plan} />
      <input type="hidden" name="plannedId" value={meeting.id} />
      <button type="submit" className="secondary">
        Ta bort<span className="visually-hidden"> sammanträdet {dateText(meeting.date)}</span>
      </button>
    </form>
  );
}

/** How many closings the form has room for. */
export const CLOSINGS = [1, 2, 3] as const;

function ClosingFields({ settings, state }: { settings: PlanSettings; state: FormState }) {
  return (
    <>
      {CLOSINGS.map((number) => {
        const closing = settings.closings[number - 1];
        return (
          <fieldset key={number}>
            <legend>Uppehåll {number}</legend>
            <TextField
              name={`closingName-${number}`}
              label="Vad det heter"
              hint="I bestämd form, till exempel sommaruppehållet. Tomt = inget uppehåll."
              value={closing?.name ?? ""}
              state={state}
            />
            <TextField
              name={`closingFrom-${number}`}
              label="Från (MM-DD)"
              width="short"
              value={closing?.from ?? ""}
              state={state}
            />
            <TextField
              name={`closingTo-${number}`}
              label="Till och med (MM-DD)"
              width="short"
              value={closing?.to ?? ""}
              state={state}
            />
          </fieldset>
        );
      })}
    </>
  );
}

export function PlanSettingsForm({ formId, state, plan }: Common & { plan: AnnualPlan }) {
  const own = ownState(state, "vanor") ?? ownState(state, "foresla-om");
  const { settings } = plan;
  return (
    <details open={own !== undefined}>
      <summary>Uppehåll och vanliga tider</summary>
      <form method="post">
        <input type="hidden" name="formular" value={`${formId}-vanor-${plan.revision}`} />
        <OpenedPlanFields plan={plan} />
        <TextField
          name="usualStart"
          label="Börjar oftast"
          width="short"
          value={settings.startsAt}
          state={own}
        />
        <TextField
          name="usualEnd"
          label="Slutar oftast"
          width="short"
          value={settings.endsAt}
          state={own}
        />
        <TextField name="usualPlace" label="Vanlig plats" value={settings.place} state={own} />
        <ClosingFields settings={settings} state={own} />
        <p className="actions">
          <button type="submit" name="avsikt" value="vanor" className="secondary">
            Spara
          </button>{" "}
          <button type="submit" name="avsikt" value="foresla-om" className="secondary">
            Spara och föreslå alla sammanträden på nytt
          </button>
        </p>
      </form>
    </details>
  );
}

type AdoptProps = Common & {
  plan: AnnualPlan;
  meetings: { id: string; date: LegalDate }[];
  suggested: { meetingId: string; number: number } | null;
};

export function AdoptPlan({ formId, state, plan, meetings, suggested }: AdoptProps) {
  const own = ownState(state, "anta");
  if (meetings.length === 0) return <p>Inget sammanträde har hållits än som kan anta planen.</p>;
  return (
    <form method="post">
      <FormBasics formId={`${formId}-${plan.revision}`} intent="anta" />
      <OpenedPlanFields plan={plan} />
      <p>
        När planen antas står den fast, och alla dess sammanträden planeras med sina dagordningar
        och årets plikter.
      </p>
      <Select
        name="meetingId"
        label="Sammanträdet som antog planen"
        options={meetings.map(({ id, date }) => ({ value: id, text: dateText(date) }))}
        value={suggested?.meetingId ?? ""}
        state={own}
      />
      <TextField
        name="number"
        label="Paragraf"
        width="short"
        inputMode="numeric"
        value={suggested ? String(suggested.number) : ""}
        state={own}
      />
      <button type="submit">Anta planen och planera sammanträdena</button>
    </form>
  );
}

export function DiscardPlan({ formId, plan }: { formId: string; plan: AnnualPlan }) {
  return (
    <form method="post">
      <FormBasics formId={`${formId}-${plan.revision}`} intent="kasta" />
      <OpenedPlanFields plan={plan} />
      <button type="submit" className="secondary">
        Kasta utkastet
      </button>
    </form>
  );
}
