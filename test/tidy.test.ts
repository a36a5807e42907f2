/** The architecture as a test. What the rules are is in support/architecture.ts; here they meet the code, and what they must catch. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { migrations } from "#db/migrations/index.ts";
import packageFile from "../package.json" with { type: "json" };
import remixConfig from "../remix.config.js";
import released from "./released-migrations.json" with { type: "json" };
import {
  excuses,
  impurities,
  longFiles,
  longFunctions,
  misnamedServerFiles,
  most,
  privateMentions,
  remixOutsideSkin,
  sqlInPages,
  upwardImports,
} from "./support/architecture.ts";
import { projectRoot, readSources, type Source } from "./support/sources.ts";

const app = readSources("app", [".ts", ".tsx"]);
const db = readSources("db", [".ts"]);
const scripts = readSources("scripts", [".ts"]);
const tests = readSources("test", [".ts", ".tsx"]);
const settings = readSources("", [".ts", ".js"]).filter(({ path }) => !path.includes("/"));
const product = [...app, ...db, ...scripts];
const code = [...product, ...tests, ...settings];
const everything = readSources("", [""]).filter(({ path }) => path !== "package-lock.json");

const within = (sources: Source[], ...starts: string[]) =>
  sources.filter(({ path }) => starts.some((start) => path.startsWith(start)));

type Rule = {
  says: string;
  over: Source[];
  breaks: (source: Source) => string[];
  /** Path and text of files that must be caught, and of files that must not. */
  catches: [string, string][];
  allows: [string, string][];
};

const long = (lines: number) => `\n${"  work();\n".repeat(lines - 2)}`;

const rules: Rule[] = [
  {
    says: "imports point down",
    over: product,
    breaks: upwardImports,
    catches: [
      ["db/queries/x.server.ts", 'import { render } from "#app/documents/render.server.ts";'],
      ["app/documents/x.ts", 'export type { Act } from "../commands/command.server.ts";'],
      ["app/commands/x.server.ts", 'const form = await import("../form.ts");'],
      ["app/commands/x.server.ts", 'let desk: import("../session.server.ts").Desk;'],
      ["app/ui/x.tsx", 'import { postingsOf } from "#db/queries/notices.server.ts";'],
      ["app/ui/x.tsx", 'import { type Posting } from "#db/queries/notices.server.ts";'],
      ["app/session.server.ts", 'import { PublicPage } from "./ui/page.tsx";'],
      ["app/extra.server.ts", "export const nothing = null;"],
    ],
    allows: [
      ["app/routes/x.tsx", 'import { addItem } from "../commands/items.server.ts";'],
      ["app/ui/x.tsx", 'import type { Posting } from "#db/queries/notices.server.ts";'],
      ["app/commands/x.server.ts", 'import { sql } from "kysely";'],
      ["app/root.tsx", 'import styles from "./ui/style.css?url";'],
    ],
  },
  {
    says: "the domain is pure and imports only itself",
    over: within(app, "app/domain/"),
    breaks: impurities,
    catches: [
      ["app/domain/x.ts", 'import { sql } from "kysely";'],
      ["app/domain/x.ts", 'import type { Buffer } from "node:buffer";'],
      ["app/domain/x.ts", 'import { limits } from "../form.ts";'],
      ["app/domain/x.ts", "const now = Date.now();"],
      ["app/domain/x.ts", "const now = new Date();"],
      ["app/domain/x.ts", "const die = Math.random();"],
      ["app/domain/x.ts", "const zone = process.env.TZ;"],
      ["app/domain/x.ts", "const id = crypto.randomUUID();"],
    ],
    allows: [
      ["app/domain/review/x.ts", 'import { law } from "../law.ts";\nconst day = new Date(iso);'],
      ["app/domain/x.ts", "// Date.now() belongs to the caller\nconst from = Math.max(1, 2);"],
      ["app/domain/x.ts", 'import { isValidIBAN } from "ibantools";'],
    ],
  },
  {
    says: "no page touches SQL",
    over: within(app, "app/routes/", "app/ui/"),
    breaks: sqlInPages,
    catches: [
      ["app/routes/x.tsx", 'import type { Kysely } from "kysely";'],
      ["app/routes/x.tsx", 'const row = await office.db.selectFrom("person").execute();'],
      ["app/routes/x.tsx", "const row = await sql`select 1`.execute(db);"],
    ],
    allows: [["app/routes/x.tsx", 'const { meeting } = await minutesOf(office.db, "x");']],
  },
  {
    says: "Remix is met in its skin only",
    over: code,
    breaks: remixOutsideSkin,
    catches: [
      ["app/ui/x.tsx", 'import { Form } from "@remix-run/react";'],
      ["app/session.server.ts", 'import type { LoaderFunctionArgs } from "@remix-run/node";'],
      ["app/routes/x.tsx", 'import { json } from "remix";'],
    ],
    allows: [["app/routes/x.tsx", 'import { json } from "@remix-run/node";']],
  },
  {
    says: "what only the server may load says so in its name",
    over: [...app, ...db],
    breaks: misnamedServerFiles,
    catches: [
      ["app/commands/x.ts", "export const x = 1;"],
      ["db/queries/x.ts", "export const x = 1;"],
      ["app/documents/x.ts", 'import { readFileSync } from "node:fs";'],
    ],
    allows: [
      ["app/documents/x.server.ts", 'import { readFileSync } from "node:fs";'],
      ["app/documents/x.ts", 'import type { Server } from "node:http";'],
    ],
  },
  {
    says: `files have at most ${most.file} lines`,
    over: code.filter(({ path }) => !path.startsWith("db/migrations/")),
    breaks: longFiles,
    catches: [["app/x.ts", "x\n".repeat(most.file + 1)]],
    allows: [["app/x.ts", "x\n".repeat(most.file)]],
  },
  {
    says: `functions have at most ${most.function} lines`,
    over: product,
    breaks: longFunctions,
    catches: [
      ["app/x.ts", `function x() {${long(most.function + 1)}}`],
      ["app/x.ts", `const x = command("x", async () => {${long(most.function + 1)}});`],
      ["app/x.ts", `class X { x() {${long(most.function + 1)}} }`],
    ],
    allows: [["app/x.ts", `function x() {${long(most.function)}}`]],
  },
  {
    says: "nothing mentions a place that is not the project's",
    over: everything,
    breaks: privateMentions,
    catches: [
      ["README.md", `cd ${["", "work", "main"].join("/")}`],
      ["app/x.ts", `const law = read("${["..", "shared", "law.md"].join("/")}");`],
      ["docs/x.md", `see ${[".", "library"].join("")}`],
    ],
    allows: [["remix.config.js", 'route("", "routes/work/start.tsx");']],
  },
  {
    says: "no check is switched off and nothing is only promised",
    over: code,
    breaks: excuses,
    catches: [
      ["app/x.ts", `// ${["@ts", "ignore"].join("-")}`],
      ["app/x.ts", `// ${["biome", "ignore"].join("-")} lint: x`],
      ["app/x.ts", `// ${["TO", "DO"].join("")}: later`],
      ["test/x.test.ts", `${["test", "skip"].join(".")}("x", () => {});`],
    ],
    allows: [["app/x.ts", "// Todo lists are not what this is about"]],
  },
];

