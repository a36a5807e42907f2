/** A plan för intern kontroll to read: its kontrollmoment, its calendar, and what the controls of the year have shown. */
import type { ReactNode } from "react";
import { holderText, type NameOf } from "../domain/attest/orderWords.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import {
  type ControlPlan,
  type ControlPoint,
  measures,
  sampleText,
} from "../domain/control/control.ts";
import { frequencyText } from "../domain/control/frequency.ts";
import { type CalendarRow, type PointFigures, stateWords } from "../domain/control/report.ts";
import { shareText } from "../domain/figures.ts";

type PointsProps = {
  points: readonly ControlPoint[];
  nameOf: NameOf;
  risks: readonly { key: string; what: string }[];
  below?: (point: ControlPoint) => ReactNode;
};

/** The kontrollmoment one by one. */
export function ControlPoints({ points, nameOf, risks, below }: PointsProps) {
  if (points.length === 0) return <p>Inga kontrollmoment är införda.</p>;
  return (
    <ul className="cards">
      {points.map((point) => {
        const risk = risks.find(({ key }) => key === point.riskKey);
        return (
          <li key={point.id}>
            <h3>
              {point.routine}: {point.what}
            </h3>
            <dl className="summary-list">
              <dt>Kontrollansvarig</dt>
              <dd>{holderText(point.owner, nameOf)}</dd>
              <dt>Utförs av</dt>
              <dd>{holderText(point.performer, nameOf)}</dd>
              <dt>Hur ofta</dt>
              <dd>{frequencyText(point.frequency)}</dd>
              <dt>Rapporteras till</dt>
              <dd>{point.reportTo}</dd>
              {point.measure === null ? null : (
                <>
                  <dt>Paragraf mäter</dt>
                  <dd>{measures[point.measure]}</dd>
                </>
              )}
              {point.sampleSize === 0 ? null : (
                <>
                  <dt>Stickprov</dt>
                  <dd>{sampleText(point)}</dd>
                </>
              )}
              {risk ? (
                <>
                  <dt>Mot risken</dt>
                  <dd>{risk.what}</dd>
                </>
              ) : null}
            </dl>
            {below?.(point)}
          </li>
        );
      })}
    </ul>
  );
}

type CalendarProps = {
  calendar: readonly CalendarRow[];
  plan: ControlPlan;
  home: string;
  /** Where one stands after a control is made. */
  id?: string;
};

/** The calendar of controls: when each is due, why it was moved, and what came of it. */
export function ControlCalendar({ calendar, plan, home, id }: CalendarProps) {
  if (calendar.length === 0) return <p>Inga dagar följer av frekvenserna än.</p>;
  return (
    <ul className="rows tasks" id={id}>
      {calendar.map(({ point, due, run, state }) => (
        <li key={`${point.key}${due.period}`}>
          <div>
            <strong>
              {stateWords[state]}: {point.routine}, {point.what}
            </strong>
            <p>
              Senast {dateText(due.on)}. {due.why}
            </p>
            {run ? (
              <>
                <p>
                  {run.result === "ok" ? "Utan avvikelse" : `Avvikelse: ${run.note}`} ({run.byName},{" "}
                  {dateText(run.on)})
                </p>
                {run.action === "" ? null : (
                  <p>
                    Åtgärd: {run.action}
                    {run.actionDue ? `, klart senast ${dateText(run.actionDue)}` : ""}
                  </p>
                )}
                {run.sample.length > 0 ? <p>Stickprov: {run.sample.join(", ")}</p> : null}
                {run.evidence ? (
                  <p>
                    <a href={`${home}/underlag/${run.id}`}>Underlag: {run.evidence.filename}</a>
                  </p>
                ) : null}
              </>
            ) : state === "coming" ? null : (
              <p className="actions">
                <a href={`${home}/kontroll/${plan.id}/${point.key}/${due.period}`}>
                  Gör kontrollen
                  <span className="visually-hidden">
                    {" "}
                    {point.what}, {dateText(due.on)}
                  </span>
                </a>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The year in figures, each share also as a bar; the figure says the same as its bar. */
export function ControlFigures(props: {
  figures: readonly PointFigures[];
  year: number;
  today: LegalDate;
}) {
  const { figures, year, today } = props;
  const isThisYear = today.startsWith(`${year}-`);
  const caption = isThisYear ? "Kontrollerna hittills i år" : `Kontrollerna ${year}`;
  return (
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Kontrollmoment</th>
            <th scope="col">Gjorda, av dem vars dag har kommit</th>
            <th scope="col">Avvikelser</th>
            <th scope="col">Rätt enligt Paragrafs mätning</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ point, made, deviations, measured }) => (
            <tr key={point.key}>
              <th scope="row">
                {point.routine}: {point.what}
              </th>
              <td>
                <Bar share={made} />
              </td>
              <td>{deviations}</td>
              <td>
                {measured ? (
                  <Bar share={measured} />
                ) : point.measure ? (
                  "ingen mätning än"
                ) : (
                  "mäts inte"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ share }: { share: { count: number; of: number } }) {
  return (
    <>
      {share.of > 0 ? (
        <progress className="control-bar" value={share.count} max={share.of} aria-hidden="true" />
      ) : null}
      <span>{shareText(share)}</span>
    </>
  );
}
