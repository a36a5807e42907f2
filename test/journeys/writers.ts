/** A planned meeting on the example board, and those who write at it with scripts on. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { done, emailOf, examplePassword, layUpBoard } from "../../scripts/demo/board.ts";
import { openBrowser, signIn, startService, visitor } from "./running.ts";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Where the meeting is. */
export const home = "/forbund/vidalven/sammantraden/2026-03-12";

export async function writersDesk() {
  const browser = await openBrowser();
  const service = await startService("2026-03-02T08:00");
  const { office, auth } = service.running;
  const { associationId } = await layUpBoard(office, auth, legalDate("2025-04-01"));
  const owner = { associationId, commandLine: true as const };
  const plan = {
    ...{ kind: "ordinary" as const, date: legalDate("2026-03-12") },
    ...{ startsAt: "09:00", place: "Norrsund" },
  };
  const { id: meetingId } = done(await planMeeting(office, owner, plan));
  const sessions = new Map<string, State>();

  /** Signs in once each: sign-in is rate-limited, as it should be. */
  async function sessionOf(who: string): Promise<State> {
    const known = sessions.get(who);
    if (known) return known;
    const { page, context } = await visitor(browser, service);
    await signIn(page, emailOf(who), examplePassword);
    const state = await context.storageState();
    sessions.set(who, state);
    await context.close();
    return state;
  }

  /** Somebody at a page, with scripts. */
  async function at(
    who: string,
    address: string,
  ): Promise<{ page: Page; context: BrowserContext }> {
    const { page, context } = await visitor(browser, service, "desktop", true);
    await context.addCookies((await sessionOf(who)).cookies);
    await page.goto(address);
    return { page, context };
  }

  /** Somebody at a page to write in, when its editors are there. */
  async function writer(who: string, address = `${home}/protokoll`) {
    const here = await at(who, address);
    await here.page.locator("[data-ready]").waitFor();
    return here;
  }

  const minutes = async () => {
    const found = await minutesOf(office.db, associationId, meetingId);
    if (!found) throw new Error("The meeting is gone");
    return found;
  };
  const close = async () => {
    await browser.close();
    await service.stop();
  };
  return { browser, service, office, owner, meetingId, sessionOf, at, writer, minutes, close };
}

export type WritersDesk = Awaited<ReturnType<typeof writersDesk>>;

export const textOf = (page: Page, heading: string): Locator =>
  page.getByRole("textbox", { name: `Text i ${heading}` });

export const saved = (page: Page) => page.getByText(/^Sparat \d\d\.\d\d$/).waitFor();

/** Until the editor knows where the browser has put the caret: it is told a moment later. */
const caretSettled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));

/** The caret at the end of a text, on a line of its own. */
export async function newLine(page: Page, heading: string) {
  await textOf(page, heading).click();
  await caretSettled(page);
  await page.keyboard.press("Control+End");
  await caretSettled(page);
  await page.keyboard.press("Enter");
}
