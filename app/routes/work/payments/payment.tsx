import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawnBacks } from "#db/queries/moneyBack.server.ts";
import { moneyFactsOf } from "#db/queries/moneyFacts.server.ts";
import { paymentItems } from "#db/queries/paymentItems.server.ts";
import { likePayments } from "#db/queries/paymentLikeness.server.ts";
import { versionsOfPayment } from "#db/queries/payments.server.ts";
import { isAmong, rulingFor } from "../../../domain/attest/ground.ts";
import { type AttestGround, whoMayAttest } from "../../../domain/attest/mayAttest.ts";
import { type AttestStep, attestSteps } from "../../../domain/attest/order.ts";
import { orderOn } from "../../../domain/attest/orderOn.ts";
import { stepFindings } from "../../../domain/attest/stepFindings.ts";
import { whyMine } from "../../../domain/attest/whyMine.ts";
import { may } from "../../../domain/authority.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import { leftOfPayment } from "../../../domain/grants/leftRows.ts";
import { moneyFindings } from "../../../domain/grants/moneyFindings.ts";
import { isEnded, stateOf, stateText } from "../../../domain/payment/payment.ts";
import { occasionChosen } from "../../../domain/payment/paymentInput.ts";
import { sumText } from "../../../domain/payment/sumText.ts";
import { listText } from "../../../domain/wording.ts";
import { FormReader } from "../../../form.ts";
import { BackActs } from "../../../ui/cameBack.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { PaymentBelongs } from "../../../ui/grants.tsx";
import { PaymentActs } from "../../../ui/paymentActs.tsx";
import { PaymentForm, paymentFields } from "../../../ui/paymentForms.tsx";
import { PaymentPapers } from "../../../ui/paymentPapers.tsx";
import { AttestFindings, PaymentFacts, PaymentHistory } from "../../../ui/payments.tsx";
import { respond, shownAgain } from "../../respond.server.ts";
import {
  paymentChoices,
  paymentsHome,
  requirePayment,
  requirePayments,
} from "./paymentDesk.server.ts";
import { handlePaymentForm } from "./paymentHandlers.server.ts";
import { delegatedLink, itemLink, whyTexts } from "./paymentRows.server.ts";
import { shownPapers } from "./shownPapers.server.ts";

export const meta: MetaFunction = () => [{ title: "Utbetalning – Paragraf" }];

/** One payment: what it is, what the rules say about the reader's own step, and one clear action. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { office, actor, today } = desk;
  const { payment, ground } = await requirePayment(desk, params.payment);
  const persons = orderOn(ground.orders, today)?.manualOrderPersons ?? 2;
  const state = stateOf(payment, persons);
  const step = state.kind === "waiting" ? state.step : null;
  const { personId } = actor;
  const isOwn =
    step !== null &&
    personId !== null &&
    rulingFor(ground, step).some((rights) => rights.some((one) => isAmong(one, personId)));
  const choices = await paymentChoices(desk);
  const moneyOf = await moneyFactsOf(office.db, desk.association.id, [payment], today);
  const money = moneyOf(payment);
  const others = isOwn ? await likePayments(office.db, desk.association.id, payment) : [];
  const items = await paymentItems(office.db, desk.association.id, [payment.itemId]);
  const isOpen = !isEnded(state);
  return json({
    ...{ payment, step, today, isOpen, ...choices },
    ...{ formId: crypto.randomUUID(), home: paymentsHome(desk) },
    state: stateText(state),
    returnedFor: state.kind === "returned" ? state.reason : null,
    isReady: state.kind === "ready",
    isPaid: payment.paidOn !== null && payment.kind !== "manual",
    waitsFor: step && !isOwn ? waitingText(ground, step) : null,
    findings:
      step && personId && isOwn ? stepFindings(ground, others, { personId, step }, money) : [],
    // To those whose step it is not, what stops it is told where it stands.
    stops: isOwn || !isOpen ? [] : moneyFindings(payment, money, "entry"),
    left: leftOfPayment(payment, money),
    association: `/forbund/${desk.association.slug}`,
    needsCheck: ground.isNewAccount && payment.accountConfirmedBy === null && isOpen,
    papers: await shownPapers(desk, payment.id),
    versions: await versionsOfPayment(office.db, payment.id),
    withdrawn: (await withdrawnBacks(office.db, desk.association.id)).get(payment.id) ?? [],
    decision:
      itemLink(desk, items.get(payment.itemId ?? "")) ?? delegatedLink(desk, payment, money),
    why: isOwn && step && personId ? whyTexts(whyMine(ground, { personId, step })) : [],
    may: {
      attest: may.takeAttestStep(actor),
      change: may.changePayment(actor) && isOpen,
      pay: may.recordPaid(actor),
      back: may.recordCameBack(actor),
      enter: may.enterPayment(actor),
    },
  });
}

/** Told to one whose step it is not: who can take it. */
function waitingText(ground: AttestGround, step: AttestStep): string {
  const nameOf = (id: string) => ground.people.find((one) => one.id === id)?.name ?? "";
  const names = whoMayAttest(ground, step).map(nameOf);
  return names.length > 0
    ? `Väntar på ${attestSteps[step]}, som ${listText(names, "eller")} kan göra.`
    : `Väntar på ${attestSteps[step]}, som ingen kan göra enligt attestordningen. Låt styrelsen utse någon.`;
}

