/** Yrkanden and the order in which they are to be put. */
import type { MotionKind } from "../domain/decision/proceeding.ts";
import { ChoiceGroup, type Choices, ownState } from "./choiceGroup.tsx";
import { Checkbox, FormBasics, type FormState, Select, TextArea } from "./fields.tsx";

export const motionKindNames: Record<MotionKind, string> = {
  approve: "Bifall",
  reject: "Avslag",
  amend: "Ändring",
  addition: "Tillägg",
  refer_back: "Återremiss",
  table: "Bordläggning",
};

const kindChoices: Choices = (Object.keys(motionKindNames) as MotionKind[]).map((value) => ({
  value,
  text: motionKindNames[value],
}));

type Common = { formId: string; mayWrite: boolean; state: FormState };

export type MotionRow = { id: string; sentence: string; isWithdrawn: boolean };

export function Motions(
  props: Common & {
    proposal: string[];
    motions: MotionRow[];
    serving: Choices;
    isSettled: boolean;
  },
) {
  const { motions, proposal, formId } = props;
  const mayWrite = props.mayWrite && !props.isSettled;
  return (
    <section aria-labelledby="yrkanden">
      <h3 id="yrkanden">Yrkanden</h3>
      {proposal.length > 0 ? (
        <>
          <p>Det liggande förslaget:</p>
          <ul>
            {proposal.map((clause) => (
              <li key={clause}>{clause}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="hint">
          Ärendet har inget liggande förslag. Skriv dess att-satser på ärendets sida, eller anteckna
          ett ändringsyrkande.
        </p>
      )}
      <ul className="rows">
        {motions.map((motion) => (
          <li key={motion.id}>
            <span>
              {motion.isWithdrawn ? <s>{motion.sentence}</s> : motion.sentence}
              {motion.isWithdrawn ? " (återtaget)" : ""}
            </span>
            {mayWrite && !motion.isWithdrawn ? (
              <form method="post">
                <FormBasics formId={`${formId}-${motion.id}`} intent="aterta" />
                <input type="hidden" name="motionId" value={motion.id} />
                <button type="submit" className="quiet">
                  Återta<span className="visually-hidden">: {motion.sentence}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? <MotionForm {...props} /> : null}
    </section>
  );
}

function MotionForm({ formId, serving, state }: Common & { serving: Choices }) {
  const own = ownState(state, "yrkande");
  return (
    <details open={own !== undefined}>
      <summary>Anteckna ett yrkande</summary>
      <form method="post">
        <FormBasics formId={formId} intent="yrkande" />
        <ChoiceGroup
          name="moverIds"
          legend="Vem yrkar"
          type="checkbox"
          choices={serving}
          idPrefix="yrkande"
          state={own}
        />
        <ChoiceGroup
          name="kind"
          legend="Vad"
          type="radio"
          choices={kindChoices}
          chosen={["approve"]}
          idPrefix="yrkande"
          state={own}
        />
        <TextArea
          name="text"
          label="Innehåll"
          hint="Ändring och tillägg: det som ska beslutas, en att-sats per rad. Återremiss och bordläggning: varför eller till när, till exempel ”till nästa sammanträde”. Bifall och avslag behöver ingen text."
          rows={2}
          state={own}
          idPrefix="yrkande"
        />
        <ChoiceGroup
          name="supporterIds"
          legend="Vilka instämmer"
          type="checkbox"
          choices={serving}
          idPrefix="yrkande"
          state={own}
        />
        <button type="submit">Anteckna yrkandet</button>
      </form>
    </details>
  );
}

export type Arrangement = {
  presidingId: string | null;
  mainProposal: string | null;
  orderWords: string;
  isEmployment: boolean;
};

/** Rarely needed: another leads, another huvudförslag, the ordförande's own words. */
export function ArrangementForm(
  props: Common & { arrangement: Arrangement; serving: Choices; mainProposals: Choices },
) {
  const { arrangement, formId, serving, mainProposals } = props;
  const own = ownState(props.state, "ordning");
  if (!props.mayWrite) return null;
  return (
    <details open={own !== undefined}>
      <summary>Ordförande och propositionsordning</summary>
      <form method="post">
        <FormBasics formId={formId} intent="ordning" />
        <Select
          name="presidingId"
          label="Vem leder ärendet"
          options={[{ value: "", text: "Sammanträdets ordförande" }, ...serving]}
          value={arrangement.presidingId}
          state={own}
          idPrefix="ordning"
        />
        <Select
          name="mainProposal"
          label="Huvudförslag"
          hint="Behövs när det finns fler än två förslag i sak."
          options={[{ value: "", text: "Det liggande förslaget" }, ...mainProposals]}
          value={arrangement.mainProposal}
          state={own}
          idPrefix="ordning"
        />
        <TextArea
          name="orderWords"
          label="Ordförandens egna ord om propositionsordningen"
          rows={2}
          value={arrangement.orderWords}
          state={own}
          idPrefix="ordning"
        />
        <Checkbox
          name="isEmployment"
          value="1"
          label="Ärendet avser anställning av personal (sluten omröstning, lottning)"
          checked={arrangement.isEmployment}
        />
        <button type="submit" className="secondary">
          Spara ordningen
        </button>
      </form>
    </details>
  );
}
