import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paymentsOf } from "#db/queries/payments.server.ts";
import { attestGrounds, attestRegister } from "../../../commands/attestPayment.server.ts";
import { attestFindings } from "../../../domain/attest/mayAttest.ts";
import { orderOn } from "../../../domain/attest/orderOn.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import { type Payment, stateOf, stateText } from "../../../domain/payment/payment.ts";
import { PaymentList, type PaymentRow } from "../../../ui/payments.tsx";
import { paymentsHome, requirePayments } from "./paymentDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Utbetalningar – Paragraf" }];

/** What waits for the reader, the oldest first, then what waits for others, and what is done. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { office, association, actor, today } = desk;
  const register = await attestRegister(office.db, association.id, today);
  const persons = orderOn(register.orders, today)?.manualOrderPersons ?? 2;
  const mine: PaymentRow[] = [];
  const others: PaymentRow[] = [];
  const done: PaymentRow[] = [];
  const byDue = (a: Payment, b: Payment) => a.dueDate.localeCompare(b.dueDate);
  const isWhole = new URL(request.url).searchParams.has("alla");
  const payments = await paymentsOf(office.db, association.id, isWhole ? null : "open");
  const grounds = await attestGrounds(
    ...([office.db, association.id, payments.toSorted(byDue), register] as const),
  );
  for (const ground of grounds) {
    const { payment } = ground;
    const state = stateOf(payment, persons);
    const row = rowOf(payment, stateText(state), state.kind === "paid" ? null : today);
    if (state.kind === "paid" || state.kind === "cancelled") done.unshift(row);
    else if (state.kind !== "waiting" || actor.personId === null) {
      const isMine = state.kind === "returned" && payment.enteredBy === actor.personId;
      (isMine ? mine : others).push(row);
    } else {
      const who = { personId: actor.personId, step: state.step };
      const isFree = attestFindings(ground, who).every(({ level }) => level !== "block");
      (isFree ? mine : others).push(row);
    }
  }
  return json({
    ...{ mine, others, done, isWhole, home: paymentsHome(desk) },
    seesFiles: mayRead(actor, "payment_files"),
    mayEnter: may.enterPayment(actor),
  });
}

const rowOf = (payment: Payment, state: string, today: LegalDate | null): PaymentRow => ({
  ...{ number: payment.number, what: payment.what, payee: payment.payee.name, ore: payment.ore },
  ...{ dueDate: payment.dueDate, state, isLate: today !== null && payment.dueDate < today },
});

export default function Payments() {
  const { mine, others, done, home, isWhole, mayEnter, seesFiles } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Utbetalningar</h1>
      <p>
        {mayEnter ? (
          <a className="button" href={`${home}/ny`}>
            För in en utbetalning
          </a>
        ) : null}{" "}
        {seesFiles ? <a href={`${home}/filer`}>Betalfiler och svar från banken</a> : null}{" "}
        <a href={`${home}/register`}>Register och stickprov</a>
      </p>
      <h2>Väntar på dig</h2>
      {mine.length === 0 ? (
        <p>Inget väntar på dig.</p>
      ) : (
        <PaymentList rows={mine} home={home} label="Väntar på dig" />
      )}
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
