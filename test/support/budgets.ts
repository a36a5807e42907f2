/** Tables of a budget as text, in order unless told otherwise: what the rules about figures are tried on. */

/** Lines of cells with tabs between. */
export const rows = (...lines: (string | number)[][]) =>
  lines.map((line) => line.join("\t")).join("\n");

/** A resultatbudget with these costs and this result for the budget year. */
export const statement = (costs: number, result: number) =>
  `\n\nResultatbudget\n\n${rows(
    ["", "Prognos 2026", "Budget 2027", "Plan 2028", "Plan 2029"],
    ["Verksamhetens intäkter", 790, 800, 800, 800],
    ["Verksamhetens kostnader", "- 800", `- ${costs}`, "- 779", "- 779"],
    ["Finansiella kostnader", -1, -1, -1, -1],
    ["Årets resultat", -11, result, 20, 20],
  )}`;

/** A detailed budget with this much to insatser that go to no single participant, and the target of 70 %. */
export const insatser = (structural: number) =>
  `Verksamhetsplan med budget 2027\n\nAv tilldelade medel ska minst 70 % gå till individinriktade insatser.\n\nDetaljerad budget 2027\n\n${rows(
    ["Bidrag", 1_000],
    ["Summa intäkter", 1_000],
    ["Handledare", 500],
    ["Psykolog", 400 - structural],
    ["Kompetensutveckling", structural],
    ["Summa insatser 2027", 900],
    ["Styrelsen", 50],
    ["Summa kostnader 2027", 950],
    ["Resultat 2027", 50],
  )}`;

/** A balansbudget with this eget kapital, and the target for it. */
export const equity = (sum: number) =>
  `Verksamhetsplan med budget 2027\n\nEget kapital ska inte överstiga 20 procent av årets medel och inte understiga 100 000 kronor.\n\n${rows(
    ["", "Prognos 2026", "Budget 2027"],
    ["Summa intäkter", 1_000, 1_000],
    ["Summa kostnader", 990, 990],
    ["Resultat", 10, 10],
  )}\n\nBalansbudget\n\n${rows(["", "Prognos 2026", "Budget 2027"], ["Summa eget kapital", 900, sum])}`;
