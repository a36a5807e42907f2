/** The frozen renditions of a protokoll or paragraf with what is needed to check that nothing was changed. */

const formatNames: Record<string, string> = { html: "HTML", docx: "Word (DOCX)", pdf: "PDF" };

export function FrozenFiles(props: {
  files: { format: string; sha256: string }[];
  address: string;
  hasEvidence: boolean;
  /** "Protokollet", "Paragrafen". */
  what?: string;
  /** What was approved; null for a protokoll justerat on paper. */
  approved: string | null;
}) {
  const { what = "Protokollet" } = props;
  return (
    <section className="frozen" aria-labelledby="filer">
      <h2 id="filer">Hämta och kontrollera</h2>
      <p>
        Filerna är de som justerades och ändras aldrig. Den som har hämtat en fil kan räkna ut dess
        SHA-256 och jämföra.
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
        {props.approved ? (
          <li>
            Det som ordföranden och justerarna godkände är alla tre filerna: SHA-256 av deras tre
            kontrollsummor på var sin rad, i ordningen HTML, Word, PDF.
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
