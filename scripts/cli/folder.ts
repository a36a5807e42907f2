/** A folder of old protokoll: which files there are, and reading them one after another. */
import { readdir } from "node:fs/promises";
import path from "node:path";

/** What a folder holds, each path from the folder itself, sorted. */
export type FolderFiles = {
  readable: string[];
  /** Files of other kinds, which are not opened. */
  other: string[];
  /** Folders that could not be opened. */
  closed: string[];
};

const READABLE = /\.(?:txt|md|docx|pdf)$/i;
/** Hidden files, and what Word keeps beside a document that is open. */
const ASIDE = /^(?:\.|~\$)/;

const inOrder = (names: string[]): string[] =>
  names.sort((a, b) => a.localeCompare(b, "sv", { numeric: true }) || (a < b ? -1 : 1));

/** Every file below a folder. Links are not followed: they could lead round in a ring. */
export async function filesBelow(folder: string): Promise<FolderFiles> {
  const found: FolderFiles = { readable: [], other: [], closed: [] };
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const here = path.join(folder, at);
    const entries = await readdir(here, { withFileTypes: true }).catch(() => null);
    if (!entries) found.closed.push(at === "" ? "." : at);
    for (const entry of entries ?? []) {
      if (ASIDE.test(entry.name)) continue;
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) waiting.push(name);
      else if (entry.isFile()) found[READABLE.test(name) ? "readable" : "other"].push(name);
    }
  }
  return {
    readable: inOrder(found.readable),
    other: inOrder(found.other),
    closed: inOrder(found.closed),
  };
}

/**
 * Does the work for each in turn, with the next one begun meanwhile: what one waits for in a thread of its own
 * leaves the other core free. The answers come in order.
 */
export async function* oneAhead<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<R>,
): AsyncGenerator<[T, R]> {
  const begun: { one: T; answer: Promise<R> }[] = [];
  for (const one of all) {
    begun.push({ one, answer: work(one) });
    const first = begun.length > 1 ? begun.shift() : undefined;
    if (first) yield [first.one, await first.answer];
  }
  for (const { one, answer } of begun) yield [one, await answer];
}
