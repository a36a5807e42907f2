/** Writing the protokoll with scripts on: the keyboard only, two at once, and a line that goes down. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { openMeeting } from "#app/commands/meetingSteps.server.ts";
import { addCouncil, startNotes } from "#app/commands/notes.server.ts";
import { planMeeting } from "#app/commands/planMeeting.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { minutesOf } from "#db/queries/meetings.server.ts";
import { notesOf } from "#db/queries/notes.server.ts";
import { emailOf, examplePassword, layUpBoard } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

let browser: Browser;
let service: Service;
let meetingId: string;
let associationId: string;
let notesId: string;
let attachmentId: string;
const address = "/forbund/vidalven/sammantraden/2026-03-12/protokoll";

beforeAll(async () => {
  browser = await openBrowser();
  service = await startService("2026-03-02T08:00");
  const { office, auth } = service.running;
  const laid = await layUpBoard(office, auth, legalDate("2025-04-01"));
  associationId = laid.associationId;
  const plan = {
    ...{ kind: "ordinary" as const, date: legalDate("2026-03-12") },
    ...{ startsAt: "09:00", place: "Norrsund" },
  };
  const planned = await planMeeting(office, { associationId, commandLine: true }, plan);
  if (!planned.ok) throw new Error("The meeting could not be planned");
  meetingId = planned.value.id;
  const owner = { associationId, commandLine: true } as const;
  const council = await addCouncil(office, owner, { name: "Samverkansrådet" });
  if (!council.ok) throw new Error("The råd could not be added");
  const input = { councilId: council.value.id, date: legalDate("2026-03-02") };
  const notes = await startNotes(office, owner, input);
  if (!notes.ok) throw new Error("The minnesanteckningar could not be started");
  notesId = notes.value.id;
  const bytes = new TextEncoder().encode("Hyresavtalet.\n");
  const file = { filename: "avtal.txt", mediaType: "text/plain; charset=utf-8", bytes };
  const paper = { meetingId, title: "Hyresavtalet", ...file };
  const added = await addAttachment(office, { associationId, commandLine: true }, paper);
  if (!added.ok) throw new Error("The bilaga could not be added");
  attachmentId = added.value.id;
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
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

async function writer(who: string, at = address): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await visitor(browser, service, "desktop", true);
  await context.addCookies((await sessionOf(who)).cookies);
  await page.goto(at);
  await page.locator("[data-ready]").waitFor();
  return { page, context };
}

const textOf = (page: Page, heading: string): Locator =>
  page.getByRole("textbox", { name: `Text i ${heading}` });

const saved = (page: Page) => page.getByText(/^Sparat \d\d\.\d\d$/).waitFor();

async function itemNamed(heading: string) {
  const minutes = await minutesOf(service.running.office.db, associationId, meetingId);
  return minutes?.items.find((item) => item.heading === heading);
}

/** The caret at the end of a text, on a line of its own. */
async function newLine(page: Page, heading: string) {
  await textOf(page, heading).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
}

test("a decision is written by keyboard alone, and is one in the protokoll", async () => {
  const { page, context } = await writer("jonas");
  await textOf(page, "Övriga frågor").click();
  await page.keyboard.type("Frågan om lokalen tas upp (bilaga 1).");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Styrelsen beslutade");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Att säga upp lokalen, och");
  await page.keyboard.press("Enter");
  await page.keyboard.type("söka en ny.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- en punkt");
  await page.keyboard.press("Enter");
  await page.keyboard.type("en till");
  await saved(page);
  await expect
    .poll(async () => (await itemNamed("Övriga frågor"))?.sections)
    .toEqual([
      {
        body: `Frågan om lokalen tas upp ([Bilaga](bilaga:${attachmentId})).`,
        lead: "Styrelsen beslutade",
        clauses: ["att säga upp lokalen, och", "att söka en ny."],
      },
      { body: "- en punkt\n- en till", lead: "", clauses: [] },
    ]);
  await context.close();
});

