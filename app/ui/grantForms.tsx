/** Forms of bidrag: the paragraf, the sum and the plan; conditions; the budget line; and taking back. */
import { conditionKinds, type Fulfilment } from "../domain/grants/grant.ts";
import { numberText } from "../domain/words/numbers.ts";
import { FileField, FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";
import { FulfilledText } from "./grants.tsx";

export type Options = { value: string; text: string }[];

const none = (text: string) => ({ value: "", text });
const kinds: Options = Object.entries(conditionKinds).map(([value, text]) => ({ value, text }));

/** The first step: which paragraf. It is a question, and changes nothing. */
export function ChooseParagraf({ items, address }: { items: Options; address: string }) {
  return (
    <form method="get" action={address} className="payment-form">
      <Select
        name="paragraf"
        label="Paragraf som beviljade bidraget"
        options={[none("Välj"), ...items]}
      />
      <button type="submit">Fortsätt</button>
    </form>
  );
}

type Proposal = {
  payee: string;
  initiative: string;
  ore: number | null;
  year: number;
  parts: { ore: number; kind: string }[];
};

export type GrantFormProps = {
  formId: string;
  state: FormState;
  itemId: string;
  proposal: Proposal;
  lines: Options;
  rows: readonly number[];
};

/** The bidrag and its plan, begun by what the paragraf itself says. */
export function GrantForm({ formId, state, itemId, proposal, lines, rows }: GrantFormProps) {
  const { payee, initiative, ore, year, parts } = proposal;
  return (
    <form method="post" className="payment-form">
      <FormBasics formId={formId} intent="nytt" />
      <input type="hidden" name="itemId" value={itemId} />
      <TextField name="payee" label="Vem som får bidraget" value={payee} state={state} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer (om det finns ett)"
        width="short"
        state={state}
      />
      <TextField name="initiative" label="Insats" value={initiative} state={state} />
      <TextField
        name="amount"
        label="Bidraget i kronor"
        width="short"
        value={ore === null ? "" : numberText(ore)}
        state={state}
      />
      <TextField name="year" label="Budgetår" width="short" value={String(year)} state={state} />
      <Select
        name="lineId"
        label="Budgetpost"
        options={[none("Ingen vald"), ...lines]}
        state={state}
      />
      <fieldset>
        <legend>Utbetalningsplan</legend>
        <p className="hint">Delarna ska tillsammans bli lika mycket som bidraget.</p>
        {rows.map((row) => (
          <div className="payment-posting" key={row}>
            <TextField
              name={`part-${row}`}
              label={`Del ${row + 1}, belopp`}
              width="short"
              value={parts[row] ? numberText(parts[row].ore) : ""}
              state={state}
            />
            <Select
              name={`condition-${row}`}
              label={`Del ${row + 1}, betalas`}
              options={kinds}
              value={parts[row]?.kind ?? "none"}
              state={state}
            />
            <TextField
              name={`words-${row}`}
              label={`Del ${row + 1}, vad villkoret är`}
              state={state}
            />
          </div>
        ))}
      </fieldset>
      <button type="submit">För in bidraget</button>
    </form>
  );
}

/** Where the summary of errors leads. */
export const grantFields: Record<string, string> = Object.fromEntries(
  [
    ...["payee", "organisationNumber", "initiative", "amount", "year", "lineId", "reason"],
    ...["signedOn", "paper", "where", "groundItemId", "words"],
    ...[0, 1, 2, 3].flatMap((row) => [`part-${row}`, `condition-${row}`, `words-${row}`]),
  ].map((name) => [name, ""]),
);

export type ConditionProps = {
  /** The id of an instalment or a paragraf; `of` says which. */
  id: string;
  of: "del" | "beslut";
  kind: keyof typeof conditionKinds | null;
  heading: string;
  fulfilled: Fulfilment | null;
  formId: string;
  state: (FormState & { intent?: string }) | undefined;
  items: Options;
  papers: string;
  mayMark: boolean;
};

/** One condition: marked with who, when and on what ground, or the form that marks it. */
export function ConditionView(props: ConditionProps) {
  const { id, heading, fulfilled, papers, mayMark } = props;
  return (
    <section aria-labelledby={`villkor-${id}`}>
      <h3 id={`villkor-${id}`}>{heading}</h3>
      {fulfilled ? (
        <FulfilledText fulfilled={fulfilled} paper={`${papers}/${fulfilled.id}`} />
      ) : (
        <p>Inte uppfyllt än. Inget betalas innan dess.</p>
      )}
      {mayMark ? fulfilled ? <Withdraw {...props} /> : <Mark {...props} /> : null}
    </section>
  );
}

function Mark({ id, of, kind, formId, state, items }: ConditionProps) {
  const own = state?.typed.villkor?.[0] === id ? state : undefined;
  const shared = { idPrefix: id, state: own };
  return (
    <details open={own !== undefined}>
      <summary>Anteckna att villkoret är uppfyllt</summary>
      <form method="post" encType="multipart/form-data" className="payment-form">
        <FormBasics formId={`${formId}-${id}`} intent="uppfyllt" />
        <input type="hidden" name="villkor" value={id} />
        <input type="hidden" name="of" value={of} />
        {kind === "agreement" ? (
          <>
            <TextField
              name="signedOn"
              label="Dag då avtalet undertecknades"
              hint="ÅÅÅÅ-MM-DD"
              width="date"
              {...shared}
            />
            <FileField name="paper" label="Avtalet som fil" {...shared} />
            <TextField name="where" label="Eller var avtalet finns" {...shared} />
          </>
        ) : (
          <Select
            name="groundItemId"
            label={
              kind === "report" ? "Paragraf som godkände redovisningen" : "Paragraf som visar det"
            }
            options={[none("Ingen vald"), ...items]}
            {...shared}
          />
        )}
        {kind === "agreement" || kind === "report" ? null : (
          <TextField name="words" label="Eller hur det syns" {...shared} />
        )}
        <button type="submit">Anteckna</button>
      </form>
    </details>
  );
}

function Withdraw({ id, fulfilled, formId, state }: ConditionProps) {
  const own = state?.typed.villkor?.[0] === id ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Ta tillbaka anteckningen</summary>
      <form method="post">
        <FormBasics formId={`${formId}-${id}`} intent="ouppfyllt" />
        <input type="hidden" name="villkor" value={id} />
        <input type="hidden" name="markId" value={fulfilled?.id ?? ""} />
        <TextField name="reason" idPrefix={id} label="Varför" state={own} />
        <button type="submit" className="secondary">
          Ta tillbaka
        </button>
      </form>
    </details>
  );
}

type OfGrant = { formId: string; state: (FormState & { intent?: string }) | undefined };

/** Another budget line, or one at last. */
export function LineForm({
  formId,
  state,
  lines,
  lineId,
}: OfGrant & { lines: Options; lineId: string | null }) {
  return (
    <form method="post" className="payment-form">
      <FormBasics formId={`${formId}-post`} intent="budgetpost" />
      <Select
        name="lineId"
        label="Budgetpost"
        options={[none("Ingen vald"), ...lines]}
        value={lineId}
        state={state?.intent === "budgetpost" ? state : undefined}
      />
      <button type="submit" className="secondary">
        Spara budgetposten
      </button>
    </form>
  );
}

/** What is not paid lapses. */
export function EndGrantForm({ formId, state }: OfGrant) {
  const own = state?.intent === "aterta" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Återta bidraget</summary>
      <p>Det som inte är betalt förfaller. Det som är betalt ändras inte.</p>
      <form method="post">
        <FormBasics formId={`${formId}-slut`} intent="aterta" />
        <TextArea name="reason" label="Varför" rows={3} state={own} />
        <button type="submit" className="secondary">
          Återta
        </button>
      </form>
    </details>
  );
}
