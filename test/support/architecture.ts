/** The architecture as rules over source files. Each rule tells what breaks it as "file:line what". */
import { functionsOf, type Import, importsOf, type Source, usesOf } from "./sources.ts";

/** Lines at most. A file does one thing; a function fits on a screen. */
export const most = { file: 350, function: 70 } as const;

/** What each layer may import beside itself. They stand from the lowest to the highest. */
const below = {
  domain: [],
  db: ["domain"],
  documents: ["domain", "db"],
  // The text of an ärende while it is written: the same code in the browser and on the server.
  writing: ["domain", "documents"],
  commands: ["domain", "db", "documents", "writing"],
  ui: ["domain"],
  // Runs in the browser: knows the domain and the pages' marks in the HTML, nothing of the server.
  client: ["domain", "writing"],
  glue: ["domain", "db", "documents", "writing", "commands"],
  routes: ["domain", "db", "documents", "writing", "commands", "ui", "glue"],
  scripts: ["domain", "db", "documents", "commands", "glue"],
} as const satisfies Record<string, readonly string[]>;

type Layer = keyof typeof below;

/** A file belongs to the first of these that its path begins with. A new file straight in app/ must be given its place. */
const places: [string, Layer][] = [
  ["app/domain/", "domain"],
  ["db/", "db"],
  ["app/documents/", "documents"],
  ["app/writing/", "writing"],
  ["app/commands/", "commands"],
  ["app/ui/", "ui"],
  // What joins the layers to the web: settings, sign-in, forms, uploads, what holds for every request.
  ["app/assets.server.ts", "glue"],
  ["app/auth.server.ts", "glue"],
  ["app/config.server.ts", "glue"],
  ["app/form.ts", "glue"],
  ["app/live.server.ts", "glue"],
  ["app/mailer.server.ts", "glue"],
  ["app/office.server.ts", "glue"],
  ["app/publicPages.server.ts", "glue"],
  ["app/requests.server.ts", "glue"],
  ["app/scripts.server.ts", "glue"],
  ["app/server.ts", "glue"],
  ["app/session.server.ts", "glue"],
  ["app/upload.server.ts", "glue"],
  ["app/entry.server.tsx", "routes"],
  ["app/root.tsx", "routes"],
  ["app/routes/", "routes"],
  ["app/client/", "client"],
  ["scripts/", "scripts"],
];

const layerOf = (path: string): Layer | null =>
  places.find(([start]) => path.startsWith(start))?.[1] ?? null;

const at = ({ path }: Source, line: number, what: string) => `${path}:${line} ${what}`;

const importsThat = (source: Source, isWrong: (one: Import) => boolean): string[] =>
  importsOf(source)
    .filter(isWrong)
    .map(({ line, specifier }) => at(source, line, `imports ${specifier}`));

/** Types may be taken from db where nothing of it may be loaded: the pages show what its queries answer. */
const isTypeOfDb = (layer: Layer, one: Import) =>
  layer === "ui" && one.isType && one.file?.startsWith("db/") === true;

export function upwardImports(source: Source): string[] {
  const own = layerOf(source.path);
  if (own === null) return [at(source, 1, "has no layer: give it one in architecture.ts")];
  const allowed: readonly string[] = [own, ...below[own]];
  return importsThat(source, (one) => {
    if (one.file === null || one.file === "remix.config.js") return false;
    const layer = layerOf(one.file);
    return !(layer && allowed.includes(layer)) && !isTypeOfDb(own, one);
  });
}

const impure = [
  ["Date.now", "Math.random", "new Date()", "performance", "crypto"],
  ["process", "globalThis", "console", "fetch", "setTimeout", "setInterval"],
].flat();

/**
 * Packages that the domain may use: tables and check digits of others' numbers, which are theirs to keep up to date.
 * They are functions of their arguments alone.
 */
const pureLibraries = ["ibantools", "kontonummer", "stdnum"];
const isPureLibrary = (specifier: string) =>
  pureLibraries.some((name) => specifier === name || specifier.startsWith(`${name}/`));

/** The domain: no other package, nothing of Node, no clock, no chance, no environment. */
export const impurities = (source: Source): string[] => [
  ...importsThat(
    source,
    ({ file, specifier }) => !file?.startsWith("app/domain/") && !isPureLibrary(specifier),
  ),
  ...usesOf(source)
    .filter(({ name }) => impure.includes(name))
    .map(({ line, name }) => at(source, line, `uses ${name}`)),
];

const sqlWords = ["selectFrom", "insertInto", "updateTable", "deleteFrom", "mergeInto", "sql`"];

/** SQL is written in db and, where a command saves, in commands. */
export const sqlInPages = (source: Source): string[] => [
  ...importsThat(source, ({ specifier }) => specifier === "kysely"),
  ...usesOf(source)
    .filter(({ name }) => sqlWords.includes(name))
    .map(({ line, name }) => at(source, line, `uses ${name}`)),
];

const isSkin = (path: string) =>
  path.startsWith("app/routes/") ||
  ["app/root.tsx", "app/entry.server.tsx", "app/server.ts", "vite.config.ts"].includes(path);

/** Remix is a thin skin: its successor is met in these files only. Its meta package is imported by nobody. */
export const remixOutsideSkin = (source: Source): string[] =>
  importsThat(
    source,
    ({ specifier }) =>
      specifier === "remix" || (specifier.startsWith("@remix-run/") && !isSkin(source.path)),
  );

const isNode = ({ specifier }: Import) => specifier.startsWith("node:");

/** db files that are no server code: types, and migrations, which are reached through one list only. */
const isPlainDb = (path: string) =>
  path === "db/schema.ts" || path.startsWith("db/schema/") || path.startsWith("db/migrations/");

/** Names tell the bundler what must never reach a browser. */
export function misnamedServerFiles(source: Source): string[] {
  const { path } = source;
  if (/\.server\.tsx?$/.test(path) || path === "app/server.ts" || isPlainDb(path)) return [];
  if (path.startsWith("app/commands/") || path.startsWith("db/")) {
    return [at(source, 1, "is not named .server.ts")];
  }
  return importsThat(source, (one) => isNode(one) && !one.isType);
}

export function longFiles(source: Source): string[] {
  const lines = source.text.split("\n").length - 1;
  return lines <= most.file ? [] : [at(source, 1, `has ${lines} lines`)];
}

export const longFunctions = (source: Source): string[] =>
  functionsOf(source)
    .filter(({ lines }) => lines > most.function)
    .map(({ line, name, lines }) => at(source, line, `${name} has ${lines} lines`));

/** Folders of one machine or one workplace: what a public project can neither have nor need. */
const privatePaths = /(?<![\w.~-])\/(?:work|root|home|Users|tmp)\/|[.][.]\/shared\b|[.]library\b/g;

export const privateMentions = (source: Source): string[] =>
  source.text
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(privatePaths)].map(([found]) => at(source, index + 1, `says ${found}`)),
    );

/** What switches a check off, or promises instead of doing. Bracketed so that it does not find itself. */
const switchedOff =
  /@ts[-](?:ignore|nocheck|expect-error)|biome[-]ignore|\bTOD[O]\b|\bFIXM[E]\b|\b(?:test|it|describe)[.](?:skip|todo|only)\b/g;

export const excuses = (source: Source): string[] =>
  source.text
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(switchedOff)].map(([found]) => at(source, index + 1, `says ${found}`)),
    );
