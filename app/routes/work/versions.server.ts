import { versionsOf } from "#db/queries/writing.server.ts";
import type { Office } from "../../commands/command.server.ts";
import { compareTexts } from "../../documents/compare.ts";
import type { Version } from "../../ui/versions.tsx";

/** The versions of a text, each compared with the one before it; `spoken` says what a version says, a line for each part. */
export async function comparedVersions<T>(
  { db }: Office,
  textId: string,
  spoken: (said: T[]) => string,
): Promise<Version[]> {
  const versions = await versionsOf<T>(db, textId);
  return versions.map(({ number, at, byName, said }, index) => ({
    number,
    at,
    byName,
    isNow: index === 0,
    changes: compareTexts(spoken(versions[index + 1]?.said ?? []), spoken(said)),
  }));
}
