import { expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { checkHandling } from "#app/domain/diary/checkHandling.ts";
import { changesOfText } from "#app/domain/diary/compareTexts.ts";
import {
  type DiaryEntry,
  diaryNumber,
  diaryPath,
  type HandlingText,
  officeWords,
  publicPart,
  publicWords,
  readDiaryNumber,
  wordsSought,
} from "#app/domain/diary/handling.ts";
import { readDiarySelection } from "#app/domain/diary/selection.ts";

const text = (about: Partial<HandlingText> = {}): HandlingText => ({
  ...{ date: legalDate("2026-03-02"), direction: "received", counterpart: "Region Mittland" },
  ...{ isNameProtected: false, publicSubject: "Ansökan om medel", protectedSubject: "" },
  ...{ kind: "application", dossierId: null, file: null, keptWhere: "", secrecy: "" },
  ...about,
});

const today = legalDate("2026-03-02");
const fieldsOf = (about: Partial<HandlingText>) =>
  checkHandling(text(about), today).map(({ field, rule }) => [field, rule]);

test.each<[string, Partial<HandlingText>, [string, string | null][]]>([
  ["a whole one", {}, []],
  ["a day that has not come", { date: legalDate("2026-03-03") }, [["date", null]]],
  ["nothing about what it is", { publicSubject: "" }, [["publicSubject", "OSL-5-2"]]],
  [
    "what it is about told to the office alone",
    { publicSubject: "", protectedSubject: "En fråga om stöd" },
    [],
  ],
  ["no sender", { counterpart: "" }, [["counterpart", "OSL-5-2"]]],
  ["no recipient", { direction: "sent", counterpart: "" }, [["counterpart", "OSL-5-2"]]],
  ["drawn up by ourselves, for nobody", { direction: "drawnUp", counterpart: "" }, []],
  [
    "a personnummer where everybody reads",
    { publicSubject: "Fråga från 811228-9874" },
    [["publicSubject", "GDPR-2"]],
  ],
  ["the same where the office reads", { protectedSubject: "Fråga från 811228-9874" }, []],
  [
    "a mobile number beside a name",
    { counterpart: "Maj Öberg 070-174 06 58" },
    [["counterpart", "GDPR-2"]],
  ],
  [
    "the same of a private person",
    { counterpart: "Maj, 070-174 06 58", isNameProtected: true },
    [],
  ],
  [
    "two faults at once",
    { publicSubject: "", counterpart: "" },
    [
      ["publicSubject", "OSL-5-2"],
      ["counterpart", "OSL-5-2"],
    ],
  ],
])("%s", (_what, about, expected) => {
  expect(fieldsOf(about)).toEqual(expected);
});

test("a refusal for everybody's eyes says where to write it instead", () => {
  const [refusal] = checkHandling(text({ publicSubject: "Från 811228-9874" }), today);
  expect(refusal?.text).toBe(
    "Alla kan läsa det här på webben. Ta bort: personnummer. Skriv det i fältet som bara kansliet läser.",
  );
});

test.each<[string, { year: number; serial: number } | null]>([
  ["2026:14", { year: 2026, serial: 14 }],
  [" 2026-14 ", { year: 2026, serial: 14 }],
  ["2026:0", null],
  ["2026:014", null],
  ["26:1", null],
  ["2026:12345678", null],
  ["2026:14; drop", null],
  ["", null],
])("the number %j is read as %j", (words, number) => {
  expect(readDiaryNumber(words)).toEqual(number);
  if (!number) return;
  expect(readDiaryNumber(diaryNumber(number))).toEqual(number);
  expect(readDiaryNumber(diaryPath(number))).toEqual(number);
});

const entry = (about: Partial<HandlingText>): DiaryEntry => ({
  ...text(about),
  ...{ id: "e", year: 2026, serial: 3, registeredOn: today, revision: 1, origin: null },
});

test("everybody is told neither what is protected nor a private person's name", () => {
  const secret = entry({
    ...{
      counterpart: "Maj Öberg",
      isNameProtected: true,
      protectedSubject: "Om en plats i insatsen",
    },
    ...{ secrecy: "26 kap. 1 §", keptWhere: "Kassaskåpet" },
    file: { sha256: "ab", filename: "maj.pdf", mediaType: "application/pdf" },
  });
  const told = publicPart(secret, null);
  expect(told).toEqual({
    ...{ year: 2026, serial: 3, date: "2026-03-02", direction: "received", kind: "application" },
    ...{ counterpart: null, subject: "Ansökan om medel", dossier: null },
  });
  expect(publicPart(entry({ publicSubject: "", protectedSubject: "x" }), null).subject).toBeNull();
  expect(publicWords(secret, secret)).toBe("2026:3\nansökan om medel\nansökan");
  for (const word of ["maj öberg", "plats i insatsen", "kassaskåpet", "maj.pdf"]) {
    expect(officeWords(secret, secret)).toContain(word);
  }
});

test("words are sought each for itself, in small letters", () => {
  expect(wordsSought("  Ansökan  RINGEN ")).toEqual(["ansökan", "ringen"]);
  expect(wordsSought(" ")).toEqual([]);
});

test("what an address asks for is read, and what cannot be read narrows nothing", () => {
  const asked = { ord: "ringen", ar: "2026", riktning: "sent", akt: "2026:3" };
  expect(readDiarySelection(asked)).toEqual({
    selection: {
      ...{ words: "ringen", year: 2026, direction: "sent" },
      dossier: { year: 2026, serial: 3 },
    },
    faults: [],
  });
  const wrong = readDiarySelection({ ord: "", ar: "i år", riktning: "bort", akt: "tre" });
  expect(wrong.selection).toEqual({ words: "", year: null, direction: null, dossier: null });
  expect(wrong.faults.map(({ field }) => field)).toEqual(["ar", "akt"]);
});

test("a correction tells what it changed, and only that", () => {
  const before = { ...text(), dossier: null };
  expect(changesOfText(before, before)).toEqual([]);
  const after = { ...before, isNameProtected: true, publicSubject: "Ansökan", keptWhere: "Pärmen" };
  expect(changesOfText(before, after)).toEqual([
    { what: "Namnet skyddat", from: "nej", to: "ja" },
    { what: "Gäller", from: "Ansökan om medel", to: "Ansökan" },
    { what: "Finns i", from: "", to: "Pärmen" },
  ]);
});
