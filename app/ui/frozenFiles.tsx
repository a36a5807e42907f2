/** The frozen renditions of a protokoll or paragraf with what is needed to check that nothing was changed. */

const formatNames: Record<string, string> = { html: "HTML", docx: "Word (DOCX)", pdf: "PDF" };

const uppgifter = (count: number): string =>
  count === 1 ? "en uppgift är maskerad" : `${count} uppgifter är maskerade`;

export function FrozenFiles(props: {
  files: { format: string; sha256: string }[];
  address: string;
  hasEvidence: boolean;
  /** "Protokollet", "Paragrafen". */
  what?: string;
  /** What was approved; null for a protokoll justerat on paper. */
  approved: string | null;
  /** Its content hash and how many places are masked; null for what was frozen without its model. */
  content: { hash: string; masked: number } | null;
}) {
  const { what = "Protokollet" } = props;
  return (
    <section className="frozen" aria-labelledby="filer">
      <h2 id="filer">Hämta och kontrollera</h2>
      {props.content && props.content.masked > 0 ? (
        <p>
          Filerna är en version för webben där {uppgifter(props.content.masked)}. Originalet, som
          justerades, ändras aldrig och begärs ut hos förbundet.
        </p>
      ) : (
        <p>
          Filerna är de som justerades och ändras aldrig. Den som har hämtat en fil kan räkna ut
          dess SHA-256 och jämföra.
        </p>
      )}
      <p>
        Har du redan en fil? <a href="/verifiera">Kontrollera en handling</a> säger om den är
        oförändrad och vem som har skrivit under den.
      </p>
      <ul className="plain">
        {props.files.map((f) => (
          <li key={f.format}>
            <a href={`${props.address}/fil/${f.format}`}>
              {what} som {formatNames[f.format] ?? f.format}
            </a>
            <br />
            <span className="hash">SHA-256: {f.sha256}</span>
          </li>
        ))}
        {props.content ? (
          <li>
            <a href={`${props.address}/fil/innehall`}>Innehållsbevis (JSON)</a>: ord för ord det som
            originalet säger. Den som räknar igenom det får originalets innehållssumma
            {props.content.masked > 0 ? ", också där ord är maskerade" : ""}.
            <br />
            <span className="hash">Innehållssumma: {props.content.hash}</span>
          </li>
        ) : null}
        {props.approved ? (
          <li>
            Det som ordföranden och justerarna godkände är{" "}
            {props.content?.masked ? "originalets tre filer" : "alla tre filerna"}: SHA-256 av deras
            tre kontrollsummor på var sin rad, i ordningen HTML, Word, PDF.
            <br />
            <span className="hash">SHA-256: {props.approved}</span>
          </li>
        ) : null}
        {props.hasEvidence ? (
          <li>
            <a href={`${props.address}/fil/bevis`}>Bevis om justering och anslag (PDF)</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
