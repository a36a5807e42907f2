import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Service } from "./running.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; nodes: { html: string }[] };

/** What is tried at each width: colours are the same on a phone, and 360 px shows nothing more but what does not fit. */
const widths: { width: number; axe: boolean; without: string[] }[] = [
  { width: 1200, axe: true, without: [] },
  { width: 390, axe: true, without: ["color-contrast"] },
  { width: 360, axe: false, without: [] },
];

/**
 * Runs axe on addresses, in the session of the given cookies, at desktop and phone width, and looks for what makes a
 * page scroll sideways. axe is a script from outside the pages; the content security policy is lifted for its sake.
 */
export async function expectAccessible(
  browser: Browser,
  service: Service,
  addresses: string[],
  storageState?: Awaited<ReturnType<import("playwright-core").BrowserContext["storageState"]>>,
): Promise<void> {
  const context = await browser.newContext({
    ...{ baseURL: service.url, bypassCSP: true, storageState },
  });
  const page = await context.newPage();
  for (const address of addresses) {
    await page.goto(address);
    await page.evaluate(source);
    for (const { width, axe, without } of widths) {
      await page.setViewportSize({ width, height: 844 });
      if (axe) expect(await violations(page, without), `${address} at ${width} px`).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${address} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
  await context.close();
}

async function violations(page: Page, without: string[]): Promise<string[]> {
  const found: Violation[] = await page.evaluate(async (left) => {
    const { axe } = window as unknown as {
      axe: { run: (options: unknown) => Promise<{ violations: Violation[] }> };
    };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const rules = Object.fromEntries(left.map((id) => [id, { enabled: false }]));
    const options = { runOnly: tags, rules, resultTypes: ["violations"] };
    return (await axe.run(options)).violations;
  }, without);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
