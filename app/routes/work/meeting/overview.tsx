import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { quorumRuleOf } from "../../../commands/findings.server.ts";
import { addItem, moveItem, strikeItem } from "../../../commands/items.server.ts";
import { closeMeeting, summonMeeting } from "../../../commands/meetingSteps.server.ts";
import { hasStance, quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import type { Item, ItemKind, Minutes } from "../../../domain/minutes.ts";
import type { QuorumRule } from "../../../domain/rules.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary, FormBasics, Select, TextField } from "../../../ui/fields.tsx";
import { itemKindNames } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const rule = await quorumRuleOf(desk.office.db, desk.association.id, minutes);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state: await stateOf(desk),
    mayWrite: may.addItem(desk.actor),
    maySummon: may.summonMeeting(desk.actor),
    mayClose: may.closeMeeting(desk.actor),
    adjusters: minutes.adjusterIds.map((id) => nameOf(minutes, id)),
    chair: minutes.chairId ? nameOf(minutes, minutes.chairId) : null,
    secretary: minutes.secretaryId ? nameOf(minutes, minutes.secretaryId) : null,
    items: minutes.items.map((item) => itemRow(minutes, item, rule)),
  });
}

const nameOf = (minutes: Minutes, id: string) =>
  minutes.persons.find((p) => p.id === id)?.name ?? "";

function itemRow(minutes: Minutes, item: Item, rule: QuorumRule | undefined) {
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
    attachments: item.attachments,
    disqualified: item.stances
      .filter((s) => hasStance(item, s.personId, "disqualified"))
      .map((s) => nameOf(minutes, s.personId)),
    quorum: quorum && { ok: quorum.ok, present: quorum.present, needed: quorum.needed },
  };
}

const addableKinds = (Object.keys(itemKindNames) as ItemKind[]).filter(
  (k) => k !== "opening" && k !== "closing",
);

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  switch (form.raw("avsikt")) {
    case "lagg-till": {
      const input = {
        meetingId,
        kind: form.choice("kind", "vilket slags ärende det är", addableKinds),
        heading: form.text("heading", { label: "rubriken" }),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await addItem(office, caller, input, formId), form, home);
    }
    case "flytta": {
      const direction = form.choice("direction", "riktning", ["up", "down"] as const);
      const input = { itemId: form.raw("itemId"), direction };
      return respond(await moveItem(office, caller, input, formId), form, home);
    }
    case "stryk": {
      const ground = form.text("ground", { label: "varför ärendet utgår" });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { itemId: form.raw("itemId"), ground };
      return respond(await strikeItem(office, caller, input, formId), form, home);
    }
    case "kalla":
      return respond(await summonMeeting(office, caller, { meetingId }, formId), form, home);
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

export default function Overview() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home, mayWrite, formId } = data;
  const isOpenForItems = mayWrite && !data.state.isClosed && !data.state.isFrozen;
  return (
    <>
      <ErrorSummary state={state} fields={{ heading: "", clock: "", kind: "" }} />
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
      <ol className="agenda">
        {data.items.map((item) => (
          <AgendaItem key={item.id} item={item} />
        ))}
      </ol>
      {isOpenForItems ? (
        <details className="add">
          <summary>Lägg till ett ärende</summary>
          <form method="post" action="?index">
            <FormBasics formId={formId} intent="lagg-till" />
            <Select
              name="kind"
              label="Slag"
              options={addableKinds.map((k) => ({ value: k, text: itemKindNames[k] }))}
              value="decision"
              state={state}
            />
            <TextField name="heading" label="Rubrik" state={state} />
            <button type="submit">Lägg till ärendet</button>
          </form>
        </details>
      ) : null}
      <p>
        <a href={`${home}/fil/kallelse/pdf`}>Kallelse med dagordning (PDF)</a>
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
          <form method="post" action="?index">
            <FormBasics formId={formId} intent="kalla" />
            <button type="submit">Anteckna att kallelsen är utskickad</button>
            <p className="hint">Hämta den nedan och skicka den till ledamöter och ersättare.</p>
          </form>
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
        <summary>Avsluta sammanträdet</summary>
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
  const { home } = useLoaderData<typeof loader>();
  return (
    <li id={`arende-${item.id}`}>
      <div className="agenda-line">
        <span className="agenda-number">{item.number ? `§ ${item.number}` : item.position}</span>
        <a href={`${home}/arenden/${item.id}`}>{item.heading}</a>
      </div>
      <p className="agenda-notes">
        {item.struck ? `Utgår: ${item.struck}. ` : ""}
        {item.isDecided ? "Beslut skrivet. " : item.isWritten ? "Text skriven. " : ""}
        {item.attachments.length > 0 ? `Bilaga ${item.attachments.join(", ")}. ` : ""}
        {item.disqualified.length > 0 ? `Jäv: ${item.disqualified.join(", ")}. ` : ""}
        {item.quorum && !item.quorum.ok ? (
          <strong className="late">
            Inte beslutsför: {item.quorum.present} av {item.quorum.needed} som behövs (6 kap. 27 §
            kommunallagen).
          </strong>
        ) : null}
      </p>
      <ItemActions item={item} />
    </li>
  );
}

function ItemActions({ item }: { item: Row }) {
  const { mayWrite, state, formId } = useLoaderData<typeof loader>();
  if (!mayWrite || state.isFrozen || item.isFixed || item.struck) return null;
  return (
    <div className="agenda-actions">
      {state.isOpened
        ? null
        : (["up", "down"] as const).map((direction) => (
            <form method="post" action="?index" key={direction}>
              <FormBasics formId={`${formId}-${item.id}-${direction}`} intent="flytta" />
              <input type="hidden" name="itemId" value={item.id} />
              <input type="hidden" name="direction" value={direction} />
              <button type="submit" className="quiet">
                {direction === "up" ? "Upp" : "Ned"}
                <span className="visually-hidden">: {item.heading}</span>
              </button>
            </form>
          ))}
      <details>
        <summary>
          Låt utgå<span className="visually-hidden">: {item.heading}</span>
        </summary>
        <form method="post" action="?index">
          <FormBasics formId={`${formId}-${item.id}`} intent="stryk" />
          <input type="hidden" name="itemId" value={item.id} />
          <TextField name="ground" label="Varför utgår ärendet?" idPrefix={item.id} />
          <button type="submit">Låt ärendet utgå</button>
        </form>
      </details>
    </div>
  );
}
