/** The risks of a version as a table, with what is found and what they were before; and its documents and versions. */
import type { ReactNode } from "react";
import { holderText, type NameOf } from "../domain/attest/orderWords.ts";
import { dateText } from "../domain/calendar.ts";
import type { RiskFinding } from "../domain/risk/checkAnalysis.ts";
import type { RiskChange } from "../domain/risk/compareAnalyses.ts";
import {
  countsOf,
  levelOf,
  levelWords,
  type Past,
  type Risk,
  type RiskAnalysis,
  riskValue,
} from "../domain/risk/risk.ts";
import { riskAnchor } from "./riskMap.tsx";

type Values = Pick<Risk, "severity" | "likelihood">;
type Thresholds = RiskAnalysis["thresholds"];

/** "▲ 12 Åtgärda". */
export function LevelText({ values, thresholds }: { values: Values; thresholds: Thresholds }) {
  const level = levelOf(values, thresholds);
  const { word, sign } = levelWords[level];
  return (
    <span className={`risk-level risk-${level}`}>
      <span aria-hidden="true">{sign} </span>
      {riskValue(values)} {word}
    </span>
  );
}

const weights = {
  block: "Hindrar antagandet.",
  warn: "Att se över.",
  info: "Upplysning.",
} as const;

/** What the check says, with what to do. */
export function RiskFindings({ findings }: { findings: RiskFinding[] }) {
  return findings.map(({ level, text, suggestion, source, rule }) => (
    <p className={`finding finding-${level}`} key={text}>
      <strong>{weights[level]}</strong> {text} {suggestion}{" "}
      <span className="source">
        ({source}, regel {rule})
      </span>
    </p>
  ));
}

type RowProps = { risk: Risk; number: number; thresholds: Thresholds; nameOf: NameOf };
type Extra = { findings?: RiskFinding[]; below?: ReactNode };

function RiskTableRow({
  risk,
  number,
  thresholds,
  nameOf,
  findings = [],
  below,
}: RowProps & Extra) {
  return (
    <tr id={riskAnchor(risk.id)}>
      <th scope="row">
        <span className="visually-hidden">Risk </span>
        {number}
      </th>
      <td>
        <LevelText values={risk} thresholds={thresholds} />
        <p className="hint">
          väsentlighet {risk.severity}, sannolikhet {risk.likelihood}
        </p>
      </td>
      <td>
        <p className="risk-process">{risk.routine}</p>
        <p>
          <strong>{risk.what}</strong>
        </p>
        {risk.treatment === "" ? null : <p>{risk.treatment}</p>}
        {risk.action === "" ? null : (
          <p>
            <strong>Åtgärd:</strong> {risk.action}
            {risk.due === null ? "" : `, klart senast ${dateText(risk.due)}`}
          </p>
        )}
        <p className="hint">Ägare: {holderText(risk.owner, nameOf)}</p>
        <RiskFindings findings={findings} />
        {below}
      </td>
    </tr>
  );
}

type TableProps = {
  analysis: Pick<RiskAnalysis, "risks" | "thresholds">;
  nameOf: NameOf;
  findings?: RiskFinding[];
  below?: (risk: Risk) => ReactNode;
};

/** Every risk with its number, which the map leads to. */
export function RiskTable({ analysis, nameOf, findings = [], below }: TableProps) {
  if (analysis.risks.length === 0) return <p>Inga risker är införda.</p>;
  return (
    <div>
      <table className="risk-table">
        <caption>Risker: {countText(analysis)}</caption>
        <thead>
          <tr>
            <th scope="col">Nr</th>
            <th scope="col">Riskvärde</th>
            <th scope="col">Risk och riskhantering</th>
          </tr>
        </thead>
        <tbody>
          {analysis.risks.map((risk, index) => (
            <RiskTableRow
              key={risk.id}
              {...{ risk, nameOf, number: index + 1, thresholds: analysis.thresholds }}
              findings={findings.filter(({ riskId }) => riskId === risk.id)}
              below={below?.(risk)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "3 att åtgärda, 5 att bevaka, 2 att acceptera". */
export const countText = (analysis: Pick<RiskAnalysis, "risks" | "thresholds">): string =>
  countsOf(analysis)
    .map(({ level, count }) => `${count} att ${levelWords[level].word.toLowerCase()}`)
    .join(", ");

/** What is changed since another year. */
export function RiskChanges({
  changes,
  year,
  level: Heading = "h3",
}: {
  changes: RiskChange[];
  year: number;
  level?: "h2" | "h3";
}) {
  return (
    <>
      <Heading>Ändrat sedan analysen för {year}</Heading>
      {changes.length === 0 ? <p>Ingenting.</p> : null}
      <ul>
        {changes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

const formatNames = { pdf: "PDF", docx: "Word", html: "webbsida", csv: "tabell (CSV)" } as const;

/** A version as files. */
export function RiskFiles({ home, analysis }: { home: string; analysis: RiskAnalysis }) {
  return (
    <p>
      Analysen för {analysis.year} som{" "}
      {Object.entries(formatNames).map(([format, name], index) => (
        <span key={format}>
          {index > 0 ? ", " : ""}
          <a href={`${home}/${analysis.id}/fil/${format}`}>
            {name}
            <span className="visually-hidden">, {analysis.year}</span>
          </a>
        </span>
      ))}
    </p>
  );
}

/** "Antagen av styrelsen 20 november 2026, § 70". */
export const adoptedText = ({ adopted }: Pick<RiskAnalysis, "adopted">): string =>
  adopted === null
    ? "Utkast, inte antaget"
    : `Antagen av styrelsen ${dateText(adopted.meetingDate)}, §\u00a0${adopted.number}`;

/** Every adopted version, the latest first. */
export function RiskVersions({ versions, home }: { versions: RiskAnalysis[]; home: string }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">Antagna versioner</h2>
      <ul className="rows">
        {versions.map((one) => (
          <li key={one.id}>
            <a href={`${home}/${one.id}`}>Riskanalys {one.year}</a>
            <span>{adoptedText(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a risk was held to be, year by year. */
export function RiskHistory({ past, thresholds }: { past: Past[]; thresholds: Thresholds }) {
  if (past.length === 0) return <p>Risken står inte i någon antagen analys.</p>;
  return (
    <table className="risk-history">
      <caption>Riskvärdet i antagna analyser</caption>
      <thead>
        <tr>
          <th scope="col">År</th>
          <th scope="col">Väsentlighet</th>
          <th scope="col">Sannolikhet</th>
          <th scope="col">Riskvärde</th>
        </tr>
      </thead>
      <tbody>
        {past.map((one) => (
          <tr key={one.analysisId}>
            <th scope="row">{one.year}</th>
            <td>{one.severity}</td>
            <td>{one.likelihood}</td>
            <td>
              <LevelText values={one} thresholds={thresholds} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
