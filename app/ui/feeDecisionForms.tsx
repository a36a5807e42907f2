/** What is decided about arvoden: one form for each, with the day it holds from and the decision that gave it. */
import type { ReactNode } from "react";
import { annualIntervals, annualRole, annualRoles } from "../domain/fees/annual.ts";
import { type DecidedKind, feeSettingNames } from "../domain/fees/settings.ts";
import { accountKindName } from "../domain/payment/accounts.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";

type Options = { value: string; text: string }[];

export type DecisionFormProps = {
  formId: string;
  today: string;
  /** The answer to the form of this kind; none for the others. */
  state: FormState;
  items: Options;
};

const field = (kind: DecidedKind, props: DecisionFormProps) => ({
  state: props.state,
  idPrefix: kind,
});

/** What every decision has: its own fields, the day, and the paragraf or the source. */
function Frame(props: DecisionFormProps & { kind: DecidedKind; children: ReactNode }) {
  const { kind, formId, today, items, state, children } = props;
  const own = field(kind, props);
  const isSource = kind === "employee";
  return (
    <details open={state !== undefined}>
      <summary>{`För in: ${feeSettingNames[kind].toLowerCase()}`}</summary>
      <form method="post" className="payment-form">
        <FormBasics formId={formId} intent={kind} />
        {children}
        <TextField
          {...own}
          name="validFrom"
          label="Gäller från och med"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={today}
        />
        {isSource ? null : (
          <Select
            {...own}
            name="itemId"
            label="Paragraf som beslutade det"
            options={[{ value: "", text: "Ingen paragraf här" }, ...items]}
          />
        )}
        <TextField
          {...own}
          name="ground"
          label={isSource ? "Källa" : "Beslutet eller källan i ord"}
          hint={
            isSource
              ? "Var uppgiften kommer från."
              : "Behövs när ingen paragraf är vald, till exempel en medlems arvodesbestämmelser."
          }
        />
        <button type="submit">Spara</button>
      </form>
    </details>
  );
}

export type ProposedBase = { kronor: number; fromYear: number; toYear: number } | null;

export function BaseForm(props: DecisionFormProps & { proposed: ProposedBase }) {
  const own = field("base", props);
  const { proposed } = props;
  return (
    <Frame {...props} kind="base">
      <TextField
        {...own}
        name="kronor"
        label="Grundbelopp i kronor"
        hint="Det belopp som är beslutat."
        width="short"
        value={proposed ? String(proposed.kronor) : ""}
      />
      <div className="payment-pair">
        <TextField
          {...own}
          name="fromYear"
          label="Räknat från år (om det är värdesäkrat)"
          width="short"
          inputMode="numeric"
          value={proposed ? String(proposed.fromYear) : ""}
        />
        <TextField
          {...own}
          name="toYear"
          label="Till år"
          width="short"
          inputMode="numeric"
          value={proposed ? String(proposed.toYear) : ""}
        />
      </div>
    </Frame>
  );
}

const yesNo = (yes: string, no: string): Options => [
  { value: "ja", text: yes },
  { value: "nej", text: no },
];

export function ClassesForm(props: DecisionFormProps) {
  const own = field("classes", props);
  return (
    <Frame {...props} kind="classes">
      <div className="payment-pair">
        <TextField {...own} name="short" label="Kort sammanträde, procent" width="short" />
        <TextField {...own} name="hours" label="Till och med så många timmar" width="short" />
        <TextField {...own} name="long" label="Långt sammanträde, procent" width="short" />
      </div>
      <Select
        {...own}
        name="countsBreaks"
        label="Ajourneringar"
        options={yesNo("Räknas med i tiden", "Räknas inte med")}
      />
      <Select
        {...own}
        name="attendingSubstitutes"
        label="Ersättare som är närvarande utan att tjänstgöra"
        options={yesNo("Får arvode", "Får inget arvode")}
      />
      <Select
        {...own}
        name="errands"
        label="Förrättningar, till exempel en konferens eller ett besök"
        options={[
          { value: "", text: "Välj vad beslutet säger" },
          ...yesNo("Ger arvode på samma sätt som sammanträden", "Ger inget arvode"),
        ]}
      />
    </Frame>
  );
}

export function MileageForm(props: DecisionFormProps) {
  return (
    <Frame {...props} kind="mileage">
      <TextField
        {...field("mileage", props)}
        name="mil"
        label="Kronor per mil i egen bil"
        hint="Det skattefria beloppet för året står hos Skatteverket. Ange det som källa om ni följer det."
        width="short"
      />
    </Frame>
  );
}

