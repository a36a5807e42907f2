import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { latestChange, shownItems } from "#db/queries/room.server.ts";
import { openMeeting } from "../../../commands/meetingSteps.server.ts";
import {
  goToItem,
  hideItem,
  recordMove,
  showItem,
  undoMove,
} from "../../../commands/room.server.ts";
import { hasStance, presentAt, quorumAt } from "../../../domain/attendance.ts";
import { may } from "../../../domain/authority.ts";
import { distanceIsAllowed } from "../../../domain/distance.ts";
import type { Item, Minutes, PresenceMode } from "../../../domain/minutes.ts";
import { type Answer, callTheRoll } from "../../../domain/rollCall.ts";
import type { Move } from "../../../domain/room.ts";
import { swedishNow } from "../../../domain/swedishTime.ts";
import { FormReader } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { RollCall } from "../../../ui/rollCall.tsx";
import {
  GoTo,
  LatestChange,
  MomentForm,
  PersonTable,
  QuorumStop,
  QuorumWords,
  RoomAgenda,
  ScreenForms,
} from "../../../ui/roomForms.tsx";
import { agendaRows, callable, changeText, labelOf, personRows } from "../../../ui/roomView.ts";
import { clockText, instantText } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting } from "./meetingDesk.server.ts";
import { rollRows } from "./rollRows.server.ts";
import { roomOf } from "./roomDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const room = await roomOf(desk);
  const { minutes, rules, state } = room;
  const isGoing = state.isOpened && !state.isClosed && !state.isFrozen;
  const now = swedishNow(desk.office.clock());
  const ticks = now.today === minutes.date;
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    phase: isGoing ? "open" : state.isOpened ? "closed" : "roll",
    mayOpen: may.openMeeting(desk.actor) && !state.isFrozen,
    mayRecord: may.recordMove(desk.actor) && isGoing,
    clock: ticks ? now.clock : (minutes.startsAt ?? now.clock),
    serverTime: desk.office.clock().toISOString(),
    ticks,
    startsAt: minutes.startsAt,
    mayDistance: distanceIsAllowed(minutes, rules),
    roll: state.isOpened ? [] : rollRows(minutes),
    going: isGoing ? await going(desk, room) : null,
  });
}

/** All that the page shows while the meeting goes on. */
async function going(desk: MeetingDesk, room: Awaited<ReturnType<typeof roomOf>>) {
  const { minutes, rules, current, standing, visit } = room;
  if (!current) return null;
  const { db } = desk.office;
  const view = { minutes, rules, item: current };
  const at = standing.findIndex(({ id }) => id === current.id);
  const shown = (await shownItems(db, desk.meetingId)).find((s) => s.itemId === current.id);
  const latest = await latestChange(db, desk.meetingId);
  const step = (index: number) => {
    const item = standing[index];
    return item ? { id: item.id, label: labelOf(item), heading: item.heading } : null;
  };
  return {
    item: { id: current.id, label: labelOf(current), heading: current.heading },
    since: visit?.clock ? clockText(visit.clock) : null,
    next: step(at + 1),
    before: at > 0 ? step(at - 1) : null,
    quorum: quorumAt(minutes, current, rules.quorum),
    chairAway: chairAway(minutes, current),
    callable: callable(view),
    people: personRows(view),
    agenda: agendaRows(minutes, rules, current.id),
    from: [current, standing[at + 1]].flatMap((item) =>
      item ? [{ value: item.id, text: `${labelOf(item)} ${item.heading}` }] : [],
    ),
    shownAt: shown ? instantText(shown.at) : null,
    latest: latest ? { turn: latest.turn, text: changeText(minutes, latest) } : null,
  };
}

/** The ordförande's name when somebody else must lead. @see FIN-17 */
function chairAway(minutes: Minutes, item: Item): string | null {
  const { chairId } = minutes;
  if (chairId === null) return null;
  const isHere = presentAt(minutes, item).some(({ personId }) => personId === chairId);
  if (isHere && !hasStance(item, chairId, "disqualified")) return null;
  return minutes.persons.find(({ id }) => id === chairId)?.name ?? null;
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const here = `${home}/rum`;
  const itemId = form.raw("itemId");
  switch (form.raw("avsikt")) {
    case "oppna":
      return open(desk, form);
    case "handelse": {
      const move = readMove(form);
      const clock = readClock(desk, form);
      if (form.refusals.length > 0 || !move) return rejected(form.refusals, form);
      const input = { meetingId, itemId: form.raw("fran"), clock, move };
      // Two different buttons of one page are two acts; the same one pressed twice is one.
      const id = `${formId}-${form.raw("gor")}`;
      return respond(await recordMove(office, caller, input, id), form, here);
    }
    case "angra": {
      const input = { meetingId, turn: form.integer("turn", "ändringen") };
      return respond(await undoMove(office, caller, input, formId), form, here);
    }
    case "ga-till":
      return respond(await goToItem(office, caller, { itemId }, formId), form, here);
    case "visa":
      return respond(await showItem(office, caller, { itemId }, formId), form, here);
    case "dolj":
      return respond(await hideItem(office, caller, { itemId }, formId), form, here);
    default:
      throw new Response(null, { status: 400 });
  }
}

const modes = ["room", "video", "audio"] as const;
const modeOf = (value: string): PresenceMode | null => modes.find((m) => m === value) ?? null;

