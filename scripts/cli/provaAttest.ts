import { readFile, stat } from "node:fs/promises";
import { readTrial } from "#app/domain/attest/trial/trialFile.ts";
import { answerText, tryAttempts } from "#app/domain/attest/trial/tryAttempts.ts";
import { type CliCommand, Exit, printJson, say, tell, unusable } from "./program.ts";

const mostBytes = 25 * 1_000_000;
/** The first faults say what is wrong; a thousand say no more. */
const mostFaults = 20;

async function jsonOf(file: string): Promise<unknown> {
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw unusable(`Filen ${file} finns inte.`);
  if (facts.size > mostBytes) throw unusable(`Filen ${file} är för stor. Högst 25 MB läses.`);
  const text = await readFile(file, "utf8").catch(() => {
    throw unusable(`Filen ${file} går inte att öppna.`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as unknown;
  } catch {
    throw unusable(`Filen ${file} är inte JSON. Se docs/prova-attest.md för hur den ser ut.`);
  }
}

const stopAt = (file: string, faults: readonly string[]): void => {
  if (faults.length === 0) return;
  const more = faults.length - mostFaults;
  const rest = more > 0 ? [`Och ${more} till.`] : [];
  throw unusable(
    [...faults.slice(0, mostFaults).map((one) => `${file}: ${one}`), ...rest].join("\n"),
  );
};

export const provaAttest: CliCommand = {
  name: "prova-attest",
  does: "prövar försök att attestera mot en attestordning i en fil",
  usage: "prova-attest FIL.json",
  example: "npm run --silent paragraf -- prova-attest forsok.json --json",
  async run({ words, json }) {
    const [file, ...rest] = words;
    if (!file || rest.length > 0) throw unusable("Ange en fil, till exempel forsok.json.");
    const { trial, faults, unknown } = readTrial(await jsonOf(file));
    stopAt(file, faults);
    for (const path of unknown) tell(`${file}: ${path} är inget fält som prövas, och lästes inte.`);
    const tried = tryAttempts(trial);
    stopAt(file, tried.faults);
    if (json) printJson(tried.answers);
    else for (const answer of tried.answers) say(answerText(trial, answer));
    const refused = tried.answers.filter(({ utfall }) => utfall === "nekad").length;
    if (refused > 0) throw new Exit(1, `${refused} av ${tried.answers.length} försök nekades.`);
  },
};
