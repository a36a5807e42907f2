/** The room as its pages show it: each person's state in words and what can be pressed, and the quorum of each ärende. */
import { hasStance, presentAt, quorumAt, servingAt, substitutesFor } from "../domain/attendance.ts";
import { distanceIsAllowed, modeNames } from "../domain/distance.ts";
import type { Item, Minutes, Presence, PresenceMode } from "../domain/minutes.ts";
import { type Called, summonedTo } from "../domain/rollCall.ts";
import type { BoardRules } from "../domain/rules.ts";
import { listText } from "../domain/wording.ts";
import { clockText } from "./wording.ts";

/** Something to press for a person; `value` is what the form sends, `shortcut` its letter. */
export type Action = { value: string; text: string; shortcut: string };

export type PersonRow = {
  personId: string;
  name: string;
  /** "Norrsunds kommun, ersättare 1". */
  place: string;
  state: string;
  tone: "serves" | "attends" | "outside" | "away";
  details: string[];
  actions: Action[];
};

export type QuorumView = { present: number; needed: number; seats: number; ok: boolean };

export type AgendaRow = {
  id: string;
  label: string;
  heading: string;
  struck: string | null;
  isCurrent: boolean;
  quorum: QuorumView | null;
  disqualified: string[];
};

const nameOf = (minutes: Minutes, id: string | null) =>
  minutes.persons.find((p) => p.id === id)?.name ?? "";

/** "§ 12", or "3." before the numbers. */
export const labelOf = ({ number, position }: Pick<Item, "number" | "position">): string =>
  number === null ? `${position}.` : `§\u00a0${number}`;

/** The ledamot of a seat on the day, for whom an ersättare serves; the seat's own name when it is vacant. */
export function holderOf(minutes: Minutes, seatId: string | null): string {
  const holder = minutes.mandates.find(
    (m) =>
      m.seatId === seatId &&
      m.kind === "member" &&
      m.from <= minutes.date &&
      (m.to === null || minutes.date <= m.to),
  );
  const seat = minutes.seats.find(({ id }) => id === seatId)?.label ?? "";
  return holder ? nameOf(minutes, holder.personId) : seat;
}

/** "Norrsunds kommun, ersättare 1", or the title of one without a seat. */
export const placeOf = (minutes: Minutes, { personId, seatId, kind }: Called): string => {
  if (kind === "other")
    return minutes.persons.find((p) => p.id === personId)?.title || "Utan uppdrag";
  const seat = minutes.seats.find(({ id }) => id === seatId);
  const member = minutes.members.find(({ id }) => id === seat?.memberId)?.name ?? "";
  const order = minutes.mandates.find(
    (m) => m.personId === personId && m.seatId === seatId && m.kind === "substitute",
  )?.callingOrder;
  return `${member}, ${kind === "member" ? "ledamot" : `ersättare ${order ?? ""}`}`.trim();
};

type View = { minutes: Minutes; rules: BoardRules; item: Item };

/** Everybody who was summoned or is here, as they stand at the item. */
export function personRows(view: View): PersonRow[] {
  return summonedTo(view.minutes).map((called) => {
    const { minutes, item } = view;
    const now = presentAt(minutes, item).find((p) => p.personId === called.personId);
    return {
      personId: called.personId,
      name: nameOf(minutes, called.personId),
      place: placeOf(minutes, called),
      ...stateOf(view, called, now),
      details: detailsOf(view, called, now),
      actions: now ? actionsHere(view, called, now) : actionsAway(view, called),
    };
  });
}

function stateOf({ minutes, item }: View, { personId }: Called, now: Presence | undefined) {
  if (!now) {
    const left = minutes.presences
      .filter((p) => p.personId === personId && p.toPosition !== null)
      .toSorted((a, b) => (a.toPosition ?? 0) - (b.toPosition ?? 0))
      .at(-1);
    const gone = left?.toTime
      ? `Gick ${clockText(left.toTime)}`
      : left
        ? "Har gått"
        : "Frånvarande";
    return { state: gone, tone: "away" as const };
  }
  if (hasStance(item, personId, "disqualified")) {
    return { state: "Jävig i ärendet, ska vara utanför", tone: "outside" as const };
  }
  if (now.capacity === "member") return { state: "Tjänstgör", tone: "serves" as const };
  if (now.capacity === "serving_substitute") {
    const state = `Tjänstgör för ${holderOf(minutes, now.seatId)}`;
    return { state, tone: "serves" as const };
  }
  const state = now.capacity === "substitute" ? "Närvarar, tjänstgör inte" : "Närvarar";
  return { state, tone: "attends" as const };
}

function detailsOf({ minutes, rules, item }: View, called: Called, now: Presence | undefined) {
  if (!now) return [];
  const own = minutes.presences
    .filter((p) => p.personId === called.personId && p.fromTime !== null)
    .toSorted((a, b) => a.fromPosition - b.fromPosition)
    .at(-1);
  return [
    called.personId === minutes.chairId ? "Ordförande" : "",
    now.mode === "room" ? "" : capital(modeNames[now.mode]),
    own?.fromTime && own.id === now.id ? `sedan ${clockText(own.fromTime)}` : "",
    now.ground ? `Skäl: ${now.ground}` : "",
    hasStance(item, called.personId, "abstains") ? "Avstår" : "",
    now.capacity === "substitute" ? rightsOf(rules) : "",
  ].filter((word) => word !== "");
}

