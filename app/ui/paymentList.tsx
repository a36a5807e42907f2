/** Utbetalningar in a list: each with what a person needs to know before it is opened, made for a thumb. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { sumText } from "../domain/payment/sumText.ts";

export type PaymentRow = {
  number: string;
  what: string;
  payee: string;
  ore: number;
  dueDate: LegalDate;
  isLate: boolean;
  /** What is to be done or whom it waits for. */
  state: string;
  /** "Väntat i 3 dagar". */
  waited: string;
  /** Why it is the reader's to decide, a sentence a row. */
  why: string[];
  /** What is left of its bidrag and budget line after it, a sentence a row. */
  left: string[];
  /** The decision that it follows, with its page. */
  decision: { text: string; href: string } | null;
};

const titleOf = ({ payee, what }: PaymentRow): string =>
  payee === "" ? what : `${payee}: ${what}`;

/** A list of payments, each a link. */
export function PaymentList(props: { rows: PaymentRow[]; home: string; label: string }) {
  const { rows, home, label } = props;
  return (
    <ul className="rows payments" aria-label={label}>
      {rows.map((row) => (
        <li key={row.number}>
          <a href={`${home}/${row.number}`}>{titleOf(row)}</a>
          <span className="payment-sum">{sumText(row.ore)}</span>
          <p className="payment-state">
            {/[.!?]”$/.test(row.state) ? row.state : `${row.state}.`}
            {` ${row.waited}. `}
            <span className={row.isLate ? "payment-late" : undefined}>
              {row.isLate ? "Förfallen" : "Förfaller"} {dateText(row.dueDate)}.
            </span>{" "}
            <span className="origin">{row.number}</span>
          </p>
          {row.decision ? (
            <p className="payment-about">
              Beslut: <a href={row.decision.href}>{row.decision.text}</a>
            </p>
          ) : null}
          {[...row.left, ...row.why].map((text) => (
            <p className="payment-about" key={text}>
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
