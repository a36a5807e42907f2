import { describe, expect, test } from "vitest";
import {
  type ArchivedMinutes,
  archivedMinutes,
  archiveFigures,
  archiveOf,
} from "#app/domain/archive.ts";
import { legalDate, parseLegalDate } from "#app/domain/calendar.ts";
import { decided, item, meeting } from "#test/support/minutes.ts";

/** A protokoll of an archive: "2024-03-04 1-12" is its day and its § numbers. */
function kept(words: string, about: Partial<ArchivedMinutes> = {}): ArchivedMinutes {
  const [day = "", span = ""] = words.split(" ");
  const [from = 0, to = from] = span.split("-").map(Number);
  return {
    file: `${day}-${span}.txt`,
    sha256: words,
    organ: "Samordningsförbundet Norrsund",
    date: parseLegalDate(day),
    numbers: span === "" ? [] : Array.from({ length: to - from + 1 }, (_, n) => from + n),
    stated: null,
    approvedOn: null,
    postedOn: null,
    decidesBudget: true,
    handlesAnnualReport: true,
    ...about,
  };
}

const archive = (...words: string[]) => archiveOf(words.map((one) => kept(one)));
const texts = (...words: string[]) => archive(...words).findings.map(({ text }) => text);
const numbering = (...words: string[]) => archive(...words).bodies.map((body) => body.numbering);

describe("how the numbers run is inferred", () => {
  test("anew each year", () => {
    expect(numbering("2023-03-01 1-9", "2023-11-20 10-22", "2024-03-01 1-8")).toEqual([
      "Numren börjar om varje år.",
    ]);
  });

  test("on and on through the years", () => {
    expect(numbering("2023-03-01 41-49", "2023-11-20 50-62", "2024-03-01 63-70")).toEqual([
      "Numren löper vidare från år till år.",
    ]);
  });

  test("anew at each meeting: then no number is asked for", () => {
    const each = ["2023-03-01 1-9", "2023-06-01 1-12", "2023-11-20 1-7", "2024-03-01 1-8"];
    expect(numbering(...each)[0]).toContain("börjar om vid varje sammanträde");
    expect(texts(...each)).toEqual([]);
  });

  test("one year shows neither, and that is said", () => {
    expect(numbering("2023-03-01 5-9", "2023-11-20 10-22")[0]).toContain("Det går inte att se");
    expect(texts("2023-03-01 5-9", "2023-11-20 10-22")).toEqual([]);
  });
});

describe("protokoll that are missing", () => {
  test("a gap tells its numbers and the days around it", () => {
    const [gap] = archive("2024-03-04 1-12", "2024-09-09 28-40").findings;
    expect(gap).toMatchObject({
      rule: "ARKIV",
      level: "warn",
      text: "§ 13–27 saknas mellan protokollen från 4 mars 2024 och 9 september 2024.",
      files: ["2024-03-04-1-12.txt", "2024-09-09-28-40.txt"],
    });
  });

  test("a year that begins anew must begin with § 1, except the first in the archive", () => {
    expect(
      texts("2022-09-01 14-20", "2023-03-01 1-9", "2023-09-01 10-20", "2024-05-02 8-15"),
    ).toEqual(["§ 1–7 saknas före protokollet från 2 maj 2024."]);
  });

  test("numbers that run on lack what lies between two years", () => {
    expect(
      texts("2022-03-01 1-9", "2023-03-01 10-22", "2024-03-01 23-30", "2025-03-01 41-50"),
    ).toEqual(["§ 31–40 saknas mellan protokollen från 1 mars 2024 och 1 mars 2025."]);
  });

  test("a number missing inside a protokoll is that protokoll's own fault", () => {
    const torn = kept("2024-03-04 1-12", { numbers: [1, 2, 3, 6, 7, 12] });
    expect(archiveOf([torn, kept("2024-09-09 13-20")]).findings).toEqual([]);
  });

  test("what a protokoll says that it is about is not missing", () => {
    const short = kept("2024-03-04 1-10", { stated: { from: 1, to: 12 } });
    expect(archiveOf([short, kept("2024-09-09 13-20")]).findings).toEqual([]);
  });

  test("whole years without a protokoll are told once", () => {
    expect(texts("2020-03-01 1-9", "2023-03-01 1-9", "2024-03-01 1-9")).toContain(
      "Det finns inget protokoll från 2021–2022.",
    );
  });

  test("numbers that follow on leave no year out", () => {
    expect(texts("2020-03-01 1-9", "2022-03-01 10-19")).toEqual([]);
  });
});

describe("numbers twice and out of order", () => {
  test("the same number in two protokoll of a year", () => {
    const [found] = archive("2024-03-04 1-12", "2024-09-09 11-20").findings;
    expect(found).toMatchObject({ rule: "KL-5-66", level: "warn", paragraf: 11 });
    expect(found?.text).toBe(
      "§ 11–12 finns både i protokollet från 4 mars 2024 och i det från 9 september 2024.",
    );
  });

  test("one paragraf of the same day may be justerad omedelbart: a hint only", () => {
    const [found, ...more] = archive("2024-03-04 1-12", "2024-03-04 7").findings;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ level: "info", paragraf: 7 });
  });

  test("a later day with lower numbers", () => {
    const found = texts("2024-03-04 1-12", "2024-04-09 21-30", "2024-05-15 13-20");
    expect(found).toEqual([
      "Protokollet från 15 maj 2024 har § 13–20, men det från 9 april 2024 har § 21–30. Det senare sammanträdet har de lägre numren.",
    ]);
  });
});

