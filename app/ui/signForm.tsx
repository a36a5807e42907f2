/** Signing with a certificate in a file. The file and its password go with the form and are not kept. */
import { FileField, FormBasics, type FormState, TextField } from "./fields.tsx";

export function SignForm(props: {
  formId: string;
  sha256: string;
  what: string;
  state: FormState;
}) {
  const { formId, sha256, what } = props;
  const state = props.state?.typed.avsikt?.[0] === "skriv-under" ? props.state : undefined;
  return (
    <form method="post" encType="multipart/form-data">
      <FormBasics formId={formId} intent="skriv-under" />
      <input type="hidden" name="sha256" value={sha256} />
      <CertificateField state={state} />
      <TextField
        name="password"
        type="password"
        label="Lösenord till certifikatfilen"
        hint="Det du fick av utfärdaren eller valde när filen exporterades."
        width="short"
        state={state}
      />
      <Confirm
        name="otherName"
        label="Certifikatet är mitt, fast det har ett annat namn"
        state={state}
      />
      <Confirm name="withoutTimestamp" label="Skriv under utan tidsstämpel" state={state} />
      <p className="hint">
        Certifikatfilen och lösenordet används bara för den här underskriften och sparas inte.
        Underskriften står i PDF-filen med namn och utfärdare ur certifikatet, och kan inte tas
        bort.
      </p>
      <button type="submit">Skriv under {what}</button>
    </form>
  );
}

const refusalsAt = (state: FormState, field: string) =>
  (state?.refusals ?? []).filter((one) => one.field === field);

function CertificateField({ state }: { state: FormState }) {
  return (
    <FileField
      name="certificate"
      label="Certifikatfil"
      hint="Slutar på .p12 eller .pfx, högst 1 MB."
      accept=".p12,.pfx,application/x-pkcs12"
      state={state}
    />
  );
}

/** Asked only when it has to be: what is refused says why. It stays as long as the form is refused. */
function Confirm(props: { name: string; label: string; state: FormState }) {
  const { name, label, state } = props;
  const refusals = refusalsAt(state, name);
  const isChosen = state?.typed[name] !== undefined;
  if (refusals.length === 0 && !isChosen) return null;
  return (
    <div className={refusals.length > 0 ? "field field-refused" : "field"}>
      {refusals.map(({ text }) => (
        <p className="field-error" id={`${name}-error`} key={text}>
          <span className="visually-hidden">Fel: </span>
          {text}
        </p>
      ))}
      <div className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="ja"
          defaultChecked={isChosen}
          aria-describedby={refusals.length > 0 ? `${name}-error` : undefined}
        />
        <label htmlFor={name}>{label}</label>
      </div>
    </div>
  );
}
