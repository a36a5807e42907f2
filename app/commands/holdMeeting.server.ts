/** The meeting while it is held: kallelse, öppnande, närvaro, jäv, justerare, avslutande. */
import { highestNumber, itemsOf, minutesOf } from "#db/queries/meetings.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { quorumAt } from "../domain/attendance.ts";
import { dateText } from "../domain/calendar.ts";
import type {
  Capacity,
  ClockTime,
  DisqualificationGround,
  PresenceMode,
} from "../domain/minutes.ts";
import { giveNumbers } from "../domain/numbering.ts";
import { accepted, refused } from "../domain/result.ts";
import { changeableItem, changeableMeeting, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { quorumRuleOf } from "./granskning.server.ts";
import { replaceSections } from "./items.server.ts";

async function takeStep(
  act: Act,
  meetingId: string,
  step: "summoned" | "opened" | "closed",
  clock: ClockTime | null,
) {
  await act.trx
    .insertInto("meeting_step")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      meeting_id: meetingId,
      step,
      clock,
      at: act.at,
      by_person_id: act.actor.personId,
    })
    .execute();
  await touchMeeting(act, meetingId);
}

/** The kallelse goes out to ledamöter and ersättare. From then on bilagor keep their numbers. @see KL 6:17 */
export const summonMeeting = command("summonMeeting", async (act, input: { meetingId: string }) => {
  const meeting = await changeableMeeting(act, input.meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.isSummoned) return refused("Kallelsen är redan utskickad.");
  await takeStep(act, input.meetingId, "summoned", null);
  act.record({
    kind: "meeting.summoned",
    subject: `meeting:${input.meetingId}`,
    data: { on: act.today },
    ground: null,
  });
  return accepted({ id: input.meetingId });
});

export type NewPresence = {
  personId: string;
  capacity: Capacity;
  seatId: string | null;
  mode: PresenceMode;
  ground: string | null;
};

export type OpenMeeting = { meetingId: string; clock: ClockTime; present: NewPresence[] };

/**
 * Opens the meeting with its upprop and gives the items their § numbers, all but the closing one, which gets
 * the last number when the meeting is closed. Refused without quorum: nothing may be handled then.
 * @see KL 6:27
 */
export const openMeeting = command("openMeeting", async (act, input: OpenMeeting) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  if (found.value.isOpened) return refused("Sammanträdet är redan öppnat.");
  const busy = await anotherOpenMeeting(act, input.meetingId);
  if (busy) {
    return refused(
      `Sammanträdet den ${dateText(busy)} är öppnat men inte avslutat. Avsluta det först, så att paragrafernas nummer följer på varandra.`,
    );
  }
  for (const presence of input.present) {
    await insertPresence(act, input.meetingId, { ...presence, fromPosition: 1, fromTime: null });
  }
  const minutes = await minutesOf(act.trx, act.associationId, input.meetingId);
  const first = minutes?.items[0];
  if (!minutes || !first) return missing("Dagordningen");
  const quorum = quorumAt(minutes, first, await quorumRuleOf(act.trx, act.associationId, minutes));
  if (!quorum.ok) {
    return refused(
      `Styrelsen är inte beslutsför: ${quorum.present} av ${quorum.seats} tjänstgör och det behövs ${quorum.needed}. Kalla in en ersättare eller skjut upp sammanträdet.`,
      { rule: "KL-6-27", source: "kommunallagen 6 kap. 27 §", field: "present" },
    );
  }
  await act.trx
    .updateTable("meeting")
    .set({ starts_at: input.clock })
    .where("id", "=", input.meetingId)
    .execute();
  const numbers = await numberItems(act, input.meetingId, minutes.date);
  await takeStep(act, input.meetingId, "opened", input.clock);
  act.record({
    kind: "meeting.opened",
    subject: `meeting:${input.meetingId}`,
    data: { clock: input.clock, present: input.present.map((p) => ({ ...p })), numbers },
    ground: null,
  });
  return accepted({ id: input.meetingId, numbers });
});

async function anotherOpenMeeting(act: Act, meetingId: string) {
  const row = await act.trx
    .selectFrom("meeting_step as opened")
    .innerJoin("meeting", "meeting.id", "opened.meeting_id")
    .select("meeting.date")
    .where("opened.association_id", "=", act.associationId)
    .where("opened.step", "=", "opened")
    .where("opened.meeting_id", "!=", meetingId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("meeting_step as closed")
            .select("closed.id")
            .whereRef("closed.meeting_id", "=", "opened.meeting_id")
            .where("closed.step", "=", "closed"),
        ),
      ),
    )
    .executeTakeFirst();
  return (row?.date ?? null) as import("../domain/calendar.ts").LegalDate | null;
}

/** Gives out the next numbers of the calendar year to the items that lack one; answers them in order. */
async function numberItems(act: Act, meetingId: string, date: string, closing = false) {
  const year = Number(date.slice(0, 4));
  const items = await itemsOf(act.trx, meetingId);
  const highest = await highestNumber(act.trx, act.associationId, year);
  const given = giveNumbers(items, highest, { closing });
  for (const { id, number } of given) {
    await act.trx.updateTable("item").set({ number, year }).where("id", "=", id).execute();
  }
  return given.map((g) => g.number);
}

