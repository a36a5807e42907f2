/** Signatures as other people's programs see them: poppler's pdfsig, OpenSSL's CAdES check, qpdf and pdf.js. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { signPdf } from "#app/documents/signing/signPdf.server.ts";
import { makeAuthority, run, temporaryFolder } from "../../support/certificates.ts";
import { providerOf, signedBy, signingTime, unsigned } from "../../support/signing.ts";
import { refusal } from "../../support/story.ts";
import { flat, openPdf, pdfPages } from "../support.ts";

const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
let files: Uint8Array[] = [];

const saved = (bytes: Uint8Array, name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

beforeAll(async () => {
  files = await signedBy([
    await providerOf(authority.issue("Anna Ek")),
    await providerOf(authority.issue("Per Ålund", { key: "ec" })),
    await providerOf(authority.issue("Eva Lind", { organisation: "Norrsunds kommun" })),
  ]);
});

/** Every signature of a file: its CMS, and the bytes it is over. */
function signaturesIn(bytes: Uint8Array): { cms: Buffer; content: Buffer }[] {
  const file = Buffer.from(bytes);
  const ranges = /\/ByteRange \[ 0 (\d+) (\d+) (\d+) \]/g;
  return [...file.toString("latin1").matchAll(ranges)].map(([, ...numbers]) => {
    const [first = 0, second = 0, length = 0] = numbers.map(Number);
    const hex = file.subarray(first + 1, second - 1).toString("latin1");
    const padded = Buffer.from(hex, "hex");
    return {
      cms: padded.subarray(0, padded.readUInt16BE(2) + 4),
      content: Buffer.concat([file.subarray(0, first), file.subarray(second, second + length)]),
    };
  });
}

describe("three signatures in sequence", () => {
  test("leave every earlier byte as it was", () => {
    expect(files).toHaveLength(4);
    for (const [index, file] of files.slice(1).entries()) {
      const before = files[index] ?? new Uint8Array();
      expect(Buffer.compare(file.subarray(0, before.length), before)).toBe(0);
    }
  });

  test("are valid to poppler, each by its signer", () => {
    const said = run("pdfsig", "-nocert", saved(files[3] ?? new Uint8Array(), "three.pdf"));
    expect(said.match(/Signature is Valid\./g)).toHaveLength(3);
    expect(said.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(3);
    expect(said.match(/Total document signed/g)).toHaveLength(1);
    const names = [...said.matchAll(/Common Name: (.*)/g)].map(([, name]) => name);
    expect(names).toEqual(["Anna Ek", "Per Ålund", "Eva Lind"]);
  });

  test("are valid to OpenSSL as CAdES, with the chain to their authority", () => {
    const found = signaturesIn(files[3] ?? new Uint8Array());
    expect(found).toHaveLength(3);
    for (const [index, { cms, content }] of found.entries()) {
      // OpenSSL tells of success on stderr and by its exit, which run() heeds.
      run(
        ...(["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"] as const),
        ...["-in", saved(cms, `${index}.cms`), "-content", saved(content, `${index}.bin`)],
        ...["-CAfile", authority.certificateFile, "-purpose", "any", "-out", join(folder, "out")],
      );
    }
  });

  test("say nothing of when inside the signature: a signer cannot vouch for the time", () => {
    const signingTimeOid = Buffer.from("06092a864886f70d010905", "hex");
    for (const { cms } of signaturesIn(files[3] ?? new Uint8Array())) {
      expect(cms.includes(signingTimeOid)).toBe(false);
    }
  });

  test("leave a file without faults, whose structure is read as before", async () => {
    expect(run("qpdf", "--check", saved(files[3] ?? new Uint8Array(), "three.pdf"))).toContain(
      "No syntax or stream encoding errors",
    );
    const read = async (bytes: Uint8Array) =>
      (await pdfPages(bytes)).flatMap(({ tree }) =>
        flat(tree).map(({ role, text }) => [role, text]),
      );
    expect(await read(files[3] ?? new Uint8Array())).toEqual(
      await read(files[0] ?? new Uint8Array()),
    );
  });

  test("are broken to poppler by one changed byte", () => {
    const changed = (files[3] ?? new Uint8Array()).slice();
    changed[700] = (changed[700] ?? 0) ^ 1;
    const said = run("pdfsig", "-nocert", saved(changed, "changed.pdf"));
    expect(said).not.toContain("Signature is Valid.");
    expect(said.match(/Digest Mismatch/g)).toHaveLength(3);
  });
});

test("with an RSA key the same document, signer and time give the same bytes", async () => {
  const provider = await providerOf(authority.issue("Anna Ek"));
  const [, first] = await signedBy([provider]);
  const [, second] = await signedBy([provider]);
  expect(first).toEqual(second);
});

describe("is refused", () => {
  test("in a field that is not there, or is signed already", async () => {
    const provider = await providerOf(authority.issue("Anna Ek", { key: "ec" }));
    const sign = async (bytes: Uint8Array, field: string) =>
      refusal(await signPdf(bytes, field, provider, { at: signingTime }));
    expect(await sign(await unsigned(), "underskrift-4")).toBe(
      "Filen har inget fält för underskrift som heter ”underskrift-4”.",
    );
    expect(await sign(files[1] ?? new Uint8Array(), "underskrift-1")).toMatch(/redan underskrivet/);
  });

  test("in what is no PDF", async () => {
    const provider = await providerOf(authority.issue("Anna Ek", { key: "ec" }));
    const sign = async (bytes: Uint8Array) =>
      refusal(await signPdf(bytes, "underskrift-1", provider));
    expect(await sign(new TextEncoder().encode("Hej"))).toMatch(/inte att läsa som PDF/);
    expect(await sign(new Uint8Array())).toMatch(/inte att läsa som PDF/);
  });
});

describe("the fields to sign in", () => {
  test("are read aloud as what they are, stand on the line, and belong to the structure", async () => {
    const pdf = await openPdf(files[0] ?? new Uint8Array());
    const page = await pdf.getPage(1);
    const fields = (await page.getAnnotations()).filter((one) => one.fieldType === "Sig");
    expect(fields.map(({ alternativeText }) => alternativeText)).toEqual([
      "Underskrift, Anna Ek, Ordförande",
      "Underskrift, Per Ålund, Justerare",
      "Underskrift, Eva Lind, Justerare",
    ]);
    expect(fields.map(({ fieldName }) => fieldName)).toEqual(
      [1, 2, 3].map((nth) => `underskrift-${nth}`),
    );
    for (const { rect } of fields) expect(rect[3] - rect[1]).toBeGreaterThan(20);
    await pdf.loadingTask.destroy();
    const raw = Buffer.from(files[0] ?? new Uint8Array()).toString("latin1");
    expect(raw.match(/\/S \/Form/g)).toHaveLength(3);
    expect(raw.match(/\/Type \/OBJR/g)).toHaveLength(3);
    expect(raw).not.toContain("NeedAppearances");
  });

  test("are not there unless asked for", async () => {
    const { renderPdf } = await import("#app/documents/pdf.server.ts");
    const { toBeSigned } = await import("../../support/signing.ts");
    const raw = Buffer.from(await renderPdf(toBeSigned)).toString("latin1");
    expect(raw).not.toContain("AcroForm");
    expect(raw).not.toContain("/Form");
  });
});
