import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { findingsWhileWriting } from "../../../commands/findings.server.ts";
import { currentDocument, methodNow } from "../../../commands/meetingDocuments.server.ts";
import { insertablePhrases } from "../../../commands/sharedTexts.server.ts";
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { writingParts } from "../../../documents/minutes.ts";
import { may, mayRead } from "../../../domain/authority.ts";
import { dateText } from "../../../domain/calendar.ts";
import type { Minutes } from "../../../domain/minutes.ts";
import type { ReviewFinding } from "../../../domain/review.ts";
import { scriptsOf } from "../../../session.server.ts";
import { Findings } from "../../../ui/findings.tsx";
import { ProtocolWriting } from "../../../ui/protocolWriting.tsx";
import { type MeetingDesk, requireMeeting, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** What is out for justering is shown as the bytes it is; a draft is written in, or read as it will be printed. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { home } = desk;
  const round = standingRound(await roundsOf(desk.office.db, desk.meetingId));
  if (round) {
    const blob = await bytesOf(desk.office.db, desk.association.id, round.html);
    const html = blob ? new TextDecoder().decode(blob.bytes) : "";
    const article = articleOf(html);
    return json({ mode: "frozen" as const, home, findings: [] as ReviewFinding[], article });
  }
  if (!mayRead(desk.actor, "draft")) throw new Response(null, { status: 404 });
  const minutes = await requireMinutes(desk);
  const findings = await findingsWhileWriting(desk.office.db, desk.association.id, minutes);
  const asPrinted = new URL(args.request.url).searchParams.get("som") === "utskrift";
  const { isFrozen } = await stateOf(desk);
  if (asPrinted || isFrozen || !may.typeInItem(desk.actor)) {
    const { office, association, slug } = desk;
    const method = await methodNow(office, association.id);
    const document = currentDocument(office, association, slug, minutes, { method });
    const article = articleOf(renderHtml(document));
    return json({ mode: "printed" as const, home, findings, article });
  }
  const script = scriptsOf(args.context).protocol;
  return json({
    mode: "writing" as const,
    home,
    script,
    labels: await labelsOf(desk, minutes),
    people: minutes.persons.map(({ name }) => name),
    phrases: await insertablePhrases(desk.office, desk.association.id),
    items: writingParts(minutes, desk.office.templates).map((part) => ({
      ...part,
      isFixed: minutes.atOnceIds.includes(part.id),
      findings: findings.filter(({ itemId }) => itemId === part.id),
    })),
    findings: findings.filter(({ itemId }) => itemId === null),
  });
}

/** What a reference to each ärende and bilaga says now. */
async function labelsOf(desk: MeetingDesk, minutes: Minutes) {
  const attachments = await attachmentsOf(desk.office.db, desk.meetingId);
  return {
    arende: Object.fromEntries([
      ...minutes.items.map(({ id, number, position }): [string, string] => [
        id,
        number === null ? `ärende ${position}` : `§ ${number}`,
      ]),
      ...minutes.elsewhere.map(({ id, number, heading, date }): [string, string] => [
        id,
        `${number === null ? `ärendet ”${heading}”` : `§ ${number}`} den ${dateText(date)}`,
      ]),
    ]),
    bilaga: Object.fromEntries(attachments.map(({ id, label }) => [id, `bilaga ${label}`])),
  };
}

export default function Draft() {
  const data = useLoaderData<typeof loader>();
  if (data.mode === "writing") {
    return (
      <>
        <div id="fynd" data-live="">
          <Findings findings={data.findings} />
        </div>
        <ProtocolWriting {...data} />
        <script type="module" src={data.script} />
      </>
    );
  }
  const { home } = data;
  return (
    <>
      <p className="note">
        {data.mode === "printed"
          ? "Utkast. Så här blir protokollet när det skrivs ut. "
          : "Detta är precis det som justeras. "}
        <a href={`${home}/fil/protokoll/pdf`}>PDF</a>,{" "}
        <a href={`${home}/fil/protokoll/docx`}>Word</a>
      </p>
      <Findings findings={data.findings} />
      {/* Rendered by our own document renderer, which escapes everything that people wrote. */}
      <div className="paper" dangerouslySetInnerHTML={{ __html: data.article }} />
    </>
  );
}
