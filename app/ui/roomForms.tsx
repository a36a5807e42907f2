/** The room: where the meeting is, whether it may go on, who is here, and one press for each thing that happens. */
import { FormBasics, type FormState, Select, TextField } from "./fields.tsx";
import type { Action, AgendaRow, Callable, PersonRow, QuorumView } from "./roomView.ts";

/** Words and shape first: a full circle may go on, an octagon is a stop. */
export function QuorumWords({ quorum, short }: { quorum: QuorumView; short?: boolean }) {
  const { ok, present, needed, seats } = quorum;
  const count = `${present} av ${seats}`;
  return (
    <span className={ok ? "quorum quorum-ok" : "quorum quorum-lost"}>
      <QuorumMark ok={ok} />
      {ok ? "Beslutsför" : "Inte beslutsför"}
      {short ? `, ${count}` : `: ${count} tjänstgör, ${needed} behövs`}
    </span>
  );
}

function QuorumMark({ ok }: { ok: boolean }) {
  return (
    <svg className="quorum-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ok ? (
        <circle cx="12" cy="12" r="10" />
      ) : (
        <polygon points="8,1 16,1 23,8 23,16 16,23 8,23 1,16 1,8" />
      )}
      <path d={ok ? "M7 12.5l3.5 3.5L17 8.5" : "M6 12h12"} />
    </svg>
  );
}

