/** The forms of an attestordning: begin, set its days, write a right, adopt. */
import type { ReactNode } from "react";
import { type AttestOrder, type AttestRight, attestSteps } from "../domain/attest/order.ts";
import { deputyWhenTexts } from "../domain/attest/orderWords.ts";
import { concernValue, holderValue } from "../domain/attest/rightInput.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { type Choices, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";

type Common = { formId: string; state: FormState };

/** Begin a draft: from the last one where there is one, or an ordinary one. */
export function StartForms({
  formId,
  state,
  thirds,
  hasLast,
}: Common & { thirds: Choices; hasLast: boolean }) {
  const own = ownState(state, "ordinarie");
  return (
    <>
      {hasLast ? (
        <form method="post">
          <FormBasics formId={formId} intent="fran-senaste" />
          <button type="submit">Börja på nästa med den senaste som förlaga</button>
        </form>
      ) : null}
      <form method="post">
        <FormBasics formId={formId} intent="ordinarie" />
        <p>
          En vanlig ordning: kansliet tar emot och granskar, ordföranden beslutar med vice
          ordföranden som ersättare, vice ordföranden beslutar om det som rör ordföranden, och två
          utanordnar tillsammans. Allt går att ändra innan styrelsen antar den.
        </p>
        <Select
          name="thirdId"
          label="Tredje ledamot"
          hint="Beslutar när ordföranden eller vice ordföranden annars skulle besluta om sig själv."
          options={[...thirds, { value: "", text: "Välj senare" }]}
          value={thirds[0]?.value ?? ""}
          state={own}
        />
        <button type="submit" className={hasLast ? "secondary" : undefined}>
          Börja med en vanlig ordning
        </button>
      </form>
    </>
  );
}

/** The days of the draft, and how many sign a manual bokföringsorder. */
export function SettingsForm({ formId, state, order }: Common & { order: AttestOrder }) {
  const own = ownState(state, "dagar");
  return (
    <form method="post">
      <FormBasics formId={formId} intent="dagar" />
      <TextField name="from" label="Gäller från" width="date" value={order.from} state={own} />
      <TextField
        name="to"
        label="Gäller till och med"
        hint="Högst tolv månader, så att styrelsen ser över listan varje år. Tomt = tills vidare."
        width="date"
        value={order.to ?? ""}
        state={own}
      />
      <Select
        name="manualOrderPersons"
        label="Manuella bokföringsorder undertecknas av"
        options={[
          { value: "2", text: "två i förening" },
          { value: "1", text: "en person" },
        ]}
        value={String(order.manualOrderPersons)}
        state={own}
      />
      <button type="submit" className="secondary">
        Spara dagarna
      </button>
    </form>
  );
}

/** The deputies that a form has room for. */
export const DEPUTY_FIELDS = ["deputy1", "deputy2", "deputy3"] as const;

const stepChoices: Choices = Object.entries(attestSteps).map(([value, text]) => ({ value, text }));
const whenChoices: Choices = Object.entries(deputyWhenTexts).map(([value, text]) => ({
  ...{ value, text },
}));
const capChoices: Choices = [
  { value: "unset", text: "inte angivet än" },
  { value: "kronor", text: "kronor" },
  { value: "priceBaseAmounts", text: "prisbasbelopp" },
  { value: "unlimited", text: "utan gräns" },
];

const amountOf = ({ cap }: Pick<AttestRight, "cap">): string => {
  if (cap === null || cap.kind === "unlimited") return "";
  return String(cap.kind === "kronor" ? cap.kronor : cap.count).replace(".", ",");
};

/** Where the fields of a right's form have their ids. */
export const rightPrefix = (rightId: string): string => `falt-${rightId || "ny"}`;

type RightFormProps = Common & { right: AttestRight | null; holders: Choices };

