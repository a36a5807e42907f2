import { describe, expect, test } from "vitest";
import type { Block } from "#app/documents/document.ts";
import { renderHtml, sectionOf } from "#app/documents/html.ts";
import { textsOf } from "#app/documents/inline.ts";
import { minutesDocument } from "#app/documents/minutes.ts";
import { summonsDocument } from "#app/documents/summons.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { legalDate } from "#app/domain/calendar.ts";
import type { Item, Minutes, Stance } from "#app/domain/minutes.ts";
import { exampleMinutes, item, presence } from "./exampleMinutes.ts";
import { squeezed } from "./support.ts";

const templates = readTemplates();
const address = "https://paragraf.exempel.se/protokoll/norrsund/2026-03-04";
const made = (changes: Partial<Minutes> = {}) =>
  minutesDocument({ ...exampleMinutes, ...changes }, templates, { address });

/** A document's facts by term, and its texts, with ordinary spaces. */
const factsOf = (blocks: Block[]): Record<string, string[]> =>
  Object.fromEntries(
    blocks
      .flatMap((block) => (block.kind === "box" ? block.blocks : [block]))
      .flatMap((block) => (block.kind === "facts" ? block.rows : []))
      .map(({ term, value }) => [
        term,
        value.map((line) => squeezed(textsOf([{ kind: "paragraph", children: line }]).join(""))),
      ]),
  );

const said = (blocks: Block[]): string[] => textsOf(blocks).map(squeezed);

function paragraf(number: number, changes: Partial<Minutes> = {}): string[] {
  const block = made(changes).blocks.find(
    (one) => one.kind === "section" && one.id === `p${number}`,
  );
  return block ? said([block]) : [];
}

const withItem = (changed: Partial<Item>, at = 2): Partial<Minutes> => ({
  items: exampleMinutes.items.map((one) => (one.position === at ? { ...one, ...changed } : one)),
});

const stance = (changes: Partial<Stance>): Stance => ({
  ...{ personId: "per", kind: "disqualified", scope: "handling", ground: "party_or_interest" },
  ...{ explanation: null, leftAt: null, returnedAt: null },
  ...changes,
});

