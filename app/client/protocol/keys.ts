/** What Enter, Tab and Backspace do in a paragraf's text, and what typed signs become. */
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
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { PLACE } from "../../writing/phrases.ts";
import { schema } from "../../writing/schema.ts";
import type { Labels } from "./labels.ts";

const { nodes } = schema;
const type = (name: string): NodeType => nodes[name] as NodeType;
const [decision, lead, clause] = [type("decision"), type("lead"), type("clause")];
const [paragraph, listItem] = [type("paragraph"), type("list_item")];

/** What a decision begins with, and each of its att-satser. */
const usualLead = "Styrelsen beslutade";
const clauseStart = "att ";
const LEAD_TYPED = /^\S+ (?:beslutar|beslutade|beslöt)(?: \S+)?:?$/;

const newClause = (text = clauseStart) => clause.create(null, schema.text(text));

/** The word "att" alone is no att-sats. */
const isEmptyClause = (text: string) => /^\s*(?:att\s*)?$/.test(text);

/** A decision in place of the line, or after it when something is written there. */
export const insertDecision: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth === 0 || $from.node(1).type === decision) return false;
  const made = decision.create(null, [lead.create(null, schema.text(usualLead)), newClause()]);
  if (!dispatch) return true;
  const isLine = $from.depth === 1 && $from.parent.type === paragraph;
  const isEmpty = isLine && $from.parent.content.size === 0;
  const at = isEmpty ? $from.before(1) : $from.after(1);
  const tr = isEmpty ? state.tr.replaceWith(at, $from.after(1), made) : state.tr.insert(at, made);
  dispatch(caretAtEnd(tr, at + made.nodeSize - 2).scrollIntoView());
  return true;
};

const caretAtEnd = (tr: EditorState["tr"], near: number) =>
  tr.setSelection(Selection.near(tr.doc.resolve(near), -1));

/** "Styrelsen beslutade" and Enter is the beginning of a decision. */
const leadTyped: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 1 || $from.parent.type !== paragraph) return false;
  const words = $from.parent.textContent.trim();
  if (!LEAD_TYPED.test(words) || $from.parentOffset < $from.parent.content.size) return false;
  const made = decision.create(null, [lead.create(null, $from.parent.content), newClause()]);
  const at = $from.before(1);
  const tr = state.tr.replaceWith(at, $from.after(1), made);
  dispatch?.(caretAtEnd(tr, at + made.nodeSize - 2).scrollIntoView());
  return true;
};

/** Enter in a beslutsmening or an att-sats begins the next att-sats; in an empty one it ends the decision. */
const nextClause: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || ($from.parent.type !== lead && $from.parent.type !== clause)) return false;
  if ($from.parent.type === clause && isEmptyClause($from.parent.textContent)) {
    return endDecision(state, dispatch);
  }
  const isAtEnd = $from.parentOffset === $from.parent.content.size;
  const tr = state.tr;
  if (isAtEnd) {
    const at = $from.after();
    tr.insert(at, newClause());
    caretAtEnd(tr, at + 1 + clauseStart.length);
  } else {
    tr.split($from.pos, 1, [{ type: clause }]);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

const endDecision: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const whole = $from.node(-1);
  const isLast = $from.index(-1) === whole.childCount - 1;
  const tr = state.tr;
  const after = $from.after(-1);
  if (whole.childCount === 1) {
    tr.replaceWith($from.before(-1), after, paragraph.create());
    dispatch?.(
      tr.setSelection(TextSelection.create(tr.doc, $from.before(-1) + 1)).scrollIntoView(),
    );
    return true;
  }
  if (!isLast) return false;
  tr.insert(after, paragraph.create());
  tr.delete($from.before(), $from.after());
  const at = tr.mapping.map(after, -1);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

/** Ctrl+B and their like come from the toolbar; a line break within a paragraph is Shift+Enter. */
const lineBreak: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type === lead || state.selection.$from.parent.type === clause) {
    return false;
  }
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

export const enterKeys: Record<string, Command> = {
  Enter: chainCommands(
    newlineInCode,
    leadTyped,
    nextClause,
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
};

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

/** An att-sats has its "att" from the start: one who writes it too means the same one. */
const attTyped = new InputRule(/^att att\s$/i, (state, _match, start, end) =>
  state.selection.$from.parent.type === clause
    ? state.tr.insertText(clauseStart, start, end)
    : null,
);

export const typingRules = (labels: Labels) =>
  inputRules({
    rules: [
      attTyped,
      wrappingInputRule(/^\s*[-*•]\s$/, type("bullet_list")),
      wrappingInputRule(/^\s*1[.)]\s$/, type("ordered_list")),
      textblockTypeInputRule(/^###\s$/, type("heading"), { level: 3 }),
      referenceRule(/(?:^|[\s(])(§[ \u00a0]?)(\d+)([ ,.;:)])$/, "arende", labels),
      referenceRule(/(?:^|[\s(])([Bb]ilaga[ \u00a0])(\d+)([ ,.;:)])$/, "bilaga", labels),
    ],
  });
