/** The bilagor of a protokoll as files in a folder: "bilaga 4.pdf", "Bilaga_12 ansökan.docx" or "4 ansökan.txt". */
import path from "node:path";
import type { Paper } from "#app/domain/review/rule.ts";
import { isFolder } from "./archive.ts";
import { filesBelow } from "./folder.ts";
import { readText } from "./input.ts";
import { tell, unusable } from "./program.ts";

const NUMBERED = /(?:bilaga[\s_-]*|^)(\d{1,3}[a-z]?)(?!\d)/i;

/** Reads them. One without a number or without text is told of and left out. Errors: Exit 2 when there is no such folder. */
export async function readPapers(folder: string): Promise<Paper[]> {
  if (!(await isFolder(folder))) {
    throw unusable(`${folder} är inte en katalog. Ange katalogen där bilagorna ligger.`);
  }
  const papers: Paper[] = [];
  for (const file of (await filesBelow(folder)).readable) {
    const title = path.basename(file, path.extname(file));
    const label = NUMBERED.exec(title)?.[1];
    const read = await readText(path.join(folder, file));
    if (label === undefined)
      tell(`${file} har inget nummer i namnet och läses inte. Döp den till exempelvis ”bilaga 4”.`);
    else if (read.ok) papers.push({ label, title, text: read.value.text });
    else tell(`${file}: ${read.refusals.map(({ text }) => text).join(" ")}`);
  }
  return papers;
}
