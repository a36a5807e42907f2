import { attachmentsOf } from "#db/queries/meetings.server.ts";
import { currentItem, shownItems } from "#db/queries/room.server.ts";
import { boardRulesOn } from "../../../commands/findings.server.ts";
import { shownHtml } from "../../../documents/shownText.ts";
import { presentAt, quorumAt } from "../../../domain/attendance.ts";
import { longDate } from "../../../domain/calendar.ts";
import type { Item, Minutes } from "../../../domain/minutes.ts";
import type { BoardRules } from "../../../domain/rules.ts";
import { agendaRows, holderOf, labelOf, rightsOf } from "../../../ui/roomView.ts";
import { clockText, instantText, meetingKindNames } from "../../../ui/wording.ts";
import { type MeetingDesk, requireMinutes, stateOf } from "./meetingDesk.server.ts";

/** The meeting as it goes on: its facts, the rules of the day, and at which item it is. */
export async function roomOf(desk: MeetingDesk) {
  const { db } = desk.office;
  const minutes = await requireMinutes(desk);
  const rules = await boardRulesOn(db, desk.association.id, minutes);
  const visit = await currentItem(db, desk.meetingId);
  const standing = minutes.items.filter((item) => item.struck === null);
  const current = minutes.items.find(({ id }) => id === visit?.itemId) ?? standing[0] ?? null;
  return { minutes, rules, visit, standing, current, state: await stateOf(desk) };
}

/**
 * What the board's screens may show: headings, who is there, quorum, and text only as it was when it was shown.
 * Nothing of what the sekreterare is writing is taken from here.
 */
async function makeScreen(desk: MeetingDesk) {
  const { minutes, rules, visit, current, state } = await roomOf(desk);
  const papers = await attachmentsOf(desk.office.db, desk.meetingId);
  const shown = await shownItems(desk.office.db, desk.meetingId);
  const asShown = (itemId: string) => {
    const found = shown.find((one) => one.itemId === itemId);
    return found ? { html: shownHtml(found.sections), at: instantText(found.at) } : null;
  };
  const isGoing = state.isOpened && !state.isClosed;
  return {
    home: desk.home,
    association: desk.association.name,
    title: `${meetingKindNames[desk.kind]} ${longDate(minutes.date)}`,
    phase: state.isClosed ? "closed" : state.isOpened ? "open" : "waiting",
    startsAt: minutes.startsAt ? clockText(minutes.startsAt) : null,
    current:
      isGoing && current
        ? {
            label: labelOf(current),
            heading: current.heading,
            since: visit?.clock ? clockText(visit.clock) : null,
            shown: asShown(current.id),
            quorum: quorumAt(minutes, current, rules.quorum),
            attendance: attendance(minutes, rules, current),
            attachments: papers
              .filter(({ label }) => current.attachments.includes(label))
              .map(({ id, label, title }) => ({ id, label, title })),
          }
        : null,
    agenda: agendaRows(minutes, rules, isGoing ? (current?.id ?? null) : null).map((row) => ({
      label: row.label,
      heading: row.heading,
      struck: row.struck,
      isCurrent: row.isCurrent,
      shown: asShown(row.id),
    })),
  } as const;
}

type Kept = { revision: number; until: number; screen: ReturnType<typeof makeScreen> };
const kept = new WeakMap<object, Map<string, Kept>>();

/** What is not told by the meeting's revision, as a name in the register, is seen after this long. */
const keptMs = 1_000;

/**
 * The board's screen. All who follow ask at the same moment, when something has been saved, and get the same: it is
 * made once for them.
 */
export async function boardScreen(desk: MeetingDesk) {
  const { office, meetingId, revision } = desk;
  const screens = kept.get(office.db) ?? new Map<string, Kept>();
  kept.set(office.db, screens);
  const found = screens.get(meetingId);
  if (found?.revision === revision && performance.now() < found.until) {
    return { ...(await found.screen), revision };
  }
  const screen = makeScreen(desk);
  screens.set(meetingId, { revision, until: performance.now() + keptMs, screen });
  screen.catch(() => screens.delete(meetingId));
  return { ...(await screen), revision };
}

export type BoardScreen = Awaited<ReturnType<typeof boardScreen>>;

/** Who serves, who attends, and who sits outside, at the item. */
function attendance(minutes: Minutes, rules: BoardRules, item: Item) {
  const name = (id: string) => minutes.persons.find((p) => p.id === id)?.name ?? "";
  const outside = item.stances.filter((s) => s.kind === "disqualified").map((s) => s.personId);
  const here = presentAt(minutes, item).filter(({ personId }) => !outside.includes(personId));
  const remote = (mode: string) =>
    mode === "room" ? "" : mode === "video" ? ", på distans" : ", på distans med enbart ljud";
  const bySeat = (seatId: string | null) => minutes.seats.findIndex(({ id }) => id === seatId);
  const serving = here
    .filter(({ capacity }) => capacity === "member" || capacity === "serving_substitute")
    .toSorted((a, b) => bySeat(a.seatId) - bySeat(b.seatId));
  return {
    serving: serving.map((p) => {
      const role = p.personId === minutes.chairId ? ", ordförande" : "";
      const seat = p.capacity === "member" ? "" : ` för ${holderOf(minutes, p.seatId)}`;
      return `${name(p.personId)}${seat}${role}${remote(p.mode)}`;
    }),
    substitutes: here
      .filter(({ capacity }) => capacity === "substitute")
      .map((p) => `${name(p.personId)}${remote(p.mode)}`),
    substitutesMay: rightsOf(rules),
    others: here
      .filter(({ capacity }) => capacity === "staff" || capacity === "guest")
      .map((p) => name(p.personId)),
    outside: outside.map(name),
  };
}
