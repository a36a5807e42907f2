/** The budget page: lines with what is left, the form of a line, a SIE file, money on the account and debts. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { CounterClaim, Liquidity } from "../domain/grants/facts.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { FileField, FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import type { Options } from "./grantForms.tsx";

export type LineRow = {
  id: string;
  name: string;
  budgeted: number;
  granted: number;
  paid: number;
  left: number;
  outcome: { ore: number; on: LegalDate } | null;
  ground: string;
};

/** A year of the budget. */
export function LineTable({ rows, year }: { rows: LineRow[]; year: number }) {
  return (
    <section className="scroll" aria-label={`Budget ${year}`} tabIndex={0}>
      <table className="left-table">
        <caption>Budget {year}</caption>
        <thead>
          <tr>
            <th scope="col">Budgetpost</th>
            <th scope="col">Budget</th>
            <th scope="col">Beviljat</th>
            <th scope="col">Betalt av det</th>
            <th scope="col">Kvar att bevilja</th>
            <th scope="col">Bokfört</th>
            <th scope="col" className="words">
              Grund
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, budgeted, granted, paid, left, outcome, ground }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{sumText(budgeted)}</td>
              <td>{sumText(granted)}</td>
              <td>{sumText(paid)}</td>
              <td>{sumText(left)}</td>
              <td>{outcome ? `${sumText(outcome.ore)}, ${dateText(outcome.on)}` : "Inte känt"}</td>
              <td className="words">{ground}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type FormProps = { formId: string; state: (FormState & { intent?: string }) | undefined };

const of = (state: FormProps["state"], intent: string): FormState =>
  state?.intent === intent ? state : undefined;

export function LineForm({
  formId,
  state,
  items,
  year,
}: FormProps & { items: Options; year: number }) {
  const own = of(state, "post");
  return (
    <form method="post" className="payment-form">
      <FormBasics formId={`${formId}-post`} intent="post" />
      <TextField name="year" label="År" width="short" value={String(year)} state={own} />
      <TextField name="account" label="Konto" width="short" inputMode="numeric" state={own} />
      <TextField name="initiative" label="Insats (om posten gäller en)" state={own} />
      <TextField name="lineName" label="Vad posten heter" state={own} />
      <TextField name="lineAmount" label="Budget i kronor" width="short" state={own} />
      <Select
        name="lineItemId"
        label="Paragraf som fastställde den"
        options={[{ value: "", text: "Ingen vald" }, ...items]}
        state={own}
      />
      <TextField name="lineGround" label="Eller var det står" state={own} />
      <button type="submit">Spara budgetposten</button>
    </form>
  );
}

export function SieForm({ formId, state }: FormProps) {
  return (
    <form method="post" encType="multipart/form-data" className="payment-form">
      <FormBasics formId={`${formId}-sie`} intent="sie" />
      <FileField
        name="sie"
        label="SIE-fil med budget"
        hint="Kostnadskonton med budget läses in. Samma konto får en ny summa."
        state={of(state, "sie")}
      />
      <button type="submit" className="secondary">
        Läs in budgeten
      </button>
    </form>
  );
}

export function LiquidityForm({
  formId,
  state,
  liquidity,
  today,
}: FormProps & { liquidity: (Liquidity & { ground: string }) | null; today: string }) {
  const own = of(state, "konto");
  return (
    <>
      <p>
        {liquidity
          ? `${sumText(liquidity.ore)} fanns på kontot ${dateText(liquidity.on)} (${liquidity.ground}).`
          : "Inte känt. Därför sägs inget om pengarna räcker."}
      </p>
      <details open={own !== undefined}>
        <summary>För in vad som finns på kontot</summary>
        <form method="post" className="payment-form">
          <FormBasics formId={`${formId}-konto`} intent="konto" />
          <TextField
            name="day"
            label="Dag"
            hint="ÅÅÅÅ-MM-DD"
            width="date"
            value={today}
            state={own}
          />
          <TextField name="heldAmount" label="På kontot i kronor" width="short" state={own} />
          <TextField name="heldGround" label="Var det syns" state={own} />
          <button type="submit">Spara</button>
        </form>
      </details>
    </>
  );
}

export function Claims({
  formId,
  state,
  claims,
  mayChange,
}: FormProps & { claims: CounterClaim[]; mayChange: boolean }) {
  const own = of(state, "skuld");
  return (
    <>
      {claims.length === 0 ? <p>Ingen är känd.</p> : null}
      <ul className="rows">
        {claims.map(({ id, payee, ore, what }) => (
          <li key={id}>
            {payee.name}: {sumText(ore)}. {what}.
            {mayChange ? <EndClaim id={id} formId={formId} state={state} /> : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <details open={own !== undefined}>
          <summary>För in en motfordran</summary>
          <form method="post" className="payment-form">
            <FormBasics formId={`${formId}-skuld`} intent="skuld" />
            <TextField name="claimPayee" label="Vem som är skyldig" state={own} />
            <TextField
              name="claimNumber"
              label="Organisationsnummer (om det finns ett)"
              width="short"
              state={own}
            />
            <TextField name="claimAmount" label="Belopp i kronor" width="short" state={own} />
            <TextField name="claimWhat" label="Vad skulden gäller" state={own} />
            <button type="submit">Spara</button>
          </form>
        </details>
      ) : null}
    </>
  );
}

function EndClaim({ id, formId, state }: FormProps & { id: string }) {
  const own = state?.typed.claimId?.[0] === id ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Reglerad</summary>
      <form method="post">
        <FormBasics formId={`${formId}-${id}`} intent="reglerad" />
        <input type="hidden" name="claimId" value={id} />
        <TextField name="claimReason" idPrefix={id} label="Hur den är reglerad" state={own} />
        <button type="submit" className="secondary">
          Spara
        </button>
      </form>
    </details>
  );
}

/** Where the summary of errors leads. */
export const budgetFields: Record<string, string> = Object.fromEntries(
  [
    ...["year", "account", "initiative", "lineName", "lineAmount", "lineItemId", "lineGround"],
    ...["sie", "day", "heldAmount", "heldGround"],
    ...["claimPayee", "claimNumber", "claimAmount", "claimWhat", "claimReason"],
  ].map((name) => [name, ""]),
);
