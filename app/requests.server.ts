/** What holds for every request before a page sees it: headers, size, and where a form may come from. */
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { rateLimit } from "express-rate-limit";
import { certificateLimitBytes, uploadLimitBytes, uploadTogetherBytes } from "./upload.server.ts";

/** Room for one file and the form around it. */
const formLimitBytes = uploadLimitBytes + 1_000_000;

/** Where files are sent; the page reads them only when the sender has been let in. */
const isUpload = (path: string) => /^\/forbund\/[^/]+\/sammantraden\/[^/]+\/bilagor$/.test(path);

/** Where a protokoll or a paragraf is justerat: a certificate is sent there, and nothing larger. */
const isApproval = (path: string) =>
  /^\/forbund\/[^/]+\/sammantraden\/[^/]+\/(?:arenden\/[^/]+\/)?justering$/.test(path);

const bodyLimitOf = (path: string) => {
  if (isUpload(path)) return uploadTogetherBytes + 1_000_000;
  return isApproval(path) ? certificateLimitBytes + 1_000_000 : formLimitBytes;
};

/** A bilaga's file, or the underlag of an utbetalning, may be shown within a page of ours. */
const isAttachmentFile = (path: string) =>
  /^\/forbund\/[^/]+\/sammantraden\/[^/]+\/bilagor\/[^/]+$/.test(path) ||
  /^\/forbund\/[^/]+\/utbetalningar\/[^/]+\/underlag\/[^/]+$/.test(path) ||
  /^\/protokoll\/[^/]+\/[^/]+\/bilaga\/[^/]+$/.test(path);

/** Scripts run on the office's pages only: what everyone reads needs none and allows none. */
const isOffice = (path: string) => path === "/forbund" || path.startsWith("/forbund/");

export function securityHeaders(isDevelopment: boolean): RequestHandler {
  const always = [
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const scripts = isDevelopment
    ? ["script-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"]
    : ["script-src 'self'", "connect-src 'self'"];
  const forEveryone = (isDevelopment ? [...always, ...scripts] : always).join("; ");
  // The office shows bilagor (PDF) within its own pages.
  const forOffice = [...always, "object-src 'self'", "frame-src 'self'", ...scripts].join("; ");
  const forFiles = always.join("; ").replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  const policyOf = (path: string) => {
    if (isAttachmentFile(path)) return forFiles;
    return isOffice(path) ? forOffice : forEveryone;
  };
  return (request, response, next) => {
    const policy = policyOf(request.path);
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    next();
  };
}

/** Sign-in is limited per address. A header of that name from outside is never believed. */
export const clientAddress: RequestHandler = (request, _response, next) => {
  request.headers["x-paragraf-client"] = request.ip ?? "";
  next();
};

/** A form must come from a page of ours: another site cannot act in a signed-in person's name. */
export function sameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).host;
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    const origin = request.headers.origin;
    const hosts = [own, request.headers.host];
    if (origin && origin !== "null" && hosts.includes(hostOf(origin))) return next();
    plainPage(response, 403, "Formuläret kom från en annan webbplats och togs inte emot.");
  };
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : "");

/** Stops an upload that is too large before it fills memory or disk, whatever its headers say. */
export function boundedBody(request: Request, response: Response, next: NextFunction): void {
  const tooLarge = () => {
    plainPage(
      response,
      413,
      isApproval(request.path)
        ? "Det du skickade är för stort för att vara ett certifikat. Ingenting har sparats: gå tillbaka och välj filen som slutar på .p12 eller .pfx."
        : "Det du skickade är för stort. En fil får vara högst 25 MB, och alla filer i en sändning högst 100 MB. Ingenting har sparats: gå tillbaka och välj färre eller mindre filer.",
    );
    // The rest of the upload is read and thrown away, so that the browser gets to see the answer.
    request.unpipe();
    request.resume();
  };
  const limit = bodyLimitOf(request.path);
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    tooLarge();
    return;
  }
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit && !response.headersSent) tooLarge();
  });
  request.pause();
  next();
}

const checksPerTenMinutes = 30;

/** Anybody may have files checked; nobody may keep the office from its work with it. */
export const limitedChecks = (): RequestHandler =>
  rateLimit({
    windowMs: 10 * 60 * 1_000,
    limit: checksPerTenMinutes,
    skip: ({ method }) => method !== "POST",
    standardHeaders: true,
    legacyHeaders: false,
    handler: (_request, response) =>
      plainPage(
        response,
        429,
        "Du har kontrollerat många filer på kort tid. Vänta tio minuter och försök igen.",
      ),
  });

function plainPage(response: Response, status: number, text: string): void {
  response
    .status(status)
    .type("html")
    .send(
      `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Paragraf</title></head><body style="font-family:sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><main><h1>Det gick inte</h1><p>${text}</p><p><a href="/">Till startsidan</a></p></main></body></html>`,
    );
}
