/**
 * One paragraf's text in this window: its shared document, what of it the server has, and a copy of the rest that
 * stays on this machine until it is saved.
 */
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVectorFromUpdate,
  XmlFragment,
} from "yjs";
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
const startOfKeys = (itemId: string) => `paragraf.text.${itemId}.`;

export class SharedText {
  readonly doc = new Doc();
  readonly fragment = this.doc.get(fragmentName, XmlFragment);
  /** What the server is known to hold. */
  private saved: Uint8Array | null = null;
  private isChanged = false;
  /** The keys of the copies on this machine whose text is in this document. */
  private readonly copies = new Set<string>();

  constructor(
    readonly itemId: string,
    private readonly changed: () => void,
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

  /** Takes the server's text in. */
  receive(state: Uint8Array): void {
    applyUpdate(this.doc, state, server);
    this.saved = encodeStateVectorFromUpdate(state);
  }

  /** Takes in what a window that was closed, or lost its line, had not saved. Answers whether there was any. */
  recover(): boolean {
    const start = startOfKeys(this.itemId);
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(start))) {
      applyUpdate(this.doc, fromBase64(localStorage.getItem(key) ?? ""));
      this.copies.add(key);
    }
    if (!this.isChanged) this.forget();
    return this.isChanged;
  }

  /** What is to be sent: all that the server is not known to have. */
  unsaved(): Uint8Array {
    return this.saved ? encodeStateAsUpdate(this.doc, this.saved) : encodeStateAsUpdate(this.doc);
  }

  /** Begins a save: what is typed from now on is newer than what is sent. */
  beginSave(): Uint8Array {
    this.isChanged = false;
    return this.unsaved();
  }

  failedSave(): void {
    this.isChanged = true;
  }

  /** The server holds what this vector says. */
  finishSave(vector: Uint8Array): void {
    this.saved = vector;
    if (!this.isChanged) this.forget();
  }

  /** Keeps what is not saved on this machine. @throws when the browser has no room */
  keep(): void {
    if (!this.isChanged) return;
    const key = startOfKeys(this.itemId) + this.doc.clientID;
    localStorage.setItem(key, toBase64(this.unsaved()));
    this.copies.add(key);
  }

  private forget(): void {
    for (const key of this.copies) localStorage.removeItem(key);
    this.copies.clear();
  }
}
