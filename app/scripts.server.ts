/** Where the work pages' scripts are: their built, hashed addresses, or the sources while developing. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** Address by name of the entry in app/client. */
export type Scripts = { work: string; protocol: string };

const sources: Scripts = { work: "app/client/work.ts", protocol: "app/client/protocol.ts" };

/** @throws when the scripts have not been built */
export function scriptAddresses(root: string, isDevelopment: boolean): Scripts {
  if (isDevelopment) return addresses((source) => `/${source}`);
  const file = path.join(root, "build/client/scripts.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<string, { file: string }>;
  return addresses((source) => {
    const entry = manifest[source];
    if (!entry) throw new Error(`${source} is not in ${file}: run npm run build`);
    return `/${entry.file}`;
  });
}

const addresses = (of: (source: string) => string): Scripts =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, of(source)]),
  ) as Scripts;
