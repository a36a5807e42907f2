/** The facts of a meeting from the labelled lines of its first and last pages. */

import { findDates, findTimes } from "#app/domain/words/dates.ts";
import { sameName } from "#app/domain/words/people.ts";
import { type Attendance, personIn, readAttendance } from "./attendance.ts";
import { saidIn } from "./attendee.ts";
import { namesOn } from "./entries.ts";
import type {
  ImportedAbsentee,
  ImportedAttendee,
  ImportedNotice,
  Uncertain,
} from "./importedMinutes.ts";
import { isPeopleKey, type LabelKey } from "./labels.ts";
import { addAll } from "./lists.ts";
import type { Group, Outside } from "./outside.ts";

export type Facts = {
  organ: string | null;
  sammantradesdatum: string | null;
  tid: { borjar: string | null; slutar: string | null };
  plats: string | null;
  /** The paragrafer that the protokoll says it covers, and where it says so. */
  range: { from: number; to: number; row: number; text: string } | null;
  narvaro: ImportedAttendee[];
  franvarande: ImportedAbsentee[];
  ordforande: string | null;
  sekreterare: string | null;
  justerare: string[];
  anslag: ImportedNotice;
  forvaras: string | null;
  titel: string | null;
  uncertain: Uncertain[];
};

const WEEKDAY =
  /(?<!\p{L})(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?s?(?!\p{L})\s*(?:den(?!\p{L}))?/giu;
const ASSOCIATION =
  /(?:Samordningsförbund(?:et)?|SAMORDNINGSFÖRBUND(?:ET)?|Finsam|FINSAM)(?:\s+(?:i\s+)?\p{Lu}[\p{L}/-]*(?:(?:\s*,\s*|\s+och\s+|\s+)\p{Lu}[\p{L}/-]*)*(?:\s+län)?)|(?:\p{Lu}[\p{L}-]+\s+){1,4}[Ss]amordningsförbund(?:et)?(?!\p{L})/u;
const RANGE = /(\d{1,4})(?:\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?o\.?m\.?)\s*§{0,2}\s*(\d{1,4}))?/;

const ofLabel = (groups: Group[], ...labels: LabelKey[]): Group["values"] =>
  groups.filter((group) => labels.includes(group.label)).flatMap((group) => group.values);

/** The first date under the labels. A day that does not exist is reported. */
function dateOf(values: Group["values"], uncertain: Uncertain[], which: 0 | 1 = 0): string | null {
  for (const { row, text } of values) {
    const date = findDates(text)[which];
    if (!date) continue;
    if (date.iso) return date.iso;
    const varfor = `Dagen »${date.words}« finns inte i kalendern.`;
    uncertain.push({ rad: row, text, varfor });
    return null;
  }
  return null;
}

/** A place without the day and time that share its line. */
export function placeOf(text: string): string | null {
  let rest = text;
  for (const date of findDates(text).reverse()) {
    rest = `${rest.slice(0, date.at)} ${rest.slice(date.at + date.length)}`;
  }
  for (let times = findTimes(rest); times; times = findTimes(rest)) {
    rest = `${rest.slice(0, times.at)} ${rest.slice(times.at + times.length)}`;
  }
  const words = rest
    .replace(WEEKDAY, " ")
    .replace(/(?<!\p{L})(?:den|klockan|kl\.?)(?=\s*(?:[,.;]|$))/giu, " ")
    .split(/\s+/)
    .join(" ");
  const place = words.replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/g, "").replace(/(?:\s*,){2,}/g, ",");
  return place === "" ? null : place;
}

/** The förbund's name in a text, as written. */
export const associationIn = (text: string): string | null =>
  ASSOCIATION.exec(text.slice(0, 400))?.[0] ?? null;

function organOf(outside: Outside, headers: string[]): string | null {
  const labelled = ofLabel(outside.groups, "organ").map((value) => value.text);
  const named = [
    ...labelled,
    ...outside.titles,
    ...headers,
    ...outside.placed.map((line) => line.text),
  ];
  const full = labelled.find((text) => /förbund|finsam/i.test(text));
  if (full) return (/^\p{L}*styrelse/iu.test(full) ? associationIn(full) : null) ?? full;
  for (const text of named) {
    const found = associationIn(text);
    if (found) return found;
  }
  return labelled[0] ?? null;
}

function meetingDate(outside: Outside, headers: string[], uncertain: Uncertain[]): string | null {
  const values = ofLabel(outside.groups, "date", "timePlace", "time", "place");
  const labelled = values.filter((value) => findDates(value.text).length > 0);
  if (labelled.length > 0) return dateOf(labelled, uncertain);
  for (const text of [...outside.titles, ...headers]) {
    const date = findDates(text).find((found) => found.iso !== null);
    if (date) return date.iso;
  }
  return null;
}

/** The place: a label's own, or what remains of one that also gives day and time. */
function meetingPlace(outside: Outside): string | null {
  const own = ofLabel(outside.groups, "place").map((value) => value.text);
  const shared = ofLabel(outside.groups, "timePlace").map((value) => value.text);
  const parts = [...(own.length > 0 ? own : shared)].map(placeOf).filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ").replace(/,+\s*,/g, ",") : null;
}

function meetingTime(outside: Outside): Facts["tid"] {
  for (const { text } of ofLabel(outside.groups, "time", "timePlace", "date", "place")) {
    const times = findTimes(text);
    if (times) return { borjar: times.from, slutar: times.to };
  }
  return { borjar: null, slutar: null };
}

/** The paragrafer that the first page says the protokoll covers. */
export function rangeOf(groups: Group[]): Facts["range"] {
  for (const { row, text } of ofLabel(groups, "range")) {
    const [, from, to] = RANGE.exec(text) ?? [];
    if (from !== undefined) return { from: Number(from), to: Number(to ?? from), row, text };
  }
  return null;
}

