import fc from "fast-check";
import { expect, test } from "vitest";
import { namesIn } from "#app/domain/attest/orderWords.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { checkAnalysis } from "#app/domain/risk/checkAnalysis.ts";
import { compareAnalyses } from "#app/domain/risk/compareAnalyses.ts";
import { heatMap } from "#app/domain/risk/heatMap.ts";
import {
  adoptedAnalyses,
  countsOf,
  defaultThresholds,
  historyOf,
  levelOf,
  type RiskLevel,
  thresholdSentences,
} from "#app/domain/risk/risk.ts";
import { readStep, type ScaleName, type ScaleValue, scaleValues } from "#app/domain/risk/scale.ts";
import { adoptedIn, analysis, people, risk, today } from "./example.ts";

const nameOf = namesIn(people);
const staff = people.map((one) => ({
  ...{ ...one, sampleOn: null },
  roles: [{ role: "director" as const, from: legalDate("2023-01-01"), to: null }],
}));

test.each<[ScaleValue, ScaleValue, RiskLevel]>([
  [1, 1, "accept"],
  [3, 1, "accept"],
  [2, 2, "watch"],
  [2, 4, "watch"],
  [3, 3, "act"],
  [4, 1, "act"],
  [4, 4, "act"],
])("väsentlighet %s and sannolikhet %s: %s", (severity, likelihood, level) => {
  expect(levelOf({ severity, likelihood }, defaultThresholds)).toBe(level);
});

test("the board's own thresholds rule, and the step that must not happen may be none", () => {
  const own = { act: 12, watch: 2, severityAct: null };
  expect(levelOf({ severity: 4, likelihood: 1 }, own)).toBe("watch");
  expect(levelOf({ severity: 3, likelihood: 3 }, own)).toBe("watch");
  expect(levelOf({ severity: 3, likelihood: 4 }, own)).toBe("act");
  expect(levelOf({ severity: 1, likelihood: 1 }, own)).toBe("accept");
  expect(thresholdSentences(own)).toEqual([
    "Riskvärde 12 eller mer: åtgärda.",
    "Riskvärde 2–11: bevaka.",
    "Riskvärde 1: acceptera.",
  ]);
  expect(thresholdSentences(defaultThresholds)).toEqual([
    "Riskvärde 9 eller mer: åtgärda.",
    "Riskvärde 4–8: bevaka.",
    "Riskvärde 1–3: acceptera.",
    "Väsentlighet 4 åtgärdas alltid.",
  ]);
});

test.each([
  ["3", 3],
  [" 4 ", 4],
  ["3 Kännbar", 3],
  ["2 – liten", 2],
  ["allvarlig", 4],
  ["5", null],
  ["0", null],
  ["-1", null],
  ["2,5", null],
  ["34", null],
  ["hög", null],
  ["", null],
])("%j on the scale of väsentlighet is %s", (typed, value) => {
  expect(readStep("severity", typed)).toBe(value);
});

test.each<[ScaleName, string, number | null]>([
  ["severity", "Försumbar", 1],
  ["severity", "lindrig", 2],
  ["severity", "Lindrigt", 2],
  ["severity", "Kännbar", 3],
  ["severity", "Allvarlig", 4],
  ["likelihood", "Osannolik", 1],
  ["likelihood", "Mindre  sannolik", 2],
  ["likelihood", "mindre sannolikt", 2],
  ["likelihood", "Möjlig", 3],
  ["likelihood", "sannolik", 4],
  // What Paragraf called them before.
  ["severity", "Obetydlig", 1],
  ["severity", "liten", 2],
  ["likelihood", "Ovanlig", 2],
  ["likelihood", "Trolig", 4],
  // A word of the other scale says nothing.
  ["severity", "Sannolik", null],
  ["likelihood", "Lindrig", null],
  ["likelihood", "t", null],
])("%s: ”%s” is %s", (scale, typed, value) => {
  expect(readStep(scale, typed)).toBe(value);
});

test("the map holds every risk once, in its own cell, and the worst row stands first", () => {
  const anyRisks = fc.array(
    fc.record({ s: fc.constantFrom(...scaleValues), l: fc.constantFrom(...scaleValues) }),
  );
  fc.assert(
    fc.property(anyRisks, (values) => {
      const risks = values.map(({ s, l }, index) =>
        risk({ id: `r${index}`, severity: s, likelihood: l }),
      );
      const rows = heatMap(analysis({ risks }));
      expect(rows.map(({ severity }) => severity)).toEqual([4, 3, 2, 1]);
      const placed = rows.flatMap(({ severity, cells }) =>
        cells.flatMap((one) =>
          one.risks.map(({ number }) => ({ number, s: severity, l: one.likelihood })),
        ),
      );
      expect(placed.toSorted((a, b) => a.number - b.number)).toEqual(
        values.map((one, index) => ({ number: index + 1, ...one })),
      );
    }),
  );
});

