import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { legalDate } from "#app/domain/calendar.ts";
import { claimOre, mileageOre, readClaim, type TypedClaim } from "#app/domain/fees/claim.ts";
import { type FeeFacts, feeOf, feeOre } from "#app/domain/fees/fee.ts";
import { settingOn } from "#app/domain/fees/settings.ts";
import { sources } from "#app/domain/law.ts";
import { feeSettings, setting, typed } from "#test/support/fees.ts";
import { meeting, presence, wholeBoard } from "#test/support/minutes.ts";

const day = legalDate("2026-03-04");

const facts = (about: Partial<FeeFacts> = {}): FeeFacts => ({
  ...{ minutes: meeting(), personId: "per", settings: feeSettings, employers: [] },
  ...about,
});

const sentences = (about: Partial<FeeFacts>) => {
  const result = feeOf(facts(about));
  return result.ok ? [] : result.refusals.map(({ text }) => text);
};

const fee = (about: Partial<FeeFacts> = {}) => {
  const result = feeOf(facts(about));
  if (!result.ok) throw new Error(result.refusals.map(({ text }) => text).join(" "));
  return result.value;
};

describe("the arvode", () => {
  test("of two hours is the lower share, and says how it was counted", () => {
    expect(fee()).toMatchObject({ feeClass: "short", ore: 70_000, minutes: 120, isAtLimit: false });
    expect(fee().words).toBe(
      "Sammanträdet varade 13.00–15.00. Per Alm var där 2 timmar: kort sammanträde, 1 procent av grundbeloppet 70 000 kr (Styrelsen § 4) är 700 kr, avrundat till hela ören.",
    );
  });

  test("of four hours and one minute is the higher, and of exactly four is worth a look", () => {
    expect(fee({ minutes: meeting({ endsAt: "17:00" }) })).toMatchObject({
      ...{ feeClass: "short", isAtLimit: true },
    });
    const long = fee({ minutes: meeting({ endsAt: "17:01" }) });
    expect(long).toMatchObject({ feeClass: "long", ore: 140_000, isAtLimit: false });
  });

  test("follows the person's own time at a long meeting", () => {
    const late = presence("per", "norrsund", { fromPosition: 2, fromTime: "14:30" });
    const minutes = meeting({ endsAt: "18:00", presences: [late] });
    expect(fee({ minutes })).toMatchObject({ feeClass: "short", minutes: 210 });
  });

  test("follows the grundbelopp of the day of the meeting, the one written last", () => {
    const settings = [
      ...feeSettings,
      setting("base", { kronor: 80_000, fromYear: null, toYear: null }, { validFrom: day }),
      setting(
        "base",
        { kronor: 90_000, fromYear: null, toYear: null },
        { validFrom: legalDate("2026-03-05") },
      ),
    ];
    expect(fee({ settings }).ore).toBe(80_000);
    const corrected = setting(
      "base",
      { kronor: 81_000, fromYear: null, toYear: null },
      { validFrom: day, at: "2026-03-04T09:00:00.000Z" },
    );
    expect(fee({ settings: [corrected, ...settings] }).ore).toBe(81_000);
    expect(settingOn(settings, "base", legalDate("2021-12-31"))).toBeNull();
  });

  test("is counted in whole öre, a half upwards", () => {
    expect(feeOre(68_076, 100)).toBe(68_076);
    expect(feeOre(68_076, 200)).toBe(136_152);
    expect(feeOre(1, 150)).toBe(2);
    expect(feeOre(1, 149)).toBe(1);
  });
});

