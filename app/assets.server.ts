/** The built scripts and styles, sent compressed: on a slow line a page is readable when its styles have come. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { NextFunction, Request, RequestHandler, Response } from "express";

const compress = promisify(brotliCompress);

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** The file compressed, or null when there is none such. */
async function compressed(file: string): Promise<Buffer | null> {
  const bytes = await readFile(file).catch(() => null);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return bytes === null ? null : compress(bytes, { params });
}

/**
 * Answers for scripts and styles in a folder whose names change with what is in them, to browsers that take Brotli. Each is
 * compressed once and kept. They hold nothing secret, so that their size tells nobody anything; pages do, and are sent as
 * they are.
 */
export function compressedAssets(folder: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer | null>>();
  return async (request: Request, response: Response, next: NextFunction) => {
    const name = path.posix.basename(request.path);
    const type = types[path.posix.extname(name)];
    const isOurs = request.path === `/${name}` && /^[\w.-]+$/.test(name);
    const isAsked = request.method === "GET" && request.acceptsEncodings("br") === "br";
    if (!(type && isOurs && isAsked)) return next();
    const known = kept.get(name) ?? compressed(path.join(folder, name));
    kept.set(name, known);
    const bytes = await known;
    if (bytes === null) {
      kept.delete(name);
      return next();
    }
    response
      .set({ "Content-Type": type, "Content-Encoding": "br", Vary: "Accept-Encoding" })
      .set("Cache-Control", "public, max-age=31536000, immutable")
      .send(bytes);
  };
}
