/** What scripts add to the page where the protokoll is written. Without them each ärende has its form. */
import { Desk } from "./protocol/desk.ts";

const host = document.querySelector<HTMLElement>("[data-writing]");

if (host) {
  const desk = new Desk(host);
  desk.labels.read();
  void desk.pull().then(() => host.setAttribute("data-ready", ""));
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