describe("CTRL-20 blocks with a sentence", () => {
  test.each<[string, Partial<FeeFacts>, string]>([
    [
      "one who is not on the närvarolista",
      { personId: "tor" },
      "Tor Hägg står inte på närvarolistan för sammanträdet 4 mars 2026.",
    ],
    [
      "staff",
      { personId: "ida" },
      "Ida Sjö var inte ledamot eller ersättare vid sammanträdet 4 mars 2026. Arvode går till ledamöter och ersättare.",
    ],
    [
      "a ledamot of the state's seat",
      { personId: "lena" },
      "Lena Gran är anställd hos Försäkringskassan och tar inget arvode om inte styrelsen har beslutat det. Har den gjort det förs beslutet in för platsen.",
    ],
    [
      "one who works for the state and sits for a kommun",
      { employers: ["Arbetsförmedlingen"] },
      "Per Alm är anställd hos Arbetsförmedlingen och tar inget arvode om inte styrelsen har beslutat det. Har den gjort det förs beslutet in för platsen.",
    ],
    [
      "a seat that takes none",
      {
        settings: [...feeSettings, setting("seat", { takes: false }, { subject: "seat-norrsund" })],
      },
      "Platsen Norrsunds kommun tar inget arvode enligt förbundets beslut.",
    ],
    [
      "a meeting that goes on",
      { minutes: meeting({ endsAt: null }) },
      "Sammanträdet 4 mars 2026 är inte avslutat. Ersättningen räknas när det är det.",
    ],
    [
      "a day without a grundbelopp",
      { settings: feeSettings.filter(({ kind }) => kind !== "base") },
      "Inget beslut om grundbelopp gäller 4 mars 2026. För in beslutet under Arvoden, så räknas ersättningen.",
    ],
    [
      "a time that decides the class and is not noted",
      {
        minutes: meeting({
          endsAt: "18:00",
          presences: [presence("per", "norrsund", { fromPosition: 2 })],
        }),
      },
      "Det är inte antecknat när Per Alm kom eller gick 4 mars 2026: tiden kan vara 0 minuter eller 5 timmar, och gränsen går vid 4 timmar. Låt sekreteraren rätta närvaron.",
    ],
  ])("%s", (_, about, text) => {
    expect(sentences(about)).toEqual([text]);
  });

  test("an ersättare who only attends, where it was decided so", () => {
    const minutes = meeting({
      presences: [...wholeBoard, presence("tor", null, { capacity: "substitute" })],
    });
    expect(fee({ minutes, personId: "tor" })).toMatchObject({ ore: 70_000 });
    const settings = feeSettings.map((one) =>
      one.kind === "classes"
        ? { ...one, value: { ...one.value, attendingSubstitutes: false } }
        : one,
    );
    expect(sentences({ minutes, personId: "tor", settings })).toEqual([
      "Tor Hägg var ersättare utan att tjänstgöra 4 mars 2026. Enligt förbundets beslut ger det inget arvode.",
    ]);
  });

  test("not the state's employee when the styrelse has decided so for the seat", () => {
    const settings = [...feeSettings, setting("seat", { takes: true }, { subject: "seat-fk" })];
    expect(fee({ settings, personId: "lena", employers: ["Försäkringskassan"] }).ore).toBe(70_000);
  });
});

const read = (about: Partial<TypedClaim>, more: Partial<FeeFacts> = {}) =>
  readClaim(typed(about), { fee: fee(more), settings: more.settings ?? feeSettings, day });

