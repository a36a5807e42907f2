/** A decision while it is written: how it begins, and what Enter does in its beslutsmening and att-satser. */
import { InputRule } from "prosemirror-inputrules";
import type { NodeType } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { schema } from "../../writing/schema.ts";

const type = (name: string): NodeType => schema.nodes[name] as NodeType;
const [decision, lead, clause] = [type("decision"), type("lead"), type("clause")];
const paragraph = type("paragraph");

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

/** An att-sats has its "att" from the start: one who writes it too means the same one. */
export const attTyped = new InputRule(/^att att\s$/i, (state, _match, start, end) =>
  state.selection.$from.parent.type === clause
    ? state.tr.insertText(clauseStart, start, end)
    : null,
);

/** "Styrelsen beslutade" and Enter is the beginning of a decision. */
export const leadTyped: Command = (state, dispatch) => {
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
export const nextClause: Command = (state, dispatch) => {
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
