/** What the editor offers in each kind of text beside what every text has. */
import { type InputRule, textblockTypeInputRule } from "prosemirror-inputrules";
import type { NodeType } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { TextKind } from "../../writing/kinds.ts";
import { schema } from "../../writing/schema.ts";
import { attTyped, insertDecision, leadTyped, nextClause } from "./decision.ts";
import { askOfClause, makeTask } from "./task.ts";

export type EditorKind = {
  name: TextKind;
  /** What the toolbar's own buttons do, by their `data-do`. */
  actions: Record<string, Command>;
  /** What Enter does first. */
  enter: Command[];
  rules: InputRule[];
  /** Parts that only the other kind has. */
  foreign: readonly string[];
  /** Asks who does it and by when; `people` are names to offer. Answers why it cannot, as a sentence. */
  askForTask: (view: EditorView, people: string[]) => string | null;
};

export const editorKinds: Record<TextKind, EditorKind> = {
  item: {
    name: "item",
    actions: { decision: insertDecision },
    enter: [leadTyped, nextClause],
    rules: [attTyped],
    foreign: ["task"],
    askForTask: askOfClause,
  },
  point: {
    name: "point",
    actions: {},
    enter: [],
    rules: [textblockTypeInputRule(/^[Uu]ppgift:\s$/, schema.nodes.task as NodeType)],
    foreign: ["decision", "lead", "clause", "reference"],
    askForTask: makeTask,
  },
};
