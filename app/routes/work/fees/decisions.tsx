import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decidedItems } from "#db/queries/decidedItems.server.ts";
import { feeSettingsOf } from "#db/queries/fees.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { type DecideFees, decideFees } from "../../../commands/feeDecisions.server.ts";
import { may } from "../../../domain/authority.ts";
import { dateText, type LegalDate } from "../../../domain/calendar.ts";
import { readFeeValue } from "../../../domain/fees/settingInput.ts";
import { type DecidedKind, feeSettingNames } from "../../../domain/fees/settings.ts";
import { FormReader, limits } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import {
  AnnualForm,
  BaseForm,
  ClassesForm,
  decisionFields,
  EmployeeForm,
  LostEarningsForm,
  MileageForm,
  PayrollForm,
  SeatForm,
} from "../../../ui/feeDecisionForms.tsx";
import { DecidedList, ProposalForm } from "../../../ui/feeDecisions.tsx";
import { ErrorSummary, type FormState } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { decidedNow, proposalOf } from "./decisionsView.server.ts";
import { baseAmountsHome, feesHome } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Beslut om arvoden – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "fees");
  const { office, association, actor, today } = desk;
  const settings = await feeSettingsOf(office.db, association.id);
  const { seats, persons } = await registerOf(office.db, association.id);
  const items = await decidedItems(office.db, association.id);
  return json({
    ...{ formId: crypto.randomUUID(), home: feesHome(desk), today },
    baseAmountsHome: baseAmountsHome(desk),
    mayDecide: may.decideFees(actor),
    decided: decidedNow(settings, { seats, persons, today }),
    ...proposalOf(settings, today, new URL(request.url).searchParams),
    items: items.map(({ id, number, heading, date }) => ({
      value: id,
      text: `§ ${number} ${dateText(date as LegalDate)}: ${heading}`,
    })),
    seats: seats.map(({ id, label }) => ({ value: id, text: label })),
    people: persons.map(({ id, name }) => ({ value: id, text: name })),
  });
}

/** Reads what the form of a kind holds. */
function readDecision(form: FormReader): DecideFees | null {
  const kind = form.choice(
    ...(["avsikt", "vad som är beslutat", Object.keys(feeSettingNames) as DecidedKind[]] as const),
  );
  const validFrom = form.date("validFrom", "från vilken dag det gäller");
  const ground = form.text("ground", { label: "beslutet", max: limits.line, optional: true });
  const read = readFeeValue(kind, (field) => form.raw(field).slice(0, limits.line));
  if (!read.ok) form.refusals.push(...read.refusals);
  if (!read.ok || !validFrom || form.refusals.length > 0) return null;
  const subject = form.raw("subject").trim();
  const itemId = form.raw("itemId") || null;
  return { kind, subject, validFrom, value: read.value, ground, itemId } as DecideFees;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const input = readDecision(form);
  if (!input) return rejected(form.refusals, form);
  const result = await decideFees(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `${feesHome(desk)}/beslut`);
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function Forms({
  data,
  state,
}: {
  data: Data;
  state: (FormState & { intent: string }) | undefined;
}) {
  const { formId, today, items } = data;
  const of = (kind: DecidedKind) => ({
    ...{ formId, today, items },
    state: state?.intent === kind ? state : undefined,
  });
  return (
    <>
      <h2>För in ett beslut</h2>
      <p>Det som gällde förut ändras inte. Det nya gäller från den dag du anger.</p>
      <BaseForm {...of("base")} proposed={data.proposed} />
      <ClassesForm {...of("classes")} />
      <MileageForm {...of("mileage")} />
      <LostEarningsForm {...of("lostEarnings")} />
      <AnnualForm {...of("annual")} seats={data.seats} />
      <SeatForm {...of("seat")} seats={data.seats} />
      <PayrollForm {...of("payroll")} />
      <EmployeeForm {...of("employee")} people={data.people} />
    </>
  );
}

export default function FeeDecisions() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.home}>Arvoden</a>
      </p>
      <h1>Beslut om arvoden</h1>
      <ErrorSummary state={state} fields={decisionFields(state?.intent ?? "")} />
      <p>
        Grunderna för arvoden står i förbundsordningen.{" "}
        <span className="source">(lag (2003:1210) 9 och 11 §§)</span>
      </p>
      <DecidedList decided={data.decided} />
      <ProposalForm {...data} />
      <p>
        Prisbasbelopp och inkomstbasbelopp för varje år står under{" "}
        <a href={data.baseAmountsHome}>Basbelopp</a>.
      </p>
      {data.mayDecide ? <Forms data={data} state={state} /> : null}
    </>
  );
}
