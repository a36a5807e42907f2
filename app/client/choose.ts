/** A dialog in which one of many is found by typing: commands, phrases, references. */
import Combobox from "@github/combobox-nav";

export type Choice<T> = { text: string; hint?: string | undefined; value: T };

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Every word typed occurs in the name, in any order. */
export function matches(text: string, typed: string): boolean {
  const name = text.toLocaleLowerCase("sv");
  return typed
    .toLocaleLowerCase("sv")
    .split(/\s+/)
    .every((word) => name.includes(word));
}

/** A dialog that is gone when it is closed; the focus goes back to where it was. */
export function dialog(title: string, ...children: (Node | string)[]): HTMLDialogElement {
  const made = element("dialog", { class: "palette", "aria-label": title }, ...children);
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  return made;
}

const listId = "val";

/** Opens the dialog; `chosen` is called with what was chosen, after the dialog is gone. */
export function choose<T>(title: string, choices: Choice<T>[], chosen: (value: T) => void): void {
  const list = element("ul", { role: "listbox", id: listId, "aria-label": title });
  const field = element("input", {
    type: "text",
    role: "combobox",
    "aria-controls": listId,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    "aria-label": title,
    placeholder: title,
    autocomplete: "off",
  });
  const count = element("p", { role: "status", class: "palette-count" });
  const made = dialog(title, field, list, count);
  const combobox = new Combobox(field, list, { firstOptionSelectionMode: "selected" });
  const show = () => {
    const found = choices
      .map((choice, index) => ({ ...choice, id: `${listId}-${index}` }))
      .filter(({ text }) => matches(text, field.value));
    list.replaceChildren(...found.map(option));
    count.textContent =
      found.length === 0 ? "Inget passar det du har skrivit." : `${found.length} val`;
    combobox.resetSelection();
  };
  list.addEventListener("combobox-commit", ({ target }) => {
    const index = Number((target as Element).id.slice(listId.length + 1));
    const choice = choices[index];
    made.close();
    if (choice) chosen(choice.value);
  });
  made.addEventListener("close", () => combobox.destroy());
  made.showModal();
  combobox.start();
  // After the combobox's own listener, which clears the choice at every letter.
  field.addEventListener("input", show);
  show();
}

function option({ id, text, hint }: { id: string; text: string; hint?: string | undefined }) {
  const item = element("li", { role: "option", id }, text);
  if (hint) item.append(" ", element("kbd", {}, hint));
  return item;
}
