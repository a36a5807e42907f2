import { describe, expect, test } from "vitest";
import { phrasesOf } from "#app/documents/phrases.ts";
import { type Template, TemplateError } from "#app/documents/placeholders.ts";
import { renderTemplate } from "#app/documents/template.ts";

const template = (text: string): Template => ({ name: "prov.md", text });

/** The error that making the document throws. */
function mistake(make: () => unknown): TemplateError {
  try {
    make();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("No TemplateError was thrown");
}

describe("values", () => {
  test("stand where their place is, and are never read as Markdown", () => {
    const blocks = renderTemplate(template("# {{rubrik}}\n\nMöte med **{{namn}}** idag."), {
      values: { rubrik: "# inte rubrik", namn: "*Anna* <b>[x](https://y.se)" },
    });
    expect(blocks).toEqual([
      { kind: "heading", level: 1, children: [{ kind: "text", text: "# inte rubrik" }] },
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "Möte med " },
          { kind: "text", text: "*Anna* <b>[x](https://y.se)", strong: true },
          { kind: "text", text: " idag." },
        ],
      },
    ]);
  });

  test("an address is a link, and several lines are parted", () => {
    expect(
      renderTemplate(template("Se {{adress}}."), {
        values: { adress: ["Kansliet", "https://a.se/p"] },
      }),
    ).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "Se Kansliet" },
          { kind: "break" },
          { kind: "link", text: "https://a.se/p", href: "https://a.se/p" },
          { kind: "text", text: "." },
        ],
      },
    ]);
  });

  test("an optional part goes when a value in it is empty, and a paragraph with nothing in it goes", () => {
    const words = "Hej[[, {{namn}}]].\n\n[[Bara {{tom}} här.]]\n\n{{tom}}";
    expect(renderTemplate(template(words), { values: { namn: "Anna", tom: "" } })).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "Hej, Anna." }] },
    ]);
    expect(renderTemplate(template(words), { values: { namn: "", tom: "" } })).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "Hej." }] },
    ]);
  });
});

test("a table without headings becomes facts, and a fact without a value is left out", () => {
  const facts = "| | |\n|-|-|\n| Dag | {{dag}} |\n| Tid | {{tid}} |\n| Vilka | {{vilka}} |";
  expect(
    renderTemplate(template(facts), { values: { dag: "i dag", tid: "", vilka: ["Anna", "Bo"] } }),
  ).toEqual([
    {
      kind: "facts",
      rows: [
        { term: "Dag", value: [[{ kind: "text", text: "i dag" }]] },
        {
          term: "Vilka",
          value: [[{ kind: "text", text: "Anna" }], [{ kind: "text", text: "Bo" }]],
        },
      ],
    },
  ]);
});

test("a slot takes the place of its paragraph, a quote is a box and three dashes a new page", () => {
  const slot = [{ kind: "pageBreak" as const }];
  const blocks = renderTemplate(
    template("{{text}}\n\n---\n\n> ## Bevis\n>\n> Ord.\n>\n> {{text}}"),
    {
      slots: { text: slot },
    },
  );
  expect(blocks).toEqual([
    { kind: "pageBreak" },
    { kind: "pageBreak" },
    {
      kind: "box",
      heading: "Bevis",
      blocks: [
        { kind: "paragraph", children: [{ kind: "text", text: "Ord." }] },
        { kind: "pageBreak" },
      ],
    },
  ]);
});

test("a heading and its slot go together when the slot is empty", () => {
  expect(
    renderTemplate(template("[[\n## Bilagor\n\n{{bilagor}}\n]]"), { slots: { bilagor: [] } }),
  ).toEqual([]);
});

test("notes to the one who edits the template are not printed", () => {
  expect(renderTemplate(template("<!-- om {{allt}}\noch mer -->\n\nText."), {})).toEqual([
    { kind: "paragraph", children: [{ kind: "text", text: "Text." }] },
  ]);
});

describe("a mistake in a template names the template, the row and what is wrong", () => {
  test.each([
    [
      "an unknown place",
      "Rad\n\nHej {{namm}}",
      3,
      /{{namm}} är okänd\. Det som finns är: namn, text/,
    ],
    ["a place that is not closed", "Hej {{namn", 1, /två klamrar/],
    ["a slot in running text", "Före {{text}} efter", 1, /egen rad/],
    ["a slot under a line of text", "Före\n{{text}}", 2, /egen rad/],
    ["a slot that is missing", "Hej\n\n{{namn}}", 3, /{{text}} saknas/],
    ["a slot that only a note mentions", "<!-- {{text}} -->\nHej", 2, /{{text}} saknas/],
    ["an optional part that is not closed", "{{text}}\n\n[[Hej", 3, /\[\[ … \]\]/],
    ["a box without a heading", "{{text}}\n\n> Bara text", 3, /börjar med en rubrik/],
  ])("%s", (_, source, line, message) => {
    const error = mistake(() =>
      renderTemplate(template(source), {
        values: { namn: "Anna" },
        slots: { text: [{ kind: "pageBreak" }] },
      }),
    );
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({ template: "prov.md", line });
    expect(error.message).toContain(`Mallen prov.md, rad ${line}:`);
  });
});

describe("sentences", () => {
  const say = phrasesOf(
    template("Förord.\n\n## jäv\n\n{{namn}} anmälde jäv[[ ({{grund}})]]\noch gick.\n\n## tom\n"),
  );

  test("are said with their values, on one line", () => {
    expect(say("jäv", { namn: "Per", grund: "2" })).toBe("Per anmälde jäv (2) och gick.");
    expect(say("jäv", { namn: "Per", grund: "" })).toBe("Per anmälde jäv och gick.");
    expect(say("tom")).toBe("");
  });

  test("that do not exist, or lack a value, are told with their row", () => {
    expect(mistake(() => say("okänd")).message).toContain('Satsen "okänd" saknas');
    expect(mistake(() => say("jäv", { namn: "Per" }))).toMatchObject({ line: 5 });
    expect(mistake(() => phrasesOf(template("## a\n\nx\n\n## a"))("a"))).toMatchObject({ line: 5 });
  });
});
