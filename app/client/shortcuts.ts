/**
 * Keys for what a page offers. A control says its own key: `data-key="n"` in the HTML; pressing it clicks a button
 * or a link and focuses a field. One-letter keys rest while somebody types, and can be turned off altogether.
 * @see WCAG 2.1.4
 */

const storageName = "paragraf.enbokstav";

export const lettersAreOn = (): boolean => localStorage.getItem(storageName) !== "av";
export const turnLetters = (on: boolean): void =>
  localStorage.setItem(storageName, on ? "på" : "av");

/** "Ctrl+Shift+K", "Alt+3", "n", "?" – the name under which a key press is looked up. */
export function keyName(event: KeyboardEvent): string {
  const { key } = event;
  const isHeld = event.ctrlKey || event.metaKey || event.altKey;
  const isShifted = event.shiftKey && (key.length > 1 || isHeld);
  const letter = key.length > 1 ? key : isHeld ? key.toUpperCase() : key.toLowerCase();
  return [
    event.ctrlKey || event.metaKey ? "Ctrl+" : "",
    event.altKey ? "Alt+" : "",
    isShifted ? "Shift+" : "",
    letter,
  ].join("");
}

const isPlain = (name: string) => !name.includes("+");

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio])"));

const isSeen = (element: HTMLElement) => element.checkVisibility();

/** The controls that can be used now, those of an open dialog first. */
export function controls(): HTMLElement[] {
  const dialog = document.querySelector("dialog[open]");
  const found = (dialog ?? document).querySelectorAll<HTMLElement>("[data-key], [data-command]");
  return [...found].filter(isSeen);
}

/** Does what the control is for. */
export function use(control: HTMLElement): void {
  if (control.matches("a, button, summary")) control.click();
  else control.focus();
  // What was folded away is there to be filled in.
  const opened = control.matches("summary") && control.closest("details[open]");
  if (opened) opened.querySelector<HTMLElement>(field)?.focus();
}

const field = "input:not([type=hidden]), select, textarea";

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = keyName(event);
  if (isPlain(name) && (isTyping(event.target) || !lettersAreOn())) return;
  const control = controls().find(({ dataset }) => dataset.key === name);
  if (!control) return;
  event.preventDefault();
  event.stopPropagation();
  use(control);
}

export function startShortcuts(): void {
  // On the way down: the text editor takes Ctrl+Enter, Ctrl+B and Ctrl+Z for its own.
  document.addEventListener("keydown", press, { capture: true });
}
