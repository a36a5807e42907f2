import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { samplesOf } from "#db/queries/paymentSamples.server.ts";
import { drawSample } from "../../../commands/paymentRegister.server.ts";
import { may } from "../../../domain/authority.ts";
import { dateText } from "../../../domain/calendar.ts";
import {
  readSelection,
  selectionFields,
  selectionText,
} from "../../../domain/payment/selection.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { SampleForm, selectionIds } from "../../../ui/paymentRegister.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requirePayments } from "../payments/paymentDesk.server.ts";
import { registerHome, sizeText, typedSelection } from "./registerDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Stickprov – Paragraf" }];

/** The samples that have been drawn, and the form to draw another. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const samples = await samplesOf(desk.office.db, desk.association.id);
  return json({
    typed: typedSelection(new URL(request.url).searchParams),
    ...{ home: registerHome(desk), formId: crypto.randomUUID() },
    mayDraw: may.drawSample(desk.actor),
    samples: samples.map((one) => ({
      ...{ sequence: one.sequence, seed: one.seed, at: one.at, byName: one.byName },
      ...{ from: selectionText(one.selection), population: one.population, size: sizeText(one) },
    })),
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const typed = Object.fromEntries(selectionFields.map((field) => [field, form.raw(field)]));
  const { selection, refusals } = readSelection(typed as Parameters<typeof readSelection>[0]);
  const size = {
    kind: form.choice("hur", "hur storleken räknas", ["count", "percent"] as const),
    size: form.integer("storlek", "hur stort stickprovet är"),
  };
  const seed = form.text("fro", { label: "fröet", max: 60, optional: true });
  const wrong = [...refusals, ...form.refusals];
  if (wrong.length > 0) return rejected(wrong, form);
  const input = { selection, size, seed, byKind: form.flag("slag") };
  const drawn = await drawSample(desk.office, desk.caller, input, form.raw("formular"));
  const to = drawn.ok ? `/${drawn.value.sequence}` : "";
  return respond(drawn, form, `${registerHome(desk)}/stickprov${to}`);
}

export default function Samples() {
  const { samples, home, mayDraw, typed, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Stickprov</h1>
      <p>
        <a href={home}>Register över utbetalningar</a>
      </p>
      <ErrorSummary state={state} fields={{ ...selectionIds, storlek: "", fro: "" }} />
      {mayDraw ? <SampleForm typed={typed} formId={formId} state={state} /> : null}
      <h2>Dragna stickprov</h2>
      {samples.length === 0 ? <p>Inget stickprov är draget.</p> : null}
      <ul className="rows">
        {samples.map(({ sequence, seed, from, population, size, at, byName }) => (
          <li key={sequence}>
            <a href={`${home}/stickprov/${sequence}`}>Stickprov {sequence}</a>: {size} av{" "}
            {population} ({from}), frö {seed}
            <span className="origin">
              {dateText(swedishDay(at))}
              {byName ? ` av ${byName}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
