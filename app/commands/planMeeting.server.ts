import { rulesOn } from "#db/queries/associations.server.ts";
import { registerOf } from "#db/queries/people.server.ts";
import { standingAgenda } from "../documents/agenda.ts";
import type { LegalDate } from "../domain/calendar.ts";
import type { ClockTime, MeetingKind } from "../domain/minutes.ts";
import { accepted, type Result, refused } from "../domain/result.ts";
import { changeableMeeting, stale, touchMeeting } from "./changeable.server.ts";
import { type Act, command, missing } from "./command.server.ts";
import { writeReport } from "./delegationReport.server.ts";
import { insertPrepared } from "./preparation.server.ts";

export type PlanMeeting = {
  kind: MeetingKind;
  date: LegalDate;
  startsAt: ClockTime | null;
  place: string;
};

/** Plans a meeting with the standing dagordning of its kind, and the presidium and sekreterare of the day. */
export const planMeeting = command("planMeeting", (act, input: PlanMeeting) =>
  insertMeeting(act, input),
);

/** The meeting itself, within a command that plans one or many. */
export async function insertMeeting(
  act: Act,
  input: PlanMeeting,
): Promise<Result<{ id: string; slug: string }>> {
  const { trx, associationId } = act;
  if (!(await rulesOn(trx, associationId, input.date))) {
    return refused("Förbundsordningens regler är inte införda. För in dem först under Förbundet.", {
      rule: "FIN-9",
      source: "lag (2003:1210) 9 §",
    });
  }
  const id = act.newId();
  const slug = await freeSlug(act, input.date);
  const { chairId, secretaryId } = await officersOn(act, input.date);
  await trx
    .insertInto("meeting")
    .values({
      id,
      association_id: associationId,
      slug,
      kind: input.kind,
      date: input.date,
      starts_at: input.startsAt,
      ends_at: null,
      place: input.place,
      // The budget meeting must be public (FIN-19); others as the styrelse decides.
      is_public: input.kind === "budget" ? 1 : 0,
      public_notice_on: null,
      consultation_on: null,
      consultation_participants: "",
      distance_decision: null,
      chair_id: chairId,
      secretary_id: secretaryId,
      revision: 1,
      imported: null,
    })
    .execute();
  const agenda = standingAgenda(input.kind, act.office.templates);
  for (const [index, entry] of agenda.entries()) {
    await insertPrepared(act, id, index + 1, entry);
  }
  act.record({
    kind: "meeting.planned",
    subject: `meeting:${id}`,
    data: { ...input, items: agenda.map((a) => a.heading) },
    ground: null,
  });
  const told = await writeReport(act, { id, date: input.date });
  if (!told.ok) return told;
  return accepted({ id, slug });
}

/** The date, or date-2, date-3 … when there already is a meeting that day. */
export async function freeSlug(act: Act, date: LegalDate): Promise<string> {
  const rows = await act.trx
    .selectFrom("meeting")
    .select("slug")
    .where("association_id", "=", act.associationId)
    .where("slug", "like", `${date}%`)
    .execute();
  const taken = new Set(rows.map((r) => r.slug));
  if (!taken.has(date)) return date;
  let n = 2;
  while (taken.has(`${date}-${n}`)) n += 1;
  return `${date}-${n}`;
}

async function officersOn(act: Act, date: LegalDate) {
  const { offices } = await registerOf(act.trx, act.associationId);
  const holder = (role: string) =>
    offices.find((o) => o.role === role && o.from <= date && (o.to === null || o.to >= date))
      ?.personId ?? null;
  return { chairId: holder("chair"), secretaryId: holder("secretary") };
}

export type ChangeMeeting = {
  meetingId: string;
  revision: number;
  startsAt: ClockTime | null;
  endsAt: ClockTime | null;
  place: string;
  isPublic: boolean;
  publicNoticeOn: LegalDate | null;
  consultationOn: LegalDate | null;
  consultationParticipants: string;
  distanceDecision: string | null;
  chairId: string | null;
  secretaryId: string | null;
};

/** Changes a meeting's own facts. The date is its identity: another day is another meeting. */
export const changeMeeting = command("changeMeeting", async (act, input: ChangeMeeting) => {
  const meeting = await changeableMeeting(act, input.meetingId);
  if (!meeting.ok) return meeting;
  if (meeting.value.revision !== input.revision) return stale();
  const { persons } = await registerOf(act.trx, act.associationId);
  for (const id of [input.chairId, input.secretaryId]) {
    if (id && !persons.some((p) => p.id === id)) return missing("Personen");
  }
  if (meeting.value.kind === "budget" && !input.isPublic) {
    return refused("Sammanträdet då budgeten fastställs ska vara offentligt.", {
      field: "isPublic",
      rule: "FIN-19",
      source: "lag (2003:1210) 19 §",
    });
  }
  await act.trx
    .updateTable("meeting")
    .set({
      starts_at: input.startsAt,
      ends_at: input.endsAt,
      place: input.place,
      is_public: input.isPublic ? 1 : 0,
      public_notice_on: input.publicNoticeOn,
      consultation_on: input.consultationOn,
      consultation_participants: input.consultationParticipants,
      distance_decision: input.distanceDecision,
      chair_id: input.chairId,
      secretary_id: input.secretaryId,
    })
    .where("id", "=", input.meetingId)
    .execute();
  await touchMeeting(act, input.meetingId);
  const { meetingId, ...data } = input;
  act.record({ kind: "meeting.changed", subject: `meeting:${meetingId}`, data, ground: null });
  return accepted({ id: meetingId });
});
