import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { meetingList } from "#db/queries/meetings.server.ts";
import { may } from "../../domain/authority.ts";
import { dateText, type LegalDate, longDate } from "../../domain/calendar.ts";
import { requireDesk, requireReading } from "../../session.server.ts";
import { meetingKindNames, paragrafRange } from "../../ui/wording.ts";

export const meta: MetaFunction = () => [{ title: "Sammanträden – Paragraf" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  requireReading(desk, "draft");
  const meetings = await meetingList(desk.office.db, desk.association.id);
  return json({
    home: `/forbund/${desk.association.slug}/sammantraden`,
    mayPlan: may.planMeeting(desk.actor),
    today: desk.today,
    meetings: meetings.map((m) => ({
      slug: m.slug,
      kind: m.kind,
      date: m.date as LegalDate,
      place: m.place,
      isImported: m.imported !== null,
      isCancelled: m.cancelled !== null,
      approvedOn: m.approved_on as LegalDate | null,
      first: m.first_number,
      last: m.last_number,
    })),
  });
}

export default function Meetings() {
  const { meetings, home, mayPlan, today } = useLoaderData<typeof loader>();
  const coming = meetings.filter((m) => m.date >= today && !m.approvedOn).reverse();
  const past = meetings.filter((m) => !coming.includes(m));
  return (
    <>
      <h1>Sammanträden</h1>
      {mayPlan ? (
        <p>
          <a className="button" href={`${home}/nytt`}>
            Planera ett sammanträde
          </a>
        </p>
      ) : null}
      <h2>Kommande</h2>
      {coming.length === 0 ? <p>Inget sammanträde är planerat.</p> : null}
      <MeetingRows meetings={coming} home={home} />
      <h2>Tidigare</h2>
      {past.length === 0 ? <p>Här samlas sammanträdena när de har hållits.</p> : null}
      <MeetingRows meetings={past} home={home} />
    </>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["meetings"][number];

function MeetingRows({ meetings, home }: { meetings: Row[]; home: string }) {
  return (
    <ul className="rows stacked">
      {meetings.map((m) => (
        <li key={m.slug}>
          <a href={`${home}/${m.slug}`}>{longDate(m.date)}</a>
          <span>
            {meetingKindNames[m.kind]}, {m.place}
            {m.first && m.last ? `, ${paragrafRange(m.first, m.last)}` : ""}
            {m.approvedOn ? `, justerat ${dateText(m.approvedOn)}` : ""}
            {m.isCancelled ? ", inställt" : ""}
            {m.isImported ? ", inläst från papper" : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}
