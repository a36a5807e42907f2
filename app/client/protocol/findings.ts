/**
 * What the rules say, in the margin of each text, asked for anew when what was written has been saved. A finding with a
 * correction gets a button: it is an edit in the text like any other, and is undone like any other.
 */
import { atItsPlace, type ReviewFinding } from "../../domain/review/rule.ts";

const levelWords: Record<ReviewFinding["level"], string> = {
  block: "Fel som stoppar justeringen",
  warn: "Varning",
  info: "Upplysning",
};

type Correct = (textId: string, quote: string, put: string) => boolean;

/** Marks a margin with what it shows, so that it is not made anew when nothing has changed. */
const shown = new WeakMap<Element, string>();

export class MarginReview {
  private asking: AbortController | null = null;

  /** `canCorrect` tells whether the words stand in an editor; `correct` changes them there. */
  constructor(
    private readonly address: string,
    private readonly canCorrect: (textId: string, quote: string) => boolean,
    private readonly correct: Correct,
  ) {}

  /** Asks what the rules say now. An answer that is overtaken by a newer question is dropped. */
  async ask(): Promise<void> {
    this.asking?.abort();
    const own = new AbortController();
    this.asking = own;
    try {
      const response = await fetch(this.address, { signal: own.signal });
      if (!response.ok || response.redirected) return;
      const { findings } = (await response.json()) as { findings: ReviewFinding[] };
      if (this.asking === own) this.show(findings);
    } catch {
      // Overtaken, or the line is down: what is shown stands until the next answer.
    }
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
