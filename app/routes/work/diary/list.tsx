import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registeredBetween } from "#db/queries/diary.server.ts";
import { beginDiary } from "../../../commands/diary.server.ts";
import { may } from "../../../domain/authority.ts";
import { dateOf, dateText, parts } from "../../../domain/calendar.ts";
import { inTime } from "../../../domain/diary/measureDiary.ts";
import { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { DiaryList } from "../../../ui/diary.tsx";
import { DiarySearch, diaryIds } from "../../../ui/diaryForms.tsx";
import { ErrorSummary, FormBasics } from "../../../ui/fields.tsx";
import { diaryPage } from "../../diaryPages.server.ts";
import { respond } from "../../respond.server.ts";
import {
  diaryHome,
  handlingChoices,
  listed,
  officeRows,
  requireDiary,
  startOf,
} from "./diaryDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Diarium – Paragraf" }];

/** The whole diarium, fifty handlingar at a time. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const { rows, ...page } = await diaryPage(new URL(request.url).searchParams, officeRows(desk));
  return json({
    ...page,
    ...{ formId: crypto.randomUUID(), home: diaryHome(desk), start: await startOf(desk) },
    openTo: `/diarium/${desk.association.slug}`,
    mayRegister: may.registerHandling(desk.actor),
    rows: rows.map(listed),
    thisYear: await figuresOf(desk),
    directions: handlingChoices.directions,
  });
}

async function figuresOf({ office, association, today }: Desk) {
  const year = { from: dateOf(parts(today).year, 1, 1), to: today };
  return inTime(await registeredBetween(office.db, association.id, year));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDiary(request, context, params.association);
  const form = new FormReader(await request.formData());
  const begun = await beginDiary(desk.office, desk.caller, null, form.raw("formular"));
  return respond(begun, form, diaryHome(desk));
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Diary() {
  const data = useLoaderData<typeof loader>();
  const begun = useActionData<typeof action>();
  const { start, home, refusals } = data;
  const asked = refusals.length > 0 ? { refusals, typed: {} } : undefined;
  return (
    <>
      <h1>Diarium</h1>
      <ErrorSummary state={begun} />
      <ErrorSummary state={asked} fields={diaryIds} title="Det gick inte att läsa" />
      {start === null ? (
        <Begin {...data} />
      ) : (
        <>
          <p>
            Här registreras allmänna handlingar, förda i Paragraf sedan {dateText(start)}. Alla kan
            läsa <a href={data.openTo}>det offentliga diariet</a>, utan det som är skyddat.{" "}
            <span className="source">(offentlighets- och sekretesslagen 5 kap. 1 och 2 §§)</span>
          </p>
          <InTime {...data.thisYear} />
          {data.mayRegister ? (
            <p>
              <a href={`${home}/ny`} className="button">
                Registrera en handling
              </a>
            </p>
          ) : null}
          <DiarySearch typed={data.typed} directions={data.directions} state={asked} />
          <Found {...data} />
        </>
      )}
    </>
  );
}

function Begin({ formId, mayRegister }: Data) {
  return (
    <>
      <p>
        Diariet förs inte i Paragraf ännu. Från den dag ni börjar får varje handling som ni
        registrerar nästa nummer för året, och det som Paragraf själv gör till allmän handling
        registreras av sig självt: kallelser, justerade protokoll, delegationsbeslut, expedieringar
        och överklaganden. Äldre handlingar förs inte in. Alla kan läsa diariet på webben, utan det
        som ni skriver som skyddat och utan de namn som ni skyddar.
      </p>
      {mayRegister ? (
        <form method="post">
          <FormBasics formId={formId} intent="borja" />
          <button type="submit">Börja föra diariet här</button>
        </form>
      ) : null}
    </>
  );
}

const InTime = ({ received, inTime: timely }: { received: number; inTime: number }) =>
  received === 0 ? null : (
    <p>
      I år har {received === 1 ? "en handling" : `${received} handlingar`} kommit in. {timely} är
      registrerade senast nästa arbetsdag.
    </p>
  );

function Found({ rows, home, query, isFirst, next }: Data) {
  return (
    <>
      {rows.length === 0 ? (
        <p>{query === "" ? "Ingen handling är registrerad ännu." : "Ingen handling stämmer."}</p>
      ) : (
        <p>
          <a href={`${home}/tabell?${query}`}>Hämta urvalet som tabell (CSV)</a>
        </p>
      )}
      <DiaryList rows={rows} home={home} />
      <p>
        {isFirst ? null : <a href={`${home}?${query}`}>Till de senaste</a>}{" "}
        {next ? <a href={`${home}?${next}`}>Visa de följande</a> : null}
      </p>
    </>
  );
}