/** The loud and calm stop. The place is always there, so that a screen reader hears when it fills. @see KL 6:27 */
export function QuorumStop(props: { label: string; quorum: QuorumView; callable: Callable[] }) {
  const { label, quorum, callable } = props;
  return (
    <div id="rum-stopp" data-live="" role="alert">
      {quorum.ok ? null : (
        <div className="quorum-stop">
          <h3>
            <QuorumMark ok={false} />
            Stopp: styrelsen är inte beslutsför
          </h3>
          <p>
            Vid {label} tjänstgör {quorum.present} av {quorum.seats}, och det behövs {quorum.needed}
            . Ärendet får inte handläggas och inget beslut kan fattas förrän fler är på plats (6
            kap. 27 § kommunallagen). Ett protokoll med beslut utan beslutsförhet går inte att
            skicka för justering.
          </p>
          {callable.some(({ people }) => people.length > 0) ? (
            <>
              <p>De som kan kallas in, i ordning:</p>
              <ul>
                {callable.map(({ seat, people }) => (
                  <li key={seat}>
                    För {seat}: {people.length > 0 ? people.join(", ") : "ingen ersättare är kvar"}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>Ingen ersättare är kvar att kalla in.</p>
          )}
          <p>Ta en paus tills fler kan tjänstgöra, eller avsluta sammanträdet.</p>
        </div>
      )}
    </div>
  );
}

export const roomFormId = "rum";

/** When and from where what is pressed holds; the buttons stand with the persons. */
export function MomentForm(props: {
  formId: string;
  clock: string;
  serverTime: string;
  ticks: boolean;
  items: { value: string; text: string }[];
  state: FormState;
}) {
  const { formId, clock, state } = props;
  const own = state?.typed.avsikt?.[0] === "handelse" ? state : undefined;
  return (
    <form
      method="post"
      id={roomFormId}
      className="moment"
      data-clock={props.ticks ? props.serverTime : undefined}
    >
      <FormBasics formId={formId} intent="handelse" />
      <input type="hidden" name="forifylld" defaultValue={clock} />
      <TextField name="time" label="Klockan" width="short" value={clock} state={own} />
      <Select name="fran" label="Gäller från och med" options={props.items} state={own} />
      <TextField
        name="ground"
        label="Skäl"
        hint="För enbart ljud, eller när en ersättare kallas utanför ordningen."
        state={own}
      />
    </form>
  );
}

/** The buttons belong to the form of the moment by its id, so that rows can follow the meeting while it is filled in. */
export function PersonTable({ rows, mayRecord }: { rows: PersonRow[]; mayRecord: boolean }) {
  return (
    <ul className="people" id="rum-personer" data-live="">
      {rows.map((row, index) => (
        <li
          key={row.personId}
          id={`person-${row.personId}`}
          className={`person person-${row.tone}`}
          data-person=""
        >
          <div>
            <Who row={row} number={index + 1} mayChoose={mayRecord} />
            <p className="person-state">
              <strong>{row.state}</strong>
              {row.details.length > 0 ? ` · ${row.details.join(" · ")}` : ""}
            </p>
          </div>
          {mayRecord ? (
            <div className="person-actions">
              {row.actions.map((action) => (
                <ActionButton key={action.value} row={row} action={action} />
              ))}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/**
 * With scripts a figure chooses the person, and then a letter does what the button says. One who has no figure is
 * chosen by name in the command palette.
 */
function Who({ row, number, mayChoose }: { row: PersonRow; number: number; mayChoose: boolean }) {
  return (
    <p className="person-name">
      <span
        tabIndex={mayChoose ? -1 : undefined}
        data-key={mayChoose && number < 10 ? number : undefined}
        data-command={mayChoose ? `Välj ${row.name}` : undefined}
      >
        {row.name}
      </span>
      <span className="hint">{row.place}</span>
    </p>
  );
}

function ActionButton({ row, action }: { row: PersonRow; action: Action }) {
  return (
    <button
      type="submit"
      form={roomFormId}
      name="gor"
      value={`${row.personId}|${action.value}`}
      className="secondary"
      data-shortcut={action.shortcut}
      aria-label={`${action.text}: ${row.name}`}
    >
      {action.text}
    </button>
  );
}

/** What was done last, and the way back from it. */
export function LatestChange(props: { formId: string; turn: number; text: string | null }) {
  return (
    <div id="rum-senast" data-live="" className="latest-change" role="status">
      {props.text === null ? null : (
        <form method="post">
          <FormBasics formId={`${props.formId}-${props.turn}`} intent="angra" />
          <input type="hidden" name="turn" value={props.turn} />
          <p>{props.text}</p>
          <button type="submit" className="quiet" data-key="u" data-command="Ångra senaste">
            Ångra
          </button>
        </form>
      )}
    </div>
  );
}

/** The dagordning with each ärende's own quorum, and the way to it. */
export function RoomAgenda(props: { formId: string; rows: AgendaRow[]; mayGo: boolean }) {
  return (
    <ol className="room-agenda" id="rum-arenden" data-live="">
      {props.rows.map((row) => (
        <li key={row.id} id={`steg-${row.id}`} aria-current={row.isCurrent ? "step" : undefined}>
          <span className="agenda-number">{row.label}</span>
          <div>
            <p>{row.heading}</p>
            {row.struck ? <p className="hint">Utgår: {row.struck}</p> : null}
            {row.disqualified.length > 0 ? (
              <p className="hint">Jäv: {row.disqualified.join(", ")}</p>
            ) : null}
            {row.quorum ? <QuorumWords quorum={row.quorum} short={row.quorum.ok} /> : null}
          </div>
          {row.isCurrent ? (
            <strong className="here">Här är vi</strong>
          ) : props.mayGo && row.struck === null ? (
            <GoTo formId={props.formId} itemId={row.id}>
              Gå hit<span className="visually-hidden">: {row.heading}</span>
            </GoTo>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export function GoTo(props: {
  formId: string;
  itemId: string;
  shortcut?: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <form method="post" id={`ga-${props.shortcut ?? "till"}-${props.itemId}`}>
      <FormBasics
        formId={`${props.formId}-${props.shortcut ?? ""}${props.itemId}`}
        intent="ga-till"
      />
      <input type="hidden" name="itemId" value={props.itemId} />
      <button type="submit" className={props.className ?? "quiet"} data-key={props.shortcut}>
        {props.children}
      </button>
    </form>
  );
}

/** Shows the item's text, as it is now, to the board; or takes it down. */
export function ScreenForms(props: { formId: string; itemId: string; shownAt: string | null }) {
  const { formId, itemId, shownAt } = props;
  return (
    <div className="screen-forms">
      <form method="post" id="visa">
        <FormBasics formId={`${formId}-${itemId}`} intent="visa" />
        <input type="hidden" name="itemId" value={itemId} />
        <button type="submit" className="secondary" data-key="b">
          {shownAt ? "Visa den nya texten för styrelsen" : "Visa för styrelsen"}
        </button>
      </form>
      {shownAt ? (
        <form method="post" id="dolj">
          <FormBasics formId={`${formId}-${itemId}`} intent="dolj" />
          <input type="hidden" name="itemId" value={itemId} />
          <button type="submit" className="quiet">
            Ta ned
          </button>
        </form>
      ) : null}
      <p className="hint">
        {shownAt
          ? `Styrelsen ser texten som den var ${shownAt}.`
          : "Styrelsen ser ärendets rubrik, men inte texten."}
      </p>
    </div>
  );
}
