/** Radio buttons or checkboxes in a row, with the refusal at the group and what was typed kept. */
import type { FormState } from "./fields.tsx";
import { Source } from "./fields.tsx";

export type Choices = { value: string; text: string }[];

type GroupProps = {
  name: string;
  legend: string;
  hint?: string;
  choices: Choices;
  type: "radio" | "checkbox";
  /** Chosen when the form is new. */
  chosen?: readonly string[];
  idPrefix: string;
  state: FormState;
};

/** The id of a group's first choice, where a summary of errors leads. */
export const firstChoiceId = (idPrefix: string, name: string): string => `${idPrefix}-${name}-0`;

export function ChoiceGroup(props: GroupProps) {
  const { name, legend, hint, choices, type, idPrefix, state } = props;
  const refusals = (state?.refusals ?? []).filter((r) => r.field === name);
  const chosen = state ? (state.typed[name] ?? []) : (props.chosen ?? []);
  const id = `${idPrefix}-${name}`;
  const described = [hint ? `${id}-hint` : "", refusals.length > 0 ? `${id}-error` : ""];
  return (
    <fieldset
      className={refusals.length > 0 ? "choice-group field-refused" : "choice-group"}
      aria-describedby={described.join(" ").trim() || undefined}
    >
      <legend>{legend}</legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {refusals.length > 0 ? (
        <div id={`${id}-error`}>
          {refusals.map((r) => (
            <p className="field-error" key={r.text}>
              <span className="visually-hidden">Fel: </span>
              {r.text} {r.source ? <Source refusal={r} /> : null}
            </p>
          ))}
        </div>
      ) : null}
      <div className="choice-row">
        {choices.map(({ value, text }, index) => (
          <div className="choice" key={value}>
            <input
              type={type}
              id={`${id}-${index}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
            />
            <label htmlFor={`${id}-${index}`}>{text}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** The state of one form of several on a page: only the one that was sent shows its errors. */
export const ownState = (state: FormState, intent: string): FormState =>
  state?.typed.avsikt?.[0] === intent ? state : undefined;
