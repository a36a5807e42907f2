/** What stands at the top of a förbund's documents, as blocks that every format reads in the same order. */
import type { Block, Inline, Letterhead, Picture } from "./document.ts";
import { strong, text } from "./inline.ts";

/** The texts of a letterhead: the name, then the address with the website last. The logo comes before them. */
export function letterheadBlocks({ name, lines, website }: Letterhead): Block[] {
  const link: Inline[] =
    website === ""
      ? []
      : [{ kind: "link", text: website.replace(/^https?:\/\//i, ""), href: website }];
  const rows: Inline[][] = [
    ...lines.map((line) => [text(line)]),
    ...(link.length > 0 ? [link] : []),
  ];
  const address = rows.flatMap((row, index) => [
    ...(index > 0 ? [{ kind: "break" } as const] : []),
    ...row,
  ]);
  return [
    { kind: "paragraph", children: [strong(name)] },
    ...(address.length > 0 ? [{ kind: "paragraph" as const, children: address }] : []),
  ];
}

/** How large a picture is when it fills a box as far as its shape lets it. */
export function fitted(
  { width, height }: Pick<Picture, "width" | "height">,
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / Math.max(1, width), box.height / Math.max(1, height));
  return { width: width * scale, height: height * scale };
}
