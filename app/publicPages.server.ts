import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { RequestHandler, Response } from "express";
import { changeCount } from "#db/queries/events.server.ts";
import type { Office } from "./commands/command.server.ts";
import { swedishNow } from "./domain/swedishTime.ts";

/**
 * What everyone reads a thousand times between two changes is rendered once. A kept page is used only while
 * nothing has changed anywhere and the day is the same, which is asked of the database before every answer;
 * readers who ask at the same moment share the question.
 */
const keptPaths = /^\/(?:$|anslagstavla(?:\/|$)|protokoll(?:\/|$)|diarium(?:\/|$)|tillganglighet$)/;

/** Bilagor are large and seldom read: they are not kept in memory. */
const attachmentFiles = /^\/protokoll\/[^/]+\/[^/]+\/bilaga\//;

/** Pages kept at most; the oldest goes first. */
const mostPages = 500;

type Page = {
  status: number;
  headers: [string, string][];
  body: Buffer;
  gzip: Buffer;
  etag: string;
};

export function publicPages(office: Office): RequestHandler {
  const pages = new Map<string, Page>();
  let keptFor = "";
  let asking: Promise<string> | null = null;
  const version = () => {
    asking ??= currentVersion(office).finally(() => {
      asking = null;
    });
    return asking;
  };
  return async (request, response, next) => {
    const isPage = keptPaths.test(request.path) && !attachmentFiles.test(request.path);
    const isKept = request.method === "GET" && isPage;
    if (!isKept || request.originalUrl.includes("?")) return next();
    try {
      const now = await version();
      if (now !== keptFor) pages.clear();
      keptFor = now;
      const page = pages.get(request.path);
      if (page) return send(page, request.headers, response);
      keep(response, (made) => {
        if (keptFor !== now) return;
        if (pages.size >= mostPages) pages.delete(pages.keys().next().value ?? "");
        pages.set(request.path, made);
      });
      next();
    } catch (error) {
      next(error);
    }
  };
}

async function currentVersion(office: Office): Promise<string> {
  return `${await changeCount(office.db)} ${swedishNow(office.clock()).today}`;
}

type AskedWith = { "if-none-match"?: string; "accept-encoding"?: string | string[] };

function send(page: Page, asked: AskedWith, response: Response): void {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader("ETag", page.etag);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  if (asked["if-none-match"] === page.etag) {
    response.status(304).end();
    return;
  }
  const zipped = String(asked["accept-encoding"] ?? "").includes("gzip");
  if (zipped) response.setHeader("Content-Encoding", "gzip");
  const body = zipped ? page.gzip : page.body;
  response.setHeader("Content-Length", body.length);
  response.status(page.status).end(body);
}

/** Listens to what is written and hands over the whole page once it has been sent with status 200. */
function keep(response: Response, done: (page: Page) => void): void {
  const chunks: Buffer[] = [];
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const gather = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.write = ((chunk: unknown, ...rest: never[]) => {
    gather(chunk);
    return write(chunk as never, ...rest);
  }) as typeof response.write;
  response.end = ((chunk: unknown, ...rest: never[]) => {
    gather(chunk);
    if (response.statusCode === 200) done(pageOf(response, Buffer.concat(chunks)));
    return end(chunk as never, ...rest);
  }) as typeof response.end;
}

function pageOf(response: Response, body: Buffer): Page {
  const headers = Object.entries(response.getHeaders())
    .filter(
      ([name]) =>
        !["etag", "content-length", "date", "connection", "transfer-encoding"].includes(name),
    )
    .map(([name, value]): [string, string] => [name, String(value)]);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  return { status: 200, headers, body, gzip: gzipSync(body), etag };
}
