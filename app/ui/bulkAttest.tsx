/** Several small payments attested together: first chosen, then looked over once more, then told what became of each. */
import { sumText } from "../domain/payment/sumText.ts";
import type { Finding } from "../domain/result.ts";
import { Checkbox, FormBasics, type FormState, TextField } from "./fields.tsx";
import { AttestFindings } from "./payments.tsx";

export type BulkLine = {
  number: string;
  version: number;
  step: string;
  title: string;
  ore: number;
  /** "Förfaller 4 mars 2026". */
  about: string;
  /** What is left of its bidrag and budget line after it, a sentence each. */
  left: string[];
  findings: Finding[];
  papers: { text: string; href: string }[];
};

export type BulkGroup = { title: string; lines: BulkLine[] };

const titleOf = ({ number, title, ore }: BulkLine) => `${title}, ${sumText(ore)} (${number})`;

/** One form per group: what stands in different groups is never attested together. */
export function ChooseForm({ group, to, id }: { group: BulkGroup; to: string; id: string }) {
  return (
    <form method="get" action={to} className="payment-act">
      <fieldset>
        <legend>{group.title}</legend>
        {group.lines.map((line) => (
          <Checkbox
            key={line.number}
            name="nr"
            value={line.number}
            label={titleOf(line)}
            idPrefix={`nr-${id}`}
          />
        ))}
      </fieldset>
      <button type="submit">Se över de valda</button>
    </form>
  );
}

/** What is confirmed: each with its sum, its underlag and every finding, and all together. */
export function ConfirmForm(props: {
  formId: string;
  lines: BulkLine[];
  verb: string;
  ore: number;
}) {
  const { formId, lines, verb, ore } = props;
  const how = lines.length === 1 ? "1 utbetalning" : `${lines.length} utbetalningar`;
  return (
    <form method="post" className="payment-act">
      <FormBasics formId={formId} intent="flera" />
      <ol className="rows payments">
        {lines.map((line) => (
          <li key={line.number}>
            <strong>{line.title}</strong>
            <span className="payment-sum">{sumText(line.ore)}</span>
            <p>
              {line.about} <span className="origin">{line.number}</span>
            </p>
            <p>
              {line.papers.length === 0 ? "Inget underlag är inlagt." : null}
              {line.papers.map(({ text, href }) => (
                <a key={href} className="payment-open" href={href}>
                  {text}
                </a>
              ))}
            </p>
            {line.left.map((text) => (
              <p className="payment-about" key={text}>
                {text}
              </p>
            ))}
            <AttestFindings findings={line.findings} />
            <input
              type="hidden"
              name="vald"
              value={`${line.number} ${line.version} ${line.step}`}
            />
          </li>
        ))}
      </ol>
      <p className="payment-amount">Tillsammans {sumText(ore)}</p>
      <button type="submit">
        {verb} {how}
      </button>
    </form>
  );
}

/** What became of each. */
export function BulkResult(props: {
  outcomes: readonly { number: string; isDone: boolean; text: string }[];
  home: string;
}) {
  const { outcomes, home } = props;
  const done = outcomes.filter(({ isDone }) => isDone).length;
  return (
    <section role="status" aria-labelledby="resultat">
      <h2 id="resultat">
        {done} av {outcomes.length} är attesterade
      </h2>
      <ul className="rows">
        {outcomes.map(({ number, isDone, text }) => (
          <li key={number}>
            <a href={`${home}/${number}`}>{number}</a>: {isDone ? "" : "Inte attesterad. "}
            {text}
          </li>
        ))}
      </ul>
      <p>
        <a href={home}>Tillbaka till utbetalningarna</a>
      </p>
    </section>
  );
}

/** How large a payment in such a list may be. */
export function LimitForm(props: { formId: string; value: string; state: FormState }) {
  return (
    <form method="post">
      <FormBasics formId={props.formId} intent="grans" />
      <TextField
        name="limit"
        label="Största belopp för varje utbetalning, i kronor"
        width="short"
        value={props.value}
        state={props.state}
      />
      <button type="submit">Spara gränsen</button>
    </form>
  );
}
