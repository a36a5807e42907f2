/** `verifiera-dokument` as somebody who holds a file uses it: words, JSON and exits. */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { makeAuthority, temporaryFolder } from "../../support/certificates.ts";
import { providerOf, signedBy, signingTime } from "../../support/signing.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = temporaryFolder();
const authority = makeAuthority(folder, "Provets utfärdare");
const inFolder = (name: string) => path.join(folder, name);

function verifiera(...args: string[]) {
  const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
  const program = path.join(root, "scripts/paragraf.ts");
  const run = spawnSync(process.execPath, [tsx, program, "verifiera-dokument", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: `file:${inFolder("ingen.db")}`, SESSION_SECRET: "prov" },
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
  ];
  for (const [args, told] of cases) {
    const { exit, err, out } = verifiera(...args);
    expect([exit, out]).toEqual([2, ""]);
    expect(err.trim()).toMatch(told);
  }
});
