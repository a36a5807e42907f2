/** What an arvode that is entered by hand is for, and what is asked of a time at the limit. @see CTRL-20, ARV-4 */
import type { PaymentText } from "../domain/payment/payment.ts";
import { occasionChosen } from "../domain/payment/paymentInput.ts";
import { type FormState, Select, TextField } from "./fields.tsx";

type Props = {
  occasions: readonly { value: string; text: string }[];
  known: PaymentText | null;
  state: FormState;
};

export function FeeFields({ occasions, known, state }: Props) {
  const [typed = known?.feeReason ?? ""] = state?.typed.feeReason ?? [];
  // Few payments are an arvode at the limit: the question comes where it is asked.
  const isAsked =
    typed !== "" || (state?.refusals ?? []).some(({ field }) => field === "feeReason");
  return (
    <>
      <Select
        name="feeOccasion"
        label="Sammanträde eller förrättning, när det är ett arvode"
        hint="Arvodet ska vara det som är beslutat för den tid personen var där."
        options={[{ value: "", text: "Inget arvode" }, ...occasions]}
        value={known ? occasionChosen(known) : ""}
        state={state}
      />
      {isAsked ? (
        <TextField
          name="feeReason"
          label="Hur du vet att tiden stämmer"
          hint="Tiden är precis på gränsen mellan klasserna."
          value={known?.feeReason}
          state={state}
        />
      ) : null}
    </>
  );
}
