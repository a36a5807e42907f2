import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { typeInItem } from "../../../commands/writing.server.ts";
import { may } from "../../../domain/authority.ts";
import { liveOf } from "../../../session.server.ts";
import { statusOf } from "../../respond.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** POST takes what was typed in one paragraf, as the bytes of the editor's shared document; PUT says that I write there. */
export async function action(args: ActionFunctionArgs) {
  const { office, caller, actor, account, meetingId } = await requireMeeting(args);
  if (args.request.method === "PUT") {
    const { personId } = actor;
    const writer = { personId: personId ?? "", name: account.name, itemId: args.params.item ?? "" };
    if (personId && may.typeInItem(actor)) liveOf(args.context).writes(meetingId, writer);
    return new Response(null, { status: 204 });
  }
  const update = new Uint8Array(await args.request.arrayBuffer());
  const itemId = args.params.item ?? "";
  const result = await typeInItem(office, caller, { itemId, update });
  if (result.ok) return json(result.value);
  return json({ refusals: result.refusals }, { status: statusOf(result.refusals) });
}
