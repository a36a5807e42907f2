/** Who does what, and by when: for each att-sats of an ärende, and for each point of minnesanteckningar. */
import { dateText } from "../domain/calendar.ts";
import type { ClauseTask, Section } from "../domain/minutes.ts";
import { type FormState, TextField } from "./fields.tsx";

/** Names that the field for the doer suggests. One list for the whole page. */
export function DoerNames({ people }: { people: { id: string; name: string }[] }) {
  return (
    <datalist id="namn">
      {people.map((p) => (
        <option key={p.id} value={p.name} />
      ))}
    </datalist>
  );
}

/** The doer and the day. `name` is the ending of the two fields' names. */
export function DoerFields(props: {
  name: string;
  task: Pick<ClauseTask, "doer" | "due"> | null;
  state: FormState;
}) {
  const { name, task, state } = props;
  return (
    <div className="doer-fields">
      <TextField
        name={`doer-${name}`}
        label="Ansvarig"
        list="namn"
        value={task?.doer}
        state={state}
      />
      <TextField
        name={`due-${name}`}
        label="Senast (ÅÅÅÅ-MM-DD)"
        width="date"
        value={task?.due}
        state={state}
      />
    </div>
  );
}

/** Each saved att-sats of a section with its doer and day. A new att-sats gets its fields when it has been saved. */
export function ClauseTasks(props: {
  index: number;
  section: Section | undefined;
  state: FormState;
}) {
  const { index, section, state } = props;
  const clauses = section?.clauses ?? [];
  if (clauses.length === 0) return null;
  const isOpen =
    section?.tasks !== undefined || state?.refusals.some((r) => r.field?.startsWith("due-"));
  return (
    <details open={isOpen}>
      <summary>Vem gör vad, och när?</summary>
      <input type="hidden" name={`tasks-${index}`} value={clauses.length} />
      <p className="hint">
        Uppgiften skrivs efter att-satsen och följs upp till den är klar. En ny att-sats får sina
        fält när du har sparat.
      </p>
      {clauses.map((clause, place) => {
        const task = section?.tasks?.[place] ?? null;
        const name = `${index}-${place}`;
        return (
          <fieldset key={name} className="clause-task">
            <legend>{clause}</legend>
            <input type="hidden" name={`task-clause-${name}`} value={clause} />
            <input type="hidden" name={`task-id-${name}`} value={task?.id ?? ""} />
            <DoerFields name={name} task={task} state={state} />
          </fieldset>
        );
      })}
    </details>
  );
}

/** A task beside its att-sats where it is only read. */
export function TaskNote({ task }: { task: ClauseTask | null }) {
  if (!task) return null;
  return (
    <span className="task-note">
      {task.doer ? `Ansvarig: ${task.doer}. ` : ""}
      {task.due ? `Senast ${dateText(task.due)}.` : ""}
    </span>
  );
}
