/** The delegationsordning: what it says, the draft as a form, and how it is adopted. */
import { Fragment } from "react";
import { roleNames } from "../domain/authority.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { delegateRoles } from "../domain/delegation/checkDelegates.ts";
import {
  capText,
  type Delegate,
  type DelegationGroup,
  type DelegationOrder,
  delegatesText,
  type Subject,
  settingSentences,
  settingTexts,
  subjects,
} from "../domain/delegation/order.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

type Named = { id: string; name: string }[];
type Order = Omit<DelegationOrder, "id">;

/** "från 1 januari 2026", "1 januari–31 december 2026". */
export const orderDays = ({ from, to }: { from: LegalDate; to: LegalDate | null }): string =>
  to === null ? `från ${dateText(from)}` : `${dateText(from)} – ${dateText(to)}`;

/** The groups as a list that reads well on a narrow screen too. */
export function OrderFacts({ order, persons }: { order: Order; persons: Named }) {
  return (
    <>
      {order.groups.length === 0 ? <p>Ingen grupp är införd ännu.</p> : null}
      <dl className="summary-list delegation-groups">
        {order.groups.map((group) => (
          <Fragment key={group.id}>
            <dt>{group.title}</dt>
            <dd>
              {delegatesText(group, persons)}, {capText(group.cap)}
              <br />
              <span className="hint">Gäller {subjects[group.subject]}.</span>
            </dd>
          </Fragment>
        ))}
      </dl>
      <ul>
        {settingSentences(order).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

type DraftProps = {
  formId: string;
  order: Order & { id: string; revision: number };
  persons: Named;
  state: FormState;
};

const emptyGroup: DelegationGroup = {
  ...{ id: "", title: "", subject: "procurement" },
  cap: { kind: "kronor", kronor: 0 },
  delegates: [],
};

/** One block per group, and one that is empty. Without scripts a new empty one comes with each save. */
export function DraftForm({ formId, order, persons, state }: DraftProps) {
  const groups = [...order.groups, emptyGroup];
  return (
    <form method="post">
      <FormBasics formId={formId} intent="andra" />
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="revision" value={order.revision} />
      <input type="hidden" name="groups" value={groups.length} />
      <TextField
        name="from"
        label="Gäller från och med"
        hint="ÅÅÅÅ-MM-DD, tidigast den dag då styrelsen beslutar."
        width="date"
        value={order.from}
        state={state}
      />
      <TextField
        name="to"
        label="Gäller till och med (tomt = tills vidare)"
        hint="ÅÅÅÅ-MM-DD"
        width="date"
        value={order.to}
        state={state}
      />
      {groups.map((group, index) => (
        <GroupFields
          key={group.id || "ny"}
          group={group}
          at={index + 1}
          persons={persons}
          state={state}
        />
      ))}
      <SettingFields settings={order.settings} state={state} />
      <button type="submit">Spara förslaget</button>
    </form>
  );
}

const delegateValue = (delegate: Delegate): string =>
  delegate.kind === "role" ? `role:${delegate.role}` : `person:${delegate.personId}`;

const subjectOptions = (Object.keys(subjects) as Subject[]).map((value) => ({
  value,
  text: subjects[value],
}));

type GroupProps = { group: DelegationGroup; at: number; persons: Named; state: FormState };

function GroupFields({ group, at, persons, state }: GroupProps) {
  const isNew = group.id === "";
  return (
    <fieldset className="delegation-group">
      <legend>{isNew ? "Ny grupp" : `Grupp ${at}`}</legend>
      <input type="hidden" name={`id-${at}`} value={group.id} />
      <TextField
        name={`title-${at}`}
        label="Grupp av ärenden"
        hint={
          isNew
            ? "Till exempel: Inköp av kontorsmaterial. Lämna tomt om ingen ska läggas till."
            : undefined
        }
        value={group.title}
        state={state}
      />
      <Select
        name={`subject-${at}`}
        label="Vad gruppen gäller"
        options={subjectOptions}
        value={group.subject}
        state={state}
      />
      <DelegateSelects group={group} at={at} persons={persons} state={state} />
      <CapFields group={group} at={at} state={state} />
      {isNew ? null : <Checkbox name={`remove-${at}`} value="ja" label="Ta bort gruppen" />}
    </fieldset>
  );
}

/** Two at least: the one who decides and another. */
function DelegateSelects({ group, at, persons, state }: GroupProps) {
  const options = [
    { value: "", text: "–" },
    ...delegateRoles.map((role) => ({ value: `role:${role}`, text: roleNames[role] })),
    ...persons.map(({ id, name }) => ({ value: `person:${id}`, text: name })),
  ];
  const typed = state?.typed[`delegate-${at}`];
  const chosen = typed?.filter((one) => one !== "") ?? group.delegates.map(delegateValue);
  const places = [...chosen, ...["", ""].slice(Math.min(1, chosen.length))];
  return places.map((value, index) => (
    <Select
      key={`${index}-${value}`}
      idPrefix={`${at}-${index + 1}`}
      name={`delegate-${at}`}
      label={index === 0 ? "Vem som får besluta" : "Eller"}
      options={options}
      value={value}
    />
  ));
}

const capKindOptions = [
  { value: "kronor", text: "kronor" },
  { value: "priceBaseAmounts", text: "prisbasbelopp" },
  { value: "none", text: "ingen gräns" },
];

function CapFields({ group, at, state }: Omit<GroupProps, "persons">) {
  const { cap } = group;
  const size = cap.kind === "kronor" ? cap.kronor : cap.kind === "none" ? 0 : cap.count;
  return (
    <div className="delegation-cap">
      <TextField
        name={`size-${at}`}
        label="Högst, för ett objekt"
        width="short"
        value={size === 0 ? "" : String(size).replace(".", ",")}
        state={state}
      />
      <Select
        name={`cap-${at}`}
        label="Räknat i"
        options={capKindOptions}
        value={cap.kind}
        state={state}
      />
    </div>
  );
}

const optionsOf = (texts: Record<string, string>) =>
  Object.entries(texts).map(([value, text]) => ({ value, text }));

const countOptions = [
  { value: "object", text: "samma objekt; samma leverantör kräver ett skäl" },
  { value: "objectAndSupplier", text: "samma objekt och samma leverantör" },
];

function SettingFields({ settings, state }: Pick<Order, "settings"> & { state: FormState }) {
  return (
    <fieldset>
      <legend>Så räknas beloppen</legend>
      <Select
        name="baseYear"
        label="Prisbasbelopp"
        options={optionsOf(settingTexts.baseYear)}
        value={settings.baseYear}
        state={state}
      />
      <Select
        name="vat"
        label="Moms"
        options={optionsOf(settingTexts.vat)}
        value={settings.vat}
        state={state}
      />
      <Select
        name="counts"
        label="Räknas ihop under tolv månader"
        options={countOptions}
        value={settings.counts}
        state={state}
      />
      <Checkbox
        name="memberEmployees"
        value="ja"
        label="Den som leder förbundet men är anställd hos en medlem räknas som tjänsteman hos förbundet"
        checked={settings.memberEmployees}
      />
      <p className="hint">
        Lagen säger ”tjänsteman hos förbundet”. Om en anställd hos en medlem räknas dit är inte
        prövat. Fråga en jurist innan ni väljer det.
      </p>
    </fieldset>
  );
}

type AdoptProps = {
  formId: string;
  order: { id: string; revision: number };
  meetings: { id: string; date: LegalDate }[];
  state: FormState;
};

/** The meeting and the paragraf that adopted the draft. */
export function AdoptForm({ formId, order, meetings, state }: AdoptProps) {
  return (
    <form method="post">
      <FormBasics formId={formId} intent="anta" />
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="revision" value={order.revision} />
      <Select
        name="meetingId"
        label="Sammanträde"
        options={meetings.map(({ id, date }) => ({ value: id, text: dateText(date) }))}
        state={state}
      />
      <TextField name="paragraf" label="§" width="short" inputMode="numeric" state={state} />
      <button type="submit">För in att förslaget är antaget</button>
    </form>
  );
}
