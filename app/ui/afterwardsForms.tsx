/** What is noted against the decision or beside it, and pauses. */
import { ChoiceGroup, type Choices, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { clockText } from "./wording.ts";

type Common = { formId: string; mayWrite: boolean; state: FormState };

function Remove(props: {
  formId: string;
  intent: string;
  field: string;
  value: string;
  what: string;
}) {
  return (
    <form method="post">
      <FormBasics formId={`${props.formId}-${props.value}`} intent={props.intent} />
      <input type="hidden" name={props.field} value={props.value} />
      <button type="submit" className="quiet">
        Ta bort<span className="visually-hidden"> {props.what}</span>
      </button>
    </form>
  );
}

export type ReservationRow = {
  personId: string;
  name: string;
  text: string;
  announcedAt: string | null;
};

export function Reservations(
  props: Common & {
    reservations: ReservationRow[];
    deciders: Choices;
    endsAt: string | null;
    isDecided: boolean;
  },
) {
  const { reservations, mayWrite, formId, endsAt } = props;
  return (
    <section aria-labelledby="reservationer">
      <h3 id="reservationer">Reservationer</h3>
      <ul className="rows">
        {reservations.map((r) => (
          <li key={r.personId}>
            <span>
              {r.name}
              {r.announcedAt ? `, anmäld ${clockText(r.announcedAt)}` : ""}
              {r.text ? `: ${r.text}` : " (utan text ännu)"}
            </span>
            {mayWrite ? (
              <Remove
                formId={formId}
                intent="ta-bort-reservation"
                field="personId"
                value={r.personId}
                what={`reservationen av ${r.name}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite && props.isDecided ? (
        <ReservationForm {...props} />
      ) : (
        <p className="hint">
          {props.isDecided
            ? ""
            : "När beslutet är fattat kan den som deltog i det reservera sig, innan sammanträdet avslutas."}
          {endsAt ? ` Sammanträdet avslutades ${clockText(endsAt)}.` : ""}
        </p>
      )}
    </section>
  );
}

function ReservationForm(
  props: Common & { deciders: Choices; endsAt: string | null; reservations: ReservationRow[] },
) {
  const own = ownState(props.state, "reservation");
  return (
    <details open={own !== undefined}>
      <summary>Anteckna en reservation, eller lägg till dess text</summary>
      <form method="post">
        <FormBasics formId={props.formId} intent="reservation" />
        <ChoiceGroup
          name="personId"
          legend="Vem reserverar sig"
          hint="Bara de som deltog i beslutet (4 kap. 27 § kommunallagen)."
          type="radio"
          choices={props.deciders}
          idPrefix="reservation"
          state={own}
        />
        <TextField
          name="announcedAt"
          label="Anmäldes klockan"
          hint={
            props.endsAt
              ? `Sammanträdet avslutades ${clockText(props.endsAt)}; reservationen ska ha anmälts dessförinnan.`
              : "Kan lämnas tomt medan sammanträdet pågår."
          }
          width="short"
          state={own}
          idPrefix="reservation"
        />
        <TextArea
          name="text"
          label="Text"
          hint="Kan komma senare, dock innan protokollet skickas för justering."
          rows={3}
          state={own}
          idPrefix="reservation"
        />
        <button type="submit">Anteckna reservationen</button>
      </form>
    </details>
  );
}

export type NoteRow = { id: string; name: string; text: string };

export function Notes(props: Common & { notes: NoteRow[]; notable: Choices }) {
  const { notes, mayWrite, formId, notable, state } = props;
  const own = ownState(state, "anteckning");
  return (
    <section aria-labelledby="anteckningar">
      <h3 id="anteckningar">Protokollsanteckningar</h3>
      <ul className="rows">
        {notes.map((n) => (
          <li key={n.id}>
            <span>
              {n.name}: {n.text}
            </span>
            {mayWrite ? (
              <Remove
                formId={formId}
                intent="ta-bort-anteckning"
                field="noteId"
                value={n.id}
                what={`anteckningen av ${n.name}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <details open={own !== undefined}>
          <summary>Ta in en protokollsanteckning</summary>
          <form method="post">
            <FormBasics formId={formId} intent="anteckning" />
            <ChoiceGroup
              name="personId"
              legend="Vem"
              type="radio"
              choices={notable}
              idPrefix="anteckning"
              state={own}
            />
            <TextArea name="text" label="Text" rows={3} state={own} idPrefix="anteckning" />
            <button type="submit">Ta in anteckningen</button>
          </form>
        </details>
      ) : null}
    </section>
  );
}

export type AdjournmentRow = { id: string; from: string; to: string; ground: string | null };

export function Adjournments(props: Common & { adjournments: AdjournmentRow[] }) {
  const { adjournments, mayWrite, formId, state } = props;
  const own = ownState(state, "ajournering");
  const span = (a: AdjournmentRow) => `${clockText(a.from)}–${a.to.replace(":", ".")}`;
  return (
    <section aria-labelledby="ajourneringar">
      <h3 id="ajourneringar">Ajourneringar</h3>
      <ul className="rows">
        {adjournments.map((a) => (
          <li key={a.id}>
            <span>
              {span(a)}
              {a.ground ? `: ${a.ground}` : ""}
            </span>
            {mayWrite ? (
              <Remove
                formId={formId}
                intent="ta-bort-ajournering"
                field="adjournmentId"
                value={a.id}
                what={`ajourneringen ${span(a)}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <details open={own !== undefined}>
          <summary>Anteckna en ajournering</summary>
          <form method="post">
            <FormBasics formId={formId} intent="ajournering" />
            <TextField name="from" label="Ajournerades klockan" width="short" state={own} />
            <TextField name="to" label="Återupptogs klockan" width="short" state={own} />
            <TextField name="ground" label="Skäl, om det ska stå i protokollet" state={own} />
            <button type="submit">Anteckna ajourneringen</button>
          </form>
        </details>
      ) : null}
    </section>
  );
}
