/** Tasks as they are followed up: what, who, by when, where it was decided, and what has been said since. */
import { dateText, type LegalDate } from "../domain/calendar.ts";
import { dueText, isDone, isOverdue, type Task } from "../domain/tasks.ts";
import { FormBasics, type FormState, TextField } from "./fields.tsx";
import { instantText } from "./wording.ts";

type Listed = Task & { href: string };

type Common = {
  formId: string;
  today: LegalDate;
  mayComplete: boolean;
  /** The reader's own person, to point out the reader's own tasks. */
  personId: string | null;
  state: FormState;
};

export function TaskList({ tasks, ...common }: Common & { tasks: Listed[] }) {
  if (tasks.length === 0) return null;
  return (
    <ul className="rows tasks">
      {tasks.map((task) => (
        <li key={task.id} id={`uppgift-${task.id}`}>
          <TaskRow task={task} {...common} />
        </li>
      ))}
    </ul>
  );
}

function TaskRow({ task, ...common }: Common & { task: Listed }) {
  const { today, personId } = common;
  const isOwn = personId !== null && task.personId === personId;
  return (
    <>
      <p className="what">{task.what}</p>
      <p>
        Ansvarig: {task.doer || "ingen är utsedd"}
        {isOwn ? " (du)" : ""}.{" "}
        {isDone(task) ? null : (
          <span className={isOverdue(task.due, today) ? "late" : undefined}>
            {dueText(task.due, today)}
          </span>
        )}
      </p>
      <p className="origin">
        <a href={task.href}>
          {sourceText(task)}: {task.heading}
        </a>
      </p>
      {task.steps.map((step) => (
        <p key={step.at} className="origin">
          {step.step === "done" ? "Klar" : "Öppnades igen"} {instantText(step.at)}
          {step.byName ? ` av ${step.byName}` : ""}
          {step.comment ? `: ${step.comment}` : "."}
        </p>
      ))}
      {common.mayComplete ? <StepForm task={task} {...common} /> : null}
    </>
  );
}

/** "§ 12, 2 mars 2026" or "Strategirådet, 2 mars 2026". */
function sourceText({ source }: Task): string {
  const date = dateText(source.date);
  if (source.kind === "notes") return `${source.council}, ${date}`;
  if (source.kind === "control") return `Intern kontroll, ${date}`;
  if (source.kind === "risk") {
    return `Riskanalysen ${source.year}, §\u00a0${source.number}, ${date}`;
  }
  return source.number === null ? date : `§\u00a0${source.number}, ${date}`;
}

function StepForm({ task, formId, state }: Common & { task: Listed }) {
  const own = state?.typed.taskId?.[0] === task.id ? state : undefined;
  const done = isDone(task);
  return (
    <details open={own !== undefined}>
      <summary>
        {done ? "Öppna igen" : "Anteckna att den är klar"}
        <span className="visually-hidden">: {task.what}</span>
      </summary>
      <form method="post">
        <FormBasics
          formId={`${formId}-${task.id}-${task.steps.length}`}
          intent={done ? "oppna" : "klar"}
        />
        <input type="hidden" name="taskId" value={task.id} />
        <TextField
          name="comment"
          label={done ? "Varför öppnas den igen?" : "Kommentar (behövs inte)"}
          idPrefix={task.id}
          state={own}
        />
        <button type="submit">{done ? "Öppna uppgiften igen" : "Uppgiften är klar"}</button>
      </form>
    </details>
  );
}
