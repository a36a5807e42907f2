/** What scripts add to a page where a protokoll or minnesanteckningar are written. Without them each text has its form. */
import { correctIn, stands } from "./protocol/correct.ts";
import { Desk } from "./protocol/desk.ts";
import { MarginReview } from "./protocol/findings.ts";
import { answerInPlace } from "./protocol/inPlace.ts";

const host = document.querySelector<HTMLElement>("[data-writing]");

if (host) {
  const desk = new Desk(host);
  followReview(host.dataset.review, desk);
  desk.labels.read();
  void desk.pull().then(() => host.setAttribute("data-ready", ""));
  answerInPlace(host, (form, refusal) => void desk.answered(form, refusal));
  // What is opened by a key is filled in at once, from where the key leads.
  host.addEventListener(
    "toggle",
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement && target.open)) return;
      if (target.querySelector(":focus:not(summary)")) return;
      target.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
    },
    { capture: true },
  );
  host.addEventListener("mousedown", (event) => {
    // The caret stays in the text while a tool is pressed.
    if (event.target instanceof Element && event.target.closest("[data-do]"))
      event.preventDefault();
  });
  host.addEventListener("click", ({ target }) => {
    const tool = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
    if (tool) desk.act(tool.dataset.do ?? "");
  });
}

/** What the rules say follows what is typed here, and what others do. */
function followReview(address: string | undefined, desk: Desk): void {
  if (!address) return;
  const review = new MarginReview(address, {
    changed: () => desk.changedTexts(),
    canCorrect: (textId, quote) => {
      const view = desk.viewOf(textId);
      return view !== null && stands(view, quote);
    },
    correct: (textId, quote, put) => {
      const view = desk.viewOf(textId);
      return view !== null && correctIn(view, quote, put);
    },
  });
  desk.whenTyped(() => void review.ask());
  document.addEventListener("paragraf:morphed", () => void review.renew());
  void review.renew();
}
