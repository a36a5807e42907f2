/** The närvarolista as it stands, corrections to it, and who justerar. */
import { modeNames } from "../domain/distance.ts";
import type { Capacity, PresenceMode } from "../domain/minutes.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { clockText } from "./wording.ts";

type Named = { id: string; name: string };
export type SeatRow = {
  id: string;
  label: string;
  member: string;
  memberId: string;
  holders: Named[];
  substitutes: (Named & { order: number | null })[];
};

const capacityWords: Record<Capacity, string> = {
  member: "ledamot",
  serving_substitute: "tjänstgörande ersättare",
  substitute: "ersättare",
  staff: "tjänsteman",
  guest: "gäst",
};

const modeOptions = (Object.keys(modeNames) as PresenceMode[]).map((value) => ({
  value,
  text: modeNames[value],
}));

export type PresenceRow = {
  id: string;
  name: string;
  capacity: Capacity;
  seat: string;
  from: string;
  to: string | null;
  fromTime: string | null;
  toTime: string | null;
  mode: PresenceMode;
  ground: string | null;
  isOver: boolean;
};

type Options = { value: string; text: string }[];

export function PresenceTable(props: {
  formId: string;
  presences: PresenceRow[];
  items: Options;
  mayRecord: boolean;
  state: FormState;
}) {
  return (
    <section className="scroll" aria-label="Närvarolista" tabIndex={0}>
      <table>
        <caption>Vilka som är närvarande, och vid vilka paragrafer</caption>
        <thead>
          <tr>
            <th scope="col">Namn</th>
            <th scope="col">Som</th>
            <th scope="col">Från</th>
            <th scope="col">Till</th>
            <th scope="col">Ändra</th>
          </tr>
        </thead>
        <tbody>
          {props.presences.map((p) => (
            <tr key={p.id}>
              <th scope="row">{p.name}</th>
              <td>
                {capacityWords[p.capacity]}
                {p.capacity === "serving_substitute" ? ` för ${p.seat}` : ""}
                {p.mode === "room" ? "" : `, ${modeNames[p.mode]}`}
                {p.ground ? ` (${p.ground})` : ""}
              </td>
              <td>
                {p.from}
                {p.fromTime ? `, ${clockText(p.fromTime)}` : ""}
              </td>
              <td>
                {p.to ?? "slutet"}
                {p.toTime ? `, ${clockText(p.toTime)}` : ""}
              </td>
              <td>{props.mayRecord ? <PresenceActions row={p} {...props} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PresenceActions(props: { row: PresenceRow; formId: string; items: Options }) {
  const { row, formId, items } = props;
  return (
    <details>
      <summary>
        Ändra<span className="visually-hidden"> för {row.name}</span>
      </summary>
      {row.isOver ? null : (
        <form method="post">
          <FormBasics formId={`${formId}-${row.id}`} intent="gar" />
          <input type="hidden" name="presenceId" value={row.id} />
          <Select
            name="toPosition"
            label="Lämnar efter"
            options={items}
            value={items.at(-1)?.value}
            idPrefix={row.id}
          />
          <TextField name="toTime" label="Klockan" width="short" idPrefix={row.id} />
          <button type="submit">Anteckna att {row.name} lämnar</button>
        </form>
      )}
      <form method="post">
        <FormBasics formId={`${formId}-${row.id}`} intent="ratta" />
        <input type="hidden" name="presenceId" value={row.id} />
        <button type="submit" className="quiet">
          Ta bort anteckningen, den var fel
        </button>
      </form>
    </details>
  );
}

export function ArrivalForm(props: {
  formId: string;
  people: Options;
  seats: SeatRow[];
  items: Options;
  state: FormState;
}) {
  const own = props.state?.typed.avsikt?.[0] === "kommer" ? props.state : undefined;
  const capacities = [
    ...props.seats.map((s) => ({
      value: `member:${s.id}`,
      text: `Ledamot på platsen ${s.label}`,
    })),
    ...props.seats.map((s) => ({
      value: `serving_substitute:${s.id}`,
      text: `Tjänstgörande ersättare för ${s.holders[0]?.name ?? s.label}`,
    })),
    { value: "substitute", text: "Ersättare som inte tjänstgör" },
    { value: "staff", text: "Tjänsteman" },
    { value: "guest", text: "Gäst" },
  ];
  return (
    <details open={own !== undefined}>
      <summary>Någon kommer eller börjar tjänstgöra</summary>
      <form method="post">
        <FormBasics formId={props.formId} intent="kommer" />
        <Select name="personId" label="Vem" options={props.people} state={own} />
        <Select name="capacity" label="Som" options={capacities} state={own} />
        <Select name="fromPosition" label="Från och med" options={props.items} state={own} />
        <TextField name="fromTime" label="Klockan" width="short" state={own} />
        <Select name="mode" label="Hur" options={modeOptions} state={own} />
        <TextField
          name="ground"
          label="Skäl"
          hint="Behövs för enbart ljud, och när en ersättare kallas utanför ordningen."
          state={own}
        />
        <button type="submit">Anteckna</button>
      </form>
    </details>
  );
}

export function AdjusterForm(props: {
  formId: string;
  adjusterIds: string[];
  adjusterCandidates: Named[];
  state: FormState;
}) {
  return (
    <form method="post">
      <FormBasics formId={props.formId} intent="justerare" />
      <fieldset>
        <legend>Justerare vid sidan av ordföranden</legend>
        <p className="hint">Beslutet skrivs in i paragrafen om val av justerare.</p>
        {props.adjusterCandidates.map((p) => (
          <Checkbox
            key={p.id}
            name="personIds"
            value={p.id}
            label={p.name}
            checked={props.adjusterIds.includes(p.id)}
          />
        ))}
        <button type="submit" className="secondary">
          Spara justerare
        </button>
      </fieldset>
    </form>
  );
}
