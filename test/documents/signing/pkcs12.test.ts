/** Every way a certificate file can fail is a sentence that says what to do. */
import { describe, expect, test } from "vitest";
import { openPkcs12 } from "#app/documents/signing/pkcs12.server.ts";
import { makeAuthority, password, temporaryFolder } from "../../support/certificates.ts";
import { signingTime } from "../../support/signing.ts";
import { refusal, value } from "../../support/story.ts";

const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
const anna = authority.issue("Anna Ek", { key: "ec" });

const told = async (file: Uint8Array, word = password, date = signingTime) => {
  const opened = await openPkcs12(file, word, date);
  return refusal(opened);
};

test("a file with RSA or ECDSA gives the signer's certificate first, then the chain", async () => {
  for (const one of [anna, authority.issue("Per Ålund", { key: "rsa" })]) {
    const provider = value(await openPkcs12(one.p12(), password, signingTime));
    expect(provider.certificates()).toEqual([one.der, authority.der]);
    expect(await provider.sign(new Uint8Array([1]), "sha256")).toBeInstanceOf(Uint8Array);
  }
});

describe("refused with its own sentence", () => {
  test("a wrong password, without telling what is in the file", async () => {
    expect(await told(anna.p12(), "gissning")).toMatch(/^Lösenordet till certifikatfilen är fel/);
    expect(await told(anna.p12(), "")).toMatch(/^Lösenordet till certifikatfilen är fel/);
  });

  test("a file encrypted as long ago, whatever the password", async () => {
    const old = anna.p12("-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES");
    for (const word of [password, "gissning"]) {
      expect(await told(old, word)).toMatch(/gammalt sätt .* exportera den på nytt med AES-256/);
    }
    const onlyKey = anna.p12("-keypbe", "PBE-SHA1-3DES");
    expect(await told(onlyKey)).toMatch(/gammalt sätt/);
  });

  test("a certificate that is not valid yet, or no longer", async () => {
    expect(await told(anna.p12(), password, "2020-01-01T00:00:00Z")).toMatch(
      /^Certifikatet för Anna Ek börjar gälla först \d{4}-\d\d-\d\d\./,
    );
    expect(await told(anna.p12(), password, "2090-01-01T00:00:00Z")).toMatch(
      /^Certifikatet för Anna Ek gick ut \d{4}-\d\d-\d\d\. Skaffa ett nytt/,
    );
  });

  test("a certificate for something else than signatures", async () => {
    const server = authority.issue("Anna Ek", {
      key: "ec",
      extensions: ["keyUsage=critical,keyAgreement"],
    });
    expect(await told(server.p12())).toMatch(/inte utfärdat för underskrifter/);
  });

  test("a file without a key, a cut file and what is no certificate at all", async () => {
    expect(await told(anna.p12("-nokeys"))).toMatch(/går inte att läsa som ett certifikat/);
    const whole = anna.p12();
    for (const length of [0, 1, 20, whole.length - 1]) {
      expect(await told(whole.subarray(0, length))).toMatch(/går inte att läsa som ett certifikat/);
    }
    expect(await told(new Uint8Array(2_000_000))).toMatch(/går inte att läsa som ett certifikat/);
  });

  test("whatever byte of the file is changed, nothing is thrown", async () => {
    const whole = anna.p12();
    for (let at = 0; at < whole.length; at += 61) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const opened = await openPkcs12(changed, password, signingTime);
      if (!opened.ok) expect(opened.refusals[0]?.text).toMatch(/\.$/);
    }
  });
});
