/** Sending for justering, and the rounds so far. */
import type { Round } from "#db/queries/approval.server.ts";
import { FormBasics, type FormState, Select } from "./fields.tsx";
import { type Reviewed, ReviewList } from "./findings.tsx";
import { instantText } from "./wording.ts";

/** What stops, what needs a reason, and the button. */
export function SendForm(props: {
  formId: string;
  home: string;
  findings: Reviewed[];
  maySend: boolean;
  /** One paragraf, justerad omedelbart: all approve there and then. */
  isAtOnce: boolean;
  state: FormState;
}) {
  const { findings, formId, home, maySend, isAtOnce, state } = props;
  const stops = findings.filter((f) => f.level === "block");
  return (
    <>
      {findings.length > 0 ? (
        <>
          <h3>Vad reglerna säger om {isAtOnce ? "paragrafen" : "protokollet"}</h3>
          <ReviewList
            findings={findings}
            formId={formId}
            home={home}
            mayWrite={maySend}
            state={state}
          />
        </>
      ) : (
        <p>Reglerna hittar inget fel i {isAtOnce ? "paragrafen" : "protokollet"}.</p>
      )}
      {maySend && stops.length === 0 ? (
        <form method="post">
          <FormBasics formId={formId} intent="skicka" />
          {isAtOnce ? null : <TurnOrder state={state} />}
          <button type="submit">
            {isAtOnce ? "Skicka för omedelbar justering" : "Skicka för justering"}
          </button>
        </form>
      ) : null}
      {stops.length > 0 ? (
        <p>
          <strong>
            {isAtOnce ? "Paragrafen" : "Protokollet"} kan skickas när felen ovan är rättade.
          </strong>
        </p>
      ) : null}
    </>
  );
}

function TurnOrder({ state }: { state: FormState }) {
  return (
    <Select
      name="turnOrder"
      label="Ordning"
      hint="Styrelsen bestämmer hur justeringen går till (5 kap. 69 § kommunallagen)."
      options={[
        { value: "", text: "Alla justerar samtidigt" },
        { value: "chair_last", text: "I tur och ordning: justerarna först, ordföranden sist" },
        { value: "chair_first", text: "I tur och ordning: ordföranden först" },
      ]}
      state={state}
    />
  );
}

/** The certificate that somebody signed with, as the certificate says. */
function signedText({ signatures }: Round, personId: string): string {
  const made = signatures.find((one) => one.personId === personId);
  if (!made) return "";
  if (made.organisation === "" && made.before === made.after) {
    return `, med ${made.issuer} för ${made.name}`;
  }
  const who = [made.name, made.organisation].filter((one) => one !== "").join(", ");
  return `, med ett certifikat för ${who}, utfärdat av ${made.issuer}`;
}

export function Rounds({ rounds }: { rounds: Round[] }) {
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="omgangar">
      <h3 id="omgangar">Justeringens gång</h3>
      <ol className="rounds" reversed>
        {rounds.map((r) => (
          <li key={r.id}>
            <p>
              Skickat {instantText(r.at)}
              {r.byName ? ` av ${r.byName}` : ""}. <span className="hash">SHA-256: {r.sha256}</span>
            </p>
            {r.approvals.map((a) => (
              <p key={a.personId}>
                {a.name} {r.method === "logged" ? "godkände" : "skrev under"} som{" "}
                {a.role === "chair" ? "ordförande" : "justerare"} {instantText(a.at)}
                {signedText(r, a.personId)}.
              </p>
            ))}
            {r.method === "certificate" && r.signatures.length > 0 ? (
              <p className="hash">PDF-filen med underskrifter, SHA-256: {r.pdf}</p>
            ) : null}
            {r.withdrawn ? (
              <p>
                Återtaget {instantText(r.withdrawn.at)}
                {r.withdrawn.byName ? ` av ${r.withdrawn.byName}` : ""}: {r.withdrawn.ground}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
