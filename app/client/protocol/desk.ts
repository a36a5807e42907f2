/** The protocol page: an editor at every paragraf, saving, others' changes, and undo across them all. */
import type { EditorView } from "prosemirror-view";
import type { PlainNode } from "../../writing/nodes.ts";
import { choose } from "../choose.ts";
import { actions, insertPhrase, insertReference, makeEditor, undoManagerOf } from "./editor.ts";
import { meetingIsAt } from "./here.ts";
import { Labels } from "./labels.ts";
import { type SaveState, Saving } from "./saving.ts";
import { askForTask } from "./task.ts";
import { fromBase64, SharedText } from "./text.ts";

type Pulled = { revision: number; mayWrite: boolean; texts: { itemId: string; state: string }[] };

type Writer = { name: string; itemId: string };

/** Often enough not to be taken for gone. */
const sayWritingMs = 8_000;

const pullAgainMs = 2_000;

type Written = { text: SharedText; view: EditorView };

const movedWords = (words: string) =>
  `Någon gjorde om ett stycke medan en annan skrev i det. Det som skrevs står nu sist i texten: ”${words.trim()}”.`;

export class Desk {
  readonly labels = new Labels();
  private readonly written = new Map<string, Written>();
  /** The editors in the order of their changes, the latest last: undo goes back through all of them. */
  private readonly undoable: Written[] = [];
  private readonly redoable: Written[] = [];
  private readonly saving: Saving;
  private revision = 0;
  private mayWrite = true;
  private isPulling = false;
  private isPullAsked = false;
  private lastClock = "";
  /** Where a reason stands why the text is not saved. */
  private readonly refusedItems = new Set<string>();
  /** The editor that last had the caret: what the toolbar acts on. */
  current: EditorView | null = null;
  private currentItem = "";
  /** Where it was last told that the meeting is. */
  private meetingAt = "";
  private others: Writer[] = [];

  constructor(private readonly host: HTMLElement) {
    this.saving = new Saving(this.address, (state) => this.say(state));
    document.addEventListener("paragraf:saved", () => void this.pull());
    document.addEventListener("paragraf:writers", (event) => {
      this.others = (event as CustomEvent<Writer[]>).detail;
      this.showOthers();
    });
    setInterval(() => this.sayWriting(), sayWritingMs);
    document.addEventListener("paragraf:morphed", () => {
      this.labels.read();
      this.showOthers();
      void this.pull();
    });
  }

  private get address(): string {
    return this.host.dataset.writing ?? "";
  }

  /**
   * Reads what has been written since last, and puts an editor at each paragraf that has none. What is saved during
   * a reading is read right after it.
   */
  async pull(): Promise<void> {
    this.isPullAsked = true;
    if (this.isPulling) return;
    this.isPulling = true;
    while (this.isPullAsked) {
      this.isPullAsked = false;
      await this.pullOnce();
    }
    this.isPulling = false;
  }

  private async pullOnce(): Promise<void> {
    try {
      const response = await fetch(`${this.address}?efter=${this.revision}`);
      if (!response.ok || response.redirected) return;
      this.take((await response.json()) as Pulled);
    } catch {
      // The line is down. Whether the stream broke too or not, it is asked again.
      setTimeout(() => void this.pull(), pullAgainMs);
    }
  }

  private take({ revision, texts, mayWrite }: Pulled): void {
    this.mayWrite = mayWrite;
    for (const { itemId, state } of texts) this.receive(itemId, fromBase64(state));
    this.revision = revision;
    for (const [itemId, { view }] of this.written) {
      if (!document.contains(view.dom)) this.close(itemId);
    }
  }

  private receive(itemId: string, state: Uint8Array): void {
    const known = this.written.get(itemId);
    if (known) {
      known.text.receive(state);
      return;
    }
    const place = document.querySelector<HTMLElement>(`[data-text="${CSS.escape(itemId)}"]`);
    if (place) this.open(itemId, place, state);
  }

  private open(itemId: string, place: HTMLElement, state: Uint8Array): void {
    const text: SharedText = new SharedText(
      itemId,
      () => this.saving.changed(text),
      (words) => this.tell(itemId, movedWords(words)),
    );
    text.receive(state);
    const isRecovered = text.recover();
    const view = makeEditor({
      place,
      text,
      label: place.dataset.label ?? "",
      labels: this.labels,
      isReadOnly: () => !this.mayWrite,
      focused: (focused) => {
        this.current = focused;
        this.currentItem = itemId;
        this.sayWriting();
      },
      moved: (isInTable) => this.host.toggleAttribute("data-in-table", isInTable),
      refused: (sentence) => this.tell(itemId, sentence),
    });
    const one = { text, view };
    this.written.set(itemId, one);
    this.followUndo(one);
    if (isRecovered) {
      this.tell(itemId, "Text som inte hann sparas förra gången har lagts tillbaka här.");
      this.saving.now();
    }
  }

  private close(itemId: string): void {
    this.written.get(itemId)?.view.destroy();
    this.written.delete(itemId);
  }

  private followUndo(one: Written): void {
    const manager = undoManagerOf(one.view);
    manager.on("stack-item-added", ({ type }: { type: "undo" | "redo" }) => {
      (type === "undo" ? this.undoable : this.redoable).push(one);
      if (this.undoable.length > 5_000) this.undoable.shift();
    });
  }

