import fc from "fast-check";
import { expect, test } from "vitest";
import { readUpload, titleOf } from "#app/upload.server.ts";

const uploaded = async (name: string, words = "text") =>
  readUpload(new File([words], name, { type: "text/html" }));

async function nameOf(name: string): Promise<string> {
  const read = await uploaded(name);
  if (!read.ok) throw new Error(read.refusals[0]?.text);
  return read.value.filename;
}

test("a file name keeps its letters and its ending, and loses folders and what cannot be seen", async () => {
  expect(await nameOf("../../etc/Ansökan.txt")).toBe("Ansökan.txt");
  expect(await nameOf("C:\\Dokument\\a.txt")).toBe("a.txt");
  expect(await nameOf("faktura\u202Etxt.exe.txt")).toBe("fakturatxt.exe.txt");
  expect(await nameOf("A\u030Ar.txt")).toBe("År.txt");
  expect(await nameOf("mapp/")).toBe("fil");
  const long = await nameOf(`${"👩‍👩‍👧".repeat(100)}.txt`);
  expect(long).toMatch(/^(?:👩‍👩‍👧)+\.txt$/u);
  expect(long.length).toBeLessThanOrEqual(120);
});

test("whatever a file is called, its name is short, whole and can be sent", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), async (name) => {
      const kept = await nameOf(name);
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThanOrEqual(120);
      expect(kept).not.toMatch(/[/\\\p{Cc}\p{Cs}]/u);
      expect(decodeURIComponent(encodeURIComponent(kept))).toBe(kept);
    }),
    { numRuns: 200 },
  );
});

test("what a file is, is read from its content", async () => {
  expect(await uploaded("a.pdf", "bara text")).toMatchObject({
    ok: true,
    value: { mediaType: "text/plain; charset=utf-8" },
  });
  const webp = "RIFF\u0010\u0000\u0000\u0000WEBPVP8 ";
  expect(await uploaded("a.txt", webp)).toMatchObject({ value: { mediaType: "image/webp" } });
  for (const words of ["<svg>", " \n<html>", "\u0000"]) {
    expect((await uploaded("a.png", words)).ok).toBe(false);
  }
});

test("a bilaga is called after its file until somebody says what it is", () => {
  expect(titleOf("Ansökan_Bryggan 2.v3.docx")).toBe("Ansökan Bryggan 2.v3");
  expect(titleOf(".txt")).toBe("Bilaga");
});
