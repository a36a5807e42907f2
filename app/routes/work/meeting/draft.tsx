import type { LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { findingsOf } from "../../../commands/findings.server.ts";
import { currentDocument } from "../../../commands/meetingDocuments.server.ts";
import { articleOf, renderHtml } from "../../../documents/html.ts";
import { mayRead } from "../../../domain/authority.ts";
import { Findings } from "../../../ui/findings.tsx";
import { type MeetingDesk, requireMeeting, requireMinutes } from "./meetingDesk.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const round = standingRound(await roundsOf(desk.office.db, desk.meetingId));
  if (round) {
    const blob = await bytesOf(desk.office.db, desk.association.id, round.html);
    const html = blob ? new TextDecoder().decode(blob.bytes) : "";
    return json({ home: desk.home, isDraft: false, findings: [], article: articleOf(html) });
  }
  if (!mayRead(desk.actor, "draft")) throw new Response(null, { status: 404 });
  return json({ home: desk.home, isDraft: true, ...(await draft(desk)) });
}

async function draft(desk: MeetingDesk) {
  const minutes = await requireMinutes(desk);
  const { office, association, slug } = desk;
  const document = currentDocument(office, association, slug, minutes);
  const isHeld = minutes.items.some((i) => i.number !== null);
  const findings = isHeld ? await findingsOf(office.db, association.id, minutes) : [];
  return { findings, article: articleOf(renderHtml(document)) };
}

export default function Draft() {
  const { isDraft, article, findings, home } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="note">
        {isDraft
          ? "Utkast. Så här blir protokollet när det skrivs ut. "
          : "Detta är precis det som justeras. "}
        <a href={`${home}/fil/protokoll/pdf`}>PDF</a>,{" "}
        <a href={`${home}/fil/protokoll/docx`}>Word</a>
      </p>
      <Findings findings={findings} />
      {/* Rendered by our own document renderer, which escapes everything that people wrote. */}
      <div className="paper" dangerouslySetInnerHTML={{ __html: article }} />
    </>
  );
}
