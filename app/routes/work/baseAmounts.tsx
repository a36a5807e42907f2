import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enteredBaseAmounts } from "#db/queries/fees.server.ts";
import { enterBaseAmount } from "../../commands/baseAmounts.server.ts";
import { may } from "../../domain/authority.ts";
import { knownBaseAmounts } from "../../domain/baseAmounts.ts";
import { parts } from "../../domain/calendar.ts";
import { FormReader, limits } from "../../form.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { BaseAmountForm, BaseAmountTables, MissingBaseAmounts } from "../../ui/baseAmounts.tsx";
import { ErrorSummary } from "../../ui/fields.tsx";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Basbelopp – Paragraf" }];

/** Prisbasbelopp and inkomstbasbelopp by year, with where each is told and who brought it in. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor, today } = desk;
  return json({
    formId: crypto.randomUUID(),
    mayEnter: may.enterBaseAmount(actor),
    year: parts(today).year,
    entered: await enteredBaseAmounts(office.db, association.id),
    known: [...knownBaseAmounts],
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const source = form.text("source", { label: "källan", max: limits.line, optional: true });
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const line = (name: string) => form.raw(name).slice(0, limits.line);
  const input = { kind: line("kind"), year: line("year"), kronor: line("kronor"), source };
  const result = await enterBaseAmount(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `/forbund/${desk.association.slug}/basbelopp`);
}

const fields = { kind: "", year: "", kronor: "", source: "" };

export default function BaseAmountsPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Basbelopp</h1>
      <ErrorSummary state={state} fields={fields} />
      <p className="lead">
        Prisbasbeloppet räknas in i gränser i attestordningen och delegationsordningen och i
        årsarvoden, inkomstbasbeloppet i grundbeloppets värdesäkring. Ett år som inte är känt gissas
        aldrig: det som behöver beloppet väntar tills det är infört.
      </p>
      <MissingBaseAmounts {...data} />
      {data.mayEnter ? <BaseAmountForm {...data} state={state} /> : null}
      <BaseAmountTables {...data} />
    </>
  );
}
