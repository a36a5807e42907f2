import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Json } from "#app/domain/event.ts";

const nothing = undefined as unknown as Json;

test("keys are sorted, and what has no value is left out", () => {
  const value = { b: 1, a: { d: null, c: nothing }, e: nothing };
  expect(canonicalJson(value)).toBe('{"a":{"d":null},"b":1}');
});

test("whatever is recorded can be read back, and its form is the same when it is written again", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = canonicalJson(value as Json);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(written) as Json)).toBe(written);
    }),
  );
});
