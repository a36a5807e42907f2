/**
 * The command palette (Ctrl+K) and the list of shortcuts (?). Both are made from the page itself: whatever has
 * `data-command` can be found by name and done. Without scripts the same controls stand where they stand.
 */
import { choose, dialog, element } from "./choose.ts";
import { controls, lettersAreOn, turnLetters, use } from "./shortcuts.ts";

type Command = { text: string; key: string | undefined; control: HTMLElement };

const textOf = (control: HTMLElement): string =>
  control.dataset.command || control.getAttribute("aria-label") || (control.textContent ?? "");

const nameOf = (control: HTMLElement): string => textOf(control).replace(/\s+/g, " ").trim();

const commandsNow = (): Command[] =>
  controls().flatMap((control) => {
    const text = nameOf(control);
    return text === "" ? [] : [{ text, key: control.dataset.key, control }];
  });

/** What somebody else saved may have redrawn the page while the palette was open: the same command is used. */
const still = (control: HTMLElement): HTMLElement =>
  control.isConnected
    ? control
    : (commandsNow().find(({ text }) => text === nameOf(control))?.control ?? control);

function openPalette(): void {
  const choices = commandsNow().map(({ text, key, control }) => ({
    text,
    hint: key && spoken(key),
    value: control,
  }));
  choose("Sök kommando", choices, (control) => use(still(control)));
}

/** "Ctrl+Enter" as a Swedish keyboard says it. */
const spoken = (key: string): string =>
  key.replace("Shift", "Skift").replace("ArrowUp", "↑").replace("ArrowDown", "↓");

function openShortcutList(): void {
  const rows = commandsNow()
    .filter(({ key }) => key !== undefined)
    .map(({ text, key = "" }) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, text),
        element("td", {}, element("kbd", {}, spoken(key))),
      ),
    );
  const box = element("input", { type: "checkbox" });
  box.checked = lettersAreOn();
  box.addEventListener("change", () => turnLetters(box.checked));
  const close = element("button", { type: "button" }, "Stäng");
  const made = dialog(
    "Kortkommandon",
    element("h2", {}, "Kortkommandon på den här sidan"),
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
  const button = (text: string, key: string, act: () => void) => {
    const made = element(
      "button",
      { type: "button", class: "quiet", "data-key": key, "data-command": text },
      `${text} `,
      element("kbd", {}, key),
    );
    made.addEventListener("click", act);
    return made;
  };
  place.append(
    button("Sök kommando", "Ctrl+K", openPalette),
    button("Kortkommandon", "?", openShortcutList),
  );
}
