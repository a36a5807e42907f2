/** The forms of files to and from the bank: what is paid from, a new file, the bank's answer, the verifikationer. */
import type { LegalDate } from "../domain/calendar.ts";
import type { PayerText } from "../domain/payment/payer.ts";
import { sumText } from "../domain/payment/sumText.ts";
import { ownState } from "./choiceGroup.tsx";
import {
  Checkbox,
  FileField,
  FormBasics,
  type FormState,
  Select,
  TextArea,
  TextField,
} from "./fields.tsx";

type Common = { formId: string; state: FormState };

/** Which account payments are drawn from. */
export function PayerForm({ formId, state, payer }: Common & { payer: PayerText | null }) {
  const own = ownState(state, "betalare");
  return (
    <form method="post">
      <FormBasics formId={formId} intent="betalare" />
      <TextField name="name" label="Namn hos banken" value={payer?.name} state={own} />
      <TextField name="iban" label="Kontots IBAN" value={payer?.iban} state={own} />
      <TextField
        name="bankgiro"
        label="Bankgiro"
        hint="Betalningar till bankgiro dras härifrån när det är ifyllt. Ett av kontona räcker."
        width="short"
        value={payer?.bankgiro}
        state={own}
      />
      <TextField name="bic" label="Bankens BIC" width="short" value={payer?.bic} state={own} />
      <TextField
        name="customerId"
        label="Kundnummer hos banken"
        hint="Tomt när banken går efter organisationsnumret."
        width="short"
        value={payer?.customerId}
        state={own}
      />
      <TextField
        name="bankAccount"
        label="Bankkontots nummer i bokföringen"
        width="short"
        inputMode="numeric"
        value={payer?.bankAccount}
        state={own}
      />
      <button type="submit" className={payer ? "secondary" : undefined}>
        Spara kontot
      </button>
    </form>
  );
}

/** A payment that may go in a file. */
export type Payable = { number: string; payee: string; what: string; ore: number; day: LegalDate };

/** A new file: all that is ready is ticked at first. */
export function MakeFileForm({ formId, state, payable }: Common & { payable: Payable[] }) {
  const own = ownState(state, "gor-fil");
  const wrong = own?.refusals.filter(({ field }) => field === "payments") ?? [];
  return (
    <form method="post">
      <FormBasics formId={formId} intent="gor-fil" />
      <fieldset aria-describedby={wrong.length > 0 ? "payments-error" : undefined}>
        <legend>Utbetalningar i filen</legend>
        {wrong.length > 0 ? (
          <div id="payments-error">
            {wrong.map(({ text }) => (
              <p className="field-error" key={text}>
                <span className="visually-hidden">Fel: </span>
                {text}
              </p>
            ))}
          </div>
        ) : null}
        {payable.map(({ number, payee, what, ore, day }) => (
          <div key={number}>
            <Checkbox
              name="payments"
              value={number}
              label={`${number} ${payee}, ${sumText(ore)}. ${what}`}
              checked={own ? (own.typed.payments ?? []).includes(number) : true}
            />
            <TextField
              name={`day-${number}`}
              label={`Betalningsdag för ${number}`}
              width="date"
              value={day}
              state={own}
            />
          </div>
        ))}
      </fieldset>
      <Select
        name="version"
        label="Filens version"
        hint="Version 09 om banken tar emot den, annars 03."
        options={[
          { value: "09", text: "pain.001 version 09" },
          { value: "03", text: "pain.001 version 03" },
        ]}
        state={own}
      />
      <button type="submit">Gör betalfilen</button>
    </form>
  );
}

/** Takes a file back, with the reason. */
export function WithdrawForm({ formId, state, number }: Common & { number: string }) {
  const own = ownState(state, "ta-tillbaka");
  const mine = own?.typed.number?.[0] === number ? own : undefined;
  return (
    <details open={mine !== undefined}>
      <summary>Ta tillbaka filen</summary>
      <form method="post">
        <FormBasics formId={`${formId}-${number}`} intent="ta-tillbaka" />
        <input type="hidden" name="number" value={number} />
        <TextArea
          name="reason"
          label="Varför"
          hint="Ta först bort den hos banken, om den är lämnad dit. Utbetalningarna kan sedan läggas i en ny fil."
          rows={2}
          idPrefix={`tillbaka-${number}`}
          state={mine}
        />
        <button type="submit" className="secondary">
          Ta tillbaka betalfil {number}
        </button>
      </form>
    </details>
  );
}

/** Reads in a file from the bank. */
export function AnswerForm({ formId, state }: Common) {
  const own = ownState(state, "las-in");
  return (
    <form method="post" encType="multipart/form-data">
      <FormBasics formId={formId} intent="las-in" />
      <FileField
        name="file"
        label="Fil från banken"
        hint="Bankens svar (pain.002), ett kontoutdrag (camt.053) eller en avisering (camt.054), högst 10 MB. Inget antecknas förrän du har sett vad filen säger."
        state={own}
      />
      <button type="submit">Läs in filen</button>
    </form>
  );
}

/** The period of the verifikationer. It is a question, so it stands in the address. */
export function PeriodForm({ from, to, state }: { from: string; to: string; state: FormState }) {
  return (
    <form method="get" action="#verifikationer">
      <TextField name="fran" label="Betalda från" width="date" value={from} state={state} />
      <TextField name="till" label="Till och med" width="date" value={to} state={state} />
      <button type="submit" className="secondary">
        Visa perioden
      </button>
    </form>
  );
}