for (const { says, over, breaks, catches, allows } of rules) {
  describe(says, () => {
    test("in every file", () => {
      expect(over.length).toBeGreaterThan(0);
      expect(over.flatMap(breaks)).toEqual([]);
    });

    test("and the rule tells right from wrong", () => {
      const isBroken = ([path, text]: [string, string]) => breaks({ path, text }).length > 0;
      expect(catches.filter((one) => !isBroken(one))).toEqual([]);
      expect(allows.filter(isBroken)).toEqual([]);
    });
  });
}

/** The files that the table of addresses names, by the shape in which Remix calls it. */
async function routedFiles(): Promise<string[]> {
  const files: string[] = [];
  type Children = () => void;
  const route = (_path: string, file: string, options?: unknown, children?: Children) => {
    files.push(`app/${file}`);
    const inner = typeof options === "function" ? (options as Children) : children;
    inner?.();
  };
  await remixConfig.routes?.(((define: (defineRoute: typeof route) => void) => {
    define(route);
    return {};
  }) as never);
  return files;
}

test("every page has an address, and every address a page", async () => {
  const pages = within(app, "app/routes/").filter(({ path }) => !/\.server\.tsx?$/.test(path));
  const routed = await routedFiles();
  expect([...new Set(routed)].toSorted()).toEqual(pages.map(({ path }) => path).toSorted());
});

test("no code lies outside the folders but the settings of the tools", () => {
  const inRoot = everything.filter(({ path }) => /^[^/]+\.[cm]?[jt]sx?$/.test(path));
  const known = ["remix.config.js", "vite.config.ts", "vitest.config.ts"];
  expect(inRoot.map(({ path }) => path)).toEqual(known);
});

test("package scripts call Remix for Vite only", () => {
  const calls = Object.values(packageFile.scripts).filter((script) => /\bremix\b/.test(script));
  expect(calls.length).toBeGreaterThan(0);
  for (const script of calls) expect(script).toMatch(/^remix vite:\w+/);
});

const checksumOf = (file: string) =>
  createHash("sha256")
    .update(readFileSync(resolve(projectRoot, "db/migrations", file)))
    .digest("hex");

test("released migrations are what they were, and come first", () => {
  const files = Object.keys(released);
  expect(Object.fromEntries(files.map((file) => [file, checksumOf(file)]))).toEqual(released);
  const names = migrations.map(({ name }) => name);
  expect(names.slice(0, files.length).map((name) => `${name}.ts`)).toEqual(files);
  expect(names).toEqual(names.toSorted());
});

test("every migration file is in the list of migrations", () => {
  const files = within(db, "db/migrations/").map(({ path }) => path.split("/").at(-1));
  const listed = migrations.map(({ name }) => `${name}.ts`);
  expect(files.filter((file) => file !== "index.ts")).toEqual(listed);
});

test("every test that is run on each database is among those that are run on a server", () => {
  const config = settings.find(({ path }) => path === "vitest.config.ts")?.text ?? "";
  const onEach = tests.filter(
    ({ path, text }) => path.endsWith(".test.ts") && /\b(onEachDatabase|testOnEach)\(/.test(text),
  );
  const outside = onEach.filter(
    ({ path }) => !/^test\/(commands|db)\//.test(path) && !config.includes(path),
  );
  expect(onEach.length).toBeGreaterThan(10);
  expect(outside.map(({ path }) => path)).toEqual([]);
});
