/**
 * The code that opens a signing in an app on another device, as pictures: one a second, for a service whose code moves.
 * They are all in the page when it comes, so that it works without scripts.
 */
import { encode } from "uqr";
import type { EidOrder, EidProvider } from "./eid.ts";

/** Pictures in one page. The style sheet shows each of them for a second: see app/ui/eid.css. */
export const codeFrames = 30;

/** `size` is the side in modules with its quiet zone; `path` draws the dark modules. */
export type CodeFrame = { size: number; path: string };

/** The codes from a second on, at most `codeFrames`; one alone when it stands still, none when its time is out. */
export function codesFrom(
  provider: EidProvider,
  order: EidOrder,
  second: number,
): readonly CodeFrame[] {
  const texts: string[] = [];
  for (let n = second; n < second + codeFrames; n += 1) {
    const text = provider.codeAt(order, n);
    if (text === null) break;
    texts.push(text);
  }
  return texts.every((text) => text === texts[0])
    ? texts.slice(0, 1).map(frameOf)
    : texts.map(frameOf);
}

/** Four modules of nothing around it: what a reader needs to find its edges. */
const quiet = 4;

function frameOf(text: string): CodeFrame {
  const { data, size } = encode(text, { ecc: "L", border: quiet });
  return { size, path: data.map(rowPath).join("") };
}

/** One row as runs of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    let end = x;
    while (row[end]) end += 1;
    path += `M${x} ${y}h${end - x}v1H${x}z`;
    x = end;
  }
  return path;
}
