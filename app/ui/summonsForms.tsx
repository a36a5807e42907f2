/** The kallelse for the one who is called: the answer first, then what will be handled. */
import type { Quorum } from "../domain/attendance.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

type Answer = { kind: "comes" | "hindered"; reason: string; at: string; byName: string | null };

export type AnswerProps = {
  formId: string;
  state: FormState;
  isOpened: boolean;
  own: { role: "member" | "substitute"; answer: Answer | null } | null;
  /** The seat that this person has been called in to. */
  call: { forName: string; member: string } | null;
  /** Who has been called in for this person. */
  replacedBy: string | null;
  quorum: Quorum;
};

/** Coming is one tap, hinder two. The last answer counts, and it can be changed until the meeting is opened. */
export function AnswerBox(props: AnswerProps) {
  const { own, isOpened } = props;
  if (!own) return <p className="note">Du är inte kallad till sammanträdet, men du kan läsa.</p>;
  const kind = own.answer?.kind ?? null;
  return (
    <section className="answer" aria-labelledby="svar">
      <h2 id="svar">Ditt svar</h2>
      <Standing {...props} />
      {isOpened ? (
        <p>Sammanträdet är öppnat. Säg till sekreteraren om något ändras.</p>
      ) : (
        <div className="answers">
          {kind === "comes" ? null : <ComesForm {...props} />}
          {kind === "hindered" ? null : <HinderForm {...props} />}
        </div>
      )}
    </section>
  );
}

/** What is known now, in words. */
function Standing({ own, call, replacedBy, quorum }: AnswerProps) {
  const answer = own?.answer ?? null;
  const isCalled = call !== null;
  return (
    <>
      {isCalled ? (
        <p className="note">
          <strong>Du är inkallad att tjänstgöra</strong>
          {call.forName ? ` i stället för ${call.forName}` : ""}, {call.member}.
        </p>
      ) : null}
      {answer === null ? (
        <p>
          {own?.role === "substitute" && !isCalled ? substituteHint : "Du har inte svarat ännu."}
        </p>
      ) : (
        <p>
          Du har svarat:{" "}
          <strong>{answer.kind === "comes" ? "jag kommer" : "jag har hinder"}</strong>
          {answer.reason ? ` (${answer.reason})` : ""}, {instantText(answer.at)}
          {answer.byName ? `, antecknat av ${answer.byName}` : ""}.
        </p>
      )}
      {answer?.kind === "hindered" && own?.role === "member" ? (
        <p>
          {replacedBy
            ? `${replacedBy} är inkallad i ditt ställe.`
            : `Ingen ersättare kan tjänstgöra i ditt ställe. ${quorumText(quorum)}`}
        </p>
      ) : null}
    </>
  );
}

const substituteHint =
  "Du är kallad som ersättare och får alltid närvara. Svara gärna: då vet kansliet om du kan tjänstgöra.";

/** Whether the styrelse will be beslutsför, in words. @see KL 6:27 */
export const quorumText = ({ ok, present, seats, needed }: Quorum): string =>
  ok
    ? `Styrelsen blir beslutsför: ${present} av ${seats} platser har någon som kan tjänstgöra, ${needed} behövs.`
    : `Styrelsen blir inte beslutsför: bara ${present} av ${seats} platser har någon som kan tjänstgöra, och ${needed} behövs.`;

function ComesForm({ formId }: AnswerProps) {
  return (
    <form method="post">
      <FormBasics formId={formId} intent="kommer" />
      <input type="hidden" name="answer" value="comes" />
      <button type="submit">Jag kommer</button>
    </form>
  );
}

function HinderForm({ formId, state }: AnswerProps) {
  const own = state?.typed.avsikt?.[0] === "hinder" ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary className="button secondary">Jag har hinder</summary>
      <form method="post">
        <FormBasics formId={formId} intent="hinder" />
        <input type="hidden" name="answer" value="hindered" />
        <button type="submit">Meddela hinder</button>
        <TextField
          name="reason"
          label="Skäl"
          hint="Behövs inte. Kansliet läser det; skriv inget om hälsa."
          state={own}
        />
      </form>
    </details>
  );
}

type AgendaRow = {
  id: string;
  heading: string;
  attachments: string[];
  lead: string;
  clauses: string[];
  /** The tjänsteskrivelse as HTML of our own document renderer. */
  memo: string | null;
};

type Paper = {
  id: string;
  label: string;
  title: string;
  hasFile: boolean;
  /** Its words can be read in a page. */
  isReadable: boolean;
};

export function SummonsAgenda({
  items,
  attachments,
  home,
}: {
  items: AgendaRow[];
  attachments: Paper[];
  home: string;
}) {
  const cited = new Set(items.flatMap((item) => item.attachments));
  const others = attachments.filter(({ label }) => !cited.has(label));
  return (
    <>
      <h2>Dagordning</h2>
      <ol className="summons-agenda">
        {items.map((item) => (
          <li key={item.id}>
            <h3>{item.heading}</h3>
            {item.clauses.length > 0 ? (
              <div className="decision">
                <p>Förslag: {item.lead}</p>
                <ul>
                  {item.clauses.map((clause) => (
                    <li key={clause}>{clause}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            <Papers
              papers={attachments.filter(({ label }) => item.attachments.includes(label))}
              home={home}
            />
            {item.memo === null ? null : (
              <details>
                <summary>
                  Tjänsteskrivelse<span className="visually-hidden">: {item.heading}</span>
                </summary>
                {/* Rendered by our own document renderer, which escapes everything that people wrote. */}
                <div className="document" dangerouslySetInnerHTML={{ __html: item.memo }} />
              </details>
            )}
          </li>
        ))}
      </ol>
      {others.length > 0 ? (
        <>
          <h2>Fler handlingar</h2>
          <Papers papers={others} home={home} />
        </>
      ) : null}
    </>
  );
}

function Papers({ papers, home }: { papers: Paper[]; home: string }) {
  if (papers.length === 0) return null;
  return (
    <ul className="plain">
      {papers.map(({ id, label, title, hasFile, isReadable }) => (
        <li key={id}>
          {hasFile ? (
            <a href={`${home}/bilagor/${id}`}>
              Bilaga {label}: {title}
            </a>
          ) : (
            `Bilaga ${label}: ${title} (ingen fil)`
          )}
          {isReadable ? (
            <>
              {" "}
              (<a href={`${home}/bilagor/${id}/las`}>läs bilaga {label} här</a>)
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
