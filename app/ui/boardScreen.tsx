/** What the board sees while the meeting goes on: on their own screens, and on the wall. */
import { QuorumWords } from "./roomForms.tsx";
import type { QuorumView } from "./roomView.ts";

type Shown = { html: string; at: string } | null;

type Screen = {
  home: string;
  title: string;
  phase: "waiting" | "open" | "closed";
  startsAt: string | null;
  current: {
    label: string;
    heading: string;
    since: string | null;
    shown: Shown;
    quorum: QuorumView;
    attendance: {
      serving: string[];
      substitutes: string[];
      substitutesMay: string;
      others: string[];
      outside: string[];
    };
    attachments: { id: string; label: string; title: string }[];
  } | null;
  agenda: {
    label: string;
    heading: string;
    struck: string | null;
    isCurrent: boolean;
    shown: Shown;
  }[];
};

/** Rendered by our own document renderer, which escapes everything that people wrote. */
const ShownText = ({ shown }: { shown: NonNullable<Shown> }) => (
  <div className="shown" dangerouslySetInnerHTML={{ __html: shown.html }} />
);

function Waiting({ phase, startsAt }: Pick<Screen, "phase" | "startsAt">) {
  if (phase === "closed") return <p className="lead">Sammanträdet är avslutat.</p>;
  return (
    <p className="lead">
      Sammanträdet har inte öppnats.{startsAt ? ` Det börjar ${startsAt}.` : ""}
    </p>
  );
}

/** The quorum, loud when it is lost: also those in the room must know that nothing can be decided. @see KL 6:27 */
function ScreenQuorum({ quorum }: { quorum: QuorumView }) {
  return (
    <div role="status" id="skarm-beslutsforhet" className={quorum.ok ? undefined : "quorum-stop"}>
      <p>
        <QuorumWords quorum={quorum} />
      </p>
      {quorum.ok ? null : (
        <p>Inget beslut kan fattas förrän fler är på plats (6 kap. 27 § kommunallagen).</p>
      )}
    </div>
  );
}

/** A ledamot's own screen. */
export function FollowView(screen: Screen) {
  const { current, agenda, home } = screen;
  const earlier = agenda.filter((row) => row.shown && !row.isCurrent);
  return (
    <div className="follow" id="skarm" data-live="">
      <p className="hint">{screen.title}</p>
      {current ? (
        <>
          <h1>
            <span className="here-number">{current.label}</span> {current.heading}
          </h1>
          {current.since ? <p className="hint">Sedan {current.since}</p> : null}
          <ScreenQuorum quorum={current.quorum} />
          {current.shown ? (
            <>
              <h2>Förslag och beslut som de visades {current.shown.at}</h2>
              <ShownText shown={current.shown} />
            </>
          ) : (
            <p>Ingen text är visad i det här ärendet ännu.</p>
          )}
          <Papers attachments={current.attachments} home={home} />
          <Attendance {...current.attendance} />
        </>
      ) : (
        <>
          <h1>Följ sammanträdet</h1>
          <Waiting {...screen} />
        </>
      )}
      <h2>Dagordningen</h2>
      <ol className="room-agenda">
        {agenda.map((row) => (
          <li key={row.label} aria-current={row.isCurrent ? "step" : undefined}>
            <span className="agenda-number">{row.label}</span>
            <p>
              {row.heading}
              {row.struck ? <span className="hint"> Utgår.</span> : null}
            </p>
            {row.isCurrent ? <strong className="here">Här är vi</strong> : null}
          </li>
        ))}
      </ol>
      {earlier.map((row) =>
        row.shown ? (
          <details key={row.label} id={`visat-${row.label}`}>
            <summary>
              Visat i {row.label} {row.heading}
            </summary>
            <ShownText shown={row.shown} />
          </details>
        ) : null,
      )}
    </div>
  );
}

function Papers(props: {
  attachments: { id: string; label: string; title: string }[];
  home: string;
}) {
  if (props.attachments.length === 0) return null;
  return (
    <>
      <h2>Handlingar i ärendet</h2>
      <ul>
        {props.attachments.map(({ id, label, title }) => (
          <li key={label}>
            <a href={`${props.home}/bilagor/${id}`}>
              Bilaga {label}, {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Attendance(props: NonNullable<Screen["current"]>["attendance"]) {
  const { serving, substitutes, others, outside } = props;
  return (
    <>
      <h2>Vilka är här</h2>
      <dl className="summary-list">
        <dt>Tjänstgör</dt>
        <dd>
          <ul className="plain">
            {serving.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </dd>
        {substitutes.length > 0 ? (
          <>
            <dt>Ersättare som inte tjänstgör</dt>
            <dd>
              {substitutes.join(", ")}. {props.substitutesMay}.
            </dd>
          </>
        ) : null}
        {outside.length > 0 ? (
          <>
            <dt>Utanför på grund av jäv</dt>
            <dd>{outside.join(", ")}</dd>
          </>
        ) : null}
        {others.length > 0 ? (
          <>
            <dt>Övriga</dt>
            <dd>{others.join(", ")}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
}

/** The wall: big, few words, nothing to press. */
export function ProjectorView(screen: Screen & { association: string }) {
  const { current } = screen;
  return (
    <main className="projector" id="skarm" data-live="">
      <p className="projector-frame">
        {screen.association} · {screen.title}
      </p>
      {current ? (
        <>
          <h1>
            <span className="here-number">{current.label}</span> {current.heading}
          </h1>
          {current.shown ? <ShownText shown={current.shown} /> : null}
          <div className="projector-foot">
            <ScreenQuorum quorum={current.quorum} />
            <p>{current.attendance.serving.join(" · ")}</p>
            {current.attendance.outside.length > 0 ? (
              <p>Utanför på grund av jäv: {current.attendance.outside.join(", ")}</p>
            ) : null}
          </div>
        </>
      ) : (
        <>
          <h1>Styrelsens sammanträde</h1>
          <Waiting {...screen} />
        </>
      )}
    </main>
  );
}
