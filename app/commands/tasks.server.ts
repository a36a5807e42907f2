/** Follow-up of what was decided: a task is done, or opened again. Each is a row, so that nothing is forgotten. */
import { tasksOf } from "#db/queries/followUp.server.ts";
import { accepted, refused } from "../domain/result.ts";
import { isDone, type Task, type TaskStep } from "../domain/tasks.ts";
import { type Act, command, missing } from "./command.server.ts";

type Input = { taskId: string; comment: string };

const taskOf = async (act: Act, taskId: string): Promise<Task | undefined> =>
  (await tasksOf(act.trx, act.associationId)).find(({ id }) => id === taskId);

async function addStep(act: Act, { taskId, comment }: Input, step: TaskStep["step"]) {
  await act.trx
    .insertInto("task_step")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      task_id: taskId,
      step,
      comment,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  act.record({
    kind: step === "done" ? "task.done" : "task.reopened",
    subject: `task:${taskId}`,
    data: { comment },
    ground: null,
  });
  return accepted({ id: taskId });
}

/** Notes that a task is done; the comment may tell how. */
export const completeTask = command("completeTask", async (act, input: Input) => {
  const task = await taskOf(act, input.taskId);
  if (!task) return missing("Uppgiften");
  if (isDone(task)) return refused("Uppgiften är redan klar.");
  return addStep(act, input, "done");
});

/** Opens a task that was noted as done; the comment says why. */
export const reopenTask = command("reopenTask", async (act, input: Input) => {
  const task = await taskOf(act, input.taskId);
  if (!task) return missing("Uppgiften");
  if (!isDone(task)) return refused("Uppgiften är inte klar, så den står redan öppen.");
  return addStep(act, input, "reopened");
});
