/** Delegationsbeslut: one short form, made for a phone, and the list. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import type { DelegatedDecision } from "../domain/delegation/decision.ts";
import { kronorText } from "../domain/words/amounts.ts";
import { numberText as plainNumber } from "../domain/words/numbers.ts";
import { Checkbox, FormBasics, type FormState, Select, TextArea, TextField } from "./fields.tsx";

type Options = { value: string; text: string }[];

export type DelegatedFormProps = {
  formId: string;
  today: LegalDate;
  groups: Options;
  delegates: Options;
  vat: "excluded" | "included";
  ownId: string | null;
  objects: string[];
  suppliers: string[];
  /** The one that is to be corrected, with its number. */
  correcting: (DelegatedDecision & { number: string }) | null;
  state: FormState;
};

/** What asks for a reason is told at its field; until then the field is not there. */
const asksForReason = (state: FormState): boolean =>
  state !== undefined &&
  (state.refusals.some(({ field }) => field === "reason") ||
    (state.typed.reason ?? []).some((text) => text !== ""));

export function DelegatedForm(props: DelegatedFormProps) {
  const { formId, correcting, groups, state, vat } = props;
  const amount = correcting?.ore ?? null;
  return (
    <form method="post" className="delegated-form">
      <FormBasics formId={formId} intent={correcting ? `ratta-${correcting.id}` : "nytt"} />
      {correcting ? <input type="hidden" name="corrects" value={correcting.id} /> : null}
      <Select
        name="groupId"
        label="Grupp av ärenden"
        options={groups}
        value={correcting?.groupId}
        state={state}
      />
      <TextField
        name="what"
        label="Vad som beslutas"
        hint="Till exempel: köpa två stolar till kansliet."
        value={correcting?.what}
        state={state}
      />
      <TextField
        name="amount"
        label={`Belopp i kronor, ${vat === "excluded" ? "utan" : "med"} moms`}
        hint="Lämna tomt om beslutet inte gäller pengar."
        width="short"
        value={amount === null ? "" : plainNumber(amount)}
        state={state}
      />
      <TextField
        name="supplier"
        label="Leverantör (om det finns en)"
        list="leverantorer"
        value={correcting?.supplier}
        state={state}
      />
      <TextField
        name="object"
        label="Objekt"
        hint="Det som köps eller gäller, med samma namn varje gång: beslut om samma objekt räknas ihop. Tomt betyder detsamma som det som beslutas."
        list="objekt"
        value={correcting?.object}
        state={state}
      />
      <Names id="leverantorer" names={props.suppliers} />
      <Names id="objekt" names={props.objects} />
      <WhoAndWhen {...props} />
      {asksForReason(state) ? <TextArea name="reason" label="Skäl" rows={3} state={state} /> : null}
      {correcting ? (
        <Checkbox
          name="isVoid"
          value="ja"
          label={`${correcting.number} fördes in av misstag: inget beslut har fattats`}
        />
      ) : null}
      <button type="submit">{correcting ? "För in rättelsen" : "För in beslutet"}</button>
    </form>
  );
}

const Names = ({ id, names }: { id: string; names: string[] }) => (
  <datalist id={id}>
    {names.map((name) => (
      <option key={name} value={name} />
    ))}
  </datalist>
);

/** The own name and today: seldom changed, and so last. */
function WhoAndWhen({ correcting, delegates, ownId, today, state }: DelegatedFormProps) {
  return (
    <>
      <Select
        name="delegateId"
        label="Vem som har beslutat"
        options={delegates}
        value={correcting?.delegateId ?? ownId}
        state={state}
      />
      <TextField
        name="decidedOn"
        label="Dag"
        hint="ÅÅÅÅ-MM-DD"
        width="date"
        value={correcting?.decidedOn ?? today}
        state={state}
      />
    </>
  );
}

export type DelegatedRow = DelegatedDecision & {
  number: string;
  reason: string;
  correctedBy: string | null;
  correctsNumber: string | null;
  place: {
    slug: string;
    itemId: string;
    number: number | null;
    date: LegalDate;
    isApproved: boolean;
  } | null;
};

type ListProps = { rows: DelegatedRow[]; home: string; mayRegister: boolean };

export function DelegatedList({ rows, home, mayRegister }: ListProps) {
  if (rows.length === 0) return <p>Inget delegationsbeslut är infört ännu.</p>;
  return (
    <ul className="rows delegated">
      {rows.map((row) => (
        <li key={row.id} id={row.number.replace(" ", "-")}>
          <p className="what">
            <strong>{row.number}</strong> {row.what}
          </p>
          <p>{factsText(row)}</p>
          {row.reason === "" ? null : <p className="hint">Skäl: {row.reason}</p>}
          <p className="origin">
            <PlaceText row={row} home={home} />
          </p>
          <p className="origin">
            <a href={`${home}/delegationsbeslut/${row.id}/fil/pdf`}>
              Beslutet {row.number} som PDF
            </a>
            , <a href={`${home}/delegationsbeslut/${row.id}/fil/docx`}>Word</a>
            {mayRegister && row.correctedBy === null && !row.isVoid ? (
              <>
                {" "}
                · <a href={`${home}/delegationsbeslut?rattar=${row.id}`}>Rätta {row.number}</a>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** "10 mars 2026, Anna Ek (ordförande), 4 500 kr, Stolmakaren. Inköp till kansliet." */
function factsText(row: DelegatedRow): string {
  const facts = [
    dateText(row.decidedOn),
    row.delegateName,
    row.ore === null ? "" : kronorText(row.ore),
    row.supplier,
  ].filter((text) => text !== "");
  const correction = [
    row.correctsNumber === null
      ? ""
      : row.isVoid
        ? ` Tar tillbaka ${row.correctsNumber}.`
        : ` Rättar ${row.correctsNumber}.`,
    row.correctedBy === null ? "" : ` Ersatt av ${row.correctedBy}.`,
  ].join("");
  return `${facts.join(", ")}. ${row.groupTitle}.${correction}`;
}

function PlaceText({ row: { place }, home }: { row: DelegatedRow; home: string }) {
  if (!place) return <>Inte anmält. Står inte på någon dagordning.</>;
  const where = `${dateText(place.date)}${place.number === null ? "" : `, § ${place.number}`}`;
  return (
    <>
      {place.isApproved ? "Anmält " : "Anmäls "}
      <a href={`${home}/sammantraden/${place.slug}/arenden/${place.itemId}`}>{where}</a>
      {place.isApproved ? "" : "; gäller som anmält när protokollet är justerat"}.
    </>
  );
}
