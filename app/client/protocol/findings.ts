/**
 * What the rules say, in the margin of each text, at every pause in the writing. A finding with a correction gets a button:
 * it is an edit in the text like any other, and is undone like any other.
 */

import type { Section } from "../../domain/minutes.ts";
import { atItsPlace } from "../../domain/review/rule.ts";
import type { ReviewContext, ReviewFinding, ReviewGround } from "../../domain/review.ts";
import { still } from "../still.ts";
import type { ReviewQuestion } from "./reviewWorker.ts";

const levelWords: Record<ReviewFinding["level"], string> = {
  block: "Fel som stoppar justeringen",
  warn: "Varning",
  info: "Upplysning",
};

/** A pause in the writing. What is tried in the middle of a word says what nobody wants to hear. */
const pauseMs = 130;
/** What others do meanwhile is read when the page has had its rest. */
const againMs = 2_000;

type GroundAnswer = ReviewGround & { papers: ReviewContext["papers"] | null; mark: string };

/** The page's texts, as the review needs them. */
export type ReviewedTexts = {
  /** What has been typed in texts that have changed since this was last asked. */
  changed: () => [string, Section[]][];
  /** Whether the words stand in an editor, so that they can be corrected. */
  canCorrect: (textId: string, quote: string) => boolean;
  /** Changes them there; answers whether they were there. */
  correct: (textId: string, quote: string, put: string) => boolean;
};

/** Marks a margin with what it shows, so that it is not made anew when nothing has changed. */
const shown = new WeakMap<Element, string>();

export class MarginReview {
  private readonly rules = new Worker(new URL("./reviewWorker.ts", import.meta.url), {
    type: "module",
  });
  private ground: ReviewGround | null = null;
  private papers: ReviewContext["papers"] = [];
  private mark = "";
  private isAsked = false;
  private asking: Promise<void> | null = null;

  /** `address` answers with all that the rules read beside what is typed here. */
  constructor(
    private readonly address: string,
    private readonly texts: ReviewedTexts,
  ) {}

  /** Reads again what the rules know beside the typed texts, and tries them. */
  async renew(): Promise<void> {
    try {
      const response = await fetch(`${this.address}?bilagor=${this.mark}`);
      if (!response.ok || response.redirected) return;
      const { minutes, context, papers, mark } = (await response.json()) as GroundAnswer;
      if (papers) this.papers = papers;
      this.mark = mark;
      this.ground = { minutes, context: { ...context, papers: this.papers } };
      await this.ask();
    } catch {
      // The line is down. What is typed is tried against what was known last.
      setTimeout(() => void this.renew(), againMs);
    }
  }

  /** Tries the texts at the next pause: one try at a time, and one more when something was typed meanwhile. */
  ask(): Promise<void> {
    this.isAsked = true;
    this.asking ??= this.askWhileAsked().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async askWhileAsked(): Promise<void> {
    while (this.isAsked) {
      await still(pauseMs);
      this.isAsked = false;
      const findings = await this.tried({ ground: this.ground, texts: this.texts.changed() });
      if (findings) this.show(findings);
    }
  }

  /** Null when the rules could not be run here: what is shown stands, and the page tells the rest when it is read. */
  private tried(question: ReviewQuestion): Promise<ReviewFinding[] | null> {
    this.ground = null;
    return new Promise((resolve) => {
      this.rules.onmessage = ({ data }) => resolve(data as ReviewFinding[]);
      this.rules.onerror = () => resolve(null);
      this.rules.postMessage(question);
    });
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
    if (quote !== null && fix !== null && this.texts.canCorrect(textId, quote))
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
      if (!this.texts.correct(textId, quote, put)) return;
      button.closest("li")?.remove();
      // When the correction is undone the same answer comes again, and is to be shown.
      if (margin) shown.delete(margin);
    });
    return button;
  }
}
