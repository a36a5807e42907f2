/** What a delegationsordning changes against the one before it, as sentences. */
import { dateText } from "../calendar.ts";
import {
  capText,
  type DelegationGroup,
  type DelegationOrder,
  delegatesText,
  settingSentences,
  subjects,
} from "./order.ts";

type Named = readonly { id: string; name: string }[];

const daysText = ({ from, to }: Pick<DelegationOrder, "from" | "to">): string =>
  to === null ? `från ${dateText(from)}` : `${dateText(from)}–${dateText(to)}`;

function groupChanges(before: DelegationGroup, after: DelegationGroup, persons: Named): string[] {
  const rows: [string, string, string][] = [
    ["slag av ärende", subjects[before.subject], subjects[after.subject]],
    ["beloppsgräns", capText(before.cap), capText(after.cap)],
    ["vem som beslutar", delegatesText(before, persons), delegatesText(after, persons)],
  ];
  const named =
    after.title === before.title ? [] : [`”${before.title}” heter nu ”${after.title}”.`];
  return [
    ...named,
    ...rows
      .filter(([, was, is]) => was !== is)
      .map(([what, was, is]) => `”${after.title}”, ${what}: ${was} blir ${is}.`),
  ];
}

/** The changes, in the order in which the new one stands; empty when they say the same. */
export function compareOrders(
  before: DelegationOrder,
  after: DelegationOrder,
  persons: Named,
): string[] {
  const earlier = new Map(before.groups.map((group) => [group.id, group]));
  const kept = new Set(after.groups.map(({ id }) => id));
  const was = settingSentences(before);
  const is = settingSentences(after);
  return [
    ...(daysText(before) === daysText(after)
      ? []
      : [`Gäller ${daysText(after)}. Den förra gäller ${daysText(before)}.`]),
    ...is.filter((one) => !was.includes(one)).map((one) => `Nytt: ${one}`),
    ...was.filter((one) => !is.includes(one)).map((one) => `Gäller inte längre: ${one}`),
    ...after.groups.flatMap((group) => {
      const old = earlier.get(group.id);
      if (old) return groupChanges(old, group, persons);
      return [
        `Ny grupp: ”${group.title}”, ${delegatesText(group, persons)}, ${capText(group.cap)}.`,
      ];
    }),
    ...before.groups
      .filter(({ id }) => !kept.has(id))
      .map(({ title }) => `Gruppen ”${title}” tas bort.`),
  ];
}