async function open(desk: MeetingDesk, form: FormReader) {
  const { office, caller, meetingId, home } = desk;
  const { minutes, rules } = await roomOf(desk);
  const clock = form.time("clock", "klockslaget då sammanträdet öppnas");
  const answers = form.all("person").map(
    (personId): Answer => ({
      personId,
      mode: modeOf(form.raw(`svar-${personId}`)),
      ground: form.text(`ground-${personId}`, { label: "skälet", optional: true }) || null,
    }),
  );
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const called = callTheRoll(minutes, rules, answers, () => crypto.randomUUID());
  if (!called.ok) return rejected(called.refusals, form);
  const present = called.value.map(({ personId, capacity, seatId, mode, ground }) => ({
    personId,
    capacity,
    seatId,
    mode,
    ground,
  }));
  const input = { meetingId, clock, present };
  const opened = await openMeeting(office, caller, input, form.raw("formular"));
  return respond(opened, form, `${home}/rum`);
}

/** "PERSON|arrives:video" as the button sends it. */
function readMove(form: FormReader): Move | null {
  const [personId = "", what = ""] = form.raw("gor").split("|");
  const [kind = "", about = ""] = what.split(":");
  const ground = form.text("ground", { label: "skälet", optional: true }) || null;
  const mode = modeOf(about) ?? "room";
  switch (kind) {
    case "arrives":
      return { kind, personId, mode, ground };
    case "mode":
      return { kind: "changes_mode", personId, mode, ground };
    case "serves":
      return { kind, personId, seatId: about, ground };
    case "leaves":
    case "steps_aside":
      return { kind, personId };
    default:
      form.refuse("gor", "Välj vad som hände, och med vem.");
      return null;
  }
}

/** A time that nobody has changed means now, however long the page has been open. */
function readClock(desk: MeetingDesk, form: FormReader): string {
  const typed = form.time("time", "klockslaget");
  const now = swedishNow(desk.office.clock());
  const isUntouched = form.raw("time") === form.raw("forifylld");
  return isUntouched && now.today === desk.date ? now.clock : typed;
}

export default function Room() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const fields = { clock: "", time: "", ground: "", mode: "time", capacity: "" };
  return (
    <div className="room">
      <h2>Rummet</h2>
      <ErrorSummary state={state} fields={fields} />
      {data.phase === "roll" && data.mayOpen ? (
        <RollCall {...data} rows={data.roll} state={state} />
      ) : null}
      {data.phase === "roll" && !data.mayOpen ? <p>Sammanträdet är inte öppnat ännu.</p> : null}
      {data.phase === "closed" ? (
        <p>
          Sammanträdet är avslutat. Närvaron rättas på sidan{" "}
          <a href={`${data.home}/narvaro`}>Närvaro</a>.
        </p>
      ) : null}
      {data.going ? <Going /> : null}
    </div>
  );
}

function Going() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { going, home, mayRecord, formId } = data;
  if (!going) return null;
  return (
    <>
      <Here />
      <QuorumStop label={going.item.label} quorum={going.quorum} callable={going.callable} />
      {going.latest && mayRecord ? (
        <LatestChange formId={formId} {...going.latest} />
      ) : (
        <div id="rum-senast" data-live="" role="status" />
      )}
      <div className="room-columns">
        <section aria-labelledby="vilka">
          <h3 id="vilka">Vilka är här</h3>
          {mayRecord ? (
            <>
              <MomentForm {...data} items={going.from} state={state} />
              <p className="hint" data-with-scripts="">
                Tangenter: en siffra väljer person, sedan <kbd>k</kbd> kom, <kbd>g</kbd> gick,{" "}
                <kbd>v</kbd> video, <kbd>l</kbd> ljud, <kbd>r</kbd> i rummet, <kbd>t</kbd>{" "}
                tjänstgör, <kbd>a</kbd> åt sidan.
              </p>
            </>
          ) : null}
          {data.mayDistance ? null : (
            <p className="hint">Distans kan inte väljas: inget beslut som tillåter det gäller.</p>
          )}
          <PersonTable rows={going.people} mayRecord={mayRecord} />
        </section>
        <section aria-labelledby="arendena">
          <h3 id="arendena">Ärendena och beslutsförheten</h3>
          <RoomAgenda formId={formId} rows={going.agenda} mayGo={mayRecord} />
          <p>
            <a href={`${home}/folj`}>Styrelsens vy</a> ·{" "}
            <a href={`${home}/projektor`}>Projektorn</a>
          </p>
        </section>
      </div>
    </>
  );
}

/** The item the meeting is at, and the ways on from it. */
function Here() {
  const { going, mayRecord, formId, home } = useLoaderData<typeof loader>();
  if (!going) return null;
  const { item, next, before } = going;
  return (
    <section id="rum-har" data-live="" className="here-now" aria-labelledby="har">
      <h3 id="har">
        <span className="here-number">{item.label}</span> {item.heading}
      </h3>
      <p>
        <QuorumWords quorum={going.quorum} />
        {going.since ? <span className="hint"> Sedan {going.since}.</span> : null}
      </p>
      {going.chairAway ? (
        <p className="late">
          {going.chairAway} kan inte leda ärendet. Vice ordföranden, eller en ledamot som styrelsen
          utser, leder det.
        </p>
      ) : null}
      {mayRecord ? (
        <div className="here-actions">
          {next ? (
            <GoTo formId={formId} itemId={next.id} shortcut="n" className="">
              Nästa: {next.label} {next.heading}
            </GoTo>
          ) : null}
          {before ? (
            <GoTo formId={formId} itemId={before.id} shortcut="f">
              Tillbaka till {before.label}
            </GoTo>
          ) : null}
          <a href={`${home}/arenden/${item.id}`} data-key="s">
            Skriv i ärendet
          </a>
          <ScreenForms formId={formId} itemId={item.id} shownAt={going.shownAt} />
        </div>
      ) : null}
    </section>
  );
}
