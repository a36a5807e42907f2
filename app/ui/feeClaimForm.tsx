/** A person's claim after a meeting or a förrättning: what is counted, and what the person adds. Made for a thumb. */
import { type FeeClaim, lossGrounds } from "../domain/fees/claim.ts";
import { numberText } from "../domain/words/numbers.ts";
import { Checkbox, FormBasics, type FormState, Select, TextField } from "./fields.tsx";

export type FeeClaimFormProps = {
  formId: string;
  state: FormState;
  /** What was confirmed before; null = nothing yet. */
  claim: (FeeClaim & { version: number }) | null;
  /** The person it is for, when that is another than the one who writes. */
  forAnother: { personId: string; name: string } | null;
  hasMileage: boolean;
  hasLoss: boolean;
  /** The time is exactly at the limit: the one who confirms says how it is known to be right. */
  isAtLimit: boolean;
  isErrand: boolean;
  /** What was confirmed is about other hours than those that stand now. */
  asksAnew: boolean;
};

const grounds = [
  { value: "", text: "Ingen förlorad inkomst" },
  ...Object.entries(lossGrounds).map(([value, text]) => ({ value, text })),
];

function LossFields({ claim, state }: Pick<FeeClaimFormProps, "claim" | "state">) {
  const loss = claim?.loss ?? null;
  return (
    <fieldset>
      <legend>Förlorad arbetsförtjänst</legend>
      <Select
        name="lossGround"
        label="Grund"
        options={grounds}
        value={loss?.ground}
        state={state}
      />
      <div className="payment-pair">
        <TextField
          name="lossHours"
          label="Timmar"
          width="short"
          value={loss ? numberText(loss.hoursHundredths) : ""}
          state={state}
        />
        <TextField
          name="lossAmount"
          label="Belopp i kronor"
          width="short"
          value={loss ? numberText(loss.ore) : ""}
          state={state}
        />
      </div>
    </fieldset>
  );
}

/** What is asked of the one who confirms: always of a correction and of a time at the limit. @see ARV-4 */
function ReasonField({ state, claim, forAnother, isAtLimit, isErrand }: FeeClaimFormProps) {
  const isNew = claim === null;
  const more = "vart du reste, eller varför inkomsten gick förlorad";
  const of = isAtLimit ? "hur du vet att tiden stämmer" : isNew ? more : "varför";
  const label = isNew ? of.charAt(0).toUpperCase() + of.slice(1) : `Vad du rättar, och ${of}`;
  const proof = isErrand ? "ett program eller någon som var med" : "klockslagen i protokollet";
  const hint = isAtLimit
    ? `Till exempel av ${proof}. Lägger du till något skriver du också ${more}.`
    : isNew && !forAnother
      ? "Behövs bara om du lägger till något."
      : undefined;
  return <TextField name="reason" label={label} hint={hint} state={state} />;
}

export function FeeClaimForm(props: FeeClaimFormProps) {
  const { formId, state, claim, forAnother, hasMileage, hasLoss, isErrand, asksAnew } = props;
  const declines = state ? state.typed.avstar !== undefined : claim?.takes === false;
  const isNew = claim === null;
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent="bekrafta" />
      <input type="hidden" name="version" value={claim?.version ?? 0} />
      {forAnother ? <input type="hidden" name="personId" value={forAnother.personId} /> : null}
      {hasMileage ? (
        <TextField
          name="km"
          label="Resa med egen bil, kilometer tur och retur"
          hint="Till exempel 48. Lämna tomt om du inte körde."
          width="short"
          value={claim && claim.kmTenths > 0 ? numberText(claim.kmTenths * 10) : ""}
          state={state}
        />
      ) : null}
      {hasLoss ? <LossFields claim={claim} state={state} /> : null}
      <ReasonField {...props} />
      <Checkbox
        name="avstar"
        value="ja"
        label={`Ingen ersättning för ${isErrand ? "den här förrättningen" : "det här sammanträdet"}`}
        checked={declines}
      />
      <button type="submit">
        {isNew || asksAnew ? "Bekräfta ersättningen" : "Spara rättelsen"}
      </button>
    </form>
  );
}

/** A claim that can no longer be paid is given up, with why; there is nothing else to fill in. */
export function GiveUpForm(
  props: Pick<FeeClaimFormProps, "formId" | "state" | "forAnother"> & { version: number },
) {
  const { formId, state, forAnother, version } = props;
  return (
    <form method="post" className="payment-form payment-act">
      <FormBasics formId={formId} intent="bekrafta" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="avstar" value="ja" />
      {forAnother ? <input type="hidden" name="personId" value={forAnother.personId} /> : null}
      <p>
        Så länge ersättningen är bekräftad kan perioden inte stängas. Är det som är infört rätt, ta
        tillbaka ersättningen.
      </p>
      <TextField name="reason" label="Varför ersättningen tas tillbaka" state={state} />
      <button type="submit">Ta tillbaka ersättningen</button>
    </form>
  );
}

/** Where the summary of errors leads. */
export const claimFields = Object.fromEntries(
  ["km", "lossGround", "lossHours", "lossAmount", "reason"].map((name) => [name, ""]),
);
