/** A time that an authority vouches for: asked for, put in the signature, read back, and told when it is wrong. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSignatures } from "#app/documents/signing/readSignatures.server.ts";
import { signPdf } from "#app/documents/signing/signPdf.server.ts";
import { httpTimestamps } from "#app/documents/signing/timestamp.server.ts";
import { makeAuthority, run, temporaryFolder } from "../../support/certificates.ts";
import { providerOf, signingTime, unsigned } from "../../support/signing.ts";
import { refusal, value } from "../../support/story.ts";
import { timestampAuthorityDouble } from "../../support/timestampAuthority.ts";

const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
const provider = await providerOf(authority.issue("Anna Ek", { key: "ec" }));

const signWith = async (address: string) =>
  signPdf(await unsigned(), "underskrift-1", provider, {
    at: signingTime,
    timestamp: httpTimestamps(address, 5_000),
  });

test("a signature with a time stamp is B-T, and other programs accept it as before", async () => {
  const signed = value(await signWith(await timestampAuthorityDouble(folder, authority)));
  const read = await readSignatures(signed);
  const [signature] = read.kind === "read" ? read.signatures : [];
  expect(signature).toMatchObject({ name: "Anna Ek", level: "B-T", holds: true, faults: [] });
  expect(signature?.claimedAt).toBe(signingTime);
  expect(signature?.stampedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(signature?.stampedAt).not.toBe(signingTime);
  writeFileSync(join(folder, "stamped.pdf"), signed);
  const said = run("pdfsig", "-nocert", join(folder, "stamped.pdf"));
  expect(said).toContain("Signature is Valid.");
});

test("a changed byte in the time stamp is told", async () => {
  const signed = value(await signWith(await timestampAuthorityDouble(folder, authority)));
  const text = Buffer.from(signed).toString("latin1");
  // The token is the last of the signature, and its own signature the last of it; zeros fill the room after it.
  const end = text.indexOf(">", text.indexOf("/Contents <"));
  const at = text.slice(0, end).replace(/0+$/, "").length - 1;
  const changed = signed.slice();
  changed[at] = text[at] === "1" ? 0x32 : 0x31;
  const read = await readSignatures(changed);
  const [signature] = read.kind === "read" ? read.signatures : [];
  expect(signature).toMatchObject({ level: "B-B", holds: false });
  expect(signature?.faults).toEqual(["Tidsstämpeln håller inte."]);
});

test("an authority that does not answer as it should is a refusal, and nothing is signed", async () => {
  const silent = refusal(await signWith("http://127.0.0.1:9/"));
  expect(silent).toMatch(/svarar inte som den ska\. Försök igen, eller skriv under utan/);
  const nonsense = await timestampAuthorityDouble(folder, authority, () => Buffer.from("nej"));
  expect(refusal(await signWith(nonsense))).toMatch(/gav ingen tidsstämpel/);
  let first: Buffer | null = null;
  const stale = await timestampAuthorityDouble(folder, authority, (answer) => {
    first ??= answer;
    return first;
  });
  value(await signWith(stale));
  expect(refusal(await signWith(stale))).toMatch(/gäller något annat än det som skrivs under/);
});
