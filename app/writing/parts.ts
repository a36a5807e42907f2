/** A point of minnesanteckningar as a text that can be written in, and back: running text and the tasks in it. */
import { markdownBlocks } from "../documents/template.ts";
import type { NotesPart, NotesTask } from "../domain/notes.ts";
import { blockNode, dutyAttributes, node, textNode } from "./fromSections.ts";
import type { PlainNode } from "./nodes.ts";
import { blocks, dutyOf, plain } from "./toSections.ts";

const taskNode = (task: NotesTask): PlainNode =>
  node("task", textNode(task.what, []), dutyAttributes(task));

/** The text as one document; never empty, so that there is a line to write on. */
export function fromParts(parts: NotesPart[]): PlainNode {
  const content = parts.flatMap(({ body, tasks }) => [
    ...markdownBlocks(body, { headingLevel: 2 }).flatMap(blockNode),
    ...tasks.map(taskNode),
  ]);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** The parts of a written text: tasks end one. Empty lines and tasks without words say nothing and are left out. */
export function toParts(doc: PlainNode): NotesPart[] {
  const parts: NotesPart[] = [];
  let pending: PlainNode[] = [];
  for (const one of doc.content ?? []) {
    if (one.type !== "task") {
      pending.push(one);
      continue;
    }
    const what = plain(one);
    if (what === "") continue;
    const task: NotesTask = { ...dutyOf(one), what };
    const body = blocks(pending);
    pending = [];
    const last = parts.at(-1);
    if (body === "" && last) last.tasks.push(task);
    else parts.push({ body, tasks: [task] });
  }
  const body = blocks(pending);
  if (body !== "") parts.push({ body, tasks: [] });
  return parts;
}
