import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { preparationsOf } from "#db/queries/preparation.server.ts";
import { deliverLetters } from "../../../commands/letters.server.ts";
import { answerSummons, openSummons } from "../../../commands/summons.server.ts";
import { fragmentHtml } from "../../../documents/html.ts";
import { markdownBlocks } from "../../../documents/template.ts";
import { longDate } from "../../../domain/calendar.ts";
import { canBeRead } from "../../../domain/mediaTypes.ts";
import type { Minutes } from "../../../domain/minutes.ts";
import { FormReader, limits } from "../../../form.ts";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { InterestQuestions } from "../../../ui/interestForms.tsx";
import { AnswerBox, SummonsAgenda } from "../../../ui/summonsForms.tsx";
import { clockText, meetingKindNames } from "../../../ui/wording.ts";
import { rejected, respond } from "../../respond.server.ts";
import { answerInterestForm, interestsOf } from "./interests.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";
import { summonsStateOf } from "./summonsState.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Kallelse ${data.day} – Paragraf` : "Kallelse – Paragraf" },
];

/** The kallelse as the one who is called reads and answers it. The first opening is noted. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const { isSummoned, isOpened } = await stateOf(desk);
  const { persons, calls, quorum } = await summonsStateOf(desk, minutes);
  const own = persons.find(({ personId }) => personId === desk.actor.personId);
  if (own && own.openedAt === null) {
    await openSummons(desk.office, desk.caller, { meetingId: desk.meetingId });
  }
  const call = calls.find(
    ({ personId, released }) => personId === own?.personId && released === null,
  );
  const replaced = calls.find(
    ({ forPersonId, released }) => forPersonId === own?.personId && released === null,
  );
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    kind: meetingKindNames[minutes.kind],
    day: longDate(minutes.date),
    startsAt: minutes.startsAt ? clockText(minutes.startsAt) : null,
    place: minutes.place,
    isPublic: minutes.isPublic,
    distance: minutes.distanceDecision,
    isSummoned,
    isOpened,
    own: own ? { role: own.role, answer: own.answer } : null,
    call: call ? { forName: call.forName, member: call.member } : null,
    replacedBy: replaced?.name ?? null,
    quorum,
    interests: own
      ? await interestsOf(desk, minutes, { personId: desk.actor.personId })
      : { questions: [], answered: [] },
    items: await agendaOf(desk, minutes),
    attachments: await papersOf(desk),
  });
}

async function papersOf(desk: MeetingDesk) {
  const rows = await attachmentsOf(desk.office.db, desk.meetingId);
  return rows.map(({ id, label, title, sha256, media_type }) => {
    const hasFile = sha256 !== null;
    return { id, label, title, hasFile, isReadable: hasFile && canBeRead(media_type) };
  });
}

async function agendaOf(desk: MeetingDesk, minutes: Minutes) {
  const prepared = await preparationsOf(desk.office.db, desk.meetingId);
  return minutes.items
    .filter(({ struck }) => struck === null)
    .map(({ id, heading, attachments }) => {
      const one = prepared.find(({ itemId }) => itemId === id);
      const memo = one?.memo ?? "";
      return {
        id,
        heading,
        attachments,
        lead: one?.lead ?? "",
        clauses: one?.clauses ?? [],
        memo: memo === "" ? null : fragmentHtml(markdownBlocks(memo, { headingLevel: 3 })),
      };
    });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  if (form.raw("avsikt") === "javsfraga") return answerInterestForm(desk, form, `${home}/kallelse`);
  const input = {
    meetingId,
    personId: null,
    answer: form.choice("answer", "om du kommer eller har hinder", ["comes", "hindered"] as const),
    reason: form.text("reason", { label: "skälet", max: limits.note, optional: true }),
  };
  if (form.refusals.length > 0) return rejected(form.refusals, form);
  const result = await answerSummons(office, caller, input, form.raw("formular"));
  void deliverLetters(office);
  return respond(result, form, `${home}/kallelse`);
}

export default function Summons() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home } = data;
  return (
    <>
      <h1>Kallelse</h1>
      <p className="lead">
        {data.kind} {data.day}
        {data.startsAt ? ` ${data.startsAt}` : ""}
      </p>
      <p>
        {data.place}
        {data.isPublic ? ". Sammanträdet är offentligt" : ""}.
        {data.distance ? ` Deltagande på distans: ${data.distance}.` : ""}
      </p>
      <ErrorSummary state={state} fields={{ reason: "" }} />
      {data.isSummoned ? (
        <AnswerBox {...data} state={state} />
      ) : (
        <p className="note">Kallelsen är inte utskickad ännu. Dagordningen kan ändras.</p>
      )}
      {data.isSummoned ? (
        <InterestQuestions
          {...data.interests}
          formId={data.formId}
          mayAnswer={!data.isOpened}
          isOwn
          showItem
          state={state}
        />
      ) : null}
      <SummonsAgenda items={data.items} attachments={data.attachments} home={home} />
      <p>
        Hela kallelsen: <a href={`${home}/fil/kallelse/pdf`}>PDF</a>,{" "}
        <a href={`${home}/fil/kallelse/docx`}>Word</a>,{" "}
        <a href={`${home}/fil/kallelse/html`}>webbsida</a>
      </p>
    </>
  );
}
