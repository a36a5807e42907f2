import type { LoaderFunctionArgs } from "@remix-run/node";
import { streamAnswer } from "../writing.server.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

/** What happens in the meeting, as it is saved. @see streamAnswer */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  return streamAnswer(args, desk, { placeId: desk.meetingId, revision: desk.revision });
}
