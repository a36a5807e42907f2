/** The same protokoll more than once: it is read once, and told. */
import type { ArchivedMinutes } from "./archived.ts";

/** `same`: the very same file, or another one of the same day with the same § numbers. */
export type Copy = { file: string; of: string; same: "bytes" | "meeting" };

const meetingKey = ({ organ, date, numbers }: ArchivedMinutes): string | null =>
  date === null || numbers.length === 0
    ? null
    : `${organ.toLowerCase()} ${date} ${numbers.join(",")}`;

/** The protokoll with each meeting once, the first one of it, and which files were left out for that. */
export function withoutCopies(all: readonly ArchivedMinutes[]): {
  kept: ArchivedMinutes[];
  copies: Copy[];
} {
  const kept: ArchivedMinutes[] = [];
  const copies: Copy[] = [];
  const byBytes = new Map<string, string>();
  const byMeeting = new Map<string, string>();
  for (const one of all) {
    const key = meetingKey(one);
    const sameBytes = byBytes.get(one.sha256);
    const sameMeeting = key === null ? undefined : byMeeting.get(key);
    if (sameBytes !== undefined) copies.push({ file: one.file, of: sameBytes, same: "bytes" });
    else if (sameMeeting !== undefined)
      copies.push({ file: one.file, of: sameMeeting, same: "meeting" });
    else {
      kept.push(one);
      byBytes.set(one.sha256, one.file);
      if (key !== null) byMeeting.set(key, one.file);
    }
  }
  return { kept, copies };
}
