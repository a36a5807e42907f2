/** Changes seen as changes: struck and added, said in words for one who listens, by line and weight for one who looks. */
import type { Change } from "../domain/change.ts";

const said = { added: "tillagt: ", removed: "struket: " } as const;

/** One text with its changes, as inline content. */
export function Changes({ changes }: { changes: Change[] }) {
  return (
    <>
      {changes.map(({ kind, text }, index) => {
        // The same words may come twice in a text: only the place tells them apart.
        const key = `${index}-${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          <Mark key={key} className="change">
            <span className="visually-hidden">[{said[kind]}</span>
            {text}
            <span className="visually-hidden">] </span>
          </Mark>
        );
      })}
    </>
  );
}

/** What the marks mean, for one who looks. */
export function ChangeKey() {
  return (
    <p className="hint" aria-hidden="true">
      <ins className="change">Understruket</ins> är tillagt,{" "}
      <del className="change">överstruket</del> är struket.
    </p>
  );
}
