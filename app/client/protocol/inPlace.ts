/** Forms that are answered where they stand (`data-in-place`): the page, its carets and its undo are not left. */

/** Called with the form, and with why it was refused or null. */
type Answered = (form: HTMLFormElement, refusal: string | null) => void;

/** A form that stays on the page is another form each time it is sent. */
let sent = 0;

const lineIsDown = "Ingen kontakt. Ingenting har ändrats; försök igen när kontakten är tillbaka.";

export function answerInPlace(host: HTMLElement, answered: Answered): void {
  host.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-in-place")) return;
    event.preventDefault();
    void send(form, event.submitter, answered);
  });
}

async function send(form: HTMLFormElement, button: HTMLElement | null, answered: Answered) {
  const body = new FormData(form, button);
  sent += 1;
  body.set("formular", `${body.get("formular")}-${sent}`);
  try {
    const response = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const refusals = [...page.querySelectorAll(".error-summary li")];
    if (refusals.length > 0) {
      return answered(form, refusals.map(({ textContent }) => textContent?.trim()).join(" "));
    }
    // Signed out, or finished by somebody else: the page that came is what there is.
    if (!page.querySelector("[data-writing]")) return location.reload();
  } catch {
    return answered(form, lineIsDown);
  }
  form.reset();
  form.removeAttribute("data-dirty");
  form.closest("details")?.removeAttribute("open");
  answered(form, null);
}
