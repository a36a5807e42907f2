/** The next question and its answer: acclamation by one button, an omröstning with a row for each who votes. */
import type { Stage } from "../domain/decision/order.ts";
import { ChoiceGroup, type Choices, ownState } from "./choiceGroup.tsx";
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";

/** A choice with its name and what it means when it wins. */
export type ChoiceWords = { value: string; name: string; answer: string };

export type NextQuestionProps = {
  formId: string;
  here: string;
  next: { stage: Stage; sentence: string; choices: ChoiceWords[]; isOwn: boolean } | null;
  voters: { id: string; name: string; leans: string }[];
  isSecret: boolean;
  alternatives: Choices;
  state: FormState;
};

const why: Record<Stage, string> = {
  procedural:
    "Yrkanden om bordläggning och återremiss prövas före sakfrågan, ett i taget. Enkel majoritet avgör.",
  counter:
    "Det finns fler än två förslag. Först utses ett motförslag, som sedan ställs mot huvudförslaget.",
  main: "Svaret avgör sakfrågan.",
  addition: "Sakfrågan är avgjord. Varje tillägg prövas för sig.",
};

export function NextQuestion(props: NextQuestionProps) {
  const { next, formId } = props;
  if (!next) return null;
  return (
    <section className="next-question" aria-labelledby="nasta">
      <h3 id="nasta">{next.isOwn ? "Ordförandens egen fråga" : "Nästa fråga"}</h3>
      <p>{next.sentence}</p>
      <p className="hint">{why[next.stage]}</p>
      <form method="post">
        <FormBasics formId={formId} intent="acklamation" />
        <HiddenChoices choices={next.choices} />
        <p id="fann">Ordföranden fann att styrelsen beslutade</p>
        <div className="answers">
          {next.choices.map((choice, index) => (
            <button
              type="submit"
              key={choice.value}
              name="found"
              value={choice.value}
              className={index > 0 ? "secondary" : undefined}
              aria-describedby="fann"
            >
              {choice.answer}
            </button>
          ))}
        </div>
      </form>
      {props.isSecret ? <ClosedVote {...props} next={next} /> : <OpenVote {...props} next={next} />}
      <OtherQuestion {...props} />
    </section>
  );
}

const HiddenChoices = ({ choices }: { choices: ChoiceWords[] }) => (
  <>
    {choices.map(({ value }) => (
      <input key={value} type="hidden" name="choices" value={value} />
    ))}
  </>
);

type Asked = Omit<NextQuestionProps, "next"> & { next: NonNullable<NextQuestionProps["next"]> };

function OpenVote({ next, voters, formId, state }: Asked) {
  const own = ownState(state, "omrostning");
  const [yes, no] = next.choices;
  const answers = [
    { value: yes?.value ?? "", text: "Ja" },
    { value: no?.value ?? "", text: "Nej" },
    { value: "avstar", text: "Avstår" },
  ];
  return (
    <details open={own !== undefined}>
      <summary>Omröstning begärdes</summary>
      <form method="post">
        <FormBasics formId={formId} intent="omrostning" />
        <HiddenChoices choices={next.choices} />
        <p>
          <strong>Ja</strong> för {yes?.name}. <strong>Nej</strong> för {no?.name}.
        </p>
        <RequestedBy voters={voters} state={own} />
        <div className="votes">
          {voters.map(({ id, name, leans }) => (
            <ChoiceGroup
              key={id}
              name={`vote-${id}`}
              legend={name}
              type="radio"
              choices={answers}
              chosen={[leans]}
              idPrefix="rost"
              state={own}
            />
          ))}
        </div>
        <p className="hint">
          Vid lika röstetal avgör ordförandens egen röst (5 kap. 56 § kommunallagen).
        </p>
        <button type="submit">Anteckna omröstningen</button>
      </form>
    </details>
  );
}

function ClosedVote({ next, voters, formId, state }: Asked) {
  const own = ownState(state, "sluten");
  const lots = next.choices.map(({ value, name }) => ({ value, text: name }));
  return (
    <details open={own !== undefined}>
      <summary>Sluten omröstning begärdes</summary>
      <form method="post">
        <FormBasics formId={formId} intent="sluten" />
        <HiddenChoices choices={next.choices} />
        <p className="hint">
          Val och anställning avgörs med slutna sedlar (5 kap. 54 § kommunallagen). Bara antalet
          antecknas, aldrig vem som röstade. {voters.length} har rösträtt; de sedlar som inte räknas
          här är blanka eller lades inte.
        </p>
        <RequestedBy voters={voters} state={own} />
        {next.choices.map(({ value, name }, index) => (
          <TextField
            key={value}
            name={`total-${index}`}
            label={`Röster för ${name}`}
            width="short"
            inputMode="numeric"
            state={own}
            idPrefix="sluten"
          />
        ))}
        <Select
          name="lot"
          label="Lotten, om rösterna blev lika"
          hint="Vid lika röstetal avgör lotten (5 kap. 56 § kommunallagen)."
          options={[{ value: "", text: "Ingen lottning" }, ...lots]}
          state={own}
          idPrefix="sluten"
        />
        <button type="submit">Anteckna omröstningen</button>
      </form>
    </details>
  );
}

function RequestedBy({ voters, state }: Pick<NextQuestionProps, "voters" | "state">) {
  const people = voters.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Select
      name="requestedById"
      label="Begärdes av"
      options={[{ value: "", text: "Antecknas inte" }, ...people]}
      state={state}
      idPrefix="omrostning"
    />
  );
}

/** The ordförande may set other proposals against each other than practice has it. */
function OtherQuestion({ alternatives, here, next }: NextQuestionProps) {
  if (next?.isOwn)
    return (
      <p>
        <a href={here}>Tillbaka till den föreslagna frågan</a>
      </p>
    );
  if (alternatives.length < 3) return null;
  return (
    <details>
      <summary>Ordföranden ställer en annan fråga</summary>
      <form method="get">
        <Select name="ja" label="Ja för" options={alternatives} value={alternatives[0]?.value} />
        <Select name="nej" label="Nej för" options={alternatives} value={alternatives[1]?.value} />
        <button type="submit" className="secondary">
          Visa frågan
        </button>
      </form>
    </details>
  );
}
