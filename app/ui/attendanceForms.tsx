/** Upprop, arrivals and departures, and who justerar. */
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

const modeWords: Record<PresenceMode, string> = {
  room: "i rummet",
  video: "på distans med ljud och bild",
  audio: "på distans med enbart ljud",
};

const modeOptions = (Object.keys(modeWords) as PresenceMode[]).map((value) => ({
  value,
  text: modeWords[value],
}));

const absentOption = { value: "", text: "Frånvarande" };
const staffOption = { value: "staff", text: "Närvarande tjänsteman" };
const guestOption = { value: "guest", text: "Närvarande gäst" };

type RollCallProps = {
  formId: string;
  seats: SeatRow[];
  others: (Named & { title: string; isSecretary: boolean })[];
  startsAt: string | null;
  distanceDecision: string | null;
  state: FormState;
};

/** The upprop: seat by seat, so that the right ersättare serves for the right ledamot. */
export function RollCall(props: RollCallProps) {
  const { formId, seats, state } = props;
  return (
    <form method="post" className="roll-call">
      <FormBasics formId={formId} intent="oppna" />
      <h3>Upprop</h3>
      {seats.map((seat) => (
        <fieldset key={seat.id}>
          <legend>
            {seat.member}
            {seat.label === seat.member ? null : <span className="hint"> {seat.label}</span>}
          </legend>
          {seat.holders.length === 0 ? <p className="late">Platsen är vakant.</p> : null}
          {seat.holders.map((p) => (
            <Attendee
              key={p.id}
              person={p}
              {...props}
              options={[
                { value: `member:${seat.id}`, text: "Närvarande, tjänstgör" },
                { value: "", text: "Frånvarande" },
              ]}
            />
          ))}
          {seat.substitutes.map((p) => (
            <Attendee
              key={p.id}
              person={{ ...p, name: `${p.name} (ersättare ${p.order ?? ""})` }}
              {...props}
              options={[
                { value: "", text: "Frånvarande" },
                { value: "substitute", text: "Närvarande, tjänstgör inte" },
                ...seats
                  .filter((s) => s.memberId === seat.memberId)
                  .map((s) => ({
                    value: `serving_substitute:${s.id}`,
                    text: `Tjänstgör för ${s.holders[0]?.name ?? s.label}`,
                  })),
              ]}
            />
          ))}
        </fieldset>
      ))}
      <OtherAttendees {...props} />
      <TextField
        name="clock"
        label="Öppnas klockan"
        width="short"
        value={props.startsAt}
        state={state}
      />
      <p className="hint">När sammanträdet öppnas får ärendena sina paragrafnummer.</p>
      <button type="submit">Öppna sammanträdet</button>
    </form>
  );
}

/** Staff and guests: those without a seat. */
function OtherAttendees(props: RollCallProps) {
  const { others } = props;
  if (others.length === 0) return null;
  return (
    <fieldset>
      <legend>Övriga</legend>
      {others.map((p) => (
        <Attendee
          key={p.id}
          person={{ id: p.id, name: p.title ? `${p.name}, ${p.title}` : p.name }}
          {...props}
          options={
            p.isSecretary ? [staffOption, absentOption] : [absentOption, staffOption, guestOption]
          }
        />
      ))}
    </fieldset>
  );
}

function Attendee(props: {
  person: Named;
  options: { value: string; text: string }[];
  distanceDecision: string | null;
  state: FormState;
}) {
  const { person, options, state } = props;
  return (
    <div className="attendee">
      <input type="hidden" name="person" value={person.id} />
      <Select
        name={`present-${person.id}`}
        label={person.name}
        options={options}
        value={options[0]?.value}
        state={state}
      />
      {props.distanceDecision ? (
        <Select name={`mode-${person.id}`} label="Hur" options={modeOptions} state={state} />
      ) : null}
      <details>
        <summary>
          Anteckning<span className="visually-hidden"> om {person.name}</span>
        </summary>
        <TextField
          name={`ground-${person.id}`}
          label="Skäl, till exempel varför en annan ersättare är kallad"
          state={state}
        />
      </details>
    </div>
  );
}

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
                {p.mode === "room" ? "" : `, ${modeWords[p.mode]}`}
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
