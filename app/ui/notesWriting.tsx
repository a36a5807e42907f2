/** Minnesanteckningar while they are written: the meeting, the points one after the other, tasks and the next meeting. */
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import {
  Html,
  type LiveText,
  LiveTextSection,
  phraseTool,
  stepTools,
  type Tool,
  textTools,
  Ways,
  WritingDesk,
} from "./writing.tsx";

const tools: Tool[] = [
  { act: "task", text: "Uppgift", key: "Ctrl+Shift+U", spoken: "Gör till uppgift" },
  phraseTool,
  ...textTools,
  { act: "way:new", text: "Ny punkt", key: "Alt+N" },
  { act: "way:rename", text: "Byt rubrik", key: "Alt+R" },
  { act: "way:up", text: "Flytta upp", key: "Alt+ArrowUp", spoken: "Flytta upp punkten" },
  { act: "way:down", text: "Flytta ned", key: "Alt+ArrowDown", spoken: "Flytta ned punkten" },
  { act: "way:remove", text: "Ta bort", key: "Alt+Delete", spoken: "Ta bort punkten" },
  { act: "way:meeting", text: "Mötet", key: "Alt+M", spoken: "Mötet, deltagarna och nästa möte" },
  { act: "way:form", text: "Formulär", key: "Alt+A", spoken: "Punkten som formulär" },
  { act: "way:versions", text: "Versioner", key: "Alt+V" },
  ...stepTools("punkt"),
];

/** Forms on the page go to ?index: without it Remix would ask the layout around the page. */
const here = "?index";

type Props = {
  home: string;
  formId: string;
  parts: { before: string; points: LiveText[]; after: string };
  removed: { id: string; heading: string }[];
  phrases: unknown[];
  people: string[];
  state: FormState;
};

export function NotesWriting(props: Props) {
  const { home, formId, parts, removed, phrases, people, state } = props;
  return (
    <WritingDesk
      kind="point"
      address={`${home}/skriv`}
      tools={tools}
      printed={`${home}?som=utskrift`}
      phrases={phrases}
      people={people}
      panel="Om punkten och mötet"
    >
      <div className="document">
        <div id="motet" data-live="">
          <Html id="motets-uppgifter" html={parts.before} />
        </div>
        <div className="paragraf-margin">
          <Ways ways={[{ way: "meeting", text: "Mötet och deltagarna", href: `${home}/motet` }]} />
        </div>
        <article id="punkter" data-live="">
          {parts.points.map((point, index) => (
            <LiveTextSection key={point.id} text={point}>
              <Ways ways={waysOf(home, point.id)} />
              <PointForms
                formId={`${formId}-${point.id}`}
                point={point}
                isFirst={index === 0}
                isLast={index === parts.points.length - 1}
              />
            </LiveTextSection>
          ))}
        </article>
        <NewPoint formId={formId} isOpen={parts.points.length === 0} state={state} />
        <div id="efter-punkterna" data-live="">
          <Html id="uppgifter-och-nasta" html={parts.after} />
          <RemovedPoints formId={formId} removed={removed} />
        </div>
      </div>
    </WritingDesk>
  );
}

const waysOf = (home: string, pointId: string) => [
  { way: "form", text: "Som formulär", href: `${home}/punkter/${pointId}` },
  { way: "versions", text: "Versioner", href: `${home}/punkter/${pointId}/versioner` },
];

type PointFormsProps = { formId: string; point: LiveText; isFirst: boolean; isLast: boolean };

/** What is done to a whole point. The last words of each button are for one who hears them out of their place. */
function PointForms({ formId, point, isFirst, isLast }: PointFormsProps) {
  const { id, heading } = point;
  const button = (intent: string, way: string, text: string) => (
    <form method="post" action={here} data-in-place="">
      <FormBasics formId={formId} intent={intent} />
      <input type="hidden" name="point" value={id} />
      <button type="submit" className="quiet" data-way={way}>
        {text}
        <span className="visually-hidden"> {heading}</span>
      </button>
    </form>
  );
  return (
    <div className="point-forms">
      <details>
        <summary data-way="rename">
          Byt rubrik<span className="visually-hidden"> på {heading}</span>
        </summary>
        <form method="post" action={here} data-in-place="">
          <FormBasics formId={formId} intent="rubrik" />
          <input type="hidden" name="point" value={id} />
          <TextField name="heading" idPrefix={id} label="Rubrik" value={heading} />
          <button type="submit">Spara rubriken</button>
        </form>
      </details>
      {isFirst ? null : button("upp", "up", "Flytta upp")}
      {isLast ? null : button("ned", "down", "Flytta ned")}
      {button("ta-bort", "remove", "Ta bort")}
    </div>
  );
}

function NewPoint(props: { formId: string; isOpen: boolean; state: FormState }) {
  const { formId, isOpen, state } = props;
  const own = state?.typed.avsikt?.[0] === "ny" ? state : undefined;
  return (
    <details className="paragraf-margin" open={isOpen || own !== undefined}>
      <summary data-way="new">Ny punkt</summary>
      <form method="post" action={here} data-in-place="">
        <FormBasics formId={formId} intent="ny" />
        <TextField name="heading" idPrefix="ny" label="Punktens rubrik" state={own} />
        <p role="status" className="paragraf-message" />
        <button type="submit">Lägg till punkten</button>
      </form>
    </details>
  );
}

/** Until the minnesanteckningar are finished a point that was taken away can be put back. */
function RemovedPoints(props: { formId: string; removed: { id: string; heading: string }[] }) {
  const { formId, removed } = props;
  if (removed.length === 0) return null;
  return (
    <details className="paragraf-margin">
      <summary>Borttagna punkter ({removed.length})</summary>
      <ul className="rows">
        {removed.map(({ id, heading }) => (
          <li key={id}>
            {heading}
            <form method="post" action={here} data-in-place="">
              <FormBasics formId={`${formId}-${id}`} intent="lagg-tillbaka" />
              <input type="hidden" name="point" value={id} />
              <button type="submit" className="quiet">
                Lägg tillbaka<span className="visually-hidden"> {heading}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the råd's earlier meetings left undone. */
export function EarlierTasks(props: { tasks: { what: string; doer: string; href: string }[] }) {
  const { tasks } = props;
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="tidigare">
      <h2 id="tidigare">Kvar att göra från tidigare möten</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.href}>
            <a href={task.href}>{task.what}</a>
            {task.doer ? ` (${task.doer})` : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}

export const FinishForm = ({ formId }: { formId: string }) => (
  <form method="post" action={here} className="inline-form">
    <FormBasics formId={formId} intent="klar" />
    <p className="hint">
      När anteckningarna är klara går de inte att ändra, och uppgifterna går till uppföljningen.
    </p>
    <button type="submit" className="secondary">
      Anteckningarna är klara
    </button>
  </form>
);
