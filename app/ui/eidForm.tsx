/** Signing with an eID: begin, open the app here or on another device, say that it is done. Works without JavaScript. */
import { FormBasics } from "./fields.tsx";

/** A picture of a code: the side in modules, and what draws the dark ones. */
type Code = { size: number; path: string };

/** A signing that has begun: where its app is opened, and the code to read with it, as one picture or one a second. */
export type OpenEid = { address: string; name: string; text: string; codes: readonly Code[] };

export type EidChoice = {
  services: { service: string; name: string }[];
  open: OpenEid | null;
};

export function EidForm(props: { formId: string; sha256: string; what: string; eid: EidChoice }) {
  const { formId, sha256, what, eid } = props;
  if (eid.open) return <Signing formId={formId} open={eid.open} />;
  return (
    <form method="post">
      <FormBasics formId={formId} intent="borja-eid" />
      <input type="hidden" name="sha256" value={sha256} />
      <p className="hint">
        Du skriver under filens kontrollsumma i din app, på den här enheten eller på en annan.
        Underskriften står inte i filen: den innehåller ditt personnummer och förvaras för sig.
      </p>
      <p className="eid-services">
        {eid.services.map(({ service, name }) => (
          <button key={service} type="submit" name="eid" value={service}>
            Skriv under {what} med {name}
          </button>
        ))}
      </p>
    </form>
  );
}

function Signing({ formId, open }: { formId: string; open: OpenEid }) {
  return (
    <>
      <p>
        I appen står: <q>{open.text}</q>
      </p>
      <p>
        <a className="button" href={open.address}>
          Öppna {open.name} på den här enheten
        </a>
      </p>
      <CodeFigure open={open} />
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

/** The pictures stand beside each other as on a film, and the style sheet moves it one step a second. */
function CodeFigure({ open: { codes, name } }: { open: OpenEid }) {
  if (codes.length === 0) {
    return (
      <p>
        Koden för en annan enhet gäller inte längre. Avbryt underskriften och börja om för en ny.
      </p>
    );
  }
  return (
    <figure className="eid-code">
      <figcaption>
        Har du {name} på en annan enhet? Öppna appen där och läs in koden.
        {codes.length > 1 ? " Den gäller i en halv minut." : ""}
      </figcaption>
      <svg viewBox="0 0 100 100" role="img" aria-label={`Kod att läsa in med ${name}`}>
        <g className={codes.length > 1 ? "eid-film" : undefined}>
          {codes.map(({ size, path }, index) => (
            <path
              key={path}
              d={path}
              transform={`translate(${index * 100} 0) scale(${100 / size})`}
            />
          ))}
        </g>
      </svg>
    </figure>
  );
}
