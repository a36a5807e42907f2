import { approvedMinutes, roundsOf, standingRound } from "#db/queries/approval.server.ts";
import { cancellationOf, meetingBySlug, minutesOf, stepsOf } from "#db/queries/meetings.server.ts";
import { mayRead } from "../../../domain/authority.ts";
import type { LegalDate } from "../../../domain/calendar.ts";
import type { Minutes } from "../../../domain/minutes.ts";
import { type Desk, notFound, requireDesk } from "../../../session.server.ts";

/** A meeting of the address's förbund, to one who may read it. */
export type MeetingDesk = Desk & {
  meetingId: string;
  slug: string;
  kind: Minutes["kind"];
  date: LegalDate;
  revision: number;
  isImported: boolean;
  home: string;
  approverIds: string[];
};

type Args = { request: Request; context: unknown; params: Record<string, string | undefined> };

/** 404 for a meeting that is not in this förbund, and for one who may not read drafts. */
export async function requireMeeting({ request, context, params }: Args): Promise<MeetingDesk> {
  const desk = await requireDesk(request, context, params.association);
  const row = await meetingBySlug(desk.office.db, desk.association.id, params.meeting ?? "");
  if (!row) throw notFound();
  const { approverIds } = row;
  if (!mayRead(desk.actor, "minutes_sent", { approverIds })) throw notFound();
  return {
    ...desk,
    meetingId: row.id,
    slug: row.slug,
    kind: row.kind,
    date: row.date as LegalDate,
    revision: row.revision,
    isImported: row.imported !== null,
    home: `/forbund/${desk.association.slug}/sammantraden/${row.slug}`,
    approverIds,
  };
}

/** Where the meeting stands: what may be changed now. */
export async function stateOf(desk: MeetingDesk) {
  const { db } = desk.office;
  const steps = await stepsOf(db, desk.meetingId);
  const round = standingRound(await roundsOf(db, desk.meetingId));
  const approved = await approvedMinutes(db, desk.meetingId);
  const cancelled = await cancellationOf(db, desk.meetingId);
  return {
    isSummoned: steps.summoned !== null,
    isOpened: steps.opened !== null,
    isClosed: steps.closed !== null,
    isSent: round !== null,
    isApproved: approved !== undefined,
    isFrozen: round !== null || approved !== undefined || cancelled !== undefined,
  };
}

export async function requireMinutes(desk: MeetingDesk): Promise<Minutes> {
  const minutes = await minutesOf(desk.office.db, desk.association.id, desk.meetingId);
  if (!minutes) throw notFound();
  return minutes;
}
