import { expect } from "vitest";
import { measure } from "#app/commands/controlMeasures.server.ts";
import { beginDiary, correctHandling, registerHandling } from "#app/commands/diary.server.ts";
import { linkHandling, unlinkHandling } from "#app/commands/diaryItems.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { diaryNumber } from "#app/domain/diary/handling.ts";
import { bytesOf, verifyBytes } from "#db/queries/blobs.server.ts";
import {
  diaryRows,
  entriesOfItem,
  entryById,
  itemsOfEntry,
  publicDiaryRows,
  registeredFrom,
  versionsOf,
} from "#db/queries/diary.server.ts";
import { itemsOf } from "#db/queries/meetings.server.ts";
import {
  diaryBoard,
  everything,
  handling,
  numbersIn,
  registered,
  wholeDiary,
} from "../support/diary.ts";
import { officeOn, onEachDatabase } from "../support/office.ts";
import { board, planned, refusal, value } from "../support/story.ts";

const file = (words: string) => ({
  filename: `${words}.txt`,
  mediaType: "text/plain; charset=utf-8",
  bytes: new TextEncoder().encode(words),
});

onEachDatabase("the diarium begins once, and nothing is registered before", async (database) => {
  const office = officeOn(database);
  const b = await board(office);
  const secretary = b.as("secretary");
  expect(refusal(await registerHandling(office, secretary, handling()))).toContain("inte i Para");
  expect(refusal(await beginDiary(office, b.as("auditor"), null))).toContain("Bara");
  value(await beginDiary(office, secretary, null));
  expect(refusal(await beginDiary(office, secretary, null))).toContain("redan");
  expect((await registered(office, b)).number).toBe("2026:1");
  expect(refusal(await registerHandling(office, b.as("chair"), handling()))).toContain(
    "Bara förbundschefen eller sekreteraren får registrera en handling.",
  );
});

onEachDatabase("many at once get each their number, and none is lost", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const secretary = b.as("secretary");
  // Every third is refused after it has asked for its place, and must leave no hole.
  const many = Array.from({ length: 12 }, (_, index) =>
    registerHandling(
      office,
      secretary,
      handling(index % 3 === 2 ? { dossier: { year: 2020, serial: 9 } } : {}),
    ),
  );
  const numbers = (await Promise.all(many)).flatMap((one) => (one.ok ? [one.value.number] : []));
  expect(new Set(numbers).size).toBe(8);
  expect(await numbersIn(office, b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `2026:${n}`));
  const twice = [1, 2].map(() => registerHandling(office, secretary, handling(), "form-1"));
  expect((await Promise.all(twice)).map((one) => value(one).number)).toEqual(["2026:9", "2026:9"]);
});

onEachDatabase("each year and each förbund has a series of its own", async (database) => {
  const office = officeOn(database, "2026-12-31T22:30");
  const b = await diaryBoard(office);
  const other = await diaryBoard(office, "grannen");
  await registered(office, b);
  await registered(office, b);
  // Half past midnight in Sweden, still the old year in UTC.
  office.at("2026-12-31T23:30");
  const late = await registered(office, b, { date: legalDate("2026-12-30") });
  expect(late.number).toBe("2027:1");
  expect((await registered(office, other)).number).toBe("2027:1");
  expect(await numbersIn(office, b)).toEqual(["2026:1", "2026:2", "2027:1"]);
  const theirs = { id: late.id, revision: 1, reason: "Fel", text: handling() };
  expect(refusal(await correctHandling(office, other.as("secretary"), theirs))).toContain(
    "finns inte",
  );
});

onEachDatabase("a correction says why, and what stood before can be read", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const secretary = b.as("secretary");
  const { id } = await registered(office, b, { upload: file("ansökan") });
  const correct = (about: object, reason = "Fel avsändare", revision = 1) => {
    const text = handling({ counterpart: "Älvsta kommun", ...about });
    return correctHandling(office, secretary, { id, revision, reason, text });
  };
  expect(refusal(await correct({}, " "))).toContain("Skriv varför");
  expect(refusal(await correct({ publicSubject: "" }))).toContain("i korthet");
  value(await correct({ upload: file("ny ansökan") }));
  const stale = await correct({});
  expect(stale.ok ? [] : stale.refusals.map(({ rule }) => rule)).toEqual(["inaktuell"]);
  value(await correct({ protectedSubject: "Gäller en person" }, "Något glömdes", 2));

  const versions = await versionsOf(office.db, id);
  expect(
    versions.map(({ revision, counterpart, reason, byName, file: kept }) => [
      ...[revision, counterpart, reason, byName, kept?.filename],
    ]),
  ).toEqual([
    [3, "Älvsta kommun", "Något glömdes", "Siv Hed", "ny ansökan.txt"],
    [2, "Älvsta kommun", "Fel avsändare", "Siv Hed", "ny ansökan.txt"],
    [1, "Region Mittland", "", "Siv Hed", "ansökan.txt"],
  ]);
  expect(await numbersIn(office, b)).toEqual(["2026:1"]);
  const first = versions.at(-1)?.file?.sha256 ?? "";
  const blob = await bytesOf(office.db, b.associationId, first);
  expect(new TextDecoder().decode(blob?.bytes)).toBe("ansökan");
  expect((await verifyBytes(office.db, b.associationId)).broken).toEqual([]);
  await office.db.deleteFrom("blob").where("sha256", "=", first).execute();
  expect((await verifyBytes(office.db, b.associationId)).broken).toMatchObject([{ sha256: first }]);
});