/** Writes a right of the draft; `right` null = a new one. */
export function RightForm({ formId, state, right, holders }: RightFormProps) {
  const id = right?.id ?? "";
  const own = ownState(state, "rad");
  const mine = own?.typed.rightId?.[0] === id ? own : undefined;
  const common = { state: mine, idPrefix: rightPrefix(id) };
  const none = { value: "", text: "Ingen" };
  return (
    <details open={mine !== undefined}>
      <summary data-command={right ? undefined : "Lägg till en rad i attestordningen"}>
        {right ? "Ändra raden" : "Lägg till en rad"}
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${id}`} intent="rad" />
        <input type="hidden" name="rightId" value={id} />
        <Select {...common} name="step" label="Steg" options={stepChoices} value={right?.step} />
        <Select
          {...common}
          name="concern"
          label="Vilka utbetalningar"
          hint="Den snävaste raden gäller: en rad om ordföranden går före en rad om styrelsen."
          options={[
            { value: "anyone", text: "Alla utbetalningar" },
            { value: "board", text: "Till eller om en ledamot eller ersättare" },
            ...holders.map(({ value, text }) => ({ value, text: `Till eller om: ${text}` })),
          ]}
          value={right ? concernValue(right.concern) : "anyone"}
        />
        <Select
          {...common}
          name="holder"
          label="Ordinarie"
          options={holders}
          value={right ? holderValue(right.holder) : ""}
        />
        {DEPUTY_FIELDS.map((name, index) => (
          <Select
            {...common}
            key={name}
            name={name}
            label={index === 0 ? "Ersättare" : `Ersättare ${index + 1}`}
            options={[none, ...holders]}
            value={right?.deputies[index] ? holderValue(right.deputies[index]) : ""}
          />
        ))}
        <Select
          {...common}
          name="deputyWhen"
          label="Ersättaren får attestera"
          options={whenChoices}
          value={right?.deputyWhen ?? "hindered"}
        />
        <CapFields {...common} right={right} />
        <AreaFields {...common} right={right} />
        <TextArea {...common} name="remark" label="Anmärkning" rows={2} value={right?.remark} />
        <button type="submit">{right ? "Spara raden" : "Lägg till raden"}</button>
      </form>
    </details>
  );
}

type AreaProps = { state: FormState; idPrefix: string; right: AttestRight | null };

function CapFields({ right, ...common }: AreaProps) {
  return (
    <>
      <Select
        {...common}
        name="capKind"
        label="Maxbelopp för en utbetalning"
        options={capChoices}
        value={right?.cap?.kind ?? "unset"}
      />
      <TextField
        {...common}
        name="capAmount"
        label="Hur mycket"
        hint="Hela kronor eller antal prisbasbelopp. Lämna tomt om det inte finns någon gräns."
        width="short"
        value={right ? amountOf(right) : ""}
      />
    </>
  );
}

function AreaFields({ right, ...common }: AreaProps) {
  const { accounts = [], costCentres = [], projects = [] } = right?.area ?? {};
  return (
    <fieldset>
      <legend>Område, om raden inte gäller allt</legend>
      <TextField
        {...common}
        name="accounts"
        label="Konton"
        hint="Början på kontonumren, till exempel: 5, 61."
        value={accounts.join(", ")}
      />
      <TextField
        {...common}
        name="costCentres"
        label="Kostnadsställen"
        value={costCentres.join(", ")}
      />
      <TextField
        {...common}
        name="projects"
        label="Projekt och insatser"
        value={projects.join(", ")}
      />
    </fieldset>
  );
}

/** Takes a right out of the draft. */
export function RemoveRight({
  formId,
  rightId,
  title,
}: {
  formId: string;
  rightId: string;
  title: string;
}) {
  return (
    <form method="post">
      <FormBasics formId={`${formId}-${rightId}`} intent="ta-bort-rad" />
      <input type="hidden" name="rightId" value={rightId} />
      <button type="submit" className="quiet">
        Ta bort raden<span className="visually-hidden"> {title}</span>
      </button>
    </form>
  );
}

/** Throws the draft away, after a second look. */
export function DiscardForm({ formId }: { formId: string }) {
  return (
    <details>
      <summary>Kasta utkastet</summary>
      <form method="post">
        <FormBasics formId={formId} intent="kasta" />
        <p>Hela utkastet försvinner. Den ordning som gäller ändras inte.</p>
        <button type="submit" className="secondary">
          Kasta utkastet
        </button>
      </form>
    </details>
  );
}

export type HeldMeeting = { id: string; date: LegalDate };

type AdoptProps = Common & {
  meetings: HeldMeeting[];
  suggested: { meetingId: string; number: number } | null;
  /** What is adopted. */
  what?: "ordningen" | "planen";
};

/** The paragraf that adopts the draft. */
export function AdoptForm({ what = "ordningen", ...props }: AdoptProps) {
  const label = `Sammanträde som antog ${what}`;
  const button = `För in att styrelsen har antagit ${what}`;
  return <ParagrafForm {...props} intent="anta" label={label} button={button} />;
}

type ParagrafProps = Omit<AdoptProps, "what"> & {
  intent: string;
  label: string;
  button: string;
  /** Where another form of the page names a paragraf too. */
  idPrefix?: string;
  children?: ReactNode;
};

/** Which paragraf of which sammanträde something was decided by, or told to. */
export function ParagrafForm(props: ParagrafProps) {
  const { formId, state, meetings, suggested, intent, label, button, children } = props;
  const own = { state: ownState(state, intent), idPrefix: props.idPrefix };
  if (meetings.length === 0) {
    return <p>När styrelsen har hållit ett sammanträde kan beslutet föras in här.</p>;
  }
  return (
    <form method="post">
      <FormBasics formId={formId} intent={intent} />
      {children}
      <Select
        {...own}
        name="meetingId"
        label={label}
        options={meetings.map(({ id, date }) => ({ value: id, text: dateText(date) }))}
        value={suggested?.meetingId}
      />
      <TextField
        {...own}
        name="number"
        label="Paragraf"
        width="short"
        inputMode="numeric"
        value={suggested ? String(suggested.number) : ""}
      />
      <button type="submit">{button}</button>
    </form>
  );
}
