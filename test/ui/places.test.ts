import { expect, test } from "vitest";
import { allRoles, type Role } from "#app/domain/authority.ts";
import { currentPlace, placesFor } from "#app/ui/places.ts";

const texts = (...roles: Role[]) =>
  placesFor(roles, "/forbund/a").flatMap(({ places }) => places.map(({ text }) => text));

test("each role has the places it has use for, and nobody an empty group or the same place twice", () => {
  for (const role of allRoles) {
    const own = texts(role);
    expect(own).toContain("Översikt");
    expect(new Set(own).size).toBe(own.length);
    for (const { places } of placesFor([role], "/forbund/a")) expect(places).not.toHaveLength(0);
  }
  expect(texts("member")).toContain("Utbetalningar");
  expect(texts("member")).not.toContain("Mallar");
  expect(texts("substitute")).toContain("Förrättningar");
  expect(texts("secretary")).toContain("Mallar");
  expect(texts("administrator")).not.toContain("Utbetalningar");
  expect(texts("auditor")).toContain("Händelser");
});

test("two roles have the places of both", () => {
  expect(texts("member", "administrator")).toEqual(
    expect.arrayContaining([...texts("member"), ...texts("administrator")]),
  );
});

test.each([
  ["/forbund/a", "Översikt"],
  ["/forbund/a/utbetalningar/ny", "Utbetalningar"],
  ["/forbund/a/delegationsordning", "Delegationsordning"],
  ["/forbund/a/forrattningar/2026-1", "Förrättningar"],
  ["/forbund/a/sammantraden/2026-03-02/justering", "Sammanträden"],
  ["/forbund/a/nagot-annat", "Översikt"],
])("%s lies in %s", (address, text) => {
  expect(currentPlace(placesFor(["secretary"], "/forbund/a"), address)?.text).toBe(text);
});

test("an address outside the förbund lies in no place", () => {
  expect(currentPlace(placesFor(["secretary"], "/forbund/a"), "/forbund/annat")).toBeNull();
});
