import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { publishedParagraf } from "#db/queries/public.server.ts";
import { linkedFrom, sectionOf } from "../../documents/html.ts";
import { dateText, longDate } from "../../domain/calendar.ts";
import { notFound, officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `§ ${data.number} ${data.heading} – ${data.association}` : "Paragraf" },
];

/** The lasting address of one paragraf: förbund, calendar year and number never change. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db } = officeOf(context);
  const year = Number(params.year);
  const number = Number(params.number);
  if (!Number.isSafeInteger(year) || !Number.isSafeInteger(number)) throw notFound();
  const found = await publishedParagraf(db, params.association ?? "", year, number);
  const html = found?.documents.find((d) => d.kind === "minutes" && d.format === "html");
  const blob = found && html && (await bytesOf(db, found.associationId, html.sha256));
  const section = blob && sectionOf(new TextDecoder().decode(blob.bytes), `p${number}`);
  if (!found || !section) throw notFound();
  const address = `/protokoll/${found.associationSlug}/${found.slug}`;
  return json({
    association: found.associationName,
    heading: found.heading,
    number,
    date: found.date,
    approvedOn: found.approvedOn,
    address,
    section: linkedFrom(section, address),
  });
}

export default function Paragraf() {
  const data = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <p className="origin">
        Ur <a href={`${data.address}#p${data.number}`}>protokollet från {longDate(data.date)}</a>,{" "}
        {data.association}. Justerat {dateText(data.approvedOn)}.
      </p>
      {/* Our own frozen bytes, escaped when they were made. */}
      <article className="document" dangerouslySetInnerHTML={{ __html: data.section }} />
    </PublicPage>
  );
}
