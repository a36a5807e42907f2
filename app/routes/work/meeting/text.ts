import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { typeInItem } from "../../../commands/writing.server.ts";
import { statusOf } from "../../respond.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** Takes what was typed in one paragraf, as the bytes of the editor's shared document. */
export async function action(args: ActionFunctionArgs) {
  const { office, caller } = await requireMeeting(args);
  const update = new Uint8Array(await args.request.arrayBuffer());
  const itemId = args.params.item ?? "";
  const result = await typeInItem(office, caller, { itemId, update });
  if (result.ok) return json(result.value);
  return json({ refusals: result.refusals }, { status: statusOf(result.refusals) });
}