test("the levels are counted", () => {
  const risks = [risk(), risk({ severity: 4 }), risk({ severity: 1 })];
  expect(countsOf(analysis({ risks }))).toEqual([
    { level: "act", count: 1 },
    { level: "watch", count: 1 },
    { level: "accept", count: 1 },
  ]);
});

test("a risk is followed through the versions by its key, the oldest first", () => {
  const versions = [
    adoptedIn(2027, [risk({ likelihood: 4 })]),
    analysis({ year: 2028, risks: [risk({ severity: 1 })] }),
    adoptedIn(2025, [risk({ key: "other" })]),
    adoptedIn(2026, [risk({ what: "Hette något annat då", likelihood: 1 })]),
  ];
  expect(historyOf("r", versions)).toEqual([
    { year: 2026, analysisId: "a2026", severity: 3, likelihood: 1 },
    { year: 2027, analysisId: "a2027", severity: 3, likelihood: 4 },
  ]);
  expect(adoptedAnalyses(versions).map(({ year }) => year)).toEqual([2027, 2026, 2025]);
});

test("what changed is said in sentences: values, words, owner, new ones and those that are gone", () => {
  const before = analysis({
    risks: [risk(), risk({ id: "b", key: "b", what: "Arkivet brinner" }), risk({ key: "same" })],
  });
  const after = analysis({
    risks: [
      risk({
        ...{ likelihood: 3, treatment: "Annat.", action: "Byt bank", due: legalDate("2027-02-01") },
        owner: { kind: "person", personId: "fia" },
      }),
      risk({ key: "new", what: "Ingen svarar i telefon", severity: 1 }),
      risk({ key: "same" }),
    ],
  });
  expect(compareAnalyses(before, after, nameOf)).toEqual([
    {
      ...{ key: "r", direction: "up" },
      text: "”En faktura betalas två gånger”. Riskvärdet går från 6 (bevaka) till 9 (åtgärda): sannolikheten från 2 till 3. Riskhanteringen är omskriven. Ny åtgärd, klar senast 1 februari 2027: Byt bank. Ägaren byts från förbundschef till Fia Bo.",
    },
    {
      ...{ key: "new", direction: "new" },
      text: "Ny risk: ”Ingen svarar i telefon”, riskvärde 2 (acceptera).",
    },
    {
      ...{ key: "b", direction: "gone" },
      text: "Borttagen risk: ”Arkivet brinner”, som hade riskvärde 6 (bevaka).",
    },
  ]);
});

test("another threshold is a change too, though no value moved", () => {
  const thresholds = { ...defaultThresholds, act: 6 };
  const [change] = compareAnalyses(analysis(), analysis({ thresholds }), nameOf);
  expect(change?.text).toContain(
    "Riskvärdet går från 6 (bevaka) till 6 (åtgärda), eftersom gränserna är andra.",
  );
});

const found = (about: Parameters<typeof risk>[0]) =>
  checkAnalysis(analysis({ risks: [risk(about)] }), staff, today, nameOf).map(
    ({ rule, level, text }) => `${rule} ${level} ${text}`,
  );

test.each([
  ["nothing to say", {}, []],
  [
    "must be acted on, only held down",
    { severity: 4, likelihood: 1 } as const,
    ["CTRL-23 warn Väsentligheten är 4, och någon åtgärd är inte bestämd."],
  ],
  [
    "must be acted on, nothing said",
    { likelihood: 3, treatment: "" } as const,
    ["CTRL-23 block Riskvärdet är 9, och ingenting sägs om hur risken hanteras."],
  ],
  [
    "åtgärd without a day",
    { action: "Byt" },
    ["CTRL-22 warn Åtgärden har ingen dag då den ska vara klar."],
  ],
  [
    "the day has passed",
    { action: "Byt", due: legalDate("2026-10-05") },
    ["CTRL-22 warn Åtgärden skulle ha varit klar 5 oktober 2026."],
  ],
  ["the day is today", { action: "Byt", due: today }, []],
  [
    "an owner that nobody is",
    { owner: { kind: "role", role: "finance" } } as const,
    ["CTRL-22 warn Risken ägs av ekonom, men ingen har uppdraget i dag."],
  ],
])("checked: %s", (_, about, expected) => {
  expect(found(about)).toEqual(expected);
});

test("an analysis without risks is none", () => {
  expect(checkAnalysis(analysis({ risks: [] }), staff, today, nameOf)).toMatchObject([
    { level: "block", text: "Analysen har inga risker." },
  ]);
});