onEachDatabase("whom and what it is about stays out of the chain of events", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const about = {
    counterpart: "Maj Öberg",
    isNameProtected: true,
    protectedSubject: "Om en plats",
  };
  const { id } = await registered(office, b, about);
  const text = handling({ ...about, publicSubject: "Fråga" });
  const input = { id, revision: 1, reason: "Otydligt", text };
  value(await correctHandling(office, b.as("secretary"), input));
  const events = await office.db.selectFrom("event").selectAll().orderBy("seq").execute();
  const told = events.filter(({ kind }) => kind.startsWith("diary."));
  expect(told.map(({ kind }) => kind)).toEqual([
    ...["diary.begun", "diary.registered", "diary.corrected"],
  ]);
  for (const word of ["Maj", "plats", "Ansökan", "Fråga", "Otydligt"]) {
    expect(told.map(({ data, ground }) => `${data}${ground}`).join()).not.toContain(word);
  }
});

onEachDatabase("handlingar are gathered in the akt of the first of them", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const first = await registered(office, b);
  const second = await registered(office, b, { dossier: first });
  const third = await registered(office, b, { dossier: second });
  const of = async (id: string) => {
    const dossier = (await entryById(office.db, b.associationId, id))?.dossier;
    return dossier && diaryNumber(dossier);
  };
  expect([await of(first.id), await of(second.id), await of(third.id)]).toEqual([
    ...[null, "2026:1", "2026:1"],
  ]);
  const move = async (id: string, serial: number) => {
    const text = handling({ dossier: { year: 2026, serial } });
    const input = { id, revision: 1, reason: "Hör dit", text };
    return correctHandling(office, b.as("secretary"), input);
  };
  expect(refusal(await move(first.id, 2))).toContain("själv den första");
  const alone = await registered(office, b);
  expect(refusal(await move(first.id, 4))).toContain("2026:2");
  expect(refusal(await move(alone.id, 9))).toContain("ingen handling med diarienummer 2026:9");
  value(await move(alone.id, 3));
  expect(await of(alone.id)).toBe("2026:1");
  const dossier = { year: 2026, serial: 1 };
  const akt = { ...everything, dossier };
  const rows = await diaryRows(office.db, b.associationId, akt, { after: null, most: 50 });
  expect(rows.map(({ serial }) => serial)).toEqual([4, 3, 2, 1]);
});

onEachDatabase("the office finds what is protected; nobody else does", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const other = await diaryBoard(office, "grannen");
  await registered(office, other, { publicSubject: "Ansökan Ringen hos grannen" });
  await registered(office, b, { publicSubject: "Ansökan RINGEN, 100 % tjänst" });
  await registered(office, b, {
    ...{ publicSubject: "Fråga om Åsens insats", protectedSubject: "Om en plats" },
    ...{ counterpart: "Maj Öberg", isNameProtected: true, direction: "sent" },
  });
  const ask = { after: null, most: 50 };
  const seek = async (words: string, about = {}) => {
    const selection = { ...everything, words, ...about };
    const found = await diaryRows(office.db, b.associationId, selection, ask);
    const open = await publicDiaryRows(office.db, b.associationId, selection, ask);
    return [found.map(({ serial }) => serial), open.map(({ serial }) => serial)];
  };
  expect(await seek("")).toEqual([
    [2, 1],
    [2, 1],
  ]);
  expect(await seek("ringen ansökan")).toEqual([[1], [1]]);
  expect(await seek("åsens")).toEqual([[2], [2]]);
  expect(await seek("2026:2")).toEqual([[2], [2]]);
  expect(await seek("100 %")).toEqual([[1], [1]]);
  expect(await seek("öberg")).toEqual([[2], []]);
  expect(await seek("plats")).toEqual([[2], []]);
  expect(await seek("", { direction: "sent" })).toEqual([[2], [2]]);
  expect(await seek("", { year: 2025 })).toEqual([[], []]);
  const open = await publicDiaryRows(office.db, b.associationId, everything, ask);
  expect(JSON.stringify(open)).not.toMatch(/Maj|plats|Pärmen/);
  expect(open[0]).toMatchObject({ counterpart: null, subject: "Fråga om Åsens insats" });
});

