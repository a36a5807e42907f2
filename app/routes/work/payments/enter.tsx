import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
  TypedResponse,
} from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paymentsOf, readPaymentNumber } from "#db/queries/payments.server.ts";
import { enterPayment } from "../../../commands/payments.server.ts";
import { may, mayNotSentence } from "../../../domain/authority.ts";
import { mayPayAnew } from "../../../domain/payment/cameBack.ts";
import type { PaymentText } from "../../../domain/payment/payment.ts";
import { readPayment } from "../../../domain/payment/paymentInput.ts";
import { refused } from "../../../domain/result.ts";
import { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { InvoiceForm, InvoiceTold } from "../../../ui/invoiceView.tsx";
import { PaymentForm, paymentFields } from "../../../ui/paymentForms.tsx";
import { type Rejected, rejected, respond, shownAgain } from "../../respond.server.ts";
import { carriedPapers, readSentInvoice } from "./invoiceUpload.server.ts";
import {
  papersIn,
  paymentChoices,
  paymentsHome,
  requirePayments,
  typedPayment,
} from "./paymentDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Ny utbetalning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const choices = await paymentChoices(desk);
  const again = await sourceFor(desk, new URL(request.url).searchParams.get("efter"));
  return json({ ...choices, again, formId: crypto.randomUUID() });
}

/** The payment whose money came back, to be paid anew as it was. */
async function sourceFor({ office, association }: Desk, number: string | null) {
  const which = readPaymentNumber(number ?? "");
  const [source] = which ? await paymentsOf(office.db, association.id, which) : [];
  if (!source) return null;
  const may = mayPayAnew(source);
  return {
    ...{ number: source.number, text: source as PaymentText },
    refusals: may.ok ? [] : may.refusals,
  };
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
  if (form.raw("rader") !== "") return shownAgain(form);
  if (form.raw("avsikt") === "las") {
    const sent = await readSentInvoice(desk, form);
    if (!sent.ok) return rejected(sent.refusals, form);
    const { fields, told, filename } = sent.value;
    const typed = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, [text]]));
    return json({ refusals: [], typed, chosen: {}, intent: "las", reading: { told, filename } });
  }
  const read = readPayment(typedPayment(form));
  const papers = [...(await carriedPapers(form)), ...(await papersIn(form))];
  if (!read.ok) return rejected([...read.refusals, ...form.refusals], form);
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const againOf = form.raw("efter").slice(0, 20) || null;
  const input = { text: read.value, papers, againOf };
  const result = await enterPayment(desk.office, desk.caller, input, form.raw("formular"));
  const number = result.ok ? result.value.number : "";
  return respond(result, form, `${paymentsHome(desk)}/${number}`);
}

export default function EnterPayment() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { again } = data;
  const shown = state ?? (again ? { refusals: again.refusals, typed: {} } : undefined);
  return (
    <>
      <h1>{again ? "Betala på nytt" : "Ny utbetalning"}</h1>
      <ErrorSummary state={shown} fields={paymentFields} />
      {state?.reading ? <InvoiceTold {...state.reading} /> : null}
      {again ? (
        <p>
          Uppgifterna är de som stod i <a href={`./${again.number}`}>utbetalning {again.number}</a>,
          som kom tillbaka, och underlaget följer med. Ändra det som var fel, till exempel kontot.
          Utbetalningen attesteras från början.
        </p>
      ) : (
        <details
          open={state === undefined || state.refusals.some((one) => one.field === "invoice")}
        >
          <summary>Hämta uppgifterna ur en e-faktura</summary>
          <InvoiceForm formId={data.formId} state={state} />
        </details>
      )}
      <PaymentForm {...data} payment={null} state={state} />
    </>
  );
}
