/** The example's board in an open meeting, to adopt by. */
import { addItem } from "#app/commands/items.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { done, type ExampleBoard, layUpBoard, people } from "../../scripts/demo/board.ts";
import type { Service } from "./running.ts";

/** Lays up the board and opens the meeting of the day with an ärende of each heading. */
export async function decidingMeeting(
  { office, auth }: Service["running"],
  headings: readonly string[],
  on = "2026-03-03",
): Promise<{ board: ExampleBoard; meetingId: string }> {
  const board = await layUpBoard(office, auth, legalDate("2025-04-01"));
  const secretary = board.as("jonas");
  const plan = { kind: "ordinary" as const, date: legalDate(on), startsAt: "09:00" };
  const { id: meetingId } = done(
    await planMeeting(office, secretary, { ...plan, place: "Norrsund" }),
  );
  for (const heading of headings) {
    done(await addItem(office, secretary, { meetingId, kind: "decision", heading }));
  }
  const present = people.flatMap(({ key, duties }) => {
    const seat = duties.find(({ role }) => role === "member")?.seat;
    if (!seat) return [];
    const base = { personId: board.personId(key), mode: "room" as const, ground: null };
    return [{ ...base, capacity: "member" as const, seatId: board.seatId(seat) }];
  });
  done(await openMeeting(office, secretary, { meetingId, clock: "09:00", present }));
  return { board, meetingId };
}
