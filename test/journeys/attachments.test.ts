/** Bilagor over the wire: what is taken, what everyone may read, and what nobody finds by guessing. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "#app/auth.server.ts";
import { addAttachment } from "#app/commands/attachments.server.ts";
import { citeAttachment } from "#app/commands/items.server.ts";
import { postNotice } from "#app/commands/notices.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { summonMeeting } from "#app/commands/summons.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { wordType } from "#app/domain/mediaTypes.ts";
import { attachmentsOf, minutesOf } from "#db/queries/meetings.server.ts";
import { wordFile } from "../documents/reading/files.ts";
import { officeOn, type TestOffice } from "../support/office.ts";
import { board, held, justerat, planned, type TestBoard, value } from "../support/story.ts";
import { expectAccessible } from "./axe.ts";
import { openBrowser, type Service, signIn, startService, visitor } from "./running.ts";

const password = "ett prov med lösenord";
const email = "siv@exempel.se";
let service: Service;
let browser: Browser;
let office: TestOffice;
let b: TestBoard;
let cookie = "";
let draft = "";
const home = "/forbund/provet/sammantraden/2026-04-01";
const past = "/forbund/provet/sammantraden/2026-03-02";
const published = "/protokoll/provet/2026-03-02";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const text = (words: string) => new TextEncoder().encode(words);

beforeAll(async () => {
  service = await startService("2026-03-02T08:00");
  browser = await openBrowser();
  office = officeOn(service.running.database);
  b = await board(office);
  const accountId = await createAccount(service.running.auth, {
    name: "Siv Prov",
    email,
    password,
  });
  const person = { name: "Siv Prov", email: "", organisation: "", title: "" };
  const { id } = value(await addPerson(office, b.owner, { ...person, accountId }));
  const from = legalDate("2023-04-01");
  const mandate = { personId: id, seatId: null, callingOrder: null, basis: "Val", from, to: null };
  value(await giveMandate(office, b.owner, { ...mandate, role: "secretary" }));
  const fields = new URLSearchParams({ email, password, till: "/forbund" });
  const answer = await send("/logga-in", fields);
  cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
  draft = await planned(office, b, "2026-04-01");
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

const send = (path: string, body: FormData | URLSearchParams) =>
  fetch(service.url + path, {
    method: "POST",
    body,
    headers: { origin: service.url, cookie },
    redirect: "manual",
  });

const get = (path: string, as = "") =>
  fetch(service.url + path, { headers: { cookie: as }, redirect: "manual" });

/** A page as it reads, without the marks that React leaves between its texts. */
const htmlOf = async (path: string) => (await (await get(path)).text()).replaceAll("<!-- -->", "");

/** A page of the past meeting as the office reads it. */
const officePage = async (name: string) =>
  (await (await get(`${past}/${name}`, cookie)).text()).replaceAll("<!-- -->", "");

let forms = 0;
function upload(files: [string, Uint8Array][], title = "") {
  const form = new FormData();
  forms += 1;
  form.set("formular", `form-${forms}`);
  form.set("avsikt", "lagg-till");
  form.set("title", title);
  for (const [name, bytes] of files) form.append("file", new File([bytes as BlobPart], name));
  return send(`${home}/bilagor`, form);
}

const kept = async () =>
  (await attachmentsOf(office.db, draft)).map(({ label, title, filename }) => ({
    label,
    title,
    filename,
  }));

test("several files at once become bilagor named after their files, and a bad one stops no other", async () => {
  const long = `${"🧑‍🌾å".repeat(100)}.png`;
  const answer = await upload([
    ["C:\\fakepath\\Ansökan_Bryggan.txt", text("Ansökan")],
    ["tom.pdf", new Uint8Array()],
    [long, png],
    ["samma.txt", text("Ansökan")],
    [
      "foto.heic",
      Buffer.from("\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic", "latin1"),
    ],
    ["bild.svg", text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ]);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain("Filen ”tom.pdf” är tom.");
  expect(html).toContain("Filen ”samma.txt” finns redan som bilaga 1 (Ansökan Bryggan).");
  expect(html).toContain("Mest kompatibelt");
  expect(html).toContain("Filen ”bild.svg” är av en typ som inte tas emot.");
  expect(html).toContain("2 filer lades till.");
  const [first, second] = await kept();
  expect(first).toEqual({
    label: "1",
    title: "Ansökan Bryggan",
    filename: "Ansökan_Bryggan.txt",
  });
  const name = second?.filename ?? "";
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name).toMatch(/^(?:🧑‍🌾å?|å)+\.png$/u);
});

