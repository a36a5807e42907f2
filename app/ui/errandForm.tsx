/** A förrättning is registered or corrected, answered for, or withdrawn. Made for a thumb. */
import type { ErrandText } from "../domain/fees/errand.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

type Options = { value: string; text: string }[];

export type ErrandFormProps = {
  formId: string;
  today: string;
  state: FormState;
  /** What is corrected; null = a new one. */
  errand: (ErrandText & { version: number }) | null;
  people: Options;
  /** The one who registers the own one; null = the kansli, which registers for several. */
  own: string | null;
  orderers: Options;
  items: Options;
  asksBreak: boolean;
};

function TimeFields({ state, errand, today, asksBreak }: ErrandFormProps) {
  return (
    <>
      <div className="payment-pair">
        <TextField
          name="day"
          label="Dag"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={errand?.day ?? today}
          state={state}
        />
        <TextField
          name="from"
          label="Från klockan"
          hint="Till exempel 09.30"
          width="short"
          value={errand?.from}
          state={state}
        />
        <TextField
          name="to"
          label="Till klockan"
          hint="Samma dag"
          width="short"
          value={errand?.to}
          state={state}
        />
      </div>
      {asksBreak ? (
        <TextField
          name="breakMinutes"
          label="Uppehåll i minuter"
          hint="Till exempel lunch. Lämna tomt om det inte var något."
          width="short"
          inputMode="numeric"
          value={errand && errand.breakMinutes > 0 ? String(errand.breakMinutes) : ""}
          state={state}
        />
      ) : null}
    </>
  );
}

/** Who took part: the one who writes, or those whom the kansli chooses. */
function PeopleFields({ state, errand, people, own }: ErrandFormProps) {
  const faults = state?.refusals.filter(({ field }) => field === "personIds") ?? [];
  const chosen = state ? (state.typed.personIds ?? []) : (errand?.personIds ?? []);
  return (
    <fieldset id="personIds" className={faults.length > 0 ? "field-refused" : undefined}>
      <legend>Vem som deltog</legend>
      {faults.map(({ text }) => (
        <p className="field-error" key={text}>
          <span className="visually-hidden">Fel: </span>
          {text}
        </p>
      ))}
      {own === null ? (
        people.map(({ value, text }) => (
          <Checkbox
            key={value}
            name="personIds"
            value={value}
            label={text}
            checked={chosen.includes(value)}
          />
        ))
      ) : (
        <>
          <input type="hidden" name="personIds" value={own} />
          <p>{people.map(({ text }) => text).join(", ")}. Kansliet registrerar för flera.</p>
        </>
      )}
    </fieldset>
  );
}

function OrderFields({ state, errand, orderers, items }: ErrandFormProps) {
  const order = errand?.order ?? null;
  return (
    <fieldset>
      <legend>Vem som beställde den</legend>
      <Select
        name="orderedBy"
        label="Beställd av"
        hint="Ingen beställer sin egen förrättning. Ordförandens beställs av styrelsen eller en vice ordförande."
        options={[{ value: "", text: "Välj" }, { value: "board", text: "Styrelsen" }, ...orderers]}
        value={order?.by === "person" ? order.personId : order?.by}
        state={state}
      />
      {items.length > 0 ? (
        <Select
          name="itemId"
          label="Paragraf, när styrelsen beställde den"
          options={[{ value: "", text: "Ingen paragraf här" }, ...items]}
          value={order?.by === "board" ? order.itemId : ""}
          state={state}
        />
      ) : null}
      <TextField
        name="ground"
        label="Hur den beställdes"
        hint="Till exempel: i ett brev den 3 mars, eller punkten i delegationsordningen. Behövs inte när en paragraf är vald."
        value={order?.ground}
        state={state}
      />
    </fieldset>
  );
}

export function ErrandForm(props: ErrandFormProps) {
  const { formId, state, errand } = props;
  const atDistance = state ? state.typed.atDistance !== undefined : errand?.atDistance;
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent={errand ? "ratta" : "ny"} />
      {errand ? <input type="hidden" name="version" value={errand.version} /> : null}
      <TextField
        name="what"
        label="Vad det var"
        hint="Till exempel: besök hos en insats, en konferens, ett möte med presidiet."
        value={errand?.what}
        state={state}
      />
      <TimeFields {...props} />
      <TextField name="place" label="Var det var" value={errand?.place} state={state} />
      <Checkbox
        name="atDistance"
        value="ja"
        label="Allt var på distans, så ingen resa behövdes"
        checked={atDistance}
      />
      <PeopleFields {...props} />
      <OrderFields {...props} />
      {errand ? <TextField name="reason" label="Vad du rättar, och varför" state={state} /> : null}
      <button type="submit">{errand ? "Spara rättelsen" : "Registrera förrättningen"}</button>
    </form>
  );
}

/** Somebody who had no part in it answers for that it was ordered. */
export function VouchForm({ formId, version }: { formId: string; version: number }) {
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent="bestalld" />
      <input type="hidden" name="version" value={version} />
      <button type="submit">Bekräfta att den var beställd</button>
    </form>
  );
}

export function WithdrawForm({ formId, state }: { formId: string; state: FormState }) {
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent="aterta" />
      <TextField
        name="withdrawReason"
        label="Varför den återtas"
        hint="Den står kvar att läsa, och inget betalas för den."
        state={state}
      />
      <button type="submit" className="secondary">
        Återta förrättningen
      </button>
    </form>
  );
}

/** Where the summary of errors leads. */
export const errandFields = Object.fromEntries(
  [
    ...["what", "day", "from", "to", "breakMinutes", "place", "personIds", "orderedBy", "itemId"],
    ...["ground", "reason", "withdrawReason"],
  ].map((name) => [name, ""]),
);
