/** Reads the templates from disk: the only place that knows where they lie. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Template } from "./placeholders.ts";
import { TEMPLATE_NAMES, type TemplateName, type Templates } from "./templates.ts";

export type { Templates } from "./templates.ts";

/**
 * The project's templates folder: the nearest one upwards that has package.json beside it. The same answer
 * whether this file runs from app/documents or bundled in build/server.
 * @throws Error when there is none
 */
export function templatesFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const templates = join(folder, "templates");
    if (existsSync(templates) && existsSync(join(folder, "package.json"))) return templates;
    if (folder === dirname(folder)) {
      throw new Error(`Hittar ingen mapp templates bredvid package.json från ${from} och uppåt.`);
    }
  }
}

/**
 * Reads every template in `folder`.
 * @throws Error naming the file that is missing
 */
export function readTemplates(folder: string = templatesFolder()): Templates {
  const read = (name: TemplateName) => {
    const file = join(folder, `${name}.md`);
    if (!existsSync(file)) throw new Error(`Mallen ${name}.md saknas i ${folder}.`);
    return { name: `${name}.md`, text: readFileSync(file, "utf8") };
  };
  return Object.fromEntries(TEMPLATE_NAMES.map((name) => [name, read(name)])) as Record<
    TemplateName,
    Template
  >;
}
