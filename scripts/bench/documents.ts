/** The documents of a protokoll with 27 paragrafer, each engine in a process of its own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { minutesDocument } from "#app/documents/minutes.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { protocolText } from "./protocol.ts";

type Measured = { cold: number; warm: number; bytes: number; growth: Record<string, number> };

/** Ours first; then what else could have made the PDF. */
const engines = ["html", "docx", "pdf", "chromium", "pdfmake"];

/** Runs a script of the bench and answers what it prints. */
export type Beside = <T>(name: string, ...args: string[]) => Promise<T>;

/** Measures every engine on the same document and says the figures. */
export async function measureDocuments(say: (line: string) => void, beside: Beside): Promise<void> {
  const read = readMinutes(protocolText());
  if (!read.ok) throw new Error("The bench's own protokoll was refused");
  const document = minutesDocument(toMinutes(read.value), readTemplates(), { address: "" });
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-bench-"));
  const file = path.join(folder, "document.json");
  writeFileSync(file, JSON.stringify(document));
  say(`\n${read.value.paragrafer.length} paragrafer, each engine alone in its process`);
  for (const engine of engines) {
    const { cold, warm, bytes, growth } = await beside<Measured>("oneEngine.ts", engine, file);
    const grown = Object.entries(growth).map(
      ([count, time]) =>
        `${count}: ${time.toFixed(0)} ms (${(time / Number(count)).toFixed(2)} each)`,
    );
    say(
      `  ${engine.padEnd(9)} cold ${cold.toFixed(0)} ms, warm ${warm.toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`,
    );
    say(`            ${grown.join(", ")}`);
  }
  rmSync(folder, { recursive: true });
}
