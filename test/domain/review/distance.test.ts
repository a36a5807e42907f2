import { expect, test } from "vitest";
import type { Presence } from "#app/domain/minutes.ts";
import { meeting, wholeBoard } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const away = (personId: string, about: Partial<Presence>) =>
  wholeBoard.map((one) => (one.personId === personId ? { ...one, ...about } : one));

const decision = "Styrelsens beslut § 4/2026";

test("distans needs a decision", () => {
  const presences = away("lena", { mode: "video" });
  expect(found(meeting({ presences }))).toEqual(["FIN-19a block"]);
  expect(found(meeting({ presences, distanceDecision: " " }))).toEqual(["FIN-19a block"]);
  expect(found(meeting({ presences, distanceDecision: decision }))).toEqual([]);
  expect(onlyText(meeting({ presences }))).toContain("Lena Gran deltog på distans");
});

test("sound alone needs its reasons as well", () => {
  const bare = away("lena", { mode: "audio" });
  expect(found(meeting({ presences: bare, distanceDecision: decision }))).toEqual([
    "FIN-19a block",
  ]);
  expect(found(meeting({ presences: bare }))).toEqual(["FIN-19a block", "FIN-19a block"]);
  const reasoned = away("lena", { mode: "audio", ground: "Bilden föll bort, beslut § 12" });
  expect(found(meeting({ presences: reasoned, distanceDecision: decision }))).toEqual([]);
});

test("staff may be anywhere", () => {
  expect(found(meeting({ presences: away("ida", { mode: "video" }) }))).toEqual([]);
});
