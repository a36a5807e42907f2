import type { LoaderFunctionArgs } from "@remix-run/node";
import { may } from "../../../domain/authority.ts";
import { notFound } from "../../../session.server.ts";
import { fromParts } from "../../../writing/parts.ts";
import { textsAnswer } from "../writing.server.ts";
import { requireNotes } from "./notesDesk.server.ts";

/** The texts of the points. @see textsAnswer */
export async function loader(args: LoaderFunctionArgs) {
  const { office, actor, notesId, notes, finished } = await requireNotes(args);
  if (!may.typeInPoint(actor)) throw notFound();
  return textsAnswer(args.request, office, {
    placeId: notesId,
    mayWrite: finished === null,
    stored: async () => notes.points.map(({ id, parts }) => ({ id, text: fromParts(parts) })),
  });
}
