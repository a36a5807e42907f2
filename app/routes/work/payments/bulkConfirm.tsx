import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json, type TypedResponse } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  attestMany,
  type BulkOutcome,
  bulkOneOf,
  type Chosen,
} from "../../../commands/bulkAttest.server.ts";
import { bulkOf } from "../../../domain/attest/bulk.ts";
import { type AttestStep, attestSteps, attestVerbs } from "../../../domain/attest/order.ts";
import { FormReader } from "../../../form.ts";
import { BulkResult, ConfirmForm } from "../../../ui/bulkAttest.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { type Rejected, rejected } from "../../respond.server.ts";
import { lineOf, rowsFor } from "./bulkDesk.server.ts";
import { paymentsHome, requirePayments } from "./paymentDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Se över och attestera – Paragraf" }];

/** The second look: those that were chosen with all that is said of them, or why they cannot go together. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requirePayments(request, context, params.association);
  const chosen = new URL(request.url).searchParams.getAll("nr");
  const rows = await rowsFor(desk);
  const found = rows.filter(({ payment, kind }) => kind && chosen.includes(payment.number));
  const together = bulkOf(found.flatMap(bulkOneOf));
  const left = chosen.filter((nr) => !found.some(({ payment }) => payment.number === nr));
  return json({
    lines: together.ok ? await Promise.all(found.map((row) => lineOf(desk, row))) : [],
    refusals: together.ok ? [] : together.refusals,
    ore: together.ok ? together.value.ore : 0,
    verb: together.ok ? attestVerbs[together.value.kind.step] : "",
    left: left.map((nr) => nr.slice(0, 12)),
    ...{ home: paymentsHome(desk), formId: crypto.randomUUID() },
  });
}

/** "2026-14 1 decision" as the page wrote it; anything else is left out. */
function readChosen(words: string): Chosen[] {
  const [number = "", version = "", step = ""] = words.split(" ");
  const isStep = (one: string): one is AttestStep => Object.hasOwn(attestSteps, one);
  return isStep(step) && /^\d{1,6}$/.test(version)
    ? [{ number, version: Number(version), step }]
    : [];
}

type Answer = Partial<Rejected> & { outcomes?: BulkOutcome[] };

export async function action({
  request,
  context,
  params,
}: ActionFunctionArgs): Promise<TypedResponse<Answer>> {
  const { office, caller } = await requirePayments(request, context, params.association);
  const form = new FormReader(await request.formData());
  const chosen = form.all("vald").flatMap(readChosen);
  const result = await attestMany(office, caller, chosen, form.raw("formular"));
  return result.ok ? json({ outcomes: result.value }) : rejected(result.refusals, form);
}

export default function ConfirmMany() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { home, lines, left } = data;
  const refusals = answer?.refusals ?? data.refusals;
  return (
    <>
      <p>
        <a href={`${home}/flera`}>Välj om</a>
      </p>
      <h1>Se över och attestera</h1>
      {answer?.outcomes ? (
        <BulkResult outcomes={answer.outcomes} home={home} />
      ) : (
        <>
          <ErrorSummary state={{ refusals, typed: {} }} />
          {left.length > 0 ? (
            <p>Följer inte med, eftersom de har ändrats eller läses för sig: {left.join(", ")}.</p>
          ) : null}
          {lines.length > 0 ? <ConfirmForm {...data} /> : null}
        </>
      )}
    </>
  );
}
