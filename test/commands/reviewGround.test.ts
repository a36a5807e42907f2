import { expect } from "vitest";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { findingsOf, reviewGroundFor } from "#app/commands/findings.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { review } from "#app/domain/review.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, everybody, planned, value } from "../support/story.ts";

onEachDatabase(
  "a page has all that the rules read, and the text of the bilagor once",
  async (database) => {
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    const secretary = b.as("secretary");
    const bytes = new TextEncoder().encode("Avtalet gäller lokalen i Norrsund.\n");
    const file = { filename: "avtal.txt", mediaType: "text/plain; charset=utf-8", bytes };
    value(await addAttachment(office, secretary, { meetingId, title: "Avtalet", ...file }));
    value(
      await openMeeting(office, b.as("chair"), {
        meetingId,
        clock: "09:00",
        present: everybody(b),
      }),
    );
    const minutes = await minutesOf(office.db, b.associationId, meetingId);
    if (!minutes) throw new Error("The meeting vanished");
    const sent = await reviewGroundFor(office.db, b.associationId, minutes, "");
    const again = await reviewGroundFor(office.db, b.associationId, minutes, sent.mark);
    expect(sent.papers?.map(({ text }) => text)).toEqual(["Avtalet gäller lokalen i Norrsund.\n"]);
    expect([again.papers, again.context.papers]).toEqual([null, []]);

    // It travels as JSON, and says in the browser what it says here.
    const there = JSON.parse(JSON.stringify(sent)) as typeof sent;
    const found = review(there.minutes, { ...there.context, papers: there.papers ?? [] });
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await findingsOf(office.db, b.associationId, minutes));
  },
);
