/**
 * What scripts add to the page of the bilagor: files are dropped on the page or pasted, each is sent by itself
 * with its progress, and what was refused stands there with its reason. The form does the same without.
 */
import { refresh } from "./liveParts.ts";

type Waiting = { file: File; title: string };

/** Takes over the form marked `data-upload`, if the page has one. */
export function startAttachments(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-upload]");
  const status = form?.querySelector<HTMLElement>("[data-upload-status]");
  if (!form || !status) return;
  const uploads = new Uploads(form, status);
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "Du kan också dra filer hit, eller klistra in en bild eller fil.";
  form.querySelector(".field")?.before(hint);
  form.addEventListener("submit", (event) => {
    const chosen = chosenIn(form);
    if (chosen.length === 0) return;
    event.preventDefault();
    form.reset();
    form.removeAttribute("data-dirty");
    uploads.add(chosen);
  });
  acceptDrops(form, uploads);
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    uploads.add(files.map((file) => ({ file: named(file), title: "" })));
  });
}

function chosenIn(form: HTMLFormElement): Waiting[] {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  const files = inputs.flatMap((input) => [...(input.files ?? [])]);
  const title = form.querySelector<HTMLInputElement>('input[name="title"]')?.value ?? "";
  return files.map((file) => ({ file, title: files.length === 1 ? title : "" }));
}

/** Files may be dropped anywhere on the page: beside the form the browser would leave the page for the file. */
function acceptDrops(form: HTMLElement, uploads: Uploads): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    uploads.add(files.map((file) => ({ file, title: "" })));
  });
}

/** A pasted picture has no name of its own. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const time = new Date().toLocaleString("sv-SE").replaceAll(":", ".");
  const ending = file.name.slice(file.name.lastIndexOf("."));
  return new File([file], `Inklistrad bild ${time}${ending}`, { type: file.type });
}

/** The files on their way, one at a time, so that a refused one stops no other. */
class Uploads {
  private readonly waiting: Waiting[] = [];
  private isSending = false;
  private kept = 0;
  private sent = 0;
  private readonly formId: string;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly status: HTMLElement,
  ) {
    // The form's own random id with a number: each file is a form of its own, and acts once.
    this.formId = form.querySelector<HTMLInputElement>('input[name="formular"]')?.value ?? "";
  }

  add(files: Waiting[]): void {
    this.waiting.push(...files);
    if (!this.isSending) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    this.kept = 0;
    this.status.replaceChildren();
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const faults = await this.send(next);
      if (faults.length === 0) this.kept += 1;
      for (const fault of faults) this.say(fault, "field-error");
      await refresh();
    }
    if (this.kept > 0)
      this.say(this.kept === 1 ? "1 fil är sparad." : `${this.kept} filer är sparade.`);
    this.isSending = false;
  }

  private say(text: string, className = ""): void {
    const line = document.createElement("p");
    line.className = className;
    line.textContent = text;
    this.status.append(line);
  }

  /** Why the file was not kept; empty when it was. */
  private async send({ file, title }: Waiting): Promise<string[]> {
    const line = document.createElement("p");
    const bar = document.createElement("progress");
    const label = document.createElement("label");
    label.append(`Skickar ${file.name} `, bar);
    line.append(label);
    this.status.append(line);
    const data = new FormData();
    data.set("avsikt", "lagg-till");
    data.set("formular", `${this.formId}-${this.sent++}`);
    data.set("title", title);
    data.set("file", file);
    const answer = await post(this.form.action || location.href, data, (share) => {
      bar.value = share;
    });
    line.remove();
    return answer === null
      ? [`Filen ”${file.name}” kom inte fram: kontakten bröts. Försök igen.`]
      : faultsIn(answer);
  }
}

type Answer = { status: number; html: string };

/** Sends with progress, which fetch does not tell; null when the line is down. */
const post = (address: string, data: FormData, progress: (share: number) => void) =>
  new Promise<Answer | null>((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) progress(loaded / total);
    });
    request.addEventListener("load", () =>
      resolve({ status: request.status, html: request.responseText }),
    );
    request.addEventListener("error", () => resolve(null));
    request.addEventListener("abort", () => resolve(null));
    request.send(data);
  });

/** The page answers in words, with a script or without. */
function faultsIn({ status, html }: Answer): string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const isHere = page.querySelector("form[data-upload]") !== null;
  if (status < 400)
    return isHere ? [] : ["Filen togs inte emot. Ladda om sidan och logga in igen."];
  const told = page.querySelectorAll(isHere ? ".error-summary li" : "main > p");
  const texts = [...told].map((one) => one.textContent?.trim() ?? "").filter((text) => text !== "");
  return texts.length > 0 ? texts.slice(0, 1) : ["Filen togs inte emot."];
}
