/** A paragraf that contradicts itself: it decides for another year than it is about. No law; a mistake all the same. */
import type { Item, Minutes } from "../minutes.ts";
import { listText } from "../wording.ts";
import { type Flaw, inOrder, label, rule } from "./rule.ts";

const yearsIn = (text: string): string[] => [
  ...new Set(text.match(/(?<![\d\p{L}:/-])20\d{2}(?![\d\p{L}:/-])(?! ?(kr|kronor))/gu) ?? []),
];

/** The att-satser that give money or adopt a budget: the others may speak of any year. */
const isMainClause = (clause: string) => /\b(bevilja|fastställa|anslå|avsätta)/i.test(clause);

/** Years that the decision names and the rest of the paragraf does not, though it names others. */
function strayYears({ heading, sections }: Item): { stray: string[]; about: string[] } {
  const about = yearsIn([heading, ...sections.map(({ body }) => body)].join("\n"));
  const decided = yearsIn(
    sections
      .flatMap(({ clauses }) => clauses)
      .filter(isMainClause)
      .join("\n"),
  );
  return { about, stray: about.length === 0 ? [] : decided.filter((y) => !about.includes(y)) };
}

const otherYears = (minutes: Minutes): Flaw[] =>
  inOrder(minutes)
    .filter(({ kind }) => kind === "grant" || kind === "budget")
    .flatMap((item) => {
      const { stray, about } = strayYears(item);
      if (stray.length === 0) return [];
      return [
        {
          item,
          text: `${label(item)}: Beslutet gäller ${listText(stray)}, men rubriken och texten handlar om ${listText(about)}.`,
          suggestion: "Kontrollera årtalen och rätta det som är fel.",
        },
      ];
    });

export const contradictionRules = [
  rule(
    "ARTAL",
    "warn",
    "Samma år i text och beslut",
    {
      fault: "Ansökan gäller 2027, men styrelsen beviljar medel för 2026.",
      sound: "Ansökan och beslut gäller samma år.",
    },
    otherYears,
  ),
];
