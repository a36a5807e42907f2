import type { Kysely } from "kysely";
import { associations } from "#db/queries/associations.server.ts";
import { verifyBytes } from "#db/queries/blobs.server.ts";
import { type ChainHead, chainHead, verifyChain } from "#db/queries/events.server.ts";
import { publishedHeads } from "#db/queries/notices.server.ts";
import type { Database } from "#db/schema.ts";
import { withOffice } from "./office.ts";
import { type CliCommand, printJson, say, unusable } from "./program.ts";

export const verifiera: CliCommand = {
  name: "verifiera",
  does: "går igenom händelsekedjan och varje fryst dokuments kontrollsumma",
  usage: "verifiera [--fran HANDELSE] [--huvud NR:HASH] [--forbund NAMN]",
  example: "npm run --silent paragraf -- verifiera --huvud 41:9f2c…",
  values: ["fran", "huvud", "forbund"],
  async run({ values, json }) {
    const from = readFrom(values.fran);
    const printed = readHead(values.huvud);
    const answer = await withOffice(({ office }) =>
      verifyAll(office.db, { from, printed, slug: values.forbund }),
    );
    if (!answer.hel) process.exitCode = 1;
    if (json) return printJson({ hel: answer.hel, forbund: answer.forbund });
    for (const line of answer.rader) say(line);
  },
};

function readFrom(text: string | undefined): number {
  if (text === undefined) return 1;
  const from = Number(text);
  if (Number.isSafeInteger(from) && from >= 1) return from;
  throw unusable(`”${text}” är inget händelsenummer. Ange ett heltal från 1.`);
}

/** A head as an anslag prints it: the number and the whole hash. */
function readHead(text: string | undefined): ChainHead | null {
  if (text === undefined) return null;
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (match) return { seq: Number(match[1]), hash: match[2] ?? "" };
  throw unusable(`”${text}” är inget kedjehuvud. Skriv av det från anslaget som NR:HASH.`);
}

type Options = { from?: number; printed?: ChainHead | null; slug?: string | undefined };

/** Checks every förbund (or the named one); `rader` says the same for people. */
export async function verifyAll(db: Kysely<Database>, options: Options = {}) {
  const forbund = [];
  for (const association of await associations(db)) {
    if (options.slug && association.slug !== options.slug) continue;
    const anchors = await publishedHeads(db, association.id);
    if (options.printed) anchors.push(options.printed);
    anchors.push(await chainHead(db, association.id));
    const chain = await verifyChain(db, association.id, anchors, options.from);
    const documents = await verifyBytes(db, association.id);
    forbund.push({
      forbund: association.slug,
      handelser: chain.length,
      brott: chain.broken && { handelse: chain.broken.seq, vad: chain.broken.what },
      dokument: documents.count,
      dokumentfel: documents.broken.map((d) => ({ sha256: d.sha256, vad: d.what })),
    });
  }
  if (options.slug && forbund.length === 0) {
    throw unusable(`Förbundet ”${options.slug}” finns inte.`);
  }
  const hel = forbund.every((f) => f.brott === null && f.dokumentfel.length === 0);
  return { hel, forbund, rader: forbund.flatMap(inWords) };
}

type Checked = {
  forbund: string;
  handelser: number;
  brott: { handelse: number; vad: string } | null;
  dokument: number;
  dokumentfel: { sha256: string; vad: string }[];
};

function inWords(f: Checked): string[] {
  const chain = f.brott
    ? `${f.forbund}: KEDJAN ÄR BRUTEN vid händelse ${f.brott.handelse}: ${f.brott.vad}.`
    : `${f.forbund}: kedjan håller, ${f.handelser} händelser.`;
  const documents =
    f.dokumentfel.length === 0
      ? `${f.forbund}: ${f.dokument} filer har rätt kontrollsumma.`
      : `${f.forbund}: ${f.dokumentfel.length} filer är fel.`;
  return [chain, documents, ...f.dokumentfel.map((d) => `  ${d.sha256}: ${d.vad}`)];
}
