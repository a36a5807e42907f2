/** Tells its own resident memory before the service, with it, and after a hundred pages. */
import { setTimeout as pause } from "node:timers/promises";

const rest = async () => {
  await pause(500);
  globalThis.gc?.();
  return process.memoryUsage().rss;
};

const bare = await rest();
const { openOffice } = await import("#app/office.server.ts");
const { serve } = await import("#app/server.ts");
const { projectRoot } = await import("../cli/starta.ts");
const config = {
  databaseUrl: process.argv[2] ?? "",
  port: 0,
  host: "127.0.0.1",
  publicUrl: "http://127.0.0.1",
  secret: "only for the bench",
};
process.env.NODE_ENV = "production";
const running = await openOffice(config);
const { port } = await serve({ running, root: projectRoot, isDevelopment: false, ...config });
await fetch(`http://127.0.0.1:${port}/halsa`);
const started = await rest();
for (let i = 0; i < 100; i += 1) await (await fetch(`http://127.0.0.1:${port}/protokoll`)).text();
const served = await rest();
process.stdout.write(JSON.stringify({ bare, started, served }));
process.exit(0);
