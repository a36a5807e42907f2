/**
 * The web server: express in front of Remix. With the routes it is the only file that knows Remix, so that
 * the move to its successor stays here and there.
 */
import type { Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { compressedAssets } from "./assets.server.ts";
import { renderInThread } from "./documents/renderThread.server.ts";
import type { Running } from "./office.server.ts";
import { publicPages } from "./publicPages.server.ts";
import {
  boundedBody,
  clientAddress,
  limitedChecks,
  sameOrigin,
  securityHeaders,
} from "./requests.server.ts";
import { scriptAddresses } from "./scripts.server.ts";
import type { AppContext } from "./session.server.ts";

export type Serve = {
  running: Running;
  root: string;
  host: string;
  port: number;
  publicUrl: string;
  isDevelopment: boolean;
};

/** Starts listening; answers the server and the port it got. */
export async function serve(options: Serve): Promise<{ server: Server; port: number }> {
  renderInThread();
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  app.use(securityHeaders(options.isDevelopment), clientAddress, sameOrigin(options.publicUrl));
  const pages = options.isDevelopment ? await development(app, options) : built(app, options);
  const { office, auth, live } = options.running;
  const scripts = scriptAddresses(options.root, options.isDevelopment);
  const handler = createRequestHandler({
    build: pages,
    mode: options.isDevelopment ? "development" : "production",
    getLoadContext: (): AppContext & Record<string, unknown> => ({ office, auth, live, scripts }),
  });
  if (!options.isDevelopment) app.use(publicPages(options.running.office));
  app.use("/verifiera", limitedChecks());
  app.use(boundedBody);
  app.all("*", handler);
  return listen(app, options);
}

function built(app: express.Express, { root }: Serve): () => Promise<ServerBuild> {
  const folder = path.join(root, "build/client/assets");
  const assets = express.static(folder, { immutable: true, maxAge: "1y" });
  app.use("/assets", compressedAssets(folder), assets);
  const file = pathToFileURL(path.join(root, "build/server/index.js")).href;
  return () => import(/* @vite-ignore */ file) as Promise<ServerBuild>;
}

async function development(
  app: express.Express,
  { root }: Serve,
): Promise<() => Promise<ServerBuild>> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true } });
  app.use(vite.middlewares);
  return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
}

function listen(app: express.Express, { host, port }: Serve) {
  return new Promise<{ server: Server; port: number }>((resolve, reject) => {
    const server = app.listen(port, host, () => {
      const address = server.address();
      resolve({ server, port: typeof address === "object" && address ? address.port : port });
    });
    server.on("error", reject);
  });
}
