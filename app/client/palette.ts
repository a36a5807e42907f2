/**
 * The command palette (Ctrl+K) and the list of shortcuts (?). Both are made from the page itself: whatever has
 * `data-command` can be found by name and done. Without scripts the same controls stand where they stand.
 */
import Combobox from "@github/combobox-nav";
import { controls, lettersAreOn, turnLetters, use } from "./shortcuts.ts";

type Command = { id: string; text: string; key: string | null; control: HTMLElement };

const textOf = (control: HTMLElement): string =>
  control.dataset.command || control.getAttribute("aria-label") || (control.textContent ?? "");

const commandsNow = (): Command[] =>
  controls().flatMap((control, index) => {
    const text = textOf(control).replace(/\s+/g, " ").trim();
    const key = control.dataset.key ?? null;
    return text === "" ? [] : [{ id: `kommando-${index}`, text, key, control }];
  });

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Every word typed occurs in the command's name, in any order. */
export function matches(text: string, typed: string): boolean {
  const name = text.toLocaleLowerCase("sv");
  return typed
    .toLocaleLowerCase("sv")
    .split(/\s+/)
    .every((word) => name.includes(word));
}

function dialog(title: string, ...children: (Node | string)[]): HTMLDialogElement {
  const made = element("dialog", { class: "palette", "aria-label": title }, ...children);
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  return made;
}

export function openPalette(): void {
  const commands = commandsNow();
  const list = element("ul", { role: "listbox", id: "kommandon", "aria-label": "Kommandon" });
  const field = element("input", {
    type: "text",
    role: "combobox",
    "aria-controls": "kommandon",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    "aria-label": "Sök kommando",
    autocomplete: "off",
  });
  const count = element("p", { role: "status", class: "visually-hidden" });
  const made = dialog("Kommandon", field, list, count);
  const combobox = new Combobox(field, list, { firstOptionSelectionMode: "selected" });
  const show = () => {
    const found = commands.filter(({ text }) => matches(text, field.value));
    list.replaceChildren(...found.map(option));
    count.textContent = found.length === 1 ? "1 kommando" : `${found.length} kommandon`;
    combobox.resetSelection();
  };
  list.addEventListener("combobox-commit", ({ target }) => {
    const chosen = commands.find(({ id }) => id === (target as Element).id);
    made.close();
    if (chosen) use(chosen.control);
  });
  made.addEventListener("close", () => combobox.destroy());
  made.showModal();
  combobox.start();
  // After the combobox's own listener, which clears the choice at every letter.
  field.addEventListener("input", show);
  show();
}

function option({ id, text, key }: Command): HTMLLIElement {
  const item = element("li", { role: "option", id }, text);
  if (key) item.append(" ", element("kbd", {}, spoken(key)));
  return item;
}

/** "Ctrl+Enter" as a Swedish keyboard says it. */
const spoken = (key: string): string =>
  key.replace("Shift", "Skift").replace("ArrowUp", "↑").replace("ArrowDown", "↓");

export function openShortcutList(): void {
  const rows = commandsNow()
    .filter(({ key }) => key !== null)
    .map(({ text, key }) =>
      element(
        "tr",
        {},
        element("td", {}, text),
        element("td", {}, element("kbd", {}, spoken(key ?? ""))),
      ),
    );
  const box = element("input", { type: "checkbox" });
  box.checked = lettersAreOn();
  box.addEventListener("change", () => turnLetters(box.checked));
  const close = element("button", { type: "button" }, "Stäng");
  const made = dialog(
    "Kortkommandon",
    element("h2", {}, "Kortkommandon"),
    element("table", {}, element("tbody", {}, ...rows)),
    element("label", { class: "choice" }, box, " Kommandon med en enda bokstav är på"),
    close,
  );
  close.addEventListener("click", () => made.close());
  made.showModal();
}

/** Adds the two to the page: as keys, and as buttons for those who point. */
export function startPalette(): void {
  const place = document.querySelector("[data-palette]");
  if (!place) return;
  const find = element(
    "button",
    { type: "button", "data-key": "Ctrl+K", class: "quiet" },
    "Sök kommando",
  );
  const list = element(
    "button",
    { type: "button", "data-key": "?", class: "quiet" },
    "Kortkommandon",
  );
  find.dataset.command = "Sök kommando";
  list.dataset.command = "Visa kortkommandon";
  find.append(" ", element("kbd", {}, "Ctrl+K"));
  list.append(" ", element("kbd", {}, "?"));
  find.addEventListener("click", openPalette);
  list.addEventListener("click", openShortcutList);
  place.append(find, list);
}
