import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { restorePointVersion } from "../../../commands/notesPoints.server.ts";
import { textsOf } from "../../../documents/inline.ts";
import { markdownBlocks } from "../../../documents/template.ts";
import { may } from "../../../domain/authority.ts";
import type { NotesPart } from "../../../domain/notes.ts";
import { FormReader } from "../../../form.ts";
import { Versions } from "../../../ui/versions.tsx";
import { respond } from "../../respond.server.ts";
import { comparedVersions } from "../versions.server.ts";
import { requireNotes, requirePoint } from "./notesDesk.server.ts";

/** Versions of one point's text, each beside the one before it. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireNotes(args);
  const point = requirePoint(desk, args.params.point);
  return json({
    formId: crypto.randomUUID(),
    back: { href: `${desk.home}/punkter/${point.id}`, text: "Till punkten" },
    of: point.heading,
    mayRestore: may.restorePointVersion(desk.actor) && desk.finished === null,
    versions: await comparedVersions(desk.office, point.id, spoken),
  });
}

/** What the parts say, a line for each paragraph and each task. */
const spoken = (parts: NotesPart[]): string =>
  parts
    .flatMap(({ body, tasks }) => [
      ...textsOf(markdownBlocks(body, { headingLevel: 2 })),
      ...tasks.map(({ what, doer, due }) =>
        [`Uppgift: ${what}`, doer, due ?? ""].filter((words) => words !== "").join(", "),
      ),
    ])
    .join("\n");

export async function action(args: ActionFunctionArgs) {
  const desk = await requireNotes(args);
  const form = new FormReader(await args.request.formData());
  const pointId = args.params.point ?? "";
  const input = { pointId, number: form.integer("number", "versionen") };
  const result = await restorePointVersion(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `${desk.home}/punkter/${pointId}/versioner`);
}

export default function PointVersions() {
  return <Versions {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
