import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { controlPlansOf } from "#db/queries/control.server.ts";
import { may } from "../../../domain/authority.ts";
import { controlFields } from "../../../domain/control/controlInput.ts";
import { FormReader } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ControlForm } from "../../../ui/controlForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { respond } from "../../respond.server.ts";
import { choicesOf, handlePointForm, homeOf, typedOf } from "./controlDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Kontrollmoment – Paragraf" }];

async function inDraft(desk: Desk, pointId: string | undefined) {
  const plans = await controlPlansOf(desk.office.db, desk.association.id);
  const draft = plans.find(({ adopted }) => adopted === null);
  const point = draft?.points.find(({ id }) => id === pointId) ?? null;
  if (!draft || (pointId !== undefined && point === null)) throw notFound();
  return point;
}

/** One kontrollmoment of the draft, or a new one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  if (!may.changeControlPlan(desk.actor)) throw notFound();
  const point = await inDraft(desk, params.point);
  return json({
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), typed: typedOf(point) },
    ...{ isNew: point === null, ...(await choicesOf(desk)) },
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const result = await handlePointForm(desk, form, await inDraft(desk, params.point));
  return respond(result, form, `${homeOf(desk)}#utkast`);
}

const fields = Object.fromEntries(controlFields.map((field) => [field, ""]));

export default function ControlPointPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={data.home}>Intern kontroll</a>
      </p>
      <h1>{data.isNew ? "Nytt kontrollmoment" : data.typed.what}</h1>
      <ErrorSummary state={state} fields={fields} />
      <ControlForm {...data} state={state} />
    </>
  );
}
