/**
 * The lines outside the paragrafer as labels and values. A signature block may put the office under the name
 * ("Eva Lind / Ordförande") or above it; the block as a whole tells which.
 */

import { isName, isOrganisation, isTitle, namesIn } from "#app/domain/words/people.ts";
import { isPeopleKey, isRoleKey, type Label, type LabelKey, labelAt, labelKey } from "./labels.ts";
import { addAll } from "./lists.ts";
import { cells, isDrawnLine } from "./sourceLines.ts";
import { type OutsideLine, withWholeLabels } from "./wrappedLabels.ts";

/** One line, or one column of it. `label` null: a value or a line of its own. `text` is what follows the label. */
export type Entry = {
  row: number;
  label: LabelKey | null;
  text: string;
  /** A blank line stands above. */
  gap: boolean;
  indent: number;
  /** It stands after the paragrafer. */
  last: boolean;
  /** Other rows that were drawn into this one. */
  also?: number[];
};

/** What somebody signs as. */
const isSigned = (key: LabelKey): boolean => isRoleKey(key) || key === "approval";

type Columns = { starts: number[]; keys: LabelKey[] };

/** Several offices or lists side by side on one line. */
function columnsOf(text: string): Columns | null {
  const found = cells(text);
  if (found.length < 2) return null;
  const keys = found.map((cell) => labelKey(cell.text));
  const people = keys.every((key) => key !== null && isPeopleKey(key));
  const roles = keys.every((key) => key !== null && isSigned(key));
  if (!people && !roles) return null;
  return { starts: found.map((cell) => cell.at), keys: keys.flatMap((key) => (key ? [key] : [])) };
}

const nearest = (starts: number[], at: number): number =>
  starts.reduce((best, start, n) => {
    const here = Math.abs(start - at);
    return here < Math.abs((starts[best] ?? 0) - at) ? n : best;
  }, 0);

/** "Eva Lind, justerare": who signed as what, for every column of the line; empty when one is something else. */
export function signaturesOn(text: string): { name: string; key: LabelKey }[] {
  const found = cells(text).map((cell) => {
    const [, name = "", office = ""] =
      /^([^,(]+?)(?:,\s*|\s*\()([^,()]+)\)?$/.exec(cell.text) ?? [];
    const key = labelKey(office);
    return key && isRoleKey(key) && isName(name) ? { name, key } : null;
  });
  return found.every((one) => one !== null) ? found.filter((one) => one !== null) : [];
}

/** A line split at each label that stands in it: "Sekreterare  Ida Berg   Paragrafer  § 1–14". */
function splitLabels(line: OutsideLine): Entry[] {
  const { text: _, ...base } = line;
  const signed = line.last ? signaturesOn(line.text) : [];
  if (signed.length > 0)
    return signed.map(({ name, key }) => ({ ...base, label: key, text: name }));
  const found = cells(line.text);
  const labelled = (text: string): Label | null => {
    const label = labelAt(text);
    return label && (label.rest === "" || text.includes(":")) ? label : null;
  };
  const first = found[0] ? labelAt(found[0].text) : null;
  if (!first || found.length === 1) {
    const label = labelAt(line.text);
    return [{ ...base, label: label?.key ?? null, text: label ? label.rest : line.text }];
  }
  const entries: Entry[] = [];
  for (const [n, cell] of found.entries()) {
    const label = n === 0 ? first : labelled(cell.text);
    const open = entries.at(-1);
    const inList = open?.label && isPeopleKey(open.label) && n > 0;
    if (label && !(inList && isRoleKey(label.key))) {
      entries.push({ ...base, label: label.key, text: label.rest });
    } else if (open) open.text = open.text === "" ? cell.text : `${open.text}\t${cell.text}`;
  }
  return entries;
}

/** Lines under a heading of columns, each cell to its own. */
function columnEntries(columns: Columns, head: OutsideLine, rows: OutsideLine[]): Entry[] {
  return columns.keys.flatMap((key, column) => {
    const values = rows.flatMap((line) => {
      const found = cells(line.text);
      const full = found.length === columns.keys.length;
      return found
        .filter((cell, n) => (full ? n : nearest(columns.starts, cell.at)) === column)
        .map((cell) => ({
          row: line.row,
          label: null,
          text: cell.text,
          gap: line.gap,
          indent: line.indent,
          last: line.last,
        }));
    });
    const { row, last } = head;
    return [{ row, label: key, text: "", gap: true, indent: 0, last }, ...values];
  });
}

const isNameRow = (text: string, count: number): boolean => {
  const found = cells(text);
  return found.length === count && found.every((cell) => isName(cell.text));
};

/** The lines as entries, columns taken apart. */
export function entriesOf(source: OutsideLine[]): Entry[] {
  const lines = withWholeLabels(source);
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) continue;
    const columns = columnsOf(line.text);
    if (!columns) {
      addAll(entries, splitLabels(line));
      continue;
    }
    const count = columns.keys.length;
    const before = lines[at - 1];
    if (columns.keys.every(isSigned) && before && isNameRow(before.text, count)) {
      entries.pop();
      addAll(entries, columnEntries(columns, line, [before]));
      continue;
    }
    const rows: OutsideLine[] = [];
    for (let next = lines[at + 1]; next; next = lines[at + 1]) {
      if (splitLabels(next).some((entry) => entry.label !== null)) break;
      if (columns.keys.every(isSigned) && rows.some((row) => !isDrawnLine(row.text))) break;
      rows.push(next);
      at += 1;
    }
    addAll(entries, columnEntries(columns, line, rows));
  }
  return underNames(asTitles(entries));
}

