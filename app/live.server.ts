/**
 * Tells open pages that a meeting has been saved, so that they can read it again. It carries no content: what a
 * page may show is decided where the page is made. Saves of this process are told at once, those of another
 * process on the same database within the interval.
 */
import type { Kysely } from "kysely";
import { revisionsOf } from "#db/queries/meetings.server.ts";
import type { Database } from "#db/schema.ts";

type Listener = (revision: number) => void;

/** Somebody who has the caret in a paragraf's text. */
export type Writer = { personId: string; name: string; itemId: string };

type WritersListener = (writers: Writer[]) => void;

export type Live = {
  /** Calls the listener with each revision after the one it knows; answers how to stop. */
  watch: (meetingId: string, known: number, listener: Listener) => () => void;
  /** Calls the listener with all who write in the meeting, whenever one comes, moves or goes. */
  watchWriters: (meetingId: string, listener: WritersListener) => () => void;
  /** Somebody writes here; to be said again while it is so. */
  writes: (meetingId: string, writer: Writer) => void;
  /** Something was saved in this process: look now. */
  saved: () => void;
  /** Stops looking. */
  close: () => void;
};

const intervalMs = 1_000;

/** Looks only at meetings that somebody watches, all of them with one question. */
export function makeLive(db: Kysely<Database>): Live {
  // Each listener with the latest revision that it knows: what is saved while it comes is told it too.
  const watched = new Map<string, Map<Listener, number>>();
  let isLooking = false;
  let isAsked = false;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    if (watched.size === 0) return;
    for (const [meetingId, revision] of await revisionsOf(db, [...watched.keys()])) {
      const listeners = watched.get(meetingId) ?? new Map<Listener, number>();
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

  function watch(meetingId: string, known: number, listener: Listener): () => void {
    const listeners = watched.get(meetingId) ?? new Map<Listener, number>();
    watched.set(meetingId, listeners.set(listener, known));
    timer ??= setInterval(saved, intervalMs).unref();
    saved();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) watched.delete(meetingId);
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

  function tell(meetingId: string): void {
    const writers = [...(here.get(meetingId)?.values() ?? [])].map(({ writer }) => writer);
    for (const listener of listeners.get(meetingId) ?? []) listener(writers);
  }

  function leave(meetingId: string, personId: string): void {
    here.get(meetingId)?.delete(personId);
    if (here.get(meetingId)?.size === 0) here.delete(meetingId);
    tell(meetingId);
  }

  function writes(meetingId: string, writer: Writer): void {
    const meeting = here.get(meetingId) ?? new Map<string, Here>();
    here.set(meetingId, meeting);
    const { personId } = writer;
    const before = meeting.get(personId);
    if (before) clearTimeout(before.leaves);
    const leaves = setTimeout(() => leave(meetingId, personId), writerLeavesMs).unref();
    meeting.set(personId, { writer, leaves });
    if (before?.writer.itemId !== writer.itemId) tell(meetingId);
  }

  function watchWriters(meetingId: string, listener: WritersListener): () => void {
    const own = listeners.get(meetingId) ?? new Set();
    listeners.set(meetingId, own.add(listener));
    tell(meetingId);
    return () => {
      own.delete(listener);
      if (own.size === 0) listeners.delete(meetingId);
    };
  }

  return { watchWriters, writes };
}
