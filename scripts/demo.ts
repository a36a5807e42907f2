/** `npm run demo`: builds if needed, brings the database to date, fills the example and serves it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { readConfig } from "#app/config.server.ts";
import { fillExample, tellSignIns } from "./cli/demo.ts";
import { withOffice } from "./cli/office.ts";
import { Exit, say, tell } from "./cli/program.ts";
import { projectRoot, startServer } from "./cli/starta.ts";

/** The newest change below a folder, in ms. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function buildIfNeeded(): void {
  const built = path.join(projectRoot, "build/server/index.js");
  const sources = Math.max(...["app", "db"].map((f) => newest(path.join(projectRoot, f))));
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  tell("Bygger webbsidorna.");
  const result = spawnSync("npm", ["run", "build"], { cwd: projectRoot, encoding: "utf8" });
  if (result.status !== 0) throw new Exit(1, `Bygget gick fel:\n${result.stdout}${result.stderr}`);
}

async function main(): Promise<void> {
  buildIfNeeded();
  const { files } = await withOffice(fillExample);
  const { publicUrl } = await startServer(readConfig());
  say(`Paragraf svarar på ${publicUrl}`);
  tellSignIns();
  say(`Exempelprotokollet ligger i ${path.dirname(files[0] ?? "")}`);
}

main().catch((error: unknown) => {
  if (!(error instanceof Exit)) throw error;
  tell(error.message);
  process.exitCode = error.code;
});
