import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { meetingFollowUp } from "#db/queries/followUp.server.ts";
import { type Preparation, preparationsOf } from "#db/queries/preparation.server.ts";
import { quorumRuleOf } from "../../../commands/findings.server.ts";
import { type MoveItem, moveItem, strikeItem } from "../../../commands/items.server.ts";
import { closeMeeting } from "../../../commands/meetingSteps.server.ts";
import {
  addPreparedItem,
  decideAsProposed,
  offersOf,
  takeUpOffer,
} from "../../../commands/preparation.server.ts";
import { itemTypes } from "../../../documents/itemTypes.ts";
import { gapsIn } from "../../../domain/agenda.ts";
import { hasStance, quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import type { Item, Minutes } from "../../../domain/minutes.ts";
import type { QuorumRule } from "../../../domain/rules.ts";
import { FormReader } from "../../../form.ts";
import {
  AddItemForm,
  DecideForm,
  DragHandle,
  MoveForms,
  Offers,
  StrikeForm,
} from "../../../ui/agendaForms.tsx";
import { ErrorSummary, FormBasics, TextField } from "../../../ui/fields.tsx";
import { MeetingFollowUpList } from "../../../ui/meetingFollowUp.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const { db, templates } = desk.office;
  const rule = await quorumRuleOf(db, desk.association.id, minutes);
  const state = await stateOf(desk);
  const prepared = await preparationsOf(db, desk.meetingId);
  const mayAdd = may.addPreparedItem(desk.actor) && !state.isClosed && !state.isFrozen;
  const meeting = { id: desk.meetingId, date: minutes.date, today: desk.today };
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state,
    mayWrite: may.writeItem(desk.actor),
    mayAdd,
    types: itemTypes(templates).map(({ name, heading }) => ({ value: name, text: heading })),
    offers: mayAdd ? await offersOf(db, desk.association.id, meeting) : [],
    ...{ today: desk.today, date: minutes.date },
    followUp: state.isClosed
      ? { open: [], forgotten: [] }
      : await meetingFollowUp(db, desk.association.id, desk),
    followUpHome: `/forbund/${desk.association.slug}/uppfoljning`,
    maySummon: may.summonMeeting(desk.actor),
    mayClose: may.closeMeeting(desk.actor),
    adjusters: minutes.adjusterIds.map((id) => nameOf(minutes, id)),
    chair: minutes.chairId ? nameOf(minutes, minutes.chairId) : null,
    secretary: minutes.secretaryId ? nameOf(minutes, minutes.secretaryId) : null,
    items: minutes.items.map((item) => itemRow(minutes, item, rule, prepared)),
  });
}

const nameOf = (minutes: Minutes, id: string) =>
  minutes.persons.find((p) => p.id === id)?.name ?? "";

