/**
 * The first and last pages: which lines belong to which label. A label takes what can be its value and lets
 * the rest go; a line that nothing takes is told by its words, or reported.
 */
import { findDates } from "#app/domain/words/dates.ts";
import { isOrganisation, isTitle } from "#app/domain/words/people.ts";
import { type Entry, entriesOf, namesOn } from "./entries.ts";
import type { PlacedLine, Uncertain } from "./importedMinutes.ts";
import { isDateKey, isPeopleKey, isRoleKey, type LabelKey } from "./labels.ts";
import { markAt } from "./paragraphMarks.ts";
import { isDrawnLine } from "./sourceLines.ts";
import { endsOpen } from "./vocabulary.ts";
import type { OutsideLine } from "./wrappedLabels.ts";

/** A label with the lines that are its value. */
export type Group = { label: LabelKey; values: { row: number; text: string }[] };

export type Outside = {
  groups: Group[];
  /** Lines that say what the document is. */
  titles: string[];
  placed: PlacedLine[];
  uncertain: Uncertain[];
};

const KEPT_AT =
  /^protokollet\s+(?:finns|förvaras|kan\s+läsas|är\s+tillgängligt)(?:\s+tillgängligt)?\s+/i;
const NOTICE =
  /tillkännagivi|tillkännages|protokollet är justerat|justerat protokoll|anslagits|överklag|laga kraft|elektroniskt signera|digitalt signera|signera[ts]|sammanträdet är|ajourner/i;
const TITLE =
  /protokoll|sammanträde|styrelsemöte|möte(?:t|s)?(?!\p{L})|minnesanteckningar|^styrelsen?$/iu;
const RANGE_LINE = /^§{1,2}\s*\d{1,4}\s*[-–—]\s*§{0,2}\s*\d{1,4}\.?$/;
const MOST_TITLE = 160;

const READ_AS: Record<LabelKey, string> = {
  date: "sammanträdesdatum",
  time: "tid",
  place: "plats",
  timePlace: "tid och plats",
  organ: "organ",
  range: "paragrafer",
  present: "närvaro",
  members: "närvaro",
  serving: "närvaro",
  substitutes: "närvaro",
  others: "närvaro",
  absent: "frånvaro",
  absentSubstitutes: "frånvaro",
  chair: "ordförande",
  secretary: "sekreterare",
  adjuster: "justerare",
  approval: "justering",
  approvedOn: "justeringsdatum",
  postedOn: "anslagsdatum",
  takedown: "anslaget tas ned",
  postedPeriod: "anslagstid",
  keptAt: "förvaring",
  appealBy: "överklagande",
  signature: "underskrift",
  contents: "innehåll",
  caseNumber: "diarienummer",
  head: "rubrik",
};

/** Whether a label can take a line below it as (more of) its value. `taken` lines it has already. */
function takes(label: LabelKey, entry: Entry, taken: string[], lastRow: number): boolean {
  const { text } = entry;
  if (label === "contents" || isPeopleKey(label)) return true;
  const next = entry.row - lastRow === 1 && !entry.gap;
  if (isDateKey(label)) return taken.length === 0 && findDates(text).length > 0;
  const names = namesOn(text).length > 0 && text.length < 120;
  if (label === "approval") return names || findDates(text).length > 0;
  if (label === "signature") return taken.length < 3 && (names || isOffice(text));
  if (label === "adjuster") return names || (next && isOffice(text));
  if (isRoleKey(label)) return taken.length === 0 ? names : next && isOffice(text);
  if (label === "range") return taken.length === 0 && /\d/.test(text) && text.length < 60;
  if (label === "head" || label === "caseNumber") return false;
  const before = taken.at(-1);
  return before === undefined || next || entry.indent >= 8 || endsOpen(before);
}

const isOffice = (text: string): boolean =>
  text.length < 80 && (isTitle(text) || isOrganisation(text));

