/**
 * The structure tree, the links and the outline as PDF objects.
 * @see ISO 32000-1 14.7 (structure), 14.8 (tags), 12.3.3 (outline), ISO 14289-1 (PDF/UA)
 */

import { safeHref } from "../inline.ts";
import type { OutlineEntry } from "./blocks.ts";
import type { FieldArea, LinkArea } from "./draw.server.ts";
import { addFields } from "./fields.server.ts";
import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from "./library.server.ts";
import type { Page } from "./pages.ts";
import type { Node, Slot } from "./structure.ts";
import { PAGE } from "./style.ts";

/** What the drawing left for the tags. */
export type Drawn = {
  pages: Page[];
  /** For each page the slots by marked content id. */
  slots: Slot[][];
  links: LinkArea[];
  fields: FieldArea[];
  outline: OutlineEntry[];
  root: Node;
};

/** Where each anchor is, as a destination. */
type Destinations = Map<string, PDFArray>;

/** Writes the tags of one document. */
export class Tags {
  private readonly refs = new Map<Node, PDFRef>();
  /** Annotations of each Link or Form node: its reference and page. */
  private readonly annotations = new Map<Node, { ref: PDFRef; page: number }[]>();
  private readonly parents: [number, PDFRef | PDFArray][] = [];

  constructor(
    private readonly context: PDFContext,
    private readonly pages: PDFPage[],
    private readonly drawn: Drawn,
  ) {}

  /** Adds the structure tree, the links and the outline to the catalog. */
  write(catalog: PDFDict): void {
    const { context, drawn } = this;
    this.reserve(drawn.root);
    const destinations = this.destinations();
    this.pages.forEach((page, index) => {
      page.node.set(PDFName.of("StructParents"), PDFNumber.of(index));
      page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
      const owners = (drawn.slots[index] ?? []).map((slot) => this.ref(slot.node));
      this.parents.push([index, this.array(owners)]);
    });
    this.addLinks(destinations);
    addFields(context, this.pages, catalog, this.drawn.fields, (ref, { field, page }) =>
      this.annotated(ref, field.node, page),
    );
    const treeRef = context.nextRef();
    this.element(drawn.root, treeRef);
    const numbers = this.parents.flatMap(([key, value]) => [PDFNumber.of(key), value]);
    const parentTree = context.register(context.obj({ Nums: this.array(numbers) }));
    const tree = context.obj({
      Type: "StructTreeRoot",
      K: [this.ref(drawn.root)],
      ParentTree: parentTree,
      ParentTreeNextKey: this.parents.length,
    });
    context.assign(treeRef, tree);
    catalog.set(PDFName.of("StructTreeRoot"), treeRef);
    catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
    this.addOutline(catalog, destinations);
  }

  private array(items: (PDFRef | PDFNumber | PDFArray | PDFDict)[]): PDFArray {
    const made = PDFArray.withContext(this.context);
    for (const item of items) made.push(item);
    return made;
  }

  private reserve(node: Node): void {
    this.refs.set(node, this.context.nextRef());
    for (const kid of node.kids) if (kid.kind === "node") this.reserve(kid);
  }

  private ref(node: Node): PDFRef {
    const found = this.refs.get(node);
    if (!found) throw new Error("A node outside the structure tree was drawn");
    return found;
  }

  private pageRef(index: number): PDFRef {
    const page = this.pages[index];
    if (!page) throw new Error(`There is no page ${index}`);
    return page.ref;
  }

  /** Writes a node and all under it. */
  private element(node: Node, parent: PDFRef): void {
    const { context } = this;
    const marks = node.kids.flatMap((kid) => (kid.kind === "slot" ? kid.marks : []));
    const home = marks[0]?.page;
    const kids = node.kids.flatMap((kid): (PDFRef | PDFNumber | PDFDict)[] => {
      if (kid.kind === "node") return [this.ref(kid)];
      return kid.marks.map(({ page, mcid }) =>
        page === home
          ? PDFNumber.of(mcid)
          : context.obj({ Type: "MCR", Pg: this.pageRef(page), MCID: mcid }),
      );
    });
    for (const { ref, page } of this.annotations.get(node) ?? []) {
      kids.push(context.obj({ Type: "OBJR", Obj: ref, Pg: this.pageRef(page) }));
    }
    const element = context.obj({ Type: "StructElem", S: node.role, P: parent });
    if (home !== undefined) element.set(PDFName.of("Pg"), this.pageRef(home));
    if (kids.length > 0) element.set(PDFName.of("K"), this.array(kids));
    if (node.alt !== null) element.set(PDFName.of("Alt"), PDFHexString.fromText(node.alt));
    const attributes = attributesOf(node);
    if (attributes) element.set(PDFName.of("A"), context.obj(attributes));
    context.assign(this.ref(node), element);
    for (const kid of node.kids) if (kid.kind === "node") this.element(kid, this.ref(node));
  }

