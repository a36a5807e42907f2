/** Pieces of a form: label, hint, the refusal at its field, and what the user typed kept. */
import type { ReactNode } from "react";
import type { Refusal } from "../domain/result.ts";
import { listText } from "../domain/wording.ts";

/** A form's answer as the fields read it; `chosen` are the names of the files that were sent with it, by field. */
export type FormState =
  | {
      refusals: Refusal[];
      typed: Record<string, string[]>;
      chosen?: Record<string, string[]>;
    }
  | undefined;

type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  state?: FormState;
  value?: string | null;
  /** When several forms on a page have fields of the same name. */
  idPrefix?: string;
};

const refusalsOf = (state: FormState, name: string) =>
  (state?.refusals ?? []).filter((r) => r.field === name);

const typedOr = (state: FormState, name: string, value: string | null | undefined) =>
  state?.typed[name]?.[0] ?? value ?? "";

function Surround(props: FieldProps & { id: string; children: ReactNode }) {
  const { id, name, label, hint, state } = props;
  const refusals = refusalsOf(state, name);
  return (
    <div className={refusals.length > 0 ? "field field-refused" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {refusals.map((r) => (
        <p className="field-error" id={`${id}-error`} key={r.text}>
          <span className="visually-hidden">Fel: </span>
          {r.text} {r.source ? <Source refusal={r} /> : null}
        </p>
      ))}
      {props.children}
    </div>
  );
}

/** The rule's source in words. */
export function Source({ refusal }: { refusal: Pick<Refusal, "source" | "rule"> }) {
  return <span className="source">({refusal.source})</span>;
}

const describedBy = (id: string, props: FieldProps) => {
  const ids = [
    props.hint ? `${id}-hint` : null,
    refusalsOf(props.state, props.name).length > 0 ? `${id}-error` : null,
  ].filter((x) => x !== null);
  return ids.length > 0 ? ids.join(" ") : undefined;
};

const idOf = ({ idPrefix, name }: FieldProps) => (idPrefix ? `${idPrefix}-${name}` : name);

export function TextField(
  props: FieldProps & {
    type?: "text" | "email" | "password";
    width?: "short" | "date" | "full";
    autoComplete?: string;
    inputMode?: "numeric" | "text";
    /** Id of a datalist with suggestions. */
    list?: string;
    placeholder?: never;
  },
) {
  const id = idOf(props);
  const invalid = refusalsOf(props.state, props.name).length > 0;
  return (
    <Surround {...props} id={id}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        className={`width-${props.width ?? "full"}`}
        defaultValue={
          props.type === "password" ? "" : typedOr(props.state, props.name, props.value)
        }
        autoComplete={props.autoComplete ?? "off"}
        inputMode={props.inputMode}
        list={props.list}
        aria-describedby={describedBy(id, props)}
        aria-invalid={invalid || undefined}
      />
    </Surround>
  );
}

/** The files to choose again: those that were sent, without one that was refused, whose refusal says what to do. */
export function chosenAgain(state: FormState, name: string): string[] {
  const said = refusalsOf(state, name).map(({ text }) => text);
  const files = state?.chosen?.[name] ?? [];
  if (said.length > 0 && files.length === 1) return [];
  return files.filter((file) => !said.some((text) => text.includes(file)));
}

/** A form that came back has lost its files, and no page can choose them: it says which they were. */
export function ChosenAgain({ id, files }: { id: string; files: readonly string[] }) {
  if (files.length === 0) return null;
  return (
    <p className="chosen-again" id={id}>
      {files.length === 1 ? "Välj filen igen" : "Välj filerna igen"}: {listText(files)}
    </p>
  );
}

/** A file to send; the browser says its name. */
export function FileField(
  props: Omit<FieldProps, "value"> & { accept?: string; multiple?: boolean },
) {
  const id = idOf(props);
  const invalid = refusalsOf(props.state, props.name).length > 0;
  const again = chosenAgain(props.state, props.name);
  const ids = [describedBy(id, props), again.length > 0 ? `${id}-chosen` : undefined];
  return (
    <Surround {...props} id={id}>
      <ChosenAgain id={`${id}-chosen`} files={again} />
      <input
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        aria-describedby={ids.filter(Boolean).join(" ") || undefined}
        aria-invalid={invalid || undefined}
      />
    </Surround>
  );
}

export function TextArea(props: FieldProps & { rows?: number }) {
  const id = idOf(props);
  const invalid = refusalsOf(props.state, props.name).length > 0;
  return (
    <Surround {...props} id={id}>
      <textarea
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        defaultValue={typedOr(props.state, props.name, props.value)}
        aria-describedby={describedBy(id, props)}
        aria-invalid={invalid || undefined}
      />
    </Surround>
  );
}

export function Select(props: FieldProps & { options: { value: string; text: string }[] }) {
  const id = idOf(props);
  return (
    <Surround {...props} id={id}>
      <select
        id={id}
        name={props.name}
        defaultValue={typedOr(props.state, props.name, props.value)}
        aria-describedby={describedBy(id, props)}
      >
        {props.options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.text}
          </option>
        ))}
      </select>
    </Surround>
  );
}

export function Checkbox(props: {
  name: string;
  value: string;
  label: string;
  checked?: boolean;
  idPrefix?: string;
}) {
  const id = `${props.idPrefix ?? props.name}-${props.value}`;
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        name={props.name}
        value={props.value}
        defaultChecked={props.checked}
      />
      <label htmlFor={id}>{props.label}</label>
    </div>
  );
}

/** All that is wrong, first on the page, with a link to each field. */
export function ErrorSummary({
  state,
  fields = {},
  title = "Det gick inte att spara",
}: {
  state: FormState;
  fields?: Record<string, string>;
  title?: string;
}) {
  if (!state || state.refusals.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {state.refusals.map((r) => (
          <li key={`${r.field}${r.text}`}>
            {r.field && fields[r.field] !== undefined ? (
              <a href={`#${fields[r.field] || r.field}`}>{r.text}</a>
            ) : (
              r.text
            )}{" "}
            {r.source ? <Source refusal={r} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What every form carries: its own random id (sent twice it acts once) and what it asks for. */
export function FormBasics({ formId, intent }: { formId: string; intent: string }) {
  return (
    <>
      <input type="hidden" name="formular" value={`${formId}-${intent}`} />
      <input type="hidden" name="avsikt" value={intent} />
    </>
  );
}
