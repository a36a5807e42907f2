/** Files from anybody: cut, damaged, locked, or made to mislead. Each is a sentence or a finding, never a fault. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readSignatures } from "#app/documents/signing/readSignatures.server.ts";
import { makeAuthority, run, temporaryFolder } from "../../support/certificates.ts";
import { providerOf, signedBy, unsigned } from "../../support/signing.ts";

const folder = temporaryFolder();
let signed: Uint8Array = new Uint8Array();
let text = "";

beforeAll(async () => {
  const authority = makeAuthority(folder, "Provets utfärdare");
  const anna = await providerOf(authority.issue("Anna Ek", { key: "ec" }));
  const per = await providerOf(authority.issue("Per Ålund", { key: "ec" }));
  signed = (await signedBy([anna, per])).at(-1) ?? signed;
  text = Buffer.from(signed).toString("latin1");
});

const why = async (bytes: Uint8Array): Promise<string> => {
  const read = await readSignatures(bytes);
  return read.kind === "unreadable" ? read.why : `läst: ${read.signatures.length}`;
};

const written = (words: string) => Buffer.from(words, "latin1");

describe("what cannot be read is a sentence of its own", () => {
  test("no PDF, and nothing at all", async () => {
    expect(await why(new Uint8Array())).toBe("Filen är ingen PDF.");
    expect(await why(written("<html>Hej</html>"))).toBe("Filen är ingen PDF.");
  });

  test("a PDF of 26 MB", async () => {
    const large = Buffer.concat([signed, Buffer.alloc(26_000_000)]);
    expect(await why(large)).toBe("Filen är för stor. Högst 25 MB läses.");
  });

  test("a locked PDF", async () => {
    const [open, locked] = [join(folder, "open.pdf"), join(folder, "locked.pdf")];
    writeFileSync(open, await unsigned());
    run("qpdf", "--encrypt", "lås", "lås", "256", "--", open, locked);
    expect(await why(readFileSync(locked))).toMatch(/^Filen är krypterad/);
  });

  test("a PDF whose end is gone", async () => {
    const whole = await unsigned();
    expect(await why(whole.subarray(0, whole.length - 200))).toMatch(/^Filen är avkortad/);
    expect(await why(signed.subarray(0, signed.length - 200))).toMatch(/^Filen är avkortad/);
  });
});

/** The last ByteRange of the file written as something else, as long. */
function withRange(range: string): Uint8Array {
  const found = [...text.matchAll(/\/ByteRange (\[[^\]]*\] *)/g)].at(-1);
  const old = found?.[1] ?? "";
  expect(range.length).toBeLessThanOrEqual(old.length);
  const at = (found?.index ?? 0) + "/ByteRange ".length;
  return written(text.slice(0, at) + range.padEnd(old.length) + text.slice(at + old.length));
}

describe("a signature that says something odd of its bytes", () => {
  const cases: [string, string, RegExp][] = [
    ["outside the file", "[ 0 100 200 99999999 ]", /gäller mer än det som finns i filen/],
    ["parts that overlap", "[ 0 9000 200 300 ]", /inte filen från början till slut/],
    ["not from the start", "[ 10 100 200 300 ]", /inte filen från början till slut/],
    ["below zero", "[ 0 -1 200 300 ]", /säger inte vilka delar/],
    ["three numbers", "[ 0 100 200 ]", /säger inte vilka delar/],
    ["words", "[ /a /b /c /d ]", /säger inte vilka delar/],
    ["more than the signature left out", "[ 0 100 9000 5000 ]", /som underskriften hoppar över/],
  ];

  for (const [says, range, told] of cases) {
    test(says, async () => {
      const read = await readSignatures(withRange(range));
      if (read.kind !== "read") throw new Error(read.why);
      const odd = read.signatures.filter(({ holds }) => !holds);
      expect(odd).toHaveLength(1);
      expect(odd[0]?.faults.join(" ")).toMatch(told);
      expect(read.signatures.some((one) => one.holds && one.after === "nothing")).toBe(false);
    });
  }
});

test("a signature outside every field is not taken for one of the document's", async () => {
  const read = await readSignatures(written(text.replace(/\/V (\d+ 0 R)/g, "/W $1")));
  if (read.kind !== "read") throw new Error(read.why);
  expect(read.signatures).toHaveLength(2);
  for (const { holds, faults } of read.signatures) {
    expect(holds).toBe(false);
    expect(faults).toContain("Underskriften hör inte till något fält i dokumentet.");
  }
});

describe("nothing is thrown, and nothing takes forever", () => {
  test("for a file cut anywhere", async () => {
    for (let length = 0; length < signed.length; length += 501) {
      const read = await readSignatures(signed.subarray(0, length));
      if (read.kind === "read") expect(read.signatures.length).toBeLessThan(3);
      else expect(read.why).toMatch(/^Filen är .*\.$/);
    }
  });

  test("for a file with any bytes spoiled", async () => {
    for (let seed = 1; seed < 150; seed += 1) {
      const spoiled = signed.slice();
      for (let step = 0; step < seed % 9; step += 1) {
        spoiled[(seed * 7_919 + step * 104_729) % spoiled.length] = (seed * 31 + step) & 0xff;
      }
      const read = await readSignatures(spoiled);
      if (read.kind === "read") for (const one of read.signatures) expect(one.faults).toBeDefined();
    }
  });

  const head = "%PDF-1.7\n";
  const trailer = (at: number, more = "") =>
    `trailer\n<< /Size 9 /Root 1 0 R ${more}>>\nstartxref\n${at}\n%%EOF`;
  const table = "xref\n1 1\n0000000009 00000 n \n";
  const catalog = (body: string) => {
    const object = `1 0 obj\n${body}\nendobj\n`;
    const at = head.length + object.length;
    return written(`${head}${object}${table}${trailer(at)}`);
  };

  const made: [string, () => Uint8Array][] = [
    ["tables in a circle", () => written(`${head}${table}${trailer(9, "/Prev 9 ")}`)],
    ["a table that points forward", () => written(`${head}${table}${trailer(9, "/Prev 40 ")}`)],
    ["values within values without end", () => catalog("[".repeat(200_000))],
    ["dictionaries within each other", () => catalog("<</A".repeat(100_000))],
    [
      "a form whose fields hold themselves",
      () => catalog("<< /AcroForm << /Fields [ 1 0 R ] >> /Kids [ 1 0 R ] >>"),
    ],
    ["a text without end", () => catalog(`(${"(".repeat(100_000)}`)],
    ["any number of signatures", () => catalog("<< /ByteRange [ 0 1 2 3 ] >>\n".repeat(200_000))],
    ["a table of a million lines", () => written(`${head}xref\n0 999999999\n${trailer(9)}`)],
    ["zeros", () => Buffer.concat([written(head), Buffer.alloc(1_000_000), written("%%EOF")])],
  ];

  for (const [says, make] of made) {
    test(`for ${says}`, async () => {
      expect(await why(make())).toMatch(/^(?:läst: \d+|Filen är .*\.)$/);
    });
  }
});
