/** The sections of an ärende as a text that can be written in: the inverse of `toSections.ts`. */
import type { Block, Inline } from "../documents/document.ts";
import { markdownBlocks } from "../documents/template.ts";
import type { ClauseTask, Section } from "../domain/minutes.ts";
import { cutAtReferences, type Reference } from "../domain/references.ts";
import type { PlainMark, PlainNode } from "./nodes.ts";
import type { ReferenceKind } from "./schema.ts";

/** An address that the Markdown reader takes for a link; it never leaves this file. */
const carrier = "https://hanvisning.invalid/";
const CARRIED = /^https:\/\/hanvisning\.invalid\/(arende|bilaga)\/([\w-]+)$/;

export const node = (
  type: string,
  content: PlainNode[],
  attrs?: PlainNode["attrs"],
): PlainNode => ({
  type,
  ...(attrs ? { attrs } : {}),
  ...(content.length > 0 ? { content } : {}),
});

export const textNode = (text: string, marks: PlainMark[]): PlainNode[] =>
  text === "" ? [] : [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];

function inlineNode(inline: Inline): PlainNode[] {
  if (inline.kind === "break") return [{ type: "hard_break" }];
  if (inline.kind === "text") {
    const marks = [
      ...(inline.strong ? [{ type: "strong" }] : []),
      ...(inline.emphasis ? [{ type: "em" }] : []),
    ];
    return textNode(inline.text, marks);
  }
  const [, kind, id] = CARRIED.exec(inline.href) ?? [];
  if (kind && id) return [{ type: "reference", attrs: { kind, id } }];
  return textNode(inline.text, [{ type: "link", attrs: { href: inline.href } }]);
}

const paragraph = (children: Inline[]) => node("paragraph", children.flatMap(inlineNode));

const rowNode = (cells: { children: Inline[] }[], type: string) =>
  node(
    "table_row",
    cells.map(({ children }) =>
      node(type, [paragraph(children)], { colspan: 1, rowspan: 1, colwidth: null }),
    ),
  );

/** What a person's Markdown can become; the rest of the document model is made by the program. */
export function blockNode(block: Block): PlainNode[] {
  switch (block.kind) {
    case "heading":
      return [
        node("heading", block.children.flatMap(inlineNode), { level: block.level === 4 ? 4 : 3 }),
      ];
    case "paragraph":
      return [paragraph(block.children)];
    case "list": {
      const items = block.items.map((blocks) => node("list_item", blocks.flatMap(blockNode)));
      return block.ordered
        ? [node("ordered_list", items, { start: block.start ?? 1 })]
        : [node("bullet_list", items)];
    }
    case "table":
      return [
        node("table", [
          rowNode(block.header, "table_header"),
          ...block.rows.map((row) => rowNode(row, "table_cell")),
        ]),
      ];
    case "facts":
      return [
        node(
          "table",
          block.rows.map(({ term, value }) =>
            rowNode(
              [{ children: [{ kind: "text", text: term }] }, { children: joinLines(value) }],
              "table_cell",
            ),
          ),
        ),
      ];
    default:
      return [];
  }
}

const joinLines = (lines: Inline[][]): Inline[] =>
  lines.flatMap((line, index) => (index > 0 ? [{ kind: "text", text: " " }, ...line] : line));

const kinds = { attachment: "bilaga", item: "arende" } as const satisfies Record<
  Reference["kind"],
  ReferenceKind
>;

const carried = (source: string) =>
  cutAtReferences(source)
    .map(({ text, reference }) =>
      reference ? `[x](${carrier}${kinds[reference.kind]}/${reference.id})` : text,
    )
    .join("");

/** A beslutsmening or an att-sats: plain words with references in them. */
const plainNodes = (words: string): PlainNode[] =>
  cutAtReferences(words).flatMap(({ text, reference }) =>
    reference
      ? [{ type: "reference", attrs: { kind: kinds[reference.kind], id: reference.id } }]
      : textNode(text, []),
  );

/** Who does it and by when, as an att-sats or a task line carries it. */
export const dutyAttributes = (task: ClauseTask | null) => ({
  task: task?.id ?? "",
  doer: task?.doer ?? "",
  person: task?.personId ?? "",
  due: task?.due ?? "",
});

function decisionNode({ lead, clauses, tasks = [] }: Section): PlainNode[] {
  if (lead === "" && clauses.length === 0) return [];
  const leads = lead === "" ? [] : [node("lead", plainNodes(lead))];
  const att = clauses.map((one, index) =>
    node("clause", plainNodes(one), dutyAttributes(tasks[index] ?? null)),
  );
  return [node("decision", [...leads, ...att])];
}

/** The text as one document; never empty, so that there is a line to write on. */
export function fromSections(sections: Section[]): PlainNode {
  const content = sections.flatMap((section) => [
    ...markdownBlocks(carried(section.body), { headingLevel: 2 }).flatMap(blockNode),
    ...decisionNode(section),
  ]);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}
