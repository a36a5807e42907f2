/**
 * A text as a document that several can write in at once (Yjs): whatever order changes come in, and
 * however late, everybody ends with the same text and nothing typed is dropped. Bytes in, bytes out.
 */
import { Node } from "prosemirror-model";
import { updateYFragment, yXmlFragmentToProsemirrorJSON } from "y-prosemirror";
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  XmlFragment as Fragment,
  type XmlFragment,
} from "yjs";
import { applyKeeping, putLast, type Run } from "./keeping.ts";
import { lengthOf, type PlainNode } from "./nodes.ts";
import { fragmentName, schema } from "./schema.ts";

/** A text as it stands: its whole state, what the state holds, and the text itself. */
export type Written = {
  state: Uint8Array;
  /** What the state holds, so that a writer sends only what is new. */
  vector: Uint8Array;
  text: PlainNode;
  /** Characters. */
  length: number;
};

/** The writer of a text that was never shared: the same for everybody, so that all begin from the same bytes. */
const firstWriter = 1;

function docOf(state: Uint8Array): Doc {
  const doc = new Doc();
  applyUpdate(doc, state);
  return doc;
}

const textOf = (doc: Doc): XmlFragment => doc.get(fragmentName, Fragment);

function writtenOf(doc: Doc): Written {
  const text = yXmlFragmentToProsemirrorJSON(textOf(doc)) as PlainNode;
  return {
    state: encodeStateAsUpdate(doc),
    vector: encodeStateVector(doc),
    text,
    length: lengthOf(text),
  };
}

function write(doc: Doc, text: PlainNode): void {
  const node = Node.fromJSON(schema, text);
  doc.transact(() => {
    const meta = { mapping: new Map(), isOMark: new Map() };
    updateYFragment(doc, textOf(doc), node, meta);
  });
}

/** A text that nobody has shared yet: the same text gives the same bytes. */
export function begin(text: PlainNode): Written {
  const doc = new Doc();
  doc.clientID = firstWriter;
  write(doc, text);
  return writtenOf(doc);
}

/** The text as it stands. */
export const read = (state: Uint8Array): Written => writtenOf(docOf(state));

/** A merged text; `moved` are words whose place was gone, and that therefore stand last. Empty when there are none. */
export type Merged = Written & { moved: string };

/**
 * The text with a writer's changes in it; null when the bytes are no change, or build on something that has not
 * come. The same change twice is the same as once.
 */
export function merge(state: Uint8Array, update: Uint8Array): Merged | null {
  const doc = docOf(state);
  let lost: Run[];
  try {
    lost = applyKeeping(doc, update);
  } catch {
    return null;
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null;
  const moved = lost.length > 0 ? putLast(textOf(doc), lost) : "";
  return { ...writtenOf(doc), moved };
}

/** The text changed into this one: what stands in both is left alone, so that it merges with others' changes. */
export function rewrite(state: Uint8Array, text: PlainNode): Written {
  const doc = docOf(state);
  write(doc, text);
  return writtenOf(doc);
}
