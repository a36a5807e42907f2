/**
 * Takes a change in so that no words are done away with that nobody did away with. Where one makes a list of a line,
 * or joins two, the old part goes and a new one comes; what another wrote in the old part meanwhile would go with it.
 */
import {
  applyUpdate,
  ContentString,
  createID,
  type Doc,
  decodeUpdate,
  GC,
  getItem,
  getState,
  Item,
  isDeleted,
  iterateDeletedStructs,
  type Transaction,
  XmlElement,
  type XmlFragment,
  XmlText,
} from "yjs";

/** Letters in the order they were typed: who typed them, and their place among all that that window has typed. */
export type Run = { client: number; clock: number; text: string };

const textOf = (struct: unknown): string | null =>
  struct instanceof Item && struct.content instanceof ContentString ? struct.content.str : null;

/**
 * Applies the change. Answers the letters that went with a part of the text although neither the change nor anybody
 * before it took them away. @throws when the bytes are no change
 */
export function applyKeeping(doc: Doc, update: Uint8Array, origin: unknown = null): Run[] {
  const { structs, ds } = decodeUpdate(update);
  const lost: Run[] = [];
  const note = ({ client, clock }: { client: number; clock: number }, text: string) => {
    for (let i = 0; i < text.length; i += 1) {
      const isTakenAway = isDeleted(ds, createID(client, clock + i));
      if (!isTakenAway) lost.push({ client, clock: clock + i, text: text.charAt(i) });
    }
  };
  const fresh = structs.flatMap((struct) => {
    const text = textOf(struct);
    const { client, clock } = struct.id;
    const from = Math.max(clock, getState(doc.store, client));
    return text !== null && from < clock + text.length
      ? [{ id: createID(client, from), text: text.slice(from - clock) }]
      : [];
  });
  const collect = (transaction: Transaction) =>
    iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      note(struct.id, textOf(struct) ?? "");
    });
  doc.on("afterTransaction", collect);
  try {
    applyUpdate(doc, update, origin);
  } finally {
    doc.off("afterTransaction", collect);
  }
  // What stands in a part that was gone long before is not even taken in.
  for (const { id, text } of fresh) {
    const isIn = id.clock < getState(doc.store, id.client);
    if (isIn && (getItem(doc.store, id) as unknown) instanceof GC) note(id, text);
  }
  return runsOf(lost);
}

function runsOf(letters: Run[]): Run[] {
  const inOrder = letters.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
  const runs: Run[] = [];
  for (const { client, clock, text } of inOrder) {
    const last = runs.at(-1);
    if (last?.client === client && last.clock + last.text.length === clock) last.text += text;
    else runs.push({ client, clock, text });
  }
  return runs;
}

/** Puts the letters last in the text, as a line of their own. Answers the words. */
export function putLast(text: XmlFragment, runs: readonly Run[]): string {
  const words = runs.map((run) => run.text).join("");
  const line = new XmlElement("paragraph");
  line.insert(0, [new XmlText(words)]);
  text.push([line]);
  return words;
}
