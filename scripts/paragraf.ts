/** The command line: `npm run --silent paragraf -- KOMMANDO …`. Its words and its JSON are a contract. */
import { parseArgs } from "node:util";
import { type CliCommand, Exit, say, tell, unusable } from "./cli/program.ts";

/** Loaded when asked for: a date need not wait for the document renderers. */
const commands: Record<string, () => Promise<CliCommand>> = {
  anslagstid: async () => (await import("./cli/anslagstid.ts")).anslagstid,
  importera: async () => (await import("./cli/importera.ts")).importera,
  granska: async () => (await import("./cli/granska.ts")).granska,
  protokoll: async () => (await import("./cli/protokoll.ts")).protokoll,
  migrera: async () => (await import("./cli/migrera.ts")).migrera,
  nyttforbund: async () => (await import("./cli/nyttforbund.ts")).nyttforbund,
  demo: async () => (await import("./cli/demo.ts")).demo,
  starta: async () => (await import("./cli/starta.ts")).starta,
  "verifiera-dokument": async () => (await import("./cli/verifieraDokument.ts")).verifieraDokument,
  verifiera: async () => (await import("./cli/verifiera.ts")).verifiera,
  sammanfatta: async () => (await import("./cli/sammanfatta.ts")).sammanfatta,
  "prova-attest": async () => (await import("./cli/provaAttest.ts")).provaAttest,
  sakerhetskopiera: async () => (await import("./cli/safetyCopy.ts")).sakerhetskopiera,
  aterstall: async () => (await import("./cli/safetyCopy.ts")).aterstall,
};

async function main(argv: string[]): Promise<void> {
  const [name, ...rest] = argv;
  if (!name || name === "--hjalp" || name === "--help") return help();
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    const known = Object.keys(commands).join(", ");
    throw unusable(`Kommandot ”${name}” finns inte. Kommandona är ${known}.`);
  }
  const command = await load();
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

async function help(): Promise<void> {
  say("Paragraf – ett samordningsförbunds kansli\n");
  say("npm run --silent paragraf -- KOMMANDO [--json] [--hjalp]\n");
  for (const load of Object.values(commands)) {
    const { name, does } = await load();
    say(`  ${name.padEnd(20)}${does}`);
  }
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

/** Faults that an operator can mend; told as one sentence. */
const operatorFaults = ["CannotOpenDatabase", "ConfigError", "CannotStart"];

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Exit) {
    tell(error.message);
    process.exitCode = error.code;
  } else if (error instanceof Error && operatorFaults.includes(error.name)) {
    tell(error.message);
    process.exitCode = 2;
  } else {
    throw error;
  }
});