/** The people of several lists; `general` are those of the list "Närvarande", by name. */
type People = Attendance & { general: Map<string, ImportedAttendee> };

/** Adds somebody; who stands in the general list and again in a list of one kind is one person. */
function addPerson(people: People, person: ImportedAttendee, list: LabelKey): void {
  const name = person.namn.toLowerCase();
  const before = people.general.get(name);
  if (list === "present") people.general.set(name, person);
  if (list === "present" || !before) {
    people.present.push(person);
    return;
  }
  const organisation = before.organisation ?? person.organisation;
  Object.assign(before, { ...person, organisation, titel: before.titel ?? person.titel });
}

/** Lists of people; a chair or secretary named among the lists belongs to them. */
function attendance(groups: Group[]): Attendance {
  const all: People = { present: [], absent: [], uncertain: [], general: new Map() };
  const later: { label: LabelKey; text: string }[] = [];
  let inLists = false;
  for (const { label, values } of groups) {
    if (isPeopleKey(label)) {
      inLists = true;
      const list = readAttendance(label, values);
      for (const person of list.present) addPerson(all, person, label);
      addAll(all.absent, list.absent);
      addAll(all.uncertain, list.uncertain);
    } else if (inLists && (label === "chair" || label === "secretary")) {
      addAll(
        later,
        values.map(({ text }) => ({ label, text })),
      );
    } else inLists = false;
  }
  for (const { label, text } of later) addOfficer(all.present, label, text);
  return all;
}

function addOfficer(present: ImportedAttendee[], label: LabelKey, text: string): void {
  const said = personIn(text);
  const name = said?.name;
  if (!said || !name || present.some((person) => sameName(person.namn, name))) return;
  const roll = label === "chair" ? "ordinarie" : "ovrig";
  const titel = said.titles[0] ?? (label === "chair" ? "ordförande" : "sekreterare");
  present.push({ namn: name, roll, organisation: said.organisation, titel });
}

const nameOf = (values: Group["values"]): string | null =>
  values.flatMap((value) => namesOn(value.text))[0] ?? null;

const hasTitle = (titles: string[], title: RegExp): boolean =>
  titles.some((one) => title.test(one.trim()));

const withTitle = (people: ImportedAttendee[], title: RegExp): string | null =>
  people.find((person) => hasTitle((person.titel ?? "").split(","), title))?.namn ?? null;

/** Signatures that give name and office on one line: "Eva Lind, justerare". */
const signedAs = (groups: Group[], office: RegExp): string[] =>
  ofLabel(groups, "signature", "approval").flatMap(({ text }) =>
    saidIn(text).flatMap((said) =>
      said.name && hasTitle([...said.titles, ...said.unknown], office) ? [said.name] : [],
    ),
  );

const CHAIR = /^(?:mötes)?ordf(?:örande|\.)?(?!\p{L})/iu;
const SECRETARY = /sekreterare|protokollförare/iu;
const ADJUSTER = /^juster(?:are|ande|ingsperson)/iu;

/** Names as first spelt, each once. */
function distinct(names: string[]): string[] {
  const first = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  return [...new Set(names.map((name) => first.get(name.toLowerCase()) ?? name))];
}

/** Who led, who wrote and who adjusted: by label, by signature, by title in the lists. */
function offices(groups: Group[], people: ImportedAttendee[]) {
  const adjusters = ofLabel(groups, "adjuster").flatMap((value) => namesOn(value.text));
  const signed = signedAs(groups, ADJUSTER);
  const approvers = ofLabel(groups, "approval").flatMap((value) => namesOn(value.text));
  const found = [adjusters, signed, approvers].find((names) => names.length > 0) ?? [];
  return {
    ordforande:
      nameOf(ofLabel(groups, "chair")) ?? signedAs(groups, CHAIR)[0] ?? withTitle(people, CHAIR),
    sekreterare:
      nameOf(ofLabel(groups, "secretary")) ??
      signedAs(groups, SECRETARY)[0] ??
      withTitle(people, SECRETARY),
    justerare: distinct(found),
  };
}

function noticeOf(groups: Group[], uncertain: Uncertain[]): ImportedNotice {
  const posted = ofLabel(groups, "postedOn", "postedPeriod");
  const until = ofLabel(groups, "takedown");
  return {
    justeringsdatum: dateOf(ofLabel(groups, "approvedOn", "approval"), uncertain),
    anslagsdatum: dateOf(posted, uncertain),
    nedTidigast: dateOf(until, uncertain) ?? dateOf(posted, uncertain, 1),
  };
}

const titleOf = (titles: string[]): string | null => {
  const title = titles.find((one) => /protokoll/i.test(one)) ?? titles[0];
  return title === undefined ? null : title.replace(/\s+/g, " ");
};

/** Reads the facts. `headers` are texts of running headers, used where the pages themselves say nothing. */
export function factsOf(outside: Outside, headers: string[]): Facts {
  const { groups, titles } = outside;
  const uncertain: Uncertain[] = [];
  const people = attendance(groups);
  const keptAt = ofLabel(groups, "keptAt").map((value) => value.text);
  return {
    organ: organOf(outside, headers),
    sammantradesdatum: meetingDate(outside, headers, uncertain),
    tid: meetingTime(outside),
    plats: meetingPlace(outside),
    range: rangeOf(groups),
    narvaro: people.present,
    franvarande: people.absent,
    ...offices(groups, people.present),
    anslag: noticeOf(groups, uncertain),
    forvaras: keptAt.length > 0 ? keptAt.join(" ") : null,
    titel: titleOf(titles),
    uncertain: [...people.uncertain, ...uncertain],
  };
}