  /** Takes back the latest change of this session, wherever in the protocol it was made. */
  undo(): void {
    this.step(this.undoable, "undo");
  }

  redo(): void {
    this.step(this.redoable, "redo");
  }

  private step(stack: Written[], way: "undo" | "redo"): void {
    for (let one = stack.pop(); one; one = stack.pop()) {
      if (one.view.isDestroyed || !undoManagerOf(one.view)[way]()) continue;
      one.view.focus();
      return;
    }
  }

  /** Does what a toolbar's button says, in the text that last had the caret. */
  act(name: string): void {
    const [kind = "", way] = name.split(":");
    if (way) this.openWay(way);
    else if (this.own[kind]) this.own[kind]();
    else if (this.current) {
      actions[kind]?.(this.current.state, this.current.dispatch, this.current);
      this.current.focus();
    }
  }

  /** What the buttons do that is more than a change where the caret is. */
  private readonly own: Record<string, () => void> = {
    undo: () => this.undo(),
    redo: () => this.redo(),
    task: () => this.askForTask(),
    phrase: () => this.choosePhrase(),
    reference: () => this.chooseReference(),
    next: () => this.move(1),
    previous: () => this.move(-1),
    here: () => void this.meetingIsHere(),
  };

  private async meetingIsHere(): Promise<void> {
    const itemId = this.currentItem;
    if (itemId === "") return;
    this.tell(this.meetingAt, "");
    this.meetingAt = itemId;
    this.tell(itemId, await meetingIsAt(this.address.replace(/\/skriv$/, ""), itemId));
  }

  private askForTask(): void {
    const people = JSON.parse(
      document.getElementById("fraser")?.dataset.people ?? "[]",
    ) as string[];
    if (!this.current || askForTask(this.current, people)) return;
    this.tell(this.currentItem, "Ställ markören i en att-sats först.");
  }

  /** Opens what belongs to the paragraf with the caret, or to the first one. */
  private openWay(way: string): void {
    const here = this.current?.dom.closest("section") ?? document.querySelector(".paragraf");
    here?.querySelector<HTMLElement>(`[data-way="${way}"]`)?.click();
  }

  private choosePhrase(): void {
    const view = this.current;
    const source = document.getElementById("fraser")?.dataset.phrases ?? "[]";
    const phrases = JSON.parse(source) as { name: string; content: PlainNode[] }[];
    if (!view) return;
    const choices = phrases.map(({ name, content }) => ({ text: name, value: content }));
    choose("Infoga fras", choices, (content) => insertPhrase(view, content));
  }

  private chooseReference(): void {
    const view = this.current;
    if (!view) return;
    const choices = this.labels.all().map((one) => ({ text: one.label, value: one }));
    choose("Infoga hänvisning", choices, ({ kind, id }) => insertReference(view, kind, id));
  }

  /** To the end of the next paragraf's text. */
  private move(by: 1 | -1): void {
    const places = [...document.querySelectorAll<HTMLElement>("[data-text]")];
    const views = places.flatMap(({ dataset }) => this.written.get(dataset.text ?? "")?.view ?? []);
    const at = views.indexOf(this.current as EditorView);
    const next = views[at < 0 ? 0 : at + by];
    if (!next) return;
    next.focus();
    next.dom.closest("section")?.scrollIntoView({ block: "nearest" });
  }

  /** Tells the others where I write, while I do. */
  private sayWriting(): void {
    if (!this.current?.hasFocus()) return;
    void fetch(`${this.address}/${this.currentItem}`, { method: "PUT" }).catch(() => {});
  }

  private showOthers(): void {
    for (const place of document.querySelectorAll<HTMLElement>("[data-writers]")) {
      const here = this.others.filter(({ itemId }) => itemId === place.dataset.writers);
      const names = here.map(({ name }) => name).join(" och ");
      const words = names === "" ? "" : `${names} skriver här.`;
      if (place.textContent !== words) place.textContent = words;
    }
  }

  private tell(itemId: string, sentence: string): void {
    const place = document.querySelector(`[data-message="${CSS.escape(itemId)}"]`);
    if (place) place.textContent = sentence;
  }

  private say(state: SaveState): void {
    const place = document.querySelector("[data-saved]");
    if (state.kind === "saved") this.lastClock = state.clock.replace(":", ".");
    if (state.kind === "refused") {
      this.tell(state.itemId, state.text);
      this.refusedItems.add(state.itemId);
    }
    if (state.kind === "saved") {
      for (const itemId of this.refusedItems) this.tell(itemId, "");
      this.refusedItems.clear();
    }
    if (place) place.textContent = this.words(state);
    place?.setAttribute("data-saved", state.kind);
  }

  private words(state: SaveState): string {
    switch (state.kind) {
      case "saved":
        return `Sparat ${this.lastClock}`;
      case "saving":
        return "Sparar …";
      case "offline":
        return "Ingen kontakt. Det du skriver finns kvar på den här datorn och sparas när kontakten är tillbaka.";
      case "signedOut":
        return "Du är utloggad. Logga in i en ny flik; det du har skrivit finns kvar här och sparas sedan.";
      case "refused":
        return "Inte sparat. Skälet står vid paragrafen.";
    }
  }
}
