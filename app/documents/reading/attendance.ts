/**
 * Lists of who was there. A list may give each person a line, put names and huvudmän in two columns that a
 * scanner wrote one below the other, head its names by huvudman, or be a table.
 */
import { type Said, type Stretch, saidIn } from "./attendee.ts";
import type {
  AttendeeRole,
  ImportedAbsentee,
  ImportedAttendee,
  Uncertain,
} from "./importedMinutes.ts";
import type { LabelKey } from "./labels.ts";
import { addAll } from "./lists.ts";
import { cells } from "./sourceLines.ts";

export type ListLine = { row: number; text: string };

export type Attendance = {
  present: ImportedAttendee[];
  absent: ImportedAbsentee[];
  uncertain: Uncertain[];
};

/** A run of lines that all begin with a name, or that all only describe. */
type Run = { named: boolean; lines: { said: Said; row: number; text: string }[] };

const TABLE_HEAD =
  /^(?:namn|ledamot|ledamöter|organisation|huvudman|part|myndighet|medlem|roll|funktion|uppdrag|titel|närvaro|närvarande|paragraf(?:er)?|§|anmärkning|anteckning|tid|företräder|representerar|ersättare för|parti)$/i;

const isTableHead = (text: string): boolean => {
  const columns = cells(text);
  return columns.length >= 2 && columns.every((cell) => TABLE_HEAD.test(cell.text));
};

const describes = (said: Said): boolean =>
  said.organisation !== null || said.titles.length > 0 || said.stretches.length > 0;

function runsOf(lines: ListLine[], uncertain: Uncertain[]): Run[] {
  const runs: Run[] = [];
  for (const { row, text } of lines) {
    if (isTableHead(text)) continue;
    for (const said of saidIn(text)) {
      const named = said.name !== null;
      if (!named && !describes(said)) {
        const varfor = "Raden står i en närvarolista men är varken namn, huvudman eller titel.";
        uncertain.push({ rad: row, text, varfor });
        continue;
      }
      const run = runs.at(-1);
      if (run?.named === named) run.lines.push({ said, row, text });
      else runs.push({ named, lines: [{ said, row, text }] });
    }
  }
  return runs;
}

/** Adds what a line below or beside a name says of that person. */
function give(person: Said, more: Said): void {
  person.organisation ??= more.organisation;
  addAll(person.titles, more.titles);
  addAll(person.stretches, more.stretches);
  person.franKl ??= more.franKl;
  person.tillKl ??= more.tillKl;
  addAll(person.unknown, more.unknown);
}

const unpaired = (run: Run, names: number): Uncertain[] =>
  run.lines.map(({ row, text }) => ({
    rad: row,
    text,
    varfor: `Raden går inte att para ihop med ett namn: listan har ${names} namn och ${run.lines.length} rader om dem.`,
  }));

/**
 * Gives a run of descriptions to the run of names above it, pairwise, round by round.
 * Where every name has its own already, the run is the rest of the last one's line.
 */
function pair(names: Run, words: Run): Uncertain[] {
  const people = names.lines;
  const last = people.at(-1);
  if (last && people.every((person) => describes(person.said))) {
    for (const line of words.lines) give(last.said, line.said);
    return [];
  }
  const whole = words.lines.length % people.length === 0;
  if (!whole && people.length > 1) return unpaired(words, people.length);
  words.lines.forEach((line, at) => {
    const person = people[at % people.length];
    if (person) give(person.said, line.said);
  });
  return [];
}

/** Names under a line that heads them: every name until the next such line has that huvudman. */
function headed(runs: Run[]): void {
  runs.forEach((run, at) => {
    const names = runs[at + 1];
    if (run.named || !names) return;
    const heading = run.lines.at(-1)?.said;
    for (const { said } of names.lines) if (heading) give(said, { ...heading, stretches: [] });
  });
}

