/** The desk of somebody of a test's board, as the pages' loaders have it. */
import { legalDate } from "#app/domain/calendar.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { actorOfAccount } from "#db/queries/people.server.ts";
import type { TestOffice } from "./office.ts";
import type { TestBoard } from "./story.ts";

export async function deskOf(office: TestOffice, b: TestBoard, who: string, day = "2026-03-02") {
  const caller = b.as(who) as { associationId: string; accountId: string };
  const today = legalDate(day);
  const association = await associationBySlug(office.db, b.slug);
  const actor = await actorOfAccount(office.db, b.associationId, caller.accountId, today);
  if (!association || !actor) throw new Error(`${who} has no place`);
  const account = { id: caller.accountId, name: "", email: "" };
  return { office, account, association, actor, caller, today };
}
