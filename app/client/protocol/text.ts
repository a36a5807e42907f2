/**
 * One text in this window: its shared document, what of it the server has, and a copy of the rest that
 * stays on this machine until it is saved.
 */
import {
  Doc,
  decodeStateVector,
  encodeStateAsUpdate,
  encodeStateVector,
  encodeStateVectorFromUpdate,
  XmlFragment,
} from "yjs";
import { applyKeeping, putLast, type Run } from "../../writing/keeping.ts";
import { fragmentName } from "../../writing/schema.ts";

export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(text);
}

/** Who made a change: what came from the server is not sent back. */
const server = Symbol("server");

/** Every window keeps its own copy: two that are without a line do not write over each other. */
const startOfKeys = (textId: string) => `paragraf.text.${textId}.`;

export class SharedText {
  readonly doc = new Doc();
  readonly fragment = this.doc.get(fragmentName, XmlFragment);
  /** What the server is known to hold: of each window, how much of what it has typed. */
  private readonly saved = new Map<number, number>();
  private isChanged = false;
  private isSending = false;
  /** What came from the server while a save was on its way. */
  private readonly held: Uint8Array[] = [];
  /** The keys of the copies on this machine whose text is in this document. */
  private readonly copies = new Set<string>();

  /** `moved` is told words whose place another took away; they have been put last. */
  constructor(
    readonly textId: string,
    private readonly changed: () => void,
    readonly moved: (words: string) => void,
  ) {
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin === server) return;
      this.isChanged = true;
      this.changed();
    });
  }

  /** Whether something typed here is not known to be saved. */
  get isUnsaved(): boolean {
    return this.isChanged;
  }

  /** Takes the server's text in, when it is known what of this window's it holds. */
  receive(state: Uint8Array): void {
    if (this.isSending) this.held.push(state);
    else this.take(state);
  }

  private take(state: Uint8Array): void {
    const lost = applyKeeping(this.doc, state, server);
    this.keepPlace(lost);
    this.note(encodeStateVectorFromUpdate(state));
  }

  /** Letters that went with their place: the server keeps those it holds, and what it has not seen is kept here. */
  private keepPlace(lost: Run[]): void {
    const unsaved = lost.flatMap((run) => this.unsavedOf(run));
    if (unsaved.length === 0) return;
    let words = "";
    this.doc.transact(() => {
      words = putLast(this.fragment, unsaved);
    });
    this.moved(words);
  }

  private unsavedOf({ client, clock, text }: Run): Run[] {
    const known = Math.max(0, (this.saved.get(client) ?? 0) - clock);
    return known < text.length ? [{ client, clock: clock + known, text: text.slice(known) }] : [];
  }

  /** An answer may be older than one that came before it. */
  private note(vector: Uint8Array): void {
    for (const [client, clock] of decodeStateVector(vector)) {
      this.saved.set(client, Math.max(clock, this.saved.get(client) ?? 0));
    }
  }

  private sent(): void {
    this.isSending = false;
    for (const state of this.held.splice(0)) this.take(state);
  }

  /** Takes in what a window that was closed, or lost its line, had not saved. Answers whether there was any. */
  recover(): boolean {
    const start = startOfKeys(this.textId);
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(start))) {
      this.keepPlace(applyKeeping(this.doc, fromBase64(localStorage.getItem(key) ?? "")));
      this.copies.add(key);
    }
    if (!this.isChanged) this.forget();
    return this.isChanged;
  }

  /** What is to be sent: all that the server is not known to have. */
  unsaved(): Uint8Array {
    return encodeStateAsUpdate(this.doc, encodeStateVector(this.saved));
  }

  /** Begins a save: what is typed from now on is newer than what is sent. */
  beginSave(): Uint8Array {
    this.isChanged = false;
    this.isSending = true;
    return this.unsaved();
  }

  failedSave(): void {
    this.isChanged = true;
    this.sent();
  }

  /** The server holds what this vector says. */
  finishSave(vector: Uint8Array): void {
    this.note(vector);
    this.sent();
    if (!this.isChanged) this.forget();
  }

  /** Keeps what is not saved on this machine. @throws when the browser has no room */
  keep(): void {
    if (!this.isChanged) return;
    const key = startOfKeys(this.textId) + this.doc.clientID;
    localStorage.setItem(key, toBase64(this.unsaved()));
    this.copies.add(key);
  }

  private forget(): void {
    for (const key of this.copies) localStorage.removeItem(key);
    this.copies.clear();
  }
}
