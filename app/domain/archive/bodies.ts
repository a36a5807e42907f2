/** Which protokoll of an archive are of one body. Its name is written in more than one way through the years. */
import type { ArchivedMinutes } from "./archived.ts";
import { continuityOf } from "./continuity.ts";
import { placed, type Series, seriesOf } from "./series.ts";

type Group = { organ: string; minutes: ArchivedMinutes[] };

/** By name, the largest first. Those without a name go to the one name there is, else by themselves. */
function byName(all: readonly ArchivedMinutes[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of all) {
    const key = one.organ.toLowerCase();
    const group = groups.get(key);
    if (group) group.minutes.push(one);
    else groups.set(key, { organ: one.organ, minutes: [one] });
  }
  const nameless = groups.get("");
  const [only, ...more] = [...groups.values()].filter(({ organ }) => organ !== "");
  if (nameless && only && more.length === 0) {
    return [{ organ: only.organ, minutes: [...only.minutes, ...nameless.minutes] }];
  }
  return [...groups.values()].sort((a, b) => b.minutes.length - a.minutes.length);
}

const series = ({ organ, minutes }: Group): Series => seriesOf(organ, placed(minutes));
const faults = (group: Group): number => continuityOf(series(group)).length;

/** More names than this are no names of bodies; they are not held against each other. */
const MOST_NAMES = 12;

/**
 * The series of an archive. Two names are one body when their numbers fit into each other: together they lack
 * and repeat fewer numbers than apart.
 */
export function bodiesOf(all: readonly ArchivedMinutes[]): Series[] {
  const names = byName(all);
  if (names.length > MOST_NAMES) return names.map(series);
  const bodies: Group[] = [];
  for (const group of names) {
    const fit = bodies.find((body) => {
      const both = { organ: body.organ, minutes: [...body.minutes, ...group.minutes] };
      return faults(both) < faults(body) + faults(group);
    });
    if (fit) fit.minutes.push(...group.minutes);
    else bodies.push({ ...group, minutes: [...group.minutes] });
  }
  return bodies.map(series);
}
