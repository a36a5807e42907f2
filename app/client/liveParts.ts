/**
 * Parts of a page that follow the meeting: an element with an id and `data-live` is fetched anew and morphed when
 * the meeting has been saved. Fields that somebody is typing in stay as they are.
 */
import { morphElements } from "@hotwired/turbo";
import { still } from "./still.ts";

/** After this long without an answer from the server the page says so. */
const silenceMs = 5_000;

/** Listens to the stream that `data-stream` on the page names, if any. */
export function followMeeting(): void {
  const host = document.querySelector<HTMLElement>("[data-stream]");
  const address = host?.dataset.stream;
  if (!host || !address) return;
  let revision = host.dataset.revision ?? "";
  const stream = new EventSource(address);
  let silence: ReturnType<typeof setTimeout> | null = null;
  stream.addEventListener("open", () => {
    if (silence) clearTimeout(silence);
    silence = null;
    say(host, true);
  });
  stream.addEventListener("error", () => {
    silence ??= setTimeout(() => say(host, false), silenceMs);
    // What was told just before the line broke may not have been read: it is read again when the line is back.
    revision = "";
  });
  stream.addEventListener("skriver", (event) => {
    const detail = JSON.parse((event as MessageEvent<string>).data);
    document.dispatchEvent(new CustomEvent("paragraf:writers", { detail }));
  });
  stream.addEventListener("sparat", (event) => {
    const now = (event as MessageEvent<string>).data;
    if (now === revision) return;
    revision = now;
    document.dispatchEvent(new CustomEvent("paragraf:saved"));
    void still(restMs).then(refresh);
  });
}

/** Words, not only a colour: the page may be old while the line is down. */
function say(host: HTMLElement, isConnected: boolean): void {
  host.dataset.connection = isConnected ? "open" : "lost";
  const place = document.querySelector<HTMLElement>("[data-connection-text]");
  if (place)
    place.textContent = isConnected ? "" : "Kontakten är bruten. Sidan visar det senast hämtade.";
}

/** When a reading failed. */
const againMs = 2_000;

let isAsked = false;
let reading: Promise<void> | null = null;

/** Reads the page again and morphs its live parts; what comes during a reading is read right after, before it is done. */
export function refresh(): Promise<void> {
  isAsked = true;
  reading ??= readWhileAsked();
  return reading;
}

async function readWhileAsked(): Promise<void> {
  while (isAsked) {
    await calm();
    isAsked = false;
    await morphParts().catch(() => setTimeout(refresh, againMs));
  }
  reading = null;
}

/** Keys come before news: while somebody types, the page waits for a pause. */
const pauseMs = 250;
/** News that others make wait for a rest: the page is long to make, and the text is not to wait for it. */
const restMs = 800;

let held: Promise<void> | null = null;

/** While somebody drags a part the page stands still. Answers how to let it go. */
export function hold(): () => void {
  let letGo = () => {};
  held = new Promise((resolve) => {
    letGo = () => {
      held = null;
      resolve();
    };
  });
  return letGo;
}

async function calm(): Promise<void> {
  for (;;) {
    if (held) await held;
    await still(pauseMs);
    if (!held) return;
  }
}

async function morphParts(): Promise<void> {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-live][id]")];
  if (parts.length === 0) return;
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (held) {
    isAsked = true;
    return;
  }
  for (const part of parts) {
    const other = fresh.getElementById(part.id);
    if (other) morphElements(part, other, { callbacks: { beforeNodeMorphed } });
  }
  document.dispatchEvent(new CustomEvent("paragraf:morphed"));
}

/** What a person has begun to fill in or opened is theirs until it is sent or closed. */
function beforeNodeMorphed(node: Node): boolean {
  if (!(node instanceof HTMLElement)) return true;
  if (node instanceof HTMLDetailsElement && node.open) return false;
  if (node.closest("[data-keep]")) return false;
  const form = node.closest("form");
  return !form?.matches(":focus-within, [data-dirty]");
}

document.addEventListener("input", ({ target }) => {
  if (target instanceof Element) target.closest("form")?.setAttribute("data-dirty", "");
});
