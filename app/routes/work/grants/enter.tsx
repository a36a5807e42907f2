import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decidedItem } from "#db/queries/decidedItems.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { enterGrant } from "../../../commands/grants.server.ts";
import { parts } from "../../../domain/calendar.ts";
import { proposedGrant } from "../../../domain/grants/proposal.ts";
import { FormReader } from "../../../form.ts";
import type { Desk } from "../../../session.server.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { ChooseParagraf, GrantForm, grantFields } from "../../../ui/grantForms.tsx";
import { respond } from "../../respond.server.ts";
import {
  decidedOptions,
  homeOf,
  lineOptions,
  partRows,
  requireGrants,
  typedGrant,
} from "./grantDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Nytt bidrag – Paragraf" }];

/** First the paragraf is chosen, then the form comes with what the paragraf itself says. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const items = await decidedOptions(desk);
  const asked = new URL(request.url).searchParams.get("paragraf");
  const found = asked === null ? null : await paragrafOf(desk, asked);
  return json({
    ...{ formId: crypto.randomUUID(), home: homeOf(desk), items, rows: partRows },
    lines: await lineOptions(desk, null),
    chosen: found,
    isUnknown: asked !== null && found === null,
  });
}

async function paragrafOf({ office, association }: Desk, itemId: string) {
  const row = await decidedItem(office.db, association.id, itemId);
  const minutes = row && (await minutesOf(office.db, association.id, row.meetingId));
  const item = minutes?.items.find(({ id }) => id === itemId);
  if (!row || !item) return null;
  const { members } = await registerOf(office.db, association.id);
  const proposed = proposedGrant(
    item,
    members.map(({ name }) => name),
  );
  return {
    itemId,
    name: `§ ${item.number} ${item.heading}`,
    clauses: item.sections.flatMap(({ clauses }) => clauses),
    proposal: {
      ...{ payee: proposed.payee, initiative: "", ore: proposed.ore },
      year: proposed.year ?? parts(row.date).year,
      parts: proposed.instalments.map(({ ore, condition }) => ({ ore, kind: condition.kind })),
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireGrants(request, context, params.association);
  const form = new FormReader(await request.formData());
  const input = { itemId: form.raw("itemId"), typed: typedGrant(form) };
  const result = await enterGrant(desk.office, desk.caller, input, form.raw("formular"));
  const number = result.ok ? result.value.number : "";
  return respond(result, form, `${homeOf(desk)}/bidrag/${number}`);
}

export default function EnterGrant() {
  const { chosen, items, home, isUnknown, ...data } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={`${home}/bidrag`}>Bidrag</a>
      </p>
      <h1>Nytt bidrag</h1>
      <ErrorSummary state={state} fields={grantFields} />
      {isUnknown ? <p>Välj en paragraf som är justerad och inte har utgått.</p> : null}
      {chosen ? (
        <>
          <p>
            {chosen.name}. <a href={`${home}/bidrag/nytt`}>Välj en annan paragraf</a>
          </p>
          <ul>
            {chosen.clauses.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
          <GrantForm {...data} itemId={chosen.itemId} proposal={chosen.proposal} state={state} />
        </>
      ) : items.length === 0 ? (
        <p>Det finns ingen justerad paragraf än.</p>
      ) : (
        <ChooseParagraf items={items} address={`${home}/bidrag/nytt`} />
      )}
    </>
  );
}
