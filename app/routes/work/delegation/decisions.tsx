import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerDelegated } from "../../../commands/delegatedDecisions.server.ts";
import { may } from "../../../domain/authority.ts";
import { readKronor } from "../../../domain/delegation/typed.ts";
import { FormReader, limits } from "../../../form.ts";
import { requireDesk, requireReading } from "../../../session.server.ts";
import { DelegatedForm, DelegatedList } from "../../../ui/delegatedForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { decisionRows, formChoices, namesUsed } from "./decisionsView.server.ts";

export const meta: MetaFunction = () => [{ title: "Delegationsbeslut – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const rows = await decisionRows(desk);
  const asked = new URL(request.url).searchParams;
  const fresh = rows.find(({ id }) => id === asked.get("infort"));
  const isOpen = (row: (typeof rows)[number]) => row.correctedBy === null && !row.isVoid;
  const correcting = rows.find((row) => row.id === asked.get("rattar") && isOpen(row));
  return json({
    formId: crypto.randomUUID(),
    home: `/forbund/${desk.association.slug}`,
    today: desk.today,
    mayRegister: may.registerDelegated(desk.actor),
    fresh: fresh?.number ?? null,
    correcting: correcting ?? null,
    waiting: rows.filter(({ place }) => place === null).length,
    rows,
    ...withStanding(await formChoices(desk), correcting),
    ...namesUsed(rows),
  });
}

type Choices = Awaited<ReturnType<typeof formChoices>>;
type Row = Awaited<ReturnType<typeof decisionRows>>[number];

/** What is corrected may belong to an older order, or to somebody who has left: its own choices are there. */
function withStanding(choices: Choices, row: Row | undefined): Choices {
  if (!row) return choices;
  const adding = (options: Choices["groups"], value: string, text: string) =>
    options.some((one) => one.value === value) ? options : [...options, { value, text }];
  return {
    ...choices,
    groups: adding(choices.groups, row.groupId, row.groupTitle),
    delegates: adding(choices.delegates, row.delegateId, row.delegateName),
  };
}

function readDecision(form: FormReader) {
  const isVoid = form.flag("isVoid");
  const typed = form.raw("amount").trim();
  const ore = typed === "" ? null : readKronor(typed);
  if (typed !== "" && ore === null) {
    form.refuse(
      "amount",
      "Skriv beloppet som 12 500 eller 12 500,50. Andra valutor räknas om först.",
    );
  }
  const what = form.text("what", { label: "vad som beslutas" });
  const object = form.text("object", { label: "objektet", max: limits.name, optional: true });
  return {
    ...{ isVoid, ore, what },
    object: object === "" ? what.slice(0, limits.name) : object,
    decidedOn: form.date("decidedOn", "dagen"),
    groupId: form.text("groupId", { label: "gruppen av ärenden", max: limits.name }),
    delegateId: form.text("delegateId", { label: "vem som har beslutat", max: limits.name }),
    supplier: form.text("supplier", { label: "leverantören", max: limits.name, optional: true }),
    corrects: form.raw("corrects") || null,
    reason: form.text("reason", { label: "skälet", max: limits.note, optional: true }),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const { decidedOn, ...input } = readDecision(form);
  if (form.refusals.length > 0 || !decidedOn) return rejected(form.refusals, form);
  const decision = { ...input, decidedOn };
  const result = await registerDelegated(desk.office, desk.caller, decision, form.raw("formular"));
  const list = `/forbund/${desk.association.slug}/delegationsbeslut`;
  return respond(result, form, result.ok ? `${list}?infort=${result.value.id}` : list);
}

const fields = {
  groupId: "",
  what: "",
  amount: "",
  supplier: "",
  object: "",
  delegateId: "",
  decidedOn: "",
  reason: "",
};

export default function DelegatedDecisions() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home, fresh, correcting, groups, mayRegister, rows, waiting } = data;
  return (
    <>
      <h1>Delegationsbeslut</h1>
      {fresh ? (
        <p className="note" role="status">
          {fresh} är infört.
        </p>
      ) : null}
      <ErrorSummary state={state} fields={fields} />
      {groups.length === 0 ? (
        <p>
          Du har ingen grupp av ärenden att besluta i enligt{" "}
          <a href={`${home}/delegationsordning`}>delegationsordningen</a> i dag.
        </p>
      ) : mayRegister ? (
        <section aria-labelledby="nytt">
          <h2 id="nytt">{correcting ? `Rätta ${correcting.number}` : "Nytt beslut"}</h2>
          {correcting ? (
            <p>
              {correcting.number} står kvar som det är. Rättelsen får ett eget nummer och gäller i
              stället.
            </p>
          ) : null}
          <DelegatedForm {...data} state={state} />
        </section>
      ) : null}
      <h2>Beslut</h2>
      <p>
        <a href={`${home}/delegationsordning`}>Delegationsordningen</a>
        {rows.length > 0 ? (
          <>
            {" "}
            · Anmälningslista som <a href={`${home}/delegationsbeslut/anmalningslista/pdf`}>PDF</a>,{" "}
            <a href={`${home}/delegationsbeslut/anmalningslista/docx`}>Word</a> · Alla som{" "}
            <a href={`${home}/delegationsbeslut/tabell`}>tabell (CSV)</a>
          </>
        ) : null}
      </p>
      {waiting > 0 ? (
        <p className="note">
          {waiting === 1 ? "Ett beslut" : `${waiting} beslut`} står inte på någon dagordning. Det
          erbjuds nästa sammanträde.
        </p>
      ) : null}
      <DelegatedList rows={rows} home={home} mayRegister={mayRegister && groups.length > 0} />
    </>
  );
}
