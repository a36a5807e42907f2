/** The letterhead on paper: the logo where terms stand, the address where their values stand, and a rule under. */
import type { Letterhead } from "../document.ts";
import { fitted, letterheadBlocks } from "../letterhead.ts";
import type { Setter } from "./blocks.ts";
import { type Column, lineMarks, type Mark } from "./flow.ts";
import type { Node } from "./structure.ts";
import { HAIR, LETTERHEAD, LETTERHEAD_NAME, LETTERHEAD_TEXT, TERM_WIDTH } from "./style.ts";

type Place = Column & { node: Node };

/** Sets the letterhead as one row, which begins in the margin above the column. */
export function addLetterhead(setter: Setter, letterhead: Letterhead, place: Place): void {
  const { flow } = setter;
  const { lift, logo: box, gap, after } = LETTERHEAD;
  const logo = logoMarks(setter, letterhead, place);
  const x = logo ? place.x + TERM_WIDTH : place.x;
  const texts = textMarks(setter, letterhead, { ...place, x, width: place.x + place.width - x });
  const height = Math.max(logo ? box.height : 0, texts.height);
  const inMiddle = (marks: Mark[], own: number) =>
    marks.map((mark) => ({ ...mark, y: mark.y + (height - own) / 2 - lift }));
  const rule: Mark = {
    kind: "fill",
    ...{
      x: place.x,
      y: height + gap - lift,
      width: place.width,
      height: LETTERHEAD.rule,
      color: HAIR,
    },
  };
  const marks = [
    ...(logo ? inMiddle(logo.marks, logo.height) : []),
    ...inMiddle(texts.marks, texts.height),
    rule,
  ];
  flow.row(Math.max(1, height + gap - lift), marks, true);
  flow.space(after);
}

type Marked = { marks: Mark[]; height: number };

function logoMarks({ structure }: Setter, { logo }: Letterhead, { x, node }: Place): Marked | null {
  if (!logo) return null;
  const size = fitted(logo, LETTERHEAD.logo);
  // One that says nothing is for the eye only.
  const slot =
    logo.alt === "" ? null : structure.slot(structure.add(node, "Figure", { alt: logo.alt }));
  return { marks: [{ kind: "image", slot, x, y: 0, ...size }], height: size.height };
}

function textMarks(setter: Setter, letterhead: Letterhead, place: Place): Marked {
  let height = 0;
  const marks = letterheadBlocks(letterhead).flatMap((block, index) => {
    if (block.kind !== "paragraph") return [];
    const style = index === 0 ? LETTERHEAD_NAME : LETTERHEAD_TEXT;
    const node = setter.structure.add(place.node, "P");
    return setter.lines(block.children, style, place.width, node).flatMap((line) => {
      const side = { x: place.x, leading: style.leading, alignEnd: null };
      const put = lineMarks(line, side).map((mark) => ({ ...mark, y: mark.y + height }));
      height += style.leading;
      return put;
    });
  });
  return { marks, height };
}
