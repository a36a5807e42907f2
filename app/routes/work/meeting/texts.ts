import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { sharedTexts } from "../../../commands/sharedTexts.server.ts";
import { may } from "../../../domain/authority.ts";
import { notFound } from "../../../session.server.ts";
import { requireMeeting, stateOf } from "./meetingDesk.server.ts";

/** The texts that the protokoll page writes in: all, or with `?efter=` those saved after that revision. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!may.typeInItem(desk.actor)) throw notFound();
  const { office, association, meetingId } = desk;
  const since = Number(new URL(args.request.url).searchParams.get("efter") ?? "0");
  const { isFrozen } = await stateOf(desk);
  const texts = await sharedTexts(
    office,
    association.id,
    meetingId,
    Number.isInteger(since) ? since : 0,
  );
  return json({ ...texts, mayWrite: !isFrozen }, { headers: { "Cache-Control": "no-store" } });
}
