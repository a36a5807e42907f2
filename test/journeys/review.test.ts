/** Granskning: what the rules say follows the writing, is corrected with a press, and is answered with a reason. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { addItem, citeAttachment } from "#app/commands/items.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { done } from "../../scripts/demo/board.ts";
import { expectAccessible } from "./axe.ts";
import { visitor } from "./running.ts";
import { home, newLine, saved, textOf, type WritersDesk, writersDesk } from "./writers.ts";

let desk: WritersDesk;

const application = [
  "Ansökan om medel",
  "Organisationens namn\tNorrsunds kommun",
  "Kontaktperson\tMats Örnberg",
].join("\n");

beforeAll(async () => {
  desk = await writersDesk();
});

afterAll(() => desk.close());

test("a fault is told beside its paragraf, corrected with a press, and the correction undone", async () => {
  const { page, context } = await desk.writer("jonas");
  const heading = "Information från kansliet";
  await newLine(page, heading);
  await page.keyboard.type("Nästa möte är onsdag den 16 april 2026.");
  const before = await textOf(page, heading).boundingBox();
  const told = page.getByText("stämmer inte med kalendern");
  await told.waitFor();
  const after = await textOf(page, heading).boundingBox();
  expect(after?.y).toBe(before?.y);
  await page.getByRole("button", { name: "Ändra till ”torsdag den 16 april 2026”" }).click();
  await told.waitFor({ state: "detached" });
  await textOf(page, heading).getByText("torsdag den 16 april 2026").waitFor();
  await page.keyboard.press("Control+Z");
  await textOf(page, heading).getByText("onsdag den 16 april 2026").waitFor();
  await told.waitFor();
  await saved(page);
  await context.close();
});

test("without scripts the correction is a form, and the summary is for everyone who writes", async () => {
  const { page, context } = await visitor(desk.browser, desk.service, "phone");
  await context.addCookies((await desk.sessionOf("jonas")).cookies);
  await page.goto(`${home}/granskning`);
  await page.getByText("stämmer inte med kalendern").waitFor();
  await page
    .getByRole("button", {
      name: "Ändra ”onsdag den 16 april 2026” till ”torsdag den 16 april 2026”",
    })
    .click();
  await page.getByText("Före sammanträdet granskas bara texten").waitFor();
  expect(await page.getByText("stämmer inte med kalendern").count()).toBe(0);
  const item = (await desk.minutes()).items.find(
    (one) => one.heading === "Information från kansliet",
  );
  expect(item?.sections[0]?.body).toContain("torsdag den 16 april 2026");
  await page.goto("/regler");
  await page.getByRole("heading", { name: "Reglerna som protokoll granskas mot" }).waitFor();
  await context.close();
});

test("who is named in an application is asked at the kallelse, and the answer stands at the paragraf", async () => {
  const { office, owner, meetingId } = desk;
  const { id: itemId } = done(
    await addItem(office, owner, {
      meetingId,
      heading: "Ansökan om medel för Bryggan",
      kind: "grant",
    }),
  );
  const bytes = new TextEncoder().encode(application);
  const file = { filename: "ansokan.txt", mediaType: "text/plain; charset=utf-8", bytes };
  const paper = { meetingId, title: "Ansökan från Norrsunds kommun", ...file };
  const { id: attachmentId } = done(await addAttachment(office, owner, paper));
  done(await citeAttachment(office, owner, { itemId, attachmentIds: [attachmentId] }));
  done(await summonMeeting(office, owner, { meetingId }));
  const { page, context } = await visitor(desk.browser, desk.service, "phone");
  await context.addCookies((await desk.sessionOf("mats")).cookies);
  await page.goto(`${home}/kallelse`);
  await page.getByRole("heading", { name: "Frågor om jäv" }).waitFor();
  await page.getByRole("button", { name: "Inte jäv" }).click();
  await page.getByText("Skriv varför det inte är jäv.").first().waitFor();
  await page
    .getByLabel("Varför det inte är jäv")
    .fill("Uppdraget som kontaktperson avslutades i fjol");
  await page.getByRole("button", { name: "Inte jäv" }).click();
  await page.getByText("inte jäv, därför att Uppdraget som kontaktperson").waitFor();
  await context.close();
  const secretary = await desk.at("jonas", `${home}/arenden/${itemId}`);
  await secretary.page.getByText("inte jäv, därför att Uppdraget som kontaktperson").waitFor();
  await secretary.page.goto("/forbund/vidalven/register");
  await secretary.page.getByText("Lägg till en bindning").click();
  await secretary.page.getByLabel("Organisation eller person").fill("Bryggans vänner");
  await secretary.page.locator("#tieFrom").fill("2026-13-01");
  await secretary.page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await secretary.page.getByRole("alert").waitFor();
  expect(await secretary.page.getByLabel("Organisation eller person").inputValue()).toBe(
    "Bryggans vänner",
  );
  await secretary.page.locator("#tieFrom").fill("2026-01-01");
  await secretary.page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await secretary.page.getByText("anställd hos Bryggans vänner").waitFor();
  await secretary.context.close();
  const { browser, service, sessionOf } = desk;
  await expectAccessible(
    browser,
    service,
    ["/regler", `${home}/granskning`, `${home}/arenden/${itemId}`, "/forbund/vidalven/register"],
    await sessionOf("jonas"),
  );
  await expectAccessible(browser, service, [`${home}/kallelse`], await sessionOf("mats"));
});
