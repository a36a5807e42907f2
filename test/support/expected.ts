/** The start page as one of the board meets it on a day. */
import { legalDate } from "#app/domain/calendar.ts";
import { expectedOf } from "#app/routes/work/expected/index.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import type { TestOffice } from "./office.ts";
import type { TestBoard } from "./story.ts";

/** What is expected of `who`, in the order of the page. */
export async function expectedBy(office: TestOffice, b: TestBoard, who: string, day: string) {
  const { associationId } = b;
  const { accountId } = b.as(who) as { accountId: string };
  const today = legalDate(day);
  const actor = await actorOfAccount(office.db, associationId, accountId, today);
  if (!actor) throw new Error(`${who} has no place`);
  const groups = await expectedOf({ db: office.db, associationId, actor, today });
  return groups.flatMap(({ nearness, things }) =>
    things.map(({ text, path }) => ({ nearness, text, path })),
  );
}
