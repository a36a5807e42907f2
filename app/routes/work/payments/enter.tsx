import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
  TypedResponse,
} from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterPayment } from "../../../commands/payments.server.ts";
import { may, mayNotSentence } from "../../../domain/authority.ts";
import { readPayment } from "../../../domain/payment/paymentInput.ts";
import { refused } from "../../../domain/result.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { InvoiceForm, InvoiceTold } from "../../../ui/invoiceView.tsx";
import { PaymentForm, paymentFields } from "../../../ui/paymentForms.tsx";
import { type Rejected, rejected, respond } from "../../respond.server.ts";
import { carriedPapers, readSentInvoice } from "./invoiceUpload.server.ts";
import {
  papersIn,
  paymentChoices,
  paymentsHome,
  postingRows,
  requirePayments,
  typedPayment,
} from "./paymentDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Ny utbetalning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const choices = await paymentChoices(desk);
  return json({ ...choices, formId: crypto.randomUUID(), rows: postingRows });
}

/** What was read of an e-invoice, as if it had been typed. */
type Answer = Rejected & { reading?: { told: string[]; filename: string } };

/** A first step that reads an e-invoice and saves nothing, and the second that saves what the person has looked over. */
export async function action({
  request,
  context,
  params,
}: ActionFunctionArgs): Promise<TypedResponse<Answer>> {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  if (!may.enterPayment(desk.actor)) {
    return rejected(refused(mayNotSentence("enterPayment"), { rule: "behorighet" }).refusals, form);
  }
  if (form.raw("avsikt") === "las") {
    const sent = await readSentInvoice(desk, form);
    if (!sent.ok) return rejected(sent.refusals, form);
    const { fields, told, filename } = sent.value;
    const typed = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, [text]]));
    return json({ refusals: [], typed, intent: "las", reading: { told, filename } });
  }
  const read = readPayment(typedPayment(form));
  const papers = [...(await carriedPapers(form)), ...(await papersIn(form))];
  if (!read.ok) return rejected([...read.refusals, ...form.refusals], form);
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const input = { text: read.value, papers };
  const result = await enterPayment(desk.office, desk.caller, input, form.raw("formular"));
  const number = result.ok ? result.value.number : "";
  return respond(result, form, `${paymentsHome(desk)}/${number}`);
}

export default function EnterPayment() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Ny utbetalning</h1>
      <ErrorSummary state={state} fields={paymentFields} />
      {state?.reading ? <InvoiceTold {...state.reading} /> : null}
      <details open={state === undefined || state.refusals.some((one) => one.field === "invoice")}>
        <summary>Hämta uppgifterna ur en e-faktura</summary>
        <InvoiceForm formId={data.formId} state={state} />
      </details>
      <PaymentForm {...data} payment={null} state={state} />
    </>
  );
}
