import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import type { Service } from "./running.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; nodes: { html: string }[] };

/**
 * Runs axe on addresses, in the session of the given cookies, at desktop and phone width. axe is a script from
 * outside the pages; the content security policy is lifted for its sake only.
 */
export async function expectAccessible(
  browser: Browser,
  service: Service,
  addresses: string[],
  storageState?: Awaited<ReturnType<import("playwright-core").BrowserContext["storageState"]>>,
): Promise<void> {
  for (const width of [1200, 390, 360]) {
    const context = await browser.newContext({
      baseURL: service.url,
      viewport: { width, height: 844 },
      bypassCSP: true,
      storageState,
    });
    const page = await context.newPage();
    for (const address of addresses) {
      await page.goto(address);
      await page.evaluate(source);
      const found: Violation[] = await page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> };
        };
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        return (await axe.run({ runOnly: tags })).violations;
      });
      const words = found.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
      expect(words, `${address} at ${width} px`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${address} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
    await context.close();
  }
}
