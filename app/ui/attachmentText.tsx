/** What a bilaga in Word or Excel says, to be read without its program. */

export type AttachmentTextProps = {
  label: string;
  title: string;
  /** The file itself. */
  file: string;
  /** Its words as HTML of our own document renderer; null when they cannot be shown. */
  html: string | null;
  /** Why they cannot be shown. */
  refusal: string | null;
};

export function AttachmentText({ label, title, file, html, refusal }: AttachmentTextProps) {
  return (
    <>
      <h1>
        Bilaga {label}: {title}
      </h1>
      <p className={refusal ? "note" : "hint"}>
        {refusal ?? "Bilagans text och tabeller, utan bilder, diagram och utseende."}{" "}
        <a href={file}>Hämta filen som den är</a>.
      </p>
      {html === null ? null : (
        /* Rendered by our own document renderer, which escapes everything that people wrote. */
        <div className="document attachment-text" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </>
  );
}
