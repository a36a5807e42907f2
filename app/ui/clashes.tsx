/** What two have changed without seeing each other: what was merged is told, what clashes is chosen between. */
import type { Change } from "../domain/change.ts";
import { type Clash, canBeBoth, type Place, type Taken } from "../domain/clash.ts";
import { listText } from "../domain/wording.ts";
import { ChangeKey, Changes } from "./changes.tsx";
import type { FormState } from "./fields.tsx";

const placeNames: Record<Place, string> = {
  heading: "Rubriken",
  kind: "Slaget",
  financing: "Finansieringen",
  text: "Texten",
  subheading: "Mellanrubrik",
  lead: "Beslutsmeningen",
  clause: "Att-sats",
  doer: "Ansvarig",
  due: "Senaste dag",
};

/** A clash with what each has changed. */
export type ShownClash = Clash & { mineChanges: Change[]; savedChanges: Change[] };

/** What the page got back when a form clashed: the refusal's answer with more. */
export type Clashing = { clashes: ShownClash[]; merged: string; savedBy: string[] };

/** The clash of an answer to a form; null when the answer is another. */
export const clashingIn = (state: (FormState & Partial<Clashing>) | undefined): Clashing | null =>
  state?.clashes && state.clashes.length > 0
    ? { clashes: state.clashes, merged: state.merged ?? "", savedBy: state.savedBy ?? [] }
    : null;

function Side(props: {
  clash: ShownClash;
  choice: "mine" | "saved";
  label: string;
  chosen: string | undefined;
}) {
  const { clash, choice, label, chosen } = props;
  const id = `val-${clash.id}-${choice}`;
  const text = choice === "mine" ? clash.mine : clash.saved;
  const changes = choice === "mine" ? clash.mineChanges : clash.savedChanges;
  return (
    <div className="clash-side">
      <div className="choice">
        <input
          type="radio"
          id={id}
          name={`val-${clash.id}`}
          value={choice}
          defaultChecked={chosen === choice}
          aria-describedby={`${id}-text`}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <p id={`${id}-text`} className="pre">
        {text === "" ? <em>{clash.was === "" ? "Tomt. " : "Struket: "}</em> : null}
        <Changes changes={changes} />
      </p>
    </div>
  );
}

function ClashChoice(props: {
  clash: ShownClash;
  number: number;
  count: number;
  savedBy: string;
  state: FormState;
}) {
  const { clash, number, count, savedBy, state } = props;
  const name = `val-${clash.id}`;
  const chosen = state?.typed[name]?.[0];
  const isField = clash.place === "doer" || clash.place === "due";
  const about = isField ? ` för ”${clash.about}”` : "";
  return (
    <fieldset className="clash" id={name}>
      <legend>
        {count > 1 ? `Ställe ${number} av ${count}: ` : ""}
        {placeNames[clash.place]}
        {about}
      </legend>
      <div className="clash-sides">
        <Side clash={clash} choice="mine" label="Min" chosen={chosen} />
        <Side
          clash={clash}
          choice="saved"
          label={`Den sparade${savedBy === "" ? "" : `, av ${savedBy}`}`}
          chosen={chosen}
        />
      </div>
      {canBeBoth(clash) ? (
        <div className="choice">
          <input
            type="radio"
            id={`${name}-both`}
            name={name}
            value="both"
            defaultChecked={chosen === "both"}
          />
          <label htmlFor={`${name}-both`}>Båda, den sparade först</label>
        </div>
      ) : null}
    </fieldset>
  );
}

/** The choices, in the form with what was typed; the rest is merged and shown as it will stand. */
export function ClashChoices({ clashing, state }: { clashing: Clashing; state: FormState }) {
  const { clashes, merged, savedBy } = clashing;
  return (
    <section className="clashes" aria-labelledby="valj">
      <h3 id="valj">Välj vad som ska stå</h3>
      <p>
        Här har ni båda ändrat samma ställe. Allt annat är redan sammanfört, och det du skrev finns
        kvar längst ned i formuläret.
      </p>
      <ChangeKey />
      {clashes.map((clash, index) => (
        <ClashChoice
          key={clash.id}
          clash={clash}
          number={index + 1}
          count={clashes.length}
          savedBy={listText(savedBy)}
          state={state}
        />
      ))}
      <button type="submit">Spara det valda</button>
      <Preview title="Så blir det, med båda versionerna där du ska välja" html={merged} />
    </section>
  );
}

/** The paragraf as it will be read. */
export function Preview({ title, html }: { title: string; html: string }) {
  if (html === "") return null;
  return (
    <section className="preview" aria-labelledby="sa-blir-det">
      <h3 id="sa-blir-det">{title}</h3>
      {/* Rendered by our own document renderer, which escapes everything that people wrote. */}
      <div className="paper document" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

/** Told once it is saved: what came from whom. Versions show the rest. */
export function MergedNotice(props: {
  merged: { names: string[]; withOneself: boolean; taken: Taken[] } | null;
  versions: string;
}) {
  const { merged, versions } = props;
  if (!merged) return null;
  const names = [...merged.names, ...(merged.withOneself ? ["du själv i ett annat fönster"] : [])];
  const who = names.length > 0 ? listText(names) : "någon annan";
  return (
    <section className="note merged" aria-labelledby="sammanfort">
      <h3 id="sammanfort">Sparat och sammanfört</h3>
      <p>Medan du skrev sparade {who}. Det här därifrån är nu sammanfört med det du skrev:</p>
      <ul>
        {merged.taken.map(({ place, was, saved }, index) => (
          // Two passages may say the same: only the order tells them apart.
          <li key={`${index}-${place}`}>
            {placeNames[place]}: {saved === "" ? `struket ”${was}”` : `”${saved}”`}
          </li>
        ))}
      </ul>
      <p>
        <a href={versions}>Jämför versionerna</a>
      </p>
    </section>
  );
}
