/** The three forms of an item: its text and decisions, its bilagor, and jäv or avstående. */
import type { Item, ItemKind } from "../domain/minutes.ts";
import { mentionedAttachments } from "../domain/references.ts";
import { Checkbox, FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";
import { ClauseTasks, DoerNames, TaskNote } from "./taskFields.tsx";
import { clockText, grounds, itemKindNames } from "./wording.ts";

type Common = { formId: string; item: Item; mayWrite: boolean; state?: FormState };

/** Text and att-satser. A form that was refused shows what was typed; a stale one shows both versions. */
export function TextForm(
  props: Common & { revision: number; people: { id: string; name: string }[] },
) {
  const { item, state, formId, mayWrite } = props;
  if (!mayWrite) return <ReadOnlyText item={item} />;
  const typedCount = Number(state?.typed.sections?.[0] ?? 0);
  const own = state?.typed.avsikt?.[0] === "text" ? state : undefined;
  const count = Math.max(
    item.sections.length + (item.sections.length > 0 ? 1 : 1),
    own ? typedCount : 0,
  );
  const isStale = own?.refusals.some((r) => r.rule === "inaktuell") ?? false;
  return (
    <>
      {isStale ? <SavedVersion item={item} /> : null}
      <form method="post" className="writing">
        <FormBasics formId={formId} intent="text" />
        <input type="hidden" name="revision" value={props.revision} />
        <input type="hidden" name="sections" value={count} />
        <DoerNames people={props.people} />
        <TextField name="heading" label="Rubrik" value={item.heading} state={own} />
        <Select
          name="kind"
          label="Slag"
          value={item.kind}
          options={(Object.keys(itemKindNames) as ItemKind[]).map((k) => ({
            value: k,
            text: itemKindNames[k],
          }))}
          state={own}
        />
        {Array.from({ length: count }, (_, i) => (
          <SectionFields key={String(i)} index={i} section={item.sections[i]} state={own} />
        ))}
        {item.kind === "grant" ? (
          <TextArea
            name="financing"
            label="Finansiering"
            hint="Ett beslut som kostar pengar under året ska också ange hur det finansieras (11 kap. 15 § kommunallagen)."
            rows={2}
            value={item.financing}
            state={own}
          />
        ) : null}
        <button type="submit">Spara ärendet</button>
      </form>
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

function SavedVersion({ item }: { item: Item }) {
  return (
    <section className="saved-version" aria-labelledby="sparad">
      <h3 id="sparad">Den sparade versionen</h3>
      <ReadOnlyText item={item} />
      <h3>Din version</h3>
    </section>
  );
}

function ReadOnlyText({ item }: { item: Item }) {
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

export function CitationForm(
  props: Common & { attachments: { id: string; label: string; title: string }[]; home: string },
) {
  const { attachments, item, formId, mayWrite } = props;
  if (!mayWrite) return null;
  if (attachments.length === 0) {
    return (
      <p className="hint">
        Bilagor läggs till på <a href={`${props.home}/bilagor`}>sammanträdets sida för bilagor</a>.
      </p>
    );
  }
  const mentioned = mentionedAttachments(item.sections);
  const besides = attachments.filter((a) => !mentioned.includes(a.id));
  return (
    <form method="post">
      <FormBasics formId={formId} intent="bilagor" />
      <fieldset>
        <legend>Bilagor till ärendet</legend>
        {attachments
          .filter((a) => mentioned.includes(a.id))
          .map((a) => (
            <p key={a.id}>
              Bilaga {a.label}: {a.title} (nämns i texten)
            </p>
          ))}
        {besides.map((a) => (
          <Checkbox
            key={a.id}
            name="attachmentIds"
            value={a.id}
            label={`Bilaga ${a.label}: ${a.title}`}
            checked={item.attachments.includes(a.label)}
          />
        ))}
        {besides.length > 0 ? (
          <button type="submit" className="secondary">
            Spara bilagorna
          </button>
        ) : null}
      </fieldset>
    </form>
  );
}

type StanceProps = Common & {
  people: { id: string; name: string }[];
  stanceCandidates: { value: string; text: string }[];
};

/** Jäv, avstår, deltar: three different things. One who deltar is not noted at all. */
export function StanceForms(props: StanceProps) {
  const { item, people, formId, mayWrite } = props;
  const nameOf = (id: string) => people.find((p) => p.id === id)?.name ?? "";
  if (item.stances.length === 0 && props.stanceCandidates.length === 0) return null;
  return (
    <section aria-labelledby="jav">
      <h3 id="jav">Jäv och avstående</h3>
      <ul className="rows">
        {item.stances.map((s) => (
          <li key={s.personId}>
            <span>
              {nameOf(s.personId)}:{" "}
              {s.kind === "disqualified"
                ? `jäv${s.leftAt ? `, lämnade ${clockText(s.leftAt)}` : ""}`
                : s.kind === "abstains"
                  ? "avstår"
                  : "deltog inte"}
              {s.explanation ? ` – ${s.explanation}` : ""}
            </span>
            {mayWrite ? (
              <form method="post">
                <FormBasics formId={`${formId}-${s.personId}`} intent="ta-bort-jav" />
                <input type="hidden" name="personId" value={s.personId} />
                <button type="submit" className="quiet">
                  Ta bort<span className="visually-hidden"> för {nameOf(s.personId)}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite && props.stanceCandidates.length > 0 ? <StanceForm {...props} /> : null}
    </section>
  );
}

function StanceForm({ formId, stanceCandidates, state }: StanceProps) {
  const own = state?.typed.avsikt?.[0] === "jav" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary data-key="j" data-command="Anteckna jäv eller avstående">
        Anteckna jäv eller avstående
      </summary>
      <form method="post">
        <FormBasics formId={formId} intent="jav" />
        <Select name="personId" label="Vem" options={stanceCandidates} state={own} />
        <Select
          name="stance"
          label="Vad"
          hint="Den som är jävig lämnar rummet, räknas inte och får inte reservera sig. Den som avstår stannar och räknas."
          options={[
            { value: "disqualified", text: "Jäv: deltar inte i handläggningen och lämnar rummet" },
            { value: "abstains", text: "Avstår från att delta i beslutet" },
          ]}
          state={own}
        />
        <Select
          name="ground"
          label="Grund för jävet (6 kap. 28 § kommunallagen)"
          options={[
            { value: "", text: "Välj grund" },
            ...Object.entries(grounds).map(([value, text]) => ({ value, text })),
          ]}
          state={own}
        />
        <TextField name="explanation" label="Vad det består i" state={own} />
        <TextField name="leftAt" label="Lämnade klockan" width="short" state={own} />
        <TextField name="returnedAt" label="Kom tillbaka klockan" width="short" state={own} />
        <button type="submit">Anteckna</button>
      </form>
    </details>
  );
}
