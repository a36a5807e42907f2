import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approvedIn, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { publishedAttachments } from "#db/queries/public.server.ts";
import { shownContent } from "../../commands/masking.server.ts";
import { articleOf } from "../../documents/html.ts";
import { dateText } from "../../domain/calendar.ts";
import { legalLife } from "../../domain/legalLife.ts";
import { swedishNow } from "../../domain/swedishTime.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { FrozenFiles } from "../../ui/frozenFiles.tsx";
import { LegalLine } from "../../ui/legalLine.tsx";
import { PublicPage } from "../../ui/page.tsx";
import { PublicAttachments } from "../../ui/publicAttachments.tsx";
import { requirePublished } from "./published.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Protokoll ${dateText(data.date)} – ${data.association}` : "Protokoll" },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const office = officeOf(context);
  const { db } = office;
  const found = await requirePublished(db, params);
  const files = found.documents.filter((d) => d.kind === "minutes");
  const html = files.find((d) => d.format === "html");
  const blob = html && (await bytesOf(db, found.associationId, html.sha256));
  const article = blob && articleOf(new TextDecoder().decode(blob.bytes));
  if (!article) throw notFound();
  const { today } = swedishNow(office.clock());
  const facts = await legalFactsOf(db, found.associationId, found.id, today);
  return json({
    association: found.associationName,
    date: found.date,
    address: found.address,
    files: files.map(({ format, sha256 }) => ({ format, sha256 })),
    approved: approvedIn(standingRound(await roundsOf(db, found.id))),
    content: await shownContent(db, found.associationId, { meetingId: found.id, itemId: null }),
    attachments: await publishedAttachments(db, found.id, null),
    hasEvidence: found.documents.some((d) => d.kind === "notice_evidence"),
    steps: facts ? legalLife(facts) : [],
    article,
  });
}

export default function PublicMinutes() {
  const data = useLoaderData<typeof loader>();
  const { steps, article, address } = data;
  return (
    <PublicPage wide>
      <LegalLine steps={steps} />
      {/* Our own frozen bytes, escaped when they were made. */}
      <div dangerouslySetInnerHTML={{ __html: article }} />
      <p>
        <a href={`${address}/overklaga`}>Hur man överklagar ett beslut</a>
      </p>
      <PublicAttachments attachments={data.attachments} address={address} />
      <FrozenFiles {...data} />
    </PublicPage>
  );
}