export function LostEarningsForm(props: DecisionFormProps) {
  const own = field("lostEarnings", props);
  return (
    <Frame {...props} kind="lostEarnings">
      <div className="payment-pair">
        <TextField {...own} name="hour" label="Högst i timmen, kronor" width="short" />
        <TextField {...own} name="day" label="Högst om dagen, kronor" width="short" />
      </div>
    </Frame>
  );
}

export function SeatForm(props: DecisionFormProps & { seats: Options }) {
  const own = field("seat", props);
  return (
    <Frame {...props} kind="seat">
      <Select {...own} name="subject" label="Plats" options={props.seats} />
      <Select
        {...own}
        name="takes"
        label="Arvode"
        options={yesNo("Tar arvode", "Tar inget arvode")}
      />
    </Frame>
  );
}

export function EmployeeForm(props: DecisionFormProps & { people: Options }) {
  const own = field("employee", props);
  return (
    <Frame {...props} kind="employee">
      <Select {...own} name="subject" label="Person" options={props.people} />
      <TextField
        {...own}
        name="number"
        label="Anställningsnummer"
        hint="Hos den som betalar ut. Aldrig personnumret."
        width="short"
      />
    </Frame>
  );
}

const amountKinds: Options = [
  { value: "kronor", text: "Ett belopp i kronor" },
  { value: "base", text: "Procent av grundbeloppet" },
  { value: "price", text: "Procent av årets prisbasbelopp" },
  { value: "none", text: "Inget årsarvode längre" },
];

/** What the ordförande, the vice or a seat has for a year. */
export function AnnualForm(props: DecisionFormProps & { seats: Options }) {
  const own = field("annual", props);
  const roles = annualRoles.map((role) => ({ value: role, text: annualRole(role, []) }));
  return (
    <Frame {...props} kind="annual">
      <Select {...own} name="subject" label="Uppdrag" options={[...roles, ...props.seats]} />
      <div className="payment-pair">
        <Select {...own} name="of" label="Bestämt som" options={amountKinds} />
        <TextField
          {...own}
          name="amount"
          label="Kronor eller procent för ett helt år"
          width="short"
        />
      </div>
      <Select
        {...own}
        name="every"
        label="Betalas"
        options={Object.entries(annualIntervals).map(([value, text]) => ({ value, text }))}
      />
    </Frame>
  );
}

const codeFields: [string, string][] = [
  ["codeShort", "Löneart, kort sammanträde eller förrättning"],
  ["codeLong", "Löneart, långt sammanträde eller förrättning"],
  ["codeMileage", "Löneart, milersättning"],
  ["codeLost", "Löneart, förlorad arbetsförtjänst"],
  ["codeAnnual", "Löneart, årsarvode (om det finns)"],
  ["accountFee", "Konto, arvode"],
  ["accountMileage", "Konto, milersättning"],
  ["accountLost", "Konto, förlorad arbetsförtjänst"],
  ["costCentre", "Kostnadsställe"],
];

export function PayrollForm(props: DecisionFormProps) {
  const own = field("payroll", props);
  return (
    <Frame {...props} kind="payroll">
      <TextField
        {...own}
        name="name"
        label="Namn"
        hint="Den som drar skatten och betalar ut, till exempel en kommuns löneenhet."
      />
      <TextField
        {...own}
        name="organisationNumber"
        label="Organisationsnummer (om det finns ett)"
        width="short"
      />
      <div className="payment-pair">
        <Select
          {...own}
          name="accountKind"
          label="Betalas till"
          options={Object.entries(accountKindName).map(([value, text]) => ({ value, text }))}
        />
        <TextField {...own} name="account" label="Nummer" width="short" />
      </div>
      <div className="payment-pair">
        {codeFields.map(([name, label]) => (
          <TextField key={name} {...own} name={name} label={label} width="short" />
        ))}
      </div>
    </Frame>
  );
}

/** Every field of a kind, to lead to from the summary of errors. */
export const decisionFields = (kind: string): Record<string, string> =>
  Object.fromEntries(
    [
      ...[
        "kronor",
        "fromYear",
        "toYear",
        "short",
        "long",
        "hours",
        "mil",
        "hour",
        "day",
        "errands",
        "subject",
      ],
      ...["of", "amount", "every", "takes", "number", "name", "organisationNumber", "accountKind"],
      ...["account", "validFrom", "itemId", "ground", ...codeFields.map(([name]) => name)],
    ].map((name) => [name, `${kind}-${name}`]),
  );
