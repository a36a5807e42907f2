/** The upprop: one press for each of those who were summoned. Who serves follows from it. */
import type { PresenceMode } from "../domain/minutes.ts";
import { FormBasics, type FormState, Source, TextField } from "./fields.tsx";

export type RollRow = {
  personId: string;
  name: string;
  place: string;
  isOther: boolean;
  /** What is marked from the start: an answer to the kallelse, or what is usual. Empty = absent. */
  answer: PresenceMode | "";
};

const answers: { value: PresenceMode | ""; text: string }[] = [
  { value: "room", text: "I rummet" },
  { value: "video", text: "Video" },
  { value: "audio", text: "Ljud" },
  { value: "", text: "Frånvarande" },
];

export function RollCall(props: {
  formId: string;
  rows: RollRow[];
  startsAt: string | null;
  mayDistance: boolean;
  state: FormState;
}) {
  const { formId, rows, state } = props;
  const board = rows.filter(({ isOther }) => !isOther);
  const others = rows.filter(({ isOther }) => isOther);
  return (
    <form method="post" className="roll-call">
      <FormBasics formId={formId} intent="oppna" />
      <p>
        Markera var och en. Ledamöterna tjänstgör på sina platser, och där en ledamot är borta
        tjänstgör den första ersättaren från samma medlem.
      </p>
      {props.mayDistance ? null : (
        <p className="hint">
          Ingen kan delta på distans: inget beslut av styrelsen som tillåter det gäller. Ange
          beslutet på sidan Uppgifter om det finns.
        </p>
      )}
      <h3>Ledamöter och ersättare</h3>
      {board.map((row) => (
        <RollRowFields key={row.personId} row={row} {...props} />
      ))}
      {others.length > 0 ? <h3>Övriga</h3> : null}
      {others.map((row) => (
        <RollRowFields key={row.personId} row={row} {...props} />
      ))}
      <TextField
        name="clock"
        label="Öppnas klockan"
        width="short"
        value={props.startsAt}
        state={state}
      />
      <p className="hint">När sammanträdet öppnas får ärendena sina paragrafnummer.</p>
      <button type="submit">Öppna sammanträdet</button>
    </form>
  );
}

function RollRowFields(props: { row: RollRow; mayDistance: boolean; state: FormState }) {
  const { row, mayDistance, state } = props;
  const { personId, name, place, isOther } = row;
  const chosen = state ? (state.typed[`svar-${personId}`]?.[0] ?? "") : row.answer;
  const faults = (state?.refusals ?? []).filter(
    ({ field }) => field === `mode-${personId}` || field === `ground-${personId}`,
  );
  const shown = answers.filter(
    ({ value }) =>
      value === "room" || value === "" || (mayDistance && !isOther) || value === chosen,
  );
  return (
    <fieldset className="roll-row" id={`svar-${personId}`}>
      <legend>
        {name} <span className="hint">{place}</span>
      </legend>
      <input type="hidden" name="person" value={personId} />
      {faults.map((fault) => (
        <p className="field-error" key={fault.text}>
          <span className="visually-hidden">Fel: </span>
          {fault.text} {fault.source ? <Source refusal={fault} /> : null}
        </p>
      ))}
      <div className="answers">
        {shown.map(({ value, text }) => (
          <label key={value} className="answer">
            <input
              type="radio"
              name={`svar-${personId}`}
              value={value}
              defaultChecked={value === chosen}
            />
            {text}
          </label>
        ))}
      </div>
      {mayDistance && !isOther ? (
        <details open={chosen === "audio"}>
          <summary>
            Skäl för enbart ljud<span className="visually-hidden">, {name}</span>
          </summary>
          <TextField
            name={`ground-${personId}`}
            label="Särskilda skäl och styrelsens beslut"
            state={state}
          />
        </details>
      ) : null}
    </fieldset>
  );
}
