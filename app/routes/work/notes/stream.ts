import type { LoaderFunctionArgs } from "@remix-run/node";
import { streamAnswer } from "../writing.server.ts";
import { requireNotes } from "./notesDesk.server.ts";

/** What happens in the minnesanteckningar, as they are saved. @see streamAnswer */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireNotes(args);
  return streamAnswer(args, desk, { placeId: desk.notesId, revision: desk.revision });
}
