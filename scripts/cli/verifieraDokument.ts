import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import {
  changeText,
  documentName,
  keptText,
  organName,
  signatureText,
  verdict,
} from "#app/commands/verificationText.server.ts";
import {
  type Kept,
  type Verification,
  type VerifiedDocument,
  verifyDocument,
} from "#app/commands/verifyDocument.server.ts";
import { readConfig } from "#app/config.server.ts";
import type { SignatureReading } from "#app/documents/signing/readSignatures.server.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const verifieraDokument: CliCommand = {
  name: "verifiera-dokument",
  does: "säger vem som har skrivit under en fil, om den är ändrad och om något förbund har sparat den",
  usage: "verifiera-dokument FIL [--betrodda CERTIFIKAT]",
  example: "npm run --silent paragraf -- verifiera-dokument protokoll.pdf --json",
  values: ["betrodda"],
  async run({ words, values, json }) {
    const [file] = words;
    if (!file || words.length > 1) throw unusable("Ange en fil att verifiera.");
    const bytes = await readBytes(file);
    const trusted = values.betrodda === undefined ? [] : await readTrusted(values.betrodda);
    const found = await verify(bytes, trusted);
    if (found.kind === "unreadable") throw unusable(`${file}: ${found.why}`);
    const { document } = found;
    if (!document.isUnchanged || document.kept?.chainHolds === false) process.exitCode = 1;
    if (json) return printJson(asJson(document));
    inWords(document);
  },
};

/** Larger than this is not read into memory at all; what is smaller than it says itself how large it may be. */
const mostBytes = 100_000_000;

async function readBytes(file: string): Promise<Uint8Array> {
  const facts = await stat(file).catch(() => null);
  if (!facts) throw unusable(`Filen ${file} finns inte.`);
  if (!facts.isFile()) throw unusable(`${file} är inte en fil. Ange ett dokument som fil.`);
  if (facts.size > mostBytes) throw unusable(`${file}: Filen är för stor. Högst 25 MB läses.`);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) throw unusable(`Filen ${file} går inte att öppna. Ge dig själv rätt att läsa den.`);
  return new Uint8Array(bytes);
}

/** Certificates of issuers to trust, in PEM. */
async function readTrusted(file: string): Promise<Uint8Array[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw unusable(`Filen ${file} går inte att öppna.`);
  });
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((one) => new Uint8Array(new X509Certificate(one).raw));
  } catch {
    // Said below.
  }
  throw unusable(`${file} innehåller inget certifikat i formatet PEM.`);
}

/** Where there is no database file yet none is made: a signed file can be tried on any machine. */
async function verify(bytes: Uint8Array, trusted: Uint8Array[]): Promise<Verification> {
  const { databaseUrl } = readConfig();
  const isMissing =
    /^file:(?!\/\/|:)/.test(databaseUrl) && !existsSync(databaseUrl.slice("file:".length));
  if (isMissing) return verifyDocument(null, bytes, trusted);
  return withOffice(({ office }) => verifyDocument(office.db, bytes, trusted));
}

const afterWords = { nothing: "inget", signatures: "underskrifter", changed: "ändrat" } as const;

const signatureJson = (one: SignatureReading) => ({
  namn: one.name,
  tid: one.stampedAt ?? one.claimedAt,
  giltig: one.holds,
  niva: one.level ?? "okänd",
  organisation: one.organisation,
  tidsstamplad: one.stampedAt !== null,
  utfardare: one.issuer === "trusted" ? "betrodd" : "okänd utfärdare",
  efter: afterWords[one.after],
  andrat: one.changes.map(changeText),
  fel: one.faults,
});

const chainJson = ({ event, head, chainHolds }: Kept) => ({
  handelse: event?.seq ?? null,
  tid: event?.at ?? null,
  hash: event?.hash ?? null,
  huvud: `${head.seq}:${head.hash}`,
  hel: chainHolds,
});

const isInChain = (kept: Kept | null): kept is Kept => kept?.event != null && kept.chainHolds;

const asJson = (document: VerifiedDocument) => ({
  organ: organName(document),
  dokument: documentName(document),
  oforandrat: document.isUnchanged,
  signaturer: document.signatures.map(signatureJson),
  ikedjan: isInChain(document.kept),
  svar: verdict(document),
  sha256: document.sha256,
  tillagt: document.kept?.added?.changes.map(changeText) ?? [],
  godkannanden: (document.kept?.approvals ?? []).map(({ name, at }) => ({ namn: name, tid: at })),
  kedja: document.kept && chainJson(document.kept),
});

function inWords(document: VerifiedDocument): void {
  const { claims, kept, signatures } = document;
  say(verdict(document));
  if (!kept && claims.title) {
    say(
      `Filen säger själv att den är ”${claims.title}”${claims.issuer ? ` från ${claims.issuer}` : ""}.`,
    );
  }
  for (const [index, one] of signatures.entries()) say(`${index + 1}. ${signatureText(one)}`);
  for (const line of kept ? keptText(kept) : []) say(line);
  say(`SHA-256: ${document.sha256}`);
}
