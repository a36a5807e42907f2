import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerErrand } from "../../../commands/errands.server.ts";
import { may } from "../../../domain/authority.ts";
import { errandSlug } from "../../../domain/fees/errand.ts";
import { FormReader } from "../../../form.ts";
import { notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { ErrandForm, errandFields } from "../../../ui/errandForm.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { errandChoices, readErrand } from "./errandDesk.server.ts";
import { errandsHome, myFeesHome } from "./feeDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Registrera en förrättning – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  if (!may.registerErrand(desk.actor)) throw notFound();
  return json({
    ...{ formId: crypto.randomUUID(), today: desk.today, home: errandsHome(desk) },
    ...(await errandChoices(desk, null)),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, caller, actor } = desk;
  const form = new FormReader(await request.formData());
  const text = readErrand(form);
  if (!text) return rejected(form.refusals, form);
  const done = await registerErrand(office, caller, text, form.raw("formular"));
  const number = done.ok ? done.value.number : "";
  // One's own is confirmed in the same breath; the kansli sees who has not.
  const isOwn = !may.decideFees(actor);
  const to = isOwn ? `${myFeesHome(desk)}/${errandSlug(number)}` : `${errandsHome(desk)}/${number}`;
  return respond(done, form, to);
}

export default function NewErrand() {
  const { home, ...data } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={home}>Förrättningar</a>
      </p>
      <h1>Registrera en förrättning</h1>
      <ErrorSummary state={state} fields={errandFields} />
      {data.own === null ? null : (
        <p>
          Den som beställde den, eller kansliet, bekräftar sedan att den var beställd. Resa och
          förlorad arbetsförtjänst lägger du till i nästa steg.
        </p>
      )}
      <ErrandForm {...data} errand={null} state={state} />
    </>
  );
}
