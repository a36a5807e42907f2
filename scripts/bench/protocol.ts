/** An invented protokoll of 27 paragrafer as the text of a file, with tables, so that the bench needs no outside file. */
export function protocolText(): string {
  const first = [
    "Samordningsförbundet Vidälven",
    "Sammanträdesprotokoll",
    "Sammanträdesdatum: 2026-03-03",
    "Plats: Kommunhuset i Norrsund",
    "Närvarande ordinarie ledamöter",
    "Karin Lindvall, Norrsunds kommun, ordförande",
    "Mats Örnberg, Region Mittland",
    "Amina Yusuf, Försäkringskassan",
    "Tobias Ekdahl, Arbetsförmedlingen",
    "Övriga närvarande",
    "Jonas Rask, sekreterare",
    "Protokollet omfattar § 1 - 27",
    "Karin Lindvall",
    "Ordförande",
    "Jonas Rask",
    "Sekreterare",
    "Mats Örnberg",
    "Justerare",
  ];
  return [...first, ...Array.from({ length: 27 }, (_, i) => paragraf(i + 1))].join("\n\n");
}

function paragraf(number: number): string {
  const table =
    number % 3 === 0
      ? "\n\n| Post | Belopp |\n| --- | --- |\n| Personal | 480 000 kr |\n| Lokal | 36 000 kr |\n| Summa | 516 000 kr |"
      : "";
  const text =
    "Förbundschefen redovisar hur insatsen har utvecklats sedan förra sammanträdet. Deltagarna är nöjda med stödet och fler har gått vidare till arbete eller studier än planerat. ".repeat(
      3,
    );
  return `§ ${number} Uppföljning av insats nummer ${number}\n\n(Bilaga ${number})\n\n${text}${table}\n\nStyrelsen beslutade\n\nAtt lägga uppföljningen till handlingarna.\n\nAtt ge förbundschefen i uppdrag att återkomma med en redovisning.`;
}
