import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { feeSettingsOf, periodsOf } from "#db/queries/fees.server.ts";
import { closeFeePeriod } from "../../../commands/feePeriods.server.ts";
import { may } from "../../../domain/authority.ts";
import { addDays } from "../../../domain/calendar.ts";
import { settingOn } from "../../../domain/fees/settings.ts";
import { FormReader } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import {
  AnnualRows,
  ClosePeriodForm,
  PeriodRows,
  UnconfirmedRows,
  WaitingRows,
} from "../../../ui/feeOffice.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import {
  annualNow,
  errandsHome,
  feesHome,
  myFeesHome,
  unconfirmed,
  waitingClaims,
} from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Arvoden – Paragraf" }];

/** What is not confirmed, what waits for the next period, and the periods. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "fees");
  const { office, association, actor, today } = desk;
  const settings = await feeSettingsOf(office.db, association.id);
  return json({
    ...{ formId: crypto.randomUUID(), home: feesHome(desk), claims: myFeesHome(desk), today },
    dueDate: addDays(today, 30),
    ...{ waiting: await waitingClaims(desk), unconfirmed: await unconfirmed(desk) },
    errands: errandsHome(desk),
    mayRegister: may.registerErrand(actor),
    annual: await annualNow(desk),
    periods: await periodsOf(office.db, association.id),
    mayClose: may.closeFeePeriod(actor),
    mayWrite: may.decideFees(actor),
    isDecided:
      settingOn(settings, "base", today) !== null && settingOn(settings, "classes", today) !== null,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const to = form.date("to", "sista dagen i perioden");
  const dueDate = form.date("dueDate", "förfallodagen");
  if (!to || !dueDate || form.refusals.length > 0) return rejected(form.refusals, form);
  const { office, caller } = desk;
  const result = await closeFeePeriod(office, caller, { to, dueDate }, form.raw("formular"));
  const number = result.ok ? result.value.number : "";
  return respond(result, form, `${feesHome(desk)}/perioder/${number}`);
}

export default function FeesOffice() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home, isDecided, waiting, annual, periods, mayClose } = data;
  const isSomething = waiting.length > 0 || annual.due.length > 0;
  return (
    <>
      <h1>Arvoden</h1>
      <ErrorSummary state={state} fields={{ to: "", dueDate: "" }} />
      <p>
        Arvodet räknas när sammanträdet är avslutat eller förrättningen registrerad. Var och en
        bekräftar sitt, och en period i taget blir utbetalningar som attesteras.{" "}
        <a href={`${home}/beslut`}>Beslut om arvoden</a>
      </p>
      {data.mayRegister ? (
        <p>
          <a href={`${data.errands}/ny`}>Registrera en förrättning</a>
        </p>
      ) : null}
      {isDecided ? null : (
        <p>
          Inget grundbelopp eller arvode är infört som gäller i dag.{" "}
          <a href={`${home}/beslut`}>För in det som är beslutat</a>, så räknas ersättningarna.
        </p>
      )}
      <h2>Bekräftat, inte med i någon period</h2>
      <WaitingRows {...data} />
      <AnnualRows {...annual} />
      {mayClose && isSomething ? <ClosePeriodForm {...data} state={state} /> : null}
      <h2>Inte bekräftat</h2>
      <UnconfirmedRows {...data} />
      <h2>Perioder</h2>
      {periods.length === 0 ? <p>Ingen period är stängd.</p> : <PeriodRows {...data} />}
    </>
  );
}
