/** What people and attackers send: each gets its sentence, keeps what was typed, and leaves nothing half done. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "#app/auth.server.ts";
import { writeItem } from "#app/commands/items.server.ts";
import { addPerson, giveMandate } from "#app/commands/register.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import { chainHead } from "#db/queries/events.server.ts";
import { itemRow, meetingList, minutesOf, sectionsOf } from "#db/queries/meetings.server.ts";
import { officeOn } from "../support/office.ts";
import { board, held, justerat, planned, type TestBoard, value } from "../support/story.ts";
import { endlessUpload, hidden, type Service, startService } from "./running.ts";

const password = "ett prov med lösenord";
let service: Service;
let b: TestBoard;
let cookie = "";
let meetingId = "";
const home = "/forbund/provet/sammantraden";

beforeAll(async () => {
  service = await startService("2026-03-02T08:00");
  const office = officeOn(service.running.database);
  b = await board(office);
  meetingId = await planned(office, b);
  const account = { name: "Siv Prov", email: "siv@exempel.se", password };
  const accountId = await createAccount(service.running.auth, account);
  const person = { name: "Siv Prov", email: "", organisation: "", title: "" };
  const { id } = value(await addPerson(office, b.owner, { ...person, accountId }));
  const from = legalDate("2023-04-01");
  const mandate = { personId: id, seatId: null, callingOrder: null, basis: "Val", from, to: null };
  value(await giveMandate(office, b.owner, { ...mandate, role: "secretary" }));
  cookie = await signedIn("siv@exempel.se");
});
afterAll(() => service.stop());

async function signedIn(email: string): Promise<string> {
  const answer = await post("/logga-in", { email, password, till: "/forbund" }, "");
  return answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0])
    .join("; ");
}

function post(
  path: string,
  fields: Record<string, string> | FormData,
  as = cookie,
  origin = service.url,
) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  return fetch(service.url + path, {
    method: "POST",
    body,
    headers: { origin, cookie: as },
    redirect: "manual",
  });
}

const get = (path: string, as = "") =>
  fetch(service.url + path, { headers: { cookie: as }, redirect: "manual" });

const plan = { avsikt: "planera", kind: "ordinary", startsAt: "09:00", place: "Norrsund" };

test("a date that does not exist gets its sentence at the field, and what was typed stays", async () => {
  const answer = await post(`${home}/nytt`, { ...plan, formular: "1", date: "2026-02-30" });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain("finns inte i kalendern");
  expect(html).toContain('value="2026-02-30"');
  expect(html).toContain('value="Norrsund"');
  expect(html).toMatch(/<input id="date"[^>]*aria-describedby="[^"]*date-error"/);
});

test("a name of ten thousand characters is refused with its length and its limit", async () => {
  const long = "x".repeat(10_000);
  const answer = await post(`${home}/nytt`, {
    ...plan,
    formular: "2",
    date: "2026-05-05",
    place: long,
  });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain("10\u00a0000 tecken");
  expect(html).toContain(long);
});

test("a form sent twice plans one meeting", async () => {
  const fields = { ...plan, formular: "twice", date: "2026-06-02" };
  const answers = await Promise.all([1, 2, 3].map(() => post(`${home}/nytt`, fields)));
  expect(answers.map((a) => a.status)).toEqual([303, 303, 303]);
  expect(new Set(answers.map((a) => a.headers.get("location"))).size).toBe(1);
  const meetings = await meetingList(service.running.office.db, b.associationId);
  expect(meetings.filter((m) => m.date === "2026-06-02")).toHaveLength(1);
});

async function firstItem() {
  const minutes = await minutesOf(service.running.office.db, b.associationId, meetingId);
  return minutes?.items[5]?.id ?? "";
}

const itemFields = (body: string, revision: string) => ({
  avsikt: "text",
  revision,
  sections: "1",
  heading: "Rapport",
  kind: "information",
  "body-0": body,
  "lead-0": "",
  "clauses-0": "",
});

test("HTML and script in Markdown come out as text", async () => {
  const item = await firstItem();
  const hostile = "<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))";
  const answer = await post(`${home}/2026-03-02/arenden/${item}`, itemFields(hostile, "1"));
  expect(answer.status).toBe(303);
  const page = await (await get(`${home}/2026-03-02/protokoll`, cookie)).text();
  const html = page.replace(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/g, "");
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/<script|<img|href="javascript:/i);
});

test("a stale tab that cannot say what it was opened on is told so and sees both versions", async () => {
  const item = await firstItem();
  const answer = await post(
    `${home}/2026-03-02/arenden/${item}`,
    itemFields("Min senare text", "1"),
  );
  const html = await answer.text();
  expect(answer.status).toBe(409);
  expect(html).toContain("nyare version");
  expect(html).toContain("Den sparade versionen");
  expect(html).toContain("Min senare text");
});

test("a stale tab is merged by passage, and only what both have changed is asked about", async () => {
  const { office } = service.running;
  const itemId = await firstItem();
  const path = `${home}/2026-03-02/arenden/${itemId}`;
  /** Somebody opens the form; what they type is put into it when it is sent. */
  const opened = async () => {
    const html = await (await get(path, cookie)).text();
    const [base, revision] = [hidden(html, "base"), hidden(html, "revision")];
    const formular = hidden(html, "formular").replace(/-\w+$/, "-text");
    return (body: string) => ({ ...itemFields(body, revision), base, formular });
  };
  expect((await post(path, (await opened())("Rask redogör. Lind tackar."))).status).toBe(303);

  const tab = await opened();
  const other = (body: string) => {
    const sections = [{ body, lead: "", clauses: [] }];
    const text = { kind: "information" as const, heading: "Rapport", sections, financing: null };
    return itemRow(office.db, b.associationId, itemId).then((row) =>
      writeItem(office, b.as("secretary"), { itemId, revision: row?.revision ?? 0, ...text }),
    );
  };
  value(await other("Rask redogör. Lind tackar <b>Rask</b>."));
  const merged = await post(path, tab("Rask redogör kort. Lind tackar."));
  expect(merged.status).toBe(303);
  const told = await (await get(merged.headers.get("location") ?? "", cookie)).text();
  expect(told).toContain("Sparat och sammanfört");
  expect(told).toContain("Siv Hed");
  expect(told).toContain("”Lind tackar &lt;b&gt;Rask&lt;/b&gt;.”");
  expect(told).toContain(`${path}/versioner`);
  expect(await bodyOf(itemId)).toBe("Rask redogör kort. Lind tackar \\<b\\>Rask\\</b\\>.");

  const late = await opened();
  value(await other("Rask redogör länge. Lind tackar. Frågor ställs."));
  const typed = late("Rask redogör mycket kort. Lind tackar \\<b\\>Rask\\</b\\>.");
  const asked = await post(path, typed);
  const html = await asked.text();
  expect(asked.status).toBe(409);
  expect(html).toContain("Välj vad som ska stå");
  expect(html).toContain("Rask redogör mycket kort.");
  expect(html).toContain("Frågor ställs.");
  expect(hidden(html, "base")).toBe(typed.base);
  expect(hidden(html, "revision")).toBe(typed.revision);
  const [, name = ""] = /name="(val-[\w-]+)"/.exec(html) ?? [];
  expect([...html.matchAll(/type="radio"/g)]).toHaveLength(3);
  const again = { ...typed, formular: "again-text" };
  const unsettled = await post(path, { ...again, [name]: "neither" });
  expect(unsettled.status).toBe(409);
  expect((await post(path, { ...again, [name]: "mine" })).status).toBe(303);
  expect(await bodyOf(itemId)).toBe("Rask redogör mycket kort. Lind tackar. Frågor ställs.");
});

