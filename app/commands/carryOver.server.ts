/** What earlier meetings left for the next: ärenden that fell out, were bordlagda or återremitterade, or have something left to do. */
import { tasksOf } from "#db/queries/followUp.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import { leftFromEarlier } from "#db/queries/preparation.server.ts";
import { meetingsWithPostponements } from "#db/queries/proceedings.server.ts";
import { addDays, type LegalDate, longDate } from "../domain/calendar.ts";
import { outcomeOf } from "../domain/decision/order.ts";
import type { Item } from "../domain/minutes.ts";
import type { CarryOver } from "../domain/offers.ts";
import { openTasks, type Task } from "../domain/tasks.ts";
import type { Office } from "./command.server.ts";

type Upto = { meetingId: string; until: LegalDate };

export async function leftByEarlier(
  db: Office["db"],
  associationId: string,
  upto: Upto,
): Promise<CarryOver[]> {
  return [
    ...(await leftFromEarlier(db, associationId, upto)),
    ...(await postponed(db, associationId, upto)),
    ...(await unfinished(db, associationId, upto)),
  ];
}

const carried = (item: Item, date: LegalDate) => {
  const { id, number, kind, heading } = item;
  return { itemId: id, number, date, kind, heading };
};

/** @see KL 6:33 st 2 */
async function postponed(
  db: Office["db"],
  associationId: string,
  { meetingId, until }: Upto,
): Promise<CarryOver[]> {
  const meetings = await meetingsWithPostponements(db, associationId, until);
  const found: CarryOver[] = [];
  for (const { id, date } of meetings.filter((meeting) => meeting.id !== meetingId)) {
    for (const item of await itemsOf(db, id)) {
      const outcome = outcomeOf(item);
      if (outcome.kind !== "tabled" && outcome.kind !== "referred_back") continue;
      const ground = outcome.motion.text;
      found.push({
        ...carried(item, date as LegalDate),
        reason: outcome.kind,
        ground,
        dueOn: null,
      });
    }
  }
  return found;
}

/** One for each paragraf that has tasks left, with what is left. */
async function unfinished(
  db: Office["db"],
  associationId: string,
  { meetingId, until }: Upto,
): Promise<CarryOver[]> {
  const byItem = new Map<string, Task[]>();
  for (const task of openTasks(await tasksOf(db, associationId))) {
    if (task.source.kind !== "paragraf") continue;
    const { itemId } = task.source;
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), task]);
  }
  return [...byItem].flatMap(([itemId, tasks]): CarryOver[] => {
    const [first] = tasks;
    if (first?.source.kind !== "paragraf") return [];
    const { source, heading, due } = first;
    if (source.meetingId === meetingId || source.date > until) return [];
    const { number, date } = source;
    const ground = tasks.map(leftToDo).join(" ");
    return [
      { itemId, number, date, kind: "information", heading, reason: "open", ground, dueOn: due },
    ];
  });
}

/** Days after a meeting in which an åtgärd may be due and still come to it: the next meeting would be too late. */
const SOON = 30;

/** The åtgärder of the risk analysis that are not done and due by the meeting or soon after; null when there are none. */
export async function riskActionsBy(
  db: Office["db"],
  associationId: string,
  date: LegalDate,
): Promise<{ texts: string[]; firstDue: LegalDate } | null> {
  const due = openTasks(await tasksOf(db, associationId)).flatMap((task) =>
    task.source.kind === "risk" && task.due !== null && task.due <= addDays(date, SOON)
      ? [{ ...task, due: task.due }]
      : [],
  );
  const [first] = due;
  if (!first) return null;
  const texts = due.map(
    (task) => `Risken ”${task.heading.replace(/[.]$/, "")}”. ${leftToDo(task)}`,
  );
  return { texts, firstDue: first.due };
}

const leftToDo = ({ what, doer, due }: Task): string => {
  const who = [doer, due ? `senast ${longDate(due)}` : ""].filter((part) => part !== "");
  return `Kvar: ${what.replace(/[.,]\s*(?:och|samt)?\s*$/, "")}${who.length > 0 ? ` (${who.join(", ")})` : ""}.`;
};
