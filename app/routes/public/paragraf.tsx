import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approvedIn, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { type Db, publishedAttachments, publishedParagraf } from "#db/queries/public.server.ts";
import { shownContent } from "../../commands/masking.server.ts";
import { linkedFrom, sectionOf } from "../../documents/html.ts";
import { dateText, type LegalDate, longDate } from "../../domain/calendar.ts";
import { legalLife } from "../../domain/legalLife.ts";
import { swedishNow } from "../../domain/swedishTime.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { FrozenFiles } from "../../ui/frozenFiles.tsx";
import { LegalLine } from "../../ui/legalLine.tsx";
import { PublicPage } from "../../ui/page.tsx";
import { PublicAttachments } from "../../ui/publicAttachments.tsx";
import { numbers } from "./published.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `§ ${data.number} ${data.heading} – ${data.association}` : "Paragraf" },
];

type Found = NonNullable<Awaited<ReturnType<typeof publishedParagraf>>>;

/** The lasting address of one paragraf: förbund, calendar year and number never change. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const office = officeOf(context);
  const { db } = office;
  const [year, number] = numbers(params.year, params.number);
  const found = await publishedParagraf(db, params.association ?? "", year, number);
  const kind = found?.isAtOnce ? "paragraf" : "minutes";
  const html = found?.documents.find((d) => d.kind === kind && d.format === "html");
  const blob = found && html && (await bytesOf(db, found.associationId, html.sha256));
  const section = blob && sectionOf(new TextDecoder().decode(blob.bytes), `p${number}`);
  if (!found || !section) throw notFound();
  const minutesAddress = `/protokoll/${found.associationSlug}/${found.slug}`;
  return json({
    association: found.associationName,
    heading: found.heading,
    number,
    date: found.date,
    approvedOn: found.approvedOn,
    minutesAddress: found.hasMinutes ? minutesAddress : null,
    address: `/protokoll/${found.associationSlug}/${year}/${number}`,
    section: linkedFrom(section, minutesAddress),
    atOnce: found.isAtOnce
      ? await ownJustering(office.db, found, swedishNow(office.clock()).today)
      : null,
  });
}

/** What a paragraf justerad omedelbart has of its own: legal life, bilagor, files. */
async function ownJustering(db: Db, found: Found, today: LegalDate) {
  const facts = await legalFactsOf(db, found.associationId, found.id, today, found.itemId);
  const round = standingRound(await roundsOf(db, found.id, found.itemId));
  return {
    steps: facts ? legalLife(facts) : [],
    attachments: await publishedAttachments(db, found.id, found.itemId),
    approved: approvedIn(round),
    content: await shownContent(db, found.associationId, {
      meetingId: found.id,
      itemId: found.itemId,
    }),
    hasEvidence: found.documents.some((d) => d.kind === "notice_evidence"),
    files: found.documents
      .filter((d) => d.kind === "paragraf")
      .map(({ format, sha256 }) => ({ format, sha256 })),
  };
}

export default function Paragraf() {
  const data = useLoaderData<typeof loader>();
  const { atOnce, address, minutesAddress } = data;
  const day = longDate(data.date);
  return (
    <PublicPage wide={atOnce !== null}>
      {atOnce ? <LegalLine steps={atOnce.steps} label="Paragrafens väg till laga kraft" /> : null}
      <h1>
        {data.association}, styrelsen {dateText(data.date)}
      </h1>
      <p className="origin">
        Ur{" "}
        {minutesAddress ? (
          <a href={`${minutesAddress}#p${data.number}`}>protokollet från {day}</a>
        ) : (
          <>protokollet från {day}, som inte är färdigt</>
        )}
        . {atOnce ? "Justerad omedelbart" : "Justerat"} {dateText(data.approvedOn)}.
      </p>
      {/* Our own frozen bytes, escaped when they were made. */}
      <article className="document" dangerouslySetInnerHTML={{ __html: data.section }} />
      {atOnce ? (
        <>
          <p>
            <a href={`${address}/overklaga`}>Hur man överklagar beslutet</a>
          </p>
          <PublicAttachments attachments={atOnce.attachments} address={address} />
          <FrozenFiles {...atOnce} address={address} what="Paragrafen" />
        </>
      ) : null}
    </PublicPage>
  );
}