describe("the first page", () => {
  test("says which förbund, organ, day, time and place", () => {
    const { blocks, title, header, date, issuer } = made();
    expect(said(blocks).slice(0, 2)).toEqual([
      "Sammanträdesprotokoll",
      "Samordningsförbundet Norrsund · Styrelsen",
    ]);
    expect(factsOf(blocks)).toMatchObject({
      Sammanträdesdatum: ["onsdag 4 mars 2026"],
      Tid: ["kl. 09.00–11.45"],
      Plats: ["Kommunhuset i Norrsund, rum Älven"],
      "Deltagande på distans": ["§ 12 den 21 januari 2026"],
      "Protokollet omfattar": ["§§ 101–105"],
    });
    expect(squeezed(title)).toBe(
      "Sammanträdesprotokoll 4 mars 2026, Samordningsförbundet Norrsund",
    );
    expect(squeezed(header.right)).toBe("Protokoll 4 mars 2026 · §§ 101–105");
    expect({ date, issuer }).toEqual({
      date: "2026-03-04",
      issuer: "Samordningsförbundet Norrsund",
    });
  });

  test("says who was there, for which member, how, and at which paragrafer", () => {
    expect(factsOf(made().blocks)).toMatchObject({
      "Närvarande ordinarie ledamöter": [
        "Anna Ek, Region Mittland, ordförande",
        "Per Alm, Norrsunds kommun",
        "Siv Lund, Försäkringskassan, på distans med bild och ljud",
        "Olle Berg, Arbetsförmedlingen, §§ 103–105",
      ],
      "Närvarande ersättare": ["Bo Ås, Norrsunds kommun"],
      "Övriga närvarande": [
        "Ida Sjö, förbundschef, sekreterare",
        "Maj Lind, verksamhetschef, Region Mittland, §§ 101–102",
      ],
    });
    expect(factsOf(made().blocks)).not.toHaveProperty("Tjänstgörande ersättare");
  });

  test("says in whose place an ersättare serves, and where, also when in turns", () => {
    const serves = (fromPosition: number, toPosition: number) =>
      presence("bo", "serving_substitute", { seatId: "s2", fromPosition, toPosition });
    const presences = [
      ...exampleMinutes.presences.filter(({ personId }) => personId !== "bo"),
      serves(1, 2),
      serves(4, 4),
    ];
    expect(factsOf(made({ presences }).blocks)["Tjänstgörande ersättare"]).toEqual([
      "Bo Ås, Norrsunds kommun, i stället för Per Alm, §§ 101–102 och 104",
    ]);
    const touching = [serves(3, 4), serves(1, 2)];
    expect(factsOf(made({ presences: touching }).blocks)["Tjänstgörande ersättare"]).toEqual([
      "Bo Ås, Norrsunds kommun, i stället för Per Alm, §§ 101–104",
    ]);
    const drafted = exampleMinutes.items.map((one) => ({ ...one, number: null }));
    expect(factsOf(made({ presences, items: drafted }).blocks)["Tjänstgörande ersättare"]).toEqual([
      "Bo Ås, Norrsunds kommun, i stället för Per Alm, ärende 1–2 och 4",
    ]);
  });

  test("names the signers, and those whose approval makes it justerat, and where the days will stand", () => {
    const { blocks } = made();
    expect(blocks).toContainEqual({
      kind: "signatures",
      heading: "Justering",
      signers: [
        { name: "Anna Ek", role: "Ordförande" },
        { name: "Ida Sjö", role: "Sekreterare" },
        { name: "Siv Lund", role: "Justerare" },
      ],
    });
    const all = said(blocks).join("\n");
    expect(all).toMatch(
      /Anna Ek och Siv Lund justerar protokollet genom att elektroniskt godkänna/,
    );
    expect(all).not.toMatch(/avancerad/i);
    const facts = factsOf(blocks);
    expect(facts["Avser sammanträde med"]).toEqual(["Styrelsen i Samordningsförbundet Norrsund"]);
    expect(facts["Protokollet finns"]).toEqual([
      "Förbundets kansli, Storgatan 1, Norrsund",
      address,
    ]);
    expect(facts).not.toHaveProperty("Justeringsdatum");
  });

  test("says that a budget meeting is public, when it was announced, and the samråd", () => {
    const facts = factsOf(
      made({
        isPublic: true,
        publicNoticeOn: legalDate("2026-02-20"),
        consultation: { on: legalDate("2026-02-10"), participants: "samtliga medlemmar" },
      }).blocks,
    );
    expect(facts.Offentlighet).toEqual(["Offentligt sammanträde, tillkännagivet 20 februari 2026"]);
    expect(facts["Samråd om budgeten"]).toEqual(["10 februari 2026 med samtliga medlemmar"]);
  });
});

