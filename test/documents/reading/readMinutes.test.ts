import { describe, expect, test } from "vitest";
import type { ImportedMinutes } from "#app/documents/reading/importedMinutes.ts";
import { MOST_LINES, readMinutes } from "#app/documents/reading/readMinutes.ts";

function read(...lines: string[]): ImportedMinutes {
  const minutes = readMinutes(["Protokoll 2024-03-01", "", ...lines].join("\n"));
  if (!minutes.ok) throw new Error(minutes.refusals[0]?.text);
  return minutes.value;
}
const headings = (...lines: string[]) =>
  read(...lines).paragrafer.map(({ nr, rubrik }) => [nr, rubrik]);
const refusal = (text: string) => {
  const minutes = readMinutes(text);
  return minutes.ok ? "lästes" : minutes.refusals[0]?.text;
};

describe("what is no protokoll is refused", () => {
  test("a text without paragrafer", () => {
    const sentence = "Filen ser inte ut som ett protokoll: den har inga paragrafer (§).";
    expect(refusal("")).toBe(sentence);
    expect(refusal("Hej!\n\nVi ses på onsdag.")).toBe(sentence);
    expect(refusal("Enligt reglerna\n§ 4 i förbundsordningen gäller detta.")).toBe(sentence);
  });

  test("an ordning with paragrafer but no meeting", () => {
    const text = "Reglemente\n\n§ 1 Uppgifter\n\nStyrelsen leder.\n\n§ 2 Val\n\nVal sker årligen.";
    expect(refusal(text)).toMatch(/varken sammanträdesdatum, närvarande eller beslut/);
  });

  test("a text of more lines than any protokoll", () => {
    expect(refusal("§ 1 A\n".repeat(MOST_LINES + 1))).toMatch(/fler än 100 000 rader/);
  });
});

describe("headings of paragrafer", () => {
  test.each([
    ["§ 12 Budget"],
    ["§12 Budget"],
    ["§ 12. Budget"],
    ["§ 12: Budget"],
    ["§ 12 – Budget"],
    ["§ 12\tBudget"],
    ["12 § Budget"],
    ["Paragraf 12 Budget"],
    ["PARAGRAF 12: Budget"],
    ["**§ 12 Budget**"],
    ["§ 12 **Budget**"],
    ["## § 12 Budget ##"],
    ["| § 12 | Budget |"],
    ["§ 12/24 Budget"],
    ["SF § 12 Budget"],
    ["§ 12\n\nBudget"],
    ["§ 12\nBudget"],
    ["**§ 12**\n\n**Budget**"],
    ["§ 12     Dnr 2024/3\nBudget"],
    ["§ 12 Budget     Dnr 2024/3"],
  ])("%s", (lines) => {
    const [paragraph] = read(lines, "", "Förslaget gås igenom.").paragrafer;
    expect([paragraph?.nr, paragraph?.rubrik, paragraph?.text]).toEqual([
      12,
      "Budget",
      "Förslaget gås igenom.",
    ]);
  });

  test("broken over lines they are joined", () => {
    expect(headings("**§ 1 Rapport om", "Norrsund**", "", "Text.")).toEqual([
      [1, "Rapport om Norrsund"],
    ]);
    expect(headings("§ 1 Rapport från", "Region Mittland", "Text.")).toEqual([
      [1, "Rapport från Region Mittland"],
    ]);
    expect(headings("§ 1 BUDGET OCH VERKSAMHETSPLAN", "FÖR 2025", "Text.")).toEqual([
      [1, "BUDGET OCH VERKSAMHETSPLAN FÖR 2025"],
    ]);
    expect(headings("§ 1 Samverkansavtal om gemensamma loka-", "ler", "", "Text.")).toEqual([
      [1, "Samverkansavtal om gemensamma lokaler"],
    ]);
  });

  test("a § that a sentence cites at a line's beginning is none", () => {
    const lines = ["§ 1 A", "", "Det följer av", "§ 7 i avtalet och av", "§ 2 Lagen.", "", "§ 2 B"];
    expect(headings(...lines)).toEqual([
      [1, "A"],
      [2, "B"],
    ]);
  });

  test("a table of contents and a bilaga's own paragrafer are none", () => {
    const contents = ["§ 1 Val ..... 2", "§ 2 Budget ..... 3", ""];
    const body = ["§ 1 Val", "", "Beslut: Eva Lind väljs.", "", "§ 2 Budget", "", "Antas.", ""];
    const bilaga = ["Vid protokollet: Bo Ek", "", "Bilaga 1", "", "§ 1 Syfte", "", "§ 2 Ansvar"];
    expect(headings(...contents, ...body, ...bilaga)).toEqual([
      [1, "Val"],
      [2, "Budget"],
    ]);
  });

  test("a heading that a page repeats is page furniture", () => {
    const lines = ["§ 1 Val", "", "Frågan om", "", "§ 1 (forts.)", "", "val av revisor."];
    expect(read(...lines).paragrafer.map(({ text }) => text)).toEqual([
      "Frågan om val av revisor.",
    ]);
  });

  test("a number used twice gives two paragrafer and a remark", () => {
    const minutes = read("§ 1 A", "", "Text.", "", "§ 2 B", "", "§ 2 C", "", "§ 3 D", "", "Slut.");
    expect(minutes.paragrafer.map(({ nr, rubrik }) => `${nr} ${rubrik}`)).toEqual([
      "1 A",
      "2 B",
      "2 C",
      "3 D",
    ]);
    expect(minutes.osakert).toMatchObject([{ rad: 9, text: "§ 2 C" }]);
  });
});

