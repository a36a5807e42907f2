/** A published protokoll's bilagor: what everyone may read, and of the rest its number and why it is not here. */
import type { PublishedAttachment } from "#db/queries/public.server.ts";
import { canBeRead } from "../domain/mediaTypes.ts";
import { sizeText } from "./wording.ts";

export function PublicAttachments(props: { attachments: PublishedAttachment[]; address: string }) {
  const { attachments, address } = props;
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="bilagor">
      <h2 id="bilagor">Läs bilagorna</h2>
      <ul className="plain">
        {attachments.map(({ label, file, withheld }) =>
          file ? (
            <li key={label}>
              <a href={`${address}/bilaga/${label}`}>
                Bilaga {label}: {file.title}
              </a>{" "}
              ({file.filename}, {sizeText(file.size)})
              {canBeRead(file.media_type) ? (
                <>
                  {" "}
                  <a href={`${address}/las/${label}`}>Läs bilaga {label} här på sidan</a>
                </>
              ) : null}
              <br />
              <span className="hash">SHA-256: {file.sha256}</span>
            </li>
          ) : (
            <li key={label}>
              Bilaga {label} – lämnas inte ut på webben ({withheld})
            </li>
          ),
        )}
      </ul>
      {attachments.some(({ file }) => file === null) ? (
        <p>
          En handling som inte finns här kan begäras hos förbundet, som då prövar om den kan lämnas
          ut.
        </p>
      ) : null}
    </section>
  );
}
