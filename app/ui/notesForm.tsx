/** The whole of a meeting's minnesanteckningar as one form: who was there, the points with their tasks, the next meeting. */
import type { Notes, NotesParticipant, NotesPoint, NotesTask } from "../domain/notes.ts";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { DoerFields, DoerNames } from "./taskFields.tsx";

/** Empty rows after those that are filled in. */
const spare = { participants: 3, points: 1, tasks: 1 } as const;

/** The fields that refusals are about, so that the summary links to them. */
export const fieldsOfNotes = (state: FormState): Record<string, string> =>
  Object.fromEntries((state?.refusals ?? []).flatMap((r) => (r.field ? [[r.field, ""]] : [])));

type Props = {
  formId: string;
  notes: Notes;
  revision: number;
  people: { id: string; name: string }[];
  state: FormState;
};

export function NotesForm({ formId, notes, revision, people, state }: Props) {
  const own = state?.typed.avsikt?.[0] === "skriv" ? state : undefined;
  const typed = (field: string) => Number(own?.typed[field]?.[0] ?? 0);
  const participants = Math.max(
    notes.participants.length + spare.participants,
    typed("participants"),
  );
  const points = Math.max(notes.points.length + spare.points, typed("points"));
  return (
    <form method="post" className="writing notes">
      <FormBasics formId={formId} intent="skriv" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="participants" value={participants} />
      <input type="hidden" name="points" value={points} />
      <DoerNames people={people} />
      <MeetingFields notes={notes} state={own} />
      <h2>Närvarande</h2>
      <p className="hint">
        Kom och Gick fylls i bara för den som inte var med hela tiden. En rad utan namn försvinner
        när du sparar.
      </p>
      {Array.from({ length: participants }, (_, index) => (
        <ParticipantFields
          key={String(index)}
          index={index}
          participant={notes.participants[index]}
          state={own}
        />
      ))}
      <h2>Punkter</h2>
      {Array.from({ length: points }, (_, index) => (
        <PointFields key={String(index)} index={index} point={notes.points[index]} state={own} />
      ))}
      <h2>Nästa möte</h2>
      <TextField
        name="nextOn"
        label="Dag (ÅÅÅÅ-MM-DD)"
        width="date"
        value={notes.nextOn}
        state={own}
      />
      <TextField
        name="nextWords"
        label="Mer om nästa möte"
        hint="Till exempel klockslag, plats eller vad som ska tas upp."
        value={notes.nextWords}
        state={own}
      />
      <button type="submit">Spara anteckningarna</button>
    </form>
  );
}

function MeetingFields({ notes, state }: { notes: Notes; state: FormState }) {
  return (
    <div className="field-row">
      <TextField
        name="date"
        label="Dag (ÅÅÅÅ-MM-DD)"
        width="date"
        value={notes.date}
        state={state}
      />
      <TextField
        name="startsAt"
        label="Började"
        width="short"
        value={notes.startsAt}
        state={state}
      />
      <TextField name="endsAt" label="Slutade" width="short" value={notes.endsAt} state={state} />
      <TextField name="place" label="Plats" value={notes.place} state={state} />
    </div>
  );
}

function ParticipantFields(props: {
  index: number;
  participant: NotesParticipant | undefined;
  state: FormState;
}) {
  const { index, participant, state } = props;
  return (
    <fieldset className="field-row">
      <legend className="visually-hidden">Deltagare {index + 1}</legend>
      <TextField
        name={`name-${index}`}
        label="Namn"
        list="namn"
        value={participant?.name}
        state={state}
      />
      <TextField
        name={`organisation-${index}`}
        label="Organisation"
        value={participant?.organisation}
        state={state}
      />
      <TextField
        name={`came-${index}`}
        label="Kom"
        width="short"
        value={participant?.cameAt}
        state={state}
      />
      <TextField
        name={`left-${index}`}
        label="Gick"
        width="short"
        value={participant?.leftAt}
        state={state}
      />
    </fieldset>
  );
}

function PointFields(props: { index: number; point: NotesPoint | undefined; state: FormState }) {
  const { index, point, state } = props;
  const saved = point?.tasks ?? [];
  const tasks = Math.max(
    saved.length + spare.tasks,
    Number(state?.typed[`tasks-${index}`]?.[0] ?? 0),
  );
  return (
    <fieldset className="section-fields">
      <legend>{point ? `Punkt ${index + 1}` : "Ny punkt"}</legend>
      <TextField name={`heading-${index}`} label="Rubrik" value={point?.heading} state={state} />
      <TextArea
        name={`body-${index}`}
        label="Text"
        hint="Tom rad ger nytt stycke. * eller 1. ger lista, **fet** text går bra."
        rows={point ? 6 : 3}
        value={point?.body}
        state={state}
      />
      <input type="hidden" name={`tasks-${index}`} value={tasks} />
      {Array.from({ length: tasks }, (_, place) => (
        <TaskFields
          key={String(place)}
          name={`${index}-${place}`}
          task={saved[place]}
          state={state}
        />
      ))}
    </fieldset>
  );
}

function TaskFields(props: { name: string; task: NotesTask | undefined; state: FormState }) {
  const { name, task, state } = props;
  return (
    <fieldset className="clause-task">
      <legend>{task ? "Uppgift" : "Ny uppgift"}</legend>
      <input type="hidden" name={`task-id-${name}`} value={task?.id ?? ""} />
      <TextField name={`what-${name}`} label="Vad ska göras?" value={task?.what} state={state} />
      <DoerFields name={name} task={task ?? null} state={state} />
    </fieldset>
  );
}