const isBareRole = (entry: Entry | undefined): boolean =>
  entry?.label !== null && entry !== undefined && isRoleKey(entry.label) && entry.text === "";
const isNameEntry = (entry: Entry | undefined): boolean =>
  entry !== undefined && entry.label === null && isName(entry.text);
const describes = (entry: Entry): boolean =>
  entry.label === null &&
  !isName(entry.text) &&
  (isTitle(entry.text) || isOrganisation(entry.text));

/** A list longer than this is not searched for what belongs together. */
const WINDOW = 60;

/** "Sekreterare" among the titles of a list is no label: other lines of the list describe people too. */
function asTitles(entries: Entry[]): Entry[] {
  let list: Entry[] | null = null;
  return entries.map((entry, at) => {
    if (entry.label && !isRoleKey(entry.label)) list = isPeopleKey(entry.label) ? [] : null;
    else if (list && isBareRole(entry) && isTitleIn(list.slice(-WINDOW), entries, at)) {
      return { ...entry, label: null, text: roleWord[entry.label ?? "chair"] ?? "" };
    } else if (entry.label) list = null;
    list?.push(entry);
    return entry;
  });
}

/** `above` are the list's lines so far; the lines below are read up to the next label. */
function isTitleIn(above: Entry[], entries: Entry[], at: number): boolean {
  const below = entries.slice(at + 1, at + WINDOW);
  const end = below.findIndex((entry) => entry.label !== null);
  const rest = end < 0 ? below : below.slice(0, end);
  if (!isNameEntry(above.at(-1)) && !above.slice(1).some(describes)) return false;
  return rest.some(describes) || (above.some(describes) && !isNameEntry(rest[0]));
}

const roleWord: Record<string, string> = {
  chair: "ordförande",
  secretary: "sekreterare",
  adjuster: "justerare",
};

/** Names, bare offices and drawn lines in a row. */
function blockFrom(entries: Entry[], from: number): Entry[] {
  let end = from;
  const inBlock = (entry: Entry | undefined) =>
    isNameEntry(entry) || isBareRole(entry) || isDrawn(entry);
  while (end - from < WINDOW && inBlock(entries[end])) end += 1;
  return entries.slice(from, end);
}

/** Each office before the names above it. Several names above one office are all its own, but for the first. */
function turned(block: Entry[]): Entry[] {
  const out: Entry[] = [];
  let names: Entry[] = [];
  let offices = 0;
  for (const entry of block) {
    if (isNameEntry(entry)) names.push(entry);
    else if (isBareRole(entry)) {
      const own = entry.label === "adjuster" && offices > 0 ? names : names.slice(-1);
      out.push(...names.slice(0, names.length - own.length), entry, ...own);
      names = [];
      offices += 1;
    } else out.push(entry);
  }
  return [...out, ...names];
}

/**
 * Turns "Eva Lind / Ordförande" into "Ordförande / Eva Lind". The block is such a one when it begins with a
 * name and ends with an office.
 */
function underNames(entries: Entry[]): Entry[] {
  const out: Entry[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    const block = isNameEntry(entry) && !isBareRole(out.at(-1)) ? blockFrom(entries, at) : [];
    if (block.length > 1 && isBareRole(block.at(-1))) {
      addAll(out, turned(block));
      at += block.length - 1;
    } else if (entry) out.push(entry);
  }
  return out;
}

const isDrawn = (entry: Entry | undefined): boolean =>
  entry !== undefined && entry.label === null && isDrawnLine(entry.text);

/** Names on a line of values. */
export const namesOn = (text: string): string[] => (isName(text) ? [text] : namesIn(text));
