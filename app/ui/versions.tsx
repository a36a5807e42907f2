/** The versions of a text, the latest first, each with what was added and struck since the one before it. */
import type { Change } from "../domain/change.ts";
import { ChangeKey, Changes } from "./changes.tsx";
import { ErrorSummary, FormBasics, type FormState } from "./fields.tsx";
import { instantText } from "./wording.ts";

export type Version = {
  number: number;
  at: string;
  byName: string | null;
  isNow: boolean;
  changes: Change[];
};

type Props = {
  /** What the text is of, e.g. "§ 12 Ekonomisk rapport". */
  of: string;
  back: { href: string; text: string };
  versions: Version[];
  mayRestore: boolean;
  formId: string;
  state: FormState;
};

export function Versions({ of, back, versions, mayRestore, formId, state }: Props) {
  return (
    <>
      <p>
        <a href={back.href}>{back.text}</a>
      </p>
      <h2>Versioner av {of}</h2>
      <ErrorSummary state={state} fields={{}} />
      {versions.length === 0 ? (
        <p>Här samlas versionerna när någon har skrivit i texten.</p>
      ) : (
        <ChangeKey />
      )}
      <ol className="versions" reversed>
        {versions.map((one) => (
          <li key={one.number} value={one.number}>
            <h3>
              {one.isNow ? "Som den är nu: " : ""}
              {instantText(one.at)}
              {one.byName ? `, ${one.byName}` : ""}
            </h3>
            <p className="version-text">
              <Changes changes={one.changes} />
            </p>
            {mayRestore && !one.isNow ? (
              <form method="post">
                <FormBasics formId={`${formId}-${one.number}`} intent="aterstall" />
                <input type="hidden" name="number" value={one.number} />
                <button type="submit" className="secondary">
                  Återställ<span className="visually-hidden"> version {one.number}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}
