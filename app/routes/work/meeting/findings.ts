import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { reviewGroundFor } from "../../../commands/findings.server.ts";
import { may } from "../../../domain/authority.ts";
import { notFound } from "../../../session.server.ts";
import { requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** What the rules read, for the page that is written in: it tries its own text at every pause. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!may.typeInItem(desk.actor)) throw notFound();
  const minutes = await requireMinutes(desk);
  const known = new URL(args.request.url).searchParams.get("bilagor") ?? "";
  const ground = await reviewGroundFor(desk.office.db, desk.association.id, minutes, known);
  return json(ground, { headers: { "Cache-Control": "no-store" } });
}
