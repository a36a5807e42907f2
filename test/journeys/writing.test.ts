/** Writing the protokoll with scripts on: the keyboard only, two at once, and a line that goes down. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { done } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { home, newLine, saved, textOf, type WritersDesk, writersDesk } from "./writers.ts";

let desk: WritersDesk;
let attachmentId: string;

beforeAll(async () => {
  desk = await writersDesk();
  const { office, owner, meetingId } = desk;
  const bytes = new TextEncoder().encode("Hyresavtalet.\n");
  const file = { filename: "avtal.txt", mediaType: "text/plain; charset=utf-8", bytes };
  const paper = { meetingId, title: "Hyresavtalet", ...file };
  attachmentId = done(await addAttachment(office, owner, paper)).id;
});

afterAll(() => desk.close());

const itemNamed = async (heading: string) =>
  (await desk.minutes()).items.find((item) => item.heading === heading);

test("a decision is written by keyboard alone, and is one in the protokoll", async () => {
  const { page, context } = await desk.writer("jonas");
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
  const [one, other] = [await desk.writer("jonas"), await desk.writer("helena")];
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
  const [one, other] = [await desk.writer("jonas"), await desk.writer("helena")];
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

test("what was not saved when the window died is there again", async () => {
  const { page, context } = await desk.writer("jonas");
  await newLine(page, "Övriga frågor");
  await context.setOffline(true);
  await page.keyboard.type("Skrivet när locket stängdes.");
  await page.getByText("Ingen kontakt.").waitFor();
  // A window that is closed may save on its way out: this one has no time to.
  const tools = await context.newCDPSession(page);
  const died = page.waitForEvent("crash");
  void tools.send("Page.crash").catch(() => {});
  await died;
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${home}/protokoll`);
  await textOf(again, "Övriga frågor").getByText("Skrivet när locket stängdes.").waitFor();
  await again.getByText("Text som inte hann sparas förra gången").waitFor();
  await saved(again);
  const sections = (await itemNamed("Övriga frågor"))?.sections;
  expect(JSON.stringify(sections)).toContain("Skrivet när locket stängdes.");
  await context.close();
});

test("undo goes back across paragrafer, and a phrase has its places filled with Tab", async () => {
  const { page, context } = await desk.writer("jonas");
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
  const { page, context } = await desk.writer("jonas");
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
  const { page, context } = await desk.writer("jonas");
  const names = await page
    .getByRole("textbox")
    .evaluateAll((all) => all.map((one) => one.ariaLabel));
  expect(names.length).toBeGreaterThan(5);
  expect(names.every((name) => name?.startsWith("Text i "))).toBe(true);
  await expectAccessible(
    desk.browser,
    desk.service,
    [`${home}/protokoll`],
    await desk.sessionOf("jonas"),
  );
  await page.keyboard.press("Control+K");
  await page.getByRole("combobox", { name: "Sök kommando" }).fill("visa närv");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/narvaro");
  await context.close();
});

test("a form sent without a line stays as it is filled in, and says why", async () => {
  const { page, context } = await desk.writer("jonas");
  await textOf(page, "Övriga frågor").click();
  await page.keyboard.press("Alt+A");
  const panel = page.locator("[data-panel]");
  const heading = panel.getByLabel("Rubrik", { exact: true });
  await heading.fill("Frågor som väcks");
  await context.setOffline(true);
  await panel.getByRole("button", { name: "Spara ärendet" }).click();
  await panel.getByRole("alert").getByText("Ingen kontakt.").waitFor();
  expect(await heading.inputValue()).toBe("Frågor som väcks");
  await context.setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
  await panel.getByRole("button", { name: "Spara ärendet" }).click();
  await expect.poll(async () => (await itemNamed("Frågor som väcks"))?.number).toBeNull();
  await context.close();
});
