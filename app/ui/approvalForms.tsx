/** Sending for justering, approving, and the rounds so far. */
import type { Round } from "#db/queries/approval.server.ts";
import type { Finding } from "../domain/result.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { FindingText } from "./findings.tsx";
import { instantText } from "./wording.ts";

type Remarkable = Finding & { key: string; remark: string | null };

/** What stops, what needs a reason, and the button. */
export function SendForm(props: {
  formId: string;
  findings: Remarkable[];
  maySend: boolean;
  state: FormState;
}) {
  const { findings, formId, maySend, state } = props;
  const stops = findings.filter((f) => f.level === "block");
  return (
    <>
      {findings.length > 0 ? (
        <>
          <h3>Vad reglerna säger om protokollet</h3>
          <ul className="findings">
            {findings.map((f) => (
              <li key={f.key + f.text} className={`finding finding-${f.level}`}>
                <FindingText finding={f} />
                {f.level === "warn" ? (
                  <Reason finding={f} formId={formId} maySend={maySend} state={state} />
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Reglerna hittar inget fel i protokollet.</p>
      )}
      {maySend && stops.length === 0 ? (
        <form method="post">
          <FormBasics formId={formId} intent="skicka" />
          <button type="submit">Skicka för justering</button>
        </form>
      ) : null}
      {stops.length > 0 ? (
        <p>
          <strong>Protokollet kan skickas när felen ovan är rättade.</strong>
        </p>
      ) : null}
    </>
  );
}

function Reason(props: {
  finding: Remarkable;
  formId: string;
  maySend: boolean;
  state: FormState;
}) {
  const { finding, formId, maySend } = props;
  if (finding.remark) return <p>Skäl: {finding.remark}</p>;
  if (!maySend) return null;
  const own = props.state?.typed.rule?.[0] === finding.rule ? props.state : undefined;
  return (
    <form method="post" className="inline-form">
      <FormBasics formId={`${formId}-${finding.key}`} intent="skal" />
      <input type="hidden" name="rule" value={finding.rule} />
      <input type="hidden" name="paragraf" value={finding.paragraf ?? ""} />
      <TextField
        name="reason"
        label="Skälet till att det får stå kvar"
        idPrefix={finding.key}
        state={own}
      />
      <button type="submit" className="secondary">
        Spara skälet
      </button>
    </form>
  );
}

/** The approver sees what is approved, its hash, and the two answers. */
export function ApproverForms(props: {
  formId: string;
  home: string;
  round: Round | null;
  approvers: { name: string; hasApproved: boolean }[];
  mayApprove: boolean;
  mayRecall: boolean;
  state: FormState;
}) {
  const { round, formId, home, approvers } = props;
  if (!round) return null;
  return (
    <>
      <h3>Vem som justerar</h3>
      <ul>
        {approvers.map((a) => (
          <li key={a.name}>
            {a.name}: {a.hasApproved ? "har godkänt" : "har inte godkänt ännu"}
          </li>
        ))}
      </ul>
      {props.mayApprove ? (
        <section className="next-step approve" aria-label="Godkänn">
          <p>
            Läs <a href={`${home}/protokoll`}>protokollet</a> (
            <a href={`${home}/fil/protokoll/pdf`}>PDF</a>). Det du godkänner är exakt dessa filer:
          </p>
          <p className="hash">SHA-256: {round.sha256}</p>
          <form method="post">
            <FormBasics formId={formId} intent="godkann" />
            <input type="hidden" name="sha256" value={round.sha256} />
            <button type="submit">Godkänn protokollet</button>
          </form>
          <p className="hint">
            Godkännandet loggas med ditt namn och tiden. Det är en enkel elektronisk underskrift,
            inte en avancerad.
          </p>
          <GroundForm
            {...props}
            intent="lamna-tillbaka"
            summary="Lämna tillbaka för ändring"
            label="Vad ska ändras?"
          />
        </section>
      ) : null}
      {props.mayRecall ? (
        <GroundForm
          {...props}
          intent="aterkalla"
          summary="Återkalla för ändring"
          label="Varför återkallas protokollet?"
        />
      ) : null}
    </>
  );
}

function GroundForm(props: {
  formId: string;
  intent: string;
  summary: string;
  label: string;
  state: FormState;
}) {
  const own = props.state?.typed.avsikt?.[0] === props.intent ? props.state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>{props.summary}</summary>
      <form method="post">
        <FormBasics formId={props.formId} intent={props.intent} />
        <p className="hint">Justeringen börjar då om, och de godkännanden som getts faller.</p>
        <TextField name="ground" label={props.label} idPrefix={props.intent} state={own} />
        <button type="submit" className="secondary">
          {props.summary}
        </button>
      </form>
    </details>
  );
}

export function Rounds({ rounds }: { rounds: Round[]; home: string }) {
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
                {a.name} godkände som {a.role === "chair" ? "ordförande" : "justerare"}{" "}
                {instantText(a.at)}.
              </p>
            ))}
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
