import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Section } from "#app/domain/minutes.ts";
import { begin, merge, read, rewrite } from "#app/writing/shared.ts";

const section = (...paragraphs: string[]): Section[] =>
  paragraphs.length === 0 ? [] : [{ body: paragraphs.join("\n\n"), lead: "", clauses: [] }];
const paragraphsOf = (sections: Section[] | undefined) => sections?.[0]?.body.split("\n\n") ?? [];

describe("a shared text", () => {
  test("begins from the same bytes for everybody", () => {
    const [one, other] = [begin(section("Ett", "Två")), begin(section("Ett", "Två"))];
    expect(Buffer.from(one.state).equals(other.state)).toBe(true);
    expect(one.sections).toEqual(section("Ett", "Två"));
  });

  test("takes two writers' changes in either order, and the same change twice as once", () => {
    const { state } = begin(section("Ett", "Två"));
    const mine = rewrite(state, section("Ett nytt", "Två")).state;
    const yours = rewrite(state, section("Ett", "Två", "Tre")).state;
    const ab = merge(mine, yours);
    const ba = merge(yours, mine);
    expect(ab?.sections).toEqual(section("Ett nytt", "Två", "Tre"));
    expect(ba?.sections).toEqual(ab?.sections);
    expect(merge(ab?.state ?? state, yours)?.sections).toEqual(ab?.sections);
  });

  test("refuses bytes that are no change, and a change that builds on what has not come", () => {
    const { state } = begin(section("Ett"));
    expect(merge(state, new Uint8Array([7, 7, 7]))).toBeNull();
    const other = begin(section("Något helt annat"));
    const onOther = rewrite(other.state, section("Något helt annat", "mer"));
    expect(merge(new Uint8Array([0, 0]), onOther.state)?.sections).toEqual(onOther.sections);
    expect(read(state).sections).toEqual(section("Ett"));
  });

  test("keeps what everybody adds, however the changes are ordered and cut off", () => {
    const step = fc.record({ writer: fc.nat(2), syncs: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let server = begin(section("Början")).state;
        const writers = [server, server, server];
        const typed: string[] = [];
        for (const [index, { writer, syncs }] of steps.entries()) {
          const own = writers[writer] ?? server;
          const added = `ord${index}`;
          typed.push(added);
          writers[writer] = rewrite(own, section(...paragraphsOf(read(own).sections), added)).state;
          if (!syncs) continue;
          server = merge(server, writers[writer] ?? server)?.state ?? server;
          writers[writer] = server;
        }
        for (const own of writers) server = merge(server, own)?.state ?? server;
        const said = paragraphsOf(read(server).sections);
        expect([...said].sort()).toEqual(["Början", ...typed].sort());
      }),
      { numRuns: 40 },
    );
  });
});
