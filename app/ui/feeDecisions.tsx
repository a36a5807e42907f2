/** What is decided about arvoden to read, and the proposal of the formula. */
import { Fragment } from "react";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { Refusal } from "../domain/result.ts";
import { type FormState, Select, TextField } from "./fields.tsx";

type Row = {
  id: string;
  name: string;
  text: string;
  ground: string;
  from: LegalDate;
  when: "now" | "before" | "later";
};

function Rows({ rows }: { rows: Row[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ id, name, text, ground, from }) => (
        <Fragment key={id}>
          <dt>{name}</dt>
          <dd>
            {text}
            <br />
            <span className="hint">
              Från {dateText(from)}, {ground}.
            </span>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function DecidedList({ decided }: { decided: Row[] }) {
  const of = (when: Row["when"]) => decided.filter((one) => one.when === when);
  return (
    <>
      <h2>Gäller i dag</h2>
      {of("now").length === 0 ? <p>Inget är infört.</p> : <Rows rows={of("now")} />}
      {of("later").length > 0 ? (
        <>
          <h2>Gäller senare</h2>
          <Rows rows={of("later")} />
        </>
      ) : null}
      {of("before").length > 0 ? (
        <details>
          <summary>Gällde förut</summary>
          <Rows rows={of("before")} />
        </details>
      ) : null}
    </>
  );
}

type ProposalProps = {
  base: number | null;
  wish: { fromYear: number; toYear: number; rounding: string };
  roundings: Record<string, string>;
  proposalWords: string | null;
  proposalFaults: Refusal[];
};

/** Asks the formula; nothing is saved. */
export function ProposalForm(props: ProposalProps) {
  const { base, wish, roundings, proposalWords, proposalFaults } = props;
  if (base === null) return null;
  // The formula has its own names in the address; a fault is shown at the field all the same.
  const names: Record<string, string> = { fromYear: "fran", toYear: "till" };
  const refusals = proposalFaults.map((one) => ({ ...one, field: names[one.field ?? ""] ?? null }));
  const state: FormState = refusals.length > 0 ? { refusals, typed: {} } : undefined;
  return (
    <>
      <h2>Värdesäkring av grundbeloppet</h2>
      <p>Räkningen är ett förslag. Det beslutade beloppet är det som gäller.</p>
      <form method="get" className="payment-form">
        <div className="payment-pair">
          <TextField
            name="fran"
            label="Från inkomstbasbeloppet för"
            width="short"
            inputMode="numeric"
            value={String(wish.fromYear)}
            state={state}
          />
          <TextField
            name="till"
            label="Till inkomstbasbeloppet för"
            width="short"
            inputMode="numeric"
            value={String(wish.toYear)}
            state={state}
          />
          <Select
            name="avrundning"
            label="Avrundning"
            options={Object.entries(roundings).map(([value, text]) => ({ value, text }))}
            value={wish.rounding}
          />
        </div>
        <button type="submit" className="secondary">
          Räkna fram ett förslag
        </button>
      </form>
      {proposalWords ? (
        <p role="status">{proposalWords} Beloppet står ifyllt nedan, under grundbelopp.</p>
      ) : null}
    </>
  );
}
