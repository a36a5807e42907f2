import type { LoaderFunctionArgs } from "@remix-run/node";
import { approvedDay } from "#db/queries/approval.server.ts";
import { dispatchesOf } from "#db/queries/dispatch.server.ts";
import { dispatchListDocument } from "../../../documents/dispatchList.ts";
import { documentFile } from "../../documentFile.server.ts";
import { requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

/** The expedieringslista of a meeting as a file, as it stands. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { office, association, meetingId, today } = desk;
  const minutes = await requireMinutes(desk);
  const dispatches = await dispatchesOf(office.db, meetingId);
  const rows = minutes.items.flatMap(({ id, number, heading }) =>
    dispatches
      .filter(({ itemId }) => number !== null && itemId === id)
      .map(({ recipient, how, sent }) => ({ number: number ?? 0, heading, recipient, how, sent })),
  );
  const facts = {
    ...{ associationName: association.name, meetingDate: minutes.date, today, rows },
    approvedOn: await approvedDay(office.db, meetingId, null),
  };
  const document = dispatchListDocument(facts, office.templates);
  return documentFile(document, `expedieringslista-${desk.slug}`, args.params.format);
}
