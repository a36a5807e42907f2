/** The templates of a förbund: the list, the text, and the versions before it. */
import type { Change } from "../domain/change.ts";
import { ChangeKey, Changes } from "./changes.tsx";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

type Changed = { at: string; byName: string | null };
type Group = {
  title: string;
  templates: { title: string; href: string; changed: Changed | null }[];
};

const whenAndWho = ({ at, byName }: Changed) =>
  `${instantText(at)}${byName ? ` av ${byName}` : ""}`;

export function TemplateGroups({ groups }: { groups: Group[] }) {
  return (
    <>
      {groups.map(({ title, templates }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul className="rows">
            {templates.map((one) => (
              <li key={one.href}>
                <span>
                  <a href={one.href}>{one.title}</a>
                  {one.changed ? `, egen sedan ${whenAndWho(one.changed)}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type FormProps = { formId: string; text: string; known: number; state: FormState };

export function TemplateForm({ formId, text, known, state }: FormProps) {
  return (
    <form method="post" className="template-form">
      <FormBasics formId={formId} intent="spara" />
      <input type="hidden" name="known" value={known} />
      <TextArea
        name="text"
        label="Mallens text"
        hint="{{namn}} fylls med en uppgift. [[ … ]] utgår om en uppgift i den saknas. En tabell utan rubriker blir uppgifter i två spalter, rader med > en ruta."
        rows={24}
        value={text}
        state={state}
      />
      <TextField
        name="reason"
        label="Varför mallen ändras"
        hint="Behövs när du sparar."
        state={state}
      />
      <p className="actions">
        <button type="submit">Spara mallen</button>{" "}
        <button type="submit" name="forhandsgranska" value="ja" className="quiet">
          Förhandsgranska
        </button>
      </p>
    </form>
  );
}

type Version = Changed & {
  number: number;
  reason: string;
  isOwn: boolean;
  changes: Change[];
};

type VersionsProps = { formId: string; mayChange: boolean; isOwn: boolean; versions: Version[] };

export function TemplateVersions({ formId, mayChange, isOwn, versions }: VersionsProps) {
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>Versioner</h2>
      {mayChange && isOwn ? (
        <RevertForm formId={formId} number={0} text="Återgå till mallen som följer med" />
      ) : null}
      <ChangeKey />
      {versions.map((one, index) => (
        <details key={one.number}>
          <summary>
            Version {one.number}, {whenAndWho(one)}: {one.reason}
          </summary>
          <pre className="template-text">
            <Changes changes={one.changes} />
          </pre>
          {mayChange && index > 0 && one.isOwn ? (
            <RevertForm formId={formId} number={one.number} text="Återställ den här versionen" />
          ) : null}
        </details>
      ))}
    </section>
  );
}

function RevertForm(props: { formId: string; number: number; text: string }) {
  return (
    <form method="post">
      <FormBasics formId={`${props.formId}-${props.number}`} intent="aterstall" />
      <input type="hidden" name="number" value={props.number} />
      <button type="submit" className="quiet">
        {props.text}
      </button>
    </form>
  );
}
