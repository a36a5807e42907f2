/** Arvoden at the office: what is confirmed and not, how a period is closed, and the periods. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";

type Places = { home: string; claims: string; mayWrite: boolean };

type Waiting = {
  slug: string;
  day: LegalDate;
  personId: string;
  name: string;
  ore: number;
  text: string;
  reason: string;
  /** What the förrättning was; null = a meeting. */
  what: string | null;
  /** Why the next period does not take it; null when it does. */
  waitsFor: string | null;
};

const claimAddress = (claims: string, { slug, personId }: { slug: string; personId: string }) =>
  `${claims}/${slug}?person=${personId}`;

type OfSomebody = {
  slug: string;
  personId: string;
  name: string;
  day: LegalDate;
  what: string | null;
};

/** The person, the day and what it was; a link for one who may write another's claim. */
function Whose(props: Places & { row: OfSomebody }) {
  const { row, claims, mayWrite } = props;
  const words = `${row.name}, ${dateText(row.day)}${row.what === null ? "" : `, förrättning: ${row.what}`}`;
  return mayWrite ? <a href={claimAddress(claims, row)}>{words}</a> : <span>{words}</span>;
}

export function WaitingRows({ waiting, ...places }: Places & { waiting: Waiting[] }) {
  if (waiting.length === 0) return <p>Inget väntar.</p>;
  return (
    <ul className="rows payments" aria-label="Bekräftat">
      {waiting.map((row) => (
        <li key={`${row.slug}-${row.personId}`}>
          <Whose {...places} row={row} />
          <span className="payment-sum">{sumText(row.ore)}</span>
          <span className="origin">
            {row.text.charAt(0).toUpperCase() + row.text.slice(1)}.{" "}
            {row.reason === "" ? "" : `”${row.reason}” `}
            {row.waitsFor ?? ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

type AnnualProps = {
  due: { key: string; name: string; ore: number; text: string }[];
  notes: string[];
};

/** The årsarvode that the next period takes, and what is to be looked at; nothing where there is none. */
export function AnnualRows({ due, notes }: AnnualProps) {
  if (due.length === 0 && notes.length === 0) return null;
  return (
    <>
      <h2>Årsarvode till nästa period</h2>
      {notes.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <ul className="rows payments" aria-label="Årsarvode till nästa period">
        {due.map(({ key, name, ore, text }) => (
          <li key={key}>
            <span>{name}</span>
            <span className="payment-sum">{sumText(ore)}</span>
            <span className="origin">{text}.</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Unconfirmed = {
  slug: string;
  day: LegalDate;
  personId: string;
  name: string;
  ore: number | null;
  what: string | null;
  isAtLimit: boolean;
  fault: string | null;
};

export function UnconfirmedRows({
  unconfirmed,
  ...places
}: Places & { unconfirmed: Unconfirmed[] }) {
  const open = unconfirmed.filter(({ ore }) => ore !== null);
  const without = unconfirmed.filter(({ ore }) => ore === null);
  return (
    <>
      {open.length === 0 ? <p>Alla har bekräftat.</p> : null}
      <ul className="rows payments" aria-label="Inte bekräftat">
        {open.map((row) => (
          <li key={`${row.slug}-${row.personId}`}>
            <Whose {...places} row={row} />
            <span className="payment-sum">{sumText(row.ore ?? 0)}</span>
            {row.isAtLimit ? (
              <span className="origin">Tiden är precis på gränsen mellan klasserna.</span>
            ) : null}
          </li>
        ))}
      </ul>
      {without.length > 0 ? (
        <details>
          <summary>Närvarande utan ersättning ({without.length})</summary>
          <ul>
            {without.map((row) => (
              <li key={`${row.slug}-${row.personId}`}>
                {dateText(row.day)}: {row.fault}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

export function ClosePeriodForm(props: {
  formId: string;
  today: LegalDate;
  dueDate: LegalDate;
  state: FormState;
}) {
  const { formId, today, dueDate, state } = props;
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent="stang" />
      <div className="payment-pair">
        <TextField
          name="to"
          label="Perioden slutar"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={today}
          state={state}
        />
        <TextField
          name="dueDate"
          label="Betalas senast"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          value={dueDate}
          state={state}
        />
      </div>
      <p className="hint">
        Det som är bekräftat, och har ett justerat protokoll eller är en beställd förrättning, blir
        med årsarvodet till och med dagen en utbetalning för var och en. Sedan ändras det inte, om
        inte utbetalningen makuleras.
      </p>
      <button type="submit">Stäng perioden</button>
    </form>
  );
}

type Period = { number: string; to: LegalDate; byName: string | null };

export function PeriodRows({ periods, home }: { periods: Period[]; home: string }) {
  return (
    <ul className="rows">
      {periods.map(({ number, to, byName }) => (
        <li key={number}>
          <a href={`${home}/perioder/${number}`}>
            {number}, till och med {dateText(to)}
          </a>{" "}
          <span className="hint">{byName ? `Stängd av ${byName}` : ""}</span>
        </li>
      ))}
    </ul>
  );
}
