/** The handlingar of the diarium that an ärende is about. */
import { FormBasics, type FormState, TextField } from "./fields.tsx";

type Props = {
  handlingar: { number: string; subject: string | null; href: string | null }[] | null;
  mayLink: boolean;
  formId: string;
  state: FormState;
};

export function ItemHandlingar({ handlingar, mayLink, formId, state }: Props) {
  const own = state?.typed.avsikt?.[0] === "knyt-handling" ? state : undefined;
  if (handlingar === null || (handlingar.length === 0 && !mayLink)) return null;
  return (
    <section aria-labelledby="i-diariet">
      <h3 id="i-diariet">I diariet</h3>
      <ul className="rows">
        {handlingar.map(({ number, subject, href }) => (
          <li key={number}>
            <span>
              {href ? <a href={href}>{number}</a> : number} {subject ?? "Uppgiften visas inte"}
            </span>
            {mayLink ? (
              <form method="post">
                <FormBasics formId={`${formId}-${number}`} intent="knyt-loss-handling" />
                <input type="hidden" name="handling" value={number} />
                <button type="submit" className="quiet">
                  Ta bort<span className="visually-hidden"> {number}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayLink ? (
        <details open={own !== undefined}>
          <summary data-command="Knyt en handling i diariet till ärendet">
            Knyt en handling till ärendet
          </summary>
          <form method="post">
            <FormBasics formId={formId} intent="knyt-handling" />
            <TextField
              name="handling"
              label="Diarienummer"
              hint="Till exempel 2026:14. Det står inte i protokollet."
              width="short"
              state={own}
            />
            <button type="submit">Knyt</button>
          </form>
        </details>
      ) : null}
    </section>
  );
}
