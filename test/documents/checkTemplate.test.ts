import { expect, test } from "vitest";
import { faultIn } from "#app/documents/checkTemplate.ts";
import { renderHtml } from "#app/documents/html.ts";
import { sampleDocument } from "#app/documents/sampleDocuments.ts";
import { readTemplates } from "#app/documents/templates.server.ts";
import { TEMPLATE_NAMES, type TemplateName } from "#app/documents/templates.ts";
import { addressOf, editableTemplates, templateAt } from "#app/documents/templateTitles.ts";

const standing = readTemplates();
const names = Object.values(editableTemplates).flatMap((group) => Object.keys(group));

const fault = (name: TemplateName, change: (text: string) => string) =>
  faultIn(name, change(standing[name].text), standing, standing)?.message ?? null;

test("every template but the one for the command line may be written, at an address of its own", () => {
  expect(names.toSorted()).toEqual(
    TEMPLATE_NAMES.filter((n) => n !== "arkivgranskning").toSorted(),
  );
  expect(new Set(names.map(addressOf)).size).toBe(names.length);
  expect(names.map((name) => templateAt(addressOf(name)))).toEqual(names);
  expect(templateAt("arkivgranskning")).toBeNull();
});

test.each(names)("%s as it comes has no fault", (name) => {
  expect(fault(name as TemplateName, (text) => text)).toBeNull();
});

test.each(names)(
  "the notes in %s are for the one who writes it, and do not stand in what it gives",
  (name) => {
    const notes = standing[name as TemplateName].text.match(/<!--[\s\S]*?-->/g) ?? [];
    expect(notes.join()).not.toMatch(/@see|\.md\b|\b(?:KL|FIN|CTRL|ATT)[ -]\d/);
    const shown = renderHtml(sampleDocument(name as TemplateName, standing, "full"));
    expect(shown).not.toContain("&lt;!--");
  },
);

test.each<[string, TemplateName, (text: string) => string, string]>([
  ["an empty one", "kallelse", () => "<!-- tom -->", "Mallen kallelse.md, rad 1: Mallen är tom."],
  [
    "an unknown place",
    "kallelse",
    (text) => text.replace("{{organ}}", "{{organet}}"),
    "Mallen kallelse.md, rad 5: Platsen {{organet}} är okänd. Det som finns är:",
  ],
  [
    "a place that the law needs",
    "anslag",
    (text) => text.replace("| Anslagsdatum | {{anslagsdatum}} |\n", ""),
    "Platsen {{anslagsdatum}} saknas i mallen.",
  ],
  [
    "the place of the paragrafer",
    "protokoll",
    (text) => text.replace("{{paragrafer}}", ""),
    "Platsen {{paragrafer}} saknas i mallen.",
  ],
  [
    "a place that must stand alone",
    "protokoll",
    (text) => text.replace("{{paragrafer}}", "Här: {{paragrafer}}"),
    "rad 48: Platsen {{paragrafer}} ska stå på en egen rad",
  ],
  [
    "an optional part that is not closed",
    "protokoll",
    (text) => text.replace("[[{{omedelbart}}]]", "[[{{omedelbart}}"),
    "En valfri del skrivs [[ … ]]",
  ],
  [
    "a subject that goes away with an empty value",
    "brev/inkallad",
    (text) =>
      text.replace("Ämne: Du kallas in att tjänstgöra {{dag}}", "[[Ämne: {{för}} {{dag}}]]"),
    "Mallen brev/inkallad.md, rad 1: Första raden är brevets ämne",
  ],
  [
    "a kind that there is none of",
    "dagordning/extra",
    (text) => text.replace("(beslut)", "(beslu)"),
    "beslu",
  ],
  [
    "an unknown rule",
    "arenden/bidrag",
    (text) => text.replace("KL-6-30", "KL-99"),
    'Regeln "KL-99" är okänd.',
  ],
  [
    "a sentence that is gone",
    "satser",
    (text) => text.replace("## klockslag", "## klocka"),
    'Satsen "klockslag" saknas.',
  ],
  [
    "a sentence with a place that it is not given",
    "satser",
    (text) => text.replace("kl. {{från}}", "kl. {{fran}}"),
    'rad 20: Platsen {{fran}} är okänd i satsen "klockslag". Det som finns är: från, till.',
  ],
])("%s is found with its row and reason", (_, name, change, says) => {
  expect(fault(name, change)).toContain(says);
});