function itemRow(
  minutes: Minutes,
  item: Item,
  rule: QuorumRule | undefined,
  prepared: Preparation[],
) {
  const proposal = prepared.find(({ itemId }) => itemId === item.id);
  const quorum = item.number === null ? null : quorumAt(minutes, item, rule);
  const isDecided = item.sections.some((s) => s.clauses.length > 0);
  return {
    id: item.id,
    position: item.position,
    number: item.number,
    heading: item.heading,
    struck: item.struck,
    isFixed: item.kind === "opening" || item.kind === "closing",
    isDecided,
    isWritten: isDecided || item.sections.some((s) => s.body !== ""),
    isAdjusters: item.kind === "election_of_adjusters",
    isProposed: (proposal?.clauses.length ?? 0) > 0,
    isExplained: (proposal?.memo ?? "") !== "",
    gaps: proposal?.clauses.flatMap(gapsIn) ?? [],
    isAtOnce: minutes.atOnceIds.includes(item.id),
    attachments: item.attachments,
    disqualified: item.stances
      .filter((s) => hasStance(item, s.personId, "disqualified"))
      .map((s) => nameOf(minutes, s.personId)),
    quorum: quorum && { ok: quorum.ok, present: quorum.present, needed: quorum.needed },
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  switch (form.raw("avsikt")) {
    case "lagg-till": {
      const heading = form.text("heading", { label: "rubriken", optional: true });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { meetingId, type: form.raw("type"), heading };
      const result = await addPreparedItem(office, caller, input, formId);
      return respond(result, form, `${home}${result.ok ? `#arende-${result.value.id}` : ""}`);
    }
    case "ta-upp": {
      const input = { meetingId, offer: form.raw("offer") };
      return respond(await takeUpOffer(office, caller, input, formId), form, home);
    }
    case "besluta": {
      const input = { itemId: form.raw("itemId") };
      const to = `${home}#arende-${input.itemId}`;
      return respond(await decideAsProposed(office, caller, input, formId), form, to);
    }
    case "flytta": {
      const input = readMove(form);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const to = `${home}#arende-${input.itemId}`;
      return respond(await moveItem(office, caller, input, formId), form, to);
    }
    case "stryk": {
      const ground = form.text("ground", { label: "varför ärendet utgår" });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { itemId: form.raw("itemId"), ground };
      return respond(await strikeItem(office, caller, input, formId), form, home);
    }
    case "avsluta": {
      const clock = form.time("clock", "klockslaget då sammanträdet avslutades");
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const result = await closeMeeting(office, caller, { meetingId, clock }, formId);
      return respond(result, form, `${home}/justering`);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** A step, or the place that was chosen. */
function readMove(form: FormReader): MoveItem {
  const itemId = form.raw("itemId");
  if (form.raw("position") !== "") return { itemId, position: form.integer("position", "platsen") };
  const direction = form.choice("direction", "riktning", ["up", "down"] as const);
  return { itemId, direction };
}

export default function Overview() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home, formId } = data;
  return (
    <>
      <ErrorSummary state={state} fields={{ heading: "", clock: "", type: "" }} />
      <NextStep />
      <dl className="summary-list">
        <dt>Ordförande</dt>
        <dd>{data.chair ?? "Inte utsedd"}</dd>
        <dt>Sekreterare</dt>
        <dd>{data.secretary ?? "Inte utsedd"}</dd>
        <dt>Justerare</dt>
        <dd>{data.adjusters.length > 0 ? data.adjusters.join(", ") : "Inte valda ännu"}</dd>
      </dl>
      <h2>Dagordning</h2>
      <p role="status" data-reorder-status="" />
      <ol
        className="agenda"
        id="dagordning"
        data-live=""
        data-reorder={data.mayWrite && !data.state.isOpened ? "" : undefined}
      >
        {data.items.map((item) => (
          <AgendaItem key={item.id} item={item} />
        ))}
      </ol>
      {data.mayAdd ? <AddItemForm formId={formId} state={state} types={data.types} /> : null}
      <Offers offers={data.offers} formId={formId} />
      <MeetingFollowUpList {...data} home={data.followUpHome} />
      <p>
        <a href={`${home}/kallelse`}>Kallelse med dagordning</a>,{" "}
        <a href={`${home}/fil/kallelse/pdf`}>PDF</a>. Dagordningen för sig:{" "}
        <a href={`${home}/fil/dagordning/pdf`}>PDF</a>,{" "}
        <a href={`${home}/fil/dagordning/docx`}>Word</a>,{" "}
        <a href={`${home}/fil/dagordning/html`}>webbsida</a>
      </p>
    </>
  );
}

/** The one thing to do now. Forms here go to ?index: without it Remix would ask the layout around this page. */
function NextStep() {
  const { state, home, maySummon, mayClose, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (state.isApproved || state.isSent) return null;
  if (!state.isOpened) {
    return (
      <section className="next-step" aria-label="Nästa steg">
        {!state.isSummoned && maySummon ? (
          <a className="button" href={`${home}/utskick`}>
            Till kallelsen
          </a>
        ) : null}
        <a className="button" href={`${home}/rum`}>
          Upprop och öppnande
        </a>
      </section>
    );
  }
  if (state.isClosed) {
    return (
      <section className="next-step" aria-label="Nästa steg">
        <a className="button" href={`${home}/justering`}>
          Till justeringen
        </a>
      </section>
    );
  }
  if (!mayClose) return null;
  return (
    <section className="next-step" aria-label="Nästa steg">
      <details>
        <summary data-command="Avsluta sammanträdet">Avsluta sammanträdet</summary>
        <form method="post" action="?index">
          <FormBasics formId={formId} intent="avsluta" />
          <TextField name="clock" label="Avslutades klockan" width="short" state={answer} />
          <button type="submit">Avsluta sammanträdet</button>
        </form>
      </details>
    </section>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["items"][number];

function AgendaItem({ item }: { item: Row }) {
  const { home, mayWrite, state } = useLoaderData<typeof loader>();
  const isMovable = mayMove({ mayWrite, state }, item);
  return (
    <li id={`arende-${item.id}`} data-item-id={item.id} data-fixed={item.isFixed ? "" : undefined}>
      <div className="agenda-line">
        {isMovable ? <DragHandle /> : null}
        <span className="agenda-number">{item.number ? `§ ${item.number}` : item.position}</span>
        <a href={`${home}/arenden/${item.id}`}>{item.heading}</a>
      </div>
      <p className="agenda-notes">
        {item.struck ? `Utgår: ${item.struck}. ` : ""}
        {item.isDecided ? "Beslut skrivet. " : item.isProposed ? "Förslag till beslut. " : ""}
        {item.isExplained ? "Tjänsteskrivelse. " : ""}
        {item.isAtOnce ? "Justeras omedelbart. " : ""}
        {item.attachments.length > 0 ? `Bilaga ${item.attachments.join(", ")}. ` : ""}
        {item.disqualified.length > 0 ? `Jäv: ${item.disqualified.join(", ")}. ` : ""}
        {item.quorum && !item.quorum.ok ? (
          <strong className="late">
            Inte beslutsför: {item.quorum.present} av {item.quorum.needed} som behövs (6 kap. 27 §
            kommunallagen).
          </strong>
        ) : null}
      </p>
      <Proposed item={item} />
      <ItemActions item={item} />
    </li>
  );
}

/** Before the meeting what is left to fill in; at the meeting the press that decides. */
function Proposed({ item }: { item: Row }) {
  const { mayWrite, state, formId } = useLoaderData<typeof loader>();
  if (!mayWrite || !item.isProposed || item.isDecided || item.struck || state.isFrozen) return null;
  if (item.gaps.length > 0) {
    return (
      <p className="proposed">Att fylla i: {item.gaps.map((gap) => `[${gap}]`).join(", ")}.</p>
    );
  }
  if (!state.isOpened || item.isAdjusters) return null;
  return (
    <div className="proposed">
      <DecideForm item={item} formId={formId} action="?index" />
    </div>
  );
}

/** Until the sammanträde is opened; then the numbers are given out. */
const mayMove = (
  { mayWrite, state }: { mayWrite: boolean; state: { isFrozen: boolean; isOpened: boolean } },
  { isFixed, struck }: Row,
) => mayWrite && !state.isFrozen && !state.isOpened && !isFixed && !struck;

function ItemActions({ item }: { item: Row }) {
  const { mayWrite, state, formId, items } = useLoaderData<typeof loader>();
  if (!mayWrite || state.isFrozen || item.isFixed || item.isAtOnce || item.struck) {
    return null;
  }
  const places = items.filter((one) => !one.isFixed).map((one) => one.position);
  return (
    <div className="agenda-actions">
      {mayMove({ mayWrite, state }, item) ? (
        <MoveForms item={item} formId={formId} places={places} />
      ) : null}
      <StrikeForm item={item} formId={formId} />
    </div>
  );
}