onEachDatabase("a page begins after the last one that was seen", async (database) => {
  const office = officeOn(database, "2026-12-30T08:00");
  const b = await diaryBoard(office);
  for (let n = 0; n < 3; n += 1) await registered(office, b);
  office.at("2027-01-04T08:00");
  for (let n = 0; n < 2; n += 1) await registered(office, b);
  const page = async (after: { year: number; serial: number } | null) =>
    (await diaryRows(office.db, b.associationId, everything, { after, most: 2 })).map(diaryNumber);
  expect(await page(null)).toEqual(["2027:2", "2027:1"]);
  expect(await page({ year: 2027, serial: 1 })).toEqual(["2026:3", "2026:2"]);
  expect(await page({ year: 2026, serial: 2 })).toEqual(["2026:1"]);
});

onEachDatabase("the control measures the rows as they are", async (database) => {
  const office = officeOn(database, "2026-03-02T08:00");
  const b = await board(office);
  const period = { from: legalDate("2026-03-01"), to: legalDate("2026-04-30") };
  const of = (from = "2026-03-01") =>
    measure(office.db, b.associationId, "diary", { ...period, from: legalDate(from) });
  expect((await of()).deviations).toEqual([
    "Diariet förs inte i Paragraf, så det kan inte mätas här.",
  ]);
  value(await beginDiary(office, b.as("secretary"), null));
  await registered(office, b);
  const lost = await registered(office, b);
  await registered(office, b, { date: legalDate("2026-02-20"), keptWhere: "" });
  expect(await of()).toEqual({
    checked: 3,
    deviations: [
      "2026:3: Den kom in 20 februari 2026 och skulle ha registrerats senast 23 februari 2026, men registrerades 2 mars 2026.",
      "2026:3 har ingen fil, och det står inte var handlingen finns.",
    ],
  });
  // Somebody with the database in hand takes a handling away.
  await office.db.deleteFrom("diary_version").where("entry_id", "=", lost.id).execute();
  await office.db.deleteFrom("diary_entry").where("id", "=", lost.id).execute();
  expect((await of()).deviations).toContain("Diarienummer 2026:2 saknas.");
  // It is missed in every later period of the year too.
  expect(await of("2026-04-01")).toEqual({
    checked: 0,
    deviations: ["Diarienummer 2026:2 saknas."],
  });
});

onEachDatabase("who registered a handling is told with it", async (database) => {
  const office = officeOn(database);
  const b = await diaryBoard(office);
  const { id } = await registered(office, b);
  expect(await registeredFrom(office.db, id)).toEqual({ byName: "Siv Hed", slug: null });
  expect((await wholeDiary(office, b))[0]).toMatchObject({ revision: 1, origin: null });
});

onEachDatabase(
  "a handling is tied to the ärende that is about it, and loose again",
  async (database) => {
    const office = officeOn(database);
    const b = await diaryBoard(office);
    const secretary = b.as("secretary");
    const [item] = await itemsOf(office.db, await planned(office, b, "2026-03-18"));
    const itemId = item?.id ?? "";
    const { id } = await registered(office, b);
    const number = { year: 2026, serial: 1 };
    expect(refusal(await linkHandling(office, b.as("chair"), { itemId, number }))).toContain(
      "Bara",
    );
    const missing = { itemId, number: { year: 2026, serial: 2 } };
    expect(refusal(await linkHandling(office, secretary, missing))).toContain("2026:2");
    value(await linkHandling(office, secretary, { itemId, number }));
    expect(refusal(await linkHandling(office, secretary, { itemId, number }))).toContain("redan");
    expect(await itemsOfEntry(office.db, id)).toMatchObject([{ id: itemId, date: "2026-03-18" }]);
    expect(await entriesOfItem(office.db, b.associationId, itemId)).toMatchObject([{ id }]);
    value(await unlinkHandling(office, secretary, { itemId, number }));
    expect(refusal(await unlinkHandling(office, secretary, { itemId, number }))).toContain("inte");
    expect(await itemsOfEntry(office.db, id)).toEqual([]);
    expect(await numbersIn(office, b)).toEqual(["2026:1"]);
  },
);