test("nothing chosen is told, and a file of 26 MB is refused while one beside it is kept", async () => {
  expect(await (await upload([])).text()).toContain("Välj en fil.");
  const answer = await upload([
    ["stor.pdf", new Uint8Array(26_000_000).fill(37)],
    ["liten.txt", text("Liten")],
  ]);
  const html = await answer.text();
  expect(html).toContain("Filen ”stor.pdf” är för stor.");
  expect(html).toContain("En fil lades till.");
});

test("a bilaga is shown in place with its bytes unchanged, or is a download", async () => {
  const docx = Buffer.concat([
    Buffer.from("PK\u0003\u0004\u0014\u0000\u0000\u0000\u0000\u0000", "latin1"),
    Buffer.alloc(200),
  ]);
  expect((await upload([["x.docx", docx]])).status).toBe(422);
  expect((await upload([["beslut.docx", Buffer.from(await wordFile())]])).status).toBe(303);
  const list = (await (await get(`${home}/bilagor`, cookie)).text()).replaceAll("<!-- -->", "");
  const word = (await attachmentsOf(office.db, draft)).find(({ title }) => title === "beslut");
  expect(list).toContain(`${home}/bilagor/${word?.id}/las`);
  const read = await get(`${home}/bilagor/${word?.id}/las`, cookie);
  expect([read.status, await read.text()]).toEqual([200, expect.stringContaining("Ängsbygden")]);
  expect((await get(`${home}/bilagor/${word?.id}/las`)).status).toBe(302);
  expect(list).toContain("Tabeller saknar rubrikrad. Markera");
  expect(list).toContain("Bilagan är en bild. Den som lyssnar hör bara dess rubrik.");
  const rows = await attachmentsOf(office.db, draft);
  const picture = rows.find((row) => row.media_type === "image/png");
  const answer = await get(`${home}/bilagor/${picture?.id}`, cookie);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
  expect(answer.headers.get("content-disposition")).toMatch(/^inline; filename="/);
  expect(answer.headers.get("x-content-type-options")).toContain("nosniff");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("etag")).toBe(`"${picture?.sha256}"`);
  expect((await get(`${home}/bilagor/${picture?.id}`)).status).toBe(302);
});

