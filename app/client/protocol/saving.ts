/** Sends what is typed, at most a second after it was typed, and goes on trying while the line is down. */
import { fromBase64, type SharedText } from "./text.ts";

const pauseMs = 200;
const longestWaitMs = 450;
const retryMs = [1_000, 2_000, 4_000, 8_000];

export type SaveState =
  | { kind: "saved"; clock: string }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "refused"; textId: string; text: string }
  | { kind: "signedOut" };

/** What the page says of it; `lastClock` is when something was last saved. */
export function saveWords(state: SaveState, lastClock: string): string {
  switch (state.kind) {
    case "saved":
      return `Sparat ${lastClock}`;
    case "saving":
      return "Sparar …";
    case "offline":
      return "Ingen kontakt. Det du skriver finns kvar på den här datorn och sparas när kontakten är tillbaka.";
    case "signedOut":
      return "Du är utloggad. Logga in i en ny flik; det du har skrivit finns kvar här och sparas sedan.";
    case "refused":
      return "Inte sparat. Skälet står vid texten.";
  }
}

type Answer = { vector: string; clock: string; moved: string } | { refusals: { text: string }[] };

export class Saving {
  private readonly waiting = new Set<SharedText>();
  /** Not saved as they are: nothing is called saved before they are, or are changed so that they can be. */
  private readonly refused = new Set<SharedText>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private firstAt = 0;
  private lastAt = 0;
  private isSending = false;
  private failures = 0;

  constructor(
    private readonly address: string,
    private readonly say: (state: SaveState) => void,
  ) {
    addEventListener("online", () => this.now());
    addEventListener("pagehide", () => this.keepAll());
    document.addEventListener("visibilitychange", () => {
      this.keepAll();
      this.now();
    });
    addEventListener("beforeunload", (event) => {
      if (this.waiting.size > 0) event.preventDefault();
    });
  }

  /** Something was typed in this text. */
  changed(text: SharedText): void {
    this.lastAt = performance.now();
    if (this.waiting.size === 0) this.firstAt = this.lastAt;
    this.waiting.add(text);
    if (this.failures === 0) this.schedule(this.untilPause());
    else this.keepAll();
  }

  /** How long until there has been a pause, or what was typed first has waited long enough. */
  private untilPause(): number {
    const at = Math.min(this.lastAt + pauseMs, this.firstAt + longestWaitMs);
    return Math.max(0, at - performance.now());
  }

  /** Sends at once what waits. */
  now(): void {
    if (this.waiting.size > 0) this.schedule(0);
  }

  private schedule(delay: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delay);
  }

  private keepAll(): void {
    try {
      for (const text of this.waiting) text.keep();
    } catch {
      // The browser's room is full: the text is still in this window, and is sent as soon as it can be.
    }
  }

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    this.keepAll();
    if (this.failures === 0) this.say({ kind: "saving" });
    for (const text of [...this.waiting]) {
      const isDone = await this.sendOne(text);
      if (!isDone) break;
    }
    this.isSending = false;
    if (this.waiting.size === 0) return;
    // What was typed while it was sent waits for a pause too: else one who writes on sends one save after another.
    const retry = retryMs[this.failures - 1] ?? retryMs.at(-1) ?? 0;
    this.schedule(this.failures === 0 ? this.untilPause() : retry);
  }

  /** False when it is no use to send more just now. */
  private async sendOne(text: SharedText): Promise<boolean> {
    this.waiting.delete(text);
    const answer = await this.post(text.textId, text.beginSave());
    if (answer === "offline" || answer === "signedOut") {
      text.failedSave();
      this.waiting.add(text);
      this.failures += 1;
      this.keepAll();
      this.say({ kind: answer });
      return false;
    }
    this.failures = 0;
    if ("refusals" in answer) {
      text.failedSave();
      text.keep();
      this.refused.add(text);
      this.say({ kind: "refused", textId: text.textId, text: answer.refusals[0]?.text ?? "" });
      return true;
    }
    text.finishSave(fromBase64(answer.vector));
    if (answer.moved !== "") text.moved(answer.moved);
    this.refused.delete(text);
    if (text.isUnsaved) this.waiting.add(text);
    else if (this.waiting.size === 0 && this.refused.size === 0) {
      this.say({ kind: "saved", clock: answer.clock });
    }
    return true;
  }

  private async post(textId: string, body: Uint8Array): Promise<Answer | "offline" | "signedOut"> {
    try {
      const response = await fetch(`${this.address}/${textId}`, {
        method: "POST",
        body: body as Uint8Array<ArrayBuffer>,
        headers: { "Content-Type": "application/octet-stream" },
        signal: AbortSignal.timeout(15_000),
      });
      if (response.redirected) return "signedOut";
      if (response.status >= 500 && response.status !== 503) return "offline";
      return (await response.json()) as Answer;
    } catch {
      return "offline";
    }
  }
}
