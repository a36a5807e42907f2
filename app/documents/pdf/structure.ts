/**
 * The document's structure as a tagged PDF has it: nodes with roles, and in them slots that drawn text belongs
 * to. Built while the text is laid out, in reading order; tied to pages when it is drawn.
 * @see ISO 32000-1 14.7–14.8
 */

export type Role =
  | "Document"
  | "Sect"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "Caption"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD"
  | "Link"
  | "Figure"
  | "Form";

/** Where the text of a slot was drawn: a marked content id on a page (0-based). */
export type Mark = { page: number; mcid: number };

/** A stretch of text in one node. `order` grows in reading order through the whole document. */
export type Slot = { kind: "slot"; order: number; node: Node; marks: Mark[] };

export type Node = {
  kind: "node";
  role: Role;
  kids: (Node | Slot)[];
  /** Scope of a TH. */
  scope: "Row" | "Column" | null;
  /** ListNumbering of an L. */
  numbering: "None" | "Disc" | "Decimal" | null;
  /** A Link's address, and its text for those who cannot see it. */
  link: { href: string; text: string } | null;
  /** What a Figure shows, and where it was drawn. */
  alt: string | null;
  box: [number, number, number, number] | null;
};

type Extra = Partial<Pick<Node, "scope" | "numbering" | "link" | "alt">>;

/** Makes nodes and slots, counting slots as they come. */
export class Structure {
  readonly root: Node = node("Document");
  private slots = 0;

  add(parent: Node, role: Role, extra: Extra = {}): Node {
    const made = { ...node(role), ...extra };
    parent.kids.push(made);
    return made;
  }

  slot(parent: Node): Slot {
    const made: Slot = { kind: "slot", order: this.slots, node: parent, marks: [] };
    this.slots += 1;
    parent.kids.push(made);
    return made;
  }
}

const node = (role: Role): Node => ({
  kind: "node",
  role,
  kids: [],
  scope: null,
  numbering: null,
  link: null,
  alt: null,
  box: null,
});

export const headingRole = (level: number): Role =>
  (["H1", "H2", "H3", "H4"] as const)[Math.min(Math.max(level, 1), 4) - 1] ?? "H4";
