/** Two forms of an item: its bilagor, and jäv or avstående. Its text and decisions are in `textForm.tsx`. */
import type { Item } from "../domain/minutes.ts";
import { mentionedAttachments } from "../domain/references.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { clockText, grounds } from "./wording.ts";

type Common = { formId: string; item: Item; mayWrite: boolean; state?: FormState };

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
