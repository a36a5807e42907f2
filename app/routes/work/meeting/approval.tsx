import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  approvedMinutes,
  remarksOf,
  roundsOf,
  standingRound,
} from "#db/queries/approval.server.ts";
import {
  approveMinutes,
  findingKey,
  recallMinutes,
  recordRemark,
  returnMinutes,
  sendForApproval,
} from "../../../commands/approval.server.ts";
import { findingsOf } from "../../../commands/findings.server.ts";
import { may } from "../../../domain/authority.ts";
import { approvalDue, type LegalDate, longDate } from "../../../domain/calendar.ts";
import { FormReader, limits } from "../../../form.ts";
import { ApproverForms, Rounds, SendForm } from "../../../ui/approvalForms.tsx";
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
  const findings = isReviewed ? await findingsOf(db, desk.association.id, minutes) : [];
  return json({
    formId: crypto.randomUUID(),
    home: desk.home,
    state,
    dueOn: approvalDue(minutes.date),
    approvedOn: (approved?.approved_on ?? null) as LegalDate | null,
    round,
    rounds,
    approvers: desk.approverIds.map((id) => ({
      name: nameOf(id),
      hasApproved: round?.approvals.some((a) => a.personId === id) ?? false,
    })),
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
  });
}

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
    case "skicka":
      return respond(await sendForApproval(office, caller, { meetingId }, formId), form, here);
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
      {data.state.isClosed ? null : <p>Sammanträdet ska avslutas innan protokollet justeras.</p>}
      {data.state.isClosed && !data.state.isFrozen ? <SendForm {...data} state={state} /> : null}
      {data.round && !data.approvedOn ? <ApproverForms {...data} state={state} /> : null}
      <Rounds rounds={data.rounds} home={data.home} />
    </>
  );
}
