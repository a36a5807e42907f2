/**
 * The numbers of the bilagor: in order of mention until the kallelse goes out, fixed from then on.
 * It gives numbers out; that what is cited is there is checked in `review/attachments.ts`.
 */

export type NumberedAttachment = { id: string; label: string };

type Citing = {
  /** 1-based place on the dagordning. */
  position: number;
  /** A struck ärende is not on the dagordning and mentions nothing. */
  struck: string | null;
  /** Ids of the bilagor it cites, in the order in which it mentions them. */
  cites: readonly string[];
};

/**
 * Numbers from 1 in order of first mention: by the place of the ärende on the dagordning, then by the order
 * within it. Bilagor that nobody mentions come last in the order they were uploaded (`position`).
 */
export function numbersInOrderOfMention(
  items: readonly Citing[],
  attachments: readonly { id: string; position: number }[],
): NumberedAttachment[] {
  const there = new Set(attachments.map(({ id }) => id));
  const mentioned = items
    .filter(({ struck }) => struck === null)
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ cites }) => cites.filter((id) => there.has(id)));
  const uploaded = attachments.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
  return [...new Set([...mentioned, ...uploaded])].map((id, index) => ({
    id,
    label: String(index + 1),
  }));
}

/** The number after the highest that was ever given out, whether its bilaga is still there or not. */
export const nextAttachmentNumber = (labels: readonly string[]): string =>
  String(Math.max(0, ...labels.map((label) => Number.parseInt(label, 10) || 0)) + 1);
