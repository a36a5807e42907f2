/** `verifiera-dokument` as somebody who holds a file uses it: words, JSON and exits. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { maskingProof } from "#app/commands/masking.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { migrations } from "#db/migrations/index.ts";
import { openSqliteFile } from "#db/open.server.ts";
import { bytesOf } from "#db/queries/blobs.server.ts";
import { issuedDocuments } from "#db/queries/notices.server.ts";
import { makeAuthority, temporaryFolder } from "../../support/certificates.ts";
import { migrateForTest } from "../../support/migrateForTest.ts";
import { officeOn } from "../../support/office.ts";
import { providerOf, signedBy, signingTime } from "../../support/signing.ts";

import { board, held, justerat, planned, value } from "../../support/story.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
const inFolder = (name: string) => path.join(folder, name);

function verifiera(...args: string[]) {
  return inOffice("ingen.db", ...args);
}

function inOffice(database: string, ...args: string[]) {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const program = path.join(root, "scripts/paragraf.ts");
  const run = spawnSync(process.execPath, [tsx, program, "verifiera-dokument", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: `file:${inFolder(database)}`, SESSION_SECRET: "prov" },
  });
  return { exit: run.status, out: run.stdout, err: run.stderr };
}

beforeAll(async () => {
  const files = await signedBy([
    await providerOf(authority.issue("Anna Ek", { key: "ec" })),
    await providerOf(authority.issue("Per Ålund", { key: "ec" })),
  ]);
  for (const [index, file] of files.entries()) writeFileSync(inFolder(`${index}.pdf`), file);
  const changed = (files[2] ?? new Uint8Array()).slice();
  changed[700] = (changed[700] ?? 0) ^ 1;
  writeFileSync(inFolder("changed.pdf"), changed);
  writeFileSync(inFolder("cut.pdf"), changed.subarray(0, changed.length - 300));
  writeFileSync(inFolder("avkortat.json"), '{"scheme":"paragraf-content-1","root":"0f');
});

test("answers with the contract's JSON, and makes no database where there is none", () => {
  const { exit, out } = verifiera(
    inFolder("2.pdf"),
    "--json",
    "--betrodda",
    authority.certificateFile,
  );
  const answer = JSON.parse(out);
  expect(exit).toBe(0);
  expect(answer).toMatchObject({
    ...{ organ: "Förbundet Provet", dokument: "Protokoll 2026-03-02" },
    ...{ oforandrat: true, ikedjan: false },
  });
  expect(answer.signaturer).toMatchObject([
    { namn: "Anna Ek", tid: signingTime, giltig: true, niva: "B-B", utfardare: "betrodd" },
    { namn: "Per Ålund", tid: signingTime, giltig: true, niva: "B-B", efter: "inget" },
  ]);
  expect(existsSync(inFolder("ingen.db"))).toBe(false);
});

test("a proof of content is read alone and beside its file, and what is wrong is said", async () => {
  const { proof, pdf, notice } = await justeratIn("kontor.db");
  writeFileSync(inFolder("bevis.json"), proof);
  writeFileSync(inFolder("andrat.json"), proof.replace("Anna Ek", "Anna Al"));
  writeFileSync(inFolder("protokoll.pdf"), pdf);
  writeFileSync(inFolder("anslag.pdf"), notice);
  const ask = (...files: string[]) => {
    const { exit, out } = inOffice("kontor.db", ...files.map(inFolder), "--json");
    return { exit, ...JSON.parse(out) };
  };
  expect(ask("bevis.json")).toMatchObject({
    ...{ exit: 0, organ: "Samordningsförbundet provet", oforandrat: true, ikedjan: true },
    ...{ dokument: "Innehållsbevis för protokoll 2026-03-02", signaturer: [], fel: [] },
    innehall: { hel: true, maskeradeOrd: 0 },
  });
  expect(ask("protokoll.pdf", "bevis.json")).toMatchObject({
    ...{ exit: 0, dokument: "Protokoll 2026-03-02", oforandrat: true, ikedjan: true, fel: [] },
    innehall: { hel: true },
  });
  const changed = "Beviset går inte ihop: något i det är ändrat.";
  expect(ask("andrat.json")).toMatchObject({ exit: 1, oforandrat: false, fel: [changed] });
  expect(ask("protokoll.pdf", "andrat.json")).toMatchObject({ exit: 1, fel: [changed] });
  expect(ask("anslag.pdf", "bevis.json")).toMatchObject({
    ...{ exit: 1, fel: ["Beviset är av en annan text än filen."] },
  });
  const nobody = verifiera(inFolder("bevis.json"));
  expect(nobody.exit).toBe(1);
  expect(nobody.out).toContain("Beviset går ihop, men här finns inget förbund att fråga");
}, 60_000);

/** A database file with a justerat protokoll: its PDF, that of its anslag, and the proof of its content. */
async function justeratIn(name: string) {
  const database = await openSqliteFile(inFolder(name));
  try {
    await migrateForTest(database.db, migrations);
    const office = officeOn(database);
    const b = await board(office);
    const meetingId = await planned(office, b);
    await held(office, b, meetingId);
    await justerat(office, b, meetingId);
    const posting = { meetingId, memberIds: b.memberIds.slice(0, 2), on: legalDate("2026-03-02") };
    value(await postNotice(office, b.as("secretary"), posting));
    const proof = await maskingProof(office.db, b.associationId, { meetingId, itemId: null });
    const issued = await issuedDocuments(office.db, meetingId);
    const pdfOf = async (kind: string) => {
      const one = issued.find((made) => made.kind === kind && made.format === "pdf");
      const kept = await bytesOf(office.db, b.associationId, one?.sha256 ?? "");
      return kept?.bytes ?? new Uint8Array();
    };
    const pdf = await pdfOf("minutes");
    return { proof: JSON.stringify(proof), pdf, notice: await pdfOf("notice") };
  } finally {
    await database.close();
  }
}

test("a changed file is exit 1, and says what and by whose signature it is known", () => {
  const { exit, out } = verifiera(inFolder("changed.pdf"));
  expect(exit).toBe(1);
  expect(out).toContain("Filen är ändrad eller skadad");
  expect(out).toMatch(
    /1\. Anna Ek, Region Mittland, .*underskriften håller inte\. Det som skrevs under är ändrat\./,
  );
  const json = verifiera(inFolder("changed.pdf"), "--json");
  expect(JSON.parse(json.out)).toMatchObject({ oforandrat: false });
});

test("an unsigned file that nobody here has kept is exit 1", () => {
  const { exit, out } = verifiera(inFolder("0.pdf"));
  expect(exit).toBe(1);
  expect(out).toContain("Det går inte att säga om filen är ändrad.");
  expect(out).toContain(
    "Filen säger själv att den är ”Protokoll 2026-03-02” från Förbundet Provet.",
  );
});

test("what cannot be used is exit 2 with one sentence", () => {
  const cases: [string[], RegExp][] = [
    [[], /^Ange en fil/],
    [[inFolder("saknas.pdf")], /^Filen .*saknas\.pdf finns inte\.$/],
    [[authority.certificateFile], /Filen är ingen PDF\.$/],
    [[inFolder("cut.pdf")], /Filen är avkortad/],
    [[inFolder("avkortat.json")], /Filen är inget helt innehållsbevis/],
    [[inFolder("2.pdf"), inFolder("1.pdf")], /1\.pdf är inget innehållsbevis/],
  ];
  for (const [args, told] of cases) {
    const { exit, err, out } = verifiera(...args);
    expect([exit, out]).toEqual([2, ""]);
    expect(err.trim()).toMatch(told);
  }
});
