/** What is pasted comes out clean: Word's lists become lists, its styles nothing, too much a sentence. */
import type { Slice } from "prosemirror-model";
import { longestText } from "../../domain/minutes.ts";
import { type TextKind, textKinds } from "../../writing/kinds.ts";

/** Columns that an upright page can hold. */
export const mostColumns = 12;

/** Why it cannot be pasted, as a sentence; null when it can. */
export function pasteProblem(slice: Slice, kind: TextKind): string | null {
  const { one, instead } = textKinds[kind];
  const { content } = slice;
  if (content.textBetween(0, content.size, " ").length > longestText) {
    return `Det du klistrade in är längre än ${one} rymmer (${longestText.toLocaleString("sv-SE")} tecken). ${instead} Ingenting har ändrats.`;
  }
  let columns = 0;
  content.descendants((node) => {
    if (node.type.name === "table_row") columns = Math.max(columns, node.childCount);
    return node.type.name !== "table_row";
  });
  return columns <= mostColumns
    ? null
    : `Tabellen har ${columns} kolumner. Högst ${mostColumns} får plats på en sida. Ta bort kolumner. Ingenting har ändrats.`;
}

const isWordList = (element: Element) =>
  /mso-list:\s*l\d/i.test(element.getAttribute("style") ?? "");
const levelOf = (element: Element) =>
  Number(/level(\d+)/i.exec(element.getAttribute("style") ?? "")?.[1] ?? 1);
const isNumbered = (marker: string) => /^\s*(?:\d+|[a-z]+|[ivx]+)[.)]/i.test(marker);

/** Word writes a list as paragraphs with a drawn marker: they become the list that was meant. */
function wordLists(root: ParentNode): void {
  let stack: HTMLElement[] = [];
  for (const paragraph of [...root.querySelectorAll("p")]) {
    if (!isWordList(paragraph)) {
      stack = [];
      continue;
    }
    const marker = paragraph.querySelector('[style*="mso-list:Ignore" i]');
    const tag = isNumbered(marker?.textContent ?? "") ? "ol" : "ul";
    marker?.remove();
    const level = levelOf(paragraph);
    const follows = paragraph.previousElementSibling === stack[0];
    if (!follows) stack = [];
    stack.length = Math.min(stack.length, level);
    while (stack.length < level) {
      const list = document.createElement(tag);
      const parent = stack.at(-1)?.lastElementChild;
      if (parent) parent.append(list);
      else if (stack.length === 0) paragraph.before(list);
      else stack.at(-1)?.append(list);
      stack.push(list);
    }
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    stack.at(-1)?.append(item);
    paragraph.remove();
  }
}

/** A merged cell has no place in a table that is read aloud: it is one cell and empty ones. */
function plainCells(root: ParentNode): void {
  for (const cell of root.querySelectorAll("td, th")) {
    const span = Math.min(Number(cell.getAttribute("colspan") ?? 1), 100);
    for (let i = 1; i < span; i += 1) cell.after(document.createElement(cell.tagName));
    for (const name of ["colspan", "rowspan", "width", "data-colwidth"]) cell.removeAttribute(name);
  }
}

/** The editor's own note of which parts stood around what was copied: parts that have no place here are no frame. */
function dropFrame(root: ParentNode, foreign: readonly string[]): void {
  for (const copied of root.querySelectorAll<HTMLElement>("[data-pm-slice]")) {
    const frame = copied.dataset.pmSlice ?? "";
    if (foreign.some((name) => frame.includes(`"${name}"`))) delete copied.dataset.pmSlice;
  }
}

/** Cleans what an office program put on the clipboard, or another text with parts that are `foreign` here. */
export function cleanPaste(html: string, foreign: readonly string[]): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  dropFrame(page, foreign);
  for (const waste of page.querySelectorAll("style, script, meta, link, title, xml, img, o\\:p")) {
    if (waste.tagName.toLowerCase() === "o:p") waste.replaceWith(...waste.childNodes);
    else waste.remove();
  }
  wordLists(page.body);
  plainCells(page.body);
  for (const paragraph of page.querySelectorAll("p")) {
    if (
      (paragraph.textContent ?? "").replace(/\u00a0/g, "").trim() === "" &&
      !paragraph.querySelector("br")
    ) {
      paragraph.remove();
    }
  }
  // A word processor's bold is a style; only what says so is strong here.
  for (const span of page.querySelectorAll<HTMLElement>("span")) {
    if (/^(?:bold|[6-9]00)$/.test(span.style.fontWeight)) {
      const strong = page.createElement("strong");
      strong.append(...span.childNodes);
      span.replaceWith(strong);
    }
  }
  return page.body.innerHTML;
}
