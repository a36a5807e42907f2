/**
 * What the rules say, in the margin of each text, asked for anew when what was written has been saved. A finding with a
 * correction gets a button: it is an edit in the text like any other, and is undone like any other.
 */
import { atItsPlace, type ReviewFinding } from "../../domain/review/rule.ts";
import { still } from "../still.ts";

const levelWords: Record<ReviewFinding["level"], string> = {
  block: "Fel som stoppar justeringen",
  warn: "Varning",
  info: "Upplysning",
};

/** A pause in the writing. What is saved while somebody writes on is not tried: the answer would be old when it came. */
const pauseMs = 150;

type Correct = (textId: string, quote: string, put: string) => boolean;

/** Marks a margin with what it shows, so that it is not made anew when nothing has changed. */
const shown = new WeakMap<Element, string>();

export class MarginReview {
  private isAsked = false;
  private asking: Promise<void> | null = null;

  /** `canCorrect` tells whether the words stand in an editor; `correct` changes them there. */
  constructor(
    private readonly address: string,
    private readonly canCorrect: (textId: string, quote: string) => boolean,
    private readonly correct: Correct,
  ) {}

  /**
   * Asks what the rules say now. One question at a time, and one more when something was saved meanwhile: one that was
   * broken off by the next would never be answered while somebody writes on.
   */
  ask(): Promise<void> {
    this.isAsked = true;
    this.asking ??= this.askWhileAsked();
    return this.asking;
  }

  private async askWhileAsked(): Promise<void> {
    while (this.isAsked) {
      await still(pauseMs);
      this.isAsked = false;
      // The line is down: what is shown stands until the next answer.
      await this.askOnce().catch(() => undefined);
    }
    this.asking = null;
  }

  private async askOnce(): Promise<void> {
    const response = await fetch(this.address);
    if (!response.ok || response.redirected) return;
    this.show(((await response.json()) as { findings: ReviewFinding[] }).findings);
  }

  private show(findings: readonly ReviewFinding[]): void {
    for (const margin of document.querySelectorAll<HTMLElement>("[data-findings]")) {
      const textId = margin.dataset.findings ?? "";
      const own = findings.filter(({ itemId }) => itemId === textId);
      const mark = JSON.stringify(own.map(({ text, fix }) => [text, fix]));
      // One who has come to a button by keyboard is not thrown out of it.
      if (shown.get(margin) === mark || margin.contains(document.activeElement)) continue;
      shown.set(margin, mark);
      margin.replaceChildren(...(own.length > 0 ? [this.list(textId, own)] : []));
    }
  }

  private list(textId: string, findings: readonly ReviewFinding[]): HTMLElement {
    const list = document.createElement("ul");
    list.className = "findings";
    list.setAttribute("aria-label", "Vad reglerna säger om paragrafen");
    list.append(...findings.map((finding) => this.entry(textId, finding)));
    return list;
  }

  private entry(textId: string, finding: ReviewFinding): HTMLElement {
    const entry = document.createElement("li");
    entry.className = `finding finding-${finding.level}`;
    const level = document.createElement("strong");
    level.textContent = `${levelWords[finding.level]}.`;
    const source = document.createElement("span");
    source.className = "source";
    source.textContent = `(${finding.source}, regel ${finding.rule})`;
    entry.append(level, ` ${atItsPlace(finding.text)} ${finding.suggestion ?? ""} `, source);
    const { quote, fix } = finding;
    if (quote !== null && fix !== null && this.canCorrect(textId, quote))
      entry.append(this.button(textId, quote, fix.put));
    return entry;
  }

  private button(textId: string, quote: string, put: string): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "secondary";
    button.textContent = put === "" ? `Ta bort ”${quote}”` : `Ändra till ”${put}”`;
    button.addEventListener("click", () => {
      const margin = button.closest("[data-findings]");
      if (!this.correct(textId, quote, put)) return;
      button.closest("li")?.remove();
      // When the correction is undone the same answer comes again, and is to be shown.
      if (margin) shown.delete(margin);
    });
    return button;
  }
}