describe("text torn by pages", () => {
  const torn = (...between: string[]) =>
    read("§ 1 A", "", "Kursen handlar om att leda grupper med", ...between, "många viljor.");

  test.each([
    ["a scanner's note", ["", "Handwritten signature and initials in blue ink.", ""]],
    ["a page number", ["", "Sida 2 (9)", ""]],
    ["a form feed", ["\f"]],
    ["blank lines only", ["", "", ""]],
  ])("%s", (_what, between) => {
    const minutes = torn(...between);
    expect(minutes.paragrafer[0]?.text).toBe(
      "Kursen handlar om att leda grupper med många viljor.",
    );
    expect(minutes.osakert).toEqual([]);
  });

  test("a crumb between the halves is reported, and the halves are joined", () => {
    const minutes = torn("", "an PP 3", "");
    expect(minutes.paragrafer[0]?.text).toMatch(/grupper med många/);
    expect(minutes.osakert).toMatchObject([{ rad: 7, text: "an PP 3" }]);
  });

  test("words hyphenated at a line's end become whole, compounds keep their hyphen", () => {
    const [paragraph] = read(
      "§ 1 A",
      "",
      "Samord-",
      "ning av IT-",
      "stöd, data-",
      "och e-",
      "post.",
    ).paragrafer;
    expect(paragraph?.text).toBe("Samordning av IT-stöd, data- och e-post.");
  });
});

describe("decisions", () => {
  const decided = (...lines: string[]) => read("§ 1 A", "", ...lines).paragrafer[0];

  test("two att-satser without a blank line between are two", () => {
    expect(
      decided("Styrelsen beslutade", "", "Att bevilja 310 000 kr", "Att betala i juni")?.beslut,
    ).toEqual(["Att bevilja 310 000 kr", "Att betala i juni"]);
  });

  test("att-satser without announcement are read and reported", () => {
    const minutes = read(
      "§ 1 A",
      "",
      "Kostnaden är känd.",
      "",
      "Att bevilja medel",
      "",
      "Att betala",
    );
    expect(minutes.paragrafer[0]?.beslut).toEqual(["Att bevilja medel", "Att betala"]);
    expect(minutes.paragrafer[0]?.sektioner.map((one) => one.beslutsmening)).toEqual([null]);
    expect(minutes.osakert).toMatchObject([{ rad: 7 }]);
  });

  test("a sentence that begins with Att is no decision", () => {
    expect(decided("Att arbeta med trauma är viktigt.")?.beslut).toEqual([]);
  });

  test("several groups keep their order", () => {
    const paragraph = decided(
      "En fråga väcks.",
      "Styrelsen beslutade",
      "att lyfta frågan.",
      "",
      "En annan fråga väcks.",
      "",
      "Styrelsen beslutade att vänta.",
    );
    expect(paragraph?.sektioner).toEqual([
      {
        text: "En fråga väcks.",
        beslutsmening: "Styrelsen beslutade",
        beslut: ["att lyfta frågan."],
      },
      {
        text: "En annan fråga väcks.",
        beslutsmening: "Styrelsen beslutade",
        beslut: ["att vänta."],
      },
    ]);
    expect(paragraph?.text).toBe("En fråga väcks.\n\nEn annan fråga väcks.");
  });

  test("proposals and told decisions are text", () => {
    const paragraph = decided(
      "Bakgrund",
      "Styrelsen beslutade att ansöka i fjol.",
      "",
      "Förslag till beslut",
      "att anta planen",
      "",
      "Beslut",
      "Styrelsen beslutar att avslå planen.",
      "",
      "Reservation",
      "Bo Ek reserverar sig.",
    );
    expect(paragraph?.beslut).toEqual(["Att avslå planen."]);
    expect(paragraph?.sektioner.at(-1)?.text).toBe("Reservation\n\nBo Ek reserverar sig.");
  });

  test("att-satser that lack their att get it from the announcement", () => {
    expect(decided("Styrelsen beslutar att", "1. anta planen", "2. skicka den")?.beslut).toEqual([
      "Att anta planen",
      "Att skicka den",
    ]);
  });

  test("a list inside an att-sats stays in it", () => {
    const paragraph = decided(
      "Styrelsen beslutar",
      "att avtalet ska",
      "omfatta:",
      "- hyra",
      "- el",
    );
    expect(paragraph?.beslut).toEqual(["Att avtalet ska omfatta:\n- hyra\n- el"]);
  });

  test("who stayed out is text, not a decision", () => {
    const paragraph = decided("Beslut", "Medel beviljas.", "", "Bo Ek deltog inte i beslutet.");
    expect(paragraph?.beslut).toEqual(["Medel beviljas."]);
    expect(paragraph?.deltogInte).toEqual([{ namn: "Bo Ek", omfattning: "beslut" }]);
  });
});

