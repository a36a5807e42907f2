/** Files as they come out of broken discs and lost mails: cut, with bits turned. Each is read or refused, never more. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { extractText } from "#app/documents/reading/extract.server.ts";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { toMinutes } from "#app/documents/reading/toMinutes.ts";
import { archivedMinutes, archiveOf } from "#app/domain/archive.ts";
import { review } from "#app/domain/review.ts";
import { asPdf, asText, asWord, type OldMinutes } from "#test/scripts/cli/archiveFolder.ts";

const old: OldMinutes = {
  ...{ date: "2023-03-01", from: 4, approvedOn: "2023-03-10", postedOn: "2023-03-11" },
  headings: ["Sammanträdet öppnas", "Budget 2024", "Sammanträdet avslutas"],
};

/** Where the file ends, and which bits are turned, both as parts of its length. */
type Damage = { keep: number; flips: { at: number; bit: number }[] };

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const damage: fc.Arbitrary<Damage> = fc.record({
  keep: fc.oneof(fc.constant(1), part),
  flips: fc.array(fc.record({ at: part, bit: fc.nat({ max: 7 }) }), { maxLength: 12 }),
});

function damaged(bytes: Uint8Array, { keep, flips }: Damage): Uint8Array {
  const out = bytes.slice(0, Math.ceil(bytes.length * keep));
  for (const { at, bit } of flips) {
    const index = Math.floor(at * out.length);
    out[index] = (out[index] ?? 0) ^ (1 << bit);
  }
  return out;
}

/** Reads and tries the file as the command line does: a sentence, or findings with words of their own. */
async function outcome(bytes: Uint8Array, name: string): Promise<string[]> {
  const text = await extractText(bytes, name);
  if (!text.ok) return text.refusals.map((one) => one.text);
  const read = readMinutes(text.value);
  if (!read.ok) return read.refusals.map((one) => one.text);
  const minutes = toMinutes(read.value);
  const known = { file: name, sha256: "", date: minutes.date, stated: null };
  const { findings, othersOf } = archiveOf([archivedMinutes(minutes, known)]);
  const found = [...findings, ...review(minutes, { others: othersOf(name) })];
  return ["läst.", ...found.map((one) => one.text)];
}

test.each([
  ["p.txt", async () => new TextEncoder().encode(asText(old)), 300],
  ["p.docx", () => asWord(old), 80],
  ["p.pdf", () => asPdf(old), 20],
] as const)("a damaged %s", async (name, made, numRuns) => {
  const whole = await made();
  expect((await outcome(whole, name))[0]).toBe("läst.");
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      const sentences = await outcome(damaged(whole, how), name);
      expect(sentences.length).toBeGreaterThan(0);
      for (const sentence of sentences) expect(sentence).toMatch(/\p{L}.*[.!?…]”?$/su);
    }),
    { numRuns },
  );
});
