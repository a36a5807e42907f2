/** The text layer of a PDF, read in a thread of its own so that a hostile file harms nobody else. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { signingWords } from "#app/domain/paperPersonal.ts";
import { type PdfPage, textOfPages } from "./pdfLayout.ts";

export type PdfText =
  | { kind: "text"; text: string }
  | { kind: "no text layer" }
  | { kind: "encrypted" }
  | { kind: "damaged" }
  | { kind: "too heavy" };

/**
 * What a file tells of itself: whether it has tags, its language and its title ("" when it has none), and whether a page
 * that names a signature has a picture on it.
 */
export type PdfTraits = {
  isTagged: boolean;
  language: string;
  title: string;
  isSigned: boolean;
};

type Answer =
  | { kind: "pages"; pages: PdfPage[]; traits: PdfTraits }
  | { kind: "encrypted" | "damaged" | "too heavy" };

/** A hundred pages take a second or two; a file that takes a minute was made to take long. */
const LONGEST_MS = 60_000;
/** Megabytes of memory for one file. */
const MOST_MEMORY = 512;
const WORKER = "app/documents/reading/pdfWorker.server.js";

/** The thread's file, whether this one runs from app/documents or bundled in build/server. */
function workerFile(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, WORKER);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`${WORKER} is missing.`);
  }
}

function pagesOf(bytes: Uint8Array): Promise<Answer> {
  const worker = new Worker(workerFile(), {
    workerData: { bytes: Uint8Array.from(bytes), signingWords },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: "too heavy" }), LONGEST_MS);
    const answer = (given: Answer) => {
      clearTimeout(timer);
      resolve(given);
    };
    worker.once("message", answer);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      answer({ kind: full ? "too heavy" : "damaged" });
    });
    worker.once("exit", () => answer({ kind: "damaged" }));
  }).finally(() => worker.terminate());
}

/** Every PDF ends so; one that was cut off does not. */
const hasEnd = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(-2048)).includes("%%EOF");

/** Where words stand on a PDF's pages, and what it tells of itself. A file that cannot be read is an answer, not an error. */
export const readPdf = async (bytes: Uint8Array): Promise<Answer> =>
  hasEnd(bytes) ? pagesOf(bytes) : { kind: "damaged" };

/** The text of a PDF's bytes. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const answer = await readPdf(bytes);
  if (answer.kind !== "pages") return { kind: answer.kind };
  const text = textOfPages(answer.pages);
  return text === null ? { kind: "no text layer" } : { kind: "text", text };
}
