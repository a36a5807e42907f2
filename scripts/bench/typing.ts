/**
 * Types in the protokoll of a long meeting in a real browser: how long from a key until its letter is painted, until
 * it is saved, and until the margin tells of a fault in it. A process of its own, so that it takes no time from the server.
 */
import { chromium } from "playwright-core";

const [base = "", address = "", email = "", password = ""] = process.argv.slice(2);
const text = "Förbundschefen redogör för läget och svarar på frågor från styrelsen. ".repeat(8);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
const page = await browser.newPage({ baseURL: base, viewport: { width: 1440, height: 900 } });
await page.goto("/logga-in");
await page.getByLabel("E-postadress").fill(email);
await page.getByLabel("Lösenord").fill(password);
await page.getByRole("button", { name: "Logga in" }).click();
await page.waitForURL(/\/forbund/);
await page.goto(address);
await page.locator("[data-ready]").waitFor();

/** What the page writes down of itself. */
type Noted = { keys: number[]; saves: number[] };

await page.evaluate(() => {
  const noted: Noted = { keys: [], saves: [] };
  Object.assign(window, { noted });
  let unsent: number[] = [];
  document.addEventListener(
    "keydown",
    () => {
      const start = performance.now();
      unsent.push(start);
      // The frame after the next one begins: the letter has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => noted.keys.push(performance.now() - start);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  // A key is saved when the server has answered the request that carried it. "Sparat" waits for a moment when
  // nothing newer is on its way, so it would tell how somebody pauses.
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (init?.method !== "POST") return send(input, init);
    const carried = unsent;
    unsent = [];
    const answer = await send(input, init);
    noted.saves.push(...carried.map((start) => performance.now() - start));
    return answer;
  };
});

const editors = page.locator(".ProseMirror");
const count = await editors.count();
for (const at of [1, Math.floor(count / 2), count - 2]) {
  await editors.nth(at).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text, { delay: 60 });
}
await page.waitForTimeout(1_500);

/** From the last key until a margin has got these words. The page watches itself: to be asked over and over would slow it. */
const toldAfter = (words: string) =>
  page.evaluate(
    (sought) =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        document.addEventListener(
          "keydown",
          () => {
            pressed = performance.now();
          },
          { capture: true },
        );
        const watch = new MutationObserver((changes) => {
          const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
          if (!added.some((one) => one.textContent?.includes(sought))) return;
          watch.disconnect();
          resolve(performance.now() - pressed);
        });
        for (const margin of document.querySelectorAll("[data-findings]")) {
          watch.observe(margin, { childList: true, subtree: true });
        }
      }),
    words,
  );

/** A day that the calendar contradicts, and how long until the margin says so, from the last key. */
async function untilTold(day: number): Promise<number> {
  const editor = editors.nth(2 + day);
  await editor.click();
  await page.keyboard.press("Control+End");
  const told = toldAfter(`söndag den ${day} februari 2027” stämmer inte`);
  await page.keyboard.type(` Mötet är söndag den ${day} februari 202`, { delay: 60 });
  // The key that makes it a date, and wrong.
  await page.keyboard.press("7", { delay: 60 });
  return told;
}

const told: number[] = [];
// 7 February 2027 is a söndag: it is left out, and so is every seventh day from it.
for (const day of [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]) told.push(await untilTold(day));
const noted = await page.evaluate(() => (window as unknown as { noted: Noted }).noted);
const size = await editors.evaluateAll((all) =>
  all.reduce((sum, one) => sum + (one.textContent ?? "").length, 0),
);
await browser.close();

const at = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;
const both = (values: number[]) => ({ p50: at(values, 0.5), p99: at(values, 0.99) });
process.stdout.write(
  JSON.stringify({
    ...{ editors: count, characters: size, keys: noted.keys.length },
    ...{ painted: both(noted.keys), saved: both(noted.saves), told: both(told) },
  }),
);