test("two write at once, see each other, and one goes on without a line", async () => {
  const [one, other] = [await writer("jonas"), await writer("helena")];
  const heading = "Information från kansliet";
  await newLine(one.page, heading);
  await one.page.keyboard.type("Jonas skriver detta.");
  await textOf(other.page, heading).getByText("Jonas skriver detta.").waitFor();
  await other.page.getByText("Jonas Rask skriver här.").waitFor();
  await one.context.setOffline(true);
  await one.page.keyboard.type(" Utan kontakt.");
  await one.page.getByText("Ingen kontakt.").waitFor();
  await newLine(other.page, heading);
  await other.page.keyboard.type("Helena skriver detta.");
  await saved(other.page);
  await one.context.setOffline(false);
  for (const { page } of [one, other]) {
    await textOf(page, heading).getByText("Jonas skriver detta. Utan kontakt.").waitFor();
    await textOf(page, heading).getByText("Helena skriver detta.").waitFor();
  }
  await saved(one.page);
  const body = (await itemNamed(heading))?.sections[0]?.body ?? "";
  expect(body).toContain("Jonas skriver detta. Utan kontakt.");
  expect(body).toContain("Helena skriver detta.");
  await one.context.close();
  await other.context.close();
});

test("what one takes back leaves what another has written in it", async () => {
  const [one, other] = [await writer("jonas"), await writer("helena")];
  const heading = "Ekonomisk rapport";
  const clauses = ({ page }: { page: Page }) => textOf(page, heading).locator(".clause");
  await newLine(one.page, heading);
  await one.page.keyboard.press("Control+D");
  await one.page.keyboard.type("godkänna rapporten.");
  await clauses(other).filter({ hasText: "godkänna rapporten." }).click();
  await other.page.keyboard.press("End");
  await other.page.keyboard.press("Enter");
  await other.page.keyboard.type("tacka för den.");
  await clauses(one).filter({ hasText: "tacka för den." }).waitFor();
  const mine = clauses(one).filter({ hasText: "godkänna" });
  await expect
    .poll(async () => {
      await one.page.keyboard.press("Control+Z");
      return mine.count();
    })
    .toBe(0);
  await clauses(one).filter({ hasText: "tacka för den." }).waitFor();
  await saved(one.page);
  expect(JSON.stringify((await itemNamed(heading))?.sections)).toContain("tacka för den.");
  await one.context.close();
  await other.context.close();
});

test("what was not saved when the window closed is there again", async () => {
  const { page, context } = await writer("jonas");
  await newLine(page, "Övriga frågor");
  await context.setOffline(true);
  await page.keyboard.type("Skrivet när locket stängdes.");
  await page.getByText("Ingen kontakt.").waitFor();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await textOf(again, "Övriga frågor").getByText("Skrivet när locket stängdes.").waitFor();
  await again.getByText("Text som inte hann sparas förra gången").waitFor();
  await saved(again);
  const sections = (await itemNamed("Övriga frågor"))?.sections;
  expect(JSON.stringify(sections)).toContain("Skrivet när locket stängdes.");
  await context.close();
});

test("undo goes back across paragrafer, and a phrase has its places filled with Tab", async () => {
  const { page, context } = await writer("jonas");
  const [first, second] = ["Ekonomisk rapport", "Information från kansliet"];
  const before = [await textOf(page, first).innerText(), await textOf(page, second).innerText()];
  await newLine(page, first);
  await page.keyboard.type("Ett.");
  await newLine(page, second);
  await page.keyboard.type("Två.");
  const now = () => Promise.all([first, second].map((one) => textOf(page, one).innerText()));
  const trimmed = (all: string[]) => all.map((one) => one.trim());
  // How many steps there are depends on the pauses between the keys.
  const undone = async () => {
    await page.keyboard.press("Control+Z");
    return trimmed(await now());
  };
  await expect.poll(undone).toEqual(trimmed(before));
  await newLine(page, second);
  await page.keyboard.press("Control+J");
  await page.keyboard.type("fråga och");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Lena Sjöholm");
  await page.keyboard.press("Tab");
  await page.keyboard.type("hur det går.");
  await textOf(page, second).getByText("Lena Sjöholm frågar hur det går.").waitFor();
  await context.close();
});

