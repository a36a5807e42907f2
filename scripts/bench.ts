/**
 * `npm run bench`: how fast, as ratios within one run. Needs the build. Never part of the tests. Without words it runs
 * everything; `npm run bench -- typing` only that part (documents, review, payments, start, public,
 * follow, typing, memory).
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { readMinutes } from "#app/documents/reading/readMinutes.ts";
import { swedishNow } from "#app/domain/swedishTime.ts";
import { openOffice, type Running } from "#app/office.server.ts";
import { serve } from "#app/server.ts";
import { associationBySlug } from "#db/queries/associations.server.ts";
import { meetingList } from "#db/queries/meetings.server.ts";
import { measureDocuments } from "./bench/documents.ts";
import { layUpLongMeeting } from "./bench/longMeeting.ts";
import { measurePayments } from "./bench/payments.ts";
import { protocolText } from "./bench/protocol.ts";
import { reviewing } from "./bench/review.ts";
import { measureStart } from "./bench/start.ts";
import { fillExample } from "./cli/demo.ts";
import { projectRoot } from "./cli/starta.ts";
import { associationSlug, emailOf, examplePassword } from "./demo/board.ts";

const asked = process.argv.slice(2);
const isAsked = (part: string) => asked.length === 0 || asked.includes(part);

const say = (line: string) => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(1)} ms`;

/** Median of some runs, in ms, after the first (cold) one. */
async function timed(runs: number, work: () => unknown): Promise<{ cold: number; warm: number }> {
  const times: number[] = [];
  for (let i = 0; i <= runs; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const [cold = 0, ...rest] = times;
  rest.sort((a, b) => a - b);
  return { cold, warm: rest[Math.floor(rest.length / 2)] ?? 0 };
}

/** The import of a protokoll; then its documents. */
async function documents(): Promise<void> {
  const text = protocolText();
  const { cold, warm } = await timed(9, () => readMinutes(text));
  say("\nA protokoll of 27 paragrafer");
  say(`  import             cold ${ms(cold)}, warm ${ms(warm)}`);
  await measureDocuments(say, beside);
}

/** Runs a script beside this process and answers what it prints. */
function beside<T>(name: string, ...args: string[]): Promise<T> {
  const tsx = path.join(projectRoot, "node_modules/tsx/dist/cli.mjs");
  const script = path.join(projectRoot, "scripts/bench", name);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsx, script, ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(out) as T) : reject(new Error(`${name} exited ${code}`)),
    );
  });
}

type Measured = { perSecond: number; bytes: number };

const load = (url: string) => beside<Measured>("load.ts", url);

type Service = { url: string; running: Running };

/** The service with the example, in a folder of its own while `work` runs; then its memory in a process of its own. */
async function withService(parts: ((service: Service) => Promise<void>)[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-bench-"));
  const config = {
    databaseUrl: `file:${path.join(folder, "bench.db")}`,
    port: 0,
    host: "127.0.0.1",
    publicUrl: "http://127.0.0.1",
    secret: "only for the bench",
  };
  process.env.NODE_ENV = "production";
  const running = await openOffice(config);
  await fillExample(running);
  const options = { running, root: projectRoot, isDevelopment: false, ...config };
  const { server, port } = await serve(options);
  for (const part of parts) await part({ url: `http://127.0.0.1:${port}`, running });
  running.live.close();
  server.closeAllConnections();
  server.close();
  await running.database.close();
  if (isAsked("memory")) await memory(config.databaseUrl);
  rmSync(folder, { recursive: true, force: true });
}

async function publicPage({ url }: Service): Promise<void> {
  const list = await (await fetch(`${url}/protokoll`)).text();
  const address = /\/protokoll\/vidalven\/[\d-]+/.exec(list)?.[0] ?? "/protokoll";
  const page = await fetch(url + address);
  const body = Buffer.from(await page.arrayBuffer());
  const bare = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(body);
  });
  const barePort = await new Promise<number>((resolve) => {
    bare.listen(0, "127.0.0.1", () => {
      const own = bare.address();
      resolve(typeof own === "object" && own ? own.port : 0);
    });
  });
  await load(url + address);
  const ours = await load(url + address);
  const theirs = await load(`http://127.0.0.1:${barePort}/`);
  bare.closeAllConnections();
  bare.close();
  say(`\nA public protokoll (${(body.length / 1000).toFixed(0)} kB), 40 connections`);
  say(`  bare node:http, same bytes   ${theirs.perSecond.toFixed(0)} a second`);
  say(
    `  Paragraf                     ${ours.perSecond.toFixed(0)} a second, ${((100 * ours.perSecond) / theirs.perSecond).toFixed(0)} % of bare`,
  );
}

