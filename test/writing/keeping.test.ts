import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { fromSections } from "#app/writing/fromSections.ts";
import { applyKeeping } from "#app/writing/keeping.ts";
import type { PlainNode } from "#app/writing/nodes.ts";
import { begin, merge, read, rewrite } from "#app/writing/shared.ts";
import { toSections } from "#app/writing/toSections.ts";

const section = (...paragraphs: string[]): PlainNode =>
  fromSections([{ body: paragraphs.join("\n\n"), lead: "", clauses: [] }]);
const bodyOf = (state: Uint8Array) => toSections(read(state).text)[0]?.body ?? "";
const start = begin(section("Ett stycke", "Ett till")).state;

describe("what one writes where another remakes the text", () => {
  const listed = rewrite(start, section("- Ett stycke", "Ett till")).state;
  const written = rewrite(start, section("Ett stycke med tillägg", "Ett till")).state;

  test.each([
    ["remade first", listed, written],
    ["written first", written, listed],
  ])("stands last when its place is gone: %s", (_, first, second) => {
    const merged = merge(first, second);
    expect(bodyOf(merged?.state ?? start)).toBe("- Ett stycke\n\nEtt till\n\nmed tillägg");
    expect(merged?.moved.trim()).toBe("med tillägg");
    const again = merge(merged?.state ?? start, second);
    expect(again?.moved).toBe("");
    expect(again?.text).toEqual(merged?.text);
  });

  test("does not bring back what the writer took away, or what another saw and took away", () => {
    const shorter = rewrite(written, section("Ett stycke", "Ett till")).state;
    expect(merge(listed, shorter)?.moved).toBe("");
    const gone = rewrite(written, section("Ett till")).state;
    expect(merge(written, gone)?.text).toEqual(section("Ett till"));
  });

  test("is known by its letters, so that a window can leave to the server what the server has", () => {
    const window = new Doc();
    applyUpdate(window, written);
    const lost = applyKeeping(window, listed);
    expect(
      lost
        .map(({ text }) => text)
        .join("")
        .trim(),
    ).toBe("med tillägg");
    expect(applyKeeping(window, encodeStateAsUpdate(window))).toEqual([]);
  });
});

const forms: ((line: string) => string)[] = [
  (line) => `- ${line.replace(/^[-#]+ /, "")}`,
  (line) => `### ${line.replace(/^[-#]+ /, "")}`,
  (line) => line.replace(/^[-#]+ /, ""),
];

test("every word is there after lines were remade, joined and written in, whoever was without a line", () => {
  const step = fc.record({
    writer: fc.nat(2),
    line: fc.nat(5),
    act: fc.constantFrom("write", "write", "remake", "join", "split"),
    form: fc.nat(2),
    syncs: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let server = start;
      const writers = [server, server, server];
      const typed: string[] = [];
      for (const [index, { writer, line, act, form, syncs }] of steps.entries()) {
        const lines = bodyOf(writers[writer] ?? server)
          .split(/\n+/)
          .filter(Boolean);
        const at = line % Math.max(1, lines.length);
        const here = lines[at] ?? "";
        if (act === "write") {
          typed.push(`ord${index}x`);
          lines[at] = `${here} ord${index}x`;
        } else if (act === "remake") lines[at] = forms[form]?.(here) ?? here;
        else if (act === "join") {
          const next = (lines[at + 1] ?? "").replace(/^[-#]+ /, "");
          lines.splice(at, 2, `${here} ${next}`.trim());
        } else lines.splice(at, 1, ...here.replace(" ", "\n").split("\n"));
        writers[writer] = rewrite(writers[writer] ?? server, section(...lines)).state;
        if (!syncs) continue;
        server = merge(server, writers[writer] ?? server)?.state ?? server;
        writers[writer] = server;
      }
      for (const own of writers) server = merge(server, own)?.state ?? server;
      const said = bodyOf(server);
      expect(typed.filter((word) => !said.includes(word))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
