/** Who an ärende is about, what each has to do with them, and how the questions of jäv were answered. */
import type { Party, Tie } from "../domain/review/rule.ts";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

export const partyRoleNames: Record<Party["role"], string> = {
  applicant: "Sökande",
  partner: "Samverkanspart",
  counterparty: "Avtalspart",
  payee: "Mottagare av pengar",
  named: "Namngiven person",
};

export const tieKindNames: Record<Tie["kind"], string> = {
  employer: "Anställd hos",
  assignment: "Uppdrag hos",
  signatory: "Tecknar avtal för",
  contact: "Kontaktperson hos",
  ownership: "Äger eller leder",
  close_relative: "Närstående till",
};

type Common = { formId: string; state: FormState };

/** The parties of an ärende, those that were put in by hand. What the text and the bilagor tell is found besides. */
export function PartyForms(
  props: Common & { parties: (Party & { id: string })[]; mayWrite: boolean },
) {
  const { parties, mayWrite, formId } = props;
  const own = props.state?.typed.avsikt?.[0] === "part" ? props.state : undefined;
  if (parties.length === 0 && !mayWrite) return null;
  return (
    <section aria-labelledby="parter">
      <h3 id="parter">Parter</h3>
      <p className="hint">
        Parter som nämns i rubriken, besluten och bilagorna hittas ändå. Lägg till dem som inte syns
        där.
      </p>
      <ul className="rows">
        {parties.map(({ id, role, name }) => (
          <li key={id}>
            <span>
              {partyRoleNames[role]}: {name}
            </span>
            {mayWrite ? (
              <form method="post">
                <FormBasics formId={`${formId}-${id}`} intent="ta-bort-part" />
                <input type="hidden" name="partyId" value={id} />
                <button type="submit" className="quiet">
                  Ta bort<span className="visually-hidden"> {name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <details open={own !== undefined}>
          <summary data-command="Lägg till en part">Lägg till en part</summary>
          <form method="post">
            <FormBasics formId={formId} intent="part" />
            <TextField name="partyName" label="Organisation eller person" state={own} />
            <Select
              name="partyRole"
              label="Vad parten är i ärendet"
              options={Object.entries(partyRoleNames).map(([value, text]) => ({ value, text }))}
              state={own}
            />
            <button type="submit">Lägg till</button>
          </form>
        </details>
      ) : null}
    </section>
  );
}

/** One question of jäv as a page shows it. */
export type QuestionRow = {
  itemId: string;
  /** "§ 12 Ansökan …" */
  item: string;
  personId: string;
  name: string;
  /** Why it is asked, as a sentence. */
  why: string;
  isHeavy: boolean;
};

export type AnsweredRow = {
  itemId: string;
  item: string;
  personId: string;
  name: string;
  answer: "none" | "disqualified";
  reason: string;
  at: string;
  byName: string | null;
};

type Questions = Common & {
  questions: QuestionRow[];
  answered: AnsweredRow[];
  mayAnswer: boolean;
  /** For the person's own page: "du" is asked. */
  isOwn?: boolean;
  /** Shown with the ärende where several are listed. */
  showItem?: boolean;
  mayWithdraw?: boolean;
};

/** The questions that are open, each with its answer to give; and those that are answered. */
export function InterestQuestions(props: Questions) {
  const { questions, answered, isOwn = false, mayAnswer } = props;
  if (questions.length === 0 && answered.length === 0) return null;
  return (
    <section aria-labelledby="javsfragor">
      <h3 id="javsfragor">Frågor om jäv</h3>
      {questions.length > 0 ? (
        <p className="hint">
          {isOwn
            ? "Den som är jävig deltar inte i ärendet och är inte i rummet då. Säg till redan nu, så att en ersättare kan kallas (6 kap. 28 och 30 §§ kommunallagen)."
            : "Var och en ska själv säga till om jäv. Uppkommer en fråga beslutar styrelsen (6 kap. 30 § kommunallagen)."}
        </p>
      ) : null}
      <ul className="findings">
        {questions.map((one) => (
          <li
            key={`${one.itemId}${one.personId}`}
            className={`finding ${one.isHeavy ? "finding-block" : "finding-warn"}`}
          >
            {props.showItem ? <strong>{one.item}. </strong> : null}
            {one.why}
            {mayAnswer ? <AnswerForms {...props} question={one} /> : null}
          </li>
        ))}
      </ul>
      <ul className="rows">
        {answered.map((one) => (
          <li key={`${one.itemId}${one.personId}`}>
            <span>
              {props.showItem ? `${one.item}. ` : ""}
              {one.name}:{" "}
              {one.answer === "none"
                ? `inte jäv, därför att ${one.reason}`
                : `jäv${one.reason ? `, ${one.reason}` : ""}`}{" "}
              <span className="source">
                ({one.byName ? `${one.byName}, ` : ""}
                {instantText(one.at)})
              </span>
            </span>
            {props.mayWithdraw ? (
              <form method="post">
                <FormBasics
                  formId={`${props.formId}-${one.itemId}-${one.personId}`}
                  intent="fraga-igen"
                />
                <input type="hidden" name="itemId" value={one.itemId} />
                <input type="hidden" name="personId" value={one.personId} />
                <button type="submit" className="quiet">
                  Fråga igen<span className="visually-hidden"> {one.name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerForms(props: Questions & { question: QuestionRow }) {
  const { question, formId, isOwn = false } = props;
  const key = `${question.itemId}-${question.personId}`;
  const isTyped =
    props.state?.typed.personId?.[0] === question.personId &&
    props.state?.typed.itemId?.[0] === question.itemId;
  const state = isTyped ? props.state : undefined;
  return (
    <form method="post" className="inline-form">
      <FormBasics formId={`${formId}-${key}`} intent="javsfraga" />
      <input type="hidden" name="itemId" value={question.itemId} />
      <input type="hidden" name="personId" value={question.personId} />
      <TextField
        name="reason"
        label={isOwn ? "Varför det inte är jäv" : `Varför det inte är jäv för ${question.name}`}
        hint="Behövs inte för att anmäla jäv."
        idPrefix={key}
        state={state}
      />
      <p className="button-row">
        <button type="submit" name="answer" value="none">
          Inte jäv
        </button>{" "}
        <button type="submit" name="answer" value="disqualified" className="secondary">
          {isOwn ? "Jag är jävig" : "Jäv"}
        </button>
      </p>
    </form>
  );
}

export type TieRow = {
  id: string;
  name: string;
  person: string;
  kind: Tie["kind"];
  period: string;
  hasEnded: boolean;
};

/** Bindningar in the register: what questions of jäv are found by. */
export function TieForms(
  props: Common & { ties: TieRow[]; people: { value: string; text: string }[]; mayChange: boolean },
) {
  const { ties, people, mayChange, formId } = props;
  const own = props.state?.typed.avsikt?.[0] === "bindning" ? props.state : undefined;
  return (
    <section aria-labelledby="bindningar">
      <h2 id="bindningar">Bindningar</h2>
      <p className="hint">
        Var ledamöter, ersättare och personal arbetar, vad de tecknar avtal för och vilka som är
        närstående. Uppgifterna används för att fråga om jäv (6 kap. 28 § kommunallagen) och
        publiceras inte. Var en person kommer från står redan vid personen.
      </p>
      {ties.length > 0 ? (
        <ul className="rows">
          {ties.map((tie) => (
            <li key={tie.id} className={tie.hasEnded ? "past" : undefined}>
              <span>
                {tie.person}: {tieKindNames[tie.kind].toLowerCase()} {tie.name}, {tie.period}
              </span>
              {mayChange && !tie.hasEnded ? (
                <details>
                  <summary>
                    Avsluta
                    <span className="visually-hidden">
                      {" "}
                      {tie.person}, {tie.name}
                    </span>
                  </summary>
                  <form method="post">
                    <FormBasics formId={`${formId}-${tie.id}`} intent="avsluta-bindning" />
                    <input type="hidden" name="tieId" value={tie.id} />
                    <TextField
                      name="tieTo"
                      label="Sista dag"
                      hint="ÅÅÅÅ-MM-DD"
                      width="date"
                      idPrefix={tie.id}
                    />
                    <button type="submit" className="secondary">
                      Avsluta bindningen
                    </button>
                  </form>
                </details>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayChange ? <NewTie formId={formId} people={people} state={own} /> : null}
    </section>
  );
}

function NewTie({ formId, people, state }: Common & { people: { value: string; text: string }[] }) {
  return (
    <details open={state !== undefined}>
      <summary>Lägg till en bindning</summary>
      <form method="post">
        <FormBasics formId={formId} intent="bindning" />
        <Select name="tiePerson" label="Vem" options={people} state={state} />
        <Select
          name="tieKind"
          label="Vad"
          options={Object.entries(tieKindNames).map(([value, text]) => ({ value, text }))}
          state={state}
        />
        <TextField name="tieName" label="Organisation eller person" state={state} />
        <TextField
          name="tieFrom"
          label="Från och med"
          hint="ÅÅÅÅ-MM-DD"
          width="date"
          state={state}
        />
        <button type="submit">Lägg till</button>
      </form>
    </details>
  );
}
