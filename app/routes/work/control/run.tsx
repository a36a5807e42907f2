import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { measure } from "../../../commands/controlMeasures.server.ts";
import {
  makeControl,
  mayNotControl,
  plannedControl,
} from "../../../commands/controlRuns.server.ts";
import { drawnFor } from "../../../commands/controlSamples.server.ts";
import { dateText } from "../../../domain/calendar.ts";
import { sampleSources } from "../../../domain/control/control.ts";
import { FormReader, limits } from "../../../form.ts";
import { type Desk, notFound, requireDesk, requireReading } from "../../../session.server.ts";
import { RunForm } from "../../../ui/controlForms.tsx";
import { ErrorSummary, Source } from "../../../ui/fields.tsx";
import { readUpload } from "../../../upload.server.ts";
import { rejected, respond } from "../../respond.server.ts";
import { homeOf } from "./controlDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Gör en kontroll – Paragraf" }];

type Params = { plan?: string; point?: string; period?: string };

async function controlOf({ office, association }: Desk, { plan, point, period }: Params) {
  const at = { planId: plan ?? "", pointKey: point ?? "", period: period ?? "" };
  const found = await plannedControl(office.db, association.id, at);
  if (!found) throw notFound();
  return { at, found };
}

/** One control: what is looked at, what was drawn, what Paragraf measures, and what came of it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "events");
  const { office, association, actor, today } = desk;
  const { found } = await controlOf(desk, params);
  const { point, due } = found;
  const people = await attestPeopleOf(office.db, association.id);
  const { seed, drawn } = await drawnFor(office.db, association.id, found);
  const period = { from: due.from, to: due.period < today ? due.period : today };
  return json({
    ...{ home: homeOf(desk), formId: crypto.randomUUID(), point, due, seed },
    drawn: drawn.map(({ number, text, path }) => ({
      ...{ number, text, href: `/forbund/${association.slug}${path}` },
    })),
    measured: point.measure
      ? await measure(office.db, association.id, point.measure, period)
      : null,
    stop: mayNotControl(actor.personId, found, people, drawn, today),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { at } = await controlOf(desk, params);
  const result = form.choice("result", "resultatet", ["ok", "deviation"]);
  const about = { max: limits.note, optional: true };
  const note = form.text("note", { label: "vad kontrollen visade", ...about });
  const action = form.text("action", { label: "åtgärden", optional: true });
  const actionDue = form.optionalDate("actionDue", "dagen");
  const file = form.file("evidence");
  const upload = file && file.size > 0 ? await readUpload(file) : null;
  if (upload && !upload.ok) for (const { text } of upload.refusals) form.refuse("evidence", text);
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const evidence = upload?.ok ? upload.value : null;
  const input = { ...at, result, note, action, actionDue, evidence };
  const made = await makeControl(desk.office, desk.caller, input, form.raw("formular"));
  return respond(made, form, `${homeOf(desk)}#gjorda`);
}

const fields = {
  ...{ note: "", action: "", actionDue: "", evidence: "" },
  result: "kontroll-result-0",
};

export default function MakeControl() {
  const { home, formId, point, due, seed, drawn, measured, stop } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={home}>Intern kontroll</a>
      </p>
      <h1>
        {point.routine}: {point.what}
      </h1>
      <ErrorSummary state={state} fields={fields} />
      <p className="lead">
        Gäller {dateText(due.from)} till och med {dateText(due.period)}. Görs senast{" "}
        {dateText(due.on)}. {due.why}
      </p>
      {measured ? (
        <>
          <h2>Vad Paragraf mäter</h2>
          <p>
            {measured.checked} prövade, {measured.deviations.length} avviker.
          </p>
          <ul>
            {measured.deviations.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      {point.sampleSize > 0 ? (
        <>
          <h2>Stickprov</h2>
          <p>
            {drawn.length === 0
              ? sampleSources[point.sampleFrom].none
              : `Dragna av slumpen med fröet ${seed}.`}
          </p>
          <ul>
            {drawn.map(({ number, text, href }) => (
              <li key={number}>
                <a href={href}>
                  {number}, {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>Resultat</h2>
      {stop ? (
        <p className="note">
          {stop.text} <Source refusal={stop} />
        </p>
      ) : (
        <RunForm formId={formId} state={state} />
      )}
    </>
  );
}
