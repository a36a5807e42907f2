/**
 * A thread that makes documents, one at a time in the order they are asked for. What goes wrong with one document is
 * an error for who asked for it; the next one is made by the same thread, or by a new one if the thread fell.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Document } from "./document.ts";
import { type Format, type RenderOptions, renderElsewhere } from "./render.server.ts";

export type Job = { document: Document; format: Format; options?: RenderOptions | undefined };

/** What the thread sends back. */
type Answer = { bytes: Uint8Array } | { error: unknown };

type Waiting = Job & { done: (bytes: Uint8Array) => void; fail: (error: unknown) => void };

/** A protokoll of five hundred paragrafer takes a few seconds; one that takes a minute will never be done. */
const LONGEST_MS = 60_000;
const WORKER = "app/documents/renderWorker.server.js";

/** The thread's file, whether this one runs from app/documents or bundled in build/server. */
function workerFile(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, WORKER);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`${WORKER} is missing.`);
  }
}

/** The thread and its queue. It never keeps the process alive when nobody waits for a document. */
export class RenderThread {
  private worker: Worker | null = null;
  private readonly queue: Waiting[] = [];
  private current: Waiting | null = null;
  private timer: NodeJS.Timeout | null = null;

  /** `file` is what the thread runs; `longestMs` how long one document may take. */
  constructor(private readonly options: { file?: string; longestMs?: number } = {}) {}

  /** Starts the thread before anybody asks, since loading the fonts takes a second. */
  warm(): this {
    this.started().unref();
    return this;
  }

  readonly render = (
    document: Document,
    format: Format,
    options?: RenderOptions,
  ): Promise<Uint8Array> =>
    new Promise((done, fail) => {
      this.queue.push({ document, format, options, done, fail });
      this.next();
    });

  /** Ends the thread. Documents that were asked for and are not made fail. */
  async close(): Promise<void> {
    const left = this.queue.splice(0);
    const { worker } = this;
    this.fall(new Error("The rendering thread was closed"));
    for (const { fail } of left) fail(new Error("The rendering thread was closed"));
    await worker?.terminate();
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.options.file ?? workerFile(), { execArgv: [] });
    worker.on("message", (answer: Answer) => this.answered(answer));
    const fell = (error: unknown) => {
      if (this.worker === worker) this.fall(error);
    };
    worker.on("error", fell);
    worker.on("exit", (code) => fell(new Error(`The rendering thread ended with ${code}`)));
    this.worker = worker;
    return worker;
  }

  private next(): void {
    if (this.current) return;
    const job = this.queue.shift();
    if (!job) {
      this.worker?.unref();
      return;
    }
    this.current = job;
    const { document, format, options } = job;
    const worker = this.started();
    worker.ref();
    this.timer = setTimeout(() => {
      this.fall(new Error("The document took too long to make"));
      void worker.terminate();
    }, this.options.longestMs ?? LONGEST_MS).unref();
    try {
      worker.postMessage({ document, format, options } satisfies Job);
    } catch (error) {
      // Something in the document cannot be sent to another thread.
      this.finished()?.fail(error);
      this.next();
    }
  }

  private finished(): Waiting | null {
    const job = this.current;
    if (this.timer) clearTimeout(this.timer);
    [this.current, this.timer] = [null, null];
    return job;
  }

  private answered(answer: Answer): void {
    const job = this.finished();
    if ("bytes" in answer) job?.done(answer.bytes);
    else job?.fail(answer.error);
    this.next();
  }

  /** The thread is gone: who waited for it is told, and the next who asks gets a new one. */
  private fall(error: unknown): void {
    this.worker = null;
    this.finished()?.fail(error);
    this.next();
  }
}

let own: RenderThread | null = null;

/** From now on this process makes its documents in one thread, whoever asks. */
export function renderInThread(): void {
  own ??= new RenderThread().warm();
  renderElsewhere(own.render);
}
