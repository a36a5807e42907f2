/** A register of a hundred utbetalningar and one of a hundred thousand: the pages over HTTP, and one step taken. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { takeAttestStep } from "#app/commands/attestPayment.server.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import { openOffice, type Running } from "#app/office.server.ts";
import { serve } from "#app/server.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { fillExample } from "../cli/demo.ts";
import { projectRoot } from "../cli/starta.ts";
import { associationSlug, done, emailOf, examplePassword, people } from "../demo/board.ts";
import { layUpPayments } from "./manyPayments.ts";

const sizes = [100, 100_000];
const rounds = 15;

const pages = {
  "the ordförande's list": "",
  "the register, first page": "/register",
  "the register, paid, one payee": "/register?lage=paid&mottagare=leverantören+7+i",
  "the register, an account that nobody has": "/register?konto=99",
};

const median = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Median in ms of so many runs, after a cold one. */
export async function timed(
  work: (round: number) => Promise<unknown>,
  count = rounds,
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= count; round += 1) {
    const start = performance.now();
    await work(round);
    // The first is cold.
    if (round > 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** The cookies of one who has signed in. */
export async function signedIn(url: string, who: string): Promise<string> {
  const body = new URLSearchParams({ email: emailOf(who), password: examplePassword });
  const headers = { Origin: url };
  const answer = await fetch(`${url}/logga-in`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

type Config = Parameters<typeof openOffice>[0];

/** The figures of one size, by what was measured. */
async function measure(config: Config, count: number): Promise<Map<string, number>> {
  const running: Running = await openOffice(config);
  const { office } = running;
  const association = await associationBySlug(office.db, associationSlug);
  const associationId = association?.id ?? "";
  const { today } = swedishNow(office.clock());
  const waiting = await layUpPayments(office, associationId, count, today);
  const options = { running, root: projectRoot, isDevelopment: false, ...config };
  const { server, port } = await serve(options);
  const url = `http://127.0.0.1:${port}`;
  const headers = { Cookie: await signedIn(url, "karin") };
  const found = new Map<string, number>();
  for (const [name, address] of Object.entries(pages)) {
    const page = `${url}/forbund/${associationSlug}/utbetalningar${address}`;
    const time = await timed(async () => {
      const answer = await fetch(page, { headers, redirect: "manual" });
      if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
      await answer.text();
    });
    found.set(name, time);
  }
  const { account_id: accountId } = await office.db
    .selectFrom("person")
    .select("account_id")
    .where("name", "=", people.find(({ key }) => key === "karin")?.name ?? "")
    .executeTakeFirstOrThrow();
  const caller = { associationId, accountId: accountId ?? "" };
  const step = await timed(async (round) => {
    const input = {
      number: waiting[round] ?? "",
      version: 1,
      reason: "Provet",
      step: "decision" as const,
    };
    done(await takeAttestStep(office, caller, input));
  });
  found.set("one attest step", step);
  running.live.close();
  server.closeAllConnections();
  server.close();
  await running.database.close();
  return found;
}

/** Both sizes in one run, and how much the large one is of the small. */
export async function measurePayments(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-bench-"));
  const file = (name: string | number) => path.join(folder, `${name}.db`);
  const config = (name: string | number) => ({
    ...{ databaseUrl: `file:${file(name)}`, port: 0, host: "127.0.0.1" },
    ...{ publicUrl: "http://127.0.0.1", secret: "only for the bench" },
  });
  process.env.NODE_ENV = "production";
  const empty = await openOffice(config("empty"));
  await fillExample(empty);
  empty.live.close();
  await empty.database.close();
  const found: Map<string, number>[] = [];
  for (const size of sizes) {
    copyFileSync(file("empty"), file(size));
    found.push(await measure(config(size), size));
  }
  rmSync(folder, { recursive: true, force: true });
  const [small, large] = found;
  say(`\nUtbetalningar: ${sizes.join(" and ")}, forty of them open`);
  for (const [name, time] of small ?? []) {
    const other = large?.get(name) ?? 0;
    const ratio = (other / time).toFixed(1);
    say(`  ${name.padEnd(42)} ${time.toFixed(1)} ms, ${other.toFixed(1)} ms, × ${ratio}`);
  }
}
