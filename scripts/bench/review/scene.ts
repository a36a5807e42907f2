/** What the ärenden of one invented meeting are made of: its people, its days, its sums, its bilagor. */
import { addDays, type LegalDate, parts, weekdayName } from "#app/domain/calendar.ts";
import type { Item, Section, Stance } from "#app/domain/minutes.ts";
import type { Board } from "./board.ts";
import type { Chance } from "./chance.ts";

/** An ärende before it has its place, its number and its kind; `papers` is how many bilagor lie to it. */
export type Draft = {
  heading: string;
  sections: Section[];
  papers?: number;
  stances?: Stance[];
  financing?: string;
};

export type Scene = Chance & {
  board: Board;
  date: LegalDate;
  year: number;
  /** The § numbers of the protokoll, and the meeting before this one. */
  first: number;
  last: number;
  before: LegalDate;
  startsAt: string;
  /** Whether anything is told only in the text, as in a protokoll on paper. */
  onPaper: boolean;
};

const MONTHS =
  "januari februari mars april maj juni juli augusti september oktober november december".split(
    " ",
  );

export const monthName = (month: number): string => MONTHS[month - 1] ?? "";

/** "12 maj 2026". */
export const plainDay = (date: LegalDate): string => {
  const { year, month, day } = parts(date);
  return `${day} ${monthName(month)} ${year}`;
};

/** A day so many days from the meeting, in one of the ways that people write it. */
export function dayText(scene: Scene, from: number, to: number): string {
  const date = addDays(scene.date, scene.int(from, to));
  const { month, day } = parts(date);
  const name = weekdayName(date);
  const withYear = [
    `${name} den ${plainDay(date)}`,
    `den ${plainDay(date)}`,
    date,
    `${name}en den ${plainDay(date)}`,
    `${name} ${date}`,
  ];
  // Nobody leaves out the year of a day that is far away.
  const isFar = Math.abs(parts(date).year - scene.year) > 1;
  const bare = [`${name} ${day}/${month}`, `${name} den ${day} ${monthName(month)}`];
  return scene.pick(isFar ? withYear : [...withYear, ...bare]);
}

/** "240 000". */
export const kronor = (sum: number): string => String(sum).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

/** A round sum in kronor. */
export const roundSum = (scene: Chance, from: number, to: number): number =>
  scene.int(from / 5000, to / 5000) * 5000;

/** Somebody who serves and is not ordförande or justerare, by id. */
export function serving(scene: Scene): string[] {
  const { presences, chairId, adjusterIds } = scene.board;
  return presences.flatMap(({ personId, capacity }) =>
    (capacity === "member" || capacity === "serving_substitute") &&
    personId !== chairId &&
    !adjusterIds.includes(personId)
      ? [personId]
      : [],
  );
}

export const nameOf = (scene: Scene, id: string | null): string =>
  scene.board.persons.find((one) => one.id === id)?.name ?? "";

/** Somebody from outside who has told of something. */
export const guest = (scene: Scene): string => scene.pick(scene.board.spare);

export const told = (...body: string[]): Section => ({
  body: body.join("\n\n"),
  lead: "",
  clauses: [],
});

export const decided = (body: string, ...clauses: string[]): Section => ({
  body,
  lead: "Styrelsen beslutade",
  clauses,
});

/** What an ärende is called, by its place, for references. */
export const idAt = (position: number): string => `arende-${position}`;

export type Topic = (scene: Scene) => Draft;
export type { Item };
