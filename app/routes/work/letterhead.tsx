import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { letterheadVersions } from "#db/queries/house.server.ts";
import { changeLetterhead } from "../../commands/letterhead.server.ts";
import { articleOf, renderHtml } from "../../documents/html.ts";
import { minutesDocument } from "../../documents/minutes.ts";
import { sampleMinutes } from "../../documents/samples.ts";
import { may } from "../../domain/authority.ts";
import { FormReader, limits } from "../../form.ts";
import { type Desk, requireDesk, requireReading } from "../../session.server.ts";
import { ErrorSummary } from "../../ui/fields.tsx";
import { LetterheadForm, LetterheadVersions } from "../../ui/letterheadForms.tsx";
import { rejected, respond } from "../respond.server.ts";

export const meta: MetaFunction = () => [{ title: "Brevhuvud – Paragraf" }];

/** What stands above every document of the förbund, with an invented protokoll to see it on. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "register");
  const { office, association, actor } = desk;
  return json({
    formId: crypto.randomUUID(),
    home: `/forbund/${association.slug}/brevhuvud`,
    name: association.name,
    mayChange: may.changeLetterhead(actor),
    versions: await letterheadVersions(office.db, association.id),
    article: sample(desk),
  });
}

function sample({ office, association }: Desk): string {
  const minutes = { ...sampleMinutes.full, associationName: association.name };
  const options = { address: office.publicUrl };
  return articleOf(renderHtml(minutesDocument(minutes, office.templates, options)));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const form = new FormReader(await request.formData());
  const file = form.file("logo");
  const input = {
    name: form.text("name", { label: "namnet", max: limits.name }),
    lines: form.text("lines", { label: "adressen", max: limits.note, optional: true }).split("\n"),
    website: form.text("website", { label: "webbplatsen", optional: true }),
    accent: form.text("accent", { label: "färgen", max: 20, optional: true }),
    alt: form.text("alt", { label: "beskrivningen", optional: true }),
    isDecorative: form.flag("decorative"),
    takesLogoAway: form.flag("noLogo"),
    picture: file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null,
  };
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const result = await changeLetterhead(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `/forbund/${desk.association.slug}/brevhuvud`);
}

const fields = { name: "", lines: "", website: "", accent: "", logo: "", alt: "" };

export default function LetterheadPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const [current] = data.versions;
  return (
    <>
      <h1>Brevhuvud</h1>
      <p>
        Brevhuvudet står överst på varje dokument som skrivs från och med nu. Dokument som redan är
        frysta ändras aldrig.
      </p>
      <ErrorSummary state={state} fields={fields} />
      {data.mayChange ? <LetterheadForm {...data} current={current} state={state} /> : null}
      <h2>Så här blir det</h2>
      <p>
        Ett påhittat protokoll som <a href={`${data.home}/exempel/pdf`}>PDF</a>,{" "}
        <a href={`${data.home}/exempel/docx`}>Word</a> eller{" "}
        <a href={`${data.home}/exempel/html`}>webbsida</a>.
      </p>
      {/* Made by our own renderer, which escapes what people wrote. */}
      <div className="paper" dangerouslySetInnerHTML={{ __html: data.article }} />
      <LetterheadVersions versions={data.versions} />
    </>
  );
}
