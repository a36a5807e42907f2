/** The base amounts by year: what is known and from where, what is missing, and the form that brings one in. */
import {
  type BaseAmount,
  type BaseAmountKind,
  baseAmount,
  baseAmountNames,
} from "../domain/baseAmounts.ts";
import { kronorText } from "../domain/words/amounts.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

/** One that somebody here has brought in. */
export type EnteredBaseAmount = BaseAmount & { id: string; at: string; byName: string | null };

type Props = {
  /** This year's. */
  year: number;
  /** The latest first. */
  entered: EnteredBaseAmount[];
  known: BaseAmount[];
};

const kinds = Object.keys(baseAmountNames) as BaseAmountKind[];

const missingOf = ({ entered, known }: Props, year: number) =>
  kinds.filter((kind) => baseAmount(kind, year, [...entered, ...known]) === null);

/** What this year lacks stops something today; what the next lacks will. */
export function MissingBaseAmounts(props: Props) {
  const rows = [props.year, props.year + 1].flatMap((year) =>
    missingOf(props, year).map((kind) => ({ kind, year })),
  );
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="saknas">
      <h2 id="saknas">Saknas</h2>
      <ul>
        {rows.map(({ kind, year }) => (
          <li key={`${kind}${year}`}>
            {baseAmountNames[kind].name} för {year}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BaseAmountForm(props: Props & { formId: string; state: FormState }) {
  const { formId, state, year } = props;
  const [first] = [year, year + 1].flatMap((one) =>
    missingOf(props, one).map((kind) => ({ kind, year: one })),
  );
  return (
    <section aria-labelledby="for-in">
      <h2 id="for-in">För in ett basbelopp</h2>
      <p>Ett belopp som blev fel förs in på nytt. Det som fördes in sist gäller.</p>
      <form method="post" className="payment-form">
        <FormBasics formId={formId} intent="basbelopp" />
        <Select
          name="kind"
          label="Basbelopp"
          options={kinds.map((kind) => ({ value: kind, text: baseAmountNames[kind].name }))}
          value={first?.kind}
          state={state}
        />
        <div className="payment-pair">
          <TextField
            name="year"
            label="År"
            width="short"
            inputMode="numeric"
            value={String(first?.year ?? year + 1)}
            state={state}
          />
          <TextField name="kronor" label="Kronor" width="short" state={state} />
        </div>
        <TextField
          name="source"
          label="Källa"
          hint="Var beloppet står, till exempel SFS-numret på regeringens förordning."
          state={state}
        />
        <button type="submit">För in</button>
      </form>
    </section>
  );
}

/** A year's amount that holds, and what it took the place of. */
type Row = BaseAmount & { entered: EnteredBaseAmount | null; instead: string[] };

function rowsOf(kind: BaseAmountKind, { entered, known }: Props): Row[] {
  const own = entered.filter((one) => one.kind === kind);
  const built = known.filter((one) => one.kind === kind);
  const years = [...new Set([...own, ...built].map(({ year }) => year))].toSorted((a, b) => b - a);
  return years.flatMap((year) => {
    const [first, ...earlier] = own.filter((one) => one.year === year);
    const came = built.find((one) => one.year === year);
    const holds = first ?? came;
    if (!holds) return [];
    const instead = [
      ...earlier.map((one) => `${kronorText(one.kronor * 100)} (${enteredText(one)})`),
      ...(first && came ? [`${kronorText(came.kronor * 100)} (följde med Paragraf)`] : []),
    ];
    return [{ ...holds, entered: first ?? null, instead }];
  });
}

const enteredText = ({ at, byName }: EnteredBaseAmount): string =>
  `${byName ?? "kommandoraden"}, ${instantText(at)}`;

function KindTable({ kind, rows }: { kind: BaseAmountKind; rows: Row[] }) {
  return (
    <>
      <h2 id={`tabell-${kind}`}>{baseAmountNames[kind].name}</h2>
      <section className="scroll" aria-labelledby={`tabell-${kind}`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">År</th>
              <th scope="col">Belopp</th>
              <th scope="col">Källa</th>
              <th scope="col">Infört av</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ year, kronor, source, entered, instead }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td>{kronorText(kronor * 100).replaceAll(" ", "\u00a0")}</td>
                <td>{source}</td>
                <td>
                  {entered ? enteredText(entered) : "Följer med Paragraf"}
                  {instead.map((words) => (
                    <span key={words} className="hint">
                      <br />
                      Förut {words}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

export function BaseAmountTables(props: Props) {
  return kinds.map((kind) => <KindTable key={kind} kind={kind} rows={rowsOf(kind, props)} />);
}
