/** Those who approve or sign: in which order, until when, who is to be reminded, and the two answers. */
import type { Round } from "#db/queries/approval.server.ts";
import type { DueReminder } from "#db/queries/reminders.server.ts";
import { daysBetween, type LegalDate, longDate } from "../domain/calendar.ts";
import { daysText } from "../domain/wording.ts";
import { type EidChoice, EidForm } from "./eidForm.tsx";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { SignForm } from "./signForm.tsx";

type Approver = {
  personId: string;
  name: string;
  role: "chair" | "adjuster";
  approvedOn: LegalDate | null;
  isTurn: boolean;
};

const orderTexts = {
  together: "Alla justerar samtidigt.",
  chair_first: "Justeringen går i tur och ordning, ordföranden först.",
  chair_last: "Justeringen går i tur och ordning, ordföranden sist.",
} as const;

/** The approver sees what is approved, its hash, and the two answers. */
export function ApproverForms(props: {
  formId: string;
  home: string;
  round: Round | null;
  approvers: Approver[];
  reminders: DueReminder[];
  /** An e-mail server is configured. */
  hasMail: boolean;
  dueOn: LegalDate;
  today: LegalDate;
  isTurn: boolean;
  mayApprove: boolean;
  mayRecall: boolean;
  /** Set when it is one paragraf that is approved. */
  paragraf: { id: string } | null;
  /** What the reader has begun to sign with an eID. */
  eid: EidChoice;
  state: FormState;
}) {
  const { round, home, approvers, paragraf } = props;
  if (!round) return null;
  const what = paragraf ? "paragrafen" : "protokollet";
  const isSigned = round.method !== "logged";
  return (
    <>
      <h3>Vem som justerar</h3>
      <p>{orderTexts[round.turnOrder ?? "together"]}</p>
      <ul>
        {approvers.map((a) => (
          <li key={a.personId}>
            {a.name}, {a.role === "chair" ? "ordförande" : "justerare"}:{" "}
            <ApproverState {...props} approver={a} isSigned={isSigned} />
          </li>
        ))}
      </ul>
      <Reminders {...props} />
      {props.mayApprove ? (
        <section className="next-step approve" aria-label={isSigned ? "Skriv under" : "Godkänn"}>
          <WhatToRead home={home} paragraf={paragraf} isSigned={isSigned} />
          <p className="hash">SHA-256: {isSigned ? round.pdf : round.sha256}</p>
          {props.isTurn ? <AnswerForm {...props} round={round} what={what} /> : <NotYourTurn />}
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
          label={`Varför återkallas ${what}?`}
        />
      ) : null}
    </>
  );
}

const NotYourTurn = () => (
  <p>Någon annan justerar före dig. När det är din tur finns knappen här.</p>
);

function AnswerForm(props: {
  formId: string;
  round: Round;
  what: string;
  eid: EidChoice;
  state: FormState;
}) {
  const { round, formId, what, eid, state } = props;
  if (round.method === "eid") {
    return <EidForm formId={formId} sha256={round.sha256} what={what} eid={eid} />;
  }
  if (round.method === "logged") {
    return <ApproveForm formId={formId} sha256={round.sha256} what={what} />;
  }
  return <SignForm formId={formId} sha256={round.sha256} what={what} state={state} />;
}

function WhatToRead(props: { home: string; paragraf: { id: string } | null; isSigned: boolean }) {
  const { home, paragraf, isSigned } = props;
  const [address, words, pdf] = paragraf
    ? [
        "#paragrafens-text",
        "paragrafen här nedanför",
        `${home}/arenden/${paragraf.id}/justering/fil/pdf`,
      ]
    : [`${home}/protokoll`, "protokollet", `${home}/fil/protokoll/pdf`];
  return (
    <p>
      Läs <a href={address}>{words}</a> (<a href={pdf}>PDF</a>).{" "}
      {isSigned
        ? "Det du skriver under är exakt denna PDF-fil:"
        : "Det du godkänner är exakt dessa filer:"}
    </p>
  );
}

