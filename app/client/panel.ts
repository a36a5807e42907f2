/** The panel beside a page: another page's content opens in it, takes the focus, and gives it back when closed. */
import type { FrameElement } from "@hotwired/turbo";

let before: HTMLElement | null = null;

const place = () => document.querySelector<HTMLElement>("[data-panel]");
const frameIn = (panel: HTMLElement) => panel.querySelector<FrameElement>("turbo-frame");

function opened(): void {
  const panel = place();
  if (!panel) return;
  // An answer on its way when the panel was closed is not shown.
  if (!frameIn(panel)?.src) {
    clear(panel);
    return;
  }
  const active = document.activeElement;
  // A form's answer in the panel leaves the focus nowhere: it came from where it was before that. So does what is
  // read again under the open palette, which is gone when the focus is to be given back.
  const isSomewhere =
    active instanceof HTMLElement && active !== document.body && !active.closest("dialog");
  if (isSomewhere && !panel.contains(active)) before = active;
  panel.toggleAttribute("data-open", true);
  if (!panel.contains(active)) takeFocus(panel);
}

function takeFocus(panel: HTMLElement): void {
  const heading = panel.querySelector<HTMLElement>("h2");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** A dialog gives the focus back to what had it, which may have been redrawn meanwhile. */
function dialogClosed(): void {
  const panel = place();
  const isNowhere = document.activeElement === document.body;
  if (isNowhere && panel?.hasAttribute("data-open")) takeFocus(panel);
}

/** A form without an address answers where it came from: the panel's page, not the one around it. */
function answerThere({ target }: Event): void {
  const src = target instanceof Element && target.closest<FrameElement>("turbo-frame")?.src;
  if (src && target instanceof HTMLFormElement && !target.hasAttribute("action")) {
    target.setAttribute("action", src);
  }
}

function close(): void {
  const panel = place();
  if (!panel) return;
  clear(panel);
  before?.focus();
}

function clear(panel: HTMLElement): void {
  const frame = frameIn(panel);
  panel.removeAttribute("data-open");
  frame?.removeAttribute("src");
  frame?.replaceChildren();
}

/** Escape closes the panel from within it, and also while it is read again and the focus is on nothing. */
function closeByKey({ key, target }: KeyboardEvent): void {
  const panel = place();
  const isHere = target instanceof Node && panel?.contains(target);
  const isOpen = panel?.hasAttribute("data-open");
  if (key === "Escape" && isOpen && (isHere || target === document.body)) close();
}

/** Reads the panel's page again, unless somebody is at work in it. */
function refresh(): void {
  const panel = place();
  const frame = panel && frameIn(panel);
  if (!panel?.hasAttribute("data-open") || !frame?.src) return;
  if (panel.matches(":focus-within") || panel.querySelector("form[data-dirty]")) return;
  void frame.reload();
}

export function startPanel(): void {
  const panel = place();
  if (!panel) return;
  panel.addEventListener("turbo:frame-load", opened);
  panel.addEventListener("submit", answerThere, { capture: true });
  panel.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-close-panel]")) close();
  });
  document.addEventListener("keydown", closeByKey);
  document.addEventListener("close", dialogClosed, { capture: true });
  document.addEventListener("paragraf:morphed", refresh);
  // A page that has no panel of its own, as the sign-in page, is gone to instead.
  document.addEventListener("turbo:frame-missing", (event) => {
    event.preventDefault();
    const { response } = (event as CustomEvent<{ response: Response }>).detail;
    location.assign(response.url);
  });
}
