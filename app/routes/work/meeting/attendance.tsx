import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseAdjusters } from "../../../commands/chooseAdjusters.server.ts";
import { recordPresence } from "../../../commands/presence.server.ts";
import { adjusterCandidates } from "../../../domain/attendance.ts";
import { isInForce, may } from "../../../domain/authority.ts";
import type { Capacity, Minutes, PresenceMode } from "../../../domain/minutes.ts";
import { FormReader } from "../../../form.ts";
import { AdjusterForm, ArrivalForm, PresenceTable } from "../../../ui/attendanceForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const state = await stateOf(desk);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    isOpened: state.isOpened,
    mayRecord: may.recordPresence(desk.actor) && !state.isFrozen,
    seats: seatRows(minutes),
    people: minutes.persons.map(({ id, name }) => ({ value: id, text: name })),
    presences: minutes.presences.map((p) => presenceRow(minutes, p)),
    items: minutes.items.map((i) => ({
      value: String(i.position),
      text: `${i.number ? `§ ${i.number}` : i.position} ${i.heading}`,
    })),
    adjusterIds: minutes.adjusterIds,
    adjusterCandidates: adjusterCandidates(minutes),
  });
}

/** Each seat with its ledamot and its ersättare in the order they are to be called. */
function seatRows(minutes: Minutes) {
  const nameOf = (id: string) => minutes.persons.find((p) => p.id === id)?.name ?? "";
  return minutes.seats.map((seat) => {
    const mandates = minutes.mandates.filter(
      (m) => m.seatId === seat.id && isInForce(m, minutes.date),
    );
    return {
      id: seat.id,
      label: seat.label,
      member: minutes.members.find((m) => m.id === seat.memberId)?.name ?? "",
      memberId: seat.memberId,
      holders: mandates
        .filter((m) => m.kind === "member")
        .map((m) => ({ id: m.personId, name: nameOf(m.personId) })),
      substitutes: mandates
        .filter((m) => m.kind === "substitute")
        .sort((a, b) => (a.callingOrder ?? 0) - (b.callingOrder ?? 0))
        .map((m) => ({ id: m.personId, name: nameOf(m.personId), order: m.callingOrder })),
    };
  });
}

function presenceRow(minutes: Minutes, p: Minutes["presences"][number]) {
  const itemText = (position: number) => {
    const item = minutes.items.find((i) => i.position === position);
    return item?.number ? `§ ${item.number}` : `punkt ${position}`;
  };
  return {
    id: p.id,
    name: minutes.persons.find((x) => x.id === p.personId)?.name ?? "",
    capacity: p.capacity,
    seat: minutes.seats.find((s) => s.id === p.seatId)?.label ?? "",
    from: itemText(p.fromPosition),
    to: p.toPosition === null ? null : itemText(p.toPosition),
    fromTime: p.fromTime,
    toTime: p.toTime,
    mode: p.mode,
    ground: p.ground,
    isOver: p.toPosition !== null,
  };
}

const modes = ["room", "video", "audio"] as const;
const capacities = ["member", "serving_substitute", "substitute", "staff", "guest"] as const;

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const here = `${home}/narvaro`;
  switch (form.raw("avsikt")) {
    case "justerare": {
      const input = { meetingId, personIds: form.all("personIds") };
      return respond(await chooseAdjusters(office, caller, input, formId), form, here);
    }
    case "kommer": {
      const arrival = readArrival(form);
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { meetingId, change: "arrives" as const, ...arrival };
      return respond(await recordPresence(office, caller, input, formId), form, here);
    }
    case "gar": {
      const input = {
        meetingId,
        change: "leaves" as const,
        presenceId: form.raw("presenceId"),
        toPosition: form.integer("toPosition", "sista paragrafen"),
        toTime: form.optionalTime("toTime", "klockslaget"),
      };
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      return respond(await recordPresence(office, caller, input, formId), form, here);
    }
    case "ratta": {
      const presenceId = form.raw("presenceId");
      const input = { meetingId, change: "corrected" as const, presenceId };
      return respond(await recordPresence(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const readMode = (form: FormReader, field: string): PresenceMode =>
  modes.find((m) => m === form.raw(field)) ?? "room";

function readArrival(form: FormReader) {
  const [capacity = "guest", seatId = ""] = form.raw("capacity").split(":");
  return {
    personId: form.text("personId", { label: "vem som kom" }),
    capacity: (capacities.find((c) => c === capacity) ?? "guest") as Capacity,
    seatId: seatId || null,
    fromPosition: form.integer("fromPosition", "första paragrafen"),
    fromTime: form.optionalTime("fromTime", "klockslaget"),
    mode: readMode(form, "mode"),
    ground: form.text("ground", { label: "skälet", optional: true }) || null,
  };
}

export default function Attendance() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <h2>Närvaro</h2>
      <ErrorSummary
        state={state}
        fields={{
          capacity: "",
          mode: "",
          ground: "",
          fromPosition: "",
          fromTime: "",
          toPosition: "",
        }}
      />
      {data.isOpened ? (
        <>
          <PresenceTable {...data} state={state} />
          {data.mayRecord ? <ArrivalForm {...data} state={state} /> : null}
          {data.mayRecord ? <AdjusterForm {...data} state={state} /> : null}
        </>
      ) : (
        <p>
          Sammanträdet är inte öppnat ännu. Uppropet görs i <a href={`${data.home}/rum`}>rummet</a>.
        </p>
      )}
    </>
  );
}
