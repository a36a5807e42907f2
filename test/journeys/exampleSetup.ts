/** Before the journeys: the example förbund as `npm run demo` lays it up on 2 March 2026, for each that wants it to copy. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openOffice } from "#app/office.server.ts";
import { fillExample } from "../../scripts/cli/demo.ts";
import { officeConfig } from "./officeConfig.ts";

declare module "vitest" {
  export interface ProvidedContext {
    exampleDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-example-"));
  const file = path.join(folder, "paragraf.db");
  const running = await openOffice(officeConfig(file, 0), () => new Date("2026-03-02T08:00:00Z"));
  await fillExample(running);
  running.live.close();
  // Closed, all of it lies in the one file that is copied.
  await running.database.close();
  project.provide("exampleDatabase", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
