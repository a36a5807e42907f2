/** A protokoll written out as the text of a file, and read back as the importer reads it. */
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { longDate } from "#app/domain/calendar.ts";
import type { Capacity, Item, Minutes, Presence } from "#app/domain/minutes.ts";

const LISTS: [Capacity[], string][] = [
  [["member"], "Närvarande ordinarie ledamöter"],
  [["serving_substitute"], "Tjänstgörande ersättare"],
  [["substitute"], "Närvarande ersättare"],
  [["staff", "guest"], "Övriga närvarande"],
];

/** "Anna Ek, Norrsunds kommun, ordförande, §§ 12–20". */
function personLine(minutes: Minutes, { personId, fromPosition, toPosition }: Presence): string {
  const person = minutes.persons.find(({ id }) => id === personId);
  const numberAt = (position: number) =>
    minutes.items.find((item) => item.position === position)?.number ?? position;
  const last = minutes.items.length;
  const isWhole = fromPosition === 1 && toPosition === null;
  return [
    person?.name,
    person?.organisation,
    personId === minutes.chairId ? "ordförande" : person?.title,
    isWhole ? "" : `§§ ${numberAt(fromPosition)}–${numberAt(toPosition ?? last)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

const listOf = (minutes: Minutes): string[] =>
  LISTS.flatMap(([capacities, label]) => {
    const there = minutes.presences.filter(({ capacity }) => capacities.includes(capacity));
    return there.length === 0
      ? []
      : [[label, ...there.map((one) => personLine(minutes, one))].join("\n")];
  });

function itemText({ number, heading, attachments, sections }: Item): string {
  const note =
    attachments.length === 0
      ? []
      : [`(Bilaga ${attachments.join(", ").replace(/, (\S+)$/, " och $1")})`];
  const body = sections.flatMap(({ body, lead, clauses }) => [
    ...body.split("\n\n"),
    lead,
    ...clauses,
  ]);
  return [`§ ${number} ${heading}`, ...note, ...body].filter((part) => part !== "").join("\n\n");
}

function firstPage(minutes: Minutes): string[] {
  const { date, startsAt, endsAt, paperNotice, items, persons } = minutes;
  const nameOf = (id: string | null) => persons.find((one) => one.id === id)?.name ?? "";
  const numbers = items.flatMap(({ number }) => number ?? []);
  const days: [string, string | null | undefined][] = [
    ["Justeringsdatum", paperNotice?.approvedOn],
    ["Anslagsdatum", paperNotice?.postedOn],
    ["Anslaget tas ned tidigast", paperNotice?.takedownStated],
  ];
  return [
    "Sammanträdesprotokoll",
    minutes.associationName,
    `Sammanträdesdatum: ${longDate(date)}`,
    `Tid: kl. ${startsAt?.replace(":", ".")}–${endsAt?.replace(":", ".")}`,
    `Plats: ${minutes.place}`,
    ...listOf(minutes),
    `Protokollet omfattar § ${numbers[0]} - ${numbers.at(-1)}`,
    `Ordförande: ${nameOf(minutes.chairId)}`,
    `Sekreterare: ${nameOf(minutes.secretaryId)}`,
    ...minutes.adjusterIds.map((id) => `Justerare: ${nameOf(id)}`),
    ...days.flatMap(([label, day]) => (day ? [`${label}: ${day}`] : [])),
    `Protokollet förvaras: ${minutes.keptAt}`,
  ].filter((line) => !/: $/.test(line));
}

/** The text of the file. */
export const paperText = (minutes: Minutes): string =>
  [...firstPage(minutes), ...minutes.items.map(itemText)].join("\n\n");

/** The same meeting as the importer sees it. */
export function readBack(minutes: Minutes): Minutes {
  const read = readMinutes(paperText(minutes));
  if (!read.ok) throw new Error(read.refusals.map(({ text }) => text).join(" "));
  return toMinutes(read.value);
}
