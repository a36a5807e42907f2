import type { ActionFunctionArgs } from "@remix-run/node";
import { typeInPoint } from "../../../commands/notesPoints.server.ts";
import { may } from "../../../domain/authority.ts";
import { typingAnswer } from "../writing.server.ts";
import { requireNotes } from "./notesDesk.server.ts";

/** What is typed in one point. @see typingAnswer */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireNotes(args);
  const pointId = args.params.point ?? "";
  return typingAnswer(args, desk, {
    placeId: desk.notesId,
    textId: pointId,
    mayWrite: may.typeInPoint(desk.actor),
    type: (update) => typeInPoint(desk.office, desk.caller, { pointId, update }),
  });
}
