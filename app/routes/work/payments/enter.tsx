import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterPayment } from "../../../commands/payments.server.ts";
import { readPayment } from "../../../domain/payment/paymentInput.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { PaymentForm, paymentFields } from "../../../ui/paymentForms.tsx";
import { rejected, respond } from "../../respond.server.ts";
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

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const read = readPayment(typedPayment(form));
  const papers = await papersIn(form);
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
      <PaymentForm {...data} payment={null} state={state} />
    </>
  );
}
