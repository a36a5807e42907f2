/**
 * Tells open pages that a meeting has been saved, so that they can read it again. It carries no content: what a
 * page may show is decided where the page is made. Saves of this process are told at once, those of another
 * process on the same database within the interval.
 */
import type { Kysely } from "kysely";
import { type Revisions, revisionsOf } from "#db/queries/meetings.server.ts";
import type { Database } from "#db/schema.ts";

type Listener = (revision: number) => void;

export type Live = {
  /** Calls the listener with the new revision after each save; answers how to stop. */
  watch: (meetingId: string, listener: Listener) => () => void;
  /** Something was saved in this process: look now. */
  saved: () => void;
  /** Stops looking. */
  close: () => void;
};

const intervalMs = 1_000;

/** Looks only at meetings that somebody watches, all of them with one question. */
export function makeLive(db: Kysely<Database>): Live {
  const watched = new Map<string, Set<Listener>>();
  let known: Revisions = new Map();
  let isLooking = false;
  let isAsked = false;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    if (watched.size === 0) return;
    const found = await revisionsOf(db, [...watched.keys()]);
    for (const [meetingId, revision] of found) {
      const before = known.get(meetingId);
      if (before === undefined || before === revision) continue;
      for (const listener of watched.get(meetingId) ?? []) listener(revision);
    }
    known = found;
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

  function watch(meetingId: string, listener: Listener): () => void {
    const listeners = watched.get(meetingId) ?? new Set();
    watched.set(meetingId, listeners.add(listener));
    timer ??= setInterval(saved, intervalMs).unref();
    saved();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) watched.delete(meetingId);
      if (watched.size === 0) close();
    };
  }

  function close(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  return { watch, saved, close };
}
