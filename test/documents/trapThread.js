// @ts-check
/** The rendering thread as it is, with two documents that it cannot live through. */
import { parentPort } from "node:worker_threads";

// First: the first who listens gets what was already sent.
await import("../../app/documents/renderWorker.server.js");

parentPort?.on("message", ({ document }) => {
  if (document.title === "Faller") process.exit(7);
  while (document.title === "Aldrig klar");
});
