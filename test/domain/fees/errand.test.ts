/** A förrättning: what is refused with which sentence, and who answers for the order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, Role } from "#app/domain/authority.ts";
import { type LegalDate, legalDate } from "#app/domain/calendar.ts";
import {
  claimWaitsFor,
  type Errand,
  type ErrandFacts,
  type ErrandText,
  errandBusy,
  errandFaults,
  errandSlug,
  isRecounted,
  mayVouch,
  ordererChoices,
  readErrandSlug,
  vouchFault,
} from "#app/domain/fees/errand.ts";
import { clashes, overlaps } from "#app/domain/fees/overlap.ts";
import { attendedSpans } from "#app/domain/fees/time.ts";
import { errand } from "#test/support/errands.ts";
import { mandates, meeting, persons, presence } from "#test/support/minutes.ts";

const office = (
  personId: string,
  role: Role,
  about: { from?: LegalDate; to?: LegalDate } = {},
) => ({
  ...{ personId, role, from: about.from ?? legalDate("2023-04-01"), to: about.to ?? null },
});

/** Anna is ordförande, Omar vice ordförande and Ida förbundschef. */
const offices = [office("anna", "chair"), office("omar", "vice_chair"), office("ida", "director")];

const facts = (about: Partial<ErrandFacts> = {}): ErrandFacts => ({
  ...{ today: legalDate("2026-03-20"), clock: "10:00", mandates, offices, persons, busy: [] },
  ...about,
});

const told = (text: Partial<ErrandText>, about: Partial<ErrandFacts> = {}) =>
  errandFaults(errand(text), facts(about)).map(({ field, text: words }) => [field, words]);

const by = (personId: string, ground = "Brev") => ({ by: "person" as const, personId, ground });

describe("a förrättning", () => {
  test("that is done, ordered and taken part in is taken as it is", () => {
    expect(told({})).toEqual([]);
    expect(told({ personIds: ["per", "tor"], order: by("ida") })).toEqual([]);
    expect(told({ place: "", atDistance: true })).toEqual([]);
    const decided = { by: "board" as const, itemId: "item-1", ground: "" };
    expect(told({ personIds: ["anna"], order: decided })).toEqual([]);
    expect(told({ personIds: ["anna"], order: by("omar") })).toEqual([]);
    expect(told({ day: legalDate("2026-03-20"), from: "08:00", to: "10:00" })).toEqual([]);
  });

  const done = "En förrättning förs in när den är gjord.";
  const midnight =
    "Slutet är inte senare än början. Gick förrättningen över midnatt förs den in som två, en för varje dag.";
  const pause = "Uppehållet är 0 minuter eller mer, och kortare än förrättningen.";
  test.each<[Partial<ErrandText>, string, string]>([
    [{ day: legalDate("2026-03-21") }, "day", `Dagen har inte kommit än. ${done}`],
    [
      { day: legalDate("2026-03-20"), from: "09:00", to: "10:01" },
      "to",
      `Klockan är inte så mycket än. ${done}`,
    ],
    [{ from: "12:00", to: "12:00" }, "to", midnight],
    [{ from: "22:00", to: "01:00" }, "to", midnight],
    [{ breakMinutes: -1 }, "breakMinutes", pause],
    [{ breakMinutes: 180 }, "breakMinutes", pause],
    [{ what: "" }, "what", "Skriv vad det var, till exempel ett besök hos en insats."],
    [{ place: "" }, "place", "Skriv var det var, eller kryssa för att allt var på distans."],
    [{ personIds: [] }, "personIds", "Välj vem eller vilka som deltog."],
    [
      { day: legalDate("2023-03-31"), order: { by: "board", itemId: "item-1", ground: "" } },
      "personIds",
      "Per Alm var inte ledamot eller ersättare 31 mars 2023 enligt registret. Arvode går till ledamöter och ersättare.",
    ],
    [
      { personIds: ["ida"] },
      "personIds",
      "Ida Sjö var inte ledamot eller ersättare 11 mars 2026 enligt registret. Arvode går till ledamöter och ersättare.",
    ],
    [
      { order: { by: "board", itemId: null, ground: "" } },
      "ground",
      "Välj paragrafen, eller skriv vilket beslut av styrelsen det var.",
    ],
    [
      { order: by("anna", "") },
      "ground",
      "Skriv hur den beställdes, till exempel i ett brev den 3 mars eller enligt delegationsordningen.",
    ],
    [
      { order: by("lena") },
      "orderedBy",
      "Lena Gran var inte ordförande, vice ordförande eller förbundschef 11 mars 2026, och kan inte ha beställt förrättningen.",
    ],
    [
      { personIds: ["per", "anna"] },
      "orderedBy",
      "Anna Ek kan inte beställa sin egen förrättning. Välj styrelsen eller någon annan som beställde den.",
    ],
    [
      { personIds: ["anna"], order: by("ida") },
      "orderedBy",
      "Ordförandens förrättning beställs av styrelsen eller en vice ordförande. Välj någon av dem.",
    ],
  ])("%j is refused at its field", (text, field, words) => {
    expect(told(text)).toEqual([[field, words]]);
  });

  test("is of hours when nobody who took part was at something else", () => {
    const busy = [
      { personId: "per", from: 11 * 60, to: 13 * 60, what: "sammanträdet 11.00–13.00" },
      { personId: "tor", from: 12 * 60, to: 13 * 60, what: "förrättning 2026-2, 12.00–13.00" },
    ];
    expect(told({ personIds: ["per", "tor"] }, { busy })).toEqual([
      [
        "from",
        "Per Alm deltog samma dag i sammanträdet 11.00–13.00. Ingen får betalt två gånger för samma timmar. För in den tid som inte krockar.",
      ],
    ]);
    expect(told({ to: "11:00" }, { busy })).toEqual([]);
  });

  test("has those as orderers who lead the förbund, each once", () => {
    const again = [...offices, office("anna", "chair"), office("lena", "auditor")];
    expect(ordererChoices({ offices: again, persons }).map(({ text }) => text)).toEqual([
      ...["Anna Ek, ordförande", "Omar Lind, vice ordförande", "Ida Sjö, förbundschef"],
    ]);
  });

  test("has an address beside those of meetings", () => {
    expect(readErrandSlug(errandSlug("2026-3"))).toBe("2026-3");
    for (const slug of ["2026-03-04", "forrattning-", "forrattning-x", "forrattning-2026-3x"]) {
      expect(readErrandSlug(slug)).toBeNull();
    }
  });

  test("is recounted when its hours or its way of taking part are others, and by nothing else", () => {
    const other: Partial<ErrandText>[] = [
      ...[{ from: "08:59" }, { to: "12:01" }, { breakMinutes: 1 }, { atDistance: true }],
      { day: legalDate("2026-03-10") },
    ];
    for (const about of other) expect(isRecounted(errand(), errand(about))).toBe(true);
    const same = { what: "Kurs", place: "Älvsta", personIds: [], order: by("omar") };
    expect(isRecounted(errand(), errand(same))).toBe(false);
  });
});

