/** A person's own calendar has a secret address. Only its hash is kept, so nobody here can read it again. */
import { calendarAddressOf } from "#db/queries/calendars.server.ts";
import { accepted, refused } from "../domain/result.ts";
import { type Act, command } from "./command.server.ts";

async function nextRow(act: Act, personId: string, tokenSha256: string | null) {
  const standing = await calendarAddressOf(act.trx, personId);
  await act.trx
    .insertInto("calendar_address")
    .values({
      ...{ id: act.newId(), association_id: act.associationId, person_id: personId },
      ...{ number: (standing?.number ?? 0) + 1, token_sha256: tokenSha256 },
      ...{ at: act.at, by_person_id: personId },
    })
    .execute();
}

/** A new address for the one who asks; the one before stops working. */
export const renewCalendar = command(
  "renewCalendar",
  async (act, { tokenSha256 }: { tokenSha256: string }) => {
    const { personId } = act.actor;
    if (personId === null) return refused("Bara en person i förbundet har en egen kalender.");
    await nextRow(act, personId, tokenSha256);
    const subject = `person:${personId}`;
    act.record({ kind: "calendar.renewed", subject, data: {}, ground: null });
    return accepted({ id: personId });
  },
);

/** Closes the calendar of the one who asks: its address stops working. */
export const closeCalendar = command("renewCalendar", async (act, _: null) => {
  const { personId } = act.actor;
  const standing = personId && (await calendarAddressOf(act.trx, personId));
  if (!personId || !standing || standing.token_sha256 === null) {
    return refused("Du har ingen kalender att stänga.");
  }
  await nextRow(act, personId, null);
  const subject = `person:${personId}`;
  act.record({ kind: "calendar.closed", subject, data: {}, ground: null });
  return accepted({ id: personId });
});
