/**
 * A written text as the sections that the protokoll is made of: Markdown, then what was decided after it. The
 * Markdown says the same words and marks when it is read again; `fromSections.ts` is its inverse.
 */
import { parseLegalDate } from "../domain/calendar.ts";
import type { ClauseTask, Section } from "../domain/minutes.ts";
import type { PlainMark, PlainNode } from "./nodes.ts";

/** Signs that Markdown could take for marks. */
const MARKS = /[\\`*_~[\]<>|]/g;
const LINE_START = /^(\s*)(?:([-+=#])|(\d{1,9})([.)]))/;

const escaped = (words: string): string => words.replace(MARKS, "\\$&");

/** The first characters of a line may open a list or a heading. */
const lineEscaped = (line: string): string =>
  line.replace(LINE_START, (_, space: string, sign?: string, number?: string, dot?: string) =>
    sign ? `${space}\\${sign}` : `${space}${number}\\${dot}`,
  );

const has = (marks: PlainMark[] | undefined, type: string) => marks?.some((m) => m.type === type);

function reference({ attrs }: PlainNode): string {
  const word = attrs?.kind === "bilaga" ? "Bilaga" : "§";
  return `[${word}](${attrs?.kind}:${attrs?.id})`;
}

/** Marks must touch the words they mark: "**ord **" is no Markdown. */
function marked(words: string, sign: string): string {
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return inner === "" ? words : `${before}${sign}${inner}${sign}${after}`;
}

type Run = { text: string; marks: PlainMark[] };

const sameMarks = (a: PlainMark[], b: PlainMark[]) =>
  a.length === b.length && a.every(({ type }) => has(b, type));

/** Neighbours with the same marks are one run. */
function runsOf(nodes: PlainNode[]): (Run | PlainNode)[] {
  const out: (Run | PlainNode)[] = [];
  for (const node of nodes) {
    const marks = node.marks ?? [];
    const last = out.at(-1);
    if (node.text === undefined) out.push(node);
    else if (last && !("type" in last) && sameMarks(last.marks, marks)) last.text += node.text;
    else out.push({ text: node.text, marks });
  }
  return out;
}

function runText({ text, marks }: Run): string {
  const link = marks.find(({ type }) => type === "link");
  let words = escaped(text);
  if (has(marks, "em")) words = marked(words, "*");
  if (has(marks, "strong")) words = marked(words, "**");
  const href = String(link?.attrs?.href ?? "").replace(/[\s<>()]/g, encodeURIComponent);
  return link ? `[${words}](${href})` : words;
}

/** One line of Markdown, or several with forced breaks between. */
function inline(nodes: PlainNode[] = [], lineBreak = "\\\n"): string {
  const words = runsOf(nodes).map((part) => {
    if (!("type" in part)) return runText(part);
    return part.type === "reference" ? reference(part) : "\n";
  });
  const lines = words
    .join("")
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, "\n")
    .trim()
    .split("\n");
  return lines
    .filter((line) => line !== "")
    .map(lineEscaped)
    .join(lineBreak);
}

const indented = (text: string, by: string) =>
  text
    .split("\n")
    .map((line, index) => (index === 0 || line === "" ? line : by + line))
    .join("\n");

function list(node: PlainNode, marker: (index: number) => string): string {
  const items = (node.content ?? [])
    .map((item) => blocks(item.content ?? []))
    .filter((text) => text !== "");
  return items
    .map((text, index) => {
      const mark = marker(index);
      return `${mark}${indented(text, " ".repeat(mark.length))}`;
    })
    .join("\n");
}

function cellText({ content = [] }: PlainNode): string {
  return content
    .map((paragraph) => inline(paragraph.content, " "))
    .filter((words) => words !== "")
    .join(" ");
}

/** A table's first row is its heading; a row shorter than the longest is filled out. */
function table({ content = [] }: PlainNode): string {
  const rows = content.map((row) => (row.content ?? []).map(cellText));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0 || rows.every((row) => row.every((words) => words === ""))) return "";
  const line = (row: string[]) =>
    `| ${Array.from({ length: width }, (_, i) => row[i] ?? "").join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${" --- |".repeat(width)}`, ...rest.map(line)].join("\n");
}

/** `other`: a list right after a list takes the other mark, or the two would be read as one. */
function block(node: PlainNode, other: boolean): string {
  switch (node.type) {
    case "heading": {
      const words = inline(node.content, " ");
      return words === "" ? "" : `${node.attrs?.level === 4 ? "####" : "###"} ${words}`;
    }
    case "bullet_list":
      return list(node, () => (other ? "* " : "- "));
    case "ordered_list":
      return list(
        node,
        (index) => `${Number(node.attrs?.start ?? 1) + index}${other ? ")" : "."} `,
      );
    case "table":
      return table(node);
    default:
      return inline(node.content);
  }
}

/** Parts of a text as Markdown. */
export function blocks(nodes: PlainNode[]): string {
  const out: string[] = [];
  let before = "";
  let other = false;
  for (const node of nodes) {
    const flipped: boolean = before === node.type && !other;
    const text = block(node, flipped);
    if (text === "") continue;
    out.push(text);
    [before, other] = [node.type, flipped];
  }
  return out.join("\n\n");
}

/** Words as they are: a beslutsmening and an att-sats are not Markdown. */
export const plain = ({ content = [] }: PlainNode): string =>
  content
    .map((part) => part.text ?? (part.type === "reference" ? reference(part) : " "))
    .join("")
    .replace(/\s+/g, " ")
    .trim();

const textOrNull = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** Who does it and by when, as the part says. A day that no calendar has is none. */
export const dutyOf = ({ attrs = {} }: PlainNode): ClauseTask => ({
  id: textOrNull(attrs.task) ?? "",
  doer: textOrNull(attrs.doer) ?? "",
  personId: textOrNull(attrs.person),
  due: parseLegalDate(textOrNull(attrs.due) ?? ""),
});

/** The task of an att-sats, if it says who or when. */
function taskOf(clause: PlainNode): ClauseTask | null {
  const task = dutyOf(clause);
  return task.doer === "" && task.due === null ? null : task;
}

function decisionOf(node: PlainNode): Pick<Section, "lead" | "clauses" | "tasks"> {
  const parts = (node.content ?? []).map((part) => ({ part, words: plain(part) }));
  const said = parts.filter(({ words }) => words !== "");
  const clauses = said.filter(({ part }) => part.type === "clause");
  const tasks = clauses.map(({ part }) => taskOf(part));
  return {
    lead: said.flatMap(({ part, words }) => (part.type === "lead" ? [words] : [])).join(" "),
    clauses: clauses.map(({ words }) => words),
    ...(tasks.some((task) => task !== null) ? { tasks } : {}),
  };
}

/** The sections of a written text: each decision ends one. Empty parts say nothing and are left out. */
export function toSections(doc: PlainNode): Section[] {
  const sections: Section[] = [];
  let pending: PlainNode[] = [];
  for (const node of doc.content ?? []) {
    if (node.type !== "decision") {
      pending.push(node);
      continue;
    }
    const decision = decisionOf(node);
    // A beslutsmening without att-sats decides nothing (KL 5:67): it is there only to be filled.
    const isEmpty = decision.clauses.length === 0;
    if (isEmpty && decision.lead === "") continue;
    sections.push({ body: blocks(pending), ...decision });
    pending = [];
  }
  const body = blocks(pending);
  if (body !== "") sections.push({ body, lead: "", clauses: [] });
  return sections;
}
