/** Money that came back after it was paid: what is known of it, what may be done, and the list of what waits for an answer. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { type CameBack, cameBackText } from "../domain/payment/cameBack.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { numberText } from "../domain/words/numbers.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";

type State = (FormState & { intent?: string }) | undefined;

type Props = {
  number: string;
  ore: number;
  cameBack: CameBack | null;
  formId: string;
  state: State;
  today: string;
  home: string;
  may: { enter: boolean; back: boolean };
  nameOf: (personId: string | null) => string;
};

/** On a paid payment: the way to note that the money came back, or what became of it. */
export function BackActs(props: Props) {
  const { cameBack, may } = props;
  if (cameBack) return <Back {...props} cameBack={cameBack} />;
  return may.back ? <NoteBack {...props} /> : null;
}

function Back({ cameBack, number, home, may, nameOf, ...form }: Props & { cameBack: CameBack }) {
  const { againBy, closed, at, personId } = cameBack;
  const day = dateText(at.slice(0, 10) as LegalDate);
  return (
    <section aria-labelledby="tillbaka" className="payment-act">
      <h2 id="tillbaka">Pengarna kom tillbaka</h2>
      <p>
        {cameBackText(cameBack)} {nameOf(personId)} antecknade det {day}.
      </p>
      {againBy ? (
        <p>
          Den betalas på nytt med <a href={`${home}/${againBy}`}>utbetalning {againBy}</a>.
        </p>
      ) : null}
      {closed ? (
        <p>
          Den ska inte betalas på nytt: ”{closed.reason}” {nameOf(closed.personId)} bestämde det{" "}
          {dateText(closed.at.slice(0, 10) as LegalDate)}.
        </p>
      ) : null}
      {againBy || closed ? null : (
        <>
          {may.enter ? (
            <p>
              <a className="button" href={`${home}/ny?efter=${number}`}>
                Betala på nytt
              </a>
            </p>
          ) : null}
          {may.back ? <CloseBack {...form} /> : null}
        </>
      )}
      {may.back && !againBy ? <WithdrawBack {...form} /> : null}
    </section>
  );
}

const WithdrawBack = ({ formId, state }: Pick<Props, "formId" | "state">) => {
  const own = state?.intent === "ta-tillbaka" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Pengarna kom inte tillbaka</summary>
      <form method="post">
        <FormBasics formId={formId} intent="ta-tillbaka" />
        <p>
          Anteckningen tas tillbaka, och utbetalningen räknas som betald igen. Är återbetalningen
          redan bokförd rättas den också i bokföringen.
        </p>
        <TextField name="withdrawReason" label="Varför anteckningen var fel" state={own} />
        <button type="submit" className="secondary">
          Ta tillbaka anteckningen
        </button>
      </form>
    </details>
  );
};

const CloseBack = ({ formId, state }: Pick<Props, "formId" | "state">) => (
  <details open={state?.intent === "avsluta"}>
    <summary>Ska inte betalas på nytt</summary>
    <form method="post">
      <FormBasics formId={formId} intent="avsluta" />
      <TextField name="reason" label="Varför den inte ska betalas på nytt" state={state} />
      <button type="submit" className="secondary">
        Avsluta
      </button>
    </form>
  </details>
);

function NoteBack({ formId, state, today, ore }: Props) {
  const own = state?.intent === "kom-tillbaka" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>Pengarna kom tillbaka</summary>
      <form method="post">
        <FormBasics formId={formId} intent="kom-tillbaka" />
        <TextField
          {...{ name: "on", label: "Dag", hint: "ÅÅÅÅ-MM-DD", width: "date" }}
          value={today}
          state={own}
        />
        <TextField
          {...{ name: "amount", label: "Belopp som kom tillbaka, i kronor", width: "short" }}
          value={numberText(ore)}
          state={own}
        />
        <TextField
          name="ground"
          label="Var det syns"
          hint="Till exempel kontoutdraget, och varför pengarna kom tillbaka."
          state={own}
        />
        <button type="submit" className="secondary">
          Anteckna
        </button>
      </form>
    </details>
  );
}

export type BackRow = { number: string; title: string; ore: number; on: LegalDate };

/** What came back and waits for somebody to say what becomes of it. */
export function BackList({ rows, home }: { rows: readonly BackRow[]; home: string }) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="aterkomna">
      <h2 id="aterkomna">Pengar som kom tillbaka</h2>
      <ul className="rows payments">
        {rows.map(({ number, title, ore, on }) => (
          <li key={number}>
            <a href={`${home}/${number}`}>{title}</a>
            <span className="payment-sum">{sumText(ore)}</span>
            <p className="payment-state">
              Kom tillbaka {dateText(on)}. Betala på nytt, eller anteckna att den inte ska betalas.{" "}
              <span className="origin">{number}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
