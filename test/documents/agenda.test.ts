import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { agendaOf, standingAgenda } from "#app/documents/agenda.ts";
import { itemTypes } from "#app/documents/itemTypes.ts";
import { readTemplates, templatesFolder } from "#app/documents/templates.server.ts";
import type { MeetingKind } from "#app/domain/minutes.ts";

const templates = readTemplates();
const agenda = (text: string) => agendaOf({ name: "prov.md", text });

test("an item is a numbered row with its kind, and under it text and what is proposed", () => {
  expect(
    agenda(
      "<!-- not -->\n1. Val av justerare (val av justerare)\n\n   Först text.\n\n   Mer text.\n\n   Styrelsen beslutar\n   - att utse Bo\n   - att gå hem.\n2. Övrigt (övriga frågor)\n",
    ),
  ).toEqual([
    {
      kind: "election_of_adjusters",
      type: null,
      heading: "Val av justerare",
      body: "Först text.\n\nMer text.",
      proposal: { lead: "Styrelsen beslutar", clauses: ["att utse Bo", "att gå hem."] },
    },
    {
      kind: "other_questions",
      type: null,
      heading: "Övrigt",
      body: "",
      proposal: { lead: "", clauses: [] },
    },
  ]);
});

test("a row that names an ärende type brings the type's text and proposal, unless it has its own", () => {
  const types = itemTypes(templates);
  const read = (text: string) => agendaOf({ name: "prov.md", text }, types);
  const [brought, own] = read(
    "1. Delegation (delegationsordning)\n2. Firma (firmatecknare)\n\n   Eget.\n\n   Styrelsen beslutar\n   - att vänta.\n",
  );
  const type = types.find(({ name }) => name === "delegationsordning");
  expect(brought).toMatchObject({ kind: "decision", type: type?.name, body: type?.body });
  expect(brought?.proposal).toEqual(type?.proposal);
  expect(own).toMatchObject({ type: "firmatecknare", body: "Eget." });
  expect(own?.proposal.clauses).toEqual(["att vänta."]);
});

test.each([
  ["1. Möte (fest)", 1, /Slaget "fest" är okänt/],
  ["1. Möte (information)\nText utan indrag", 2, /numrerad rad/],
  ["1. Möte (beslut)\n\n   Styrelsen beslutade\n   - utse Bo", 4, /börjar med "att"/],
  ["1. Möte (beslut)\n\n   - att utse Bo", 3, /beslutsmeningen/],
  ["1. Möte (beslut)\n\n   Vi beslutade\n   - att gå.\n\n   Mer.", 6, /ingen mer text/],
  ["<!-- tomt -->", 1, /inga ärenden/],
])("a mistake in a dagordning is told with its row: %s", (text, line, message) => {
  expect(() => agenda(text)).toThrow(expect.objectContaining({ line }));
  expect(() => agenda(text)).toThrow(message);
});

test.each<MeetingKind>(["ordinary", "extra", "constituting", "budget", "annual_report"])(
  "the standing dagordning of a %s meeting opens, chooses justerare, closes, and proposes with att-satser",
  (kind) => {
    const items = standingAgenda(kind, templates);
    const kinds = items.map((item) => item.kind);
    expect(kinds[0]).toBe("opening");
    expect(kinds.at(-1)).toBe("closing");
    expect(kinds).toContain("election_of_adjusters");
    for (const { proposal } of items) {
      expect(proposal.lead).toBe(proposal.clauses.length === 0 ? "" : "Styrelsen beslutar");
    }
  },
);

test("the budget meeting has the budget, and that of the årsredovisning has the årsredovisning", () => {
  const kindsOf = (kind: MeetingKind) => standingAgenda(kind, templates).map((item) => item.kind);
  expect(kindsOf("budget")).toContain("budget");
  expect(kindsOf("annual_report")).toContain("annual_report");
  expect(kindsOf("constituting").filter((kind) => kind === "election")).toHaveLength(2);
});

test("the templates folder is found from deep inside a build, and only beside package.json", () => {
  const root = mkdtempSync(join(tmpdir(), "mallar-"));
  const deep = join(root, "build", "server", "assets");
  mkdirSync(deep, { recursive: true });
  mkdirSync(join(root, "build", "templates"));
  mkdirSync(join(root, "templates"));
  expect(() => templatesFolder(deep)).toThrow(/ingen mapp templates/);
  writeFileSync(join(root, "package.json"), "{}");
  expect(templatesFolder(deep)).toBe(join(root, "templates"));
  expect(existsSync(join(templatesFolder(), "protokoll.md"))).toBe(true);
});

test("a folder without a template says which one is missing", () => {
  const empty = mkdtempSync(join(tmpdir(), "mallar-"));
  expect(() => readTemplates(empty)).toThrow(/Mallen protokoll\.md saknas/);
});
