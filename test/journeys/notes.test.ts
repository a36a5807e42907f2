/** Minnesanteckningar written in the editor: point by point, two at once, and a line that goes down. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCouncil, startNotes } from "#app/commands/notes.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { done } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { newLine, saved, textOf, type WritersDesk, writersDesk } from "./writers.ts";

let desk: WritersDesk;
let notesId: string;

beforeAll(async () => {
  desk = await writersDesk();
  const { office, owner } = desk;
  const { id: councilId } = done(await addCouncil(office, owner, { name: "Samverkansrådet" }));
  const input = { councilId, date: legalDate("2026-03-02") };
  notesId = done(await startNotes(office, owner, input)).id;
});

afterAll(() => desk.close());

const notesAddress = () => `/forbund/vidalven/minnesanteckningar/${notesId}`;

const points = async () =>
  (await notesOf(desk.office.db, desk.owner.associationId, notesId))?.notes.points ?? [];

/** A new point by keyboard; the caret is then in its text. */
async function newPoint(page: Page, heading: string) {
  const field = page.getByLabel("Punktens rubrik");
  // Open while there is no point yet.
  if (!(await field.isVisible())) await page.keyboard.press("Alt+N");
  await field.fill(heading);
  await page.keyboard.press("Enter");
  await expect
    .poll(() => textOf(page, heading).evaluate((text) => text === document.activeElement))
    .toBe(true);
}

test("minnesanteckningar are written point by point by keyboard, also without a line", async () => {
  const [one, other] = [
    await desk.writer("jonas", notesAddress()),
    await desk.writer("helena", notesAddress()),
  ];
  const { page } = one;
  await newPoint(page, "Kön till kursen");
  await page.keyboard.type("Alla berättar.");
  await textOf(other.page, "Kön till kursen").getByText("Alla berättar.").waitFor();
  await other.page.getByText("Jonas Rask skriver här.").waitFor();
  await one.context.setOffline(true);
  await page.keyboard.press("Enter");
  await page.keyboard.type("- Ylva räknar på fler platser");
  await page.getByText("Ingen kontakt.").waitFor();
  await newLine(other.page, "Kön till kursen");
  await other.page.keyboard.type("Helena skriver detta.");
  await saved(other.page);
  await one.context.setOffline(false);
  await textOf(page, "Kön till kursen").getByText("Helena skriver detta.").waitFor();
  await page.keyboard.press("Control+Shift+U");
  await page.getByLabel("Vem gör det?").fill("Ylva Storm");
  await page.getByLabel("Senast vilken dag?").fill("2026-04-13");
  await page.keyboard.press("Enter");
  await page.locator("#efter-punkterna td", { hasText: "13 april 2026" }).waitFor();
  const said = await points();
  const tasks = said.flatMap(({ parts }) => parts.flatMap((part) => part.tasks));
  expect(tasks).toMatchObject([
    { what: "Ylva räknar på fler platser", doer: "Ylva Storm", due: "2026-04-13" },
  ]);
  expect(JSON.stringify(said)).toContain("Helena skriver detta.");

  await newPoint(page, "Övrigt");
  await page.keyboard.press("Alt+ArrowUp");
  await expect
    .poll(async () => (await points()).map(({ heading }) => heading))
    .toEqual(["Övrigt", "Kön till kursen"]);
  await textOf(page, "Övrigt").click();
  await page.keyboard.press("Alt+R");
  const first = page.getByRole("region", { name: "Övrigt" });
  await first.getByLabel("Rubrik", { exact: true }).fill("Frågor");
  await page.keyboard.press("Enter");
  await textOf(page, "Frågor").waitFor();
  await page.keyboard.press("Alt+Delete");
  await expect.poll(async () => (await points()).length).toBe(1);
  await page.keyboard.press("Alt+M");
  await page.getByRole("heading", { name: "Mötet och deltagarna" }).waitFor();
  const words = await page.locator(".protocol").innerText();
  expect(words).not.toMatch(/§|[Bb]eslut|[Jj]uster|[Pp]aragraf/);
  const session = await desk.sessionOf("jonas");
  const [point] = await points();
  const form = `${notesAddress()}/punkter/${point?.id}`;
  const pages = [notesAddress(), `${notesAddress()}/motet`, form, `${form}/versioner`];
  await expectAccessible(desk.browser, desk.service, pages, session);
  await one.context.close();
  await other.context.close();
});
