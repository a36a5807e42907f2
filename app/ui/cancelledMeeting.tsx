/** The news that a meeting is called off: who is told, how far each letter has come, or the text to send oneself. */
import { type Letter, Letters } from "./summonsOfficeForms.tsx";

export type CancelledNews = {
  subject: string;
  body: string;
  persons: { personId: string; name: string; address: string }[];
};

type Props = {
  formId: string;
  mayResend: boolean;
  hasMail: boolean;
  letters: Letter[];
  news: CancelledNews;
};

/** A letter greets each by name; one text to all of them greets nobody. */
const toAll = (body: string): string => body.replace(/^Hej\s*!\n+/, "Hej!\n\n");

export function CancelledList({ news, hasMail, letters, ...rest }: Props) {
  const { persons, subject, body } = news;
  const own = letters.filter(({ kind }) => kind === "cancellation");
  const isPosted = own.length > 0;
  if (persons.length === 0) {
    return <p>Ingen kallelse har gått ut, så ingen behöver få besked om att det är inställt.</p>;
  }
  return (
    <section aria-labelledby="besked">
      <h3 id="besked">Besked om att sammanträdet är inställt</h3>
      {isPosted ? null : (
        <>
          <p>Inget brev har gått ut härifrån. Skicka texten själv till dem som står nedan.</p>
          <p>
            <strong>{subject}</strong>
          </p>
          <pre className="letter-text">{toAll(body)}</pre>
        </>
      )}
      <ul className="rows">
        {persons.map((person) => (
          <li key={person.personId}>
            <div>
              {person.name}
              {isPosted ? (
                <Letters {...rest} hasMail={hasMail} letters={own} person={person} />
              ) : null}
            </div>
            <span>{person.address || "Saknar e-post: säg till på annat sätt"}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
