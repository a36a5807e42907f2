import { expect, test } from "vitest";
import { meeting, withItem } from "#test/support/minutes.ts";
import { found, onlyText } from "#test/support/review.ts";

const bilaga = (label: string, title = "") => ({
  id: `bilaga-${label}`,
  label,
  title,
  sha256: "c0ffee",
});
const citing = (cited: string[], there: string[]) =>
  meeting({
    items: withItem(4, { attachments: cited }),
    attachments: there.map((label) => bilaga(label)),
  });

test("bilagor that are cited and there are in order, cited once or more", () => {
  expect(found(citing(["1", "2"], ["1", "2"]))).toEqual([]);
  expect(found(citing(["1", "1"], ["1"]))).toEqual([]);
});

test("a bilaga that is cited but not there stops the protokoll", () => {
  expect(found(citing(["1", "3", "3"], ["1"]))).toEqual(["BILAGA block § 14"]);
  expect(onlyText(citing(["3"], []))).toBe("§ 14 hänvisar till bilaga 3, som inte finns.");
});

test("a bilaga that nobody cites is a warning that names it", () => {
  expect(found(citing(["1"], ["1", "2"]))).toEqual(["BILAGA warn"]);
  expect(onlyText(meeting({ attachments: [bilaga("2", "Ansökan")] }))).toBe(
    "Ingen paragraf hänvisar till bilaga 2 (Ansökan).",
  );
});

test("of paper bilagor only the numbers are known: one cited twice and one left out are asked about", () => {
  const onPaper = (labels: string[], fourth: string[]) =>
    meeting({
      items: withItem(4, { attachments: fourth }).map((one) =>
        one.position === 3 ? { ...one, attachments: labels } : one,
      ),
      attachments: [...new Set([...labels, ...fourth])].map((label) => ({
        ...bilaga(label),
        sha256: null,
      })),
    });
  expect(found(onPaper(["1", "2"], ["3", "A"]))).toEqual([]);
  expect(found(onPaper(["1", "2"], ["2"]))).toEqual(["BILAGA warn § 14"]);
  expect(onlyText(onPaper(["1", "2"], ["2"]))).toBe("Bilaga 2 nämns vid § 13 och § 14.");
  expect(onlyText(onPaper(["4", "5"], ["8"]))).toBe(
    "Bilagorna är numrerade 4–8, men ingen paragraf hänvisar till bilaga 6 och 7.",
  );
});

test("a stored bilaga may be cited at several paragrafs, and its numbers need not follow", () => {
  const items = withItem(4, { attachments: ["1", "5"] }).map((one) =>
    one.position === 3 ? { ...one, attachments: ["1"] } : one,
  );
  expect(found(meeting({ items, attachments: [bilaga("1"), bilaga("5")] }))).toEqual([]);
});

test("two bilagor with one number stop the protokoll", () => {
  expect(found(citing(["1"], ["1", "1"]))).toEqual(["BILAGA block"]);
});
