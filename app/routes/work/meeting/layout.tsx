import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { cancellationOf } from "#db/queries/meetings.server.ts";
import { longDate } from "../../../domain/calendar.ts";
import { legalLife } from "../../../domain/legalLife.ts";
import { LegalLine } from "../../../ui/legalLine.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { meetingKindNames } from "../../../ui/wording.ts";
import { requireMeeting } from "./meetingDesk.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} – Paragraf` : "Sammanträde – Paragraf" },
];

export async function loader(args: LoaderFunctionArgs) {
  const desk = await requireMeeting(args);
  const { office, association, meetingId, today, kind, home } = desk;
  const facts = await legalFactsOf(office.db, association.id, meetingId, today);
  if (!facts) throw new Response(null, { status: 404 });
  return json({
    title: `${meetingKindNames[kind]} ${longDate(facts.meetingDate)}`,
    cancelled: (await cancellationOf(office.db, meetingId))?.ground ?? null,
    steps: legalLife(facts),
    home,
    revision: desk.revision,
  });
}

export default function MeetingLayout() {
  const { title, steps, cancelled, home, revision } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const tabs = [
    { href: home, text: "Dagordning" },
    { href: `${home}/uppgifter`, text: "Uppgifter" },
    { href: `${home}/bilagor`, text: "Bilagor" },
    { href: `${home}/rum`, text: "Rummet" },
    { href: `${home}/utskick`, text: "Kallelse" },
    { href: `${home}/narvaro`, text: "Närvaro" },
    { href: `${home}/protokoll`, text: "Protokoll" },
    { href: `${home}/granskning`, text: "Granskning" },
    { href: `${home}/justering`, text: "Justering" },
    { href: `${home}/anslag`, text: "Anslag" },
    { href: `${home}/expediering`, text: "Expediering" },
  ];
  return (
    <div data-stream={`${home}/strom`} data-revision={revision}>
      <h1>{title}</h1>
      <p role="status" className="connection" data-connection-text="" />
      {cancelled === null ? (
        <div id="rattslig-gang" data-live="">
          <LegalLine steps={steps} />
        </div>
      ) : (
        <p className="note">
          <strong>Inställt.</strong> {cancelled}
        </p>
      )}
      <nav className="tabs" aria-label="Sammanträdet">
        <ul>
          {tabs.map((t) => (
            <li key={t.href}>
              <a
                href={t.href}
                data-command={`Visa ${t.text.toLocaleLowerCase("sv")}`}
                aria-current={t.href === pathname ? "page" : undefined}
              >
                {t.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {pathname === `${home}/protokoll` ? (
        <Outlet />
      ) : (
        <Panel>
          <Outlet />
        </Panel>
      )}
    </div>
  );
}
