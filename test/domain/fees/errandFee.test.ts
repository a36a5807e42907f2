/** The arvode of a förrättning: that of a meeting of its length, by the same decisions and refusals. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimOre, readClaim } from "#app/domain/fees/claim.ts";
import type { ErrandText } from "#app/domain/fees/errand.ts";
import { type ErrandFeeFacts, errandFeeOf, errandMinutes } from "#app/domain/fees/errandFee.ts";
import { feeOf } from "#app/domain/fees/fee.ts";
import { errandDay as day, errand } from "#test/support/errands.ts";
import { feeSettings, setting, typed } from "#test/support/fees.ts";
import { mandates, meeting, members, persons, seats } from "#test/support/minutes.ts";

const feeFacts = (about: Partial<ErrandFeeFacts> = {}): ErrandFeeFacts => ({
  ...{ errand: errand(), personId: "per", settings: feeSettings, employers: [] },
  ...{ members, seats, mandates, persons },
  ...about,
});

const sentences = (about: Partial<ErrandFeeFacts>) => {
  const result = errandFeeOf(feeFacts(about));
  return result.ok ? [] : result.refusals.map(({ text }) => text);
};

const fee = (about: Partial<ErrandFeeFacts> = {}) => {
  const result = errandFeeOf(feeFacts(about));
  if (!result.ok) throw new Error(result.refusals.map(({ text }) => text).join(" "));
  return result.value;
};

/** The classes as decided, with something else in them. */
const decided = (about: Record<string, boolean | undefined>) =>
  feeSettings.map((one) =>
    one.kind === "classes" ? { ...one, value: { ...one.value, ...about } } : one,
  );

describe("its arvode", () => {
  test("says how it was counted", () => {
    expect(fee()).toMatchObject({ feeClass: "short", ore: 70_000, minutes: 180, isAtLimit: false });
    expect(fee().words).toBe(
      "Förrättningen varade 09.00–12.00. Det är 3 timmar: kort förrättning, 1 procent av grundbeloppet 70 000 kr (Styrelsen § 4) är 700 kr, avrundat till hela ören.",
    );
  });

  test("is of the time without the uppehåll, where ajourneringar do not count", () => {
    const long = errand({ to: "13:30", breakMinutes: 30 });
    expect(fee({ errand: long })).toMatchObject({ feeClass: "long", minutes: 270 });
    const without = fee({ errand: long, settings: decided({ countsBreaks: false }) });
    expect(without).toMatchObject({ feeClass: "short", minutes: 240, isAtLimit: true });
    expect(without.words).toContain(
      "09.00–13.30 och 30 minuter uppehåll räknas inte. Det är 4 timmar",
    );
  });

  test.each<[string, Partial<ErrandFeeFacts>, string]>([
    [
      "one who took no part",
      { personId: "tor" },
      "Tor Hägg står inte som deltagare i förrättningen 11 mars 2026.",
    ],
    [
      "one without a mandate that day",
      { errand: errand({ personIds: ["ida"] }), personId: "ida" },
      "Ida Sjö var inte ledamot eller ersättare 11 mars 2026. Arvode går till ledamöter och ersättare.",
    ],
    [
      "the state's employee",
      { errand: errand({ personIds: ["lena"] }), personId: "lena" },
      "Lena Gran är anställd hos Försäkringskassan och tar inget arvode om inte styrelsen har beslutat det. Har den gjort det förs beslutet in för platsen.",
    ],
    [
      "a seat that takes none",
      {
        settings: [...feeSettings, setting("seat", { takes: false }, { subject: "seat-norrsund" })],
      },
      "Platsen Norrsunds kommun tar inget arvode enligt förbundets beslut.",
    ],
    [
      "a day without a grundbelopp",
      { settings: feeSettings.filter(({ kind }) => kind !== "base") },
      "Inget beslut om grundbelopp gäller 11 mars 2026. För in beslutet under Arvoden, så räknas ersättningen.",
    ],
    [
      "a decision that says nothing of förrättningar",
      { settings: decided({ errands: undefined }) },
      "Beslutet om arvode som gäller 11 mars 2026 säger inte om förrättningar ger arvode. Kansliet för in det på nytt under Beslut om arvoden, med det svaret, så räknas ersättningen.",
    ],
    [
      "a decision that gives none",
      { settings: decided({ errands: false }) },
      "Enligt beslutet (Styrelsen § 4) ger en förrättning inget arvode.",
    ],
  ])("is not paid to %s", (_, about, text) => {
    expect(sentences(about)).toEqual([text]);
  });

  const minutes = fc.integer({ min: 1, max: 10 * 60 });
  const limit = fc.integer({ min: 1, max: 10 * 60 });
  const clockOf = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const withLimit = (limitMinutes: number, countsBreaks = true) => [
    ...feeSettings.filter(({ kind }) => kind !== "classes"),
    setting("classes", {
      ...{ short: 100, long: 200, limitMinutes, countsBreaks },
      ...{ attendingSubstitutes: true, errands: true },
    }),
  ];

  test("is that of a meeting of the same length", () => {
    fc.assert(
      fc.property(minutes, limit, (length, limitMinutes) => {
        const settings = withLimit(limitMinutes);
        const times = { from: clockOf(9 * 60), to: clockOf(9 * 60 + length) };
        const held = meeting({ date: day, startsAt: times.from, endsAt: times.to });
        const met = feeOf({ minutes: held, personId: "per", settings, employers: [] });
        const out = fee({ errand: errand(times), settings });
        if (!met.ok) throw new Error("The meeting gives an arvode");
        const { feeClass, ore, share, minutes: counted, isAtLimit } = met.value;
        expect(out).toMatchObject({ feeClass, ore, share, minutes: counted, isAtLimit });
        expect(out.isAtLimit).toBe(length === limitMinutes);
      }),
    );
  });

  test("with an uppehåll is that of the same time without one, and never more than with it", () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 60 }), limit, (length, rest, limitMinutes) => {
        const from = clockOf(8 * 60);
        const long = errand({ from, to: clockOf(8 * 60 + length + rest), breakMinutes: rest });
        const whole = errand({ from, to: clockOf(8 * 60 + length) });
        const settings = withLimit(limitMinutes, false);
        expect(errandMinutes(long, { countsBreaks: false })).toBe(length);
        expect(fee({ errand: long, settings }).ore).toBe(fee({ errand: whole, settings }).ore);
        const all = fee({ errand: long, settings: withLimit(limitMinutes) }).ore;
        expect(fee({ errand: long, settings }).ore).toBeLessThanOrEqual(all);
      }),
    );
  });

  test("and what is added make the claim, and at a distance there is no way to travel", () => {
    const read = (about: Partial<ErrandText>) => {
      const counted = fee({ errand: errand(about) });
      const added = typed({ km: "40", reason: "Bil", lossGround: "own", lossHours: "2" });
      const asked = { ...added, lossAmount: "500" };
      return readClaim(asked, { fee: counted, settings: feeSettings, day });
    };
    const made = read({});
    expect(made.ok && claimOre(made.value)).toBe(70_000 + 10_000 + 50_000);
    const far = read({ atDistance: true, place: "" });
    expect(far.ok ? [] : far.refusals.map(({ field }) => field)).toEqual(["km"]);
  });
});
