/** What is prepared for an ärende: what the law asks of it, the förslag till beslut and the tjänsteskrivelse. */
import type { Demand } from "../domain/agenda.ts";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";

export function Demands({ demands }: { demands: Demand[] }) {
  if (demands.length === 0) return null;
  return (
    <section className="demands" aria-labelledby="kraven">
      <h3 id="kraven">Vad lagen kräver</h3>
      <ul>
        {demands.map((demand) => (
          <li key={`${demand.rule}${demand.text}`}>
            {demand.text} <span className="source">({demand.source})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Prepared = { lead: string; clauses: string[]; memo: string; revision: number };

export type ProposalProps = {
  formId: string;
  state: FormState;
  mayWrite: boolean;
  proposal: Prepared;
  /** Beginning of a tjänsteskrivelse from the type; shown while nothing has been written. */
  memoTemplate: string;
  gaps: string[];
  /** Open already: somebody has come to write. */
  isOpen: boolean;
};

/** Written before the meeting. It is printed in the kallelse, and is no decision. */
export function ProposalForm(props: ProposalProps) {
  const { formId, state, mayWrite, proposal, gaps } = props;
  if (!mayWrite) return <Proposal proposal={proposal} />;
  const own = state?.typed.avsikt?.[0] === "forslag" ? state : undefined;
  return (
    <details className="proposal" open={props.isOpen || own !== undefined}>
      <summary>Förslag till beslut och tjänsteskrivelse</summary>
      <form method="post" className="writing">
        <FormBasics formId={formId} intent="forslag" />
        <input type="hidden" name="proposal-revision" value={proposal.revision} />
        {gaps.length > 0 ? (
          <p className="note">
            Att fylla i: {gaps.map((gap) => `[${gap}]`).join(", ")}. Så länge det står kvar kan
            förslaget inte föras in som beslut.
          </p>
        ) : null}
        <TextField
          name="proposed-lead"
          label="Förslagets beslutsmening"
          value={proposal.lead || "Styrelsen beslutar"}
          state={own}
        />
        <TextArea
          name="proposed-clauses"
          label="Förslagets att-satser"
          hint="En per rad. De skrivs i kallelsen. Vid sammanträdet förs de in som beslut med ett tryck."
          rows={4}
          value={proposal.clauses.join("\n")}
          state={own}
        />
        <TextArea
          name="memo"
          label="Tjänsteskrivelse"
          hint="Bakgrund och bedömning. Den följer med kallelsen men står inte i protokollet. ### ger en rubrik."
          rows={12}
          value={proposal.memo || props.memoTemplate}
          state={own}
        />
        <button type="submit" className="secondary">
          Spara förslaget
        </button>
      </form>
    </details>
  );
}

function Proposal({ proposal }: { proposal: Prepared }) {
  if (proposal.clauses.length === 0 && proposal.memo === "") return null;
  return (
    <details className="proposal">
      <summary>Förslag till beslut och tjänsteskrivelse</summary>
      <div className="read-only">
        {proposal.clauses.length > 0 ? (
          <>
            <p>{proposal.lead}</p>
            <ul>
              {proposal.clauses.map((clause) => (
                <li key={clause}>{clause}</li>
              ))}
            </ul>
          </>
        ) : null}
        {proposal.memo === "" ? null : <p className="pre">{proposal.memo}</p>}
      </div>
    </details>
  );
}
