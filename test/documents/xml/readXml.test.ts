/** XML from outside: what is read, and what is turned away before and in the reading. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { all, one, onlyOf, readXml, textAt } from "#app/documents/xml/readXml.ts";
import { writeXml, type XmlTree } from "#app/documents/xml/writeXml.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const sentence = (text: string | Uint8Array) => {
  const read = readXml(typeof text === "string" ? bytes(text) : text);
  return read.ok ? "read" : read.refusals.map((refusal) => refusal.text).join("\n");
};

test("elements, attributes and text come out as they stand", () => {
  const read = readXml(
    bytes(
      '<?xml version="1.0"?><a xmlns="urn:x" v="1>2"> <b>å &amp; &#228;</b><b><![CDATA[<c>]]></b><c/></a>',
    ),
  );
  if (!read.ok) throw new Error("It was refused");
  expect(read.value.attributes.get("v")).toBe("1>2");
  expect(all(read.value, "b").map(({ text }) => text)).toEqual(["å & ä", "<c>"]);
  expect(textAt(read.value, "b")).toBeNull();
  expect(one(read.value, "c")?.namespace).toBe("urn:x");
  expect(textAt(read.value, "c")).toBeNull();
});

test("a known name in another namespace is not the one that is meant", () => {
  const read = readXml(
    bytes('<a xmlns="urn:x"><e:sum xmlns:e="urn:evil">1</e:sum><sum>2</sum></a>'),
  );
  if (!read.ok) throw new Error("It was refused");
  expect(textAt(onlyOf(read.value, ["urn:x"]), "sum")).toBe("2");
});

test("the encodings that such files come in are read", () => {
  const latin = Uint8Array.from([
    ...bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>'),
    0xe5,
    ...bytes("</a>"),
  ]);
  // Some say Latin-1 and write the dash of Windows.
  const dash = readXml(
    Uint8Array.from([
      ...bytes('<?xml version="1.0" encoding="iso-8859-1"?><a>'),
      0x96,
      ...bytes("</a>"),
    ]),
  );
  expect(dash.ok && dash.value.text).toBe("\u2013");
  const wide = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from([..."<a>å</a>"].map((c) => c.charCodeAt(0))).buffer),
  ]);
  for (const file of [latin, wide, bytes("\ufeff<a>å</a>")]) {
    const read = readXml(file);
    expect(read.ok && read.value.text).toBe("å");
  }
  expect(sentence(Uint8Array.from([...bytes("<a>"), 0xe5, ...bytes("</a>")]))).toContain(
    "ingen hel XML-fil",
  );
  expect(sentence('<?xml version="1.0" encoding="EBCDIC"?><a/>')).toContain("ingen hel XML-fil");
});

const bomb = `<!DOCTYPE a [<!ENTITY x "${"y".repeat(1000)}"><!ENTITY z "&x;&x;&x;">]><a>&z;</a>`;

describe("what is made to do harm is refused with a sentence", () => {
  test.each([
    ["an entity bomb", bomb, "dokumenttyp"],
    [
      "a file from elsewhere",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      "dokumenttyp",
    ],
    ["a document type alone", '<!doctype a SYSTEM "http://exempel.se/a.dtd"><a/>', "dokumenttyp"],
    ["an entity that nobody defined", "<a>&x;</a>", "ingen hel XML-fil"],
    ["deep nesting", "<a>".repeat(100_000), "byggd på ett sätt"],
    ["nesting that is closed", "<a>".repeat(101) + "</a>".repeat(101), "byggd på ett sätt"],
    ["a million elements", `<a>${"<b/>".repeat(1_000_000)}</a>`, "byggd på ett sätt"],
    [
      "a thousand attributes",
      `<a ${Array.from({ length: 1000 }, (_, at) => `b${at}=""`).join(" ")}/>`,
      "byggd på ett sätt",
    ],
    ["comments without end", `<a>${"<!--".repeat(500_000)}`, "ingen hel XML-fil"],
    ["a quote without end", `<a b="${"<".repeat(1_000_000)}`, "ingen hel XML-fil"],
    ["a null character", "<a>\u0000</a>", "tecken som inte får stå"],
    ["two roots", "<a/><b/>", "ingen hel XML-fil"],
    ["no root", "hej", "ingen hel XML-fil"],
    ["an attribute twice", '<a b="1" b="2"/>', "ingen hel XML-fil"],
    ["nothing", "", "Filen är tom"],
    ["too much", "<a/>".padEnd(10_000_001), "för stor"],
  ])("%s", (_what, text, says) => {
    expect(sentence(text)).toContain(says);
  });
});

const word = fc.stringMatching(/^[a-zåäö <>&"'é]{0,12}$/).map((text) => text.trim());
const { tree } = fc.letrec<{ tree: XmlTree }>((tie) => ({
  tree: fc.tuple(
    fc.constantFrom("a", "b", "c"),
    fc.oneof({ depthSize: "small" }, word, fc.array(tie("tree"), { minLength: 1, maxLength: 4 })),
    fc.record({ k: word }),
  ),
}));

test("what is written is read the same", () => {
  type Plain = { name: string; content: string | Plain[]; k: string | undefined };
  const written = ([name, content, attributes]: XmlTree): Plain => ({
    name,
    content:
      typeof content === "string" ? content : content.flatMap((one) => (one ? [written(one)] : [])),
    k: attributes?.k,
  });
  fc.assert(
    fc.property(tree, (one) => {
      const read = readXml(writeXml("urn:x", one));
      if (!read.ok) throw new Error("It was refused");
      const again = (element: typeof read.value): Plain => ({
        name: element.name,
        content: element.children.length > 0 ? element.children.map(again) : element.text,
        k: element.attributes.get("k"),
      });
      expect(again(read.value)).toEqual(written(one));
    }),
    { numRuns: 200 },
  );
});
