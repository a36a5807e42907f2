import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { restoreVersion } from "../../../commands/writing.server.ts";
import { textsOf } from "../../../documents/inline.ts";
import { markdownBlocks } from "../../../documents/template.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import type { Section } from "../../../domain/minutes.ts";
import { FormReader } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { Versions } from "../../../ui/versions.tsx";
import { respond } from "../../respond.server.ts";
import { comparedVersions } from "../versions.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** Versions of one ärende's text, each beside the one before it. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!mayRead(desk.actor, "draft")) throw notFound();
  const minutes = await requireMinutes(desk);
  const item = minutes.items.find(({ id }) => id === args.params.item);
  if (!item) throw notFound();
  const { isFrozen } = await stateOf(desk);
  return json({
    formId: crypto.randomUUID(),
    back: { href: `${desk.home}/arenden/${item.id}`, text: "Till ärendet" },
    of: `${item.number ? `§ ${item.number} ` : ""}${item.heading}`,
    mayRestore: may.restoreVersion(desk.actor) && !isFrozen,
    versions: await comparedVersions(desk.office, item.id, spoken),
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

export default function ItemVersions() {
  return <Versions {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
