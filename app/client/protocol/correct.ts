/** A correction that a finding proposes, made in the editor as one step that can be undone. */
import type { EditorView } from "prosemirror-view";
import { undoManagerOf } from "./editor.ts";

/** Stands for what is no letter, e.g. a reference, and takes one place as in the text. */
const NO_LETTER = "\ufffc";

/** Where words stand in the text: the first place, within one line. */
function placeOf(view: EditorView, words: string): number | null {
  let found: number | null = null;
  view.state.doc.descendants((node, at) => {
    if (found !== null || !node.isTextblock) return found === null;
    const text = node.textBetween(0, node.content.size, NO_LETTER, NO_LETTER);
    const index = text.indexOf(words);
    if (index >= 0) found = at + 1 + index;
    return false;
  });
  return found;
}

/** Whether the words stand in the text so that they can be changed. */
export const stands = (view: EditorView, words: string): boolean =>
  words !== "" && placeOf(view, words) !== null;

/** Changes the words; answers whether they were there. */
export function correctIn(view: EditorView, words: string, put: string): boolean {
  const from = placeOf(view, words);
  if (from === null) return false;
  const { state } = view;
  // One step of its own: undo takes back the correction and nothing that was typed before it.
  undoManagerOf(view).stopCapturing();
  const to = from + words.length;
  view.dispatch(put === "" ? state.tr.delete(from, to) : state.tr.insertText(put, from, to));
  undoManagerOf(view).stopCapturing();
  view.focus();
  return true;
}
