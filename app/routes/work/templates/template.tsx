import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { templateVersions } from "#db/queries/house.server.ts";
import {
  changeTemplate,
  faultRefusal,
  revertTemplate,
} from "../../../commands/templates.server.ts";
import { faultIn } from "../../../documents/checkTemplate.ts";
import { compareTexts } from "../../../documents/compare.ts";
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { titleOf } from "../../../documents/templateTitles.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader, limits } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { TemplateForm, TemplateVersions } from "../../../ui/templateForms.tsx";
import { type Rejected, rejected, respond } from "../../respond.server.ts";
import { requireTemplate, sampleOf } from "./templateDesk.server.ts";

export const meta: MetaFunction = () => [{ title: "Mall – Paragraf" }];

/** One template: its text, what it gives, and how it was before. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireTemplate(args);
  const { office, association, actor, name, home } = desk;
  const versions = await templateVersions(office.db, association.id, name);
  const standing = (office.standing ?? office.templates)[name].text;
  return json({
    formId: crypto.randomUUID(),
    home,
    list: `/forbund/${association.slug}/mallar`,
    title: titleOf(name),
    mayChange: may.changeTemplate(actor),
    // As it was saved: what is added to it for the documents is no part of it.
    text: versions[0]?.text ?? standing,
    known: versions[0]?.number ?? 0,
    isOwn: versions[0]?.text != null,
    versions: versions.map(({ text, ...version }, index) => {
      const before = versions[index + 1]?.text ?? standing;
      return { ...version, isOwn: text !== null, changes: compareTexts(before, text ?? standing) };
    }),
    article: articleOf(renderHtml(sampleOf(desk, name))),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireTemplate(args);
  const { office, caller, name, home } = desk;
  const form = new FormReader(await args.request.formData());
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "aterstall") {
    const input = { name, number: form.integer("number", "versionen") };
    if (form.refusals.length > 0) return rejected(form.refusals, form);
    return respond(await revertTemplate(office, caller, input, formId), form, home);
  }
  const text = form.raw("text").replace(/\r\n?/g, "\n");
  if (form.flag("forhandsgranska")) {
    const { templates, standing = templates } = office;
    const fault = faultIn(name, text, templates, standing);
    if (fault) return rejected([faultRefusal(fault)], form);
    const article = articleOf(renderHtml(sampleOf(desk, name, text)));
    const typed = form.typed();
    const body: Rejected & { article: string } = {
      ...{ refusals: [], typed, chosen: {}, intent: "forhandsgranska", article },
    };
    return json(body);
  }
  const reason = form.text("reason", { label: "varför mallen ändras", max: limits.note });
  const known = form.integer("known", "versionen");
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const input = { name, text, reason, known };
  return respond(await changeTemplate(office, caller, input, formId), form, home);
}

export default function TemplatePage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const tried = state && "article" in state ? state.article : null;
  return (
    <>
      <p>
        <a href={data.list}>Mallar</a>
      </p>
      <h1>{data.title}</h1>
      <ErrorSummary state={state} fields={{ text: "", reason: "" }} />
      {data.mayChange ? <TemplateForm {...data} state={state} /> : null}
      <h2 id="exempel">{tried === null ? "Så här blir det" : "Så här blir det om du sparar"}</h2>
      <p>
        {tried === null ? (
          <>
            Med påhittade uppgifter. <a href={`${data.home}/exempel/pdf`}>PDF</a>,{" "}
            <a href={`${data.home}/exempel/docx`}>Word</a>
          </>
        ) : (
          "Mallen är inte sparad."
        )}
      </p>
      {/* Made by our own renderer, which escapes what people wrote. */}
      <div className="paper" dangerouslySetInnerHTML={{ __html: tried ?? data.article }} />
      <TemplateVersions {...data} />
    </>
  );
}
