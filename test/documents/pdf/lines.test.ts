import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  balancedLines,
  type Faces,
  type Line,
  LineBreaker,
  type Piece,
} from "#app/documents/pdf/lines.ts";
import { INK } from "#app/documents/pdf/style.ts";

/** Every character one point wide at size 1. */
const faces: Faces = { width: (text) => [...text].length };

const piece = (text: string, face: Piece["face"] = "regular"): Piece => ({
  ...{ text, face, color: INK, slot: null },
});

const broken = (width: number, ...pieces: (Piece | "break")[]): Line[] =>
  new LineBreaker(faces, 1, width).break(pieces);

const texts = (lines: Line[]) => lines.map(({ runs }) => runs.map((run) => run.text).join(""));

describe("lines break", () => {
  test("at spaces, and keep the space at the end of the line, unseen", () => {
    expect(texts(broken(7, piece("en två tre fyra")))).toEqual(["en två ", "tre ", "fyra"]);
  });

  test("never at a no-break space", () => {
    expect(texts(broken(9, piece("ger 1\u00a0245\u00a0000 kr")))).toEqual([
      "ger ",
      "1\u00a0245\u00a0000 ",
      "kr",
    ]);
    expect(texts(broken(9, piece("se §\u00a0132 här")))).toEqual(["se §\u00a0132 ", "här"]);
  });

  test("where they are told to", () => {
    expect(texts(broken(20, piece("ett"), "break", piece("två")))).toEqual(["ett ", "två"]);
  });

  test("inside a word only when it is wider than the line, after a hyphen if there is one", () => {
    expect(texts(broken(8, piece("a sammanträdesprotokoll b")))).toEqual([
      "a ",
      "samman-",
      "trädes-",
      "proto-",
      "koll b",
    ]);
    expect(texts(broken(8, piece("f3a9b2c4d5e6")))).toEqual(["f3a9b2c4", "d5e6"]);
    expect(texts(broken(8, piece("arbets-marknad")))).toEqual(["arbets-", "marknad"]);
  });

  test("inside an address after a slash, not after its hyphens", () => {
    expect(texts(broken(16, piece("https://a.se/bc-de-fg/hij")))).toEqual([
      "https://a.se/",
      "bc-de-fg/hij",
    ]);
  });

  test("and do not cut a letter from its accent, or a sign made of several", () => {
    expect(texts(broken(4, piece("e\u0301e\u0301e\u0301e\u0301")))).toEqual([
      "e\u0301e\u0301",
      "e\u0301e\u0301",
    ]);
  });

  test("a word in two styles stays a word", () => {
    const lines = broken(6, piece("ett "), piece("hal", "semibold"), piece("vord"));
    expect(texts(lines)).toEqual(["ett ", "halvor", "d"]);
    expect(texts(broken(7, piece("ett "), piece("hal", "semibold"), piece("vord")))).toEqual([
      "ett ",
      "halvord",
    ]);
  });

  test("the same style and place is one run", () => {
    expect(broken(40, piece("ett två tre"))[0]?.runs).toHaveLength(1);
  });
});

describe("a long word", () => {
  const long = "samordningsförbundet";

  test("is parted where the line would else be left half empty, and its hyphen is not read", () => {
    const loose = broken(
      100,
      piece(`${"x".repeat(52)} rehabiliteringsverksamhetsuppföljningsrapporterna är klara`),
    );
    expect(texts(loose)).toEqual([
      `${"x".repeat(52)} rehabiliteringsverksamhetsuppföljningsrappor-`,
      "terna är klara",
    ]);
    const [first] = loose;
    expect(first?.runs.at(-1)).toMatchObject({ text: "-", slot: null });
  });

  test("goes to the next line whole when it is a name, or when little is gained", () => {
    const name = "Samordningsförbundet";
    expect(texts(broken(100, piece(`${"x".repeat(52)} ${name.repeat(3)}`)))[0]?.trim()).toBe(
      "x".repeat(52),
    );
    expect(texts(broken(100, piece(`${"x".repeat(82)} ${long}`)))[0]?.trim()).toBe("x".repeat(82));
  });

  test("in a heading is whole if the line can hold it", () => {
    const heading = balancedLines(faces, 1, 100, [piece(`${"x".repeat(52)} ${long.repeat(4)}`)]);
    expect(texts(heading)[1]).toBe(long.repeat(4));
  });
});

test("a heading that needs two lines has them about equally long, and one that needs one keeps it", () => {
  const heading = (words: string) => texts(balancedLines(faces, 1, 20, [piece(words)]));
  expect(heading("Uppföljning av insatser nu")).toEqual(["Uppföljning av ", "insatser nu"]);
  expect(heading("Val av justerare")).toEqual(["Val av justerare"]);
  expect(heading("x".repeat(50))).toHaveLength(3);
});

test("nothing prints nothing", () => {
  expect(broken(10)).toEqual([]);
  expect(broken(10, piece("   "))).toEqual([]);
});

test("every character but spaces comes out in order, and no line is wider than it may be", () => {
  const words = fc.string({
    unit: fc.constantFrom("a", "å", " ", "-", "/", "\u00a0", "👍"),
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      fc.array(words, { maxLength: 4 }),
      fc.integer({ min: 1, max: 30 }),
      (parts, width) => {
        const lines = broken(width, ...parts.map((part) => piece(part)));
        const plain = (value: string) => value.replaceAll(" ", "");
        const read = lines.flatMap(({ runs }) => runs.filter(({ partOf }) => partOf === undefined));
        expect(plain(read.map(({ text }) => text).join(""))).toBe(plain(parts.join("")));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 500 },
  );
});
