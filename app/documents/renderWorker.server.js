// @ts-check
/**
 * Makes documents in a thread of its own, so that nobody else waits meanwhile. Plain JavaScript that lets Node read
 * the project's TypeScript: a thread starts from a file, and must start in the same way wherever it is started from.
 */
import { parentPort } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { renderHere } = await import("./render.server.ts");
// Before the first document, which someone waits for.
await Promise.all([import("./pdf.server.ts"), import("./docx.server.ts")]);

/** @typedef {import("./renderThread.server.ts").Job} Job */

parentPort?.on("message", async (/** @type {Job} */ { document, format, options }) => {
  try {
    const bytes = await renderHere(document, format, options);
    parentPort?.postMessage({ bytes });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
