import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  readAnswer,
  recordBankPaid,
  unnoted,
  unnotedBack,
} from "../../../commands/bankAnswer.server.ts";
import { recordBankBack } from "../../../commands/moneyBack.server.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { AnsweredList } from "../../../ui/bankFiles.tsx";
import { ErrorSummary, FormBasics } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { homeOf } from "./fileDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Fil från banken – Paragraf" }];

/** What a file from the bank says of the payments, before anything is noted and after. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "payment_files");
  const { office, association, today, actor } = desk;
  const read = await readAnswer(office.db, association.id, params.answer ?? "", today);
  if (!read.ok) throw notFound();
  const toNote = unnoted(read.value, today);
  const toNoteBack = unnotedBack(read.value, today);
  return json({
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), filename: read.value.filename },
    mayNote: may.recordBankPaid(actor),
    others: read.value.others,
    rows: read.value.payments.map((one) => ({
      ...{ number: one.payment.number, payee: one.payment.payee.name, ore: one.payment.ore },
      ...{ text: one.text, paidOn: one.payment.paidOn, isToNote: toNote.includes(one) },
      ...{ isToNoteBack: toNoteBack.includes(one), cameBackOn: one.payment.cameBack?.on ?? null },
    })),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const id = params.answer ?? "";
  const record = form.raw("avsikt") === "anteckna-aterkomna" ? recordBankBack : recordBankPaid;
  const result = await record(desk.office, desk.caller, { id }, form.raw("formular"));
  return respond(result, form, `${homeOf(desk)}/filer/svar/${id}`);
}

export default function BankAnswerPage() {
  const { home, formId, filename, rows, others, mayNote } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const toNote = rows.filter(({ isToNote }) => isToNote);
  const back = rows.filter(({ isToNoteBack }) => isToNoteBack);
  const rest = rows.filter(({ isToNote, isToNoteBack }) => !(isToNote || isToNoteBack));
  return (
    <>
      <h1>Fil från banken</h1>
      <ErrorSummary state={state} />
      <p>
        {filename}. <a href={`${home}/filer`}>Alla betalfiler</a>
      </p>
      <section aria-labelledby="betalda">
        <h2 id="betalda">Betalda enligt filen</h2>
        {toNote.length === 0 ? <p>Inget mer att anteckna som betalt.</p> : null}
        <AnsweredList rows={toNote} home={home} />
        {mayNote && toNote.length > 0 ? (
          <form method="post">
            <FormBasics formId={formId} intent="anteckna-betalda" />
            <button type="submit">
              Anteckna {toNote.length === 1 ? "den" : `alla ${toNote.length}`} som betald
              {toNote.length === 1 ? "" : "a"}
            </button>
          </form>
        ) : null}
      </section>
      {back.length > 0 ? (
        <section aria-labelledby="aterkomna">
          <h2 id="aterkomna">Återkomna enligt filen</h2>
          <AnsweredList rows={back} home={home} />
          {mayNote ? (
            <form method="post">
              <FormBasics formId={formId} intent="anteckna-aterkomna" />
              <button type="submit">
                Anteckna {back.length === 1 ? "den" : `alla ${back.length}`} som återkom
                {back.length === 1 ? "men" : "na"}
              </button>
            </form>
          ) : null}
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section aria-labelledby="ovriga">
          <h2 id="ovriga">Övriga utbetalningar som filen nämner</h2>
          <AnsweredList rows={rest} home={home} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="annat">
          <h2 id="annat">Annat i filen</h2>
          <ul>
            {others.map((text, at) => (
              <li key={`${at}-${text}`}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