test("everyone reads the bilagor of an anslaget protokoll, but none that is marked, from the moment it is", async () => {
  const meetingId = await planned(office, b);
  const secretary = b.as("secretary");
  const ids: string[] = [];
  for (const title of ["Ansökan", "Yttrande"]) {
    const file = { filename: `${title}.txt`, mediaType: "text/plain; charset=utf-8" };
    const bytes = text(
      `${title} som alla får läsa${title === "Yttrande" ? ", 070-174 06 05" : ""}`,
    );
    ids.push(
      value(await addAttachment(office, secretary, { meetingId, title, ...file, bytes })).id,
    );
  }
  const report = { filename: "Rapport.docx", mediaType: wordType, bytes: await wordFile() };
  ids.push(
    value(await addAttachment(office, secretary, { meetingId, title: "Rapport", ...report })).id,
  );
  const minutes = await minutesOf(office.db, b.associationId, meetingId);
  const itemId = minutes?.items[5]?.id ?? "";
  value(await citeAttachment(office, secretary, { itemId, attachmentIds: ids }));
  value(await summonMeeting(office, secretary, { meetingId }));
  await held(office, b, meetingId);
  const first = `${published}/bilaga/1`;
  expect((await get(first)).status).toBe(404);
  await justerat(office, b, meetingId);
  expect((await get(first)).status).toBe(404);
  const before = await officePage("anslag");
  expect(before).toContain("Bilaga 2: I filen står 1 telefonnummer.");
  expect(before).not.toContain("Bilaga 1: ");
  const memberIds = b.memberIds.slice(0, 1);
  const on = legalDate("2026-03-02");
  value(await postNotice(office, secretary, { meetingId, memberIds, on }));

  const open = await get(first);
  expect([open.status, await open.text()]).toEqual([200, "Ansökan som alla får läsa"]);
  expect(open.headers.get("cache-control")).toBe("no-cache");
  expect(open.headers.get("content-security-policy")).toContain("sandbox");
  expect(await htmlOf(published)).toContain("Bilaga 2: Yttrande");
  const readable = `${published}/las/3`;
  expect(await htmlOf(published)).toContain(`href="${readable}"`);
  expect(await htmlOf(readable)).toMatch(/<table>[\s\S]*Ängsby kommun/);
  expect((await get(`${published}/las/1`)).status).toBe(404);

  const form = { formular: "mark", avsikt: "undanta", attachmentId: ids[1] ?? "" };
  const mark = new URLSearchParams({ ...form, ground: "26 kap. 1 § OSL" });
  const page = `${past}/bilagor`;
  const listed = await officePage("bilagor");
  expect(listed).toContain("I filen står 1 telefonnummer.");
  expect(listed).toContain("Undanta den från webben om alla inte behöver läsa den.");
  expect(listed).not.toContain("lägg in en fil");
  expect((await send(page, mark)).status).toBe(303);
  for (const name of ["bilagor", "anslag"]) {
    expect(await officePage(name)).not.toContain("telefonnummer");
  }
  const guesses = ["2", ids[1], "02", "2.txt", "%32", "2/", "yttrande.txt", "4", "../2"];
  for (const guess of guesses) {
    const answer = await get(`${published}/bilaga/${guess}`);
    expect(answer.status, guess).toBe(404);
    expect(await answer.text()).not.toContain("får läsa");
  }
  expect((await get(`${page}/${ids[1]}`)).status).toBe(302);
  const list = await htmlOf(published);
  expect(list).toContain("Bilaga 2 – lämnas inte ut på webben (26 kap. 1 § OSL)");
  expect(list).not.toContain(`${published}/bilaga/2`);
  expect((await get(first)).status).toBe(200);

  const also = { ...form, formular: "mark-3", attachmentId: ids[2] ?? "" };
  const closed = new URLSearchParams({ ...also, ground: "26 kap. 1 § OSL" });
  expect((await send(page, closed)).status).toBe(303);
  expect((await get(readable)).status).toBe(404);
  const opened = new URLSearchParams({ ...also, formular: "r-3", avsikt: "hav", ground: "Maskad" });
  expect((await send(page, opened)).status).toBe(303);

  const release = new URLSearchParams({ ...form, formular: "r", avsikt: "hav", ground: "Maskad" });
  expect((await send(page, release)).status).toBe(303);
  expect((await get(`${published}/bilaga/2`)).status).toBe(200);
});

test("a mark needs its ground, and the page says so at the field", async () => {
  const [row] = await attachmentsOf(office.db, draft);
  const fields = { formular: "tom", avsikt: "undanta", attachmentId: row?.id ?? "", ground: " " };
  const answer = await send(`${home}/bilagor`, new URLSearchParams(fields));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(`id="grund-${row?.id}-ground-error"`);
});

test("the pages with bilagor are accessible, also on a phone", async () => {
  const { page, context } = await visitor(browser, service);
  await signIn(page, email, password);
  const state = await context.storageState();
  const word = (await attachmentsOf(office.db, draft)).find(({ title }) => title === "beslut");
  const pages = [
    `${home}/bilagor`,
    `${home}/bilagor/${word?.id}/las`,
    `${past}/bilagor`,
    `${past}/anslag`,
  ];
  await expectAccessible(browser, service, [...pages, published, `${published}/las/3`], state);
  await context.close();
});

test("files are dropped and pasted where scripts run, and a refused one tells why", async () => {
  const { page, context } = await visitor(browser, service, "desktop", true);
  await signIn(page, email, password);
  await page.goto(`${home}/bilagor`);
  await page.evaluate(() => {
    const drop = (name: string, words: string) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], name));
      const about = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("drop", about));
    };
    drop("Dragen.txt", "Dragen hit");
    drop("tom.txt", "");
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["Inklistrad"], "Klistrad.txt"));
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.getByText("2 filer är sparade.").waitFor();
  expect(await page.locator("[data-upload-status]").innerText()).toContain("”tom.txt” är tom");
  await page.getByRole("heading", { name: "Dragen" }).waitFor();
  await page.getByRole("heading", { name: "Klistrad" }).waitFor();
  await context.close();
});
