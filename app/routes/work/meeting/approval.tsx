import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  approvedDay,
  commentsOf,
  partsAtOnce,
  type Round,
  remarksOf,
  roundsOf,
  standingRound,
} from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { remindersOf, waitedFor } from "#db/queries/reminders.server.ts";
import { approveMinutes, recallMinutes, returnMinutes } from "../../../commands/approval.server.ts";
import { remindApprover } from "../../../commands/approvalTalk.server.ts";
import { approversIn } from "../../../commands/approving.server.ts";
import { deliverLetters } from "../../../commands/letters.server.ts";
import { currentDocument } from "../../../commands/meetingDocuments.server.ts";
import {
  findingsAbout,
  sendAtOnce,
  sendForApproval,
} from "../../../commands/sendForApproval.server.ts";
import { articleOf } from "../../../documents/html.ts";
import { unprintableIn } from "../../../documents/unprintable.server.ts";
import { inOrder } from "../../../domain/approval.ts";
import { mayApproveAtOnce } from "../../../domain/atOnce.ts";
import { may } from "../../../domain/authority.ts";
import { approvalDue, type LegalDate, longDate } from "../../../domain/calendar.ts";
import type { Item, Minutes } from "../../../domain/minutes.ts";
import { covers } from "../../../domain/remarks.ts";
import { FormReader, limits } from "../../../form.ts";
import { notFound } from "../../../session.server.ts";
import { Rounds, SendForm } from "../../../ui/approvalForms.tsx";
import { ApproverForms } from "../../../ui/approverForms.tsx";
import { AtOnceState, AtOnceText, PartsAtOnce } from "../../../ui/atOnce.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { Unprintable } from "../../../ui/unprintable.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";
import { answerReview } from "./reviewInput.server.ts";
import { answerSigning, eidChoiceOf, signingIntents } from "./signing.server.ts";

/** Justering of the protokoll, or at `arenden/:item/justering` of one paragraf, omedelbart. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const item = paragrafOf(minutes, args.params.item);
  const itemId = item?.id ?? null;
  const state = await stateOf(desk);
  const rounds = await roundsOf(db, desk.meetingId, itemId);
  const round = standingRound(rounds);
  const nameOf = (id: string) => minutes.persons.find((p) => p.id === id)?.name ?? "";
  const waiting = (await waitedFor(db, desk.meetingId, itemId)).map(({ personId }) => personId);
  const reminders = item ? [] : await remindersOf(db, desk.association.id, desk.today);
  const comments = await commentsOf(db, desk.meetingId);
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state,
    dueOn: item ? minutes.date : approvalDue(minutes.date),
    approvedOn: await approvedDay(db, desk.meetingId, itemId),
    round,
    rounds,
    today: desk.today,
    approvers: inOrder(approversIn(minutes), round?.turnOrder ?? null).map((one) => ({
      ...one,
      name: nameOf(one.personId),
      approvedOn: round?.approvals.find((a) => a.personId === one.personId)?.on ?? null,
      isTurn: waiting.includes(one.personId),
    })),
    reminders: may.remindApprover(desk.actor)
      ? reminders.filter(({ meetingId }) => meetingId === desk.meetingId)
      : [],
    hasMail: desk.office.mailer !== undefined,
    comments: { all: comments.length, open: comments.filter((c) => c.answer === null).length },
    ...(await reviewed(desk, minutes, item)),
    parts: item ? [] : await partsAtOnce(db, desk.meetingId),
    paragraf: item && (await atOnceOf(desk, item, round)),
    maySend: item ? may.sendAtOnce(desk.actor) : may.sendForApproval(desk.actor),
    mayRecall: may.recallMinutes(desk.actor),
    mayApprove:
      may.approveMinutes(desk.actor, { approverIds: desk.approverIds }) &&
      !round?.approvals.some((a) => a.personId === desk.actor.personId),
    isTurn: waiting.includes(desk.actor.personId ?? ""),
    eid: await eidChoiceOf(desk, round),
  });
}

const documentOf = (
  { office, association, slug }: MeetingDesk,
  minutes: Minutes,
  item: Item | null,
) => currentDocument(office, association, slug, minutes, { itemId: item?.id ?? null });

/** The paragraf that the address names; null for the protokoll. */
function paragrafOf(minutes: Minutes, itemId: string | undefined): Item | null {
  const item = minutes.items.find(({ id }) => id === itemId);
  if (itemId !== undefined && !item) throw notFound();
  return item ?? null;
}

/** What the rules say of what is about to be sent, and why it may not be sent at all. */
async function reviewed(desk: MeetingDesk, minutes: Minutes, item: Item | null) {
  const { db } = desk.office;
  const state = await stateOf(desk);
  const allowed = item && mayApproveAtOnce(minutes, item, state);
  const isOut = state.isFrozen || (item !== null && minutes.atOnceIds.includes(item.id));
  const isReviewed = !isOut && (item ? state.isOpened : state.isClosed);
  const found = isReviewed
    ? await findingsAbout(db, desk.association.id, minutes, item?.id ?? null)
    : [];
  const remarks = await remarksOf(db, desk.meetingId);
  return {
    maySendNow: isReviewed && (allowed?.ok ?? true),
    whyNot: allowed && !allowed.ok && !isOut ? allowed.refusals : [],
    unprintable: isReviewed ? unprintableIn(documentOf(desk, minutes, item)) : [],
    findings: found.map((f) => ({ ...f, remark: remarks.find((r) => covers(r, f)) ?? null })),
  };
}

