import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Office } from "#app/commands/command.server.ts";
import {
  changeText,
  documentName,
  keptText,
  organName,
  proofLog,
  proofName,
  proofVerdict,
  signatureText,
  verdict,
} from "#app/commands/verificationText.server.ts";
import {
  type InChain,
  type VerifiedDocument,
  verifyDocument,
} from "#app/commands/verifyDocument.server.ts";
import {
  isProofOf,
  proofIn,
  type VerifiedProof,
  verifyProof,
  whyUnreadable,
} from "#app/commands/verifyProof.server.ts";
import { readConfig } from "#app/config.server.ts";
import type { CheckedProof } from "#app/documents/content.server.ts";
import type { SignatureReading } from "#app/documents/signing/readSignatures.server.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const verifieraDokument: CliCommand = {
  name: "verifiera-dokument",
  does: "säger vem som har skrivit under en fil, om den är ändrad och om något förbund har sparat den",
  usage: "verifiera-dokument FIL [BEVIS] [--betrodda CERTIFIKAT]",
  example: "npm run --silent paragraf -- verifiera-dokument protokoll.pdf innehall.json --json",
  values: ["betrodda"],
  async run({ words, values, json }) {
    const [file, proofFile] = words;
    if (!file || words.length > 2) {
      throw unusable("Ange en fil att verifiera, och bakom den innehållsbeviset om du har det.");
    }
    const bytes = await readBytes(file);
    const trusted =
      values.betrodda === undefined
        ? (readConfig().trustedIssuers ?? [])
        : await readTrusted(values.betrodda);
    const proof = proofFile === undefined ? null : await readProof(proofFile);
    const alone = proof ? null : proofIn(bytes);
    const answer = await withDatabase(async (db) =>
      alone
        ? proofAnswer(await verifyProof(db, alone), db !== null)
        : fileAnswer(db, { file, bytes, trusted, proof }),
    );
    if (!answer.isYes) process.exitCode = 1;
    if (json) return printJson(answer.json);
    for (const line of answer.lines) say(line);
  },
};

/** What is said of a file: yes or no, as the contract's JSON, and as lines for people. */
type Answer = { isYes: boolean; json: Record<string, unknown>; lines: string[] };

type Given = {
  file: string;
  bytes: Uint8Array;
  trusted: Uint8Array[];
  proof: CheckedProof | null;
};

async function fileAnswer(db: Office["db"] | null, given: Given): Promise<Answer> {
  const { file, bytes, trusted, proof } = given;
  const found = await verifyDocument(db, bytes, trusted);
  if (found.kind === "unreadable") {
    throw unusable(`${file}: ${whyUnreadable(bytes, found.why)}`);
  }
  const { document } = found;
  const isYes = document.isUnchanged && document.kept?.chainHolds !== false;
  const answer = { isYes, json: asJson(document), lines: inWords(document) };
  return proof ? withProof(answer, document, await verifyProof(db, proof), db !== null) : answer;
}

/** The file's answer with that of the proof beside it: both hold, and they are of the same text. */
function withProof(
  answer: Answer,
  document: VerifiedDocument,
  proof: VerifiedProof,
  isAsked: boolean,
): Answer {
  const said = proofVerdict(proof, isAsked);
  const belongs = isProofOf(proof, document.kept);
  const faults = [
    ...(proof.isUnchanged ? [] : [said]),
    ...(proof.isUnchanged && !belongs ? ["Beviset är av en annan text än filen."] : []),
  ];
  const isYes = answer.isYes && faults.length === 0;
  return {
    isYes,
    json: { ...answer.json, oforandrat: isYes, fel: faults, innehall: contentJson(proof) },
    lines: [...answer.lines, ...(faults.length > 0 ? faults : [said])],
  };
}

/** What a proof says by itself. */
function proofAnswer(proof: VerifiedProof, isAsked: boolean): Answer {
  const { of, isUnchanged } = proof;
  const svar = proofVerdict(proof, isAsked);
  return {
    isYes: isUnchanged && of?.chainHolds !== false,
    json: {
      organ: of?.associationName ?? "",
      dokument: proofName(proof),
      oforandrat: isUnchanged,
      signaturer: [],
      ikedjan: isInChain(of),
      svar,
      fel: isUnchanged ? [] : [svar],
      innehall: contentJson(proof),
      kedja: of && chainJson(of),
    },
    lines: [svar, ...proofLog(proof), `Innehållssumma: ${proof.root}`],
  };
}

const contentJson = ({ root, holds, maskedWords }: VerifiedProof) => ({
  summa: root,
  hel: holds,
  maskeradeOrd: maskedWords,
});

async function readProof(file: string): Promise<CheckedProof> {
  const proof = proofIn(await readBytes(file));
  if (proof) return proof;
  throw unusable(
    `${file} är inget innehållsbevis. Hämta det från protokollets sida, som en JSON-fil.`,
  );
}

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
async function withDatabase<T>(work: (db: Office["db"] | null) => Promise<T>): Promise<T> {
  const { databaseUrl } = readConfig();
  const isMissing =
    /^file:(?!\/\/|:)/.test(databaseUrl) && !existsSync(databaseUrl.slice("file:".length));
  return isMissing ? work(null) : withOffice(({ office }) => work(office.db));
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

const chainJson = ({ event, head, chainHolds }: InChain) => ({
  handelse: event?.seq ?? null,
  tid: event?.at ?? null,
  hash: event?.hash ?? null,
  huvud: `${head.seq}:${head.hash}`,
  hel: chainHolds,
});

const isInChain = (kept: InChain | null): boolean => kept?.event != null && kept.chainHolds;

const asJson = (document: VerifiedDocument) => ({
  organ: organName(document),
  dokument: documentName(document),
  oforandrat: document.isUnchanged,
  signaturer: document.signatures.map(signatureJson),
  ikedjan: isInChain(document.kept),
  svar: verdict(document),
  sha256: document.sha256,
  fel: document.isUnchanged ? [] : [verdict(document)],
  tillagt: document.kept?.added?.changes.map(changeText) ?? [],
  godkannanden: (document.kept?.approvals ?? []).map(({ name, at }) => ({ namn: name, tid: at })),
  kedja: document.kept && chainJson(document.kept),
});

function inWords(document: VerifiedDocument): string[] {
  const { claims, kept, signatures } = document;
  const own =
    !kept && claims.title
      ? [
          `Filen säger själv att den är ”${claims.title}”${claims.issuer ? ` från ${claims.issuer}` : ""}.`,
        ]
      : [];
  return [
    verdict(document),
    ...own,
    ...signatures.map((one, index) => `${index + 1}. ${signatureText(one)}`),
    ...(kept ? keptText(kept) : []),
    `SHA-256: ${document.sha256}`,
  ];
}