function settle(runs: Run[], uncertain: Uncertain[]): Said[] {
  const [first, second] = runs;
  const headsFirst = first?.named === false;
  const columns = runs.length === 2 && first?.lines.length === second?.lines.length;
  if (headsFirst && columns && first && second && first.lines.length > 1) {
    addAll(uncertain, pair(second, first));
  } else if (headsFirst && runs.length > 1) headed(runs);
  else {
    runs.forEach((run, at) => {
      const names = runs[at - 1];
      if (!run.named && names) addAll(uncertain, pair(names, run));
      else if (!run.named) addAll(uncertain, unpaired(run, 0));
    });
  }
  return runs.flatMap((run) => (run.named ? run.lines.map((line) => line.said) : []));
}

const OF_LIST: Partial<Record<LabelKey, AttendeeRole>> = {
  members: "ordinarie",
  serving: "tjanstgorande_ersattare",
  substitutes: "ersattare",
  others: "ovrig",
};
/** Offices of the förbund itself; with no huvudman of one's own, any title is such a one. */
const STAFF =
  /förbundschef|verkställande|kanslist|sekreterare|protokollförare|utvecklingsledare|processledare|verksamhetsledare/i;

/** In what capacity somebody attended: what the line says outweighs what the list is called. */
function roleOf(said: Said, list: LabelKey): AttendeeRole {
  const titles = said.titles.join(" ").toLowerCase();
  if (list === "others") return "ovrig";
  const serves = said.ersatter !== undefined || /tjänstgörande|^tj/.test(titles);
  if (serves && !/(?:ej|icke|inte) tjänstgörande/.test(titles)) return "tjanstgorande_ersattare";
  if (/ersättare|suppleant/.test(titles)) return "ersattare";
  if (/adjungerad|föredragande|insynsledamot/.test(titles)) return "ovrig";
  if (/ledamot|(?<!mötes)ordf/.test(titles) && list !== "substitutes") {
    return list === "serving" ? "tjanstgorande_ersattare" : "ordinarie";
  }
  const listed = OF_LIST[list];
  if (listed) return listed;
  const staff = STAFF.test(titles) || (titles !== "" && said.organisation === null);
  return staff ? "ovrig" : "ordinarie";
}

const stretchFields = (stretch: Stretch): Stretch => ({
  ...(stretch.fran === undefined ? {} : { fran: stretch.fran }),
  ...(stretch.till === undefined ? {} : { till: stretch.till }),
});

/** A huvudman by its bare place name: "Eva Lind, Norrsund". */
const placeName = (said: Said): string | null =>
  said.unknown.find((part) => /^\p{Lu}[\p{L} ./-]+$/u.test(part)) ?? null;

function attendees(said: Said, list: LabelKey): ImportedAttendee[] {
  const person: ImportedAttendee = {
    namn: said.name ?? "",
    roll: roleOf(said, list),
    organisation: said.organisation ?? placeName(said),
    titel: said.titles.length > 0 ? said.titles.join(", ") : null,
    ...(said.franKl ? { franKl: said.franKl } : {}),
    ...(said.tillKl ? { tillKl: said.tillKl } : {}),
    ...(said.ersatter ? { ersatter: said.ersatter } : {}),
    ...(said.parti ? { parti: said.parti } : {}),
    ...(said.pa ? { pa: said.pa } : {}),
  };
  const stretches = said.stretches.length > 0 ? said.stretches : [{}];
  return stretches.map((stretch) => ({ ...person, ...stretchFields(stretch) }));
}

/** Reads one list. `list` is what its heading calls it. */
export function readAttendance(list: LabelKey, lines: ListLine[]): Attendance {
  const uncertain: Uncertain[] = [];
  const people = settle(runsOf(lines, uncertain), uncertain);
  const isAway = list === "absent" || list === "absentSubstitutes";
  const away = people.filter((said) => isAway || said.absent);
  const here = people.filter((said) => !isAway && !said.absent);
  return {
    present: here.flatMap((said) => attendees(said, list)),
    absent: away.map((said) => ({
      namn: said.name ?? "",
      organisation: said.organisation ?? placeName(said),
      titel: said.titles.length > 0 ? said.titles.join(", ") : null,
      roll: list === "absentSubstitutes" ? "ersattare" : roleOf(said, list),
    })),
    uncertain,
  };
}

/** What one line says of the person it names; used where an office is given outside the lists. */
export const personIn = (text: string): Said | null =>
  saidIn(text).find((said) => said.name !== null) ?? null;