type Typed = { editors: number; characters: number; keys: number } & Record<
  "painted" | "saved" | "told",
  { p50: number; p99: number }
>;

/** Writing in a protokoll as long as one gets, in a real browser. */
async function typing({ url, running: { office } }: Service): Promise<void> {
  const association = await associationBySlug(office.db, associationSlug);
  const { today } = swedishNow(office.clock());
  const date = await layUpLongMeeting(office, association?.id ?? "", today);
  const address = `/forbund/${associationSlug}/sammantraden/${date}/protokoll`;
  const who = [emailOf("jonas"), examplePassword];
  const { editors, characters, keys, painted, saved, told } = await beside<Typed>(
    "typing.ts",
    url,
    address,
    ...who,
  );
  say(`\nWriting, ${editors} paragrafer with ${characters} characters, ${keys} keys`);
  say(`  from key to painted letter   p50 ${ms(painted.p50)}, p99 ${ms(painted.p99)}`);
  say(`  from key to saved            p50 ${ms(saved.p50)}, p99 ${ms(saved.p99)}`);
  say(`  from last key to the finding p50 ${ms(told.p50)}, p99 ${ms(told.p99)}`);
}

type Followed = Record<"told" | "shown", { p50: number; p99: number }> & {
  followers: number;
  presses: number;
  alone: number;
};

/** From the sekreterare's press until everybody who follows the meeting has been told, and has the new page. */
async function followView({ url, running: { office } }: Service): Promise<void> {
  const association = await associationBySlug(office.db, associationSlug);
  const [coming] = await meetingList(office.db, association?.id ?? "");
  const meeting = `/forbund/${associationSlug}/sammantraden/${coming?.slug}`;
  const who = [emailOf("jonas"), examplePassword];
  const found = await beside<Followed>("followers.ts", url, meeting, ...who);
  const { followers, presses, alone, told, shown } = found;
  say(`\nFollow view, ${followers} followers, ${presses} presses, from the press`);
  say(`  one reader alone             p50 ${ms(alone)}`);
  say(`  told over the stream         p50 ${ms(told.p50)}, p99 ${ms(told.p99)}`);
  say(`  the new page read            p50 ${ms(shown.p50)}, p99 ${ms(shown.p99)}`);
}

/** Resident memory of the service just started and after a hundred pages, against a Node that does nothing. */
async function memory(databaseUrl: string): Promise<void> {
  const script = path.join(projectRoot, "scripts/bench/rest.ts");
  const child = spawn(process.execPath, ["--expose-gc", "--import", "tsx", script, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  await new Promise((resolve) => child.on("close", resolve));
  const { bare, started, served } = JSON.parse(out) as Record<string, number>;
  const mb = (bytes = 0) => `${(bytes / 1_000_000).toFixed(0)} MB`;
  say("\nMemory at rest (resident)");
  say(`  Node with tsx                ${mb(bare)}`);
  say(
    `  Paragraf, just started       ${mb(started)}, ${((started ?? 0) / (bare ?? 1)).toFixed(1)} × Node`,
  );
  say(
    `  after a hundred pages        ${mb(served)}, ${((served ?? 0) / (bare ?? 1)).toFixed(1)} × Node`,
  );
}

const served = { public: publicPage, follow: followView, typing };

if (isAsked("documents")) await documents();
if (isAsked("review")) reviewing(say);
if (isAsked("payments")) await measurePayments(say);
if (isAsked("start")) await measureStart(say);
const chosen = Object.entries(served).filter(([name]) => isAsked(name));
if (chosen.length > 0 || isAsked("memory")) await withService(chosen.map(([, part]) => part));
