/** The built service on a free port with a database of its own and a clock that the journey moves. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { openOffice, type Running } from "#app/office.server.ts";
import { serve } from "#app/server.ts";
import { officeConfig } from "./officeConfig.ts";

export type Service = {
  url: string;
  running: Running;
  /** Sets the clock to a Swedish winter or summer time given in UTC, e.g. "2026-03-02T08:00". */
  at: (time: string) => void;
  stop: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, "../..");

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The service with the example förbund in it, on 2 March 2026. */
export function startExample(): Promise<Service> {
  process.env.NODE_ENV = "production";
  return startService("2026-03-02T08:00", inject("exampleDatabase"));
}

/** Starts the service as `npm start` does, but with its own clock; on a copy of a database where one is given. */
export async function startService(start: string, copied?: string): Promise<Service> {
  let now = new Date(`${start}:00Z`);
  const folder = mkdtempSync(path.join(tmpdir(), "paragraf-journey-"));
  const port = await freePort();
  const file = path.join(folder, "paragraf.db");
  if (copied) copyFileSync(copied, file);
  const config = officeConfig(file, port);
  const running = await openOffice(config, () => now);
  const { server } = await serve({ running, root, isDevelopment: false, ...config });
  return {
    url: config.publicUrl,
    running,
    at: (time) => {
      now = new Date(`${time}:00Z`);
    },
    stop: async () => {
      running.live.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      running.live.close();
      await running.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian's Chromium, or the one that CHROMIUM names. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export type Width = "desktop" | "phone";

const sizes = { desktop: { width: 1200, height: 900 }, phone: { width: 390, height: 844 } };

/** Somebody at their own screen, without JavaScript unless asked for: every page and form works so. */
export async function visitor(
  browser: Browser,
  service: Service,
  width: Width = "desktop",
  javaScriptEnabled = false,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: service.url,
    viewport: sizes[width],
    javaScriptEnabled,
    locale: "sv-SE",
  });
  return { page: await context.newPage(), context };
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/logga-in");
  await page.getByLabel("E-postadress").fill(email);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
  await page.waitForURL(/\/forbund/);
}

/** What a browser would send back of a page's hidden field. */
export function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const signs = { "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" } as Record<string, string>;
  return value.replace(/&\w+;/g, (sign) => signs[sign] ?? sign);
}

/** Sends 200 MB without saying so beforehand; answers the status that came back. */
export const endlessUpload = (service: Service, path: string, cookie: string) =>
  new Promise<number>((resolve, reject) => {
    const request = httpRequest(service.url + path, {
      method: "POST",
      headers: {
        origin: service.url,
        cookie,
        "content-type": "multipart/form-data; boundary=x",
        "transfer-encoding": "chunked",
      },
    });
    request.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    request.on("error", reject);
    const chunk = Buffer.alloc(1_000_000, 65);
    request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    let sent = 0;
    const more = () => {
      if (sent >= 200) return request.end();
      sent += 1;
      request.write(chunk, () => setImmediate(more));
    };
    more();
  });
