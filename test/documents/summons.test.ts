import { expect, test } from "vitest";
import { renderHtml } from "#app/documents/html.ts";
import { letterOf, summonsLetter } from "#app/documents/letters.ts";
import { summonsDocument } from "#app/documents/summons.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Task } from "#app/domain/tasks.ts";
import { item, meeting } from "../support/minutes.ts";

const templates = readTemplates();
const minutes = meeting({
  items: [
    item(1, { id: "o", number: null, kind: "opening", heading: "Öppnande" }),
    item(2, { id: "l", number: null, heading: "Lokal", sections: [] }),
    item(3, { id: "s", number: null, heading: "Struket", struck: "Dubblett" }),
  ],
});

test("the kallelse prints what is proposed at its ärende, and the tjänsteskrivelser last", () => {
  const preparations = [
    {
      itemId: "l",
      lead: "Styrelsen beslutar",
      clauses: ["att hyra lokalen"],
      memo: "### Läget\n\nDet är **trångt**. <script>",
    },
    { itemId: "s", lead: "Styrelsen beslutar", clauses: ["att glömma"], memo: "Borta." },
  ];
  const sentOn = legalDate("2026-02-24");
  const html = renderHtml(summonsDocument(minutes, templates, { sentOn, preparations }));
  const order = [
    "Lokal",
    "Styrelsen beslutar",
    "att hyra lokalen",
    "Tjänsteskrivelser",
    "2. Lokal",
  ];
  const places = order.map((words) => html.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(html).toContain("<strong>trångt</strong>");
  expect(html).not.toMatch(/<script|glömma|Borta/);
  const without = renderHtml(summonsDocument(minutes, templates, { sentOn }));
  expect(without).not.toContain("Tjänsteskrivelser");
});

test("the kallelse lists what was decided and is not done, with who and whether it is late", () => {
  const task = (number: number, due: string | null): Task => ({
    ...{ id: `t${number}`, doer: "Dag Norr", personId: null, heading: "Avtal", steps: [] },
    ...{ what: "att teckna avtalet,", due: due === null ? null : legalDate(due) },
    source: {
      ...{ kind: "paragraf", meetingId: "m", itemId: "i", number },
      date: legalDate("2025-12-03"),
    },
  });
  const sentOn = legalDate("2026-02-24");
  const followUp = [task(4, "2026-01-15"), task(5, "2027-01-15"), task(6, null)];
  const html = renderHtml(summonsDocument(minutes, templates, { sentOn, followUp }));
  const shown = html.replaceAll("\u00a0", " ");
  expect(shown).toContain("Beslut att följa upp");
  for (const words of [
    "Att teckna avtalet (§ 4, 3 december 2025): Dag Norr, senast 15 januari 2026. Försenat.",
    "Att teckna avtalet (§ 5, 3 december 2025): Dag Norr, senast 15 januari 2027.<",
    "Att teckna avtalet (§ 6, 3 december 2025): Dag Norr.<",
  ]) {
    expect(shown).toContain(words);
  }
  const without = renderHtml(summonsDocument(minutes, templates, { sentOn }));
  expect(without).not.toContain("Beslut att följa upp");
});

test("a letter has the subject of its first row, keeps its lines, and leaves out what is empty", () => {
  const template = {
    name: "brev.md",
    text: "<!-- not -->\nÄmne: Hej {{namn}}\n\nRad ett\n[[Tid: {{tid}}\n]]{{rader}}\n",
  };
  const values = { namn: "Bo", rader: ["a", "b"] };
  expect(letterOf(template, { ...values, tid: "" })).toEqual({
    subject: "Hej Bo",
    body: "Rad ett\na\nb\n",
  });
  expect(letterOf(template, { ...values, tid: "9" }).body).toBe("Rad ett\nTid: 9\na\nb\n");
  expect(() => letterOf({ name: "brev.md", text: "Hej" }, {})).toThrow(/ämne/);
  expect(() => letterOf({ name: "brev.md", text: "Ämne: {{okänd}}" }, {})).toThrow(/okänd/);
});

test("the letter to an ersättare says so, and the dagordning in it leaves out what fell out", () => {
  const about = { minutes, templates, address: "https://x.exempel.se/k", contact: [] };
  const person = { personId: "siv", role: "substitute" as const };
  const { subject, body } = summonsLetter(about, person);
  expect(subject).toContain("Kallelse: ");
  expect(body).toContain("Du kallas som ersättare.");
  expect(body).toContain("1. Öppnande\n2. Lokal\n");
  expect(body).not.toContain("Struket");
  expect(summonsLetter(about, { ...person, role: "member" }).body).not.toContain("som ersättare");
});
