/** The register of utbetalningar to read: what is asked for, and each payment with who took which step on what right. */

import { type ChainLink, chainSteps } from "../domain/attest/attestChain.ts";
import { capital } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { paymentStates, type TypedSelection } from "../domain/payment/selection.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

/** Where a summary of errors leads. */
export const selectionIds: Record<string, string> = {
  ...{ ar: "", mottagare: "", mottagarkonto: "", lage: "", konto: "", minst: "", hogst: "" },
};

type Asked = { typed: TypedSelection; state: FormState };

function SelectionFields({ typed, state }: Asked) {
  const field = (name: keyof TypedSelection, label: string, hint?: string) => (
    <TextField {...{ name, label, state, value: typed[name] }} {...(hint ? { hint } : {})} />
  );
  return (
    <div className="selection">
      {field("ar", "År")}
      {field("mottagare", "Mottagare", "En del av namnet, eller organisationsnumret")}
      <Select
        name="lage"
        label="Läge"
        value={typed.lage}
        state={state}
        options={[
          { value: "", text: "Alla" },
          ...Object.entries(paymentStates).map(([value, text]) => ({ value, text })),
        ]}
      />
      {field("konto", "Konto i konteringen", "Kontots första siffror")}
      {field("mottagarkonto", "Mottagarens konto", "Bankgiro, plusgiro, bankkonto eller IBAN")}
      {field("minst", "Minst, i kronor")}
      {field("hogst", "Högst, i kronor")}
    </div>
  );
}

/** What to show of the register. */
export const SelectionForm = (props: Asked) => (
  <form method="get" className="payment-selection">
    <SelectionFields {...props} />
    <button type="submit">Visa</button>
  </form>
);

/** A sample of what is asked for. */
export function SampleForm({ typed, formId, state }: Asked & { formId: string }) {
  return (
    <form method="post" className="payment-selection">
      <FormBasics formId={formId} intent="dra" />
      <h2>Dra ett stickprov</h2>
      <SelectionFields typed={typed} state={state} />
      <div className="selection">
        <TextField name="storlek" label="Storlek" value="10" state={state} />
        <Select
          name="hur"
          label="Storleken är"
          value="count"
          state={state}
          options={[
            { value: "count", text: "så många utbetalningar" },
            { value: "percent", text: "så många procent" },
          ]}
        />
        <TextField
          name="fro"
          label="Frö"
          hint="Ord eller siffror som avgör vad som dras. Lämna tomt för ett nytt."
          state={state}
        />
      </div>
      <Checkbox
        name="slag"
        value="ja"
        label="Så mycket av varje slag av utbetalning"
        checked={state?.typed.slag?.[0] === "ja"}
      />
      <button type="submit">Dra stickprovet</button>
    </form>
  );
}

type Row = {
  number: string;
  kind: string;
  what: string;
  payee: string;
  account: string;
  ore: number;
  state: string;
  postings: string[];
  dueDate: LegalDate;
  paidOn: LegalDate | null;
  cameBackOn: LegalDate | null;
  againBy: string | null;
  againOf: string | null;
  chain: (ChainLink & { name: string })[];
};

/** "Betald 2 mars 2026.", "Återkommen 12 mars 2026. Betalas på nytt med 2026-20." */
function stateOn({ state, paidOn, cameBackOn, againBy, againOf, dueDate }: Row): string {
  const on = cameBackOn ?? paidOn;
  return [
    on ? `${state} ${dateText(on)}.` : `${state}. Förfaller ${dateText(dueDate)}.`,
    againBy ? `Betalas på nytt med ${againBy}.` : "",
    againOf ? `Betalar ${againOf} på nytt.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Each payment with its chain, below each other on a phone as on paper. */
export function RegisterList({ rows, home }: { rows: readonly Row[]; home: string }) {
  if (rows.length === 0) return null;
  return (
    <ul className="rows payments" aria-label="Utbetalningar">
      {rows.map((row) => (
        <li key={row.number}>
          <a href={`${home}/${row.number}`}>
            {row.number} {row.payee === "" ? row.what : `${row.payee}: ${row.what}`}
          </a>
          <span className="payment-sum">{sumText(row.ore)}</span>
          <span className="origin">
            {row.kind}. {stateOn(row)}
            {row.account === "" ? "" : ` Till ${row.account}.`} Kontering {row.postings.join(", ")}.
          </span>
          {row.chain.length > 0 ? <Chain chain={row.chain} /> : null}
        </li>
      ))}
    </ul>
  );
}

const Chain = ({ chain }: Pick<Row, "chain">) => (
  <ol className="payment-chain">
    {chain.map((link) => (
      <li key={`${link.step}${link.personId}${link.day}${link.stands}`}>
        {capital(chainSteps[link.step])}: {link.name}, {dateText(link.day)}
        {link.reason === "" ? "" : `. ”${link.reason}”`}
        <span className="origin">
          {link.stands
            ? (link.right ?? "Attestordningen ger ingen sådan rätt")
            : "Gäller inte längre"}
        </span>
      </li>
    ))}
  </ol>
);
