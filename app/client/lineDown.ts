/** A form that is sent without a line keeps what is filled in, and says why nothing happened. */

const sentence =
  "Ingen kontakt. Inget har sparats, och det du har fyllt i står kvar. Försök igen när kontakten är tillbaka.";

function tell(place: Element): void {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.setAttribute("data-line-down", "");
  words.className = "field-error";
  words.textContent = sentence;
  place.append(words);
}

function sending(event: SubmitEvent): void {
  const form = event.target;
  // One that is answered in place says so itself.
  if (!(form instanceof HTMLFormElement) || form.hasAttribute("data-in-place")) return;
  form.querySelector("[data-line-down]")?.remove();
  if (navigator.onLine) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(form);
}

/** The browser may think that there is a line when there is none: then a form in a panel tells when it has failed. */
function failed({ target }: Event): void {
  if (target instanceof HTMLFormElement) tell(target);
}

export function startLineDown(): void {
  document.addEventListener("submit", sending, { capture: true });
  document.addEventListener("turbo:fetch-request-error", failed);
}
