import { expect, test } from "vitest";
import { corrected } from "#app/domain/correction.ts";
import { decided } from "#test/support/minutes.ts";

const item = {
  heading: "Val av Per Almm",
  sections: [
    { ...decided("att utse Per Almm.", "att tacka Per Almm."), body: "Per Almm föreslås." },
    decided("att avsluta."),
  ],
};

test("the heading first, then the text from above, one place at a time", () => {
  const heading = corrected(item, "Almm", "Alm");
  expect(heading).toEqual({ ...item, heading: "Val av Per Alm" });
  const body = corrected({ ...item, heading: "Val" }, "Almm", "Alm");
  expect(body?.sections[0]).toEqual({ ...item.sections[0], body: "Per Alm föreslås." });
  const clause = corrected({ ...item, heading: "Val" }, "utse Per Almm", "utse Per Alm");
  expect(clause?.sections[0]?.clauses).toEqual(["att utse Per Alm.", "att tacka Per Almm."]);
  expect(clause?.sections[1]).toBe(item.sections[1]);
});

test("words that are no longer there, and no words, change nothing", () => {
  expect(corrected(item, "Per Alman", "Per Alm")).toBeNull();
  expect(corrected(item, "", "Per Alm")).toBeNull();
});

test("signs that mean something in patterns are only signs", () => {
  const text = {
    heading: "Pris",
    sections: [{ ...decided("att betala."), body: "1 000 kr ($1)." }],
  };
  expect(corrected(text, "1 000 kr ($1)", "$& kr")?.sections[0]?.body).toBe("$& kr.");
});
