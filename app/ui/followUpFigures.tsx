/** How it went with what was decided: the share done in time, with the counts behind. */
import type { FigureRow } from "../domain/followUpFigures.ts";

/** "67 %", or a dash where nothing has come to its day. */
export const shareText = (share: number | null): string =>
  share === null ? "–" : `${Math.round(100 * share)}\u00a0%`;

export function FollowUpFigures({ rows, home }: { rows: FigureRow[]; home: string }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="siffror">
      <h2 id="siffror">Så gick det</h2>
      <p>
        Andelen klara i tid, av dem som är klara eller skulle ha varit det. Året är då uppgiften
        skulle vara klar, och rollen den som den ansvariga hade när beslutet fattades.
      </p>
      <section className="scroll" aria-label="Beslut i tid" tabIndex={0}>
        <table>
          <caption>Efter år och roll</caption>
          <thead>
            <tr>
              <th scope="col">År och roll</th>
              <th scope="col">Klara i tid</th>
              <th scope="col">Klara sent</th>
              <th scope="col">Försenade</th>
              <th scope="col">Väntar</th>
              <th scope="col">Andel i tid</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ year, role, counts, share }) => (
              <tr key={`${year}${role}`}>
                <th scope="row">{role === null ? `${year}, alla` : `${year}, ${role}`}</th>
                <td>{counts.in_time}</td>
                <td>{counts.done_late}</td>
                <td>{counts.overdue}</td>
                <td>{counts.waiting}</td>
                <td>{shareText(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        Tabeller för kalkylprogram: <a href={`${home}/tabell/uppgifter`}>alla uppgifter</a>,{" "}
        <a href={`${home}/tabell/siffror`}>siffrorna</a>
      </p>
    </section>
  );
}