  private destinations(): Destinations {
    const found: Destinations = new Map();
    this.drawn.pages.forEach((page, index) => {
      for (const { id, y } of page.anchors) {
        const top = PAGE.height - Math.max(0, y - 12);
        found.set(id, this.context.obj([this.pageRef(index), "XYZ", null, top, null]));
      }
    });
    return found;
  }

  private addLinks(destinations: Destinations): void {
    const { context } = this;
    for (const { node, page, rect } of this.drawn.links) {
      const href = safeHref(node.link?.href ?? "");
      const target = href?.startsWith("#") ? destinations.get(href.slice(1)) : null;
      if (href === null || target === undefined) continue;
      const annotation = context.obj({
        Type: "Annot",
        Subtype: "Link",
        Rect: rect,
        Border: [0, 0, 0],
        F: 4,
        StructParent: this.parents.length,
        P: this.pageRef(page),
      });
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(node.link?.text ?? href));
      if (target) annotation.set(PDFName.of("Dest"), target);
      else {
        const action = context.obj({ Type: "Action", S: "URI" });
        action.set(PDFName.of("URI"), PDFString.of(asciiAddress(href)));
        annotation.set(PDFName.of("A"), action);
      }
      const ref = context.register(annotation);
      this.pages[page]?.node.addAnnot(ref);
      this.annotated(ref, node, page);
    }
  }

  /** Ties an annotation to its element; answers its key among the parents. */
  private annotated(ref: PDFRef, node: Node, page: number): number {
    const key = this.parents.push([this.parents.length, this.ref(node)]) - 1;
    this.annotations.set(node, [...(this.annotations.get(node) ?? []), { ref, page }]);
    return key;
  }

  private addOutline(catalog: PDFDict, destinations: Destinations): void {
    const { context } = this;
    const [rootRef, root] = this.reserved({ Type: "Outlines" });
    type Item = { ref: PDFRef; dict: PDFDict; level: number; kids: Item[] };
    const top: Item = { ref: rootRef, dict: root, level: 0, kids: [] };
    const open: Item[] = [top];
    for (const entry of this.drawn.outline) {
      const target = destinations.get(entry.anchor);
      if (!target) continue;
      while ((open.at(-1)?.level ?? 0) >= entry.level) open.pop();
      const parent = open.at(-1) ?? top;
      const [ref, dict] = this.reserved({ Parent: parent.ref });
      dict.set(PDFName.of("Title"), PDFHexString.fromText(entry.text));
      dict.set(PDFName.of("Dest"), target);
      dict.set(PDFName.of("SE"), this.ref(entry.node));
      const item = { ref, dict, level: entry.level, kids: [] };
      parent.kids.push(item);
      open.push(item);
    }
    const link = (item: Item): number => {
      item.kids.forEach((kid, index) => {
        const [before, after] = [item.kids[index - 1], item.kids[index + 1]];
        if (before) kid.dict.set(PDFName.of("Prev"), before.ref);
        if (after) kid.dict.set(PDFName.of("Next"), after.ref);
      });
      const [first, last] = [item.kids[0], item.kids.at(-1)];
      if (!first || !last) return 0;
      item.dict.set(PDFName.of("First"), first.ref);
      item.dict.set(PDFName.of("Last"), last.ref);
      const shown = item.kids.reduce((sum, kid) => sum + 1 + Math.max(0, link(kid)), 0);
      // Only the title is unfolded; a § shows its own headings when asked.
      const count = item.level < 2 ? shown : -item.kids.length;
      item.dict.set(PDFName.of("Count"), PDFNumber.of(count));
      return count;
    };
    if (link(top) !== 0) catalog.set(PDFName.of("Outlines"), rootRef);
    context.assign(rootRef, root);
  }

  private reserved(literal: Record<string, string | PDFRef>): [PDFRef, PDFDict] {
    const dict = this.context.obj(literal);
    return [this.context.register(dict), dict];
  }
}

/** An address in ASCII, whether or not it was already encoded, and nothing in it that ends a PDF string. */
function asciiAddress(href: string): string {
  const encoded = encodeURI(href).replace(/%25([0-9A-Fa-f]{2})/g, "%$1");
  return encoded.replace(/[()\\]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

function attributesOf(node: Node): Record<string, string | number[]> | null {
  if (node.box) return { O: "Layout", Placement: "Block", BBox: node.box };
  if (node.scope) return { O: "Table", Scope: node.scope };
  if (node.numbering) return { O: "List", ListNumbering: node.numbering };
  return null;
}
