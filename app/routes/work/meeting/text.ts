import type { ActionFunctionArgs } from "@remix-run/node";
import { typeInItem } from "../../../commands/writing.server.ts";
import { may } from "../../../domain/authority.ts";
import { typingAnswer } from "../writing.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** What is typed in one paragraf. @see typingAnswer */
export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const itemId = args.params.item ?? "";
  return typingAnswer(args, desk, {
    placeId: desk.meetingId,
    textId: itemId,
    mayWrite: may.typeInItem(desk.actor),
    type: (update) => typeInItem(desk.office, desk.caller, { itemId, update }),
  });
}
