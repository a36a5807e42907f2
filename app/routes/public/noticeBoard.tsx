import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentNotices } from "#db/queries/public.server.ts";
import { appealPeriod, dateText, longDate } from "../../domain/calendar.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";
import { paragrafRange } from "../../ui/wording.ts";

export const meta: MetaFunction = () => [{ title: "Anslagstavla" }];

export async function loader({ context }: LoaderFunctionArgs) {
  const postings = await currentNotices(officeOf(context).db);
  const meetingIds = [...new Set(postings.map((p) => p.meetingId))];
  const notices = meetingIds.map((id) => {
    const own = postings.filter((p) => p.meetingId === id);
    const first = own[0] as (typeof own)[number];
    const { lastDay } = appealPeriod(own.map((p) => p.postedOn));
    return { ...first, lastDay, boards: own.map((p) => ({ id: p.id, name: p.memberName })) };
  });
  return json({ notices });
}

export default function NoticeBoard() {
  const { notices } = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <h1>Anslagstavla</h1>
      {notices.length === 0 ? (
        <p>
          Just nu är inget anslaget. Här visas när ett protokoll har justerats, så länge det kan
          överklagas.
        </p>
      ) : (
        <ul className="cards">
          {notices.map((n) => (
            <li key={n.meetingId}>
              <h2>Justerat protokoll, {n.associationName}</h2>
              <dl className="summary-list">
                <dt>Sammanträde</dt>
                <dd>
                  Styrelsen {dateText(n.meetingDate)},{" "}
                  {paragrafRange(n.firstNumber ?? 0, n.lastNumber ?? 0)}
                </dd>
                <dt>Anslaget</dt>
                <dd>{longDate(n.postedOn)}</dd>
                <dt>Sista dag att överklaga</dt>
                <dd>{longDate(n.lastDay)}</dd>
                <dt>Protokollet</dt>
                <dd>
                  <a href={`/protokoll/${n.associationSlug}/${n.meetingSlug}`}>
                    Läs protokollet från {dateText(n.meetingDate)}
                  </a>
                </dd>
                <dt>Anslag</dt>
                <dd>
                  <ul className="plain">
                    {n.boards.map((b) => (
                      <li key={b.id}>
                        <a href={`/anslagstavla/${n.associationSlug}/${b.id}`}>
                          Anslaget för {b.name}
                        </a>
                      </li>
                    ))}
                  </ul>
                </dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  );
}
