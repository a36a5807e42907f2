/** How protokoll are justerade: what holds, the choice, and how it was before. */
import type { MethodVersion } from "#db/queries/signing.server.ts";
import {
  type ApprovalMethod,
  approvalMethods,
  decisionText,
  methodNames,
} from "../domain/approvalMethod.ts";
import { longDate } from "../domain/calendar.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

/** What each way asks of those who justerar, and what kind of signature it is. @see EID-2, EID-3 */
const explained: Record<ApprovalMethod, string> = {
  logged:
    "Var och en loggar in och godkänner. Det är en enkel elektronisk underskrift: den loggas här, men står inte i filen.",
  certificate:
    "Var och en skriver under PDF-filen med ett eget certifikat, en fil som slutar på .p12 eller .pfx. Underskriften står i filen och kan kontrolleras i andra program.",
  eid: "Var och en skriver under PDF-filens kontrollsumma i sin app. Underskriften står inte i filen utan förvaras för sig. Kräver att tjänsten är ansluten till BankID eller Freja.",
};

export function MethodNow({ current }: { current: MethodVersion | null }) {
  const method = current?.method ?? "logged";
  const decision = current ? decisionText(current) : "";
  return (
    <p>
      Protokoll justeras med <strong>{methodNames[method]}</strong>
      {decision === "" ? "." : `, enligt ${decision}.`} {explained[method]}
    </p>
  );
}

export function MethodForm(props: {
  formId: string;
  current: MethodVersion | null;
  today: string;
  state: FormState;
}) {
  const { formId, current, today, state } = props;
  const chosen = state?.typed.method?.[0] ?? current?.method ?? "logged";
  return (
    <details open={state !== undefined}>
      <summary>Ändra hur protokoll justeras</summary>
      <form method="post">
        <FormBasics formId={formId} intent="justeringssatt" />
        <MethodChoices chosen={chosen} />
        <p>
          Styrelsen bestämmer hur protokollet justeras (5 kap. 69 § kommunallagen). Underskrift
          kräver därför styrelsens beslut.
        </p>
        <TextField
          name="decidedOn"
          label="Dag då styrelsen beslutade det"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          state={state}
        />
        <TextField
          name="paragraf"
          label="Beslutets paragraf"
          hint="Till exempel § 14."
          width="short"
          state={state}
        />
        <TextField
          name="document"
          label="Eller handlingen som beslutet står i"
          hint="Om det inte har någon paragraf här, till exempel en arbetsordning."
          state={state}
        />
        <TextField
          name="validFrom"
          label="Gäller protokoll som skickas från och med"
          hint="ÅÅÅÅ-MM-DD. Det som redan är ute för justering går färdigt som det skickades."
          width="date"
          value={today}
          state={state}
        />
        <button type="submit">Spara hur protokoll justeras</button>
      </form>
    </details>
  );
}

function MethodChoices({ chosen }: { chosen: string }) {
  return (
    <fieldset>
      <legend>Protokoll justeras med</legend>
      {approvalMethods.map((method) => (
        <div key={method}>
          <div className="choice">
            <input
              type="radio"
              name="method"
              id={`method-${method}`}
              value={method}
              defaultChecked={chosen === method}
              aria-describedby={`method-${method}-hint`}
            />
            <label htmlFor={`method-${method}`}>{methodNames[method]}</label>
          </div>
          <p className="hint" id={`method-${method}-hint`}>
            {explained[method]}
          </p>
        </div>
      ))}
    </fieldset>
  );
}

export function MethodVersions({ versions }: { versions: MethodVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h2>Versioner</h2>
      <ul className="rows">
        {versions.map((one) => {
          const decision = decisionText(one);
          return (
            <li key={one.number}>
              <strong>
                Från {longDate(one.validFrom)}: {methodNames[one.method]}
              </strong>
              <span>
                {decision === "" ? "" : `Enligt ${decision}. `}Infördes {instantText(one.at)}
                {one.byName ? ` av ${one.byName}` : ""}.
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
