/** The kallelse for the office: send it, and follow what becomes of it. */
import type { Quorum } from "../domain/attendance.ts";
import type { NoticeAdvice } from "../domain/noticeOfMeeting.ts";
import { FormBasics, Select, TextField } from "./fields.tsx";
import { quorumText } from "./summonsForms.tsx";
import { instantText } from "./wording.ts";

const roleText = { member: "Ledamot", substitute: "Ersättare" } as const;

function Advice({ advice }: { advice: NoticeAdvice | null }) {
  if (!advice) return null;
  return (
    <p className="note advice">
      {advice.text} <span className="source">({advice.source})</span>
    </p>
  );
}

type Recipient = {
  personId: string;
  role: "member" | "substitute";
  name: string;
  address: string;
};

/** Before it goes out: to whom, what is still to be filled in, and whether it is late. */
export function SendForm(props: {
  formId: string;
  home: string;
  maySummon: boolean;
  hasMail: boolean;
  advice: NoticeAdvice | null;
  gaps: { id: string; heading: string }[];
  recipients: Recipient[];
}) {
  const { hasMail, recipients, gaps } = props;
  const reached = recipients.filter(({ address }) => address !== "").length;
  return (
    <>
      <Advice advice={props.advice} />
      {gaps.length > 0 ? (
        <div className="note gaps">
          <p>I de här ärendena är något inom hakar ännu inte ifyllt:</p>
          <ul>
            {gaps.map(({ id, heading }) => (
              <li key={id}>
                <a href={`${props.home}/arenden/${id}`}>{heading}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <p>
        Kallelsen går till alla ledamöter och ersättare med uppdrag på sammanträdets dag (6 kap. 17
        § kommunallagen).
        {hasMail
          ? " Den skickas med e-post, med en länk till dagordningen och handlingarna."
          : " Ingen e-postserver är inställd: hämta kallelsen som PDF och skicka den själv."}
      </p>
      <Recipients recipients={recipients} hasMail={hasMail} />
      {props.maySummon ? (
        <form method="post">
          <FormBasics formId={props.formId} intent="kalla" />
          <button type="submit">
            {hasMail
              ? `Skicka kallelsen till ${reached === 1 ? "1 person" : `${reached} personer`}`
              : "Anteckna att kallelsen är utskickad"}
          </button>
          <p className="hint">Därefter ligger bilagornas nummer fast.</p>
        </form>
      ) : null}
    </>
  );
}

function Recipients({ recipients, hasMail }: { recipients: Recipient[]; hasMail: boolean }) {
  return (
    <ul className="rows">
      {recipients.map(({ personId, name, role, address }) => (
        <li key={personId}>
          {name}, {roleText[role].toLowerCase()}
          <span className={address === "" && hasMail ? "late" : undefined}>
            {address || (hasMail ? "Saknar e-post: kalla på annat sätt" : "Saknar e-post")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Whether the styrelse will be beslutsför with what has been answered so far. */
export function Expected(props: {
  sentAt: string | null;
  advice: NoticeAdvice | null;
  quorum: Quorum;
  empty: { member: string; holder: string }[];
  persons: Person[];
}) {
  const { quorum, empty, persons, sentAt } = props;
  const silent = persons.filter(({ role, answer }) => role === "member" && answer === null).length;
  return (
    <>
      {sentAt ? <p>Kallelsen gick ut {instantText(sentAt)}.</p> : null}
      <Advice advice={props.advice} />
      <p className={quorum.ok ? "note" : "late"}>
        {quorumText(quorum)}
        {silent > 0
          ? ` ${silent === 1 ? "En ledamot" : `${silent} ledamöter`} har inte svarat och räknas här som kommande.`
          : ""}{" "}
        <span className="source">(kommunallagen 6 kap. 27 §)</span>
      </p>
      {empty.map(({ member, holder }) => (
        <p className="late" key={`${member}${holder}`}>
          {holder
            ? `${holder} har hinder och ingen av ersättarna för ${member} kan tjänstgöra.`
            : `Platsen för ${member} är tom och ingen ersättare kan tjänstgöra.`}
        </p>
      ))}
      {quorum.ok ? null : (
        <p>
          Utan beslutsförhet får inget ärende handläggas. Fråga dem som har hinder, eller planera en
          ny dag.
        </p>
      )}
    </>
  );
}

type Call = {
  id: string;
  name: string;
  forName: string;
  member: string;
  at: string;
  answer: "comes" | "hindered" | null;
  released: { ground: string; at: string } | null;
};

const releaseText: Record<string, string> = {
  seat_filled: "behövs inte längre",
  substitute_hindered: "har själv hinder",
  no_longer_substitute: "är inte längre ersättare",
};

/** The ersättare called in, with those that ended. @see FIN-12 */
export function CalledIn({ calls }: { calls: Call[] }) {
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="inkallade">
      <h3 id="inkallade">Inkallade ersättare</h3>
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.id} className={call.released ? "past" : undefined}>
            <div>
              {call.name} {call.forName ? `för ${call.forName}` : "på en vakant plats"},{" "}
              {call.member}
            </div>
            <span>
              {call.released
                ? `${capital(releaseText[call.released.ground] ?? "")}, ${instantText(call.released.at)}`
                : call.answer === "comes"
                  ? "Kommer"
                  : `Inkallad ${instantText(call.at)}, har inte svarat`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type Person = {
  personId: string;
  name: string;
  role: "member" | "substitute";
  address: string;
  openedAt: string | null;
  answer: { kind: "comes" | "hindered"; reason: string; at: string; byName: string | null } | null;
};

export type Letter = {
  id: string;
  person_id: string;
  kind: keyof typeof letterNames;
  state: "queued" | "sending" | "sent" | "failed" | "uncertain";
  attempts: number;
  error: string | null;
  sent_at: string | null;
};

type ListProps = {
  formId: string;
  mayWrite: boolean;
  mayResend: boolean;
  hasMail: boolean;
  persons: Person[];
  letters: Letter[];
};

/** Everyone who was called: the letters, the first opening, the answer. */
export function SummonedList(props: ListProps) {
  const { persons } = props;
  if (persons.length === 0) return null;
  return (
    <section aria-labelledby="kallade">
      <h3 id="kallade">Kallade</h3>
      <ul className="rows summoned">
        {persons.map((person) => (
          <li key={person.personId}>
            <div>
              <strong>{person.name}</strong>, {roleText[person.role].toLowerCase()}
              <Letters {...props} person={person} />
            </div>
            <div>
              <p>{answerText(person)}</p>
              <p className="hint">
                {person.openedAt
                  ? `Öppnade kallelsen ${instantText(person.openedAt)}.`
                  : "Inte öppnad."}
              </p>
              {props.mayWrite ? <AnswerFor person={person} formId={props.formId} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function answerText({ answer }: Person): string {
  if (!answer) return "Har inte svarat";
  const said = answer.kind === "comes" ? "Kommer" : "Har hinder";
  return answer.reason ? `${said}: ${answer.reason}` : said;
}

const letterNames = {
  summons: "Kallelsen",
  call_in: "Inkallelsen",
  call_in_release: "Beskedet att inkallelsen upphört",
  reminder: "Påminnelsen om justering",
  cancellation: "Beskedet att sammanträdet är inställt",
} as const;

const stateText: Record<Letter["state"], string> = {
  queued: "väntar på att skickas",
  sending: "skickas",
  sent: "skickades",
  failed: "kunde inte skickas",
  uncertain: "är osäkert om det kom fram",
};

type LettersProps = Pick<ListProps, "letters" | "hasMail" | "mayResend" | "formId"> & {
  person: Pick<Person, "personId" | "name" | "address">;
};

/** The letters to one person, and how far each has come. */
export function Letters({ person, letters, hasMail, mayResend, formId }: LettersProps) {
  const own = letters.filter((letter) => letter.person_id === person.personId);
  if (own.length === 0) {
    if (!hasMail || person.address !== "") return null;
    return <p className="late">Saknar e-post: kalla på annat sätt.</p>;
  }
  return (
    <ul className="plain letters">
      {own.map((letter) => (
        <li key={letter.id}>
          <span className={letter.state === "failed" ? "late" : "hint"}>
            {letterNames[letter.kind]} {stateText[letter.state]}
            {letter.sent_at ? ` ${instantText(letter.sent_at)}` : ""}
            {letter.error ? `: ${letter.error}` : ""}
            {letter.state === "queued" && letter.attempts > 0
              ? ` Nytt försök görs (${letter.attempts + 1}).`
              : ""}
          </span>
          {mayResend && (letter.state === "failed" || letter.state === "uncertain") ? (
            <form method="post">
              <FormBasics formId={`${formId}-${letter.id}`} intent="igen" />
              <input type="hidden" name="letterId" value={letter.id} />
              <button type="submit" className="quiet">
                Skicka igen<span className="visually-hidden"> till {person.name}</span>
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** For one who telephones. */
function AnswerFor({ person, formId }: { person: Person; formId: string }) {
  return (
    <details>
      <summary>
        Anteckna svar<span className="visually-hidden"> för {person.name}</span>
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${person.personId}`} intent="svar" />
        <input type="hidden" name="personId" value={person.personId} />
        <Select
          name="answer"
          label="Svar"
          idPrefix={person.personId}
          value={person.answer?.kind === "comes" ? "hindered" : "comes"}
          options={[
            { value: "comes", text: "Kommer" },
            { value: "hindered", text: "Har hinder" },
          ]}
        />
        <TextField name="reason" label="Skäl till hindret" idPrefix={person.personId} />
        <button type="submit" className="secondary">
          Anteckna
        </button>
      </form>
    </details>
  );
}
