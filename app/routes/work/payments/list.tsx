import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may, mayRead } from "../../../domain/authority.ts";
import { PaymentList } from "../../../ui/paymentList.tsx";
import { paymentsHome, requirePayments } from "./paymentDesk.server.ts";
import { doneRows, openRows } from "./paymentRows.server.ts";

export const meta: MetaFunction = () => [{ title: "Utbetalningar – Paragraf" }];

/** What waits for the reader, the longest waiting first, then what waits for others, and what is done. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { actor } = desk;
  const isWhole = new URL(request.url).searchParams.has("alla");
  return json({
    ...(await openRows(desk)),
    done: isWhole ? await doneRows(desk) : [],
    ...{ isWhole, home: paymentsHome(desk) },
    seesFiles: mayRead(actor, "payment_files"),
    mayEnter: may.enterPayment(actor),
  });
}

export default function Payments() {
  const { mine, others, done, home, isWhole, mayEnter, seesFiles, hasMany } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1>Utbetalningar</h1>
      <p>
        {mayEnter ? (
          <a className="button" href={`${home}/ny`}>
            För in en utbetalning
          </a>
        ) : null}{" "}
        {seesFiles ? <a href={`${home}/filer`}>Betalfiler och svar från banken</a> : null}
      </p>
      <h2>Väntar på dig</h2>
      {mine.length === 0 ? (
        <p>Inget väntar på dig.</p>
      ) : (
        <PaymentList rows={mine} home={home} label="Väntar på dig" />
      )}
      {hasMany ? (
        <p>
          <a href={`${home}/flera`}>Attestera flera små på en gång</a>
        </p>
      ) : null}
      <h2>Väntar på andra</h2>
      {others.length === 0 ? (
        <p>Inget väntar på någon annan.</p>
      ) : (
        <PaymentList rows={others} home={home} label="Väntar på andra" />
      )}
      {isWhole ? null : (
        <p>
          <a href={`${home}?alla`}>Visa också betalda och makulerade</a>
        </p>
      )}
      {done.length > 0 ? (
        <>
          <h2>Betalda och makulerade</h2>
          <PaymentList rows={done} home={home} label="Betalda och makulerade" />
        </>
      ) : null}
    </>
  );
}
