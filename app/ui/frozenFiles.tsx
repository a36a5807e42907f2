/** The frozen renditions of a protokoll or paragraf with what is needed to check that nothing was changed. */
import type { ApprovalMethod } from "../domain/approvalMethod.ts";

const formatNames: Record<string, string> = { html: "HTML", docx: "Word (DOCX)", pdf: "PDF" };

const uppgifter = (count: number): string =>
  count === 1 ? "en uppgift är maskerad" : `${count} uppgifter är maskerade`;

type Props = {
  files: { format: string; sha256: string }[];
  address: string;
  hasEvidence: boolean;
  /** "Protokollet", "Paragrafen". */
  what?: string;
  /** What was approved, or signed in the file itself; null for a protokoll justerat on paper. */
  approved: { method: ApprovalMethod; sha256: string; pdf: string } | null;
  /** Its content hash and how many places are masked; null for what was frozen without its model. */
  content: { hash: string; masked: number } | null;
};

export function FrozenFiles(props: Props) {
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
        {props.approved ? <Approved approved={props.approved} content={props.content} /> : null}
        {props.hasEvidence ? (
          <li>
            <a href={`${props.address}/fil/bevis`}>Bevis om justering och anslag (PDF)</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** What those who justerade approved or signed, and how anybody can find it again. */
function Approved({
  approved,
  content,
}: Required<Pick<Props, "content">> & { approved: NonNullable<Props["approved"]> }) {
  const isMasked = content !== null && content.masked > 0;
  if (approved.method === "eid") {
    return (
      <li>
        Ordföranden och justerarna har skrivit under {isMasked ? "originalets PDF" : "PDF-filen"}{" "}
        med e-legitimation, över dess kontrollsumma. Underskrifterna står inte i filen; de förvaras
        hos förbundet.
        <br />
        <span className="hash">SHA-256: {approved.pdf}</span>
      </li>
    );
  }
  if (approved.method === "certificate") {
    return (
      <li>
        {isMasked
          ? "Originalets PDF-fil är underskriven av ordföranden och justerarna. Webbversionen har inga underskrifter."
          : "PDF-filen är underskriven av ordföranden och justerarna. Underskrifterna står i filen och kan kontrolleras här eller i ett annat program."}
        <br />
        <span className="hash">
          {isMasked ? "Originalets SHA-256" : "SHA-256"}: {approved.pdf}
        </span>
      </li>
    );
  }
  return (
    <li>
      Det som ordföranden och justerarna godkände är{" "}
      {isMasked ? "originalets tre filer" : "alla tre filerna"}: SHA-256 av deras tre kontrollsummor
      på var sin rad, i ordningen HTML, Word, PDF.
      <br />
      <span className="hash">SHA-256: {approved.sha256}</span>
    </li>
  );
}
