import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { findingsWhileWriting } from "../../../commands/findings.server.ts";
import { may } from "../../../domain/authority.ts";
import { notFound } from "../../../session.server.ts";
import { requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** What the rules say just now, for the page that is written in: asked for at every pause in the writing. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!may.typeInItem(desk.actor)) throw notFound();
  const minutes = await requireMinutes(desk);
  const findings = await findingsWhileWriting(desk.office.db, desk.association.id, minutes);
  return json({ findings }, { headers: { "Cache-Control": "no-store" } });
}
