/** Minnesanteckningar in forms: who was there and when, the next meeting, and each point with its tasks. */
import type {
  NotesFacts,
  NotesPart,
  NotesParticipant,
  NotesPoint,
  NotesTask,
} from "../domain/notes.ts";
import { FormBasics, type FormState, TextArea, TextField } from "./fields.tsx";
import { DoerFields, DoerNames } from "./taskFields.tsx";

/** Empty rows after those that are filled in. */
const spare = { participants: 3, tasks: 1 } as const;

/** The fields that refusals are about, so that the summary links to them. */
export const refusedFields = (state: FormState): Record<string, string> =>
  Object.fromEntries((state?.refusals ?? []).flatMap((r) => (r.field ? [[r.field, ""]] : [])));

type Props = {
  formId: string;
  revision: number;
  people: { id: string; name: string }[];
  state: FormState;
};

/** As many rows as were typed in, or as are saved and some to spare. */
const rowsOf = (state: FormState, field: string, least: number) =>
  Array.from({ length: Math.max(least, Number(state?.typed[field]?.[0] ?? 0)) }, (_, i) => i);

export function FactsForm({
  formId,
  facts,
  revision,
  people,
  state,
}: Props & { facts: NotesFacts }) {
  const { participants, nextOn, nextWords } = facts;
  const rows = rowsOf(state, "participants", participants.length + spare.participants);
  return (
    <form method="post" className="writing notes">
      <FormBasics formId={formId} intent="mote" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="participants" value={rows.length} />
      <DoerNames people={people} />
      <MeetingFields facts={facts} state={state} />
      <h3>Närvarande</h3>
      <p className="hint">
        Kom och Gick fylls i bara för den som inte var med hela tiden. En rad utan namn försvinner
        när du sparar.
      </p>
      {rows.map((index) => (
        <ParticipantFields
          key={index}
          index={index}
          participant={participants[index]}
          state={state}
        />
      ))}
      <h3>Nästa möte</h3>
      <TextField
        name="nextOn"
        label="Dag för nästa möte (ÅÅÅÅ-MM-DD)"
        width="date"
        value={nextOn}
        state={state}
      />
      <TextField
        name="nextWords"
        label="Mer om nästa möte"
        hint="Till exempel klockslag, plats eller vad som ska tas upp."
        value={nextWords}
        state={state}
      />
      <button type="submit">Spara mötet och deltagarna</button>
    </form>
  );
}

function MeetingFields({ facts, state }: { facts: NotesFacts; state: FormState }) {
  return (
    <div className="field-row">
      <TextField
        name="date"
        label="Dag (ÅÅÅÅ-MM-DD)"
        width="date"
        value={facts.date}
        state={state}
      />
      <TextField
        name="startsAt"
        label="Började"
        width="short"
        value={facts.startsAt}
        state={state}
      />
      <TextField name="endsAt" label="Slutade" width="short" value={facts.endsAt} state={state} />
      <TextField name="place" label="Plats" value={facts.place} state={state} />
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

export function PointForm({
  formId,
  point,
  revision,
  people,
  state,
}: Props & { point: NotesPoint }) {
  // An empty point has one part to write in.
  const parts = rowsOf(state, "parts", Math.max(1, point.parts.length));
  return (
    <form method="post" className="writing notes">
      <FormBasics formId={formId} intent="punkt" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="parts" value={parts.length} />
      <DoerNames people={people} />
      <TextField name="heading" label="Rubrik" value={point.heading} state={state} />
      {parts.map((index) => (
        <PartFields key={index} index={index} part={point.parts[index]} state={state} />
      ))}
      <button type="submit">Spara punkten</button>
    </form>
  );
}

function PartFields(props: { index: number; part: NotesPart | undefined; state: FormState }) {
  const { index, part, state } = props;
  const saved = part?.tasks ?? [];
  const tasks = rowsOf(state, `tasks-${index}`, saved.length + spare.tasks);
  return (
    <>
      <TextArea
        name={`body-${index}`}
        label={index === 0 ? "Text" : "Text efter uppgifterna"}
        hint="Tom rad ger nytt stycke. * eller 1. ger lista, **fet** text går bra."
        rows={part ? 6 : 3}
        value={part?.body}
        state={state}
      />
      <input type="hidden" name={`tasks-${index}`} value={tasks.length} />
      {tasks.map((place) => (
        <TaskFields key={place} name={`${index}-${place}`} task={saved[place]} state={state} />
      ))}
    </>
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
