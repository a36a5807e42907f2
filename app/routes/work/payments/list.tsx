import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { digestWishOf } from "#db/queries/digest.server.ts";
import { wishDigest } from "../../../commands/digest.server.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { BackList } from "../../../ui/cameBack.tsx";
import { FormBasics } from "../../../ui/fields.tsx";
import { PaymentList } from "../../../ui/paymentList.tsx";
import { respond } from "../../respond.server.ts";
import { paymentsHome, requirePayments } from "./paymentDesk.server.ts";
import { backRows, openRows } from "./paymentRows.server.ts";

export const meta: MetaFunction = () => [{ title: "Utbetalningar – Paragraf" }];

/** What waits for the reader, the longest waiting first, and what waits for others. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const { actor } = desk;
  return json({
    ...(await openRows(desk)),
    ...{ home: paymentsHome(desk), back: await backRows(desk) },
    seesFiles: mayRead(actor, "payment_files"),
    mayEnter: may.enterPayment(actor),
    ...{ digest: await digestFor(desk), formId: crypto.randomUUID() },
  });
}

/** Whether the reader gets the day's letter; null where no letters are sent or the reader is nobody of the register. */
async function digestFor({ office, association, actor }: Desk) {
  if (!office.mailer || actor.personId === null || !may.wishDigest(actor)) return null;
  const { isWanted } = await digestWishOf(office.db, association.id, actor.personId);
  return { isWanted };
}

/** Turns the day's letter on or off. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const input = { isWanted: form.raw("vill") === "ja" };
  const result = await wishDigest(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, paymentsHome(desk));
}

export default function Payments() {
  const { mine, others, back, home, mayEnter, seesFiles, hasMany, digest, formId } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1>Utbetalningar</h1>
      <p className="actions">
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
      <BackList rows={back} home={home} />
      <p>
        <a href={`${home}/register`}>Betalda och makulerade finns i registret</a>
      </p>
      {digest ? <DigestForm formId={formId} isWanted={digest.isWanted} /> : null}
    </>
  );
}

function DigestForm({ formId, isWanted }: { formId: string; isWanted: boolean }) {
  return (
    <section aria-labelledby="brev">
      <h2 id="brev">Brev om vad som väntar</h2>
      <p>
        {isWanted
          ? "Du får ett brev med e-post när något väntar på dig, högst ett om dagen."
          : "Du kan få ett brev med e-post när något väntar på dig, högst ett om dagen. Det säger hur många, inte vad."}
      </p>
      <form method="post">
        <FormBasics formId={formId} intent="brev" />
        <input type="hidden" name="vill" value={isWanted ? "nej" : "ja"} />
        <button type="submit" className="secondary">
          {isWanted ? "Sluta skicka brev till mig" : "Skicka brev till mig"}
        </button>
      </form>
    </section>
  );
}
