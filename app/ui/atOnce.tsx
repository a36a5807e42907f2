/** Omedelbar justering: where one paragraf stands, the text that is approved, and those of a meeting. */
import type { PartAtOnce } from "#db/queries/approval.server.ts";
import { type LegalDate, longDate } from "../domain/calendar.ts";

/** What omedelbar justering is, or that it is done and what comes next. */
export function AtOnceState(props: { home: string; itemId: string; approvedOn: LegalDate | null }) {
  if (props.approvedOn) {
    return (
      <p>
        Paragrafen är justerad {longDate(props.approvedOn)} och fryst. Nästa steg är{" "}
        <a href={`${props.home}/arenden/${props.itemId}/anslag`}>paragrafens anslag</a>.
      </p>
    );
  }
  return (
    <p className="hint">
      Paragrafen läggs fram skriftligen vid sammanträdet och justeras där av ordföranden och
      justerarna. Den får ett eget anslag, och överklagandetiden räknas från det. Resten av
      protokollet justeras senare.
    </p>
  );
}

/** The text as it is approved. */
export function AtOnceText({ article }: { article: string }) {
  return (
    <section aria-labelledby="paragrafens-text">
      <h3 id="paragrafens-text">Det som justeras</h3>
      {/* Our own frozen bytes, escaped when they were made. */}
      <div dangerouslySetInnerHTML={{ __html: article }} />
    </section>
  );
}

/** The paragrafer of a meeting that are justerade omedelbart, or out for it. */
export function PartsAtOnce(props: { home: string; parts: PartAtOnce[] }) {
  if (props.parts.length === 0) return null;
  return (
    <section aria-labelledby="omedelbart">
      <h3 id="omedelbart">Omedelbar justering</h3>
      <ul className="rows">
        {props.parts.map((part) => (
          <li key={part.itemId}>
            <a href={`${props.home}/arenden/${part.itemId}/justering`}>
              § {part.number} {part.heading}
            </a>
            <span>
              {part.approvedOn ? (
                <>
                  Justerad {longDate(part.approvedOn)}.{" "}
                  <a href={`${props.home}/arenden/${part.itemId}/anslag`}>Anslag</a>
                </>
              ) : (
                "Väntar på justering."
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
