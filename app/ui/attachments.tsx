/** The bilagor of a meeting: each with its number, what cites it, who may read it, and itself shown in place. */
import type { ReactNode } from "react";
import type { Hindrance } from "../domain/hindrances.ts";
import { canBeRead } from "../domain/mediaTypes.ts";
import type { PaperDetails } from "../domain/paperPersonal.ts";
import { commonGrounds } from "../domain/withholding.ts";
import { Hindrances, PersonalDetails } from "./attachmentFindings.tsx";
import { ChosenAgain, FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText, mediaTypeText, sizeText } from "./wording.ts";

export type AttachmentRow = {
  id: string;
  label: string;
  title: string;
  filename: string;
  size: number;
  sha256: string | null;
  mediaType: string;
  shown: "pdf" | "image" | "text" | null;
  /** The beginning of a text file; else "". */
  text: string;
  /** What keeps somebody from reading it. */
  hindrances: Hindrance[];
  /** What in it may be about a person; null when it has no file. */
  personal: PaperDetails | null;
  citedBy: string[];
  withheld: { ground: string; at: string; byName: string | null } | null;
};

type Props = {
  attachment: AttachmentRow;
  home: string;
  formId: string;
  mayChange: boolean;
  mayWithhold: boolean;
  /** Numbers are fixed: taking away asks for a reason. */
  isFixed: boolean;
  /** The justering has been anslagen: what is not withheld is read by everyone now. */
  isPublished: boolean;
  state: FormState;
};

export function AttachmentItem(props: Props) {
  const { attachment: a, home } = props;
  const address = `${home}/bilagor/${a.id}`;
  return (
    <li className="bilaga" id={`bilaga-${a.id}`}>
      <h3>
        Bilaga {a.label}: {a.sha256 ? <a href={address}>{a.title}</a> : a.title}
      </h3>
      <p className="hint">
        {a.sha256
          ? `${a.filename} (${mediaTypeText(a.mediaType)}, ${sizeText(a.size)}). `
          : "Ingen fil, bara numret är känt. "}
        {a.citedBy.length > 0
          ? `Nämns i ${a.citedBy.join(", ")}.`
          : "Inget ärende nämner den ännu."}
      </p>
      <Publicity {...props} />
      {a.withheld ? null : <Hindrances found={a.hindrances} />}
      {a.withheld || !a.personal ? null : (
        <PersonalDetails
          details={a.personal}
          mayChange={props.mayChange}
          mayWithhold={props.mayWithhold}
        />
      )}
      <Preview attachment={a} address={address} />
      <Changes {...props} />
    </li>
  );
}

function Publicity({ attachment: { withheld, sha256 }, isPublished }: Props) {
  if (withheld) {
    return (
      <p className="withheld">
        <strong>Lämnas inte ut på webben:</strong> {withheld.ground}. Undantagen{" "}
        {withheld.byName ? `av ${withheld.byName} ` : ""}
        {instantText(withheld.at)}.
      </p>
    );
  }
  if (sha256 === null) return null;
  return (
    <p className="hint">
      {isPublished
        ? "Alla kan läsa den på webben."
        : "Alla kan läsa den på webben när justeringen har anslagits."}
    </p>
  );
}

function Preview({ attachment: a, address }: { attachment: AttachmentRow; address: string }) {
  if (a.sha256 === null) return null;
  const isRead = canBeRead(a.mediaType);
  return (
    <details className="preview">
      <summary>
        {a.shown || isRead ? "Visa" : "Kontrollsumma"}
        <span className="visually-hidden"> för bilaga {a.label}</span>
      </summary>
      {a.shown === "image" ? <img src={address} alt={a.title} loading="lazy" /> : null}
      {a.shown === "text" ? <pre>{a.text}</pre> : null}
      {a.shown === "pdf" ? (
        <object data={address} type="application/pdf" aria-label={`Bilaga ${a.label}, ${a.title}`}>
          <p>
            Webbläsaren visar inte PDF här. <a href={address}>Öppna bilaga {a.label}</a>.
          </p>
        </object>
      ) : null}
      {a.shown === null ? (
        <p>
          {isRead ? (
            <a href={`${address}/las`}>Läs bilaga {a.label} här</a>
          ) : (
            `${mediaTypeText(a.mediaType)} visas inte här`
          )}
          . <a href={address}>Hämta bilaga {a.label}</a>.
        </p>
      ) : null}
      <p className="hash">SHA-256: {a.sha256}</p>
    </details>
  );
}

