/** Who does it and by when: a small dialog at the att-sats with the caret, or at the task that a line is made. */
import type { NodeType } from "prosemirror-model";
import { liftListItem } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { schema } from "../../writing/schema.ts";
import { dialog, element } from "../choose.ts";

type Place = { position: number; doer: string; due: string; text: string };

const node = (name: string) => schema.nodes[name] as NodeType;

/** The part of this kind that the caret is in. */
function placeAt({ state }: EditorView, name: "clause" | "task"): Place | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const part = $from.node(depth);
    if (part.type.name !== name) continue;
    const { doer, due } = part.attrs as { doer: string; due: string };
    return { position: $from.before(depth), doer, due, text: part.textContent };
  }
  return null;
}

function field(label: string, attributes: Record<string, string>): [HTMLElement, HTMLInputElement] {
  const input = element("input", attributes);
  return [element("label", { class: "field" }, label, input), input];
}

/** `people` are the names that are offered; `more` stands beside the button that saves. */
function ask(view: EditorView, place: Place, people: string[], more: HTMLElement[] = []): void {
  const [who, doer] = field("Vem gör det?", { type: "text", list: "namn", value: place.doer });
  const [when, due] = field("Senast vilken dag?", { type: "date", value: place.due });
  const names = element(
    "datalist",
    { id: "namn" },
    ...people.map((value) => element("option", { value })),
  );
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", {}, "Ansvarig och dag"),
    element("p", {}, place.text),
    who,
    when,
    names,
    element("button", { type: "submit" }, "Spara"),
    ...more,
  );
  const made = dialog("Ansvarig och dag", form);
  for (const one of more) one.addEventListener("click", () => made.close());
  made.addEventListener("close", () => view.focus());
  form.addEventListener("submit", () => {
    const { position } = place;
    // A doer that is written anew is told by name; the register finds the person.
    const changes = { doer: doer.value.trim(), person: "", due: due.value };
    const tr = view.state.tr;
    for (const [name, value] of Object.entries(changes)) tr.setNodeAttribute(position, name, value);
    view.dispatch(tr);
  });
  made.showModal();
}

/** In a paragraf: who does what the att-sats says. */
export function askOfClause(view: EditorView, people: string[]): string | null {
  const place = placeAt(view, "clause");
  if (!place) return "Ställ markören i en att-sats först.";
  ask(view, place, people);
  return null;
}

/** In a point: the line becomes a task, or the words that are chosen become one after it; then who does it. */
export function makeTask(view: EditorView, people: string[]): string | null {
  const isNew = placeAt(view, "task") === null;
  if (isNew) (view.state.selection.empty ? lineToTask : wordsToTask)(view);
  const place = placeAt(view, "task");
  if (!place) return "Ställ markören på raden som ska bli en uppgift, utanför tabellen.";
  if (place.text.trim() === "") return null;
  const plain = element("button", { type: "button", class: "secondary" }, "Gör till vanlig text");
  plain.addEventListener("click", () => setLine(view, "paragraph"));
  ask(view, place, people, isNew ? [] : [plain]);
  return null;
}

function setLine(view: EditorView, name: "task" | "paragraph"): void {
  const { $from } = view.state.selection;
  if ($from.depth !== 1) return;
  const { parent } = $from;
  // A task is words without marks, on one line.
  const text = parent.textBetween(0, parent.content.size, " ", " ");
  const line = node(name).create(null, text === "" ? null : schema.text(text));
  const at = $from.before();
  const tr = view.state.tr.replaceWith(at, $from.after(), line);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1 + text.length)));
}

/** A line of a list leaves the list. */
function lineToTask(view: EditorView): void {
  for (let before = 0; view.state.selection.$from.depth !== before; ) {
    before = view.state.selection.$from.depth;
    liftListItem(node("list_item"))(view.state, view.dispatch);
  }
  setLine(view, "task");
}

function wordsToTask(view: EditorView): void {
  const { $from, $to } = view.state.selection;
  if ($to.depth === 0) return;
  const text = view.state.doc.textBetween($from.pos, $to.pos, " ", " ").trim();
  if (text === "") return;
  const at = $to.after(1);
  const tr = view.state.tr.insert(at, node("task").create(null, schema.text(text)));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1 + text.length)));
}
