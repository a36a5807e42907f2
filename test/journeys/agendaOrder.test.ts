/** The dagordning put in order with the mouse. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { home, type WritersDesk, writersDesk } from "./writers.ts";

let desk: WritersDesk;

beforeAll(async () => {
  desk = await writersDesk();
});

afterAll(() => desk.close());

test("an ärende is dragged to its place, and goes back when the numbers have been given out", async () => {
  const { office, owner, meetingId } = desk;
  const { page, context } = await desk.at("jonas", home);
  await page.locator("html[data-drag]").waitFor({ state: "attached" });
  const rows = page.locator("#dagordning > li");
  const headings = () => rows.locator(".agenda-line a").allInnerTexts();
  const start = await headings();
  /** By the handle of one row to the upper half of another. */
  const drag = async (from: number, to: number) => {
    const handle = rows.nth(from).locator("[data-handle]");
    await handle.scrollIntoViewIfNeeded();
    const [grip, place] = [await handle.boundingBox(), await rows.nth(to).boundingBox()];
    if (!grip || !place) throw new Error("Nothing to drag, or nowhere to drag it");
    expect(Math.min(grip.width, grip.height)).toBeGreaterThanOrEqual(24);
    const x = grip.x + grip.width / 2;
    await page.mouse.move(x, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(x, place.y + place.height / 2, { steps: 12 });
    await page.mouse.move(x, place.y + 4, { steps: 4 });
    await page.mouse.up();
  };
  await drag(5, 3);
  await page.getByText(`”${start[5]}” står nu på plats 4 av ${start.length}.`).waitFor();
  const moved = start.filter((_, index) => index !== 5);
  moved.splice(3, 0, start[5] ?? "");
  expect(await headings()).toEqual(moved);
  const saved = async () => (await desk.minutes()).items.map(({ heading }) => heading);
  expect(await saved()).toEqual(moved);
  // The same row again: each drop is a form of its own.
  await drag(3, 2);
  await page.getByText(`”${start[5]}” står nu på plats 3 av ${start.length}.`).waitFor();
  const again = await headings();
  // The dagordning to hand out follows.
  const paper = await (
    await page.request.get(`${desk.service.url}${home}/fil/dagordning/html`)
  ).text();
  const places = again.map((heading) => paper.indexOf(`${heading}</`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));

  // Opened while the row is in the air: the page stands still until it is dropped.
  const grip = await rows.nth(4).locator("[data-handle]").boundingBox();
  const place = await rows.nth(6).boundingBox();
  if (!grip || !place) throw new Error("Nothing to drag, or nowhere to drag it");
  await page.mouse.move(grip.x + 12, grip.y + 12);
  await page.mouse.down();
  await page.mouse.move(grip.x + 12, place.y + 20, { steps: 12 });
  const present = (await desk.minutes()).mandates
    .filter(({ kind }) => kind === "member")
    .map(({ personId, seatId }) => ({
      ...{ personId, seatId, capacity: "member" as const, mode: "room" as const },
      ground: null,
    }));
  desk.service.at("2026-03-12T08:00");
  const opened = await openMeeting(office, owner, { meetingId, clock: "09:00", present });
  expect(opened.ok ? [] : opened.refusals).toEqual([]);
  await page.mouse.up();
  await page.getByText("Paragrafernas nummer är utdelade, så ordningen ligger fast.").waitFor();
  await rows.first().getByText("§ 1").waitFor();
  expect(await headings()).toEqual(again);
  expect(await page.locator("[data-handle]").count()).toBe(0);
  await context.close();
});