/** What a line is that no label took; null when nothing tells. */
function toldByWords(text: string, seenList: boolean): string | null {
  if (markAt(text, 0)) return "innehåll";
  if (NOTICE.test(text)) return "anslag";
  const short = text.length <= MOST_TITLE;
  if (
    short &&
    !seenList &&
    (TITLE.test(text) || isOrganisation(text) || findDates(text).length > 0)
  )
    return "titel";
  return short && TITLE.test(text) ? "titel" : null;
}

type OpenGroup = Group & { lastRow: number };
type State = Outside & {
  open: OpenGroup | null;
  /** The last office that has no name yet: its name may stand below a drawn line or another label. */
  awaiting: OpenGroup | null;
  seenList: boolean;
  /** The lines after the paragrafer have begun: nothing before them goes on there. */
  inLast: boolean;
};

function openGroup(state: State, entry: Entry, label: LabelKey): void {
  const group = { label, values: [] as Group["values"], lastRow: entry.row };
  const value = entry.text.replace(/[._…]{3,}/g, " ").trim();
  if (value !== "") group.values.push({ row: entry.row, text: value });
  state.groups.push(group);
  state.open = group;
  if (isRoleKey(label)) state.awaiting = value === "" ? group : null;
  state.seenList ||= isPeopleKey(label);
}

/** Reads one line; answers what it was read as, null when it has no place. */
function place(state: State, entry: Entry): string | null {
  if (entry.last && !state.inLast) {
    Object.assign(state, { inLast: true, open: null, awaiting: null, seenList: true });
  }
  const { open, awaiting } = state;
  if (entry.label) {
    openGroup(state, entry, entry.label);
    return READ_AS[entry.label];
  }
  if (isDrawnLine(entry.text)) return "linje";
  if (KEPT_AT.test(entry.text)) {
    openGroup(state, { ...entry, text: entry.text.replace(KEPT_AT, "") }, "keptAt");
    return READ_AS.keptAt;
  }
  if (RANGE_LINE.test(entry.text) && !(open && isPeopleKey(open.label))) {
    openGroup(state, entry, "range");
    return READ_AS.range;
  }
  const taken = open?.values.slice(-3).map((value) => value.text) ?? [];
  const notice = open && isPeopleKey(open.label) && NOTICE.test(entry.text);
  if (open && !notice && takes(open.label, entry, taken, open.lastRow)) {
    open.values.push({ row: entry.row, text: entry.text });
    open.lastRow = entry.row;
    if (open === awaiting) state.awaiting = null;
    return READ_AS[open.label];
  }
  if (awaiting && namesOn(entry.text).length > 0 && entry.text.length < 80) {
    awaiting.values.push({ row: entry.row, text: entry.text });
    state.awaiting = null;
    return READ_AS[awaiting.label];
  }
  const told = toldByWords(entry.text, state.seenList);
  if (told === "titel") state.titles.push(entry.text);
  return told;
}

const NO_PLACE = "Raden står utanför paragraferna och går inte att knyta till någon uppgift.";

/** Groups the lines outside the paragrafer. Every line is either placed or uncertain. */
export function readOutside(lines: OutsideLine[]): Outside {
  const state: State = {
    groups: [],
    titles: [],
    placed: [],
    uncertain: [],
    open: null,
    awaiting: null,
    seenList: false,
    inLast: false,
  };
  const readAs = new Map<number, string | null>();
  const parts = [lines.filter((line) => !line.last), lines.filter((line) => line.last)];
  for (const entry of parts.flatMap(entriesOf)) {
    const read = place(state, entry);
    for (const row of [entry.row, ...(entry.also ?? [])]) readAs.set(row, readAs.get(row) ?? read);
  }
  for (const { row, text } of lines) {
    const read = readAs.get(row);
    if (read) state.placed.push({ rad: row, text, tolkatSom: read });
    else state.uncertain.push({ rad: row, text, varfor: NO_PLACE });
  }
  const { groups, titles, placed, uncertain } = state;
  return { groups, titles, placed, uncertain };
}
