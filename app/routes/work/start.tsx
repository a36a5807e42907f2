import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { legalFactsOf } from "#db/queries/legalLife.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { remindersOf } from "#db/queries/reminders.server.ts";
import { may, mayRead } from "../../domain/authority.ts";
import { type LegalDate, longDate } from "../../domain/calendar.ts";
import { legalLife } from "../../domain/legalLife.ts";
import { requireDesk } from "../../session.server.ts";
import { meetingKindNames } from "../../ui/wording.ts";

export const meta: MetaFunction = () => [{ title: "Översikt – Paragraf" }];

/** What the law expects next of each meeting that is not over, in date order. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const desk = await requireDesk(request, context, params.association);
  const { office, association, today } = desk;
  const meetings = mayRead(desk.actor, "draft")
    ? (await meetingList(office.db, association.id)).filter(
        (m) => m.imported === null && m.cancelled === null,
      )
    : [];
  const waiting = [];
  for (const meeting of meetings) {
    const facts = await legalFactsOf(office.db, association.id, meeting.id, today);
    const next = facts && legalLife(facts).find((s) => s.state === "current" || s.state === "late");
    if (!next) continue;
    waiting.push({
      href: `/forbund/${association.slug}/sammantraden/${meeting.slug}`,
      date: meeting.date as LegalDate,
      kind: meeting.kind,
      label: next.label,
      isLate: next.state === "late",
      dueOn: next.dueOn,
    });
  }
  waiting.sort((a, b) => (a.dueOn ?? a.date).localeCompare(b.dueOn ?? b.date));
  const reminders = may.remindApprover(desk.actor)
    ? await remindersOf(office.db, association.id, today)
    : [];
  return json({ waiting, reminders, home: `/forbund/${association.slug}` });
}

export default function WorkStart() {
  const { waiting, reminders, home } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>Översikt</h1>
      <h2>Vad lagen väntar på</h2>
      {waiting.length === 0 ? (
        <p>
          Inget väntar. Nästa steg är att{" "}
          <a href={`${home}/sammantraden/nytt`}>planera ett sammanträde</a>.
        </p>
      ) : (
        <ul className="rows">
          {waiting.map((w) => (
            <li key={w.href}>
              <a href={w.href}>
                {w.label}: {meetingKindNames[w.kind].toLowerCase()} {longDate(w.date)}
              </a>
              <span className={w.isLate ? "late" : undefined}>
                {w.isLate ? "Försenat. " : ""}
                {w.dueOn ? `Senast ${longDate(w.dueOn)}.` : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reminders.length > 0 ? (
        <>
          <h2>Påminn om justering</h2>
          <ul className="rows">
            {reminders.map((r) => (
              <li key={`${r.meetingId}${r.personId}`}>
                <a href={`${home}/sammantraden/${r.slug}/justering#paminn`}>
                  {r.name}: protokollet från {longDate(r.meetingDate)}
                </a>
                <span>Senast {longDate(r.dueOn)}.</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