describe("page furniture is only what is recognisably so", () => {
  test("headers that come back page after page go, whatever their page number", () => {
    const header = (page: number) => ["", `Protokoll 2023-02-03   Sid ${page}`, ""];
    const minutes = read("§ 1 A", "", "Ett.", ...header(2), "Två.", ...header(3), "Tre.");
    expect(minutes.paragrafer[0]?.text).toBe("Ett.\n\nTvå.\n\nTre.");
    expect(minutes.sidelement.map((line) => line.rad)).toEqual([7, 11]);
  });

  test.each([
    ["a line said three times", "Ingen rapport lämnades"],
    ["a sum on a line of its own", "45 000"],
    ["an abbreviation as heading", "NNS"],
  ])("%s stays", (_what, line) => {
    const minutes = read("§ 1 A", "", "Ett.", "", line, "", "Två.", "", line, "", "Tre.", "", line);
    expect(minutes.paragrafer[0]?.text.split(line)).toHaveLength(4);
    expect([minutes.sidelement, minutes.osakert]).toEqual([[], []]);
  });

  test("a page of a PDF that is a picture is reported", () => {
    const line = "[Sida 2 i PDF-filen är en bild utan text.]";
    expect(read("§ 1 A", "", "Text.", "", line).osakert).toMatchObject([{ rad: 7, text: line }]);
  });
});

describe("first and last pages", () => {
  test("offices above and below the names", () => {
    const above = [
      "Ordförande",
      "Eva Lind",
      "",
      "Sekreterare",
      "Ida Berg",
      "",
      "Justerare",
      "Bo Ek",
    ];
    const below = [
      "Eva Lind",
      "Ordförande",
      "",
      "Ida Berg",
      "Sekreterare",
      "",
      "Bo Ek",
      "Justerare",
    ];
    for (const block of [above, below]) {
      const { ordforande, sekreterare, justerare } = read("§ 1 A", "", "Text.", "", ...block);
      expect([ordforande, sekreterare, justerare]).toEqual(["Eva Lind", "Ida Berg", ["Bo Ek"]]);
    }
  });

  test("an office among the titles of a list is a title", () => {
    const list = ["Övriga närvarande", "Ida Berg", "Sekreterare", "Ulf Ros", "Ekonom"];
    const { narvaro, sekreterare } = read(...list, "", "§ 1 A", "", "Text.");
    expect(narvaro.map(({ namn, titel }) => [namn, titel])).toEqual([
      ["Ida Berg", "sekreterare"],
      ["Ulf Ros", "Ekonom"],
    ]);
    expect(sekreterare).toBe("Ida Berg");
  });

  test("day, time and place on one line come apart", () => {
    const line = "Plats och tid: Kommunhuset, Granby, fredagen den 3 februari 2023 kl. 13.00–15.40";
    expect(read(line, "", "§ 1 A", "", "Text.")).toMatchObject({
      sammantradesdatum: "2023-02-03",
      plats: "Kommunhuset, Granby",
      tid: { borjar: "13:00", slutar: "15:40" },
    });
  });

  test("a day that does not exist is null and reported", () => {
    const minutes = read("Sammanträdesdatum: 2022-02-30", "", "§ 1 A", "", "Text.");
    expect(minutes.sammantradesdatum).toBeNull();
    expect(minutes.osakert).toMatchObject([{ rad: 3, varfor: expect.stringMatching(/kalendern/) }]);
  });

  test("a line that nothing explains is reported", () => {
    const minutes = read("Parkering finns bakom huset", "", "§ 1 A", "", "Text.");
    expect(minutes.osakert).toMatchObject([{ rad: 3, text: "Parkering finns bakom huset" }]);
  });

  test("paragrafer that differ from what the first page says are reported", () => {
    const minutes = read("Paragrafer: § 1–3", "", "§ 1 A", "", "Text.", "", "§ 2 B", "", "Text.");
    expect([minutes.fran, minutes.till]).toEqual([1, 3]);
    expect(minutes.osakert).toMatchObject([
      { rad: 3, varfor: expect.stringMatching(/§ 1–3.*§ 1–2/) },
    ]);
  });
});
