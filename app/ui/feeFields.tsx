/** What an arvode that is entered by hand is for, and what is asked of a time at the limit. @see CTRL-20, ARV-4 */
import type { PaymentText } from "../domain/payment/payment.ts";
import { errandChoice } from "../domain/payment/paymentInput.ts";
import { type FormState, Select, TextField } from "./fields.tsx";

type Props = {
  occasions: readonly { value: string; text: string }[];
  known: PaymentText | null;
  state: FormState;
};

export function FeeFields({ occasions, known, state }: Props) {
  return (
    <>
      <Select
        name="feeOccasion"
        label="Sammanträde eller förrättning, när det är ett arvode"
        hint="Arvodet ska vara det som är beslutat för den tid personen var där."
        options={[{ value: "", text: "Inget arvode" }, ...occasions]}
        value={known?.feeErrandId ? errandChoice(known.feeErrandId) : known?.feeMeetingId}
        state={state}
      />
      <TextField
        name="feeReason"
        label="Hur du vet att tiden stämmer"
        hint="Behövs bara för ett arvode när tiden är precis på gränsen mellan klasserna."
        value={known?.feeReason}
        state={state}
      />
    </>
  );
}
