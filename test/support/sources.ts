/** The project's own files as text, and what they import, name and how long their functions are. */
import { readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import ts from "typescript";

export const projectRoot = resolve(import.meta.dirname, "../..");

/** A file by its path from the project's root, with forward slashes. */
export type Source = { path: string; text: string };

/** Folders that are not ours or are made anew. */
const notOurs = new Set([".git", ".cache", "node_modules", "build", "data"]);

/** Every file below the folder whose name has one of the endings; "" is the whole project. */
export function readSources(folder: string, endings: readonly string[]): Source[] {
  const entries = readdirSync(resolve(projectRoot, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): Source[] => {
      const path = posix.join(folder, entry.name);
      if (notOurs.has(entry.name)) return [];
      if (entry.isDirectory()) return readSources(path, endings);
      if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) return [];
      return [{ path, text: readFileSync(resolve(projectRoot, path), "utf8") }];
    });
}

const asts = new Map<string, ts.SourceFile>();

function ast({ path, text }: Source): ts.SourceFile {
  const known = asts.get(path);
  if (known?.text === text) return known;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  asts.set(path, file);
  return file;
}

/** Every node of the file, outermost first. */
function nodesOf(source: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  ast(source).forEachChild(visit);
  return nodes;
}

const lineOf = (node: ts.Node) =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

export type Import = {
  line: number;
  /** As written, e.g. "#db/schema.ts" or "kysely". */
  specifier: string;
  /** Path from the project's root for a file of ours; null for a package and for Node. */
  file: string | null;
  /** Gone when types are taken away, so that nothing is loaded. */
  isType: boolean;
};

function specifierOf(node: ts.Node): { text: string; isType: boolean } | null {
  const text = (expression: ts.Node | undefined) =>
    expression && ts.isStringLiteralLike(expression) ? expression.text : null;
  if (ts.isImportDeclaration(node)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { text: text(node.moduleSpecifier) ?? "", isType };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { text: text(node.moduleSpecifier) ?? "", isType: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { text: text(node.argument.literal) ?? "", isType: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const found = text(node.arguments[0]);
    return found === null ? null : { text: found, isType: false };
  }
  return null;
}

/** Everything a file imports or exports on, also inside functions and types; an address made at run time is not seen. */
export function importsOf(source: Source): Import[] {
  return nodesOf(source).flatMap((node) => {
    const found = specifierOf(node);
    if (!found) return [];
    const { text, isType } = found;
    return [{ line: lineOf(node), specifier: text, file: fileOf(source.path, text), isType }];
  });
}

function fileOf(from: string, specifier: string): string | null {
  const path = specifier.replace(/\?\w+$/, "");
  if (path.startsWith("#")) return path.slice(1);
  return path.startsWith(".") ? posix.join(posix.dirname(from), path) : null;
}

export type Use = { line: number; name: string };

/** Names used as values: "process", "Date.now", "selectFrom", "sql`". `new Date()` without argument is "new Date()". */
export function usesOf(source: Source): Use[] {
  return nodesOf(source).flatMap((node): Use[] => {
    const line = lineOf(node);
    if (ts.isPropertyAccessExpression(node)) {
      return [node.name.text, node.getText()].map((name) => ({ line, name }));
    }
    if (ts.isTaggedTemplateExpression(node)) return [{ line, name: `${node.tag.getText()}\`` }];
    if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0) {
      return [{ line, name: `new ${node.expression.getText()}()` }];
    }
    const isName = ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent);
    const isObject =
      ts.isIdentifier(node) &&
      ts.isPropertyAccessExpression(node.parent) &&
      node.parent.expression === node;
    return isName || isObject ? [{ line, name: (node as ts.Identifier).text }] : [];
  });
}

export type Length = { line: number; name: string; lines: number };

/** Every function with a body, with its length in lines from its first to its last. */
export function functionsOf(source: Source): Length[] {
  const file = ast(source);
  return nodesOf(source).flatMap((node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) return [];
    const first = lineOf(node);
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    return [{ line: first, name: nameOf(node), lines: last - first + 1 }];
  });
}

function nameOf(node: ts.Node): string {
  const named = [node, node.parent, node.parent?.parent].find(
    (one): one is ts.NamedDeclaration => !!one && "name" in one && !!one.name,
  );
  return named?.name?.getText() ?? "a function";
}
