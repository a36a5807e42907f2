/** What the example's styrelse adopts beside its protokoll, and what follows from it. */
import type { LegalDate } from "#app/domain/calendar.ts";
import { adoptTheOrder } from "./attest.ts";
import type { ExampleBoard } from "./board.ts";
import { adoptTheControls, makeSomeControls } from "./control.ts";
import { tellOfGrants } from "./grants.ts";
import { tellOfPayments } from "./payments.ts";
import { adoptTheRisks, draftTheRisks } from "./risk.ts";
import type { StoryOffice } from "./story.ts";

/** The attestordning, the risk analysis and the plan för intern kontroll, where the meeting decided them. */
export async function adoptWhatWasDecided(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
): Promise<void> {
  await adoptTheOrder(office, board, meetingId, day);
  await adoptTheRisks(office, board, meetingId, day);
  await adoptTheControls(office, board, meetingId, day);
}

/** Utbetalningar by the attestordning, the draft of the next risk analysis, and controls by the plan. */
export async function workByIt(
  office: StoryOffice,
  board: ExampleBoard,
  today: LegalDate,
): Promise<void> {
  await tellOfPayments(office, board, today);
  await draftTheRisks(office, board, today);
  await makeSomeControls(office, board, today);
  await tellOfGrants(office, board, today);
}
