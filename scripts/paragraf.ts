/** The command line: `npm run --silent paragraf -- KOMMANDO …`. Its words and its JSON are a contract. */
import { parseArgs } from "node:util";
import { ConfigError } from "#app/config.server.ts";
import { CannotStart } from "#app/office.server.ts";
import { CannotOpenDatabase } from "#db/open.server.ts";
import { anslagstid } from "./cli/anslagstid.ts";
import { demo } from "./cli/demo.ts";
import { granska } from "./cli/granska.ts";
import { importera } from "./cli/importera.ts";
import { migrera } from "./cli/migrera.ts";
import { type CliCommand, Exit, say, tell, unusable } from "./cli/program.ts";
import { protokoll } from "./cli/protokoll.ts";
import { aterstall, sakerhetskopiera } from "./cli/safetyCopy.ts";
import { starta } from "./cli/starta.ts";
import { verifiera } from "./cli/verifiera.ts";

const commands: CliCommand[] = [
  anslagstid,
  importera,
  granska,
  protokoll,
  migrera,
  demo,
  starta,
  verifiera,
  sakerhetskopiera,
  aterstall,
];

async function main(argv: string[]): Promise<void> {
  const [name, ...rest] = argv;
  if (!name || name === "--hjalp" || name === "--help") return help();
  const command = commands.find((c) => c.name === name);
  if (!command) {
    throw unusable(
      `Kommandot ”${name}” finns inte. Kommandona är ${commands.map((c) => c.name).join(", ")}.`,
    );
  }
  const { values, positionals } = options(command, rest);
  if (values.hjalp || values.help) return helpFor(command);
  const flags = new Set((command.flags ?? []).filter((f) => values[f] === true));
  const named = Object.fromEntries(
    (command.values ?? []).map((v) => [v, values[v] as string | undefined]),
  );
  await command.run({ words: positionals, values: named, flags, json: values.json === true });
}

function options(command: CliCommand, args: string[]) {
  const known: Record<string, { type: "string" | "boolean" }> = {
    json: { type: "boolean" },
    hjalp: { type: "boolean" },
    help: { type: "boolean" },
  };
  for (const value of command.values ?? []) known[value] = { type: "string" };
  for (const flag of command.flags ?? []) known[flag] = { type: "boolean" };
  try {
    return parseArgs({ args, options: known, allowPositionals: true, strict: true });
  } catch {
    const odd = args.find((a) => a.startsWith("-") && !(a.replace(/^--|=.*$/g, "") in known));
    throw unusable(
      `${odd ? `Växeln ${odd} finns inte` : "En växel saknar sitt värde"}. Rätt är: ${command.usage}`,
    );
  }
}

function help(): void {
  say("Paragraf – ett samordningsförbunds kansli\n");
  say("npm run --silent paragraf -- KOMMANDO [--json] [--hjalp]\n");
  for (const c of commands) say(`  ${c.name.padEnd(18)}${c.does}`);
  say("\nVarje kommando beskriver sig med --hjalp.");
}

function helpFor(command: CliCommand): void {
  say(`${command.name}: ${command.does}\n`);
  say(`Så här:   ${command.usage}`);
  say(`Exempel:  ${command.example}`);
  say("\n--json skriver ett JSON-dokument på standard ut och inget annat.");
  say("Utgång 0: gjort. 1: svaret är nej. 2: indata går inte att använda.");
}

// A reader that closes the pipe early (| head) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Exit) {
    tell(error.message);
    process.exitCode = error.code;
  } else if (
    error instanceof CannotOpenDatabase ||
    error instanceof ConfigError ||
    error instanceof CannotStart
  ) {
    tell(error.message);
    process.exitCode = 2;
  } else {
    throw error;
  }
});
