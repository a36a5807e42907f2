/** What can be done with a payment just now: one clear action, and the ways aside. */
import { type AttestStep, attestVerbs } from "../domain/attest/order.ts";
import { accountKindName, accountText } from "../domain/payment/accounts.ts";
import type { Payment } from "../domain/payment/payment.ts";
import type { Finding } from "../domain/result.ts";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { AttestFindings } from "./payments.tsx";

type Props = {
  payment: Payment;
  formId: string;
  state: (FormState & { intent?: string }) | undefined;
  step: AttestStep | null;
  /** Who it waits for, when that is not the reader. */
  waitsFor: string | null;
  findings: Finding[];
  /** Why the step is the reader's, a sentence each. */
  why: string[];
  returnedFor: string | null;
  isReady: boolean;
  isOpen: boolean;
  needsCheck: boolean;
  today: string;
  may: { attest: boolean; change: boolean; pay: boolean };
  nameOf: (personId: string | null) => string;
};

export function PaymentActs(props: Props) {
  const { isOpen, returnedFor } = props;
  if (!isOpen) return null;
  return (
    <section aria-labelledby="gora" className="payment-act">
      <h2 id="gora">Att göra</h2>
      {returnedFor ? <p>Lämnad tillbaka för rättelse: ”{returnedFor}”</p> : null}
      <AccountCheck {...props} />
      <OwnStep {...props} />
      {props.isReady ? <Paid {...props} /> : null}
      <Aside {...props} />
    </section>
  );
}

/** The reader's own step: the rules first, then the button when nothing stops it. */
function OwnStep(props: Props) {
  const { payment, formId, state, step, waitsFor, findings, why, may } = props;
  if (waitsFor) return <p>{waitsFor}</p>;
  if (!step || !may.attest) return null;
  const isStopped = findings.some(({ level }) => level === "block");
  const asks = findings.some(({ level }) => level === "warn");
  return (
    <>
      <AttestFindings findings={findings} />
      {isStopped ? null : why.map((text) => <p key={text}>{text}</p>)}
      {isStopped ? null : (
        <form method="post">
          <FormBasics formId={formId} intent="attestera" />
          <input type="hidden" name="version" value={payment.version} />
          <input type="hidden" name="step" value={step} />
          {asks ? <TextArea name="reason" label="Skäl" rows={3} state={state} /> : null}
          <button type="submit">{attestVerbs[step]}</button>
        </form>
      )}
    </>
  );
}

/** A new account is confirmed by somebody else than the one who wrote it. @see CTRL-15 */
function AccountCheck({ payment, formId, state, needsCheck, nameOf }: Props) {
  const { account } = payment.payee;
  if (!account) return null;
  if (!needsCheck) {
    return payment.accountConfirmedBy ? (
      <p>Kontot är bekräftat av {nameOf(payment.accountConfirmedBy)}.</p>
    ) : null;
  }
  return (
    <details open={state?.intent === "bekrafta"}>
      <summary>Kontot är nytt och ska bekräftas</summary>
      <p>
        {accountKindName[account.kind]} {accountText(account)} har inte betalats förut till{" "}
        {payment.payee.name}. Ring mottagaren på ett nummer som du redan har, inte det som står på
        fakturan.
      </p>
      <form method="post">
        <FormBasics formId={formId} intent="bekrafta" />
        <input type="hidden" name="version" value={payment.version} />
        <TextField name="how" label="Hur du kontrollerade kontot" state={state} />
        <button type="submit">Bekräfta kontot</button>
      </form>
    </details>
  );
}

function Paid({ payment, formId, state, may, today }: Props) {
  if (!may.pay) return <p>Alla steg är tagna. Ekonomen betalar den.</p>;
  return (
    <details open={state?.intent === "betald"}>
      <summary>Anteckna att den är betald</summary>
      <form method="post">
        <FormBasics formId={formId} intent="betald" />
        <input type="hidden" name="version" value={payment.version} />
        <TextField
          name="on"
          label="Dag"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={today}
          state={state}
        />
        <TextField
          name="ground"
          label="Var det syns"
          hint="Till exempel kontoutdraget."
          state={state}
        />
        <button type="submit">Anteckna</button>
      </form>
    </details>
  );
}

function Aside({ payment, formId, state, may }: Props) {
  return (
    <>
      {may.attest ? (
        <details open={state?.intent === "tillbaka"}>
          <summary>Lämna tillbaka</summary>
          <form method="post">
            <FormBasics formId={formId} intent="tillbaka" />
            <input type="hidden" name="version" value={payment.version} />
            <TextArea name="returnReason" label="Vad som ska rättas" rows={3} state={state} />
            <button type="submit" className="secondary">
              Lämna tillbaka
            </button>
          </form>
        </details>
      ) : null}
      {may.change ? (
        <details open={state?.intent === "makulera"}>
          <summary>Makulera</summary>
          <form method="post">
            <FormBasics formId={formId} intent="makulera" />
            <TextField
              name="reason"
              idPrefix="cancel"
              label="Varför den inte ska betalas"
              state={state?.intent === "makulera" ? state : undefined}
            />
            <button type="submit" className="secondary">
              Makulera
            </button>
          </form>
        </details>
      ) : null}
    </>
  );
}
