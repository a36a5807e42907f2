/** Files to the bank, what came from it, and what its files say. */
import type { PaymentFile } from "#db/queries/paymentFiles.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { swedishDay } from "../domain/swedishTime.ts";
import { WithdrawForm } from "./bankFileForms.tsx";
import type { FormState } from "./fields.tsx";

type ListProps = {
  files: (PaymentFile & { mayWithdraw: boolean })[];
  home: string;
  formId: string;
  state: FormState;
};

const day = (words: string) => dateText(words as LegalDate);
const by = (name: string | null) => (name ? ` av ${name}` : "");

const contentText = ({ rows }: PaymentFile): string =>
  `${rows.length === 1 ? "En utbetalning" : `${rows.length} utbetalningar`}, ${sumText(
    rows.reduce((sum, { ore }) => sum + ore, 0),
  )}`;

/** Every file with its payments, the latest first. */
export function FileList({ files, home, formId, state }: ListProps) {
  if (files.length === 0) return <p>Ingen betalfil är gjord än.</p>;
  return files.map((file) => (
    <article key={file.id} aria-labelledby={`fil-${file.number}`}>
      <h3 id={`fil-${file.number}`}>Betalfil {file.number}</h3>
      <p>
        {contentText(file)}. Gjord {dateText(swedishDay(file.at))}
        {by(file.byName)}, version {file.version}.{" "}
        {file.withdrawnAt ? (
          <strong>
            Tillbakatagen {dateText(swedishDay(file.withdrawnAt))}: {file.withdrawnReason}
          </strong>
        ) : (
          <a href={`${home}/filer/${file.number}/fil`}>Hämta filen {file.number}</a>
        )}
      </p>
      <ul>
        {file.rows.map((row) => (
          <li key={row.number}>
            <a href={`${home}/${row.number}`}>{row.number}</a>, {sumText(row.ore)}, betalas{" "}
            {day(row.executionDate)}
            {row.paidOn ? `. Betald ${day(row.paidOn)}` : ""}
          </li>
        ))}
      </ul>
      {file.mayWithdraw ? (
        <WithdrawForm formId={formId} state={state} number={file.number} />
      ) : null}
    </article>
  ));
}

export type AnsweredRow = {
  number: string;
  payee: string;
  ore: number;
  text: string;
  paidOn: string | null;
  cameBackOn: string | null;
  /** Whether the press of the button notes it as paid. */
  isToNote: boolean;
};

/** What a file from the bank says of one payment after another. */
export function AnsweredList({ rows, home }: { rows: AnsweredRow[]; home: string }) {
  return (
    <ul>
      {rows.map(({ number, payee, ore, text, paidOn, cameBackOn }) => (
        <li key={number}>
          <a href={`${home}/${number}`}>{number}</a> {payee}, {sumText(ore)}. {text}
          {paidOn ? ` Antecknad som betald ${day(paidOn)}.` : ""}
          {cameBackOn ? ` Antecknad som återkommen ${day(cameBackOn)}.` : ""}
        </li>
      ))}
    </ul>
  );
}
