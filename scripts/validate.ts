/**
 * The one list of checks, run in order: `npm run validate`, and in CI through .ci/run.
 * Stops at the first that fails; `--all` goes on to the end. `--postgres` also runs the tests on a real PostgreSQL.
 * Ends with "N passed, N failed", in tests where a check is a run of tests. Exit 1 when anything failed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

type Check = {
  name: string;
  command: string[];
  /** The command is vitest: its tests are counted. */
  isTests?: boolean;
};

const withPostgres = ["npx", "tsx", "scripts/withPostgres.ts"];

const checks: Check[] = [
  { name: "format and lint", command: ["npm", "run", "lint"] },
  { name: "types", command: ["npm", "run", "typecheck"] },
  { name: "tests", command: ["npm", "test"], isTests: true },
  { name: "build", command: ["npm", "run", "build"] },
  { name: "browser journeys", command: ["npm", "run", "test:journeys"], isTests: true },
];

const onPostgres: Check = {
  name: "tests on PostgreSQL",
  command: [...withPostgres, "npm", "run", "test:postgres"],
  isTests: true,
};

/** `broken`: the failed tests with the first line of why, since the run itself may be long gone up the screen. */
type Outcome = { passed: number; failed: number; broken: string[] };

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs the command with its output shown; answers how many tests, or checks, passed and failed. */
function run({ command, isTests }: Check, folder: string, env: NodeJS.ProcessEnv): Outcome {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const count = ["--", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const [program = "", ...args] = isTests ? [...command, ...count] : command;
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env,
  });
  if (!isTests) {
    return status === 0
      ? { passed: 1, failed: 0, broken: [] }
      : { passed: 0, failed: 1, broken: [] };
  }
  const { passed, failed, broken } = counted(report);
  // A file that cannot be loaded, and a run without a test, fail without a failed test.
  const isBroken = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isBroken ? 1 : failed, broken };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

function counted(report: string): Outcome {
  if (!existsSync(report)) return { passed: 0, failed: 0, broken: [] };
  const run = JSON.parse(readFileSync(report, "utf8")) as Report;
  const broken = run.testResults.flatMap(({ message, assertionResults }) => [
    ...(message ? [firstLine(message)] : []),
    ...assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages?.[0])}`),
  ]);
  return { passed: run.numPassedTests, failed: run.numFailedTests, broken };
}

const firstLine = (text = "") => text.split("\n", 1)[0] ?? "";

function main(): void {
  const { values } = parseArgs({
    options: { postgres: { type: "boolean" }, all: { type: "boolean" } },
  });
  const folder = mkdtempSync(join(tmpdir(), "paragraf-validate-"));
  const total = { passed: 0, failed: 0 };
  const failed: string[] = [];
  const broken: string[] = [];
  // PGlite stands in where there is no server; where there is one, the tests are not run on both.
  const besides = values.postgres ? { TEST_POSTGRES_BESIDES: "1" } : {};
  const env = { ...process.env, ...besides, TEST_LIBREOFFICE: "1" };
  for (const check of values.postgres ? [...checks, onPostgres] : checks) {
    if (failed.length > 0 && !values.all) break;
    console.log(`\n=== ${check.name}: ${check.command.join(" ")}`);
    const start = performance.now();
    const outcome = run(check, folder, env);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const word = outcome.failed === 0 ? "passed" : "FAILED";
    console.log(`=== ${check.name} ${word} in ${seconds} s`);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    if (outcome.failed > 0) failed.push(check.name);
    broken.push(...outcome.broken.map((one) => `${check.name}: ${one}`));
  }
  rmSync(folder, { recursive: true, force: true });
  for (const one of broken) console.log(`✗ ${one}`);
  console.log(failed.length === 0 ? "\nEverything passed." : `\nFailed: ${failed.join(", ")}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

main();
