import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { planMeeting } from "../../commands/planMeeting.server.ts";
import { may } from "../../domain/authority.ts";
import type { MeetingKind } from "../../domain/minutes.ts";
import { FormReader } from "../../form.ts";
import { notFound, requireDesk } from "../../session.server.ts";
import { ErrorSummary, FormBasics, Select, TextField } from "../../ui/fields.tsx";
import { meetingKindNames } from "../../ui/wording.ts";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Planera ett sammanträde – Paragraf" }];

const kinds = Object.keys(meetingKindNames) as MeetingKind[];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  if (!may.planMeeting(desk.actor)) throw notFound();
  return json({ formId: crypto.randomUUID() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const input = {
    kind: form.choice("kind", "vilket slags sammanträde det är", kinds),
    date: form.date("date", "dagen för sammanträdet"),
    startsAt: form.optionalTime("startsAt", "starttiden"),
    place: form.text("place", { label: "platsen" }),
  };
  if (form.refusals.length > 0 || !input.date) return rejected(form.refusals, form);
  const result = await planMeeting(
    desk.office,
    desk.caller,
    { ...input, date: input.date },
    form.raw("formular"),
  );
  const slug = result.ok ? result.value.slug : "";
  return respond(result, form, `/forbund/${desk.association.slug}/sammantraden/${slug}`);
}

export default function NewMeeting() {
  const { formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Planera ett sammanträde</h1>
      <ErrorSummary state={state} fields={{ kind: "", date: "", startsAt: "", place: "" }} />
      <form method="post">
        <FormBasics formId={formId} intent="planera" />
        <Select
          name="kind"
          label="Slag"
          hint="Slaget ger dagordningens stående ärenden."
          options={kinds.map((k) => ({ value: k, text: meetingKindNames[k] }))}
          state={state}
        />
        <TextField name="date" label="Dag" hint="ÅÅÅÅ-MM-DD" width="date" state={state} />
        <TextField
          name="startsAt"
          label="Börjar klockan"
          hint="Till exempel 09.30"
          width="short"
          state={state}
        />
        <TextField name="place" label="Plats" state={state} />
        <button type="submit">Planera sammanträdet</button>
      </form>
    </>
  );
}
