/**
 * The dagordning by pointer: an ärende is dragged by its handle, with a mouse or a finger, and its own form for a
 * place is sent. Without a pointer the form does the same.
 */
import Sortable from "sortablejs";
import { hold, refresh } from "./liveParts.ts";

const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>(":scope > li")];

/** Takes over the list marked `data-reorder`. */
export function startOrder(list: HTMLElement): void {
  const status = document.querySelector<HTMLElement>("[data-reorder-status]");
  if (!status) return;
  let before: HTMLElement[] = [];
  let letGo = () => {};
  Sortable.create(list, {
    handle: "[data-handle]",
    draggable: "[data-item-id]",
    // The same for a mouse as for a finger, and no file of the page that could be dropped elsewhere.
    forceFallback: true,
    fallbackTolerance: 4,
    animation: 120,
    ghostClass: "drag-place",
    onMove: ({ related }) => !related.hasAttribute("data-fixed"),
    onStart: () => {
      before = rowsOf(list);
      letGo = hold();
    },
    onEnd: ({ item }) => {
      void drop(list, item, before, status).finally(() => {
        letGo();
        void refresh();
      });
    },
  });
  document.documentElement.dataset.drag = "on";
}

/** Sends where the row was dropped. It goes back when it may not stand there, and why is said. */
async function drop(
  list: HTMLElement,
  row: HTMLElement,
  before: HTMLElement[],
  status: HTMLElement,
): Promise<void> {
  const now = rowsOf(list);
  const place = now.indexOf(row) + 1;
  if (place === before.indexOf(row) + 1) return;
  status.className = "";
  status.textContent = "";
  const fault = await send(row, place);
  if (fault !== null) {
    list.append(...before);
    status.className = "field-error";
    status.textContent = fault;
    return;
  }
  const heading = row.querySelector(".agenda-line a")?.textContent ?? "Ärendet";
  status.textContent = `”${heading}” står nu på plats ${place} av ${now.length}.`;
}

const lost = "Flytten kom inte fram: kontakten bröts. Ärendet står kvar på sin plats. Försök igen.";

let sent = 0;

/** Sends the row's own form with the place; why it was refused, else null. */
async function send(row: HTMLElement, place: number): Promise<string | null> {
  const form = row.querySelector<HTMLFormElement>("form[data-place]");
  if (!form) return lost;
  const data = new FormData(form);
  data.set("position", String(place));
  // Each drop is a form of its own, and acts once.
  sent += 1;
  data.set("formular", `${data.get("formular")}-${sent}`);
  const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  try {
    const response = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.ok && page.querySelector("[data-reorder-status]")) return null;
    const told = page.querySelector(".error-summary li")?.textContent?.trim();
    return told || "Flytten togs inte emot. Ladda om sidan och logga in igen.";
  } catch {
    return lost;
  }
}
