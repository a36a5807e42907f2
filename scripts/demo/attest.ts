/** The example's attestordning: an ordinary one with its amounts said, adopted by a paragraf of the example's year. */
import {
  adoptAttestOrder,
  changeAttestOrder,
  draftAttestOrder,
  saveAttestRight,
} from "#app/commands/attestOrder.server.ts";
import { registerSignatureSample } from "#app/commands/signatureSample.server.ts";
import { holdersOn } from "#app/domain/attest/holders.ts";
import type { AttestCap, AttestRight } from "#app/domain/attest/order.ts";
import { lastFreshDay } from "#app/domain/attest/orderPeriod.ts";
import { addDays, type LegalDate } from "#app/domain/calendar.ts";
import { attestOrdersOf, attestPeopleOf } from "#db/queries/attestOrders.server.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { done, type ExampleBoard } from "./board.ts";
import type { StoryOffice } from "./story.ts";
import { attestHeading } from "./texts.ts";

/** What goes to the presidium itself is small; all else is decided without a limit. */
const capOf = ({ concern }: AttestRight): AttestCap =>
  concern.kind === "anyone" ? { kind: "unlimited" } : { kind: "kronor", kronor: 25_000 };

/** Where the meeting decided an attestordning, it is drafted, adopted and signed. */
export async function adoptTheOrder(
  office: StoryOffice,
  board: ExampleBoard,
  meetingId: string,
  day: LegalDate,
): Promise<void> {
  const minutes = await minutesOf(office.db, board.associationId, meetingId);
  const number = minutes?.items.find(({ heading }) => heading === attestHeading)?.number;
  if (number == null) return;
  office.setClock(addDays(day, 10), "10:20");
  const secretary = board.as("jonas");
  const ordinary = { like: "ordinary" as const, thirdId: board.personId("lena") };
  done(await draftAttestOrder(office, secretary, ordinary));
  const days = { from: day, to: lastFreshDay(day), manualOrderPersons: 2 as const };
  done(await changeAttestOrder(office, secretary, days));
  const [draft] = await attestOrdersOf(office.db, board.associationId);
  if (!draft) throw new Error("The example's attestordning vanished");
  for (const right of draft.rights) {
    const { id: rightId, ...standing } = right;
    const said = { ...standing, cap: capOf(right) };
    done(await saveAttestRight(office, secretary, { rightId, right: said }));
  }
  const people = await attestPeopleOf(office.db, board.associationId);
  const held = holdersOn(draft, people, day);
  const named = new Set(held.flatMap((one) => [...one.holderIds, ...one.deputyIds]));
  for (const personId of named) {
    const sample = { personId, on: addDays(day, 3), picture: null };
    done(await registerSignatureSample(office, secretary, sample));
  }
  done(await adoptAttestOrder(office, secretary, { meetingId, number }));
}
