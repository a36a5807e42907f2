/** What somebody should look at before everyone reads the bilagor: who cannot read them, and whom they tell of. */
import { type Hindrance, hindrances, isHindered } from "../domain/hindrances.ts";
import { type PaperDetails, personalTexts } from "../domain/paperPersonal.ts";
import { listText } from "../domain/wording.ts";

/** Told before publication, with what to do: files on the web are to be readable for everyone. */
export function Hindrances({ found }: { found: Hindrance[] }) {
  if (found.length === 0) return null;
  return (
    <div className="hindrances">
      <p>
        <strong>
          {isHindered(found)
            ? "Alla kan inte läsa den här bilagan."
            : "Det är inte prövat om alla kan läsa den här bilagan."}
        </strong>{" "}
        <span className="source">(DOS-lagen (2018:1937) 10 §)</span>
      </p>
      <ul>
        {found.map((name) => (
          <li key={name}>
            {hindrances[name].text} {hindrances[name].advice}
          </li>
        ))}
      </ul>
    </div>
  );
}

type PersonalProps = { details: PaperDetails; mayChange: boolean; mayWithhold: boolean };

/** What one who reads can do: the files of a protokoll that is out or justerat stand in it by hash, and cannot be changed. */
function wayForward({ mayChange, mayWithhold }: Omit<PersonalProps, "details">): string {
  const other = "en fil där uppgifterna är borttagna";
  if (mayChange && mayWithhold)
    return `Undanta den från webben, eller ta bort den och lägg in ${other}.`;
  if (mayChange) return `Ta bort den och lägg in ${other}.`;
  return mayWithhold ? "Undanta den från webben om alla inte behöver läsa den." : "";
}

/** Told while somebody can still choose: a bilaga is published as it is, or not at all. */
export function PersonalDetails({ details, mayChange, mayWithhold }: PersonalProps) {
  const texts = personalTexts(details);
  if (texts.length === 0) {
    return details.isRead ? null : (
      <p className="hint">
        Paragraf har inte kunnat söka igenom filen efter personuppgifter. Läs igenom den innan alla
        kan läsa den.
      </p>
    );
  }
  return (
    <div className="hindrances">
      <p>
        <strong>Bilagan kan ha personuppgifter som inte alla behöver läsa.</strong>{" "}
        <span className="source">(GDPR artikel 5)</span>
      </p>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>Bilagan lämnas ut som den är. {wayForward({ mayChange, mayWithhold })}</p>
    </div>
  );
}

type PublicityProps = {
  attachments: {
    label: string;
    ground: string | null;
    hindrances: Hindrance[];
    personal: PaperDetails | null;
  }[];
  isPublished: boolean;
  home: string;
};

/** Said where the justering is anslagen, since that is what makes the bilagor public. */
export function BecomesPublic({ attachments, isPublished, home }: PublicityProps) {
  if (attachments.length === 0) return null;
  const open = attachments.filter(({ ground }) => ground === null);
  const hindered = open.filter((one) => isHindered(one.hindrances));
  const untried = open.filter((one) => one.hindrances.length > 0 && !isHindered(one.hindrances));
  const withheld = attachments.flatMap(({ label, ground }) =>
    ground === null ? [] : [`${label} (${ground})`],
  );
  const labels = (some: { label: string }[]) => listText(some.map(({ label }) => label));
  return (
    <>
      <p>
        {open.length > 0
          ? `${isPublished ? "Alla kan läsa" : "När justeringen anslås kan alla läsa"} bilaga ${labels(open)} på webben. `
          : null}
        {withheld.length > 0 ? `Bilaga ${listText(withheld)} lämnas inte ut på webben. ` : null}
        {hindered.length > 0 ? (
          <strong>
            {`Alla kan inte läsa bilaga ${labels(hindered)} som ${hindered.length > 1 ? "de är" : "den är"}. På sidan Bilagor står vad du kan göra. `}
          </strong>
        ) : null}
        {untried.length > 0
          ? `Det är inte prövat om alla kan läsa bilaga ${labels(untried)}. `
          : null}
        <a href={`${home}/bilagor`}>Ändra på sidan Bilagor</a>
      </p>
      <PersonalBefore attachments={open} />
    </>
  );
}

/** Which of the bilagor that everyone reads may tell of a person. It stops nothing: the anslag has its own days to keep. */
function PersonalBefore({ attachments }: Pick<PublicityProps, "attachments">) {
  const told = attachments.flatMap(({ label, personal }) => {
    const texts = personal ? personalTexts(personal) : [];
    return texts.length === 0 ? [] : [{ label, text: texts.join(" ") }];
  });
  if (told.length === 0) return null;
  return (
    <div className="hindrances">
      <p>
        <strong>Bilagorna kan ha personuppgifter som inte alla behöver läsa.</strong> De är
        justerade som de är och kan inte bytas, men på sidan Bilagor kan en bilaga undantas från
        webben. <span className="source">(GDPR artikel 5)</span>
      </p>
      <ul>
        {told.map(({ label, text }) => (
          <li key={label}>
            Bilaga {label}: {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
