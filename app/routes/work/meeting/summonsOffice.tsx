import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rulesOn } from "#db/queries/associations.server.ts";
import { meetingFollowUp } from "#db/queries/followUp.server.ts";
import { cancellationOf, stepsOf } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { preparationsOf } from "#db/queries/preparation.server.ts";
import { lettersOf } from "#db/queries/summons.server.ts";
import { toldOfCancellation } from "../../../commands/cancelMeeting.server.ts";
import { deliverLetters, resendLetter } from "../../../commands/letters.server.ts";
import { answerSummons, summonMeeting, summonsAddress } from "../../../commands/summons.server.ts";
import { cancellationLetter } from "../../../documents/letters.ts";
import { summonsDocument } from "../../../documents/summons.ts";
import { unprintableIn } from "../../../documents/unprintable.server.ts";
import { gapsIn } from "../../../domain/agenda.ts";
import { may } from "../../../domain/authority.ts";
import { noticeAdvice } from "../../../domain/noticeOfMeeting.ts";
import { defaultBoardRules } from "../../../domain/rules.ts";
import { calledOn } from "../../../domain/substituteCalls.ts";
import { swedishDay } from "../../../domain/swedishTime.ts";
import { FormReader, limits } from "../../../form.ts";
import { CancelledList, type CancelledNews } from "../../../ui/cancelledMeeting.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { InterestQuestions } from "../../../ui/interestForms.tsx";
import { CalledIn, Expected, SendForm, SummonedList } from "../../../ui/summonsOfficeForms.tsx";
import { Unprintable } from "../../../ui/unprintable.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { answerInterestForm, interestsOf } from "./interests.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";
import { summonsStateOf } from "./summonsState.server.ts";

/** The kallelse for the office: whom it goes to, what they have answered, and who is called in. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const minutes = await requireMinutes(desk);
  const { db, mailer } = desk.office;
  const state = await stateOf(desk);
  const steps = await stepsOf(db, desk.meetingId);
  const rules = await rulesOn(db, desk.association.id, minutes.date);
  const prepared = await preparationsOf(db, desk.meetingId);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state,
    mayWrite: may.writeItem(desk.actor) && !state.isOpened,
    maySummon: may.summonMeeting(desk.actor) && !state.isFrozen,
    mayResend: may.resendLetter(desk.actor),
    hasMail: mailer !== undefined,
    sentAt: steps.summoned?.at ?? null,
    advice: noticeAdvice({
      date: minutes.date,
      kind: minutes.kind,
      rules: rules ?? defaultBoardRules(minutes.seatCount),
      on: steps.summoned ? swedishDay(steps.summoned.at) : desk.today,
      isSent: state.isSummoned,
    }),
    gaps: minutes.items
      .filter((item) => item.struck === null)
      .filter((item) =>
        prepared.some((p) => p.itemId === item.id && [...p.clauses, p.memo].flatMap(gapsIn).length),
      )
      .map(({ id, heading }) => ({ id, heading })),
    unprintable: unprintableIn(
      summonsDocument(minutes, desk.office.templates, {
        sentOn: desk.today,
        preparations: prepared,
        followUp: (await meetingFollowUp(db, desk.association.id, desk)).open,
      }),
    ),
    recipients: await recipientsOf(desk, minutes),
    ...(await summonsStateOf(desk, minutes)),
    interests: await interestsOf(desk, minutes),
    letters: await lettersOf(db, desk.meetingId),
    cancelled: await cancelledFor(desk, minutes),
  });
}

/** Whom a cancelled meeting is told to and in which words; null while it is not called off. */
async function cancelledFor(
  desk: MeetingDesk,
  minutes: Awaited<ReturnType<typeof requireMinutes>>,
): Promise<CancelledNews | null> {
  const { office, association, slug } = desk;
  const cancellation = await cancellationOf(office.db, desk.meetingId);
  if (!cancellation) return null;
  const told = await toldOfCancellation(office.db, minutes);
  const { persons } = await registerOf(office.db, association.id);
  const { subject, body } = cancellationLetter(
    {
      ...{ minutes, templates: office.templates },
      address: summonsAddress(office.publicUrl, association.slug, slug),
      contact: [association.email, association.phone].filter((one) => one !== ""),
    },
    { personId: "", ground: cancellation.ground },
  );
  return {
    ...{ subject, body },
    persons: persons
      .filter(({ id }) => told.includes(id))
      .map(({ id, name, email }) => ({ personId: id, name, address: email.trim() })),
  };
}

/** Whom the kallelse would go to if it went now. */
async function recipientsOf(
  { office, association }: MeetingDesk,
  minutes: Awaited<ReturnType<typeof requireMinutes>>,
) {
  const { persons } = await registerOf(office.db, association.id);
  return calledOn(minutes, minutes.date).map(({ personId, role }) => {
    const person = persons.find(({ id }) => id === personId);
    return { personId, role, name: person?.name ?? "", address: person?.email.trim() ?? "" };
  });
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId } = desk;
  const here = `${desk.home}/utskick`;
  const formId = form.raw("formular");
  if (form.raw("avsikt") === "javsfraga" || form.raw("avsikt") === "fraga-igen")
    return answerInterestForm(desk, form, here);
  const answered = async () => {
    switch (form.raw("avsikt")) {
      case "kalla":
        return summonMeeting(office, caller, { meetingId }, formId);
      case "igen":
        return resendLetter(office, caller, { letterId: form.raw("letterId") }, formId);
      case "svar": {
        const input = {
          meetingId,
          personId: form.raw("personId"),
          answer: form.choice("answer", "svaret", ["comes", "hindered"] as const),
          reason: form.text("reason", { label: "skälet", max: limits.note, optional: true }),
        };
        if (form.refusals.length > 0) return { ok: false as const, refusals: form.refusals };
        return answerSummons(office, caller, input, formId);
      }
      default:
        throw new Response(null, { status: 400 });
    }
  };
  const result = await answered();
  if (!result.ok) return rejected(result.refusals, form);
  // Sent after it is saved; the page does not wait for the mail server.
  void deliverLetters(office);
  return respond(result, form, here);
}

export default function Dispatch() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { home } = data;
  return (
    <>
      <h2>Kallelse</h2>
      <ErrorSummary state={state} fields={{ reason: "" }} />
      {data.cancelled ? <CancelledList {...data} news={data.cancelled} /> : null}
      {data.cancelled && !data.state.isSummoned ? null : data.state.isSummoned ? (
        <>
          {data.cancelled ? null : <Expected {...data} />}
          <CalledIn calls={data.calls} />
          <SummonedList {...data} />
        </>
      ) : (
        <>
          <Unprintable signs={data.unprintable} />
          <SendForm {...data} />
        </>
      )}
      <InterestQuestions
        {...data.interests}
        formId={data.formId}
        mayAnswer={data.mayWrite}
        mayWithdraw={data.mayWrite}
        showItem
        state={state}
      />
      <p>
        <a href={`${home}/kallelse`}>Kallelsen som mottagaren ser den</a>,{" "}
        <a href={`${home}/fil/kallelse/pdf`}>PDF</a>, <a href={`${home}/fil/kallelse/docx`}>Word</a>
      </p>
      <p>
        Dagordningen att dela ut vid bordet och visa på skärmen:{" "}
        <a href={`${home}/fil/dagordning/pdf`}>PDF</a>,{" "}
        <a href={`${home}/fil/dagordning/docx`}>Word</a>,{" "}
        <a href={`${home}/fil/dagordning/html`}>webbsida</a>
      </p>
    </>
  );
}
