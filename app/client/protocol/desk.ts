/** A page that is written in: an editor at every text, saving, others' changes, and undo across them all. */
import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import type { Section } from "../../domain/minutes.ts";
import type { PlainNode } from "../../writing/nodes.ts";
import { toSections } from "../../writing/toSections.ts";
import { choose } from "../choose.ts";
import { refresh } from "../liveParts.ts";
import { use } from "../shortcuts.ts";
import {
  insertPhrase,
  insertReference,
  makeEditor,
  nameEditor,
  textActions,
  undoManagerOf,
} from "./editor.ts";
import { meetingIsAt } from "./here.ts";
import { type EditorKind, editorKinds } from "./kinds.ts";
import { Labels } from "./labels.ts";
import { labelOf, movedWords, placeOf, places } from "./places.ts";
import { type SaveState, Saving, saveWords } from "./saving.ts";
import { fromBase64, SharedText } from "./text.ts";

type Pulled = { revision: number; mayWrite: boolean; texts: { textId: string; state: string }[] };

type Writer = { name: string; textId: string };

/** Often enough not to be taken for gone. */
const sayWritingMs = 8_000;

const pullAgainMs = 2_000;

type Written = {
  text: SharedText;
  view: EditorView;
  /** The text that the rules were last tried on. */
  tried: Node | null;
};

