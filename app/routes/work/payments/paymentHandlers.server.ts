/** What each form on a payment's page does. */
import {
  confirmAccount,
  returnPayment,
  takeAttestStep,
} from "../../../commands/attestPayment.server.ts";
import {
  closeCameBack,
  recordCameBack,
  withdrawCameBack,
} from "../../../commands/moneyBack.server.ts";
import {
  addPaymentPaper,
  cancelPayment,
  changePayment,
  recordPaid,
} from "../../../commands/payments.server.ts";
import { type AttestStep, attestSteps } from "../../../domain/attest/order.ts";
import { readMoney, readPayment } from "../../../domain/payment/paymentInput.ts";
import { type Refusal, type Result, refusedAll } from "../../../domain/result.ts";
import { type FormReader, limits } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { papersIn, typedPayment } from "./paymentDesk.server.ts";

type Handler = (desk: Desk, number: string, form: FormReader) => Promise<Result<unknown>>;

const note = (form: FormReader, field: string, label: string) =>
  form.text(field, { label, max: limits.note, optional: true });

const attest: Handler = ({ office, caller }, number, form) => {
  const version = form.integer("version", "versionen");
  const steps = Object.keys(attestSteps) as AttestStep[];
  const step = form.choice("step", "vilket steg det är", steps);
  const reason = note(form, "reason", "skälet");
  if (form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
  return takeAttestStep(office, caller, { number, version, step, reason }, form.raw("formular"));
};

const change: Handler = async ({ office, caller }, number, form) => {
  const version = form.integer("version", "versionen");
  const reason = note(form, "reason", "skälet");
  const read = readPayment(typedPayment(form));
  const papers = await papersIn(form);
  const wrong: Refusal[] = [...form.refusals, ...(read.ok ? [] : read.refusals)];
  if (!read.ok || wrong.length > 0) return refusedAll(wrong);
  const formId = form.raw("formular");
  const changed = await changePayment(
    ...([office, caller, { number, version, text: read.value, reason }, formId] as const),
  );
  for (const [at, file] of changed.ok ? papers.entries() : []) {
    const added = await addPaymentPaper(office, caller, { number, file }, `${formId}-${at}`);
    if (!added.ok) return added;
  }
  return changed;
};

const handlers: Record<string, Handler> = {
  attestera: attest,
  andra: change,
  bekrafta: ({ office, caller }, number, form) => {
    const version = form.integer("version", "versionen");
    const how = note(form, "how", "hur");
    if (form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
    return confirmAccount(office, caller, { number, version, how }, form.raw("formular"));
  },
  tillbaka: ({ office, caller }, number, form) => {
    const version = form.integer("version", "versionen");
    const reason = note(form, "returnReason", "vad som ska rättas");
    if (form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
    return returnPayment(office, caller, { number, version, reason }, form.raw("formular"));
  },
  betald: ({ office, caller }, number, form) => {
    const version = form.integer("version", "versionen");
    const on = form.date("on", "dagen");
    const ground = form.text("ground", { label: "var det syns" });
    if (!on || form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
    return recordPaid(office, caller, { number, version, on, ground }, form.raw("formular"));
  },
  "kom-tillbaka": ({ office, caller }, number, form) => {
    const on = form.date("on", "dagen");
    if (!on || form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
    const typed = { on, ore: readMoney(form.raw("amount")), ground: note(form, "ground", "var") };
    return recordCameBack(office, caller, { number, ...typed }, form.raw("formular"));
  },
  avsluta: ({ office, caller }, number, form) =>
    closeCameBack(
      ...([office, caller, { number, reason: note(form, "reason", "varför") }] as const),
      form.raw("formular"),
    ),
  "ta-tillbaka": ({ office, caller }, number, form) => {
    const reason = note(form, "withdrawReason", "varför");
    if (form.refusals.length > 0) return Promise.resolve(refusedAll(form.refusals));
    return withdrawCameBack(office, caller, { number, reason }, form.raw("formular"));
  },
  makulera: ({ office, caller }, number, form) =>
    cancelPayment(
      ...([office, caller, { number, reason: note(form, "reason", "varför") }] as const),
      form.raw("formular"),
    ),
};

/** Does what the form asks. @throws a 400 when it asks for nothing known */
export function handlePaymentForm(desk: Desk, number: string, form: FormReader) {
  const handler = handlers[form.raw("avsikt")];
  if (!handler) throw new Response(null, { status: 400 });
  return handler(desk, number, form);
}
