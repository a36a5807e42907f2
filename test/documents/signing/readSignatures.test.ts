/** Signatures read back: who, which version, and what has happened since. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from "pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import { openPkcs12 } from "#app/documents/signing/pkcs12.server.ts";
import { readSignatures } from "#app/documents/signing/readSignatures.server.ts";
import { signPdf } from "#app/documents/signing/signPdf.server.ts";
import { makeAuthority, password, temporaryFolder } from "../../support/certificates.ts";
import { providerOf, signedBy, signingTime, unsigned } from "../../support/signing.ts";
import { value } from "../../support/story.ts";

const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
let files: Uint8Array[] = [];

const fileAfter = (count: number): Uint8Array => files[count] ?? new Uint8Array();

beforeAll(async () => {
  files = await signedBy([
    await providerOf(authority.issue("Anna Ek", { key: "ec" })),
    await providerOf(authority.issue("Per Ålund", { key: "ec", organisation: "Åns kommun" })),
    await providerOf(authority.issue("Eva Lind", { key: "ec" })),
  ]);
});

async function signatures(bytes: Uint8Array, trusted: Uint8Array[] = []) {
  const read = await readSignatures(bytes, trusted);
  if (read.kind === "unreadable") throw new Error(read.why);
  return read.signatures;
}

test("tells who signed, for whom, when, and at which level, in order", async () => {
  const read = await signatures(fileAfter(3));
  expect(read.map(({ field, name, organisation }) => [field, name, organisation])).toEqual([
    ["underskrift-1", "Anna Ek", "Region Mittland"],
    ["underskrift-2", "Per Ålund", "Åns kommun"],
    ["underskrift-3", "Eva Lind", "Region Mittland"],
  ]);
  for (const one of read) {
    expect(one).toMatchObject({
      ...{ claimedAt: signingTime, stampedAt: null, level: "B-B", holds: true, faults: [] },
      ...{ digestHolds: true, signatureHolds: true, certificateValid: true, coversRevision: true },
    });
  }
  expect(read.map(({ after }) => after)).toEqual(["signatures", "signatures", "nothing"]);
});

test("an unsigned file has no signatures", async () => {
  expect(await signatures(await unsigned())).toEqual([]);
});

test("a certificate leads to an authority that is trusted, or its issuer is unknown", async () => {
  const other = makeAuthority(folder, "En annan");
  const issuers = async (trusted: Uint8Array[]) =>
    (await signatures(fileAfter(1), trusted)).map(({ issuer }) => issuer);
  expect(await issuers([other.der, authority.der])).toEqual(["trusted"]);
  expect(await issuers([other.der])).toEqual(["unknown"]);
  expect(await issuers([])).toEqual(["unknown"]);
  expect(await issuers([new Uint8Array([1, 2, 3])])).toEqual(["unknown"]);
});

test("a certificate that did not hold when it was used is told", async () => {
  const day = authority.issue("Anna Ek", { key: "ec", days: 1 });
  const provider = value(await openPkcs12(day.p12(), password, signingTime));
  const [, late] = await signedBy([provider], { at: "2090-01-01T00:00:00Z" });
  const [signature] = await signatures(late ?? new Uint8Array());
  expect(signature).toMatchObject({ digestHolds: true, certificateValid: false, holds: false });
  expect(signature?.faults).toEqual(["Certifikatet gällde inte då."]);
});

test("a signature without a time has none, and holds", async () => {
  const provider = await providerOf(authority.issue("Anna Ek", { key: "ec" }));
  const [, file] = await signedBy([provider], {});
  const [signature] = await signatures(file ?? new Uint8Array());
  expect(signature).toMatchObject({ claimedAt: null, certificateValid: null, holds: true });
});

/** Everything is as three have signed it. */
const isSound = async (bytes: Uint8Array, count: number): Promise<boolean> => {
  const read = await readSignatures(bytes);
  return (
    read.kind === "read" &&
    read.signatures.length === count &&
    read.signatures.every((one) => one.holds && one.after !== "changed" && one.level === "B-B")
  );
};