describe("a claim", () => {
  test("is the arvode alone when nothing is added", () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: { feeOre: 70_000, mileageOre: 0, loss: null },
    });
  });

  test("adds the mileage of the day and the earnings lost", () => {
    const made = read({
      ...{ km: "48,5", reason: "Bil från Älvsta" },
      ...{ lossGround: "employer", lossHours: "3", lossAmount: "600" },
    });
    expect(made).toMatchObject({
      value: { kmTenths: 485, orePerMil: 2_500, mileageOre: 12_125, loss: { ore: 60_000 } },
    });
    expect(made.ok && claimOre(made.value)).toBe(142_125);
  });

  test("of one who wants nothing is nothing, whatever stands in the fields", () => {
    const made = read({ takes: false, km: "-3" });
    expect(made.ok && claimOre(made.value)).toBe(0);
  });

  test.each<[Partial<TypedClaim>, string, string]>([
    [{ km: "-3" }, "km", "En resa kan inte vara -3 km. Skriv kilometer tur och retur utan minus."],
    [{ km: "−3" }, "km", "En resa kan inte vara −3 km. Skriv kilometer tur och retur utan minus."],
    [
      { km: "1 000 000 000" },
      "km",
      "1 000 000 000 km är längre än någon reser i egen bil tur och retur. Högst 3 500 km kan föras in.",
    ],
    [
      { km: "1e9" },
      "km",
      "Det går inte att läsa ”1e9” som kilometer. Skriv till exempel 48 eller 48,5.",
    ],
    [{ km: "40" }, "reason", "Skriv vart du reste, eller varför inkomsten gick förlorad."],
    [
      { lossAmount: "500", lossHours: "2", reason: "x" },
      "lossGround",
      "Välj på vilken grund arbetsförtjänsten gick förlorad.",
    ],
    [
      { lossGround: "own", lossAmount: "500", lossHours: "25", reason: "x" },
      "lossHours",
      "Skriv hur många timmar det gäller, mer än 0 och högst 24.",
    ],
    [
      { lossGround: "own", lossAmount: "-500", lossHours: "2", reason: "x" },
      "lossAmount",
      "Skriv beloppet i kronor, till exempel 850,50.",
    ],
    [
      { lossGround: "own", lossAmount: "600,01", lossHours: "2", reason: "x" },
      "lossAmount",
      "Högst 600 kr ersätts: 300 kr i timmen för 2 timmar, och aldrig mer än 2 000 kr om dagen.",
    ],
    [
      { lossGround: "own", lossAmount: "2000,01", lossHours: "8", reason: "x" },
      "lossAmount",
      "Högst 2 000 kr ersätts: 300 kr i timmen för 8 timmar, och aldrig mer än 2 000 kr om dagen.",
    ],
  ])("%j is refused at its field", (about, field, text) => {
    const result = read(about);
    expect(result.ok ? [] : result.refusals).toEqual([{ rule: null, source: null, field, text }]);
  });

  test("of exactly the limit says how the time is known to be right, unless nothing is wanted", () => {
    const atLimit = { minutes: meeting({ endsAt: "17:00" }) };
    const asked = {
      ...{ rule: "ARV-4", source: sources["ARV-4"], field: "reason" },
      text: "Tiden är 4 timmar, precis på gränsen, och räknas till den lägre klassen. Skriv hur du vet att den stämmer.",
    };
    for (const about of [{}, { reason: " " }, { km: "40" }]) {
      const result = read(about, atLimit);
      expect(result.ok ? [] : result.refusals).toEqual([asked]);
    }
    expect(read({ reason: "Klockan i rummet" }, atLimit)).toMatchObject({
      value: { feeOre: 70_000, reason: "Klockan i rummet" },
    });
    expect(read({ takes: false }, atLimit).ok).toBe(true);
    for (const endsAt of ["16:59", "17:01"]) {
      expect(read({}, { minutes: meeting({ endsAt }) }).ok).toBe(true);
    }
  });

  test("has no way to travel where the meeting was at distance, and no amount that is not decided", () => {
    const minutes = meeting({ presences: [presence("per", "norrsund", { mode: "video" })] });
    const far = read({ km: "10", reason: "x" }, { minutes });
    expect(far.ok ? [] : far.refusals.map(({ text }) => text)).toEqual([
      "Deltagandet var på distans hela tiden, och då finns ingen resa att ersätta.",
    ]);
    const settings = feeSettings.filter(({ kind }) => kind === "base" || kind === "classes");
    const both = read(
      { km: "10", reason: "x", lossGround: "own", lossAmount: "1", lossHours: "1" },
      { settings },
    );
    expect(both.ok ? [] : both.refusals.map(({ field }) => field)).toEqual(["km", "lossAmount"]);
  });

  test("counts the mileage in whole öre, never less for a longer way", () => {
    expect(mileageOre(10, 2_505)).toBe(251);
    const km = fc.integer({ min: 0, max: 35_000 });
    const rate = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(km, km, rate, (a, b, orePerMil) => {
        const [short = 0, long = 0] = [a, b].toSorted((x, y) => x - y);
        expect(mileageOre(short, orePerMil)).toBeLessThanOrEqual(mileageOre(long, orePerMil));
        expect(Math.abs(mileageOre(a, orePerMil) - (a * orePerMil) / 100)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
