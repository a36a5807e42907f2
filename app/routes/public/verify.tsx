import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { type CheckedFile, checkFile } from "../../commands/checkFile.server.ts";
import { officeOf } from "../../session.server.ts";
import { PublicPage } from "../../ui/page.tsx";
import { uploadLimitBytes } from "../../upload.server.ts";

export const meta: MetaFunction = () => [{ title: "Kontrollera en handling" }];

type Answer = { filename: string; refusal: string } | { filename: string; checked: CheckedFile };

/** Reads the file, answers and forgets it: nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const file = (await request.formData()).get("file");
  const no = (refusal: string, filename = "") =>
    json<Answer>({ filename, refusal }, { status: 422 });
  if (!(file instanceof File) || file.name === "") return no("Välj en fil.");
  const filename = file.name.slice(0, 200);
  if (file.size === 0) return no(`Filen ”${filename}” är tom.`, filename);
  if (file.size > uploadLimitBytes) {
    return no(`Filen ”${filename}” är för stor. Högst 25 MB kan kontrolleras här.`, filename);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const checked = await checkFile(officeOf(context), bytes);
  if (!checked.ok) return no(checked.refusals[0]?.text ?? "", filename);
  return json<Answer>({ filename, checked: checked.value });
}

export default function Verify() {
  const answer = useActionData<typeof action>();
  const refusal = answer && "refusal" in answer ? answer.refusal : null;
  return (
    <PublicPage>
      <h1>Kontrollera en handling</h1>
      <p className="lead">
        Har du fått ett protokoll, ett anslag eller något annat från ett förbund? Välj filen, så får
        du veta om den är oförändrad, vem som har skrivit under den och vilket förbund den kommer
        från. Filen sparas inte.
      </p>
      {answer && "checked" in answer ? <Result {...answer} /> : null}
      <form method="post" encType="multipart/form-data">
        <div className={refusal ? "field field-refused" : "field"}>
          <label htmlFor="file">Fil</label>
          <p className="hint" id="file-hint">
            PDF, Word, HTML eller ett innehållsbevis (JSON), högst 25 MB.
          </p>
          {refusal ? (
            <p className="field-error" id="file-error" role="alert">
              <span className="visually-hidden">Fel: </span>
              {refusal}
            </p>
          ) : null}
          <input
            type="file"
            id="file"
            name="file"
            aria-describedby={refusal ? "file-hint file-error" : "file-hint"}
            aria-invalid={refusal !== null || undefined}
          />
        </div>
        <button type="submit">Kontrollera</button>
      </form>
      <section aria-labelledby="sjalv">
        <h2 id="sjalv">Kontrollera själv</h2>
        <p>
          Varje handling har en kontrollsumma, SHA-256, som vem som helst kan räkna ut. Varje
          händelse i ett förbunds logg innehåller den förras, och på varje anslag står hur loggen
          slutade den dagen. Därför går det inte att ändra något i efterhand utan att det syns.
        </p>
      </section>
    </PublicPage>
  );
}

/** The answer first, as a sentence; then what it stands on. */
function Result({ filename, checked }: { filename: string; checked: CheckedFile }) {
  const { verdict, isUnchanged, signatures, log, facts } = checked;
  return (
    <section className={isUnchanged ? "verdict verdict-sound" : "verdict"} aria-labelledby="svar">
      <h2 id="svar">{isUnchanged ? "Oförändrad" : "Inte visat att den är oförändrad"}</h2>
      <p>
        <strong>{filename}</strong>: {verdict}
      </p>
      {signatures.length > 0 ? (
        <>
          <h3>Underskrifter</h3>
          <ol>
            {signatures.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
        </>
      ) : null}
      {log.length > 0 ? (
        <>
          <h3>Förbundets logg</h3>
          <ul>
            {log.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      <ul className="plain">
        {facts.map((one) => (
          <li key={one} className="hash">
            {one}
          </li>
        ))}
      </ul>
    </section>
  );
}
