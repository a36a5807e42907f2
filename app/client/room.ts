/**
 * The room by keys: a figure chooses a person, and then the letters of that person's buttons work. The clock of the
 * form goes on until somebody changes it.
 */

/** Gives the letters to the buttons of the chosen person, and to nobody else's. */
function choose(person: Element | null): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-person] [data-shortcut]")) {
    if (person?.contains(button)) button.dataset.key = button.dataset.shortcut ?? "";
    else delete button.dataset.key;
  }
}

/** After a part was morphed the choice is put back where it was. */
function keepChoice(): void {
  const chosen = document.activeElement?.closest("[data-person]") ?? null;
  if (chosen) choose(chosen);
}

const swedishClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  timeStyle: "short",
});

/** Keeps the field at the server's time; what is typed stays. */
function runClock(form: HTMLFormElement): void {
  const field = form.elements.namedItem("time");
  const filledIn = form.elements.namedItem("forifylld");
  if (!(field instanceof HTMLInputElement) || !(filledIn instanceof HTMLInputElement)) return;
  const start = Date.parse(form.dataset.clock ?? "");
  const loaded = performance.now();
  setInterval(() => {
    if (field.value !== filledIn.value || document.activeElement === field) return;
    const now = swedishClock.format(start + performance.now() - loaded);
    field.value = now;
    filledIn.value = now;
  }, 5_000);
}

export function startRoom(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-clock]");
  if (form) runClock(form);
  if (!document.querySelector("[data-person]")) return;
  document.documentElement.dataset.scripts = "on";
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) choose(target.closest("[data-person]"));
  });
  document.addEventListener("paragraf:morphed", keepChoice);
}
