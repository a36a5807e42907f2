/** Who does what an att-sats says, and by when: a small dialog at the att-sats with the caret. */
import type { EditorView } from "prosemirror-view";
import { dialog, element } from "../choose.ts";

type Place = { position: number; doer: string; due: string; text: string };

function clauseAt({ state }: EditorView): Place | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name !== "clause") continue;
    const { doer, due } = node.attrs as { doer: string; due: string };
    return { position: $from.before(depth), doer, due, text: node.textContent };
  }
  return null;
}

function field(label: string, attributes: Record<string, string>): [HTMLElement, HTMLInputElement] {
  const input = element("input", attributes);
  return [element("label", { class: "field" }, label, input), input];
}

/** Asks for the doer and the day; `people` are the names that are offered. Answers whether there is an att-sats. */
export function askForTask(view: EditorView, people: string[]): boolean {
  const place = clauseAt(view);
  if (!place) return false;
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
  );
  const made = dialog("Ansvarig och dag", form);
  form.addEventListener("submit", () => {
    const { position } = place;
    // A doer that is written anew is told by name; the register finds the person.
    const changes = { doer: doer.value.trim(), person: "", due: due.value };
    const tr = view.state.tr;
    for (const [name, value] of Object.entries(changes)) tr.setNodeAttribute(position, name, value);
    view.dispatch(tr);
    view.focus();
  });
  made.showModal();
  return true;
}