const bodyOf = async (itemId: string) =>
  (await sectionsOf(service.running.office.db, itemId))[0]?.body;

async function upload(name: string, bytes: Uint8Array) {
  const form = new FormData();
  form.set("avsikt", "lagg-till");
  form.set("formular", name);
  form.set("title", "En handling");
  form.set("file", new File([bytes as BlobPart], name));
  return post(`${home}/2026-03-02/bilagor`, form);
}

const uploads: [string, string, Uint8Array, string][] = [
  ["an empty file", "tom.pdf", new Uint8Array(), "är tom"],
  [
    "a program named as PDF",
    "faktura.pdf",
    new TextEncoder().encode("MZ\u0000\u0001\u0002"),
    "av en typ som inte tas emot",
  ],
  [
    "HTML named as text",
    "sida.txt",
    new TextEncoder().encode("<html><script>1</script>"),
    "av en typ som inte tas emot",
  ],
  ["a file of 26 MB", "stor.pdf", new Uint8Array(25_500_000).fill(37), "för stor"],
];

for (const [what, name, bytes, words] of uploads) {
  test(`${what} is not taken as bilaga`, async () => {
    const before = await chainHead(service.running.office.db, b.associationId);
    const answer = await upload(name, bytes);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('value="En handling"');
    expect(await chainHead(service.running.office.db, b.associationId)).toEqual(before);
  });
}

test("an upload of 200 MB is stopped without being kept, whatever its length header says", async () => {
  const status = await endlessUpload(service, `${home}/2026-03-02/bilagor`, cookie);
  expect(status).toBe(413);
  expect((await get("/halsa")).status).toBe(200);
});

