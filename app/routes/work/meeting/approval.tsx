import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  approvedMinutes,
  commentsOf,
  remarksOf,
  roundsOf,
  standingRound,
} from "#db/queries/approval.server.ts";
import { remindersOf, waitedFor } from "#db/queries/reminders.server.ts";
import {
  approveMinutes,
  findingKey,
  recallMinutes,
  recordRemark,
  returnMinutes,
  sendForApproval,
} from "../../../commands/approval.server.ts";
import { remindApprover } from "../../../commands/approvalTalk.server.ts";
import { findingsOf } from "../../../commands/findings.server.ts";
import { inOrder } from "../../../domain/approval.ts";
import { may } from "../../../domain/authority.ts";
import { approvalDue, type LegalDate, longDate } from "../../../domain/calendar.ts";
import type { Minutes } from "../../../domain/minutes.ts";
import { FormReader, limits } from "../../../form.ts";
import { Rounds, SendForm } from "../../../ui/approvalForms.tsx";
import { ApproverForms } from "../../../ui/approverForms.tsx";
import { ErrorSummary } from "../../../ui/fields.tsx";
import { rejected, respond } from "../../respond.server.ts";
import { requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const state = await stateOf(desk);
  const rounds = await roundsOf(db, desk.meetingId);
  const round = standingRound(rounds);
  const approved = await approvedMinutes(db, desk.meetingId);
  const remarks = await remarksOf(db, desk.meetingId);
  const nameOf = (id: string) => minutes.persons.find((p) => p.id === id)?.name ?? "";
  const isReviewed = state.isClosed && !state.isFrozen;
  const waiting = (await waitedFor(db, desk.meetingId)).map(({ personId }) => personId);
  const reminders = (await remindersOf(db, desk.association.id, desk.today)).filter(
    ({ meetingId }) => meetingId === desk.meetingId,
  );
  const comments = await commentsOf(db, desk.meetingId);
  const findings = isReviewed ? await findingsOf(db, desk.association.id, minutes) : [];
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state,
    dueOn: approvalDue(minutes.date),
    approvedOn: (approved?.approved_on ?? null) as LegalDate | null,
    round,
    rounds,
    today: desk.today,
    approvers: inOrder(approversOf(minutes), round?.turnOrder ?? null).map(({ id, role }) => ({
      personId: id,
      name: nameOf(id),
      role,
      approvedOn: round?.approvals.find((a) => a.personId === id)?.on ?? null,
      isTurn: waiting.includes(id),
    })),
    reminders: may.remindApprover(desk.actor) ? reminders : [],
    comments: { all: comments.length, open: comments.filter((c) => c.answer === null).length },
    findings: findings.map((f) => ({
      ...f,
      key: findingKey(f),
      remark: remarks.find((r) => findingKey(r) === findingKey(f))?.reason ?? null,
    })),
    maySend: may.sendForApproval(desk.actor),
    mayRecall: may.recallMinutes(desk.actor),
    mayApprove:
      may.approveMinutes(desk.actor, { approverIds: desk.approverIds }) &&
      !round?.approvals.some((a) => a.personId === desk.actor.personId),
    isTurn: waiting.includes(desk.actor.personId ?? ""),
  });
}

const approversOf = ({ chairId, adjusterIds }: Minutes) => [
  ...(chairId ? [{ id: chairId, role: "chair" as const }] : []),
  ...adjusterIds.map((id) => ({ id, role: "adjuster" as const })),
];

export async function action(args: ActionFunctionArgs) {
  const desk = await requireMeeting(args);
  const form = new FormReader(await args.request.formData());
  const { office, caller, meetingId, home } = desk;
  const formId = form.raw("formular");
  const here = `${home}/justering`;
  switch (form.raw("avsikt")) {
    case "skal": {
      const reason = form.text("reason", { label: "skälet", max: limits.note });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const paragraf = form.raw("paragraf") === "" ? null : form.integer("paragraf", "paragrafen");
      const input = { meetingId, rule: form.raw("rule"), paragraf, reason };
      return respond(await recordRemark(office, caller, input, formId), form, here);
    }
    case "skicka": {
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
    case "aterkalla":
    case "lamna-tillbaka": {
      const ground = form.text("ground", { label: "varför", max: limits.note });
      if (form.refusals.length > 0) return rejected(form.refusals, form);
      const act = form.raw("avsikt") === "aterkalla" ? recallMinutes : returnMinutes;
      return respond(await act(office, caller, { meetingId, ground }, formId), form, here);
    }
    case "godkann": {
      const input = { meetingId, sha256: form.raw("sha256") };
      return respond(await approveMinutes(office, caller, input, formId), form, here);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

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
  return (
    <>
      <h2>Justering</h2>
      <ErrorSummary state={state} fields={{ reason: "", ground: "" }} />
      <p>
        {data.approvedOn
          ? `Protokollet är justerat ${longDate(data.approvedOn)}. Dokumenten är frysta.`
          : `Protokollet ska vara justerat senast ${longDate(data.dueOn)}, 14 dagar efter sammanträdet (5 kap. 69 § kommunallagen).`}
      </p>
      <ReadingLink {...data} />
      {data.state.isClosed ? null : <p>Sammanträdet ska avslutas innan protokollet justeras.</p>}
      {data.state.isClosed && !data.state.isFrozen ? <SendForm {...data} state={state} /> : null}
      {data.round && !data.approvedOn ? <ApproverForms {...data} state={state} /> : null}
      <Rounds rounds={data.rounds} home={data.home} />
    </>
  );
}
