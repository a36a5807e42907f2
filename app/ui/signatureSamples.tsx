/** Signature samples: who has given one, and the form that registers one. */
import type { SignatureSample } from "#db/queries/attestOrders.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { type Choices, ownState } from "./choiceGroup.tsx";
import { FileField, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

export type SampleRow = SignatureSample & { name: string };

type Props = {
  formId: string;
  state: FormState;
  home: string;
  samples: SampleRow[];
  /** Named in an attestordning without a sample. */
  missing: string[];
  people: Choices;
  today: LegalDate;
  mayRegister: boolean;
  maySee: boolean;
};

/** The latest sample of each person, and who has none. */
export function SignatureSamples(props: Props) {
  const { samples, missing, home, maySee, mayRegister } = props;
  const latest = samples.filter(
    (one, index) => samples.findIndex(({ personId }) => personId === one.personId) === index,
  );
  return (
    <section aria-labelledby="namnteckningar">
      <h2 id="namnteckningar">Namnteckningar</h2>
      <p>Den som attesterar har lämnat ett prov på sin namnteckning.</p>
      {missing.length > 0 ? <p>Prov saknas för: {missing.join(", ")}.</p> : null}
      <ul className="rows">
        {latest.map(({ id, name, on, sha256 }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>
              {sha256 === null ? "Sedd på papper" : "Bild"}, {dateText(on)}
              {sha256 !== null && maySee ? (
                <>
                  {" "}
                  <a href={`${home}/namnteckningar/${id}`}>
                    Visa<span className="visually-hidden"> namnteckningen av {name}</span>
                  </a>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {mayRegister ? <SampleForm {...props} /> : null}
    </section>
  );
}

function SampleForm({ formId, state, people, today }: Props) {
  const own = ownState(state, "namnteckning");
  return (
    <details open={own !== undefined}>
      <summary data-command="Registrera ett namnteckningsprov">
        Registrera ett namnteckningsprov
      </summary>
      <form method="post" encType="multipart/form-data">
        <FormBasics formId={formId} intent="namnteckning" />
        <Select name="personId" label="Vem" options={people} state={own} />
        <TextField
          name="on"
          label="Dag då provet lämnades"
          width="date"
          value={today}
          state={own}
        />
        <FileField
          name="sample"
          label="Bild av namnteckningen"
          hint="PNG eller JPEG, högst 1 MB. Välj ingen bild om provet finns på papper och du har sett det."
          accept="image/png,image/jpeg"
          state={own}
        />
        <button type="submit">Registrera provet</button>
      </form>
    </details>
  );
}
