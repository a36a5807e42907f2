import type { LoaderFunctionArgs } from "@remix-run/node";
import { may } from "../../../domain/authority.ts";
import { notFound } from "../../../session.server.ts";
import { fromSections } from "../../../writing/fromSections.ts";
import { textsAnswer } from "../writing.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** The texts that the protokoll page writes in: all, or with `?efter=` those saved after that revision. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  if (!may.typeInItem(desk.actor)) throw notFound();
  const { isFrozen } = await stateOf(desk);
  return textsAnswer(args.request, desk.office, {
    placeId: desk.meetingId,
    mayWrite: !isFrozen,
    stored: async () => {
      const { items } = await requireMinutes(desk);
      return items.map(({ id, sections }) => ({ id, text: fromSections(sections) }));
    },
  });
}
