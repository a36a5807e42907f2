/** The form of an item's text and decisions. */
import { readFormBase } from "../domain/itemText.ts";
import type { Item, ItemKind } from "../domain/minutes.ts";
import { ClashChoices, type Clashing, clashingIn } from "./clashes.tsx";
import { FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";
import { ClauseTasks, DoerNames, TaskNote } from "./taskFields.tsx";
import { itemKindNames } from "./wording.ts";

type Written = Pick<Item, "kind" | "heading" | "sections" | "financing">;

type Props = {
  formId: string;
  item: Item;
  state?: FormState & Partial<Clashing>;
  revision: number;
  /** What the form is opened on, as JSON: it goes with the form, so that a later save of another's can be merged. */
  base: string;
  people: { id: string; name: string }[];
};

const kinds = Object.keys(itemKindNames) as ItemKind[];

/**
 * Text and att-satser. A form that was refused shows what was typed, and is still the form that was opened then; a
 * stale one asks what is to stand where two have changed the same.
 */
export function TextForm(props: Props) {
  const { item, state, formId } = props;
  const own = state?.typed.avsikt?.[0] === "text" ? state : undefined;
  const typedBase = own?.typed.base?.[0];
  const opened = typedBase === undefined ? null : readFormBase(typedBase, kinds);
  const revision = opened ? own?.typed.revision?.[0] : props.revision;
  const clashing = clashingIn(own);
  const isStale = own?.refusals.some((r) => r.rule === "inaktuell") ?? false;
  const fields = <TextFields written={opened ?? item} own={own} />;
  return (
    <>
      {isStale && !clashing ? <SavedVersion item={item} /> : null}
      <form method="post" className="writing">
        <FormBasics formId={formId} intent="text" />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="base" value={opened ? typedBase : props.base} />
        <DoerNames people={props.people} />
        {clashing ? (
          <>
            <ClashChoices clashing={clashing} state={own} />
            <details className="typed">
              <summary>Det du skrev</summary>
              {fields}
            </details>
          </>
        ) : (
          fields
        )}
        {clashing ? null : <button type="submit">Spara ärendet</button>}
      </form>
    </>
  );
}

function TextFields({ written, own }: { written: Written; own: FormState }) {
  const typedCount = Number(own?.typed.sections?.[0] ?? 0);
  const count = Math.max(written.sections.length + 1, typedCount);
  return (
    <>
      <input type="hidden" name="sections" value={count} />
      <TextField name="heading" label="Rubrik" value={written.heading} state={own} />
      <Select
        name="kind"
        label="Slag"
        value={written.kind}
        options={kinds.map((kind) => ({ value: kind, text: itemKindNames[kind] }))}
        state={own}
      />
      {Array.from({ length: count }, (_, i) => (
        <SectionFields key={String(i)} index={i} section={written.sections[i]} state={own} />
      ))}
      {written.kind === "grant" ? (
        <TextArea
          name="financing"
          label="Finansiering"
          hint="Ett beslut som kostar pengar under året ska också ange hur det finansieras (11 kap. 15 § kommunallagen)."
          rows={2}
          value={written.financing}
          state={own}
        />
      ) : null}
    </>
  );
}

function SectionFields({
  index,
  section,
  state,
}: {
  index: number;
  section: Item["sections"][number] | undefined;
  state: FormState;
}) {
  const more = index > 0;
  return (
    <fieldset className="section-fields">
      <legend>{more ? `Avsnitt ${index + 1}` : "Text och beslut"}</legend>
      <TextArea
        name={`body-${index}`}
        label={more ? "Mer text efter beslutet ovan" : "Text"}
        hint={
          more ? undefined : "Tom rad ger nytt stycke. * eller 1. ger lista, **fet** text går bra."
        }
        rows={more ? 3 : 8}
        value={section?.body}
        state={state}
      />
      <TextField
        name={`lead-${index}`}
        label="Beslutsmening"
        value={section?.lead || "Styrelsen beslutade"}
        state={state}
      />
      <TextArea
        name={`clauses-${index}`}
        label="Att-satser"
        hint="En per rad."
        rows={3}
        value={section?.clauses.join("\n")}
        state={state}
      />
      <ClauseTasks index={index} section={section} state={state} />
    </fieldset>
  );
}

function SavedVersion({ item }: { item: Written }) {
  return (
    <section className="saved-version" aria-labelledby="sparad">
      <h3 id="sparad">Den sparade versionen</h3>
      <ReadOnlyText item={item} />
      <h3>Din version</h3>
    </section>
  );
}

function ReadOnlyText({ item }: { item: Written }) {
  return (
    <div className="read-only">
      {item.sections.map((s) => (
        <div key={`${s.body}${s.clauses.join()}`}>
          <p className="pre">{s.body}</p>
          {s.clauses.length > 0 ? (
            <>
              <p>{s.lead}</p>
              <ul>
                {s.clauses.map((c, index) => (
                  <li key={c}>
                    {c} <TaskNote task={s.tasks?.[index] ?? null} />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ))}
    </div>
  );
}