export class Desk {
  readonly labels = new Labels();
  private readonly written = new Map<string, Written>();
  /** The editors in the order of their changes, the latest last: undo goes back through all of them. */
  private readonly undoable: Written[] = [];
  private readonly redoable: Written[] = [];
  private readonly saving: Saving;
  private revision = 0;
  private mayWrite = true;
  private pulling: Promise<void> | null = null;
  private isAsked = false;
  private lastClock = "";
  /** Where a reason stands why the text is not saved. */
  private readonly refusedTexts = new Set<string>();
  /** The editor that last had the caret: what the toolbar acts on. */
  current: EditorView | null = null;
  private currentText = "";
  /** Where it was last told that the meeting is. */
  private meetingAt = "";
  private others: Writer[] = [];
  private typed: () => void = () => {};

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
      for (const [textId, { view }] of this.written) nameEditor(view, labelOf(placeOf(textId)));
      void this.pull();
    });
  }

  /** The editor of a text; null when it has none here. */
  viewOf(textId: string): EditorView | null {
    return this.written.get(textId)?.view ?? null;
  }

  /** Tells, from now on, when a text has changed, whoever changed it. */
  whenTyped(told: () => void): void {
    this.typed = told;
  }

  /** The ärenden whose text is not what it was when this was last asked, as they stand. */
  changedTexts(): [string, Section[]][] {
    const changed: [string, Section[]][] = [];
    for (const [textId, one] of this.written) {
      const { doc } = one.view.state;
      if (one.tried === doc) continue;
      one.tried = doc;
      changed.push([textId, toSections(doc.toJSON() as PlainNode)]);
    }
    return changed;
  }

  private get kind(): EditorKind {
    return editorKinds[this.host.dataset.kind === "point" ? "point" : "item"];
  }

  private get address(): string {
    return this.host.dataset.writing ?? "";
  }

  /** Reads what has been written since last, and puts an editor at each text that has none. */
  pull(): Promise<void> {
    this.isAsked = true;
    this.pulling ??= this.pullWhileAsked();
    return this.pulling;
  }

  private async pullWhileAsked(): Promise<void> {
    while (this.isAsked) {
      this.isAsked = false;
      // The line is down. Whether the stream broke too or not, it is asked again.
      await this.pullOnce().catch(() => setTimeout(() => void this.pull(), pullAgainMs));
    }
    this.pulling = null;
  }

  private async pullOnce(): Promise<void> {
    // A text that is new on the page may have been shared with nobody yet: then all are asked for.
    const isNew = places().some(({ dataset }) => !this.written.has(dataset.text ?? ""));
    const response = await fetch(`${this.address}?efter=${isNew ? 0 : this.revision}`);
    if (response.ok && !response.redirected) this.take((await response.json()) as Pulled);
  }

  private take({ revision, texts, mayWrite }: Pulled): void {
    this.mayWrite = mayWrite;
    for (const { textId, state } of texts) this.receive(textId, fromBase64(state));
    this.revision = revision;
    for (const [textId, { view }] of this.written) {
      if (!document.contains(view.dom)) this.close(textId);
    }
  }

  private receive(textId: string, state: Uint8Array): void {
    const known = this.written.get(textId);
    if (known) {
      known.text.receive(state);
      return;
    }
    const place = placeOf(textId);
    if (place) this.open(textId, place, state);
  }

  private open(textId: string, place: HTMLElement, state: Uint8Array): void {
    const text: SharedText = new SharedText(
      textId,
      () => this.saving.changed(text),
      (words) => this.tell(textId, movedWords(words)),
    );
    text.receive(state);
    const isRecovered = text.recover();
    const view = makeEditor({
      place,
      text,
      kind: this.kind,
      label: labelOf(place),
      labels: this.labels,
      isReadOnly: () => !this.mayWrite,
      focused: (focused) => {
        this.current = focused;
        this.currentText = textId;
        this.sayWriting();
      },
      moved: (isInTable) => this.host.toggleAttribute("data-in-table", isInTable),
      refused: (sentence) => this.tell(textId, sentence),
    });
    const one: Written = { text, view, tried: null };
    this.written.set(textId, one);
    text.doc.on("update", () => this.typed());
    this.followUndo(one);
    if (isRecovered) {
      this.tell(textId, "Text som inte hann sparas förra gången har lagts tillbaka här.");
      this.saving.now();
    }
  }

  private close(textId: string): void {
    this.written.get(textId)?.view.destroy();
    this.written.delete(textId);
  }

  private followUndo(one: Written): void {
    const manager = undoManagerOf(one.view);
    manager.on("stack-item-added", ({ type }: { type: "undo" | "redo" }) => {
      (type === "undo" ? this.undoable : this.redoable).push(one);
      if (this.undoable.length > 5_000) this.undoable.shift();
    });
  }

  /** Takes back the latest change of this session, wherever on the page it was made. */
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
      const action = this.kind.actions[kind] ?? textActions[kind];
      action?.(this.current.state, this.current.dispatch, this.current);
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
    const itemId = this.currentText;
    if (itemId === "") return;
    this.tell(this.meetingAt, "");
    this.meetingAt = itemId;
    this.tell(itemId, await meetingIsAt(this.address.replace(/\/skriv$/, ""), itemId));
  }

  private askForTask(): void {
    const people = JSON.parse(
      document.getElementById("fraser")?.dataset.people ?? "[]",
    ) as string[];
    if (!this.current) return;
    const problem = this.kind.askForTask(this.current, people);
    if (problem) this.tell(this.currentText, problem);
  }

  /** Uses what belongs to the text with the caret, or else to the first one, or to the page. */
  private openWay(way: string): void {
    const here = this.current?.dom.closest("section") ?? document.querySelector(".paragraf");
    const find = (within: Element | null) =>
      within?.querySelector<HTMLElement>(`[data-way="${way}"]`);
    const control = find(here) ?? find(this.host);
    if (control) use(control);
  }

  /** A form on the page was answered: goes on where the answer is, or tells at the text why it was refused. */
  async answered(form: HTMLFormElement, refusal: string | null): Promise<void> {
    const section = form.closest("section");
    const before = this.views();
    const at = before.findIndex((view) => section?.contains(view.dom));
    if (refusal !== null) {
      const place = section?.querySelector("[data-message]") ?? form.querySelector("[role=status]");
      if (place) place.textContent = refusal;
      return;
    }
    await refresh();
    await this.pull();
    const now = this.views();
    const added = now.find((view) => !before.includes(view));
    const next = added ?? (now.includes(before[at] as EditorView) ? before[at] : now[at]);
    (next ?? now.at(-1))?.focus();
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

  /** The editors in the order of the page. */
  private views(): EditorView[] {
    return places().flatMap(({ dataset }) => this.written.get(dataset.text ?? "")?.view ?? []);
  }

  /** To the next text. */
  private move(by: 1 | -1): void {
    const views = this.views();
    const at = views.indexOf(this.current as EditorView);
    const next = views[at < 0 ? 0 : at + by];
    if (!next) return;
    next.focus();
    next.dom.closest("section")?.scrollIntoView({ block: "nearest" });
  }

  /** Tells the others where I write, while I do. */
  private sayWriting(): void {
    if (!this.current?.hasFocus()) return;
    void fetch(`${this.address}/${this.currentText}`, { method: "PUT" }).catch(() => {});
  }

  private showOthers(): void {
    for (const place of document.querySelectorAll<HTMLElement>("[data-writers]")) {
      const here = this.others.filter(({ textId }) => textId === place.dataset.writers);
      const names = here.map(({ name }) => name).join(" och ");
      const words = names === "" ? "" : `${names} skriver här.`;
      if (place.textContent !== words) place.textContent = words;
    }
  }

  private tell(textId: string, sentence: string): void {
    const place = document.querySelector(`[data-message="${CSS.escape(textId)}"]`);
    if (place) place.textContent = sentence;
  }

  private say(state: SaveState): void {
    const place = document.querySelector("[data-saved]");
    if (state.kind === "saved") this.lastClock = state.clock.replace(":", ".");
    if (state.kind === "refused") {
      this.tell(state.textId, state.text);
      this.refusedTexts.add(state.textId);
    }
    if (state.kind === "saved") {
      for (const textId of this.refusedTexts) this.tell(textId, "");
      this.refusedTexts.clear();
    }
    if (place) place.textContent = saveWords(state, this.lastClock);
    place?.setAttribute("data-saved", state.kind);
  }
}
