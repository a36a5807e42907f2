/** The närvarolista in words: who was there, for which member, in whose place, and at which paragrafer. */
import type { LegalDate } from "../domain/calendar.ts";
import type { Capacity, Minutes, Person, Presence } from "../domain/minutes.ts";
import { listText } from "../domain/wording.ts";
import type { Phrases } from "./phrases.ts";

/** One line per person for each capacity of the first page. */
export type AttendanceLines = {
  members: string[];
  serving: string[];
  substitutes: string[];
  others: string[];
};

/** "120–124", or "120" when it is one. */
const span = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);

/** The § numbers of the meeting as "§ 120" or "§§ 120–146"; empty before numbers are given out. */
export function numberSpan(numbers: number[], say: Phrases): string {
  if (numbers.length === 0) return "";
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  return say("paragrafspann", { tecken: from === to ? "§" : "§§", spann: span(from, to) });
}

type Stretch = { from: number; to: number };

/** Stretches of positions, those that touch made one. */
function merged(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && next.from <= last.to + 1) last.to = Math.max(last.to, next.to);
    else out.push({ ...next });
  }
  return out;
}

/** Words the närvaro of one meeting. */
export class AttendanceText {
  private readonly lastPosition: number;

  constructor(
    private readonly minutes: Minutes,
    private readonly say: Phrases,
  ) {
    this.lastPosition = Math.max(0, ...minutes.items.map(({ position }) => position));
  }

  lines(): AttendanceLines {
    return {
      members: this.linesOf("ledamot", ["member"]),
      serving: this.linesOf("tjänstgörande", ["serving_substitute"]),
      substitutes: this.linesOf("ersättare", ["substitute"]),
      others: this.linesOf("övrig", ["staff", "guest"]),
    };
  }

  private linesOf(phrase: string, capacities: Capacity[]): string[] {
    const stretches = this.minutes.presences.filter(({ capacity }) =>
      capacities.includes(capacity),
    );
    // One line per person and seat: an ersättare who serves for two in turn stands twice.
    const groups = new Map<string, Presence[]>();
    for (const presence of stretches) {
      const key = `${presence.personId}|${presence.seatId ?? ""}`;
      groups.set(key, [...(groups.get(key) ?? []), presence]);
    }
    return [...groups.values()].flatMap((presences) => this.line(phrase, presences));
  }

  private line(phrase: string, presences: Presence[]): string[] {
    const [first] = presences;
    const person = this.minutes.persons.find(({ id }) => id === first?.personId);
    if (!first || !person) return [];
    const common = {
      namn: person.name,
      organisation: this.organisation(person, first.seatId, phrase),
      roll: this.role(person),
      närvaro: this.when(presences),
      sätt: this.mode(presences),
    };
    if (phrase === "övrig") return [this.say(phrase, { ...common, titel: person.title })];
    if (phrase !== "tjänstgörande") return [this.say(phrase, common)];
    const absent = this.holderOf(first.seatId, this.minutes.date);
    return [this.say(phrase, { ...common, för: absent?.name ?? "" })];
  }

  /** The member whose seat it is, for those with a seat; else the person's own organisation. */
  private organisation(person: Person, seatId: string | null, phrase: string): string {
    if (phrase === "övrig") return person.organisation;
    const seat = this.minutes.seats.find(({ id }) => id === seatId);
    const member = this.minutes.members.find(({ id }) => id === seat?.memberId);
    return member?.name ?? person.organisation;
  }

  private role({ id }: Person): string {
    const { chairId, secretaryId } = this.minutes;
    if (id === chairId) return this.say("ordförande");
    return id === secretaryId ? this.say("sekreterare") : "";
  }

  private holderOf(seatId: string | null, on: LegalDate): Person | undefined {
    const mandate = this.minutes.mandates.find(
      ({ seatId: seat, kind, from, to }) =>
        seat === seatId && kind === "member" && from <= on && (to === null || on <= to),
    );
    return this.minutes.persons.find(({ id }) => id === mandate?.personId);
  }

  private mode(presences: Presence[]): string {
    const remote = presences.find(({ mode }) => mode !== "room");
    return remote ? this.say(`sätt ${remote.mode}`) : "";
  }

  /** Which paragrafer; empty when it is the whole meeting. */
  private when(presences: Presence[]): string {
    const last = this.lastPosition;
    const stretches = merged(
      presences.map(({ fromPosition, toPosition }) => ({
        from: fromPosition,
        to: Math.min(toPosition ?? last, last),
      })),
    );
    const [only] = stretches;
    if (!only || (stretches.length === 1 && only.from <= 1 && only.to >= last)) return "";
    const numbered = stretches.map((stretch) => this.numbered(stretch));
    if (numbered.some((one) => one === null)) {
      return this.say("ärendespann", { spann: listText(stretches.map((s) => span(s.from, s.to))) });
    }
    const words = numbered.map((one) => (one ? span(one.from, one.to) : ""));
    const several = words.length > 1 || words.some((word) => word.includes("–"));
    return this.say("paragrafspann", { tecken: several ? "§§" : "§", spann: listText(words) });
  }

  private numbered({ from, to }: Stretch): Stretch | null {
    const numberAt = (at: number) =>
      this.minutes.items.find(({ position }) => position === at)?.number ?? null;
    const [first, last] = [numberAt(from), numberAt(to)];
    return first === null || last === null ? null : { from: first, to: last };
  }
}
