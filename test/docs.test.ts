/** What the documents say is held against the code: what exists is described, and what is described exists. */
import { existsSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { expect, test } from "vitest";
import { rules } from "#app/domain/review.ts";
import packageFile from "../package.json" with { type: "json" };
import { rulesPage } from "../scripts/writeRules.ts";
import { projectRoot, readSources } from "./support/sources.ts";

const read = (path: string) => readFileSync(resolve(projectRoot, path), "utf8");

const readme = read("README.md");
const decisions = readSources("docs/decisions", [".md"]);
const pages = readSources("", [".md"]).filter(
  ({ path }) => !path.includes("/") || path.startsWith("docs/"),
);

const allOf = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];

/** The text below a heading, to the next heading of the same level or higher. */
function section(text: string, heading: string): string {
  const [, marks = ""] = new RegExp(`^(#+) ${heading}$`, "m").exec(text) ?? [];
  if (marks === "") throw new Error(`No heading ${heading}`);
  const below = text.slice(
    text.indexOf(`${marks} ${heading}\n`) + marks.length + heading.length + 1,
  );
  return below.split(new RegExp(`^#{1,${marks.length}} `, "m"))[0] ?? "";
}

/** The first cell of each row of the tables in a text, header rows left out. */
const firstCells = (text: string): string[] =>
  text
    .split("\n")
    .filter((line, index, all) => line.startsWith("| ") && !all[index + 1]?.startsWith("| --"))
    .filter((line) => !line.startsWith("| --"))
    .map((line) => line.split("|")[1]?.trim() ?? "");

test("every package script is described, and runs a file that there is", () => {
  const told = `${readme}\n${read("CONTRIBUTING.md")}`;
  for (const [name, script] of Object.entries(packageFile.scripts)) {
    const call = name === "test" || name === "start" ? `npm ${name}` : `npm run ${name}`;
    const silent = `npm run --silent ${name}`;
    expect(told.includes(call) || told.includes(silent), `${name} is described`).toBe(true);
    const [, file] = /^tsx (\S+)/.exec(script) ?? [];
    if (file) expect(existsSync(resolve(projectRoot, file)), `${name} runs ${file}`).toBe(true);
  }
});

test("every npm command that the documents name is a package script", () => {
  const named = pages.flatMap(({ text }) => allOf(text, /\bnpm run (?:--silent )?([\w:]+)/g));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in packageFile.scripts))).toEqual([]);
});

test("every setting that is read is described, and no other", () => {
  const settings = allOf(read("app/config.server.ts"), /\benv\.([A-Z_]+)/g);
  expect(settings).toContain("DATABASE_URL");
  const described = firstCells(section(readme, "Inställningar")).map((c) => c.replaceAll("`", ""));
  expect(described.toSorted()).toEqual(settings.toSorted());
  const examples = allOf(read(".env.example"), /^# ([A-Z_]+)=/gm);
  // NODE_ENV is set by the program when it starts.
  expect(examples.toSorted()).toEqual(settings.filter((s) => s !== "NODE_ENV").toSorted());
});

/** Name and options of each command, as its own file has them. */
const commands = readSources("scripts/cli", [".ts"]).flatMap(({ text }) =>
  text
    .split(/^export const \w+: CliCommand = \{/m)
    .slice(1)
    .map((body) => {
      const listed = /^ {2}(?:values|flags): \[([^\]]*)\]/gm;
      const options = allOf(body, listed).flatMap((list) => allOf(list, /"([^"]+)"/g));
      return { name: /^ {2}name: "([^"]+)"/m.exec(body)?.[1] ?? "", options };
    }),
);

test("every command of the command line is described with its options, and no other", () => {
  const table = section(readme, "Kommandoraden");
  const described = firstCells(table).map((cell) => /`([\w-]+)/.exec(cell)?.[1]);
  expect(described.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  for (const { name, options } of commands) {
    const row = table.split("\n").find((line) => line.startsWith(`| \`${name}`)) ?? "";
    expect(options.filter((option) => !row.includes(`--${option}`))).toEqual([]);
  }
});

test("the program runs every command that has a file", () => {
  const program = read("scripts/paragraf.ts");
  expect(allOf(program, /^ {2}"?([\w-]+)"?: async \(\) =>/gm).toSorted()).toEqual(
    commands.map(({ name }) => name).toSorted(),
  );
});

test("every decision is in the index with its title, and has its three parts", () => {
  const index = read("docs/decisions/README.md");
  const files = decisions.filter(({ path }) => !path.endsWith("README.md"));
  const rows = files.map(({ path, text }) => {
    const title = text.split("\n")[0]?.replace(/^# /, "");
    return `- [${title}](${posix.basename(path)})`;
  });
  expect(index.split("\n").filter((line) => line.startsWith("- "))).toEqual(rows);
  for (const { path, text } of files) {
    expect(posix.basename(path).slice(0, 3)).toBe(/^# (\d{3}) /.exec(text)?.[1]);
    expect(allOf(text, /^## (.+)$/gm)).toEqual(["Context", "Decision", "Consequences"]);
  }
});

test("docs/rules.md is what the rules are now", () => {
  expect(read("docs/rules.md")).toBe(rulesPage(rules));
});

test("every code name in the glossary is in the code", () => {
  const glossary = read("docs/glossary.md")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const names = glossary.flatMap((line) => allOf(line.split("|")[2] ?? "", /`"?(\w+)"?`/g));
  expect(names.length).toBeGreaterThan(50);
  const code = [...readSources("app", [".ts", ".tsx"]), ...readSources("db", [".ts"])];
  const words = new Set(code.flatMap(({ text }) => text.match(/\w+/g) ?? []));
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

test("every path and every link in the documents leads somewhere", () => {
  const dead = pages.flatMap(({ path, text }) => {
    const links = allOf(text, /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
    const targets = links.map((link) => posix.join(posix.dirname(path), link));
    // A decision tells of its own day: files that it names may have gone.
    const isOld = path.startsWith("docs/decisions/");
    const paths = isOld ? [] : allOf(text, /`((?:app|db|docs|scripts|templates|test)\/[\w./-]*)`/g);
    return [...targets, ...paths]
      .filter((target) => !existsSync(resolve(projectRoot, target)))
      .map((target) => `${path}: ${target}`);
  });
  expect(dead).toEqual([]);
});
