/** Which bilagor a text cites: "(Bilaga 4 och 5)", "bilaga 7, 8 och 9", "bilagorna 1–3", "bilaga A". */

const HEAD = /(?<!\p{L})bilag(?:a|or|orna)(?!\p{L})[.:]?[ ]*(?:nr\.? *)?/giu;
const LABEL = /(\d{1,3}(?:[:.]\d{1,3})?)(?!\d)( ?[a-h](?=[\s,.;)\]–-]|$))?|[A-H](?![\p{L}\d])/uy;
const COMMA = / *, *(?:bilaga +)?/iy;
const AND = / *(?:,? *(?:och|samt) +|& *)(?:bilaga +)?/iy;
const DASH = / *[-–—] *| +till +/y;
/** After a comma a number is a label only when the list goes on or ends there. */
const LISTED = / *(?:[,;.:)\]–-]|$|och |samt |& )/y;
const COUNTED = / *(?:kap|§|personer|stycken|st\b|procent|%|kr|mkr|tkr)/y;
const LONGEST_RANGE = 50;
const LONGEST_NOTE = 120;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

type Labels = { labels: string[]; end: number };

/** "1", "3" as 1, 2, 3; null when it is no short rising range. */
function rangeOf(first: string, last: string): string[] | null {
  if (!/^\d+$/.test(first) || !/^\d+$/.test(last)) return null;
  const length = Number(last) - Number(first);
  if (length < 1 || length > LONGEST_RANGE) return null;
  return Array.from({ length: length + 1 }, (_, step) => String(Number(first) + step));
}

const labelAt = (text: string, at: number): { label: string; end: number } | null => {
  const match = matchAt(LABEL, text, at);
  if (!match) return null;
  const label = match[1] === undefined ? match[0] : `${match[1]}${(match[2] ?? "").trim()}`;
  return { label, end: at + match[0].length };
};

/** The next label of a list that has begun, with what joins it. */
function nextLabel(text: string, end: number, last: string): Labels | null {
  const dash = matchAt(DASH, text, end);
  if (dash) {
    const until = labelAt(text, end + dash[0].length);
    const range = until && rangeOf(last, until.label);
    return until && range ? { labels: range.slice(1), end: until.end } : null;
  }
  const and = matchAt(AND, text, end);
  const joint = and ?? matchAt(COMMA, text, end);
  if (!joint) return null;
  const label = labelAt(text, end + joint[0].length);
  if (!label || matchAt(COUNTED, text, label.end)) return null;
  if (!and && !matchAt(LISTED, text, label.end)) return null;
  return { labels: [label.label], end: label.end };
}

function labelsFrom(text: string, at: number): Labels | null {
  const first = labelAt(text, at);
  if (!first) return null;
  const labels = [first.label];
  let end = first.end;
  for (;;) {
    const next = nextLabel(text, end, labels.at(-1) ?? "");
    if (!next) return { labels, end };
    labels.push(...next.labels);
    end = next.end;
  }
}

/** The labels cited in a text, in order, each once. */
export function citedAttachments(text: string): string[] {
  const found = new Set<string>();
  const heads = new RegExp(HEAD.source, "giu");
  for (let head = heads.exec(text); head; head = heads.exec(text)) {
    const list = labelsFrom(text, heads.lastIndex);
    for (const label of list?.labels ?? []) found.add(label);
    if (list) heads.lastIndex = list.end;
  }
  return [...found];
}

/** The text is a note of bilagor and nothing else: "(Bilaga 4 och 5)". */
export function isAttachmentNote(text: string): boolean {
  if (text.length > LONGEST_NOTE) return false;
  const bare = text.replace(/^[\s([]+/, "").replace(/[\s)\].,]+$/, "");
  const head = matchAt(new RegExp(HEAD.source, "iuy"), bare, 0);
  const list = head && labelsFrom(bare, head[0].length);
  return list !== null && list.end === bare.length;
}