function Changes(props: Props) {
  const { attachment: a, formId, mayChange, mayWithhold, isFixed, state } = props;
  if (!mayChange && !mayWithhold) return null;
  const own = state?.typed.attachmentId?.[0] === a.id ? state : undefined;
  const stateOf = (intent: string) => (own?.typed.avsikt?.[0] === intent ? own : undefined);
  const basics = (intent: string) => (
    <>
      <FormBasics formId={`${formId}-${a.id}`} intent={intent} />
      <input type="hidden" name="attachmentId" value={a.id} />
    </>
  );
  return (
    <details open={own !== undefined}>
      <summary>
        Ändra<span className="visually-hidden"> bilaga {a.label}</span>
      </summary>
      {mayChange ? (
        <form method="post">
          {basics("rubrik")}
          <TextField
            name="title"
            label="Vad bilagan är"
            value={a.title}
            idPrefix={a.id}
            state={stateOf("rubrik")}
          />
          <button type="submit" className="secondary">
            Spara rubriken
          </button>
        </form>
      ) : null}
      {mayWithhold && a.sha256 ? <WithholdForm {...props} basics={basics} own={own} /> : null}
      {mayChange ? (
        <form method="post">
          {basics("ta-bort")}
          {isFixed ? (
            <TextField
              name="ground"
              label="Varför bilagan tas bort"
              hint="Numret används inte igen, eftersom kallelsen har gått ut."
              idPrefix={`bort-${a.id}`}
              state={stateOf("ta-bort")}
            />
          ) : null}
          <button type="submit" className="secondary">
            Ta bort bilaga {a.label}
          </button>
        </form>
      ) : null}
    </details>
  );
}

type WithholdProps = Props & {
  basics: (intent: string) => ReactNode;
  own: FormState;
};

/** Common grounds are suggested by the browser; any other may be written. */
function WithholdForm({ attachment: a, basics, own }: WithholdProps) {
  const intent = a.withheld ? "hav" : "undanta";
  const state = own?.typed.avsikt?.[0] === intent ? own : undefined;
  return (
    <form method="post">
      {basics(intent)}
      <TextField
        name="ground"
        label={a.withheld ? "Varför alla får läsa den nu" : "Grund för att den inte lämnas ut"}
        hint={
          a.withheld
            ? "Till exempel att den är maskerad eller prövad."
            : "En bestämmelse i offentlighets- och sekretesslagen, eller personuppgifter. Grunden kan läsas av alla."
        }
        idPrefix={`grund-${a.id}`}
        list={a.withheld ? undefined : "grunder"}
        state={state}
      />
      <button type="submit" className="secondary">
        {a.withheld ? "Låt alla läsa bilagan" : "Undanta från webben"}
      </button>
    </form>
  );
}

/** Once on the page; the fields for a ground point to it. */
export const CommonGrounds = () => (
  <datalist id="grunder">
    {commonGrounds.map((ground) => (
      <option key={ground} value={ground} />
    ))}
  </datalist>
);

export type RemovedRow = {
  label: string;
  title: string;
  ground: string;
  at: string;
  byName: string | null;
};

/** Numbers that stand empty, and why. */
export function RemovedAttachments({ removed }: { removed: RemovedRow[] }) {
  if (removed.length === 0) return null;
  return (
    <ul className="plain">
      {removed.map((r) => (
        <li key={r.label} className="hint">
          Bilaga {r.label} ({r.title}) togs bort {instantText(r.at)}
          {r.byName ? ` av ${r.byName}` : ""}: {r.ground}. Numret används inte igen.
        </li>
      ))}
    </ul>
  );
}

const accepted =
  ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.txt,.jpg,.jpeg,.png,.webp,.gif,application/pdf,text/plain,image/jpeg,image/png,image/webp,image/gif";

/** One or several files, or a photograph. Scripts add dragging and pasting (`data-upload`). */
export function UploadForm({ formId, state }: { formId: string; state: FormState }) {
  const own = state?.typed.avsikt?.[0] === "lagg-till" ? state : undefined;
  const faults = (own?.refusals ?? []).filter((r) => r.field === "file");
  // Where a file was refused by itself, the others are kept.
  const again = faults.length > 0 ? {} : (own?.chosen ?? {});
  const described = ["file-hint", faults.length > 0 && "file-error", again.file && "file-chosen"];
  return (
    <form method="post" encType="multipart/form-data" data-upload="">
      <FormBasics formId={formId} intent="lagg-till" />
      <h3>Lägg till bilagor</h3>
      <div className={faults.length > 0 ? "field field-refused" : "field"}>
        <label htmlFor="file">Filer</label>
        <p className="hint" id="file-hint">
          PDF, Word, Excel, PowerPoint, OpenDocument, text eller bild. Högst 25 MB var och 100 MB på
          en gång.
        </p>
        {faults.length > 0 ? (
          <div id="file-error">
            {faults.map((r) => (
              <p className="field-error" key={r.text}>
                {r.text}
              </p>
            ))}
          </div>
        ) : null}
        <ChosenAgain id="file-chosen" files={again.file ?? []} />
        <input
          type="file"
          id="file"
          name="file"
          multiple
          accept={accepted}
          aria-describedby={described.filter(Boolean).join(" ")}
        />
      </div>
      <div className="field camera">
        <label htmlFor="photo">Fotografera</label>
        <ChosenAgain id="photo-chosen" files={again.photo ?? []} />
        {/* JPEG asked for by name: a phone that photographs in HEIC then makes a JPEG of it. */}
        <input
          type="file"
          id="photo"
          name="photo"
          accept="image/jpeg,image/png"
          capture="environment"
          aria-describedby={again.photo ? "photo-chosen" : undefined}
        />
      </div>
      <TextField
        name="title"
        label="Vad bilagan är (om det är en)"
        hint="Till exempel Budgetförslag 2027. Annars får varje bilaga filens namn, som du kan ändra sedan."
        state={own}
      />
      <button type="submit">Lägg till</button>
      <div data-upload-status="" role="status" className="upload-status" />
    </form>
  );
}
