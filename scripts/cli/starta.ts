import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deliverLetters } from "#app/commands/letters.server.ts";
import { type Config, readConfig } from "#app/config.server.ts";
import { openOffice } from "#app/office.server.ts";
import { serve } from "#app/server.ts";
import { type CliCommand, say, tell, unusable } from "./program.ts";

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export const starta: CliCommand = {
  name: "starta",
  does: "startar webbtjänsten (PORT, HOST, PUBLIC_URL)",
  usage: "starta [--utveckling]",
  example: "PORT=3000 npm run --silent paragraf -- starta",
  flags: ["utveckling"],
  async run({ flags }) {
    const isDevelopment = flags.has("utveckling");
    if (!isDevelopment && !existsSync(path.join(projectRoot, "build/server/index.js"))) {
      throw unusable("Webbsidorna är inte byggda. Kör npm run build först.");
    }
    const { publicUrl } = await startServer(readConfig(), isDevelopment);
    say(`Paragraf svarar på ${publicUrl}`);
  },
};

/** How often the queue of letters is looked through, in ms. */
const postEvery = 30_000;

/** Starts the service and stops it cleanly on SIGINT and SIGTERM. Port 0 takes a free one. */
export async function startServer(config: Config, isDevelopment = false) {
  process.env.NODE_ENV ??= isDevelopment ? "development" : "production";
  const running = await openOffice(config);
  const options = { running, root: projectRoot, isDevelopment, ...config };
  const { server, port } = await serve(options).catch(async (error: NodeJS.ErrnoException) => {
    await running.database.close();
    if (error.code !== "EADDRINUSE") throw error;
    throw unusable(`Port ${config.port} är upptagen. Välj en annan med PORT.`);
  });
  // What failed is tried again, and what was queued before a restart is sent.
  const post = setInterval(() => void deliverLetters(running.office), postEvery);
  void deliverLetters(running.office);
  const stop = () => {
    tell("Stänger.");
    running.live.close();
    clearInterval(post);
    server.close(() => void running.database.close().then(() => process.exit(0)));
    server.closeAllConnections();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return { publicUrl: config.publicUrl, port };
}