describe("one changed byte", () => {
  test("is noticed wherever in the file it is", async () => {
    const file = fileAfter(1).slice();
    expect(await isSound(file, 1)).toBe(true);
    const unnoticed: number[] = [];
    for (let at = 0; at < file.length; at += 97) {
      const bit = 1 << (at % 8);
      file[at] = (file[at] ?? 0) ^ bit;
      if (await isSound(file, 1)) unnoticed.push(at);
      file[at] = (file[at] ?? 0) ^ bit;
    }
    expect(unnoticed).toEqual([]);
  });

  test("is noticed in the signature itself, its certificates and the room left after it", async () => {
    const file = fileAfter(1).slice();
    const start = Buffer.from(file).indexOf("/Contents <");
    const unnoticed: number[] = [];
    for (let at = start; at < file.length; at += 13) {
      const bit = 1 << (at % 7);
      file[at] = (file[at] ?? 0) ^ bit;
      if (await isSound(file, 1)) unnoticed.push(at - start);
      file[at] = (file[at] ?? 0) ^ bit;
    }
    expect(unnoticed).toEqual([]);
  });

  test("in the text is told by every signature over it", async () => {
    const changed = fileAfter(3).slice();
    changed[700] = (changed[700] ?? 0) ^ 1;
    const read = await signatures(changed);
    expect(read.map(({ faults }) => faults)).toEqual(
      Array.from({ length: 3 }, () => ["Det som skrevs under är ändrat."]),
    );
    expect(read.map(({ name }) => name)).toEqual(["Anna Ek", "Per Ålund", "Eva Lind"]);
  });

  test("after the first signature is told by the later ones only", async () => {
    const changed = fileAfter(3).slice();
    const at = fileAfter(1).length + 20;
    changed[at] = (changed[at] ?? 0) ^ 1;
    const read = await signatures(changed);
    expect(read.map(({ digestHolds }) => digestHolds)).toEqual([true, false, false]);
  });
});

/** What somebody without a key can do to a signed file: add to it. */
async function added(bytes: Uint8Array, change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, forIncrementalUpdate: true });
  change(pdf);
  return pdf.commit({ useObjectStreams: false });
}

const name = PDFName.of;

/** The number of the object that holds the first page's text. */
const contentsOf = (bytes: Uint8Array): string =>
  /\/Contents \[ (\d+) 0 R/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "";

/** Adds an object under a number that is taken. */
function replaced(bytes: Uint8Array, number: string, body: string): Uint8Array {
  const before = Buffer.concat([bytes, Buffer.from("\n")]);
  const object = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, "latin1");
  return withTable(bytes, number, before.length, Buffer.concat([before, object]));
}

