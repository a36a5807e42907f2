/** The forms of the dagordning: add an ärende of a type, take up what is offered, move, let fall out. */
import { longDate } from "../domain/calendar.ts";
import type { Offer } from "../domain/offers.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";

/** Forms on the dagordning go to ?index: without it Remix would ask the layout around the page. */
const here = "?index";

type Common = { formId: string; state: FormState };

/** Choosing a type brings heading, wording, proposal and what the law asks. */
export function AddItemForm({
  formId,
  state,
  types,
}: Common & { types: { value: string; text: string }[] }) {
  const own = state?.typed.avsikt?.[0] === "lagg-till" ? state : undefined;
  return (
    <details className="add" open={own !== undefined}>
      <summary>Lägg till ett ärende</summary>
      <form method="post" action={here}>
        <FormBasics formId={formId} intent="lagg-till" />
        <Select
          name="type"
          label="Vad gäller ärendet?"
          hint="Valet ger rubrik, text, förslag till beslut och det som lagen kräver."
          options={types}
          value="beslut"
          state={own}
        />
        <TextField
          name="heading"
          label="Egen rubrik"
          hint="Lämna tomt för att ta rubriken ur mallen."
          state={own}
        />
        <button type="submit">Lägg till ärendet</button>
      </form>
    </details>
  );
}

/** What earlier meetings left, and what the year asks for: each added with one press. */
export function Offers({ offers, formId }: { offers: Offer[]; formId: string }) {
  if (offers.length === 0) return null;
  return (
    <section className="offers" aria-labelledby="erbjudna">
      <h2 id="erbjudna">Ärenden att ta upp</h2>
      <ul className="rows">
        {offers.map((offer) => (
          <li key={offer.key}>
            <div>
              <strong>{offer.heading}</strong>
              <p className="hint">
                {offer.why}
                {offer.dueOn ? ` Senast ${longDate(offer.dueOn)}.` : ""}
                {offer.source ? <span className="source"> ({offer.source})</span> : null}
              </p>
              {offer.isLate ? <p className="late">Sista dagen är före sammanträdet.</p> : null}
            </div>
            <form method="post" action={here}>
              <FormBasics formId={`${formId}-${offer.key}`} intent="ta-upp" />
              <input type="hidden" name="offer" value={offer.key} />
              <button type="submit" className="secondary">
                Ta upp<span className="visually-hidden">: {offer.heading}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a pointer drags by, seen when scripts are on. Whoever has no pointer has the forms beside it. */
export const DragHandle = () => (
  <span className="drag-handle" data-handle="" aria-hidden="true" title="Dra för att flytta">
    ⠿
  </span>
);

type Movable = { id: string; heading: string; position: number };

/** One step, or to any place in one act. A pointer may send the same `position`. */
export function MoveForms({
  item,
  formId,
  places,
}: {
  item: Movable;
  formId: string;
  places: number[];
}) {
  const id = `${item.id}-position`;
  return (
    <>
      {(["up", "down"] as const).map((direction) => (
        <form method="post" action={here} key={direction}>
          <FormBasics formId={`${formId}-${item.id}-${direction}`} intent="flytta" />
          <input type="hidden" name="itemId" value={item.id} />
          <input type="hidden" name="direction" value={direction} />
          <button type="submit" className="quiet">
            {direction === "up" ? "Upp" : "Ned"}
            <span className="visually-hidden">: {item.heading}</span>
          </button>
        </form>
      ))}
      <details>
        <summary>
          Flytta<span className="visually-hidden">: {item.heading}</span>
        </summary>
        <form method="post" action={here} className="place-form" data-place="">
          <FormBasics formId={`${formId}-${item.id}-place`} intent="flytta" />
          <input type="hidden" name="itemId" value={item.id} />
          <label htmlFor={id}>Till plats</label>
          <select id={id} name="position" defaultValue={String(item.position)}>
            {places.map((place) => (
              <option key={place} value={place}>
                {place}
              </option>
            ))}
          </select>
          <button type="submit">Flytta</button>
        </form>
      </details>
    </>
  );
}

export function StrikeForm({ item, formId }: { item: Movable; formId: string }) {
  return (
    <details>
      <summary>
        Låt utgå<span className="visually-hidden">: {item.heading}</span>
      </summary>
      <form method="post" action={here}>
        <FormBasics formId={`${formId}-${item.id}`} intent="stryk" />
        <input type="hidden" name="itemId" value={item.id} />
        <TextField name="ground" label="Varför utgår ärendet?" idPrefix={item.id} />
        <button type="submit">Låt ärendet utgå</button>
      </form>
    </details>
  );
}

/** The styrelse decided as proposed: one press from the dagordning or the ärende. */
export function DecideForm({
  item,
  formId,
  action,
}: {
  item: { id: string; heading: string };
  formId: string;
  action?: string;
}) {
  return (
    <form method="post" action={action}>
      <FormBasics formId={`${formId}-${item.id}`} intent="besluta" />
      <input type="hidden" name="itemId" value={item.id} />
      <button type="submit" className="secondary">
        Besluta enligt förslaget<span className="visually-hidden">: {item.heading}</span>
      </button>
    </form>
  );
}
