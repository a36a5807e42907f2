/**
 * What a text is made of while it is written: the same parts as the document model prints, with what binds somebody
 * as objects: in a paragraf a decision with its att-satser, in a point of minnesanteckningar a task. Which of the two a
 * text may be given is its kind's (`kinds.ts`). Used by the editor in the browser and by the server that keeps the text.
 *
 * Two people's changes are merged part by part, so every mix of allowed parts must be allowed: an order that the
 * schema forbids would be thrown away with its words. Order is therefore read, in `toSections.ts`, not demanded.
 */
import { type DOMOutputSpec, Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const tables = tableNodes({ tableGroup: "block", cellContent: "paragraph+", cellAttributes: {} });

/** What a reference points at: an ärende of this or an earlier meeting, or a bilaga. */
export type ReferenceKind = "arende" | "bilaga";

/** The name of the part that holds the text in its shared document. */
export const fragmentName = "text";

/** Shown under the att-sats or the task while it is written; the printed words are the office's own template's. */
function saidOf({ doer, due }: Record<string, unknown>): string {
  const parts = [doer ? `Ansvarig: ${doer}` : "", due ? `senast ${due}` : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** Who does it and by when, with the task's lasting id. */
const duty = {
  task: { default: "" },
  doer: { default: "" },
  person: { default: "" },
  due: { default: "" },
};

/** What is pasted is another task: it takes the doer and the day along, not the task itself. */
const dutyPasted = ({ doer, due }: DOMStringMap) => ({ doer: doer ?? "", due: due ?? "" });

const dutyShown = (attrs: Record<string, unknown>) => ({
  "data-doer": attrs.doer,
  "data-due": attrs.due,
  "data-said": saidOf(attrs),
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      group: "block",
      content: "inline*",
      parseDOM: [{ tag: "p" }, { tag: "pre" }],
      toDOM: (): DOMOutputSpec => ["p", 0],
    },
    heading: {
      group: "block",
      content: "inline*",
      attrs: { level: { default: 3 } },
      defining: true,
      parseDOM: [
        ...["h1", "h2", "h3"].map((tag) => ({ tag, attrs: { level: 3 } })),
        ...["h4", "h5", "h6"].map((tag) => ({ tag, attrs: { level: 4 } })),
      ],
      toDOM: ({ attrs }): DOMOutputSpec => [`h${attrs.level}`, 0],
    },
    bullet_list: {
      group: "block",
      content: "list_item+",
      parseDOM: [{ tag: "ul" }],
      toDOM: (): DOMOutputSpec => ["ul", 0],
    },
    ordered_list: {
      group: "block",
      content: "list_item+",
      attrs: { start: { default: 1 } },
      parseDOM: [
        { tag: "ol", getAttrs: (ol) => ({ start: Number(ol.getAttribute("start") ?? 1) }) },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => [
        "ol",
        attrs.start === 1 ? {} : { start: attrs.start },
        0,
      ],
    },
    list_item: {
      content: "block+",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: (): DOMOutputSpec => ["li", 0],
    },
    /** A beslutsmening and its att-satser. @see KL 5:67 p 4 */
    decision: {
      group: "block",
      content: "(lead|clause)+",
      defining: true,
      isolating: true,
      parseDOM: [{ tag: "div.decision" }],
      toDOM: (): DOMOutputSpec => [
        "div",
        { class: "decision", role: "group", "aria-label": "Beslut" },
        0,
      ],
    },
    lead: {
      content: "inline*",
      marks: "",
      defining: true,
      parseDOM: [{ tag: "p.lead" }],
      toDOM: (): DOMOutputSpec => ["p", { class: "lead" }, 0],
    },
    /** An att-sats; who does it and by when follow it into the follow-up. */
    clause: {
      content: "inline*",
      marks: "",
      defining: true,
      attrs: duty,
      parseDOM: [{ tag: "p.clause", getAttrs: ({ dataset }) => dutyPasted(dataset) }],
      toDOM: ({ attrs }): DOMOutputSpec => ["p", { class: "clause", ...dutyShown(attrs) }, 0],
    },
    /** Something that somebody takes upon them, said in words of its own. */
    task: {
      group: "block",
      content: "inline*",
      marks: "",
      defining: true,
      attrs: duty,
      parseDOM: [{ tag: "p.task", getAttrs: ({ dataset }) => dutyPasted(dataset) }],
      toDOM: ({ attrs }): DOMOutputSpec => ["p", { class: "task", ...dutyShown(attrs) }, 0],
    },
    ...tables,
    text: { group: "inline" },
    hard_break: {
      group: "inline",
      inline: true,
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: (): DOMOutputSpec => ["br"],
    },
    /** "§ 132" or "bilaga 3": says the number of the day, so that it cannot drift. */
    reference: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { kind: {}, id: {} },
      parseDOM: [
        {
          tag: "span[data-reference]",
          getAttrs: ({ dataset }) => ({ kind: dataset.reference, id: dataset.id }),
        },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => [
        "span",
        { class: "reference", "data-reference": attrs.kind, "data-id": attrs.id },
      ],
    },
  },
  marks: {
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: (): DOMOutputSpec => ["strong", 0],
    },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: (): DOMOutputSpec => ["em", 0] },
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (a) => ({ href: a.getAttribute("href") }) }],
      toDOM: ({ attrs }): DOMOutputSpec => ["a", { href: attrs.href }, 0],
    },
  },
});