/** Adds a table that places one object; `at` null takes it away. */
function withTable(
  signed: Uint8Array,
  number: string,
  at: number | null,
  file: Uint8Array = Buffer.concat([signed, Buffer.from("\n")]),
): Uint8Array {
  const text = Buffer.from(signed).toString("latin1");
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const [, root, info] = /\/Root (\d+ 0 R)\s+\/Info (\d+ 0 R)/.exec(text) ?? [];
  const line = at === null ? "0000000000 65535 f" : `${String(at).padStart(10, "0")} 00000 n`;
  const trailer = `<< /Size 99 /Root ${root} /Info ${info} /Prev ${previous} >>`;
  const table = `xref\n${number} 1\n${line} \ntrailer\n${trailer}\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.concat([file, Buffer.from(table, "latin1")]);
}

describe("what is added after the last signature is told as what it is", () => {
  const cases: [string, (pdf: PDFDocument) => void, { what: string; page: number | null }[]][] = [
    [
      "a page pointed at another text",
      (pdf) => {
        const { context } = pdf;
        pdf.getPage(0).node.set(name("Contents"), context.register(context.flateStream("BT ET")));
      },
      [{ what: "text och bild", page: 1 }],
    ],
    [
      "a comment over the text",
      (pdf) => {
        const { context } = pdf;
        const note = context.obj({ Type: "Annot", Subtype: "FreeText", Rect: [90, 600, 400, 700] });
        const notes = [context.register(note)];
        pdf.getPage(0).node.set(name("Annots"), context.obj(notes));
      },
      [{ what: "anteckningar eller fält", page: 1 }],
    ],
    [
      "a page more",
      (pdf) => {
        pdf.addPage();
      },
      [{ what: "vilka sidor som ingår", page: null }],
    ],
    [
      "something to be done when it is opened",
      (pdf) => {
        pdf.catalog.set(name("OpenAction"), pdf.context.obj({ S: "JavaScript" }));
      },
      [{ what: "vad som händer när filen öppnas", page: null }],
    ],
    [
      "another title",
      (pdf) => {
        pdf.setTitle("Ett annat protokoll");
      },
      [{ what: "uppgifterna om dokumentet", page: null }],
    ],
    [
      "an attached file",
      (pdf) => {
        pdf.catalog.set(name("Names"), pdf.context.obj({ EmbeddedFiles: {} }));
      },
      [{ what: "skript eller bifogade filer", page: null }],
    ],
    [
      "one more field",
      (pdf) => {
        const form = pdf.catalog.lookup(name("AcroForm"), PDFDict);
        const field = pdf.context.obj({ FT: "Tx" });
        field.set(name("T"), PDFString.of("belopp"));
        form.lookup(name("Fields"), PDFArray).push(pdf.context.register(field));
      },
      [{ what: "formulärets fält", page: null }],
    ],
  ];

  for (const [says, change, changes] of cases) {
    test(says, async () => {
      const read = await signatures(await added(fileAfter(3), change));
      expect(read).toHaveLength(3);
      for (const one of read) expect(one).toMatchObject({ holds: true, after: "changed", changes });
    });
  }

  test("a field moved over the text when it is filled in", async () => {
    const moved = await added(fileAfter(1), (pdf) => {
      const form = pdf.catalog.lookup(name("AcroForm"), PDFDict);
      const field = form.lookup(name("Fields"), PDFArray).lookup(1, PDFDict);
      field.set(name("Rect"), pdf.context.obj([0, 0, 595, 842]));
    });
    const [first] = await signatures(moved);
    expect(first).toMatchObject({ after: "changed" });
  });

  test("a page's text swapped under its own number", async () => {
    const stream = "<< /Length 5 >>\nstream\nBT ET\nendstream";
    const swapped = replaced(fileAfter(3), contentsOf(fileAfter(3)), stream);
    for (const one of await signatures(swapped)) {
      const changes = [{ what: "text och bild", page: 1 }];
      expect(one).toMatchObject({ holds: true, after: "changed", changes });
    }
  });

  test("text that was hidden in the signed file, and let out by a table", async () => {
    // It is there from the start, but no table has it; what is added is a table that points back at it.
    const number = contentsOf(await unsigned());
    const stream = `${number} 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n`;
    const file = Buffer.from(await unsigned()).toString("latin1");
    const first = Buffer.from(file.replace("\nxref\n", `\n${stream}\nxref\n`), "latin1");
    const prepared = Buffer.from(
      first
        .toString("latin1")
        .replace(/startxref\n\d+/, `startxref\n${first.lastIndexOf("\nxref\n") + 1}`),
      "latin1",
    );
    const provider = await providerOf(authority.issue("Anna Ek", { key: "ec" }));
    const signed = value(await signPdf(prepared, "underskrift-1", provider, { at: signingTime }));
    expect((await signatures(signed))[0]).toMatchObject({ after: "nothing", holds: true });
    const at = Buffer.from(signed).indexOf(`\n${stream}`) + 1;
    const [signature] = await signatures(withTable(signed, number, at));
    const changes = [{ what: "var i filen dess delar ligger", page: null }];
    expect(signature).toMatchObject({ holds: true, after: "changed", changes });
  });

  test("a part of the document taken away", async () => {
    const changes = [{ what: "delar av dokumentet, som har tagits bort", page: null }];
    const [signature] = await signatures(withTable(fileAfter(3), contentsOf(fileAfter(3)), null));
    expect(signature).toMatchObject({ holds: true, after: "changed", changes });
  });

  test("bytes after the end", async () => {
    const longer = Buffer.concat([fileAfter(3), Buffer.from("\n% hej\n%%EOF\n")]);
    const [first] = await signatures(longer);
    expect(first).toMatchObject({ holds: true, after: "changed" });
  });
});
