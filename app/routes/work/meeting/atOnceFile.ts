import type { LoaderFunctionArgs } from "@remix-run/node";
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { formats } from "../../../documents/render.server.ts";
import { notFound } from "../../../session.server.ts";
import { fileResponse } from "../../fileResponse.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** The very bytes of a paragraf that is justerad omedelbart, or out for it. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { db } = desk.office;
  const format = formats.find((f) => f === args.params.format);
  const round = standingRound(await roundsOf(db, desk.meetingId, args.params.item ?? ""));
  const hash = format && round?.[format];
  const blob = hash && (await bytesOf(db, desk.association.id, hash));
  if (!format || !round || !hash || !blob) throw notFound();
  return fileResponse(blob, `paragraf-${desk.slug}-${round.round}.${format}`, hash);
}
