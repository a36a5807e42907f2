/** Signing with an eID: begin, open the app, say that it is done. Works without JavaScript. */
import { FormBasics } from "./fields.tsx";

/** A signing that has begun: where its app is opened. */
export type OpenEid = { address: string; name: string; text: string };

export function EidForm(props: {
  formId: string;
  sha256: string;
  what: string;
  open: OpenEid | null;
}) {
  const { formId, sha256, what, open } = props;
  if (!open) {
    return (
      <form method="post">
        <FormBasics formId={formId} intent="borja-eid" />
        <input type="hidden" name="sha256" value={sha256} />
        <p className="hint">
          Du skriver under filens kontrollsumma i appen BankID på den enhet som du sitter vid.
          Underskriften står inte i filen: den innehåller ditt personnummer och förvaras för sig.
        </p>
        <button type="submit">Skriv under {what} med BankID</button>
      </form>
    );
  }
  return (
    <>
      <p>
        I appen står: <q>{open.text}</q>
      </p>
      <p>
        <a className="button" href={open.address}>
          Öppna {open.name}
        </a>
      </p>
      <form method="post" className="inline-form">
        <FormBasics formId={formId} intent="hamta-eid" />
        <button type="submit">Jag har skrivit under</button>
      </form>
      <form method="post" className="inline-form">
        <FormBasics formId={formId} intent="avbryt-eid" />
        <button type="submit" className="secondary">
          Avbryt underskriften
        </button>
      </form>
    </>
  );
}
