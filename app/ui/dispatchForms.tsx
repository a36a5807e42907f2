/** Expediering: the list to print, and per paragraf who is to have it and the utdrag made of it. */
import type { Dispatch } from "#db/queries/dispatch.server.ts";
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

export type DispatchedParagraf = {
  itemId: string;
  number: number | null;
  heading: string;
  dispatches: Dispatch[];
  extracts: { id: string; format: string; at: string }[];
};

/** The expedieringslista: every recipient in paragraf order, and the same as files to print or send along. */
export function DispatchTable(props: { paragrafs: DispatchedParagraf[]; home: string }) {
  const { paragrafs, home } = props;
  const rows = paragrafs.flatMap(({ number, dispatches }) =>
    dispatches.map((dispatch) => ({ number, dispatch })),
  );
  if (rows.length === 0) return null;
  return (
    <>
      {/* Scrolls sideways on a phone, so it must be possible to reach with the keyboard. */}
      <section className="scroll" aria-label="Expedieringslista" tabIndex={0}>
        <table>
          <caption>Expedieringslista</caption>
          <thead>
            <tr>
              <th scope="col">Paragraf</th>
              <th scope="col">Mottagare</th>
              <th scope="col">Skickat</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, dispatch }) => (
              <tr key={dispatch.id}>
                <th scope="row">§&nbsp;{number}</th>
                <td>
                  {dispatch.recipient}
                  <span className="task-note">{dispatch.how}</span>
                </td>
                <td>
                  {dispatch.sent ? dateText(dispatch.sent.on).replace(" ", "\u00a0") : "Inte ännu"}
                  {dispatch.sent?.byName ? (
                    <span className="task-note">{dispatch.sent.byName}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        Hämta listan som <a href={`${home}/expediering/lista/pdf`}>PDF</a>,{" "}
        <a href={`${home}/expediering/lista/docx`}>Word</a> eller{" "}
        <a href={`${home}/expediering/lista/html`}>webbsida</a>.
      </p>
    </>
  );
}

type Common = {
  formId: string;
  home: string;
  today: LegalDate;
  mayWrite: boolean;
  mayIssue: boolean;
  isApproved: boolean;
  state: FormState;
};

export function DispatchParagraf({
  paragraf,
  ...common
}: Common & { paragraf: DispatchedParagraf }) {
  const { itemId, number, heading } = paragraf;
  return (
    <section className="dispatch-paragraf" aria-labelledby={`expediering-${itemId}`}>
      <h3 id={`expediering-${itemId}`}>
        §&nbsp;{number} {heading}
      </h3>
      <Extracts paragraf={paragraf} {...common} />
      {paragraf.dispatches
        .filter(({ sent }) => sent === null)
        .map((dispatch) => (
          <Unsent key={dispatch.id} dispatch={dispatch} {...common} />
        ))}
      {common.mayWrite ? <AddForm paragraf={paragraf} {...common} /> : null}
    </section>
  );
}

const formatNames: Record<string, string> = { pdf: "PDF", docx: "Word", html: "webbsida" };

function Extracts({ paragraf, home, formId, mayIssue }: Common & { paragraf: DispatchedParagraf }) {
  const { extracts, itemId, number } = paragraf;
  const times = [...new Set(extracts.map(({ at }) => at))];
  return (
    <>
      {times.map((at) => (
        <p key={at}>
          Utdrag utfärdat {instantText(at)}:{" "}
          {extracts
            .filter((one) => one.at === at)
            .map((one, index) => (
              <span key={one.id}>
                {index > 0 ? ", " : ""}
                <a href={`${home}/utdrag/${one.id}`}>
                  {formatNames[one.format] ?? one.format}
                  <span className="visually-hidden"> av § {number}</span>
                </a>
              </span>
            ))}
        </p>
      ))}
      {mayIssue ? (
        <form method="post">
          <FormBasics formId={`${formId}-${itemId}`} intent="utdrag" />
          <input type="hidden" name="itemId" value={itemId} />
          <button type="submit" className="secondary">
            Utfärda utdrag<span className="visually-hidden"> ur § {number}</span>
          </button>
        </form>
      ) : null}
    </>
  );
}

function Unsent(props: Common & { dispatch: Dispatch }) {
  const { dispatch, formId, mayWrite, isApproved, today } = props;
  const { id, recipient, how } = dispatch;
  const own = props.state?.typed.dispatchId?.[0] === id ? props.state : undefined;
  return (
    <div className="dispatch">
      <p>
        {recipient}, {how}. Inte skickat ännu.
      </p>
      {mayWrite && isApproved ? (
        <form method="post" className="dispatch-sent">
          <FormBasics formId={`${formId}-${id}`} intent="skickat" />
          <input type="hidden" name="dispatchId" value={id} />
          <TextField
            name="sentOn"
            label="Skickades (ÅÅÅÅ-MM-DD)"
            width="date"
            value={today}
            idPrefix={id}
            state={own}
          />
          <button type="submit" className="secondary">
            Anteckna<span className="visually-hidden"> att det skickats till {recipient}</span>
          </button>
        </form>
      ) : null}
      {mayWrite ? (
        <form method="post">
          <FormBasics formId={`${formId}-${id}`} intent="ta-bort" />
          <input type="hidden" name="dispatchId" value={id} />
          <button type="submit" className="quiet">
            Ta bort<span className="visually-hidden"> {recipient}</span>
          </button>
        </form>
      ) : null}
    </div>
  );
}

function AddForm({ paragraf, formId, state }: Common & { paragraf: DispatchedParagraf }) {
  const { itemId, number } = paragraf;
  const isOwn = state?.typed.itemId?.[0] === itemId && state.typed.recipient !== undefined;
  const own = isOwn ? state : undefined;
  return (
    <details open={own !== undefined}>
      <summary>
        Lägg till mottagare<span className="visually-hidden"> av § {number}</span>
      </summary>
      <form method="post">
        <FormBasics formId={`${formId}-${itemId}`} intent="lagg-till" />
        <input type="hidden" name="itemId" value={itemId} />
        <TextField
          name="recipient"
          label="Mottagare"
          hint="Namn eller organisation."
          idPrefix={itemId}
          state={own}
        />
        <TextField
          name="how"
          label="Hur det skickas"
          value="e-post"
          idPrefix={itemId}
          state={own}
        />
        <button type="submit">Lägg till mottagaren</button>
      </form>
    </details>
  );
}
