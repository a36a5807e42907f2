/** The year as a wheel: months, when nobody meets, the days of the law and the meetings by number. */
import type { Closing } from "../domain/annualPlan/plan.ts";
import { pointAt, ringPath, ringsOf, shareOfYear } from "../domain/annualPlan/wheel.ts";
import {
  addDays,
  dateOf,
  dateText,
  type LegalDate,
  longDate,
  monthNames,
} from "../domain/calendar.ts";
import type { MeetingKind } from "../domain/minutes.ts";
import { listText } from "../domain/wording.ts";
import { meetingKindNames } from "./wording.ts";

export type WheelMeeting = {
  id: string;
  kind: MeetingKind;
  date: LegalDate;
  /** Where its row in the list is. */
  href: string;
  isCancelled: boolean;
};

type Wheel = {
  year: number;
  meetings: WheelMeeting[];
  closings: Closing[];
  /** Days by which something is to be done, by law. */
  lawDays: { date: LegalDate; what: string }[];
};

const outer = 190;
const inner = 150;
const markerRadius = 15;
const markersAt = 122;
const ringStep = 34;
const box = "-216 -216 432 432";

const monthStart = (year: number, month: number) => shareOfYear(dateOf(year, month, 1));
const monthEnd = (year: number, month: number) => (month === 12 ? 1 : monthStart(year, month + 1));

/** What the wheel shows, for one who does not see it. The list below says the same and more. */
const wheelText = ({ year, meetings, lawDays }: Wheel): string =>
  [
    `Årshjul för ${year} med ${meetings.length} sammanträden:`,
    `${listText(meetings.map(({ date }) => dateText(date).replace(` ${year}`, "")))}.`,
    `Lagens dagar: ${listText(lawDays.map(({ date, what }) => `${what} senast ${dateText(date).replace(` ${year}`, "")}`))}.`,
    "Allt står också i listan.",
  ].join(" ");

export function AnnualWheel(wheel: Wheel) {
  const { year, meetings, closings, lawDays } = wheel;
  const rings = ringsOf(
    meetings.map(({ date }) => date),
    markersAt,
    2 * markerRadius + 2,
  );
  return (
    <div className="annual-wheel">
      <svg viewBox={box} role="img" aria-labelledby="hjul-titel">
        <title id="hjul-titel">{wheelText(wheel)}</title>
        {monthNames.map((name, index) => (
          <Month key={name} year={year} month={index + 1} name={name} />
        ))}
        {closings.map(({ name, from, to }) => (
          <path
            key={name}
            className="closing"
            d={ringPath(
              shareOfYear(dayIn(year, from)),
              shareOfYear(addDays(dayIn(year, to), 1)),
              inner - 12,
              inner - 2,
            )}
          />
        ))}
        {lawDays.map(({ date }) => (
          <LawDay key={date} date={date} />
        ))}
        <text className="year" x={0} y={10}>
          {year}
        </text>
      </svg>
      {/* What is within a picture is no link to a screen reader: the links lie above it. */}
      <svg viewBox={box} className="markers" aria-label="Sammanträdena">
        {meetings.map((meeting, index) => (
          <Marker
            key={meeting.id}
            meeting={meeting}
            number={index + 1}
            radius={markersAt - ringStep * (rings[index] ?? 0)}
          />
        ))}
      </svg>
    </div>
  );
}

type MarkerProps = { meeting: WheelMeeting; number: number; radius: number };

function Marker({ meeting, number, radius }: MarkerProps) {
  const { x, y } = pointAt(shareOfYear(meeting.date), radius);
  const what = `${number}. ${meetingKindNames[meeting.kind]} ${longDate(meeting.date)}`;
  return (
    <a
      href={meeting.href}
      aria-label={meeting.isCancelled ? `${what}, inställt` : what}
      className={meeting.isCancelled ? "marker cancelled" : `marker ${meeting.kind}`}
    >
      <circle cx={x} cy={y} r={markerRadius} />
      <text x={x} y={y + 5}>
        {number}
      </text>
    </a>
  );
}

/** A day of a year without a 29 February is the 28th. */
const dayIn = (year: number, monthDay: string): LegalDate => {
  const [month = 1, day = 1] = monthDay.split("-").map(Number);
  return month === 2 && day === 29 ? dateOf(year, 2, 28) : dateOf(year, month, day);
};

function Month({ year, month, name }: { year: number; month: number; name: string }) {
  const [from, to] = [monthStart(year, month), monthEnd(year, month)];
  const { x, y } = pointAt((from + to) / 2, (inner + outer) / 2);
  return (
    <>
      <path className="month" d={ringPath(from, to, inner, outer)} />
      <text className="month-name" x={x} y={y + 5}>
        {name.slice(0, 3)}
      </text>
    </>
  );
}

/** A peg across the ring, so that it is told from a meeting by its form. */
function LawDay({ date }: { date: LegalDate }) {
  const share = shareOfYear(date);
  const [a, b] = [pointAt(share, inner - 4), pointAt(share, outer + 14)];
  const head = pointAt(share, outer + 18);
  return (
    <g className="law-day">
      <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      <path d={`M ${head.x} ${head.y - 6} l 6 6 l -6 6 l -6 -6 Z`} />
    </g>
  );
}
