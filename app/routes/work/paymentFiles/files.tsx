import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dateText } from "../../../domain/calendar.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { AnswerForm, MakeFileForm, PayerForm, PeriodForm } from "../../../ui/bankFileForms.tsx";
import { FileList } from "../../../ui/bankFiles.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { type FilesPage, filesPage, handleFileForm, homeOf } from "./fileDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Betalfiler – Paragraf" }];

/** Files to the bank and from it, and the verifikationer of what is paid. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "payment_files");
  return json(await filesPage(desk, new URL(request.url).searchParams));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handleFileForm(desk, form);
  return respond(result, form, result.ok ? result.value.to : homeOf(desk));
}

/** What is wrong in the period that was asked for, as for any form. */
const periodState = ({ period }: FilesPage): FormState =>
  period.refusals.length > 0 ? { refusals: period.refusals, typed: {} } : undefined;

/** Where the summary of errors leads. */
function fieldIds(data: FilesPage, state: FormState): Record<string, string> {
  const [first] = data.payable;
  return {
    ...{ name: "", iban: "", bankgiro: "", bic: "", customerId: "", bankAccount: "", file: "" },
    ...{ fran: "", till: "", payments: first ? `payments-${first.number}` : "ny-fil" },
    ...Object.fromEntries(data.payable.map(({ number }) => [`day-${number}`, ""])),
    reason: `tillbaka-${state?.typed.number?.[0] ?? ""}-reason`,
  };
}

export default function PaymentFilesPage() {
  const data: FilesPage = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const shown = state ?? periodState(data);
  const isPayer = state?.typed.avsikt?.[0] === "betalare";
  return (
    <>
      <h1>Betalfiler</h1>
      <ErrorSummary state={shown} fields={fieldIds(data, shown)} />
      <p>
        En betalfil lämnas i internetbanken och godkänns där. Inget skickas härifrån.{" "}
        <a href={data.home}>Alla utbetalningar</a>
      </p>
      <NewFile data={data} state={state} />
      <section aria-labelledby="filer">
        <h2 id="filer">Gjorda betalfiler</h2>
        <FileList {...data} state={state} />
      </section>
      <Answers data={data} state={state} />
      <Verifications data={data} />
      <section aria-labelledby="betalare">
        <h2 id="betalare">Kontot som utbetalningar dras från</h2>
        {data.payer ? <PayerText payer={data.payer} /> : <p>Inget konto är angivet.</p>}
        {data.mayChange ? (
          <details open={isPayer || data.payer === null}>
            <summary>{data.payer ? "Ändra kontot" : "Ange kontot"}</summary>
            <PayerForm {...data} state={state} />
          </details>
        ) : null}
      </section>
    </>
  );
}

type Part = { data: FilesPage; state: FormState };

function NewFile({ data, state }: Part) {
  const { payer, payable, ready } = data;
  return (
    <section aria-labelledby="ny-fil">
      <h2 id="ny-fil">Ny betalfil</h2>
      {ready === 0 ? <p>Ingen utbetalning är klar att betala.</p> : null}
      {ready > 0 && !payer ? (
        <p>
          {ready === 1 ? "En utbetalning är klar" : `${ready} utbetalningar är klara`} att betala.{" "}
          {data.mayChange ? (
            <a href="#betalare">Ange först kontot att dra från.</a>
          ) : (
            "Förbundschefen eller ekonomen anger först kontot att dra från."
          )}
        </p>
      ) : null}
      {ready > payable.length ? (
        <p>
          Filen görs av förbundschefen, ekonomen eller någon av de två som har utanordnat
          utbetalningen.
        </p>
      ) : null}
      {payer && payable.length > 0 ? <MakeFileForm {...data} state={state} /> : null}
    </section>
  );
}

function Answers({ data, state }: Part) {
  const { answers, home, mayRead } = data;
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">Filer från banken</h2>
      {answers.length === 0 ? <p>Ingen fil är inläst.</p> : null}
      <ul>
        {answers.map(({ id, filename, kind, at, byName }) => (
          <li key={id}>
            <a href={`${home}/filer/svar/${id}`}>{filename}</a> ({kind}), inläst{" "}
            {dateText(swedishDay(at))}
            {byName ? ` av ${byName}` : ""}
          </li>
        ))}
      </ul>
      {mayRead ? <AnswerForm {...data} state={state} /> : null}
    </section>
  );
}

function Verifications({ data }: { data: FilesPage }) {
  const { fran, till, count } = data.period;
  const query = new URLSearchParams({ fran, till });
  return (
    <section aria-labelledby="verifikationer">
      <h2 id="verifikationer">Verifikationer till bokföringen</h2>
      <PeriodForm from={fran} to={till} state={periodState(data)} />
      {count > 0 ? (
        <p>
          <a href={`${data.home}/filer/verifikationer?${query}`}>
            Hämta {count === 1 ? "en verifikation" : `${count} verifikationer`} som SIE-fil
          </a>
        </p>
      ) : null}
    </section>
  );
}

function PayerText({ payer }: { payer: NonNullable<FilesPage["payer"]> }) {
  const { name, iban, bankgiro, bic, customerId, bankAccount, at, byName } = payer;
  const accounts = [iban ? `IBAN ${iban}` : "", bankgiro ? `bankgiro ${bankgiro}` : ""];
  return (
    <p>
      {name}, {accounts.filter(Boolean).join(" och ")}, BIC {bic}
      {customerId ? `, kundnummer ${customerId}` : ""}. Konto {bankAccount} i bokföringen. Angivet{" "}
      {dateText(swedishDay(at))}
      {byName ? ` av ${byName}` : ""}.
    </p>
  );
}