test("too much and too wide is refused with a sentence, and what was there stands", async () => {
  const { page, context } = await writer("jonas");
  await newLine(page, "Övriga frågor");
  const paste = (type: string, data: string) =>
    page.evaluate(
      ([kind, text]) => {
        const transfer = new DataTransfer();
        transfer.setData(kind ?? "", text ?? "");
        const event = new ClipboardEvent("paste", {
          clipboardData: transfer,
          bubbles: true,
          cancelable: true,
        });
        document.activeElement?.dispatchEvent(event);
      },
      [type, data],
    );
  const columns = Array.from({ length: 40 }, (_, i) => `<td>${i}</td>`).join("");
  await paste("text/html", `<table><tr>${columns}</tr></table>`);
  await page.getByText("Tabellen har 40 kolumner.").waitFor();
  await paste("text/plain", "x".repeat(5_000_000));
  await page.getByText("längre än en paragraf rymmer").waitFor();
  const word =
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>Från Word<o:p></o:p></p>" +
    "<p class=MsoNormal style='color:red'><span style='font-weight:bold'>Fet</span> text</p>";
  await paste("text/html", word);
  await textOf(page, "Övriga frågor").locator("li", { hasText: "Från Word" }).waitFor();
  const body = async () => (await itemNamed("Övriga frågor"))?.sections.at(-1)?.body ?? "";
  await expect.poll(body).toContain("**Fet** text");
  expect(await body()).toContain("- Från Word");
  expect(await body()).not.toContain("·");
  await context.close();
});

test("the page with its editors is accessible, and its parts have names", async () => {
  const { page, context } = await writer("jonas");
  const names = await page
    .getByRole("textbox")
    .evaluateAll((all) => all.map((one) => one.ariaLabel));
  expect(names.length).toBeGreaterThan(5);
  expect(names.every((name) => name?.startsWith("Text i "))).toBe(true);
  await expectAccessible(browser, service, [address], await sessionOf("jonas"));
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Sök kommando" }).fill("visa närv");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/narvaro");
  await context.close();
});

test("an ärende is dragged to its place, and goes back when the numbers have been given out", async () => {
  const { page, context } = await visitor(browser, service, "desktop", true);
  await context.addCookies((await sessionOf("jonas")).cookies);
  await page.goto("/forbund/vidalven/sammantraden/2026-03-12");
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
  const { office } = service.running;
  const saved = async () =>
    (await minutesOf(office.db, associationId, meetingId))?.items.map(({ heading }) => heading);
  expect(await saved()).toEqual(moved);
  // The same row again: each drop is a form of its own.
  await drag(3, 2);
  await page.getByText(`”${start[5]}” står nu på plats 3 av ${start.length}.`).waitFor();
  const again = await headings();

  // Opened while the row is in the air: the page stands still until it is dropped.
  const grip = await rows.nth(4).locator("[data-handle]").boundingBox();
  const place = await rows.nth(6).boundingBox();
  if (!grip || !place) throw new Error("Nothing to drag, or nowhere to drag it");
  await page.mouse.move(grip.x + 12, grip.y + 12);
  await page.mouse.down();
  await page.mouse.move(grip.x + 12, place.y + 20, { steps: 12 });
  const minutes = await minutesOf(office.db, associationId, meetingId);
  const present = (minutes?.mandates ?? [])
    .filter(({ kind }) => kind === "member")
    .map(({ personId, seatId }) => ({
      ...{ personId, seatId, capacity: "member" as const, mode: "room" as const },
      ground: null,
    }));
  const caller = { associationId, commandLine: true as const };
  service.at("2026-03-12T08:00");
  const opened = await openMeeting(office, caller, { meetingId, clock: "09:00", present });
  expect(opened.ok ? [] : opened.refusals).toEqual([]);
  await page.mouse.up();
  await page.getByText("Paragrafernas nummer är utdelade, så ordningen ligger fast.").waitFor();
  await rows.first().getByText("§ 1").waitFor();
  expect(await headings()).toEqual(again);
  expect(await page.locator("[data-handle]").count()).toBe(0);
  await context.close();
});

const notesAddress = () => `/forbund/vidalven/minnesanteckningar/${notesId}`;

const points = async () =>
  (await notesOf(service.running.office.db, associationId, notesId))?.notes.points ?? [];

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
    await writer("jonas", notesAddress()),
    await writer("helena", notesAddress()),
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
  const session = await sessionOf("jonas");
  const [point] = await points();
  const form = `${notesAddress()}/punkter/${point?.id}`;
  const pages = [notesAddress(), `${notesAddress()}/motet`, form, `${form}/versioner`];
  await expectAccessible(browser, service, pages, session);
  await one.context.close();
  await other.context.close();
});