function ApproveForm(props: { formId: string; sha256: string; what: string }) {
  const { formId, sha256, what } = props;
  return (
    <>
      <form method="post">
        <FormBasics formId={formId} intent="godkann" />
        <input type="hidden" name="sha256" value={sha256} />
        <button type="submit">Godkänn {what}</button>
      </form>
      <p className="hint">
        Godkännandet loggas med ditt namn och tiden. Det är en enkel elektronisk underskrift, inte
        en avancerad.
      </p>
    </>
  );
}

/** Until when each has, in words: the fourteen days are the same for all. @see KL 5:69 */
function ApproverState(props: {
  approver: Approver;
  dueOn: LegalDate;
  today: LegalDate;
  isSigned: boolean;
}) {
  const { approver, dueOn, today } = props;
  const done = props.isSigned ? "skrivit under" : "godkänt";
  if (approver.approvedOn) {
    return (
      <>
        har {done} {longDate(approver.approvedOn)}
      </>
    );
  }
  const left = daysBetween(today, dueOn);
  const turn = approver.isTurn ? "" : ", väntar på sin tur";
  if (left < 0) {
    return (
      <span className="late">
        skulle ha {done} senast {longDate(dueOn)}, för {daysText(-left)} sedan{turn}
      </span>
    );
  }
  return (
    <>
      har till och med {longDate(dueOn)} på sig
      {left === 0 ? ", alltså i dag" : `, ${daysText(left)} kvar`}
      {turn}
    </>
  );
}

/** Those who are to be reminded today, with the words to send. */
function Reminders(props: {
  reminders: DueReminder[];
  hasMail: boolean;
  formId: string;
  state: FormState;
}) {
  if (props.reminders.length === 0) return null;
  return (
    <section aria-labelledby="paminn">
      <h3 id="paminn">Påminn</h3>
      <ul className="plain">
        {props.reminders.map((r) => (
          <li key={r.personId}>
            <p>
              <strong>{r.name}</strong>
              {r.email ? (
                <>
                  {" "}
                  (<a href={`mailto:${r.email}`}>{r.email}</a>)
                </>
              ) : null}
              : dag {r.onDay} efter sammanträdet.
            </p>
            <p className="note">{r.text}</p>
            {props.hasMail && r.email !== "" ? <LetterForm {...props} reminder={r} /> : null}
            <ToldForm {...props} reminder={r} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const idOf = (formId: string, { personId, onDay }: DueReminder) => `${formId}-${personId}-${onDay}`;

function LetterForm({ reminder, formId }: { reminder: DueReminder; formId: string }) {
  return (
    <form method="post">
      <FormBasics formId={idOf(formId, reminder)} intent="paminn-med-brev" />
      <input type="hidden" name="personId" value={reminder.personId} />
      <button type="submit">Skicka påminnelsen till {reminder.name}</button>
    </form>
  );
}

function ToldForm(props: { reminder: DueReminder; formId: string; state: FormState }) {
  const { reminder: r, formId, state } = props;
  return (
    <form method="post" className="inline-form">
      <FormBasics formId={idOf(formId, r)} intent="paminn" />
      <input type="hidden" name="personId" value={r.personId} />
      <TextField
        name="how"
        label="Hur gick påminnelsen ut?"
        value="telefon"
        width="short"
        idPrefix={r.personId}
        state={state?.typed.personId?.[0] === r.personId ? state : undefined}
      />
      <button type="submit" className="secondary">
        Anteckna att {r.name} är påmind
      </button>
    </form>
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
        <p className="hint">
          Justeringen börjar då om, och de godkännanden eller underskrifter som getts faller.
        </p>
        <TextField name="ground" label={props.label} idPrefix={props.intent} state={own} />
        <button type="submit" className="secondary">
          {props.summary}
        </button>
      </form>
    </details>
  );
}
