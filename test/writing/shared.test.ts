import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Section } from "#app/domain/minutes.ts";
import { fromSections } from "#app/writing/fromSections.ts";
import { begin, merge, read, rewrite, type Written } from "#app/writing/shared.ts";
import { toSections } from "#app/writing/toSections.ts";

const section = (...paragraphs: string[]): Section[] =>
  paragraphs.length === 0 ? [] : [{ body: paragraphs.join("\n\n"), lead: "", clauses: [] }];
const text = (...paragraphs: string[]) => fromSections(section(...paragraphs));
const said = (written: Written | null) => written && toSections(written.text);
const paragraphsOf = (written: Written) => said(written)?.[0]?.body.split("\n\n") ?? [];

describe("a shared text", () => {
  test("begins from the same bytes for everybody", () => {
    const [one, other] = [begin(text("Ett", "Två")), begin(text("Ett", "Två"))];
    expect(Buffer.from(one.state).equals(other.state)).toBe(true);
    expect(said(one)).toEqual(section("Ett", "Två"));
  });

  test("takes two writers' changes in either order, and the same change twice as once", () => {
    const { state } = begin(text("Ett", "Två"));
    const mine = rewrite(state, text("Ett nytt", "Två")).state;
    const yours = rewrite(state, text("Ett", "Två", "Tre")).state;
    const ab = merge(mine, yours);
    const ba = merge(yours, mine);
    expect(said(ab)).toEqual(section("Ett nytt", "Två", "Tre"));
    expect(said(ba)).toEqual(said(ab));
    expect(said(merge(ab?.state ?? state, yours))).toEqual(said(ab));
  });

  test("refuses bytes that are no change, and a change that builds on what has not come", () => {
    const { state } = begin(text("Ett"));
    expect(merge(state, new Uint8Array([7, 7, 7]))).toBeNull();
    const other = begin(text("Något helt annat"));
    const onOther = rewrite(other.state, text("Något helt annat", "mer"));
    expect(said(merge(new Uint8Array([0, 0]), onOther.state))).toEqual(said(onOther));
    expect(said(read(state))).toEqual(section("Ett"));
  });

  test("keeps what everybody adds, however the changes are ordered and cut off", () => {
    const step = fc.record({ writer: fc.nat(2), syncs: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let server = begin(text("Början")).state;
        const writers = [server, server, server];
        const typed: string[] = [];
        for (const [index, { writer, syncs }] of steps.entries()) {
          const own = writers[writer] ?? server;
          const added = `ord${index}`;
          typed.push(added);
          writers[writer] = rewrite(own, text(...paragraphsOf(read(own)), added)).state;
          if (!syncs) continue;
          server = merge(server, writers[writer] ?? server)?.state ?? server;
          writers[writer] = server;
        }
        for (const own of writers) server = merge(server, own)?.state ?? server;
        const all = paragraphsOf(read(server));
        expect([...all].sort()).toEqual(["Början", ...typed].sort());
      }),
      { numRuns: 40 },
    );
  });
});
