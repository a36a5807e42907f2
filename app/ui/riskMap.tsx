/** The heat map: a table that says the same read aloud, in black and white, and in colour. */
import { heatMap, type MapCell } from "../domain/risk/heatMap.ts";
import { levelWords, type RiskAnalysis, thresholdSentences } from "../domain/risk/risk.ts";
import { scales, scaleValues } from "../domain/risk/scale.ts";

type Shown = Pick<RiskAnalysis, "risks" | "thresholds">;

/** Where a risk's row stands on the page. */
export const riskAnchor = (riskId: string): string => `risk-${riskId}`;

function Cell({ cell, value }: { cell: MapCell; value: number }) {
  const { word, sign } = levelWords[cell.level];
  const count = cell.risks.length;
  return (
    <td className={`risk-${cell.level}`}>
      <span className="risk-cell-level">
        <span aria-hidden="true">{sign} </span>
        <span className="visually-hidden">Riskvärde </span>
        {value} <span className="risk-cell-word">{word}</span>
        <span className="visually-hidden">
          {count === 0 ? ", ingen risk" : `, ${count === 1 ? "1 risk" : `${count} risker`}`}
        </span>
      </span>
      {count === 0 ? null : (
        <ul>
          {cell.risks.map(({ id, number, what }) => (
            <li key={id}>
              <a href={`#${riskAnchor(id)}`}>
                <span className="visually-hidden">Risk </span>
                {number}
                <span className="visually-hidden">: {what}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

/** Väsentlighet in rows, the worst first, and sannolikhet in columns; each cell with its level and its risks. */
export function RiskMap({ analysis }: { analysis: Shown }) {
  return (
    <div>
      <table className="risk-map">
        <caption>
          Riskkarta: väsentlighet i rader, sannolikhet i kolumner. Siffrorna leder till riskerna.
        </caption>
        <thead>
          <tr>
            <td className="visually-hidden" />
            {scaleValues.map((value) => (
              <th scope="col" key={value}>
                <span className="visually-hidden">Sannolikhet </span>
                {value} {scales.likelihood.steps[value].word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heatMap(analysis).map(({ severity, cells }) => (
            <tr key={severity}>
              <th scope="row">
                <span className="visually-hidden">Väsentlighet </span>
                {severity} {scales.severity.steps[severity].word}
              </th>
              {cells.map((cell) => (
                <Cell key={cell.likelihood} cell={cell} value={severity * cell.likelihood} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="hint">
        {thresholdSentences(analysis.thresholds).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the steps of the two scales mean, for whoever sets them. */
export function ScaleTexts() {
  return (
    <details>
      <summary>Vad stegen betyder</summary>
      {Object.values(scales).map(({ name, asks, steps }) => (
        <dl className="summary-list" key={name}>
          <dt>{name}</dt>
          <dd>{asks}</dd>
          {scaleValues.map((value) => (
            <div key={value}>
              <dt>
                {value} {steps[value].word}
              </dt>
              <dd>{steps[value].means}</dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  );
}
