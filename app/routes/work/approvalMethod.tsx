import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { methodVersions } from "#db/queries/signing.server.ts";
import { chooseApprovalMethod } from "../../commands/approvalMethod.server.ts";
import { approvalMethods, choiceOn } from "../../domain/approvalMethod.ts";
import { may } from "../../domain/authority.ts";
import { FormReader, limits } from "../../form.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { MethodForm, MethodNow, MethodVersions } from "../../ui/approvalMethodForms.tsx";
import { ErrorSummary } from "../../ui/fields.tsx";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Hur protokoll justeras – Paragraf" }];

/** How protokoll are justerade, and the decision of styrelsen that it stands on. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor } = desk;
  const versions = await methodVersions(office.db, association.id);
  return json({
    formId: crypto.randomUUID(),
    mayChoose: may.chooseApprovalMethod(actor),
    versions,
    current: choiceOn(versions, desk.today),
    today: desk.today,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const method = form.choice("method", "hur protokollen justeras", approvalMethods);
  const validFrom = form.date("validFrom", "från vilken dag det gäller");
  const decidedOn = form.optionalDate("decidedOn", "dagen för beslutet");
  const paragraf = form.text("paragraf", { label: "paragrafen", max: 20, optional: true });
  const document = form.text("document", { label: "handlingen", max: limits.line, optional: true });
  if (form.refusals.length > 0 || !validFrom) return rejected(form.refusals, form);
  const input = { method, validFrom, decidedOn, paragraf, document };
  const result = await chooseApprovalMethod(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `/forbund/${desk.association.slug}/justering`);
}

const fields = {
  method: `method-${approvalMethods[0]}`,
  validFrom: "",
  decidedOn: "",
  paragraf: "",
  document: "",
};

export default function ApprovalMethodPage() {
  const { current, versions, mayChoose, formId, today } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h1>Hur protokoll justeras</h1>
      <ErrorSummary state={state} fields={fields} />
      <MethodNow current={current} />
      {mayChoose ? (
        <MethodForm formId={formId} current={current} today={today} state={state} />
      ) : null}
      <MethodVersions versions={versions} />
    </>
  );
}
