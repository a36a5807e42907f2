/** The förbund's register: members, seats, people and uppdrag. */

import { allRoles, roleNames } from "../domain/authority.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { Member, MemberKind, Seat } from "../domain/minutes.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { memberKindNames } from "./wording.ts";

type AssociationFacts = {
  organisationNumber: string;
  keptAt: string;
  email: string;
  phone: string;
  court: string;
};
type Options = { value: string; text: string }[];
type FormProps = { formId: string; state: FormState };

const ownState = (state: FormState, intent: string) =>
  state?.typed.avsikt?.[0] === intent ? state : undefined;

export function MemberList({ members, seats }: { members: Member[]; seats: Seat[] }) {
  return (
    <section aria-labelledby="medlemmar">
      <h2 id="medlemmar">Medlemmar</h2>
      <ul className="rows">
        {members.map((m) => (
          <li key={m.id}>
            <strong>{m.name}</strong>
            <span>
              {memberKindNames[m.kind]}. Platser:{" "}
              {seats
                .filter((s) => s.memberId === m.id)
                .map((s) => s.label)
                .join(", ") || "inga"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export type OfficeRow = {
  id: string;
  name: string;
  role: string;
  basis: string;
  from: LegalDate;
  to: LegalDate | null;
  isInForce: boolean;
};

export function MandateTable(props: { offices: OfficeRow[]; mayChange: boolean; formId: string }) {
  return (
    <section aria-labelledby="uppdrag">
      <h2 id="uppdrag">Uppdrag</h2>
      <section className="scroll" aria-label="Uppdragen som tabell" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Namn</th>
              <th scope="col">Uppdrag</th>
              <th scope="col">Tid</th>
              <th scope="col">Beslut</th>
              {props.mayChange ? <th scope="col">Ändra</th> : null}
            </tr>
          </thead>
          <tbody>
            {props.offices.map((o) => (
              <tr key={o.id} className={o.isInForce ? undefined : "past"}>
                <th scope="row">{o.name}</th>
                <td>{o.role}</td>
                <td>
                  {dateText(o.from)} – {o.to ? dateText(o.to) : "tills vidare"}
                  {o.isInForce ? "" : " (gäller inte i dag)"}
                </td>
                <td>{o.basis}</td>
                {props.mayChange ? (
                  <td>{o.isInForce ? <EndForm office={o} formId={props.formId} /> : null}</td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <a href="underskrifter">Underskrifter till årsredovisningen</a>
      </p>
    </section>
  );
}

function EndForm({ office, formId }: { office: OfficeRow; formId: string }) {
  return (
    <details>
      <summary>
        Avsluta<span className="visually-hidden"> uppdraget för {office.name}</span>
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${office.id}`} intent="avsluta" />
        <input type="hidden" name="mandateId" value={office.id} />
        <TextField name="to" label="Sista dag" width="date" idPrefix={office.id} />
        <TextField name="ground" label="Varför" idPrefix={office.id} />
        <button type="submit" className="secondary">
          Avsluta uppdraget
        </button>
      </form>
    </details>
  );
}

export function AssociationForm(props: FormProps & { facts: AssociationFacts }) {
  const { formId, facts } = props;
  const state = ownState(props.state, "forbund");
  return (
    <details open={state !== undefined}>
      <summary>Ändra förbundets uppgifter</summary>
      <form method="post">
        <FormBasics formId={formId} intent="forbund" />
        <TextField
          name="organisationNumber"
          label="Organisationsnummer"
          value={facts.organisationNumber}
          state={state}
        />
        <TextField
          name="keptAt"
          label="Var protokollen finns"
          hint="Skrivs på varje anslag (8 kap. 12 § kommunallagen)."
          value={facts.keptAt}
          state={state}
        />
        <TextField name="contactEmail" label="E-postadress" value={facts.email} state={state} />
        <TextField name="phone" label="Telefon" value={facts.phone} state={state} />
        <TextField
          name="court"
          label="Förvaltningsrätt"
          hint="Dit den som vill överklaga vänder sig."
          value={facts.court}
          state={state}
        />
        <button type="submit">Spara uppgifterna</button>
      </form>
    </details>
  );
}

export function MandateForm({
  formId,
  state,
  people,
  seats,
}: FormProps & { people: Options; seats: Seat[] }) {
  const own = ownState(state, "uppdrag");
  return (
    <details open={own !== undefined}>
      <summary>Ge ett uppdrag</summary>
      <form method="post">
        <FormBasics formId={formId} intent="uppdrag" />
        <Select name="personId" label="Vem" options={people} state={own} />
        <Select
          name="role"
          label="Uppdrag"
          options={allRoles.map((r) => ({ value: r, text: roleNames[r] }))}
          state={own}
        />
        <Select
          name="seatId"
          label="Plats i styrelsen"
          hint="Bara för ledamot och ersättare."
          options={[
            { value: "", text: "Ingen" },
            ...seats.map((s) => ({ value: s.id, text: s.label })),
          ]}
          state={own}
        />
        <TextField
          name="callingOrder"
          label="Turordning"
          hint="För ersättare: 1 kallas först (lag (2003:1210) 14 §)."
          width="short"
          inputMode="numeric"
          state={own}
        />
        <TextField name="from" label="Från och med" hint="ÅÅÅÅ-MM-DD" width="date" state={own} />
        <TextField
          name="to"
          label="Till och med"
          hint="Tomt betyder tills vidare."
          width="date"
          state={own}
        />
        <TextField
          name="basis"
          label="Beslut"
          hint="Till exempel Kommunfullmäktige 2026-11-23 § 140"
          state={own}
        />
        <button type="submit">Ge uppdraget</button>
      </form>
    </details>
  );
}

export function PersonForm({ formId, state }: FormProps) {
  const own = ownState(state, "person");
  return (
    <details open={own !== undefined}>
      <summary>Lägg till en person</summary>
      <form method="post">
        <FormBasics formId={formId} intent="person" />
        <TextField name="personName" label="Namn" state={own} />
        <TextField name="organisation" label="Organisation" state={own} />
        <TextField name="title" label="Titel" state={own} />
        <TextField name="email" label="E-postadress" type="email" state={own} />
        <TextField
          name="password"
          label="Första lösenord"
          hint="Fyll i för att ge personen ett konto. Minst 12 tecken."
          type="password"
          autoComplete="new-password"
          state={own}
        />
        <button type="submit">Lägg till personen</button>
      </form>
    </details>
  );
}

export function SeatForm({ formId, state, members }: FormProps & { members: Member[] }) {
  const own = ownState(state, "plats");
  return (
    <details open={own !== undefined}>
      <summary>Lägg till en plats i styrelsen</summary>
      <form method="post">
        <FormBasics formId={formId} intent="plats" />
        <Select
          name="memberId"
          label="Medlem"
          options={members.map((m) => ({ value: m.id, text: m.name }))}
          state={own}
        />
        <TextField
          name="label"
          label="Platsens namn"
          hint="Till exempel Norrsunds kommun 1"
          state={own}
        />
        <button type="submit">Lägg till platsen</button>
      </form>
    </details>
  );
}

export function MemberForm({ formId, state }: FormProps) {
  const own = ownState(state, "medlem");
  return (
    <details open={own !== undefined}>
      <summary>Lägg till en medlem</summary>
      <form method="post">
        <FormBasics formId={formId} intent="medlem" />
        <TextField name="name" label="Namn" state={own} />
        <Select
          name="kind"
          label="Slag"
          options={(Object.keys(memberKindNames) as MemberKind[]).map((k) => ({
            value: k,
            text: memberKindNames[k],
          }))}
          state={own}
        />
        <TextField name="noticeBoardUrl" label="Anslagstavlans adress" state={own} />
        <button type="submit">Lägg till medlemmen</button>
      </form>
    </details>
  );
}