test("a meeting in another förbund's address is not there, nor anything of a draft for one outside", async () => {
  const office = officeOn(service.running.database);
  await board(office, "annat");
  expect((await get("/forbund/annat/sammantraden/2026-03-02", cookie)).status).toBe(404);
  expect((await get("/forbund/annat", cookie)).status).toBe(404);
  const item = await firstItem();
  const guesses = [
    "/protokoll/provet/2026-03-02",
    "/protokoll/provet/2026-03-02/fil/pdf",
    "/protokoll/provet/2026/1",
    `/anslagstavla/provet/${meetingId}`,
    `/protokoll/provet/${meetingId}`,
  ];
  for (const path of guesses) expect((await get(path)).status, path).toBe(404);
  const inside = [
    home,
    `${home}/2026-03-02`,
    `${home}/2026-03-02/arenden/${item}`,
    `${home}/2026-03-02/fil/protokoll/pdf`,
  ];
  for (const path of inside) {
    const answer = await get(path);
    expect(answer.status, path).toBe(302);
    expect(answer.headers.get("location")).toMatch(/^\/logga-in/);
  }
  // Single fetch answers data without a page: it must be as closed as the page.
  const data = await get(`${home}/2026-03-02.data`);
  expect(await data.text()).not.toContain("Ekonomisk rapport");
});

test("what is justerat but not anslaget is not public, and neither is its §", async () => {
  const office = officeOn(service.running.database);
  const other = await board(office, "tyst");
  const id = await planned(office, other);
  await held(office, other, id);
  await justerat(office, other, id);
  for (const path of [
    "/protokoll/tyst/2026-03-02",
    "/protokoll/tyst/2026/1",
    "/protokoll/tyst/2026-03-02/fil/html",
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect(await (await get("/protokoll")).text()).not.toContain("/protokoll/tyst");
});

test("a form from another site is not believed, with or without an origin", async () => {
  const fields = { ...plan, formular: "other", date: "2026-07-07" };
  expect((await post(`${home}/nytt`, fields, cookie, "https://ond.exempel.se")).status).toBe(403);
  const bare = await fetch(`${service.url}${home}/nytt`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie },
  });
  expect(bare.status).toBe(403);
});

test("an address or a form that makes no sense gets a calm page, never a stack trace", async () => {
  const odd: [string, number][] = [
    ["/protokoll/provet/%E0%A4%A", 400],
    ["/protokoll/provet/2026/99999999999999999999", 404],
    ["/protokoll/'%20or%201=1/x", 404],
    ["/finns/inte", 404],
  ];
  for (const [path, status] of odd) {
    const answer = await get(path);
    const html = await answer.text();
    expect(answer.status, path).toBe(status);
    expect(html, path).not.toMatch(/ at .*\.(js|ts):\d+/);
  }
  const nonsense = await post(`${home}/2026-03-02/justering`, { avsikt: "hitta-pa" });
  expect(nonsense.status).toBe(400);
  expect(await nonsense.text()).not.toMatch(/ at .*\.(js|ts):\d+/);
});

test("a full disk is told as it is, and nothing is half done", async () => {
  const { db } = service.running.office;
  const { sql } = await import("kysely");
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db);
  const before = await chainHead(db, b.associationId);
  try {
    const statuses: number[] = [];
    let html = "";
    for (let i = 0; i < 40 && !statuses.includes(503); i += 1) {
      const fields = { ...plan, formular: `full ${i}`, date: "2026-08-11", place: "y".repeat(299) };
      const answer = await post(`${home}/nytt`, fields);
      statuses.push(answer.status);
      html = await answer.text();
    }
    expect(statuses.at(-1)).toBe(503);
    expect(html).toContain("disken är full");
    expect(html).toContain("Ingenting har sparats");
    const { items } = await counts();
    expect(items % 10).toBe(0);
  } finally {
    await sql`pragma max_page_count = 1073741823`.execute(db);
  }
  expect((await chainHead(db, b.associationId)).seq).toBeGreaterThanOrEqual(before.seq);
  const again = await post(`${home}/nytt`, { ...plan, formular: "again", date: "2026-09-01" });
  expect(again.status).toBe(303);
});

/** Each meeting planned that day has the ten items of the standing dagordning, or it would be half a meeting. */
async function counts() {
  const { db } = service.running.office;
  const { n } = await db
    .selectFrom("item")
    .innerJoin("meeting", "meeting.id", "item.meeting_id")
    .select(({ fn }) => fn.countAll().as("n"))
    .where("meeting.date", "=", "2026-08-11")
    .executeTakeFirstOrThrow();
  return { items: Number(n) };
}