type PresenceRow = NewPresence & { fromPosition: number; fromTime: ClockTime | null };

async function insertPresence(act: Act, meetingId: string, presence: PresenceRow) {
  const id = act.newId();
  await act.trx
    .insertInto("presence")
    .values({
      id,
      association_id: act.associationId,
      meeting_id: meetingId,
      person_id: presence.personId,
      capacity: presence.capacity,
      seat_id: presence.seatId,
      from_position: presence.fromPosition,
      to_position: null,
      from_time: presence.fromTime,
      to_time: null,
      mode: presence.mode,
      ground: presence.ground,
    })
    .execute();
  return id;
}

export type RecordPresence = { meetingId: string } & (
  | ({ change: "arrives" } & PresenceRow)
  | { change: "leaves"; presenceId: string; toPosition: number; toTime: ClockTime | null }
  | { change: "corrected"; presenceId: string }
);

/** Somebody arrives, begins to serve, leaves, or was noted by mistake. Counted in items. */
export const recordPresence = command("recordPresence", async (act, input: RecordPresence) => {
  const found = await changeableMeeting(act, input.meetingId);
  if (!found.ok) return found;
  if (!found.value.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
  const outcome =
    input.change === "arrives" ? await arrive(act, input) : await endOrRemove(act, input);
  if (!outcome.ok) return outcome;
  await touchMeeting(act, input.meetingId);
  const { meetingId, ...data } = input;
  act.record({
    kind: "presence.recorded",
    subject: `meeting:${meetingId}`,
    data,
    ground: input.change === "arrives" ? input.ground : null,
  });
  return accepted({ id: meetingId });
});

async function arrive(act: Act, input: { meetingId: string } & PresenceRow) {
  const { persons, seats } = await registerOf(act.trx, act.associationId);
  if (!persons.some((p) => p.id === input.personId)) return missing("Personen");
  if (input.seatId && !seats.some((s) => s.id === input.seatId)) return missing("Platsen");
  const open = await act.trx
    .selectFrom("presence")
    .select(["id", "from_position", "to_position"])
    .where("meeting_id", "=", input.meetingId)
    .where("person_id", "=", input.personId)
    .execute();
  // A person who begins to serve stops being merely present: the earlier stretch ends where the new begins.
  for (const row of open) {
    if (row.from_position >= input.fromPosition) {
      return refused("Personen är redan antecknad som närvarande från den paragrafen.", {
        field: "fromPosition",
      });
    }
    if (row.to_position === null || row.to_position >= input.fromPosition) {
      await act.trx
        .updateTable("presence")
        .set({ to_position: input.fromPosition - 1, to_time: input.fromTime })
        .where("id", "=", row.id)
        .execute();
    }
  }
  await insertPresence(act, input.meetingId, input);
  return accepted(null);
}

async function endOrRemove(
  act: Act,
  input: Extract<RecordPresence, { change: "leaves" | "corrected" }>,
) {
  const row = await act.trx
    .selectFrom("presence")
    .selectAll()
    .where("meeting_id", "=", input.meetingId)
    .where("id", "=", input.presenceId)
    .executeTakeFirst();
  if (!row) return missing("Anteckningen om närvaro");
  if (input.change === "corrected") {
    await act.trx.deleteFrom("presence").where("id", "=", row.id).execute();
    return accepted(null);
  }
  if (input.toPosition < row.from_position) {
    return refused("Personen kan inte lämna före den paragraf då hen kom.", {
      field: "toPosition",
    });
  }
  await act.trx
    .updateTable("presence")
    .set({ to_position: input.toPosition, to_time: input.toTime })
    .where("id", "=", row.id)
    .execute();
  return accepted(null);
}

export type RecordStance = {
  itemId: string;
  personId: string;
  kind: "disqualified" | "abstains";
  ground: DisqualificationGround | null;
  explanation: string | null;
  leftAt: ClockTime | null;
  returnedAt: ClockTime | null;
};

/**
 * Notes jäv or that somebody abstains at an item. Jäv needs its ground: without it the protokoll cannot be
 * told apart from a lawful abstention. @see KL 6:28–30, KL 4:25
 */
export const recordStance = command("recordStance", async (act, input: RecordStance) => {
  const found = await changeableItem(act, input.itemId);
  if (!found.ok) return found;
  const { persons } = await registerOf(act.trx, act.associationId);
  if (!persons.some((p) => p.id === input.personId)) return missing("Personen");
  if (input.kind === "disqualified" && !input.ground) {
    return refused("Ange grunden för jävet (6 kap. 28 § kommunallagen).", {
      field: "ground",
      rule: "KL-6-28",
      source: "kommunallagen 6 kap. 28 §",
    });
  }
  await act.trx
    .deleteFrom("stance")
    .where("item_id", "=", input.itemId)
    .where("person_id", "=", input.personId)
    .execute();
  const isDisqualified = input.kind === "disqualified";
  await act.trx
    .insertInto("stance")
    .values({
      id: act.newId(),
      association_id: act.associationId,
      item_id: input.itemId,
      person_id: input.personId,
      kind: input.kind,
      scope: "handling",
      ground: isDisqualified ? input.ground : null,
      explanation: input.explanation,
      left_at: isDisqualified ? input.leftAt : null,
      returned_at: isDisqualified ? input.returnedAt : null,
    })
    .execute();
  await touchMeeting(act, found.value.meeting.id);
  const { itemId, ...data } = input;
  act.record({
    kind: "stance.recorded",
    subject: `item:${itemId}`,
    data,
    ground: isDisqualified ? "kommunallagen 6 kap. 28 §" : "kommunallagen 4 kap. 25 §",
  });
  return accepted({ id: itemId });
});

export const withdrawStance = command(
  "withdrawStance",
  async (act, input: { itemId: string; personId: string }) => {
    const found = await changeableItem(act, input.itemId);
    if (!found.ok) return found;
    await act.trx
      .deleteFrom("stance")
      .where("item_id", "=", input.itemId)
      .where("person_id", "=", input.personId)
      .execute();
    await touchMeeting(act, found.value.meeting.id);
    act.record({
      kind: "stance.withdrawn",
      subject: `item:${input.itemId}`,
      data: { personId: input.personId },
      ground: null,
    });
    return accepted({ id: input.itemId });
  },
);

/** Chooses who justerar with the ordförande, and writes the decision in its paragraf. @see KL 5:69 */
export const chooseAdjusters = command(
  "chooseAdjusters",
  async (act, input: { meetingId: string; personIds: string[] }) => {
    const found = await changeableMeeting(act, input.meetingId);
    if (!found.ok) return found;
    const minutes = await minutesOf(act.trx, act.associationId, input.meetingId);
    const chosen = input.personIds.map((id) => minutes?.persons.find((p) => p.id === id));
    if (!minutes || chosen.length === 0 || chosen.some((p) => p === undefined)) {
      return refused("Välj minst en justerare bland dem som tjänstgör.", {
        field: "personIds",
        rule: "KL-5-69",
        source: "kommunallagen 5 kap. 69 §",
      });
    }
    if (found.value.chair_id && input.personIds.includes(found.value.chair_id)) {
      return refused("Ordföranden justerar alltid och kan inte också vara justerare.", {
        field: "personIds",
        rule: "KL-5-69",
        source: "kommunallagen 5 kap. 69 §",
      });
    }
    await act.trx.deleteFrom("adjuster").where("meeting_id", "=", input.meetingId).execute();
    for (const [index, personId] of input.personIds.entries()) {
      await act.trx
        .insertInto("adjuster")
        .values({
          association_id: act.associationId,
          meeting_id: input.meetingId,
          person_id: personId,
          position: index + 1,
          at: act.at,
          by_person_id: act.actor.personId,
        })
        .execute();
    }
    const names = chosen.map((p) => p?.name ?? "");
    const item = minutes.items.find((i) => i.kind === "election_of_adjusters");
    if (item) {
      await replaceSections(act, item.id, [
        {
          body: "",
          lead: "Styrelsen beslutade",
          clauses: [`att utse ${listed(names)} att jämte ordföranden justera dagens protokoll.`],
        },
      ]);
    }
    await touchMeeting(act, input.meetingId);
    act.record({
      kind: "adjusters.chosen",
      subject: `meeting:${input.meetingId}`,
      data: { personIds: input.personIds },
      ground: null,
    });
    return accepted({ id: input.meetingId });
  },
);

const listed = (names: string[]) => new Intl.ListFormat("sv").format(names);

/** Ends the meeting: the closing item gets the last number. @see KL 5:66 */
export const closeMeeting = command(
  "closeMeeting",
  async (act, input: { meetingId: string; clock: ClockTime }) => {
    const found = await changeableMeeting(act, input.meetingId);
    if (!found.ok) return found;
    const meeting = found.value;
    if (!meeting.isOpened) return refused("Sammanträdet är inte öppnat ännu.");
    if (meeting.isClosed) return refused("Sammanträdet är redan avslutat.");
    if (meeting.starts_at && input.clock < meeting.starts_at) {
      return refused(`Sammanträdet öppnades kl. ${meeting.starts_at.replace(":", ".")}.`, {
        field: "clock",
      });
    }
    await act.trx
      .updateTable("meeting")
      .set({ ends_at: input.clock })
      .where("id", "=", input.meetingId)
      .execute();
    await numberItems(act, input.meetingId, meeting.date, true);
    await takeStep(act, input.meetingId, "closed", input.clock);
    act.record({
      kind: "meeting.closed",
      subject: `meeting:${input.meetingId}`,
      data: { clock: input.clock },
      ground: null,
    });
    return accepted({ id: input.meetingId });
  },
);