/** One paragraf as its approvers see it: the very bytes that are approved, or what would be sent. */
async function atOnceOf(desk: MeetingDesk, item: Item, round: Round | null) {
  const { office, association } = desk;
  const blob = round && (await bytesOf(office.db, association.id, round.html));
  const html = blob ? new TextDecoder().decode(blob.bytes) : "";
  return {
    id: item.id,
    title: item.number === null ? item.heading : `§ ${item.number} ${item.heading}`,
    article: articleOf(html),
  };
}

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const itemId = args.params.item ?? null;
  const here = itemId === null ? `${home}/justering` : `${home}/arenden/${itemId}/justering`;
  if (signingIntents.includes(form.raw("avsikt"))) {
    return answerSigning(desk, form, { itemId, here, request: args.request });
  }
  switch (form.raw("avsikt")) {
    case "skal":
    case "ratta":
      return answerReview(desk, form, here);
    case "skicka": {
      if (itemId !== null) {
        return respond(await sendAtOnce(office, caller, { itemId }, formId), form, here);
      }
      const order = form.raw("turnOrder");
      const turnOrder = order === "chair_first" || order === "chair_last" ? order : null;
      const result = await sendForApproval(office, caller, { meetingId, turnOrder }, formId);
      return respond(result, form, here);
    }
    case "paminn": {
      const how = form.text("how", { label: "hur påminnelsen gick ut", max: limits.name });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const input = { meetingId, personId: form.raw("personId"), how };
      return respond(await remindApprover(office, caller, input, formId), form, here);
    }
    case "paminn-med-brev": {
      const input = { meetingId, personId: form.raw("personId"), how: null };
      const result = await remindApprover(office, caller, input, formId);
      void deliverLetters(office);
      return respond(result, form, here);
    }
    case "aterkalla":
    case "lamna-tillbaka": {
      const ground = form.text("ground", { label: "varför", max: limits.note });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const act = form.raw("avsikt") === "aterkalla" ? recallMinutes : returnMinutes;
      return respond(await act(office, caller, { meetingId, itemId, ground }, formId), form, here);
    }
    case "godkann": {
      const input = { meetingId, itemId, sha256: form.raw("sha256") };
      return respond(await approveMinutes(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const fields = {
  ...{ reason: "", ground: "" },
  ...{ certificate: "", password: "", otherName: "", withoutTimestamp: "" },
};

/** The way to the text with its changes and comments, once it has been sent. */
function ReadingLink(props: {
  home: string;
  rounds: unknown[];
  comments: { all: number; open: number };
}) {
  if (props.rounds.length === 0) return null;
  const { all, open } = props.comments;
  return (
    <p>
      <a href={`${props.home}/justering/lasning`}>
        Läs och kommentera{props.rounds.length > 1 ? ", och se vad som är ändrat" : ""}
      </a>
      {all > 0 ? ` (kommentarer: ${all}, obesvarade: ${open})` : ""}
    </p>
  );
}

export default function Approval() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  const { paragraf, approvedOn } = data;
  return (
    <>
      <h2>{paragraf ? `Omedelbar justering: ${paragraf.title}` : "Justering"}</h2>
      <ErrorSummary state={state} fields={fields} />
      {paragraf ? (
        <AtOnceState home={data.home} itemId={paragraf.id} approvedOn={approvedOn} />
      ) : (
        <WholeState {...data} />
      )}
      {data.whyNot.map(({ text }) => (
        <p key={text} className="note">
          {text}
        </p>
      ))}
      {data.maySendNow ? <Unprintable signs={data.unprintable} /> : null}
      {data.maySendNow ? <SendForm {...data} isAtOnce={paragraf !== null} state={state} /> : null}
      {data.round && !approvedOn ? <ApproverForms {...data} state={state} /> : null}
      {paragraf?.article ? <AtOnceText article={paragraf.article} /> : null}
      <PartsAtOnce home={data.home} parts={data.parts} />
      <Rounds rounds={data.rounds} />
    </>
  );
}

function WholeState(props: {
  approvedOn: LegalDate | null;
  dueOn: LegalDate;
  state: { isClosed: boolean };
  home: string;
  rounds: unknown[];
  comments: { all: number; open: number };
}) {
  return (
    <>
      <p>
        {props.approvedOn
          ? `Protokollet är justerat ${longDate(props.approvedOn)}. Dokumenten är frysta.`
          : `Protokollet ska vara justerat senast ${longDate(props.dueOn)}, 14 dagar efter sammanträdet (5 kap. 69 § kommunallagen).`}
      </p>
      <ReadingLink {...props} />
      {props.state.isClosed ? null : <p>Sammanträdet ska avslutas innan protokollet justeras.</p>}
    </>
  );
}
