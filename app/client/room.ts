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

/** When each form came to the page, by `performance.now()`: its `data-clock` says the server's time at that moment. */
const cameAt = new WeakMap<HTMLFormElement, number>();

/** Keeps the field at the server's time; what is typed stays. */
function tick(form: HTMLFormElement): void {
  const field = form.elements.namedItem("time");
  const filledIn = form.elements.namedItem("forifylld");
  if (!(field instanceof HTMLInputElement) || !(filledIn instanceof HTMLInputElement)) return;
  if (field.value !== filledIn.value || document.activeElement === field) return;
  const start = Date.parse(form.dataset.clock ?? "");
  const now = swedishClock.format(start + performance.now() - (cameAt.get(form) ?? 0));
  field.value = now;
  filledIn.value = now;
}

const clocks = () => document.querySelectorAll<HTMLFormElement>("form[data-clock]");

function arrived(): void {
  for (const form of clocks()) cameAt.set(form, performance.now());
}

/** The room is a page of its own, or opens in the panel of another: both are heard, whenever they come. */
export function startRoom(): void {
  document.documentElement.dataset.scripts = "on";
  arrived();
  document.addEventListener("turbo:frame-load", arrived);
  setInterval(() => clocks().forEach(tick), 5_000);
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) choose(target.closest("[data-person]"));
  });
  document.addEventListener("paragraf:morphed", keepChoice);
}
