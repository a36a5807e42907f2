import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { papersOfPayment } from "#db/queries/payments.server.ts";
import { notFound } from "../../../session.server.ts";
import { InvoiceView } from "../../../ui/invoiceView.tsx";
import { paymentsHome, requirePayment, requirePayments } from "./paymentDesk.server.ts";
import { invoiceOfPaper } from "./shownPapers.server.ts";

export const meta: MetaFunction = () => [{ title: "E-faktura – Paragraf" }];

/** An e-invoice as a page of its own, to read and print. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { payment } = await requirePayment(desk, params.payment);
  const papers = await papersOfPayment(desk.office.db, payment.id);
  const paper = papers.find(({ id }) => id === params.paper);
  const invoice = paper && (await invoiceOfPaper(desk, paper));
  if (!paper || !invoice) throw notFound();
  const home = `${paymentsHome(desk)}/${payment.number}`;
  return json({ invoice, home, number: payment.number, file: `${home}/underlag/${paper.id}` });
}

export default function InvoicePage() {
  const { invoice, home, number, file } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <a href={home}>Utbetalning {number}</a>
      </p>
      <h1>E-faktura</h1>
      <InvoiceView invoice={invoice} />
      <p>
        <a href={file}>Hämta filen som den kom</a>
      </p>
    </>
  );
}
