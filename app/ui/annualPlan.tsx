/** A sammanträdesplan to read: the wheel, and the same as a list with what each meeting takes up. */
import type { ReactNode } from "react";
import type { PlanFinding } from "../domain/annualPlan/checkPlan.ts";
import type { Closing, PlannedMeeting } from "../domain/annualPlan/plan.ts";
import { dateText, daysBetween, type LegalDate, longDate } from "../domain/calendar.ts";
import { daysText } from "../domain/wording.ts";
import { AnnualWheel } from "./annualWheel.tsx";
import { clockText, meetingKindNames } from "./wording.ts";

/** A meeting of the plan with what it takes up, and where it is once it is planned. */
export type ShownMeeting = PlannedMeeting & {
  duties: { heading: string; dueOn: LegalDate | null; source: string }[];
  /** Address of the meeting; null in a draft. */
  href: string | null;
  /** Why it is called off; null when it is not. */
  cancelled: string | null;
};

const weights = {
  block: "Hindrar antagandet.",
  warn: "Att se över.",
  info: "Upplysning.",
} as const;

/** What the check says, with how long there is to do something about it. */
export function PlanFindings({
  findings,
  today,
  label,
}: {
  findings: PlanFinding[];
  today: LegalDate;
  label: string;
}) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={label}>
      {findings.map((one) => (
        <li key={`${one.meetingId}${one.text}`} className={`finding finding-${one.level}`}>
          <strong>{weights[one.level]}</strong> {one.text} {one.suggestion}{" "}
          {one.dueOn !== null && one.dueOn >= today
            ? `Det är ${daysText(daysBetween(today, one.dueOn))} dit. `
            : ""}
          <span className="source">
            ({one.source}
            {one.rule ? `, regel ${one.rule}` : ""})
          </span>
        </li>
      ))}
    </ul>
  );
}

const hours = ({ startsAt, endsAt }: PlannedMeeting): string =>
  startsAt === null
    ? ""
    : `, ${clockText(startsAt)}${endsAt === null ? "" : `–${endsAt.replace(":", ".")}`}`;

type YearProps = {
  year: number;
  today: LegalDate;
  meetings: ShownMeeting[];
  closings: Closing[];
  lawDays: { date: LegalDate; what: string }[];
  findings: PlanFinding[];
  /** What stands below each meeting, for one who may change it. */
  below?: (meeting: ShownMeeting) => ReactNode;
};

export function PlanYear({ below = () => null, ...props }: YearProps) {
  const { year, meetings, closings, lawDays, findings, today } = props;
  return (
    <section aria-labelledby="arets-moten" className="plan-year">
      <h2 id="arets-moten">Årets sammanträden</h2>
      <figure>
        <AnnualWheel
          {...{ year, closings, lawDays }}
          meetings={meetings.map(({ id, kind, date, cancelled }) => ({
            ...{ id, kind, date, href: `#mote-${id}`, isCancelled: cancelled !== null },
          }))}
        />
        <figcaption>
          Siffrorna är sammanträdena i listan. Pinnarna är lagens dagar:{" "}
          {lawDays.map(({ date, what }) => `${what} senast ${dateText(date)}`).join(", ")}. Bågarna
          är {closings.map(({ name }) => name).join(" och ")}.
        </figcaption>
      </figure>
      <ol className="plan-meetings">
        {meetings.map((meeting, index) => (
          <li key={meeting.id} id={`mote-${meeting.id}`}>
            <h3>
              {index + 1}. <MeetingDay meeting={meeting} />
            </h3>
            <p>
              {meetingKindNames[meeting.kind]}
              {hours(meeting)}
              {meeting.place === "" ? "" : `, ${meeting.place}`}
            </p>
            {meeting.cancelled === null ? null : <p>Inställt: {meeting.cancelled}</p>}
            <TakenUp meeting={meeting} />
            <PlanFindings
              findings={findings.filter(({ meetingId }) => meetingId === meeting.id)}
              today={today}
              label={`Vad kontrollen säger om ${longDate(meeting.date)}`}
            />
            {below(meeting)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function MeetingDay({ meeting }: { meeting: ShownMeeting }) {
  const said = longDate(meeting.date);
  const day = said.charAt(0).toUpperCase() + said.slice(1);
  if (meeting.href === null) return <>{day}</>;
  return (
    <a href={meeting.href} className={meeting.cancelled === null ? undefined : "cancelled"}>
      {day}
    </a>
  );
}

function TakenUp({ meeting }: { meeting: ShownMeeting }) {
  if (meeting.duties.length === 0) return null;
  return (
    <>
      <p>Tar upp:</p>
      <ul>
        {meeting.duties.map(({ heading, dueOn, source }) => (
          <li key={heading}>
            {heading}
            {dueOn === null ? "" : `, senast ${dateText(dueOn)}`}{" "}
            <span className="source">({source})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const formatNames = { pdf: "PDF", docx: "Word", html: "webbsida" } as const;

/** The plan as a document. */
export function PlanFiles({ home, year }: { home: string; year: number }) {
  return (
    <p>
      Sammanträdesplan {year}:{" "}
      {Object.entries(formatNames).map(([format, name], index) => (
        <span key={format}>
          {index > 0 ? ", " : ""}
          <a href={`${home}/${year}/fil/${format}`}>
            {name}
            <span className="visually-hidden"> av sammanträdesplanen</span>
          </a>
        </span>
      ))}
    </p>
  );
}
