import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishedMinutes } from "#db/queries/public.server.ts";
import { dateText, longDate } from "../../domain/calendar.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";
import { meetingKindNames, paragrafRange } from "../../ui/wording.ts";

export const meta: MetaFunction = () => [{ title: "Protokoll" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return json({ minutes: await publishedMinutes(officeOf(context).db) });
}

export default function MinutesList() {
  const { minutes } = useLoaderData<typeof loader>();
  const years = [...new Set(minutes.map((m) => m.date.slice(0, 4)))];
  const several = new Set(minutes.map((m) => m.associationName)).size > 1;
  return (
    <PublicPage>
      <h1>Protokoll</h1>
      {minutes.length === 0 ? (
        <p>Här visas styrelsens protokoll när de har justerats och anslagits.</p>
      ) : null}
      {years.map((year) => (
        <section key={year}>
          <h2>{year}</h2>
          <ul className="rows stacked">
            {minutes
              .filter((m) => m.date.startsWith(year))
              .map((m) => (
                <li key={m.id}>
                  <a href={`/protokoll/${m.associationSlug}/${m.slug}`}>{longDate(m.date)}</a>
                  <span>
                    {several ? `${m.associationName}, ` : ""}
                    {meetingKindNames[m.kind]},{" "}
                    {paragrafRange(m.firstNumber ?? 0, m.lastNumber ?? 0)}, justerat{" "}
                    {dateText(m.approvedOn)}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </PublicPage>
  );
}