describe("a paragraf", () => {
  test("has number and heading, bilagor, jäv, text, decision, financing and who took part", () => {
    expect(paragraf(102)).toEqual([
      "§ 102 Ansökan om medel till insatsen Steget vidare",
      "Bilagor 1 och 2",
      "Per Alm anmälde jäv (6 kap. 28 § 2 kommunallagen: han har undertecknat ansökan), lämnade lokalen kl. 10.05 och deltog inte i handläggningen. Per Alm återkom kl. 10.20.",
      "Norrsunds kommun ansöker om 648 000 kr för 2026. Insatsen beskrivs i bilagan.",
      ...["Post", "Kronor", "Personal", "610 000", "Lokal", "99 000"],
      "Styrelsen beslutade",
      "att bevilja 648 000 kr till Steget vidare för 2026",
      "att hälften betalas ut när avtalet är tecknat.",
      "Finansiering: konto 4100, där 1 450 000 kr återstår av årets budget.",
      "I beslutet deltog Anna Ek och Siv Lund.",
    ]);
  });

  test("says who abstained, after the decision", () => {
    expect(paragraf(103)).toEqual([
      "§ 103 Ändrad delegationsordning",
      "Förslaget redovisas.",
      ...["Styrelsen beslutade", "att anta delegationsordningen."],
      "Siv Lund avstod från att delta i beslutet.",
      "I beslutet deltog Anna Ek, Per Alm och Olle Berg.",
    ]);
  });

  test("that is struck says so, with its ground, and nothing else", () => {
    expect(paragraf(104)).toEqual([
      "§ 104 Studiebesök i Lillköping",
      "§ 104 utgår. Handlingarna var inte klara.",
    ]);
    const unnumbered = made(withItem({ number: null, struck: "" }, 4)).blocks;
    expect(said(unnumbered)).toContain("Ärendet utgår.");
  });

  test.each([
    [
      stance({}),
      "Per Alm anmälde jäv (6 kap. 28 § 1 kommunallagen) och deltog inte i handläggningen.",
    ],
    [
      stance({ ground: null, leftAt: "10:05" }),
      "Per Alm anmälde jäv (6 kap. 28 § kommunallagen), lämnade lokalen kl. 10.05 och deltog inte i handläggningen.",
    ],
    [
      stance({ personId: "siv", ground: "other_circumstance", leftAt: "10:05" }),
      "Siv Lund anmälde jäv (6 kap. 28 § 4 kommunallagen), lämnade mötet kl. 10.05 och deltog inte i handläggningen.",
    ],
  ])("words jäv by what is known (%#)", (one, sentence) => {
    expect(paragraf(102, withItem({ stances: [one] }))).toContain(sentence);
  });

  test("names the ersättare who served for the jävig", () => {
    const seat = { seatId: "s2", fromPosition: 2, toPosition: 2 };
    const serving = presence("bo", "serving_substitute", seat);
    const lines = paragraf(102, { presences: [...exampleMinutes.presences, serving] });
    expect(lines[2]).toContain("Bo Ås tjänstgjorde som ersättare.");
    expect(lines.at(-1)).toBe("I beslutet deltog Anna Ek, Siv Lund och Bo Ås.");
  });

  test("does not call the ledamot an ersättare when it is the ersättare who is jävig", () => {
    const seat = { seatId: "s2", fromPosition: 2, toPosition: 2 };
    const lines = paragraf(102, {
      ...withItem({ stances: [stance({ personId: "bo" })] }),
      presences: [...exampleMinutes.presences, presence("bo", "serving_substitute", seat)],
    });
    expect(lines[2]).toBe(
      "Bo Ås anmälde jäv (6 kap. 28 § 1 kommunallagen) och deltog inte i handläggningen.",
    );
  });

  test("does not name the participants when every seat took part", () => {
    const all = { ...withItem({ stances: [] }, 3) };
    expect(paragraf(103, all).join(" ")).not.toContain("I beslutet deltog");
  });

  test("has a lasting anchor, and none that lasts before its number", () => {
    const html = renderHtml(made());
    expect(sectionOf(html, "p103")).toContain("Ändrad delegationsordning");
    const draft = renderHtml(made(withItem({ number: null }, 3)));
    expect(sectionOf(draft, "arende-3")).toContain("Ändrad delegationsordning");
  });

  test("comes in the order of the dagordning, whatever order it is given in", () => {
    const items = [...exampleMinutes.items].reverse();
    const ids = made({ items }).blocks.flatMap((one) => (one.kind === "section" ? [one.id] : []));
    expect(ids).toEqual(["p101", "p102", "p103", "p104", "p105"]);
  });

  test("cannot forge another by what is written in it", () => {
    const body = "</section><section id='p103'>\n\n# § 103 Falsk\n\n<script>x</script>";
    const html = renderHtml(made(withItem({ sections: [{ body, lead: "", clauses: [] }] })));
    expect(html.match(/<section id="p103"/g)).toHaveLength(1);
    expect(sectionOf(html, "p102")).toContain("<h3>§\u00a0103 Falsk</h3>");
    expect(html).not.toContain("<script");
  });
});