/** What an ersättare who does not serve may do, as styrelsen has decided. @see KL 6:17 */
export const rightsOf = (
  rules: Pick<BoardRules, "substitutesMaySpeak" | "substitutesMayBeNoted">,
) =>
  [
    rules.substitutesMaySpeak ? "Får yttra sig" : "Får inte yttra sig",
    rules.substitutesMayBeNoted ? "får få sin mening antecknad" : "",
  ]
    .filter((word) => word !== "")
    .join(" och ");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const modeLetters: [PresenceMode, string, string][] = [
  ["room", "r", "I rummet"],
  ["video", "v", "Video"],
  ["audio", "l", "Ljud"],
];

function actionsAway({ minutes, rules }: View, { kind }: Called): Action[] {
  const arrives = { value: "arrives:room", text: "Kom", shortcut: "k" };
  if (kind === "other" || !distanceIsAllowed(minutes, rules)) return [arrives];
  return [
    arrives,
    ...modeLetters
      .filter(([mode]) => mode !== "room")
      .map(([mode, shortcut, text]) => ({ value: `arrives:${mode}`, text, shortcut })),
  ];
}

function actionsHere(view: View, { kind }: Called, now: Presence): Action[] {
  const { minutes, rules } = view;
  const mayRemote = kind !== "other" && (distanceIsAllowed(minutes, rules) || now.mode !== "room");
  const modes = mayRemote ? modeLetters.filter(([mode]) => mode !== now.mode) : [];
  return [
    { value: "leaves", text: "Gick", shortcut: "g" },
    ...modes.map(([mode, shortcut, text]) => ({ value: `mode:${mode}`, text, shortcut })),
    ...servesActions(view, now),
    ...(now.capacity === "serving_substitute"
      ? [{ value: "steps_aside", text: "Kliver åt sidan", shortcut: "a" }]
      : []),
  ];
}

function servesActions(view: View, now: Presence): Action[] {
  if (now.capacity !== "substitute") return [];
  return emptySeats(view)
    .filter(({ order }) => order.includes(now.personId))
    .slice(0, 1)
    .map(({ seatId, holder }) => ({
      value: `serves:${seatId}`,
      text: `Tjänstgör för ${holder}`,
      shortcut: "t",
    }));
}

/** The seats without a vote at the item, with their ersättare in the calling order. @see FIN-12, FIN-15 */
export function emptySeats({ minutes, item }: View) {
  const taken = servingAt(minutes, item).map(({ seatId }) => seatId);
  return minutes.seats
    .filter(({ id }) => !taken.includes(id))
    .map(({ id }) => ({
      seatId: id,
      holder: holderOf(minutes, id),
      order: substitutesFor(minutes, id, minutes.date).map((m) => m.personId),
    }));
}

export type Callable = { seat: string; people: string[] };

/** Who could be called so that the meeting may go on: for each empty seat its ersättare, and where they are. */
export function callable(view: View): Callable[] {
  const { minutes, item } = view;
  const here = presentAt(minutes, item).map(({ personId }) => personId);
  const serving = servingAt(minutes, item).map(({ personId }) => personId);
  const where = (id: string) => {
    if (hasStance(item, id, "disqualified")) return "jävig";
    return here.includes(id) ? "på plats" : "inte på plats";
  };
  return emptySeats(view).map(({ holder, order }) => ({
    seat: holder,
    people: order
      .filter((id) => !serving.includes(id))
      .map((id) => `${nameOf(minutes, id)} (${where(id)})`),
  }));
}

/** Each ärende from the dagordning with its own quorum: presence and jäv differ from one to the next. @see KL 6:27 */
export function agendaRows(
  minutes: Minutes,
  rules: Pick<BoardRules, "quorum">,
  currentId: string | null,
): AgendaRow[] {
  return minutes.items.map((item) => ({
    id: item.id,
    label: labelOf(item),
    heading: item.heading,
    struck: item.struck,
    isCurrent: item.id === currentId,
    quorum: item.struck === null ? quorumAt(minutes, item, rules.quorum) : null,
    disqualified: item.stances
      .filter((s) => s.kind === "disqualified")
      .map((s) => nameOf(minutes, s.personId)),
  }));
}

const moveWords: Record<string, string> = {
  arrives: "kom",
  leaves: "gick",
  changes_mode: "bytte sätt att delta",
  serves: "började tjänstgöra",
  steps_aside: "klev åt sidan",
};

/** "Kl. 10.15 gick Karin Lindvall. Omar Haddad tjänstgör för Karin Lindvall." Null when the last press is taken back. */
export function changeText(
  minutes: Minutes,
  latest: {
    clock: string | null;
    position: number;
    move: { kind: string; personId?: string };
    before: Presence[];
    after: Presence[];
  },
): string | null {
  const what = moveWords[latest.move.kind];
  if (!what) return null;
  const who = nameOf(minutes, latest.move.personId ?? null);
  const time = latest.clock === null ? "" : `${capital(clockText(latest.clock))}: `;
  const item = minutes.items.find(({ position }) => position === latest.position);
  const serving = (presences: Presence[]) =>
    item ? servingAt({ presences }, item).filter((p) => p.capacity !== "member") : [];
  const was = serving(latest.before);
  const began = serving(latest.after).filter(
    (p) => !was.some((w) => w.personId === p.personId && w.seatId === p.seatId),
  );
  const follows = began.map(
    (p) => `${nameOf(minutes, p.personId)} tjänstgör för ${holderOf(minutes, p.seatId)}`,
  );
  const then = follows.length > 0 ? ` ${listText(follows)}.` : "";
  return `${time}${who} ${what}.${then}`;
}
