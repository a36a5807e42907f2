/**
 * Tells open pages that a meeting, or minnesanteckningar, has been saved, so that they can read it again. It carries no content: what a
 * page may show is decided where the page is made. Saves of this process are told at once, those of another
 * process on the same database within the interval.
 */
import type { Kysely } from "kysely";
import { revisionsOf } from "#db/queries/writing.server.ts";
import type { Database } from "#db/schema.ts";

type Listener = (revision: number) => void;

/** Somebody who has the caret in a text. */
export type Writer = { personId: string; name: string; textId: string };

type WritersListener = (writers: Writer[]) => void;

/** A place is a meeting, or minnesanteckningar, by its id. */
export type Live = {
  /** Calls the listener with each revision after the one it knows; answers how to stop. */
  watch: (placeId: string, known: number, listener: Listener) => () => void;
  /** Calls the listener with all who write in the place, whenever one comes, moves or goes. */
  watchWriters: (placeId: string, listener: WritersListener) => () => void;
  /** Somebody writes here; to be said again while it is so. */
  writes: (placeId: string, writer: Writer) => void;
  /** Something was saved in this process: look now. */
  saved: () => void;
  /** Stops looking. */
  close: () => void;
};

const intervalMs = 1_000;

/** Looks only at places that somebody watches, all of them with one question. */
export function makeLive(db: Kysely<Database>): Live {
  // Each listener with the latest revision that it knows: what is saved while it comes is told it too.
  const watched = new Map<string, Map<Listener, number>>();
  let isLooking = false;
  let isAsked = false;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    if (watched.size === 0) return;
    for (const [placeId, revision] of await revisionsOf(db, [...watched.keys()])) {
      const listeners = watched.get(placeId) ?? new Map<Listener, number>();
      for (const [listener, known] of listeners) {
        if (known === revision) continue;
        listeners.set(listener, revision);
        listener(revision);
      }
    }
  }

  /** One look at a time; what is saved during a look is looked for right after it. */
  function saved(): void {
    isAsked = true;
    if (isLooking) return;
    isLooking = true;
    void (async () => {
      while (isAsked) {
        isAsked = false;
        await look().catch((error) => console.error("Could not look for saves:", error));
      }
      isLooking = false;
    })();
  }

  function watch(placeId: string, known: number, listener: Listener): () => void {
    const listeners = watched.get(placeId) ?? new Map<Listener, number>();
    watched.set(placeId, listeners.set(listener, known));
    timer ??= setInterval(saved, intervalMs).unref();
    saved();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) watched.delete(placeId);
      if (watched.size === 0) close();
    };
  }

  const { watchWriters, writes } = makeWriters();

  function close(): void {
    if (timer) clearInterval(timer);
    timer = null;
    watched.clear();
  }

  return { watch, watchWriters, writes, saved, close };
}

/** One who has not said so for this long does not write any more. */
const writerLeavesMs = 20_000;

/** Who writes where, in this process: two processes on one database do not see each other's writers. */
function makeWriters(): Pick<Live, "watchWriters" | "writes"> {
  type Here = { writer: Writer; leaves: NodeJS.Timeout };
  const here = new Map<string, Map<string, Here>>();
  const listeners = new Map<string, Set<WritersListener>>();

  function tell(placeId: string): void {
    const writers = [...(here.get(placeId)?.values() ?? [])].map(({ writer }) => writer);
    for (const listener of listeners.get(placeId) ?? []) listener(writers);
  }

  function leave(placeId: string, personId: string): void {
    here.get(placeId)?.delete(personId);
    if (here.get(placeId)?.size === 0) here.delete(placeId);
    tell(placeId);
  }

  function writes(placeId: string, writer: Writer): void {
    const place = here.get(placeId) ?? new Map<string, Here>();
    here.set(placeId, place);
    const { personId } = writer;
    const before = place.get(personId);
    if (before) clearTimeout(before.leaves);
    const leaves = setTimeout(() => leave(placeId, personId), writerLeavesMs).unref();
    place.set(personId, { writer, leaves });
    if (before?.writer.textId !== writer.textId) tell(placeId);
  }

  function watchWriters(placeId: string, listener: WritersListener): () => void {
    const own = listeners.get(placeId) ?? new Set();
    listeners.set(placeId, own.add(listener));
    tell(placeId);
    return () => {
      own.delete(listener);
      if (own.size === 0) listeners.delete(placeId);
    };
  }

  return { watchWriters, writes };
}
