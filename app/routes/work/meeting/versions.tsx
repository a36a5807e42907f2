import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionsOf } from "#db/queries/writing.server.ts";
import { restoreVersion } from "../../../commands/writing.server.ts";
import { compareTexts } from "../../../documents/compare.ts";
import { textsOf } from "../../../documents/inline.ts";
import { markdownBlocks } from "../../../documents/template.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import type { Section } from "../../../domain/minutes.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { ChangeKey, Changes } from "../../../ui/changes.tsx";
import { ErrorSummary, FormBasics } from "../../../ui/fields.tsx";
import { instantText } from "../../../ui/wording.ts";
import { respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** Versions of one ärende's text, each beside the one before it. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!mayRead(desk.actor, "draft")) throw notFound();
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find(({ id }) => id === args.params.item);
  if (!item) throw notFound();
  const versions = await versionsOf(desk.office.db, item.id);
  const { isFrozen } = await stateOf(desk);
  return json({
    formId: crypto.randomUUID(),
    back: `${desk.home}/arenden/${item.id}`,
    heading: item.heading,
    number: item.number,
    mayRestore: may.restoreVersion(desk.actor) && !isFrozen,
    versions: versions.map(({ number, began_at, at, byName, sections }, index) => ({
      number,
      beganAt: began_at,
      at,
      byName,
      isNow: index === 0,
      changes: compareTexts(spoken(versions[index + 1]?.sections ?? []), spoken(sections)),
    })),
  });
}

/** What the sections say, a line for each part. */
const spoken = (sections: Section[]): string =>
  sections
    .flatMap(({ body, lead, clauses }) => [
      ...textsOf(markdownBlocks(body, { headingLevel: 2 })),
      ...(lead === "" ? [] : [lead]),
      ...clauses,
    ])
    .join("\n");

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const itemId = args.params.item ?? "";
  const input = { itemId, number: form.integer("number", "versionen") };
  const result = await restoreVersion(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `${desk.home}/arenden/${itemId}/versioner`);
}

export default function Versions() {
  const { versions, back, number, heading, mayRestore, formId } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={back}>Till ärendet</a>
      </p>
      <h2>
        Versioner av {number ? `§ ${number} ` : ""}
        {heading}
      </h2>
      <ErrorSummary state={state} fields={{}} />
      {versions.length === 0 ? (
        <p>Här samlas versionerna när någon har skrivit i ärendet.</p>
      ) : (
        <ChangeKey />
      )}
      <ol className="versions" reversed>
        {versions.map((one) => (
          <li key={one.number} value={one.number}>
            <h3>
              {one.isNow ? "Som den är nu: " : ""}
              {instantText(one.at)}
              {one.byName ? `, ${one.byName}` : ""}
            </h3>
            <p className="version-text">
              <Changes changes={one.changes} />
            </p>
            {mayRestore && !one.isNow ? (
              <form method="post">
                <FormBasics formId={`${formId}-${one.number}`} intent="aterstall" />
                <input type="hidden" name="number" value={one.number} />
                <button type="submit" className="secondary">
                  Återställ<span className="visually-hidden"> version {one.number}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
