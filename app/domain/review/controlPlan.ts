/** A plan for internal control: what is to be checked must be possible to check. @see CTRL-22 · KL 12:1 */
import { type Reading, type TextFault, type TextRule, textRule } from "./textRule.ts";

/** How often something is done, so that afterwards it can be seen whether it was. */
const MEASURABLE =
  /dag|veck|månad|kvartal|tertial|halvår|(?<!\p{L})år|gång|löpande|kontinuerlig|varje|vid (?:varje )?(?:utbetalning|beslut|händelse|möte|sammanträde)|per (?:år|månad)|delår|bokslut|\d/iu;

/** Cells of the columns that a heading names, with the first cell of their row. */
function columnOf(text: string, heading: RegExp): { row: string; cell: string }[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const lines = block.split("\n").filter((line) => line.includes("\t") || line.includes("|"));
    const cells = lines.map((line) =>
      line.includes("\t") ? line.split("\t") : line.replace(/^\||\|$/g, "").split("|"),
    );
    const at = cells[0]?.findIndex((cell) => heading.test(cell.trim())) ?? -1;
    if (at < 0 || !cells[0]?.some((cell) => /kontrollmoment|moment/i.test(cell))) return [];
    return cells
      .slice(1)
      .map((row) => ({ row: row[0]?.trim() ?? "", cell: row[at]?.trim() ?? "" }));
  });
}

const untestable = ({ text }: Reading): TextFault[] => {
  const rows = columnOf(text, /^(?:frekvens|hur ofta|intervall)$/i).filter(
    ({ cell }) => cell !== "" && !/^[-: ]+$/.test(cell) && !MEASURABLE.test(cell),
  );
  const [first] = rows;
  if (!first) return [];
  const names = rows.map(({ row }) => row).join(", ");
  return [
    {
      text: `Frekvensen ”${first.cell}” går inte att pröva i efterhand (${names}).`,
      suggestion: "Skriv hur ofta kontrollen görs, till exempel ”varje kvartal”.",
      quote: first.cell,
    },
  ];
};

export const controlPlanRules: readonly TextRule[] = [
  textRule(
    "CTRL-22",
    "warn",
    "Kontroller med mätbar frekvens",
    {
      fault: "Kontrollmomentet görs ”vid behov”.",
      sound: "Kontrollmomentet görs ”varje kvartal”.",
    },
    untestable,
  ),
];
