/** What may have to be masked on the web, what has been decided, and the form for what no detector sees. */
import { type MaskKind, maskKinds, usualGrounds } from "../domain/masking.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

type Excerpt = { before: string; words: string; after: string; place: string | null };

type Common = { mayMask: boolean; formId: string; state: FormState };

export type WaitingRow = Excerpt & { field: string; kind: MaskKind };

export type DecidedRow = Excerpt & {
  id: string;
  kind: MaskKind;
  choice: "mask" | "keep";
  ground: string;
  at: string;
  byName: string | null;
};

/** The words where they stand. */
function InPlace({ before, words, after, place }: Excerpt) {
  return (
    <p className="in-place">
      {place ? <span className="hint">{place}: </span> : null}
      {before} <mark>{words}</mark> {after}
    </p>
  );
}

/** The proposals: each is masked or let be, and those that are left wait. */
export function Waiting(props: Common & { waiting: WaitingRow[]; notices: string }) {
  const { waiting, mayMask, formId, state } = props;
  if (waiting.length === 0) {
    return (
      <p>
        Ingen uppgift väntar på ditt beslut. <a href={props.notices}>Till anslaget</a>
      </p>
    );
  }
  return (
    <section aria-labelledby="vantar">
      <h3 id="vantar">Att ta ställning till</h3>
      <p className="hint">
        Detta kan vara uppgifter som inte ska läsas på webben. Du bestämmer. Det du inte svarar på
        väntar, och justeringen anslås först när allt är besvarat.
      </p>
      <form method="post">
        <FormBasics formId={formId} intent="bestam" />
        <ol className="maskings">
          {waiting.map((one) => (
            <li key={one.field}>
              <Question row={one} state={state} mayMask={mayMask} />
            </li>
          ))}
        </ol>
        {mayMask ? <button type="submit">Spara besluten</button> : null}
      </form>
    </section>
  );
}

type QuestionProps = { row: WaitingRow; state: FormState; mayMask: boolean };

function Question({ row, state, mayMask }: QuestionProps) {
  const { field: key, kind } = row;
  if (!mayMask) return <InPlace {...row} />;
  const picked = state?.typed[`val-${key}`]?.[0];
  return (
    <fieldset>
      <legend>{maskKinds[kind].name}</legend>
      <InPlace {...row} />
      <input type="hidden" name="plats" value={key} />
      <div className="choices">
        {(["mask", "keep"] as const).map((choice) => (
          <label key={choice} htmlFor={`val-${key}-${choice}`}>
            <input
              type="radio"
              id={`val-${key}-${choice}`}
              name={`val-${key}`}
              value={choice}
              defaultChecked={picked === choice}
            />
            {choice === "mask" ? "Maskera" : "Låt stå"}
          </label>
        ))}
      </div>
      <TextField
        name={`grund-${key}`}
        label="Grund, om uppgiften maskeras"
        value={usualGrounds[kind]}
        state={state}
      />
    </fieldset>
  );
}

/** What has been decided, by whom and why, and the way to take it back. */
export function Decided(props: Common & { choices: DecidedRow[] }) {
  const { choices, mayMask, formId, state } = props;
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="beslutat">
      <h3 id="beslutat">Beslutat</h3>
      <ul className="maskings">
        {choices.map((one) => (
          <li key={one.id}>
            <InPlace {...one} />
            <p>
              <strong>{one.choice === "mask" ? "Maskeras" : "Får stå"}</strong>
              {one.ground === "" ? "" : `: ${one.ground}`}. {maskKinds[one.kind].name}, beslutat av{" "}
              {one.byName ?? "systemets ägare"} {instantText(one.at)}.
            </p>
            {mayMask ? (
              <details open={state?.typed.maskingId?.[0] === one.id || undefined}>
                <summary>
                  Ta tillbaka beslutet<span className="visually-hidden"> om {one.words}</span>
                </summary>
                <form method="post">
                  <FormBasics formId={`${formId}-${one.id}`} intent="ta-tillbaka" />
                  <input type="hidden" name="maskingId" value={one.id} />
                  <TextField name={`skal-${one.id}`} label="Skäl" state={state} />
                  <button type="submit" className="secondary">
                    Ta tillbaka
                  </button>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const kindOptions = Object.entries(maskKinds).map(([value, { name }]) => ({ value, text: name }));

/** What no detector has seen: the words are masked wherever they stand. */
export function MaskWordsForm({ formId, state }: { formId: string; state: FormState }) {
  const own = state?.typed.avsikt?.[0] === "maskera-ord" ? state : undefined;
  return (
    <details open={own !== undefined || undefined}>
      <summary>Maskera något annat</summary>
      <form method="post">
        <FormBasics formId={formId} intent="maskera-ord" />
        <TextField
          name="words"
          label="Ord som ska maskeras"
          hint="Skriv dem som de står i protokollet. De maskeras överallt där de står."
          state={own}
        />
        <Select
          name="kind"
          label="Slag av uppgift"
          options={kindOptions}
          value="name"
          state={own}
        />
        <TextField
          name="ground"
          label="Grund"
          hint={`Till exempel ”${usualGrounds.name}”.`}
          state={own}
        />
        <button type="submit" className="secondary">
          Maskera orden
        </button>
      </form>
    </details>
  );
}
