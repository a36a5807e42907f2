import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelMeeting } from "../../../commands/cancelMeeting.server.ts";
import { deliverLetters } from "../../../commands/letters.server.ts";
import { changeMeeting } from "../../../commands/planMeeting.server.ts";
import { may } from "../../../domain/authority.ts";
import { FormReader, limits } from "../../../form.ts";
import { Checkbox, ErrorSummary, FormBasics, Select, TextField } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const { isFrozen, isOpened, isSummoned } = await stateOf(desk);
  return json({
    formId: crypto.randomUUID(),
    revision: desk.revision,
    mayCancel: may.cancelMeeting(desk.actor) && !isFrozen && !isOpened,
    isSummoned,
    hasMail: desk.office.mailer !== undefined,
    mayChange: may.changeMeeting(desk.actor) && !isFrozen,
    kind: minutes.kind,
    startsAt: minutes.startsAt,
    endsAt: minutes.endsAt,
    place: minutes.place,
    isPublic: minutes.isPublic,
    publicNoticeOn: minutes.publicNoticeOn,
    consultation: minutes.consultation,
    distanceDecision: minutes.distanceDecision,
    chairId: minutes.chairId,
    secretaryId: minutes.secretaryId,
    persons: minutes.persons.map(({ id, name }) => ({ value: id, text: name })),
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  if (form.raw("avsikt") === "stall-in") return callOff(desk, form);
  const input = {
    meetingId: desk.meetingId,
    revision: form.integer("revision", "versionen"),
    startsAt: form.optionalTime("startsAt", "starttiden"),
    endsAt: form.optionalTime("endsAt", "sluttiden"),
    place: form.text("place", { label: "platsen" }),
    isPublic: form.flag("isPublic"),
    publicNoticeOn: form.optionalDate("publicNoticeOn", "dagen för tillkännagivandet"),
    consultationOn: form.optionalDate("consultationOn", "dagen för samrådet"),
    consultationParticipants: form.text("consultationParticipants", {
      label: "deltagarna",
      optional: true,
    }),
    distanceDecision:
      form.text("distanceDecision", { label: "beslutet", optional: true, max: limits.line }) ||
      null,
    chairId: form.raw("chairId") || null,
    secretaryId: form.raw("secretaryId") || null,
  };
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const result = await changeMeeting(desk.office, desk.caller, input, form.raw("formular"));
  return respond(result, form, `${desk.home}/uppgifter`);
}

async function callOff(desk: Awaited<ReturnType<typeof requireMeeting>>, form: FormReader) {
  const ground = form.text("ground", { label: "varför sammanträdet ställs in" });
  const revision = form.integer("revision", "versionen");
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const input = { meetingId: desk.meetingId, revision, ground };
  const result = await cancelMeeting(desk.office, desk.caller, input, form.raw("formular"));
  if (!result.ok) return rejected(result.refusals, form);
  // Sent after it is saved; the page does not wait for the mail server.
  void deliverLetters(desk.office);
  return respond(result, form, result.value.told > 0 ? `${desk.home}/utskick` : desk.home);
}

const fields = {
  ground: "",
  startsAt: "",
  endsAt: "",
  place: "",
  isPublic: "isPublic-ja",
  publicNoticeOn: "",
  consultationOn: "",
  consultationParticipants: "",
  distanceDecision: "",
};

export default function Facts() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const people = [{ value: "", text: "Inte utsedd" }, ...data.persons];
  if (!data.mayChange) return <p>Uppgifterna kan inte ändras nu.</p>;
  return (
    <>
      <h2>Uppgifter om sammanträdet</h2>
      <ErrorSummary state={state} fields={fields} />
      <form method="post">
        <FormBasics formId={data.formId} intent="uppgifter" />
        <input type="hidden" name="revision" value={data.revision} />
        <TextField name="place" label="Plats" value={data.place} state={state} />
        <TextField
          name="startsAt"
          label="Började klockan"
          width="short"
          value={data.startsAt}
          state={state}
        />
        <TextField
          name="endsAt"
          label="Slutade klockan"
          width="short"
          value={data.endsAt}
          state={state}
        />
        <Select
          name="chairId"
          label="Ordförande vid sammanträdet"
          options={people}
          value={data.chairId}
          state={state}
        />
        <Select
          name="secretaryId"
          label="Sekreterare"
          options={people}
          value={data.secretaryId}
          state={state}
        />
        <PublicFields />
        <TextField
          name="distanceDecision"
          label="Beslut om deltagande på distans"
          hint="Till exempel § 4, 12 januari 2026. Utan ett beslut får ingen delta på distans (lag (2003:1210) 19 a §)."
          value={data.distanceDecision}
          state={state}
        />
        <button type="submit">Spara uppgifterna</button>
      </form>
      {data.mayCancel ? <CancelForm /> : null}
    </>
  );
}

const tellsWhom = (hasMail: boolean): string =>
  hasMail
    ? "Kallelsen har gått ut: de som är kallade får besked med e-post."
    : "Kallelsen har gått ut: du får en text att skicka till dem som är kallade.";

/** A meeting on another day is another meeting: this one is called off, and that one planned. */
function CancelForm() {
  const { formId, revision, isSummoned, hasMail } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const own = state?.intent === "stall-in" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Ställ in sammanträdet</summary>
      <form method="post">
        <FormBasics formId={formId} intent="stall-in" />
        <input type="hidden" name="revision" value={revision} />
        <p>
          Sammanträdet står kvar som inställt, och det som skulle tas upp erbjuds ett annat. Ska det
          hållas en annan dag planeras ett nytt.
          {isSummoned ? ` ${tellsWhom(hasMail)}` : ""}
        </p>
        <TextField name="ground" label="Varför det ställs in" state={own} />
        <button type="submit" className="secondary">
          Ställ in
        </button>
      </form>
    </details>
  );
}

/** What the law asks of the meeting that adopts the budget. @see FIN-19, FIN-23 */
function PublicFields() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <fieldset>
      <legend>Offentligt sammanträde och samråd</legend>
      <p className="hint">
        Sammanträdet då budgeten fastställs ska vara offentligt och tillkännages (lag (2003:1210) 19
        §), och medlemmarna ska ha fått samråda (23 §).
      </p>
      <Checkbox
        name="isPublic"
        value="ja"
        label="Sammanträdet är offentligt"
        checked={data.isPublic}
      />
      <TextField
        name="publicNoticeOn"
        label="Tillkännagivet den"
        width="date"
        value={data.publicNoticeOn}
        state={state}
      />
      <TextField
        name="consultationOn"
        label="Samråd om budgeten den"
        width="date"
        value={data.consultation?.on}
        state={state}
      />
      <TextField
        name="consultationParticipants"
        label="Vilka deltog i samrådet"
        value={data.consultation?.participants}
        state={state}
      />
    </fieldset>
  );
}
