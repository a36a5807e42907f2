/**
 * Runs a command with a PostgreSQL of its own: `tsx scripts/withPostgres.ts npm test`.
 * Starts a server on a temporary folder, sets TEST_DATABASE_URL, runs the command, and takes both away.
 * The exit code is the command's. PostgreSQL refuses to run as root: root runs it as postgres or nobody.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { constants, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

type User = { uid?: number; gid?: number };

const NOT_INSTALLED =
  "PostgreSQL is not installed: found no initdb on PATH nor in /usr/lib/postgresql/*/bin.\n" +
  "Install it (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to a server you have.";

await main(process.argv.slice(2));

async function main(command: string[]): Promise<void> {
  const [program, ...args] = command;
  if (!program) return fail("Usage: tsx scripts/withPostgres.ts COMMAND [ARGUMENT…]");
  const bin = postgresFolder();
  if (!bin) return fail(NOT_INSTALLED);

  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), "paragraf-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  let server: ChildProcess | null = null;
  // Asked to stop, we take the server away first: the command ends by itself, and the clean-up below is run.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => server?.kill("SIGINT"));
  }
  try {
    const port = await freePort();
    server = startServer(bin, folder, port, user);
    const url = `postgres://paragraf@127.0.0.1:${port}/postgres`;
    await answers(url, server);
    process.exitCode = await run(program, args, { ...process.env, TEST_DATABASE_URL: url });
  } finally {
    if (server) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

/** The folder with initdb and postgres, of the newest version when there are several; null when there is none. */
function postgresFolder(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...newestFirst.map((version) => join(debian, version, "bin")),
  ];
  const has = (folder: string, name: string) => existsSync(join(folder, name));
  return folders.find((folder) => has(folder, "initdb") && has(folder, "postgres")) ?? null;
}

/** Whom to run the server as: nobody else, unless we are root. */
function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string, name: string) =>
    Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: id("-u", name), gid: id("-g", name) };
    } catch {
      // No such user on this machine.
    }
  }
  throw new Error(
    "Neither the user postgres nor nobody exists, and PostgreSQL refuses to run as root.",
  );
}

function startServer(bin: string, folder: string, port: number, user: User): ChildProcess {
  const data = join(folder, "data");
  const options = { ...user, cwd: folder };
  const init = ["-D", data, "-A", "trust", "-U", "paragraf", "-E", "UTF8", "--locale=C", "-N"];
  execFileSync(join(bin, "initdb"), init, { ...options, stdio: ["ignore", "ignore", "inherit"] });
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    // The data is thrown away, so nothing need survive a power cut.
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    log_min_messages: "fatal",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(join(bin, "postgres"), ["-D", data, ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error("PostgreSQL stopped while starting");
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error("PostgreSQL did not answer within 30 s");
}

/** Runs to its end, passing on the signals that ask us to stop. Gives the exit code. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => child.kill(signal));
    }
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

/** SIGINT is PostgreSQL's fast shutdown: open connections are ended. */
function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}