const clock = fc.integer({ min: 0, max: 24 * 60 });
const span = fc.tuple(clock, clock).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

describe("hours in common", () => {
  test("are the same whichever is asked, and none where one begins when the other ends", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
        if (a.to > a.from && b.to > b.from) expect(overlaps(a, b)).toBe(shared > 0);
      }),
    );
  });

  test("are found of each person alone", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const busy = [{ ...b, personId: "per", what: "x" }];
        expect(clashes(a, ["anna"], busy)).toEqual([]);
        expect(clashes(a, ["anna", "per"], busy)).toEqual(overlaps(a, b) ? busy : []);
      }),
    );
  });

  test("of a meeting are those that the person can have been there", () => {
    const at = (about: Parameters<typeof presence>[2]) =>
      attendedSpans(meeting({ presences: [presence("per", "norrsund", about)] }), "per");
    expect(at({})).toEqual([{ from: 780, to: 900 }]);
    expect(at({ fromPosition: 2, fromTime: "14:00" })).toEqual([{ from: 840, to: 900 }]);
    expect(at({ toPosition: 1, toTime: "13:20" })).toEqual([{ from: 780, to: 800 }]);
    // When the person left is not noted: it can have been at the end.
    expect(at({ toPosition: 1 })).toEqual([{ from: 780, to: 900 }]);
    expect(attendedSpans(meeting(), "tor")).toEqual([]);
    expect(errandBusy({ ...errand(), number: "2026-1" })).toEqual([
      { personId: "per", from: 540, to: 720, what: "förrättning 2026-1, 09.00–12.00" },
    ]);
  });
});

const actor = (personId: string | null, ...roles: Role[]): Actor => ({
  ...{ accountId: "account", personId, roles, associationId: "norrsund" },
});

const stored = (about: Partial<Errand> = {}): Errand => ({
  ...{ ...errand(), id: "e1", number: "2026-1", version: 1, byPersonId: "per", at: "2026-03-12" },
  ...{ countedAt: "2026-03-12", vouched: null, withdrawn: null, ...about },
});

describe("who answers for that it was ordered", () => {
  test.each<[string, Actor, boolean]>([
    ["the one who ordered it", actor("anna", "member", "chair"), true],
    ["the ordförande, whoever ordered it", actor("siv", "chair"), true],
    ["the sekreterare", actor("ida", "secretary"), true],
    ["a vice ordförande who did not order it", actor("omar", "member", "vice_chair"), false],
    ["one who took part, whatever the role", actor("per", "member", "chair", "secretary"), false],
    ["a ledamot", actor("lena", "member"), false],
    ["the owner of the machine", actor(null, "secretary"), true],
  ])("%s: %#", (_, who, may) => {
    expect(mayVouch(errand(), who)).toBe(may);
    expect(vouchFault(stored(), who).ok).toBe(may);
  });

  test("and it is asked once, of one that stands", () => {
    const told = (about: Partial<Errand>, who = actor("anna", "chair")) => {
      const fault = vouchFault(stored(about), who);
      return fault.ok ? null : fault.refusals[0]?.text;
    };
    const stamp = { byName: "Anna Ek", at: "2026-03-13" };
    expect(told({ withdrawn: { ...stamp, reason: "Fel" } })).toBe("Förrättningen är återtagen.");
    expect(told({ vouched: stamp })).toContain("redan bekräftat");
    expect(told({}, actor("per", "member"))).toContain("Du deltog själv.");
    expect(told({}, actor("lena", "member"))).toContain("Den som beställde förrättningen");
  });
});

test("what a confirmed ersättning waits for is told, the most final first", () => {
  const claim = { at: "2026-03-13", personId: "per" };
  const stamp = { byName: null, at: "2026-03-14" };
  const of = (about: Partial<Errand>) => claimWaitsFor(claim, stored(about));
  expect(of({ vouched: stamp })).toBeNull();
  expect(of({})).toContain("bekräfta att förrättningen var beställd");
  expect(of({ vouched: stamp, countedAt: "2026-03-14" })).toContain("bekräftas på nytt");
  expect(of({ vouched: stamp, personIds: ["tor"] })).toContain("inte längre som deltagare");
  expect(of({ withdrawn: { ...stamp, reason: "Fel" }, personIds: [] })).toContain("återtagen");
});
