/** What the command line's words share: the shape of a command, its exits, and how it speaks. */
import type { Refusal } from "#app/domain/result.ts";

/** Exit 1: the answer is no. Exit 2: the input is unusable. */
export class Exit extends Error {
  constructor(
    readonly code: 1 | 2,
    message: string,
  ) {
    super(message);
  }
}

/** The input cannot be used; one Swedish sentence that names it and what would be right. */
export const unusable = (sentence: string) => new Exit(2, sentence);

/** The answer is no. */
export const no = (refusals: Refusal[]) => new Exit(1, refusals.map((r) => r.text).join("\n"));

export type Call = {
  /** Words after the command that are no options. */
  words: string[];
  /** Named options that take a value. */
  values: Record<string, string | undefined>;
  json: boolean;
  flags: Set<string>;
};

export type CliCommand = {
  name: string;
  /** One line for the list. */
  does: string;
  usage: string;
  example: string;
  /** Options beside --json and --hjalp: those with a value, and flags. */
  values?: string[];
  flags?: string[];
  run: (call: Call) => Promise<void>;
};

/** One JSON document on standard output and nothing else. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Progress and warnings: never on standard output. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
