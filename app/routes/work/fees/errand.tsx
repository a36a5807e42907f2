import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctErrand, vouchForErrand, withdrawErrand } from "../../../commands/errands.server.ts";
import { FormReader, limits } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { ErrandForm, errandFields, VouchForm, WithdrawForm } from "../../../ui/errandForm.tsx";
import { ErrandFacts } from "../../../ui/errands.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { errandChoices, readErrand, requireErrand, shownErrand } from "./errandDesk.server.ts";
import { errandsHome } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Förrättning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const errand = await requireErrand(desk, params.errand);
  const shown = await shownErrand(desk, errand);
  return json({
    ...{ formId: crypto.randomUUID(), today: desk.today, home: errandsHome(desk), shown, errand },
    choices: shown.mayChange ? await errandChoices(desk, errand) : null,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, caller } = desk;
  const { number } = await requireErrand(desk, params.errand);
  const form = new FormReader(await request.formData());
  const formId = form.raw("formular");
  const version = Number(form.raw("version"));
  const to = `${errandsHome(desk)}/${number}`;
  switch (form.raw("avsikt")) {
    case "bestalld":
      return respond(await vouchForErrand(office, caller, { number, version }, formId), form, to);
    case "aterta": {
      const reason = form.raw("withdrawReason").slice(0, limits.line);
      return respond(await withdrawErrand(office, caller, { number, reason }, formId), form, to);
    }
    default: {
      const text = readErrand(form);
      if (!text) return rejected(form.refusals, form);
      const reason = form.raw("reason").slice(0, limits.line);
      const input = { number, version, text, reason };
      return respond(await correctErrand(office, caller, input, formId), form, to);
    }
  }
}

export default function ErrandPage() {
  const { formId, today, home, shown, errand, choices } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const of = (intent: string) => (state?.intent === intent ? state : undefined);
  return (
    <>
      <p>
        <a href={home}>Förrättningar</a>
      </p>
      <h1>Förrättning {shown.number}</h1>
      <ErrorSummary state={state} fields={errandFields} />
      <ErrandFacts shown={shown} />
      {shown.mayVouch ? <VouchForm formId={formId} version={shown.version} /> : null}
      {choices ? (
        <>
          <details open={of("ratta") !== undefined}>
            <summary>Rätta förrättningen</summary>
            <ErrandForm {...choices} {...{ formId, today, errand }} state={of("ratta")} />
          </details>
          <details open={of("aterta") !== undefined}>
            <summary>Återta förrättningen</summary>
            <WithdrawForm formId={formId} state={of("aterta")} />
          </details>
        </>
      ) : null}
    </>
  );
}
