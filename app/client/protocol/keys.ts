/** What Enter, Tab and Backspace do in a text, and what typed signs become. */
import {
  chainCommands,
  createParagraphNear,
  deleteSelection,
  joinBackward,
  joinForward,
  liftEmptyBlock,
  newlineInCode,
  selectNodeBackward,
  selectNodeForward,
  splitBlock,
} from "prosemirror-commands";
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  undoInputRule,
  wrappingInputRule,
} from "prosemirror-inputrules";
import type { NodeType } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { PLACE } from "../../writing/phrases.ts";
import { schema } from "../../writing/schema.ts";
import type { Labels } from "./labels.ts";

const type = (name: string): NodeType => schema.nodes[name] as NodeType;
const listItem = type("list_item");

/** Parts of one line each. */
const oneLine = [type("lead"), type("clause"), type("task")];

/** Ctrl+B and their like come from the toolbar; a line break within a paragraph is Shift+Enter. */
const lineBreak: Command = (state, dispatch) => {
  if (oneLine.includes(state.selection.$from.parent.type)) return false;
  dispatch?.(state.tr.replaceSelectionWith(type("hard_break").create()).scrollIntoView());
  return true;
};

/** Selects the next place to fill after the caret ("[[namn]]"), if the text has one. */
export function nextPlace(
  state: EditorState,
  dispatch?: (tr: EditorState["tr"]) => void,
  after = state.selection.to,
): boolean {
  let found: { from: number; to: number } | null = null;
  state.doc.descendants((node, position) => {
    if (found || !node.isText) return !found;
    for (const match of (node.text ?? "").matchAll(PLACE)) {
      const from = position + match.index;
      if (found || from < after) continue;
      found = { from, to: from + match[0].length };
    }
    return true;
  });
  if (!found) return false;
  const { from, to } = found as { from: number; to: number };
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView());
  return true;
}

/** `enter` is what Enter does first, by the kind of text. */
export const textKeys = (enter: Command[]): Record<string, Command> => ({
  Enter: chainCommands(
    newlineInCode,
    ...enter,
    splitListItem(listItem),
    createParagraphNear,
    liftEmptyBlock,
    splitBlock,
  ),
  "Shift-Enter": lineBreak,
  Backspace: chainCommands(undoInputRule, deleteSelection, joinBackward, selectNodeBackward),
  Delete: chainCommands(deleteSelection, joinForward, selectNodeForward),
  // Tab moves within a table and a list; elsewhere it leaves the text, as everybody's keyboard must be able to.
  Tab: chainCommands(
    (state, dispatch) => nextPlace(state, dispatch),
    goToNextCell(1),
    sinkListItem(listItem),
  ),
  "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(listItem)),
});

/** "§ 12 " and "bilaga 3 " become references to what has that number now. */
function referenceRule(pattern: RegExp, kind: "arende" | "bilaga", labels: Labels): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, sign = "", number = "", after = ""] = match;
    const id = labels.idOf(kind, `${kind === "arende" ? "§" : "bilaga"} ${number}`);
    if (id === null) return null;
    const from = start + whole.indexOf(sign);
    const reference = type("reference").create({ kind, id });
    return state.tr.replaceWith(from, end, [reference, schema.text(after)]);
  });
}

/** `own` are those of the kind of text. */
export const typingRules = (labels: Labels, own: InputRule[]) =>
  inputRules({
    rules: [
      ...own,
      wrappingInputRule(/^\s*[-*•]\s$/, type("bullet_list")),
      wrappingInputRule(/^\s*1[.)]\s$/, type("ordered_list")),
      textblockTypeInputRule(/^###\s$/, type("heading"), { level: 3 }),
      referenceRule(/(?:^|[\s(])(§[ \u00a0]?)(\d+)([ ,.;:)])$/, "arende", labels),
      referenceRule(/(?:^|[\s(])([Bb]ilaga[ \u00a0])(\d+)([ ,.;:)])$/, "bilaga", labels),
    ],
  });
