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
  // A paragraf justerad omedelbart has a notice of its own beside that of the protokoll.
  const keyOf = (p: (typeof postings)[number]) => `${p.meetingId}${p.atOnceNumber ?? ""}`;
  const notices = [...new Set(postings.map(keyOf))].map((key) => {
    const own = postings.filter((p) => keyOf(p) === key);
    const first = own[0] as (typeof own)[number];
    const { lastDay } = appealPeriod(own.map((p) => p.postedOn));
    const home = `/protokoll/${first.associationSlug}`;
    return {
      ...{ key, lastDay, associationSlug: first.associationSlug },
      ...{ associationName: first.associationName, meetingDate: first.meetingDate },
      postedOn: first.postedOn,
      atOnceNumber: first.atOnceNumber,
      paragrafs: paragrafRange(
        first.atOnceNumber ?? first.firstNumber ?? 0,
        first.atOnceNumber ?? first.lastNumber ?? 0,
      ),
      address:
        first.atOnceNumber === null
          ? `${home}/${first.meetingSlug}`
          : `${home}/${first.atOnceYear}/${first.atOnceNumber}`,
      boards: own.map((p) => ({ id: p.id, name: p.memberName })),
    };
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
            <li key={n.key}>
              <h2>
                {n.atOnceNumber === null
                  ? "Justerat protokoll"
                  : `Omedelbart justerad § ${n.atOnceNumber}`}
                , {n.associationName}
              </h2>
              <dl className="summary-list">
                <dt>Sammanträde</dt>
                <dd>
                  Styrelsen {dateText(n.meetingDate)}, {n.paragrafs}
                </dd>
                <dt>Anslaget</dt>
                <dd>{longDate(n.postedOn)}</dd>
                <dt>Sista dag att överklaga</dt>
                <dd>{longDate(n.lastDay)}</dd>
                <dt>{n.atOnceNumber === null ? "Protokollet" : "Paragrafen"}</dt>
                <dd>
                  <a href={n.address}>
                    {n.atOnceNumber === null
                      ? `Läs protokollet från ${dateText(n.meetingDate)}`
                      : `Läs § ${n.atOnceNumber} från ${dateText(n.meetingDate)}`}
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