export type PaymentPage = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const number = params.payment ?? "";
  if (form.raw("rader") !== "") return shownAgain(form);
  const result = await handlePaymentForm(desk, number, form);
  // After one's own step the next one in line is on the list.
  const isMine = form.raw("avsikt") === "attestera";
  return respond(result, form, isMine ? paymentsHome(desk) : `${paymentsHome(desk)}/${number}`);
}

export default function PaymentView() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { payment, people, home } = data;
  const chosen = occasionChosen(payment);
  const nameOf = (id: string | null) =>
    people.find(({ value }) => value === id)?.text ?? "En person utanför registret";
  return (
    <>
      <p>
        <a href={home}>Utbetalningar</a>
      </p>
      <h1>{payment.payee.name === "" ? payment.what : `${payment.payee.name}: ${payment.what}`}</h1>
      <p className="payment-amount">{sumText(payment.ore)}</p>
      <p>
        Nummer {payment.number}. {data.state}. Förfaller {dateText(payment.dueDate as LegalDate)}.
      </p>
      {payment.againOf ? (
        <p>
          Den betalar på nytt <a href={`${home}/${payment.againOf}`}>{payment.againOf}</a>, som kom
          tillbaka.
        </p>
      ) : null}
      <ErrorSummary state={state} fields={paymentFields} />
      <div className="payment-view">
        <div>
          <PaymentActs {...data} nameOf={nameOf} state={state} />
          {data.isPaid ? <BackActs {...data} {...payment} nameOf={nameOf} state={state} /> : null}
          <AttestFindings findings={data.stops} />
          {data.left ? (
            <section aria-labelledby="kvar">
              <h2 id="kvar">Vad den hör till</h2>
              <PaymentBelongs left={data.left} home={data.association} />
            </section>
          ) : null}
        </div>
        <PaymentPapers papers={data.papers} home={`${home}/${payment.number}`} />
        <div className="payment-rest">
          <section aria-labelledby="uppgifter">
            <h2 id="uppgifter">Uppgifter</h2>
            <PaymentFacts
              {...{ payment, nameOf }}
              occasion={data.occasions.find(({ value }) => value === chosen)?.text ?? ""}
              decision={data.decision}
            />
          </section>
          <section aria-labelledby="gjort">
            <h2 id="gjort">Vad som är gjort</h2>
            <PaymentHistory payment={payment} withdrawn={data.withdrawn} nameOf={nameOf} />
            {data.versions.length > 1 ? <Versions versions={data.versions} /> : null}
          </section>
        </div>
      </div>
      {data.may.change ? (
        <details open={state?.intent === "andra"}>
          <summary>Ändra utbetalningen</summary>
          <p>
            Ändras beloppet, mottagaren, kontot, beslutet eller konteringen gäller inga attester
            längre.
          </p>
          <PaymentForm {...data} state={state?.intent === "andra" ? state : undefined} />
        </details>
      ) : null}
    </>
  );
}

const Versions = ({ versions }: Pick<PaymentPage, "versions">) => (
  <ul className="rows">
    {versions
      .filter(({ version }) => version > 1)
      .map(({ version, attested_from, reason, at, byName }) => (
        <li key={version}>
          {dateText(at.slice(0, 10) as LegalDate)}: {byName ?? "Någon"} ändrade den. ”{reason}”
          {attested_from === version ? " Attester före det gäller inte." : ""}
        </li>
      ))}
  </ul>
);
