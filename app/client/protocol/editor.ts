/** One text as it is written in: ProseMirror over the shared document. */
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { DOMParser, Fragment, type MarkType, type NodeType, Slice } from "prosemirror-model";
import { wrapInList } from "prosemirror-schema-list";
import {
  type Command,
  EditorState,
  Plugin,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  isInTable,
  tableEditing,
} from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import {
  initProseMirrorDoc,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPlugin,
  yUndoPluginKey,
} from "y-prosemirror";
import type { UndoManager } from "yjs";
import type { PlainNode } from "../../writing/nodes.ts";
import { type ReferenceKind, schema } from "../../writing/schema.ts";
import { nextPlace, textKeys, typingRules } from "./keys.ts";
import type { EditorKind } from "./kinds.ts";
import type { Labels } from "./labels.ts";
import { cleanPaste, pasteProblem } from "./paste.ts";
import type { SharedText } from "./text.ts";

export type EditorOptions = {
  place: HTMLElement;
  text: SharedText;
  kind: EditorKind;
  /** Spoken name: "Text i § 132". */
  label: string;
  labels: Labels;
  isReadOnly: () => boolean;
  focused: (view: EditorView) => void;
  /** The caret moved, into or out of a table. */
  moved: (isInTable: boolean) => void;
  refused: (sentence: string) => void;
};

const mark = (name: string) => schema.marks[name] as MarkType;
const node = (name: string) => schema.nodes[name] as NodeType;

const insertTable: Command = (state, dispatch) => {
  const cell = (name: string) => node(name).createAndFill();
  const row = (name: string) =>
    node("table_row").create(
      null,
      [1, 2].flatMap(() => cell(name) ?? []),
    );
  const table = node("table").create(null, [
    row("table_header"),
    row("table_cell"),
    row("table_cell"),
  ]);
  if (!dispatch) return true;
  const tr = state.tr.replaceSelectionWith(table);
  const at = tr.mapping.map(state.selection.from, -1);
  let first = at;
  tr.doc.nodesBetween(at, tr.doc.content.size, (child, position) => {
    if (first === at && child.type === node("table_header")) first = position + 2;
    return first === at;
  });
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(first))).scrollIntoView());
  return true;
};

/** What the toolbar's buttons do in every text, by their `data-do`. */
export const textActions: Record<string, Command> = {
  strong: toggleMark(mark("strong")),
  em: toggleMark(mark("em")),
  bullets: wrapInList(node("bullet_list")),
  numbers: wrapInList(node("ordered_list")),
  table: insertTable,
  rowAfter: addRowAfter,
  columnAfter: addColumnAfter,
  rowGone: deleteRow,
  columnGone: deleteColumn,
};

/** What came from another window, or was taken back, is not this person's change. */
const isFromElsewhere = (tr: Transaction): boolean =>
  (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;

/** A line to write on after a decision or a table that ends the text. */
const lastLine = new Plugin({
  appendTransaction: (transactions, _before, state) => {
    if (!transactions.some(({ docChanged }) => docChanged)) return null;
    if (transactions.some(isFromElsewhere)) return null;
    const last = state.doc.lastChild?.type.name ?? "";
    if (!["table", "decision"].includes(last)) return null;
    // Part of the change that it follows, so that both are undone together.
    return state.tr.insert(state.doc.content.size, node("paragraph").create());
  },
});

function plugins(
  { text, kind, labels, refused, moved, isReadOnly }: EditorOptions,
  mapping: unknown,
): Plugin[] {
  return [
    ySyncPlugin(text.fragment, { mapping: mapping as never }),
    // What I take back may hold what somebody else has written since: a part goes only when it is empty.
    yUndoPlugin({ protectedNodes: new Set(Object.keys(schema.nodes)) }),
    typingRules(labels, kind.rules),
    keymap(textKeys(kind.enter)),
    keymap(baseKeymap),
    gapCursor(),
    tableEditing(),
    lastLine,
    new Plugin({
      view: () => ({
        update: (view) => {
          if (view.hasFocus()) moved(isInTable(view.state));
        },
      }),
      props: {
        editable: () => !isReadOnly(),
        clipboardParser: withoutForeign(kind),
        transformPastedHTML: (html) => cleanPaste(html, kind.foreign),
        handlePaste: (_view, _event, slice) => {
          const problem = pasteProblem(slice, kind.name);
          if (problem) refused(problem);
          return problem !== null;
        },
      },
    }),
  ];
}

/** Reads what is pasted: parts that belong to the other kind of text come in as the lines they are. */
const withoutForeign = ({ foreign }: EditorKind) =>
  new DOMParser(
    schema,
    DOMParser.fromSchema(schema).rules.filter(
      (rule) => !("node" in rule && foreign.includes(rule.node ?? "")),
    ),
  );

const attributesOf = (label: string) => ({
  role: "textbox",
  "aria-multiline": "true",
  "aria-label": label,
  lang: "sv",
  spellcheck: "true",
  class: "writing-area",
});

/** Gives the editor another spoken name. */
export const nameEditor = (view: EditorView, label: string): void =>
  view.setProps({ attributes: attributesOf(label) });

/** Puts an editor in the place; the server's rendering of the text goes. */
export function makeEditor(options: EditorOptions): EditorView {
  const { place, text, label, labels, focused } = options;
  const { doc, mapping } = initProseMirrorDoc(text.fragment, schema);
  place.replaceChildren();
  return new EditorView(place, {
    state: EditorState.create({ doc, plugins: plugins(options, mapping) }),
    attributes: attributesOf(label),
    nodeViews: {
      reference: ({ attrs }) => {
        const dom = document.createElement("span");
        dom.className = "reference";
        dom.dataset.reference = attrs.kind;
        dom.dataset.id = attrs.id;
        dom.contentEditable = "false";
        dom.textContent = labels.say(attrs.kind as ReferenceKind, attrs.id);
        return { dom, ignoreMutation: () => true };
      },
    },
    handleDOMEvents: {
      focus: (view) => {
        focused(view);
        return false;
      },
    },
  });
}

export const undoManagerOf = (view: EditorView): UndoManager =>
  (yUndoPluginKey.getState(view.state) as { undoManager: UndoManager }).undoManager;

/** Puts a reference where the caret is. */
export function insertReference(view: EditorView, kind: ReferenceKind, id: string): void {
  const reference = node("reference").create({ kind, id });
  view.dispatch(view.state.tr.replaceSelectionWith(reference).scrollIntoView());
  view.focus();
}

/** Puts a phrase where the caret is, and selects its first place to fill. */
export function insertPhrase(view: EditorView, content: PlainNode[]): void {
  const [only, ...more] = content;
  const isOneLine = only?.type === "paragraph" && more.length === 0;
  const nodes = ((isOneLine ? only.content : content) ?? []).map((one) => schema.nodeFromJSON(one));
  const { from, to } = view.state.selection;
  const tr = view.state.tr.replaceRange(from, to, new Slice(Fragment.from(nodes), 0, 0));
  view.dispatch(tr.scrollIntoView());
  view.focus();
  nextPlace(view.state, view.dispatch, from);
}
