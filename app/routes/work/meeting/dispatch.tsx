import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { partsAtOnce } from "#db/queries/approval.server.ts";
import { dispatchesOf } from "#db/queries/dispatch.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import {
  addDispatch,
  issueExtract,
  recordDispatch,
  removeDispatch,
} from "../../../commands/dispatch.server.ts";
import { may } from "../../../domain/authority.ts";
import type { ItemKind } from "../../../domain/minutes.ts";
import { FormReader, limits } from "../../../form.ts";
import { DispatchParagraf, DispatchTable } from "../../../ui/dispatchForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

const ofTheMeeting: ItemKind[] = [
  "opening",
  "agenda",
  "election_of_adjusters",
  "previous_minutes",
  "delegation_report",
  "closing",
];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const { isApproved } = await stateOf(desk);
  const parts = await partsAtOnce(db, desk.meetingId);
  const isApprovedAtOnce = (id: string) => parts.some((p) => p.itemId === id && p.approvedOn);
  const dispatches = await dispatchesOf(db, desk.meetingId);
  const extracts = (await issuedDocuments(db, desk.meetingId))
    .filter(({ kind }) => kind === "extract")
    .sort((a, b) => b.at.localeCompare(a.at));
  const paragrafs = minutes.items
    .filter(({ number, struck }) => number !== null && struck === null)
    .map((item) => ({
      itemId: item.id,
      isApproved: isApproved || Boolean(isApprovedAtOnce(item.id)),
      number: item.number,
      heading: item.heading,
      // What the meeting decides of itself concerns nobody outside it.
      isDecided:
        !ofTheMeeting.includes(item.kind) &&
        item.sections.some(({ clauses }) => clauses.length > 0),
      dispatches: dispatches.filter(({ itemId }) => itemId === item.id),
      extracts: extracts
        .filter(({ subject_id }) => subject_id === item.id)
        .map(({ id, format, at }) => ({ id, format, at })),
    }));
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    today: desk.today,
    mayWrite: may.addDispatch(desk.actor),
    mayIssue: may.issueExtract(desk.actor) && !desk.isImported,
    isApproved,
    paragrafs,
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, home } = desk;
  const formId = form.raw("formular");
  const here = `${home}/expediering`;
  const dispatchId = form.raw("dispatchId");
  switch (form.raw("avsikt")) {
    case "lagg-till": {
      const recipient = form.text("recipient", { label: "mottagaren", max: limits.name });
      const how = form.text("how", { label: "hur det skickas", max: limits.name });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { itemId: form.raw("itemId"), recipient, how };
      return respond(await addDispatch(office, caller, input, formId), form, here);
    }
    case "ta-bort":
      return respond(await removeDispatch(office, caller, { dispatchId }, formId), form, here);
    case "skickat": {
      const sentOn = form.date("sentOn", "dagen då det skickades");
      if (!sentOn) return rejected(form.refusals, form);
      const input = { dispatchId, sentOn };
      return respond(await recordDispatch(office, caller, input, formId), form, here);
    }
    case "utdrag": {
      const input = { itemId: form.raw("itemId") };
      return respond(await issueExtract(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** What may be done at one paragraf: it may be justerad before the rest, omedelbart. */
const whatIsFor = <P extends { isApproved: boolean }, D extends { mayIssue: boolean }>(
  data: D,
  paragraf: P,
) => ({
  ...data,
  paragraf,
  isApproved: paragraf.isApproved,
  mayIssue: data.mayIssue && paragraf.isApproved,
});

export default function Dispatching() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const shown = data.paragrafs.filter((p) => p.isDecided || p.dispatches.length > 0);
  const others = data.paragrafs.filter((p) => !shown.includes(p));
  return (
    <>
      <h2>Expediering</h2>
      <ErrorSummary state={state} fields={{ recipient: "", how: "", sentOn: "" }} />
      {data.isApproved ? null : (
        <p>
          Mottagarna kan föras in redan nu. Utdragen görs när protokollet är justerat (5 kap. 69 §
          kommunallagen).
        </p>
      )}
      {data.paragrafs.length === 0 ? (
        <p>Paragraferna får sina nummer när sammanträdet öppnas. Då förs mottagarna in här.</p>
      ) : null}
      {data.mayIssue && data.paragrafs.some((p) => p.isApproved) ? (
        <p className="hint">
          Ett utdrag bestyrker du med ditt namn och dagens datum. Det sparas som det utfärdades.
        </p>
      ) : null}
      <DispatchTable paragrafs={data.paragrafs} home={data.home} />
      {shown.map((paragraf) => (
        <DispatchParagraf key={paragraf.itemId} {...whatIsFor(data, paragraf)} state={state} />
      ))}
      {others.length > 0 ? (
        <details>
          <summary>Övriga paragrafer</summary>
          {others.map((paragraf) => (
            <DispatchParagraf key={paragraf.itemId} {...whatIsFor(data, paragraf)} state={state} />
          ))}
        </details>
      ) : null}
    </>
  );
}