describe("the end", () => {
  test("lists the bilagor with their hash and the paragraf that cites them, as a link", () => {
    const table = made().blocks.find((one) => one.kind === "table");
    expect(table?.kind === "table" && table.rows[0]?.[2]?.children).toEqual([
      { kind: "link", text: "§\u00a0102", href: "#p102" },
    ]);
    const texts = said(made().blocks);
    expect(texts).toContain(`Ansökan från Norrsunds kommun SHA-256: ${"ab12".repeat(16)}`);
    expect(texts).toContain("Budget för insatsen");
    expect(said(made({ attachments: [] }).blocks)).not.toContain("Bilagor");
  });

  test("says how one appeals, to the court when it is known", () => {
    expect(said(made().blocks).at(-1)).toMatch(
      /till förvaltningsrätten\. .* inom tre veckor från den dag då justeringen tillkännagavs/,
    );
    const known = minutesDocument(exampleMinutes, templates, {
      address,
      court: "Förvaltningsrätten i Å",
    });
    expect(said(known.blocks).at(-1)).toContain("till Förvaltningsrätten i Å.");
  });
});

describe("an imported protokoll", () => {
  const paper: Partial<Minutes> = {
    paperNotice: {
      approvedOn: legalDate("2026-03-11"),
      postedOn: legalDate("2026-03-12"),
      takedownStated: legalDate("2026-04-03"),
      keptAt: "Kommunhuset, rum 3",
    },
    ...withItem({ stances: [stance({ kind: "unspecified", scope: "decision", ground: null })] }),
  };

  test("is printed as it says: its own days, its own spelling, and no words of ours", () => {
    const { blocks } = made(paper);
    expect(factsOf(blocks)).toMatchObject({
      Justeringsdatum: ["onsdag 11 mars 2026"],
      Anslagsdatum: ["torsdag 12 mars 2026"],
      "Anslaget tas ned tidigast": ["fredag 3 april 2026"],
      "Protokollet finns": ["Kommunhuset, rum 3"],
    });
    const all = said(blocks);
    expect(all).toContain("Att bevilja 648 000 kr till Steget vidare för 2026");
    expect(all).toContain("Protokollet är justerat. Justeringen har tillkännagivits genom anslag.");
    expect(all.join("\n")).not.toMatch(/deltog inte|I beslutet deltog|elektroniskt|överklaga/);
  });

  test("leaves out the days that its first page does not state", () => {
    const unstated = { approvedOn: null, postedOn: null, takedownStated: null, keptAt: null };
    const facts = factsOf(made({ paperNotice: unstated }).blocks);
    expect(facts).not.toHaveProperty("Justeringsdatum");
    expect(facts["Protokollet finns"]).toEqual(["Förbundets kansli, Storgatan 1, Norrsund"]);
  });
});

test("a kallelse calls ledamöter and ersättare to the dagordning, with its papers", () => {
  const { blocks, date } = summonsDocument(
    {
      ...exampleMinutes,
      items: [...exampleMinutes.items, item(6, { heading: "Övrigt", attachments: ["2"] })],
    },
    templates,
    { sentOn: legalDate("2026-02-25") },
  );
  const facts = factsOf(blocks);
  expect(facts.Dag).toEqual(["onsdag 4 mars 2026"]);
  expect(facts["Kallade ledamöter"]).toContain("Anna Ek, Region Mittland, ordförande");
  expect(facts["Kallade ersättare"]).toEqual(["Bo Ås, Norrsunds kommun"]);
  const texts = said(blocks);
  expect(texts).toContain("Bilaga 1: Ansökan från Norrsunds kommun");
  expect(texts).not.toContain("Studiebesök i Lillköping");
  expect(texts).toContain("Kallelsen skickades onsdag 25 februari 2026.");
  expect(texts.slice(texts.indexOf("Övrigt"), texts.indexOf("Övrigt") + 2)).toEqual([
    "Övrigt",
    "Bilaga 2",
  ]);
  expect(date).toBe("2026-02-25");
});
