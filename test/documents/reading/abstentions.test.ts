import { expect, test } from "vitest";
import { abstentionsIn } from "#app/documents/reading/abstentions.ts";

const context = {
  known: ["Eva Lind", "Bo Ek", "Ann-Marie af Klint", "Ola Berg"],
  chair: "Eva Lind",
};

/** "Name:beslut" with the ground in brackets. */
const told = (text: string) =>
  abstentionsIn(text, context).abstentions.map(
    ({ namn, omfattning, grund }) => `${namn}:${omfattning}${grund ? ` (${grund})` : ""}`,
  );

test.each([
  ["Eva Lind deltog inte i beslutet.", ["Eva Lind:beslut"]],
  ["Bo Ek deltog ej i diskussionen.", ["Bo Ek:diskussion"]],
  [
    "Eva Lind deltar inte i beslutet. Bo Ek deltar inte i överläggningen.",
    ["Eva Lind:beslut", "Bo Ek:diskussion"],
  ],
  [
    "Eva Lind deltog inte i beslutet och Bo Ek deltog inte i diskussionen.",
    ["Eva Lind:beslut", "Bo Ek:diskussion"],
  ],
  [
    "Eva Lind, Bo Ek och Ola Berg deltog inte i beslutet.",
    ["Eva Lind:beslut", "Bo Ek:beslut", "Ola Berg:beslut"],
  ],
  ["Ledamoten Ann-Marie af Klint deltog inte i beslutet.", ["Ann-Marie af Klint:beslut"]],
  ["Bo Ek deltar varken i diskussionen eller beslutet.", ["Bo Ek:diskussion", "Bo Ek:beslut"]],
  ["Varken Eva Lind eller Bo Ek deltog i beslutet.", ["Eva Lind:beslut", "Bo Ek:beslut"]],
  ["Eva Lind deltar inte i handläggningen av ärendet.", ["Eva Lind:diskussion", "Eva Lind:beslut"]],
  ["Eva Lind anmäler jäv och deltar inte i beslutet.", ["Eva Lind:beslut (jav)"]],
  [
    "Eva Lind anmäler jäv. Hon deltar inte i handläggningen.",
    ["Eva Lind:diskussion (jav)", "Eva Lind:beslut (jav)"],
  ],
  ["På grund av jäv deltar inte Bo Ek i beslutet.", ["Bo Ek:beslut (jav)"]],
  ["Bo Ek deltar inte i beslutet p.g.a. jäv.", ["Bo Ek:beslut (jav)"]],
  [
    "Eva Lind och Bo Ek anmäler jäv och lämnar rummet.",
    [
      "Eva Lind:diskussion (jav)",
      "Eva Lind:beslut (jav)",
      "Bo Ek:diskussion (jav)",
      "Bo Ek:beslut (jav)",
    ],
  ],
  ["Jävig: Ola Berg", ["Ola Berg:diskussion (jav)", "Ola Berg:beslut (jav)"]],
  ["Bo Ek avstår från att delta i beslutet.", ["Bo Ek:beslut (avstar)"]],
  ["Berg deltog inte i beslutet.", ["Ola Berg:beslut"]],
  ["Ordföranden deltog inte i beslutet.", ["Eva Lind:beslut"]],
  ["Ture Okänd deltog inte i beslutet.", ["Ture Okänd:beslut"]],
  ["Ingen anmälde jäv.", []],
  ["Eva Lind deltog i beslutet.", []],
  ["Kommunen deltog inte i mötet.", []],
  ["Deltagarna har inte deltagit i behandlingen.", []],
])("%s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test("a member without a name is reported", () => {
  const { abstentions, nameless } = abstentionsIn("En ledamot deltog inte i beslutet.", context);
  expect(abstentions).toEqual([]);
  expect(nameless).toEqual(["En ledamot deltog inte i beslutet"]);
});