describe("copies", () => {
  test("the same bytes, and the same meeting in another file, are read once", () => {
    const first = kept("2024-03-04 1-12");
    const bytes = { ...first, file: "kopia.txt" };
    const other = { ...first, file: "protokoll.pdf", sha256: "annat" };
    const { kept: left, copies, findings } = archiveOf([first, bytes, other]);
    expect(left.map(({ file }) => file)).toEqual([first.file]);
    expect(copies).toEqual([
      { file: "kopia.txt", of: first.file, same: "bytes" },
      { file: "protokoll.pdf", of: first.file, same: "meeting" },
    ]);
    expect(findings).toEqual([]);
  });

  test("without a day only the bytes tell", () => {
    const one = kept("okänt 1-4");
    expect(archiveOf([one, { ...one, file: "b.txt", sha256: "b" }]).copies).toEqual([]);
  });
});

describe("bodies", () => {
  const named = (words: string, organ: string) => kept(words, { organ, file: `${organ} ${words}` });

  test("two förbund with numbers of their own are not mixed, and findings name theirs", () => {
    const { bodies, findings } = archiveOf([
      named("2024-03-04 1-12", "Norrsund"),
      named("2024-06-04 13-20", "Norrsund"),
      named("2024-03-05 1-9", "Mittland"),
      named("2024-06-05 15-20", "Mittland"),
    ]);
    expect(bodies.map(({ organ, count }) => [organ, count])).toEqual([
      ["Norrsund", 2],
      ["Mittland", 2],
    ]);
    expect(findings.map(({ text }) => text)).toEqual([
      "Mittland: § 10–14 saknas mellan protokollen från 5 mars 2024 och 5 juni 2024.",
    ]);
  });

  test("a förbund that changed its name is one, when its numbers fit together", () => {
    const { bodies, findings } = archiveOf([
      named("2024-03-04 1-12", "Samordningsförbundet Norrsund"),
      named("2024-06-04 13-20", "Finsam Norrsund"),
      named("2024-09-04 21-28", "Samordningsförbundet Norrsund"),
    ]);
    expect(bodies).toHaveLength(1);
    expect(findings).toEqual([]);
  });

  test("a protokoll without a name belongs to the only name there is", () => {
    const { othersOf } = archiveOf([
      named("2024-03-04 1-12", "Norrsund"),
      named("2024-06-04 13-20", ""),
    ]);
    expect(othersOf(" 2024-06-04 13-20")).toEqual([
      { date: legalDate("2024-03-04"), from: 1, to: 12 },
    ]);
  });
});

describe("what every year should have", () => {
  const years = (about: Partial<ArchivedMinutes>) =>
    archiveOf([kept("2022-03-01 1-9"), kept("2023-03-01 1-9", about), kept("2024-03-01 1-9")])
      .findings;

  test("a year between two others without budget and årsredovisning", () => {
    const found = years({ decidesBudget: false, handlesAnnualReport: false });
    expect(found.map(({ rule, level, text }) => `${rule} ${level}: ${text}`)).toEqual([
      "FIN-23 info: Inget protokoll från 2023 har ett beslut om budgeten för 2024.",
      "FIN-24 info: Inget protokoll från 2023 tar upp årsredovisningen för 2022.",
    ]);
  });

  test("the first and the last year may be there in part", () => {
    const bare = { decidesBudget: false, handlesAnnualReport: false };
    const all = [kept("2022-03-01 1-9", bare), kept("2023-03-01 1-9", bare)];
    expect(archiveOf(all).findings).toEqual([]);
  });
});

test("a protokoll is kept with the numbers that belong together, and what it decides on", () => {
  const minutes = meeting({
    items: [
      item(1, { number: 11 }),
      item(2, {
        number: 12,
        heading: "Budget 2027",
        sections: [decided("att fastställa budgeten.")],
      }),
      item(3, { number: 2026 }),
    ],
  });
  const known = { file: "a.txt", sha256: "", date: minutes.date, stated: null };
  expect(archivedMinutes(minutes, known)).toMatchObject({
    numbers: [11, 12],
    decidesBudget: true,
    handlesAnnualReport: false,
  });
});

test("figures: what was found by year and by rule, and medians of the days that are told", () => {
  const finding = (rule: string, level: "block" | "warn") => ({
    ...{
      rule,
      level,
      title: `Titel ${rule}`,
      paragraf: null,
      itemId: null,
      quote: null,
      fix: null,
    },
    ...{ text: "", suggestion: null, source: "" },
  });
  const day = (text: string) => legalDate(text);
  const figures = archiveFigures([
    {
      ...kept("2023-03-01 1-9", { approvedOn: day("2023-03-11"), postedOn: day("2023-03-12") }),
      findings: [finding("A", "block"), finding("B", "warn")],
    },
    {
      ...kept("2023-09-01 10-19", { approvedOn: day("2023-09-21"), postedOn: day("2023-09-20") }),
      findings: [finding("B", "warn")],
    },
    { ...kept("okänt 1-9"), findings: [] },
  ]);
  expect(figures.years).toEqual([
    {
      ...{ year: 2023, minutes: 2, found: { block: 1, warn: 2, info: 0 } },
      ...{ approval: { days: 15, known: 2 }, posting: { days: 1, known: 1 } },
    },
    {
      ...{ year: null, minutes: 1, found: { block: 0, warn: 0, info: 0 } },
      ...{ approval: { days: null, known: 0 }, posting: { days: null, known: 0 } },
    },
  ]);
  expect(figures.rules).toEqual([
    {
      ...{ rule: "B", title: "Titel B", total: 2 },
      byYear: [
        { year: 2023, count: 2 },
        { year: null, count: 0 },
      ],
    },
    {
      ...{ rule: "A", title: "Titel A", total: 1 },
      byYear: [
        { year: 2023, count: 1 },
        { year: null, count: 0 },
      ],
    },
  ]);
});
