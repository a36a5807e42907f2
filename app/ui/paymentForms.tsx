/** The form of an utbetalning: what is paid, to whom, where it is booked, and its underlag. */
import { accountKindName, accountText } from "../domain/payment/accounts.ts";
import { type PaymentText, paymentKinds } from "../domain/payment/payment.ts";
import { mostPostingRows, postingRowCount } from "../domain/payment/paymentInput.ts";
import { numberText } from "../domain/words/numbers.ts";
import { AlsoConcerns } from "./alsoConcerns.tsx";
import { FeeFields } from "./feeFields.tsx";
import { FileField, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

type Options = { value: string; text: string }[];

export type PaymentFormProps = {
  formId: string;
  state: FormState;
  people: Options;
  items: Options;
  /** Meetings and förrättningar that an arvode may be for. */
  occasions: Options;
  /** Parts of bidrag. */
  parts: Options;
  /** Delegationsbeslut that stand. */
  delegated: Options;
  /** What is changed; null = a new one. */
  payment: (PaymentText & { version: number }) | null;
  /** What came back and is paid anew: its fields are filled in. */
  again?: { number: string; text: PaymentText } | null;
};

/** What the fields hold before anybody types. */
const knownIn = ({ payment, again }: PaymentFormProps): PaymentText | null =>
  payment ?? again?.text ?? null;

const none = (text: string) => ({ value: "", text });
const optionsOf = (names: Record<string, string>): Options =>
  Object.entries(names).map(([value, text]) => ({ value, text }));

export function PaymentForm(props: PaymentFormProps) {
  const { formId, payment, again, state } = props;
  const known = knownIn(props);
  return (
    <form method="post" encType="multipart/form-data" className="payment-form">
      <FormBasics formId={formId} intent={payment ? "andra" : "ny"} />
      {payment ? <input type="hidden" name="version" value={payment.version} /> : null}
      {again ? <input type="hidden" name="efter" value={again.number} /> : null}
      <Select
        name="kind"
        label="Vad som betalas"
        options={optionsOf(paymentKinds)}
        value={known?.kind}
        state={state}
      />
      <TextField
        name="what"
        label="Vad det avser"
        hint="Till exempel: hyra av lokal i mars."
        value={known?.what}
        state={state}
      />
      <PayeeFields {...props} />
      <InvoiceFields {...props} />
      <PostingFields {...props} />
      <CarriedInvoice state={state} />
      <FileField
        name="papers"
        label="Underlag"
        hint="Fakturan, kvittot eller redovisningen. PDF, foto, dokument eller e-faktura."
        multiple
        state={state}
      />
      {payment ? (
        <TextField name="reason" label="Vad som är ändrat, och varför" state={state} />
      ) : null}
      <p className="actions">
        <button type="submit">{payment ? "Spara ändringen" : "För in utbetalningen"}</button>
        <MoreRows {...props} />
      </p>
    </form>
  );
}

/** An e-invoice that was read goes with the form until it is saved: the server keeps nothing before that. */
function CarriedInvoice({ state }: Pick<PaymentFormProps, "state">) {
  const [xml = ""] = state?.typed.invoiceXml ?? [];
  const [name = ""] = state?.typed.invoiceName ?? [];
  if (xml === "") return null;
  return (
    <>
      <input type="hidden" name="invoiceXml" value={xml} />
      <input type="hidden" name="invoiceName" value={name} />
      <p>E-fakturan {name} följer med som underlag.</p>
    </>
  );
}

function PayeeFields(props: PaymentFormProps) {
  const { people, state } = props;
  const payment = knownIn(props);
  const account = payment?.payee.account ?? null;
  return (
    <fieldset>
      <legend>Mottagare</legend>
      <TextField name="payee" label="Namn" value={payment?.payee.name} state={state} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer (om det finns ett)"
        width="short"
        value={payment?.payee.organisationNumber}
        state={state}
      />
      <div className="payment-pair">
        <Select
          name="accountKind"
          label="Betalas till"
          options={optionsOf(accountKindName)}
          value={account?.kind}
          state={state}
        />
        <TextField
          name="account"
          label="Nummer"
          value={account ? accountText(account) : ""}
          state={state}
        />
      </div>
      <Select
        name="personId"
        label="Mottagaren i registret"
        hint="Om pengarna går till någon i förbundet. Den som får betalt attesterar inte."
        options={[none("Ingen i registret"), ...people]}
        value={payment?.payee.personId}
        state={state}
      />
      <Select
        name="concernsId"
        label="Vems egen utgift det är"
        hint="Till exempel den som har rest, haft telefonen eller deltagit i representationen."
        options={[none("Ingens"), ...people]}
        value={payment?.concernsId}
        state={state}
      />
      <AlsoConcerns people={people} known={payment?.alsoConcernsIds ?? []} state={state} />
      <FeeFields occasions={props.occasions} known={payment} state={state} />
    </fieldset>
  );
}

function InvoiceFields(props: PaymentFormProps) {
  const { state } = props;
  const payment = knownIn(props);
  const reference = payment?.reference;
  return (
    <fieldset>
      <legend>Belopp och dagar</legend>
      <TextField
        name="amount"
        label="Belopp i kronor"
        hint="Till exempel 12 500,50."
        width="short"
        value={payment ? numberText(payment.ore) : ""}
        state={state}
      />
      <div className="payment-pair">
        <TextField
          name="invoiceDate"
          label="Fakturans dag"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={payment?.invoiceDate}
          state={state}
        />
        <TextField
          name="dueDate"
          label="Förfallodag"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={payment?.dueDate}
          state={state}
        />
      </div>
      <TextField
        name="invoiceNumber"
        label="Fakturans nummer"
        width="short"
        value={payment?.invoiceNumber}
        state={state}
      />
      <div className="payment-pair">
        <TextField
          name="ocr"
          label="OCR-nummer"
          inputMode="numeric"
          value={reference?.kind === "ocr" ? reference.number : ""}
          state={state}
        />
        <TextField
          name="message"
          label="Eller ett meddelande"
          value={reference?.kind === "message" ? reference.text : ""}
          state={state}
        />
      </div>
      <DecisionFields {...props} />
    </fieldset>
  );
}

/** What the payment follows: a decision of styrelsen or by delegation, and the part of a bidrag where it is one. */
function DecisionFields(props: PaymentFormProps) {
  const { items, parts, delegated, state } = props;
  const payment = knownIn(props);
  return (
    <>
      <Select
        name="itemId"
        label="Beslut som betalningen följer"
        options={[none("Inget särskilt beslut"), ...items]}
        value={payment?.itemId}
        state={state}
      />
      {delegated.length === 0 ? null : (
        <Select
          name="delegatedId"
          label="Delegationsbeslut som betalningen följer"
          options={[none("Inget delegationsbeslut"), ...delegated]}
          value={payment?.delegatedId}
          state={state}
        />
      )}
      {parts.length === 0 ? null : (
        <Select
          name="instalmentId"
          label="Del av ett bidrag"
          options={[none("Inget bidrag"), ...parts]}
          value={payment?.instalmentId}
          state={state}
        />
      )}
    </>
  );
}

const postingFields = ["account", "costCentre", "project", "amount"];

/** How many rows the kontering is shown with; `sent` came back with the form. */
function postingRowsOf(props: PaymentFormProps): number {
  const typed = props.state?.typed ?? {};
  const isTyped = (row: number) =>
    postingFields.some((name) => (typed[`${name}-${row}`]?.[0] ?? "").trim() !== "");
  const all = Array.from({ length: mostPostingRows }, (_, row) => row);
  const filled = Math.max(
    knownIn(props)?.postings.length ?? 0,
    ...all.map((row) => (isTyped(row) ? row + 1 : 0)),
  );
  const sent = all.filter((row) => typed[`account-${row}`] !== undefined).length;
  return postingRowCount(filled, sent, typed.rader !== undefined);
}

/** After the button that saves, so that Enter in a field saves: the form comes back with what was typed. */
function MoreRows(props: PaymentFormProps) {
  if (postingRowsOf(props) >= mostPostingRows) return null;
  return (
    <button type="submit" name="rader" value="fler" formAction="#postings" className="secondary">
      Fler rader i konteringen
    </button>
  );
}

function PostingFields(props: PaymentFormProps) {
  const { state } = props;
  const payment = knownIn(props);
  const fault = state?.refusals.filter(({ field }) => field === "postings") ?? [];
  return (
    <fieldset id="postings" className={fault.length > 0 ? "field-refused" : undefined}>
      <legend>Kontering</legend>
      <p className="hint">
        Raderna ska bli lika mycket som beloppet. I en bokföringsorder blir de noll tillsammans.
      </p>
      {fault.map(({ text }) => (
        <p className="field-error" key={text}>
          <span className="visually-hidden">Fel: </span>
          {text}
        </p>
      ))}
      {Array.from({ length: postingRowsOf(props) }, (_, row) => {
        const known = payment?.postings[row];
        const words = (name: string) => `${name}, rad ${row + 1}`;
        return (
          <div className="payment-posting" key={row}>
            <TextField
              name={`account-${row}`}
              label={words("Konto")}
              width="short"
              inputMode="numeric"
              value={known?.account}
              state={state}
            />
            <TextField
              name={`costCentre-${row}`}
              label={words("Kostnadsställe")}
              width="short"
              value={known?.costCentre}
              state={state}
            />
            <TextField
              name={`project-${row}`}
              label={words("Projekt")}
              width="short"
              value={known?.project}
              state={state}
            />
            <TextField
              name={`amount-${row}`}
              label={words("Belopp")}
              width="short"
              value={known ? numberText(known.ore) : ""}
              state={state}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Where the summary of errors leads. */
export const paymentFields: Record<string, string> = Object.fromEntries(
  [
    ...["kind", "what", "payee", "organisationNumber", "accountKind", "account", "personId"],
    ...["concernsId", "amount", "invoiceDate", "dueDate", "invoiceNumber", "ocr", "message"],
    ...["itemId", "instalmentId", "delegatedId", "feeOccasion", "feeReason", "postings"],
    ...["papers", "invoice", "reason", "returnReason", "withdrawReason", "how", "on", "ground"],
  ].map((name) => [name, ""]),
);
