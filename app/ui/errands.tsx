/** Förrättningar to read: a list of them, and one with who took part and who answers for that it was ordered. */
import type { ReactNode } from "react";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { listText } from "../domain/wording.ts";
import { instantText } from "./wording.ts";

type Row = {
  number: string;
  day: LegalDate;
  times: string;
  what: string;
  names: string[];
  isWithdrawn: boolean;
};

export function ErrandRows({ rows, home, label }: { rows: Row[]; home: string; label: string }) {
  return (
    <ul className="rows payments" aria-label={label}>
      {rows.map(({ number, day, times, what, names, isWithdrawn }) => (
        <li key={number}>
          <a href={`${home}/${number}`}>
            {dateText(day)}: {what}
          </a>
          <span className="origin">
            {times}, {listText(names)}.{isWithdrawn ? " Återtagen." : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Stamp = { byName: string | null; at: string };

export type ShownErrand = {
  version: number;
  day: LegalDate;
  times: string;
  breakMinutes: number;
  what: string;
  place: string;
  atDistance: boolean;
  order: string;
  people: { id: string; name: string; progress: string | null; href: string | null }[];
  byName: string;
  at: string;
  vouched: Stamp | null;
  withdrawn: (Stamp & { reason: string }) | null;
};

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const byText = ({ byName, at }: Stamp): string =>
  `${byName ? `${byName}, ` : ""}${instantText(at)}`;

function Standing({ vouched, withdrawn }: Pick<ShownErrand, "vouched" | "withdrawn">) {
  if (withdrawn) {
    return (
      <p className="note">
        Återtagen av {byText(withdrawn)}: ”{withdrawn.reason}”. Inget betalas för den.
      </p>
    );
  }
  if (vouched) return null;
  return (
    <p className="note">
      Den som beställde förrättningen, ordföranden eller kansliet ska bekräfta att den var beställd.
      Ersättningen väntar på det.
    </p>
  );
}

/** Everything that is said of one. */
export function ErrandFacts({ shown }: { shown: ShownErrand }) {
  const { day, times, breakMinutes, what, place, atDistance, order, people } = shown;
  const { version, vouched } = shown;
  const where = atDistance ? `På distans${place === "" ? "" : `, ${place}`}` : place;
  return (
    <>
      <Standing {...shown} />
      <dl className="summary-list">
        <Fact name="Vad">{what}</Fact>
        <Fact name="När">
          {dateText(day)}, {times}
          {breakMinutes > 0 ? `, med ${breakMinutes} minuters uppehåll` : ""}
        </Fact>
        <Fact name="Var">{where}</Fact>
        <Fact name="Beställd av">{order}</Fact>
        <Fact name="Deltog">
          <ul>
            {people.map(({ id, name, progress, href }) => (
              <li key={id}>
                {href ? <a href={href}>{name}</a> : name}
                {progress === null ? "" : `. ${progress}.`}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={version > 1 ? "Rättad" : "Registrerad"}>{byText(shown)}</Fact>
        {vouched ? <Fact name="Att den var beställd bekräftades">{byText(vouched)}</Fact> : null}
      </dl>
    </>
  );
}
