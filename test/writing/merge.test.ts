/** What two have written is merged passage by passage; what both have changed is a person's to choose. */
import { describe, expect, test } from "vitest";
import type { Choice } from "#app/domain/clash.ts";
import type { ItemText } from "#app/domain/itemText.ts";
import type { ClauseTask, Section } from "#app/domain/minutes.ts";
import { mergeItem } from "#app/writing/merge.ts";

const item = (sections: Section[], rest: Partial<ItemText> = {}): ItemText => ({
  ...{ kind: "information", heading: "Läget", financing: null },
  ...{ ...rest, sections },
});
const text = (body: string): Section[] => [{ body, lead: "", clauses: [] }];
const decided = (...clauses: string[]): Section[] => [
  { body: "", lead: "Styrelsen beslutade", clauses },
];
const none = new Map<string, Choice>();
const merged = (was: Section[], mine: Section[], saved: Section[]) =>
  mergeItem(item(was), item(mine), item(saved), none);
const told = ({ clashes }: ReturnType<typeof mergeItem>) =>
  clashes.map(({ place, mine, saved }) => ({ place, mine, saved }));

describe("changes that do not touch the same passage", () => {
  const table: [string, Section[], Section[], Section[], Section[]][] = [
    [
      "two sentences of one stycke",
      text("Rask redogör för läget. Lind tackar."),
      text("Rask redogör utförligt för läget. Lind tackar."),
      text("Rask redogör för läget. Lind tackar för det."),
      text("Rask redogör utförligt för läget. Lind tackar för det."),
    ],
    [
      "a stycke at each end",
      text("Mitten."),
      text("Mitt stycke.\n\nMitten."),
      text("Mitten.\n\nDet andra."),
      text("Mitt stycke.\n\nMitten.\n\nDet andra."),
    ],
    [
      "one splits the stycke, the other changes a sentence of it",
      text("Ett står här. Två står där. Tre också."),
      text("Ett står här.\n\nTvå står där. Tre också."),
      text("Ett står här. Två står där. Tre också, nu längre."),
      text("Ett står här.\n\nTvå står där. Tre också, nu längre."),
    ],
    [
      "different points of a list",
      text("- äpplen\n- päron\n- plommon"),
      text("- röda äpplen\n- päron\n- plommon"),
      text("- äpplen\n- päron\n- plommon\n- bär"),
      text("- röda äpplen\n- päron\n- plommon\n- bär"),
    ],
    [
      "cells of one row of a table",
      text("| Post | Kronor |\n| --- | --- |\n| Hyra | 10 |"),
      text("| Post | Kronor |\n| --- | --- |\n| Hyra och el | 10 |"),
      text("| Post | Kronor |\n| --- | --- |\n| Hyra | 20 |"),
      text("| Post | Kronor |\n| --- | --- |\n| Hyra och el | 20 |"),
    ],
    [
      "the text and an att-sats",
      [
        {
          body: "Rask redogör.",
          lead: "Styrelsen beslutade",
          clauses: ["att lägga det till handlingarna."],
        },
      ],
      [
        {
          body: "Rask redogör kort.",
          lead: "Styrelsen beslutade",
          clauses: ["att lägga det till handlingarna."],
        },
      ],
      [
        {
          body: "Rask redogör.",
          lead: "Styrelsen beslutade",
          clauses: ["att lägga det till handlingarna.", "att tacka Rask."],
        },
      ],
      [
        {
          body: "Rask redogör kort.",
          lead: "Styrelsen beslutade",
          clauses: ["att lägga det till handlingarna.", "att tacka Rask."],
        },
      ],
    ],
    [
      "an att-sats from each, added last",
      decided("att anta planen."),
      decided("att anta planen.", "att tacka kansliet."),
      decided("att anta planen.", "att följa upp den i maj."),
      decided("att anta planen.", "att följa upp den i maj.", "att tacka kansliet."),
    ],
    [
      "the same change by both, once",
      text("Ett."),
      text("Ett.\n\nTvå."),
      text("Ett.\n\nTvå."),
      text("Ett.\n\nTvå."),
    ],
    [
      "a reference kept beside another's change",
      text("Se [Bilaga](bilaga:b1). Rask redogör."),
      text("Se [Bilaga](bilaga:b1). Rask redogör kort."),
      text("Se även [Bilaga](bilaga:b1). Rask redogör."),
      text("Se även [Bilaga](bilaga:b1). Rask redogör kort."),
    ],
  ];
  for (const [what, was, mine, saved, expected] of table) {
    test(`are merged: ${what}`, () => {
      const answer = merged(was, mine, saved);
      expect(answer.clashes).toEqual([]);
      expect(answer.text.sections).toMatchObject(expected);
    });
  }

  test("are told, so that a writer sees what came from the other", () => {
    const was = text("Ett. Två.");
    expect(merged(was, text("Ett nytt. Två."), text("Ett. Två. Tre.")).taken).toEqual([
      { place: "text", was: "", saved: "Tre." },
    ]);
    const fields = mergeItem(
      item(was),
      item(was),
      item(was, { heading: "Nytt läge", financing: "Konto 40" }),
      none,
    );
    expect(fields.taken.map(({ place }) => place)).toEqual(["heading", "financing"]);
    expect(fields.text).toMatchObject({ heading: "Nytt läge", financing: "Konto 40" });
  });
});

describe("a passage that both have changed", () => {
  const table: [string, Section[], Section[], Section[], ReturnType<typeof told>][] = [
    [
      "a sentence",
      text("Rask redogör för läget. Lind tackar."),
      text("Rask redogör kort för läget. Lind tackar."),
      text("Rask redogör långt för läget. Lind tackar."),
      [
        {
          place: "text",
          mine: "Rask redogör kort för läget.",
          saved: "Rask redogör långt för läget.",
        },
      ],
    ],
    [
      "a sentence that one struck",
      text("Rask redogör. Lind tackar."),
      text("Lind tackar."),
      text("Rask redogör kort. Lind tackar."),
      [{ place: "text", mine: "", saved: "Rask redogör kort." }],
    ],
    [
      "an att-sats",
      decided("att bevilja 10 000 kronor."),
      decided("att bevilja 20 000 kronor."),
      decided("att bevilja 30 000 kronor."),
      [
        {
          place: "clause",
          mine: "att bevilja 20 000 kronor.",
          saved: "att bevilja 30 000 kronor.",
        },
      ],
    ],
    [
      "the beslutsmening",
      [{ body: "", lead: "Styrelsen beslutade", clauses: ["att anta planen."] }],
      [{ body: "", lead: "Styrelsen beslutade enhälligt", clauses: ["att anta planen."] }],
      [{ body: "", lead: "Styrelsen beslutade efter votering", clauses: ["att anta planen."] }],
      [
        {
          place: "lead",
          mine: "Styrelsen beslutade enhälligt",
          saved: "Styrelsen beslutade efter votering",
        },
      ],
    ],
    [
      "the same stycke written by both in an empty paragraf",
      [],
      text("Rask redogör för läget i höst."),
      text("Rask redogjorde för läget i höst."),
      [
        {
          place: "text",
          mine: "Rask redogör för läget i höst.",
          saved: "Rask redogjorde för läget i höst.",
        },
      ],
    ],
  ];
  for (const [what, was, mine, saved, expected] of table) {
    test(`is asked about: ${what}`, () => {
      expect(told(merged(was, mine, saved))).toEqual(expected);
    });
  }

  test("becomes what is chosen: mine, the saved one, or both", () => {
    const [was, mine, saved] = [text("Ett ord."), text("Ett mitt ord."), text("Ett sparat ord.")];
    const [clash] = merged(was, mine, saved).clashes;
    const by = (choice: Choice) =>
      mergeItem(item(was), item(mine), item(saved), new Map([[clash?.id ?? "", choice]])).text
        .sections[0]?.body;
    expect(by("mine")).toBe("Ett mitt ord.");
    expect(by("saved")).toBe("Ett sparat ord.");
    expect(by("both")).toBe("Ett sparat ord. Ett mitt ord.");
  });

  test("is asked again when the saved one has become another since the choice", () => {
    const was = text("Ett ord.");
    const [clash] = merged(was, text("Ett mitt ord."), text("Ett sparat ord.")).clashes;
    const chosen = new Map<string, Choice>([[clash?.id ?? "", "mine"]]);
    const later = mergeItem(
      item(was),
      item(text("Ett mitt ord.")),
      item(text("Ett nytt sparat ord.")),
      chosen,
    );
    expect(told(later)).toEqual([
      { place: "text", mine: "Ett mitt ord.", saved: "Ett nytt sparat ord." },
    ]);
  });

  test("may be a field, which holds one of them", () => {
    const [was, mine, saved] = [
      item([], { heading: "Läget" }),
      item([], { heading: "Läget i höst" }),
      item([], { heading: "Läget i vår", kind: "decision" }),
    ];
    const first = mergeItem(was, mine, saved, none);
    expect(first.text.kind).toBe("decision");
    const id = first.clashes[0]?.id ?? "";
    expect(mergeItem(was, mine, saved, new Map([[id, "both"]])).clashes).toHaveLength(1);
    expect(mergeItem(was, mine, saved, new Map([[id, "mine"]])).text.heading).toBe("Läget i höst");
  });
});

describe("who does an att-sats, and when", () => {
  const task = (doer: string, due: string | null, personId: string | null = null) =>
    ({ id: "t1", doer, personId, due }) as ClauseTask;
  const withTask = (clause: string, one: ClauseTask | null): Section[] => [
    { body: "", lead: "Styrelsen beslutade", clauses: [clause], tasks: [one] },
  ];

  test("merge field by field with the words, and the task stays the same one", () => {
    const answer = merged(
      withTask("att ta fram en plan.", task("Rask", null, "p1")),
      withTask("att ta fram en plan.", task("Rask", "2026-05-04")),
      withTask("att ta fram en plan för höstens arbete.", task("Lind", null, "p2")),
    );
    expect(answer.clashes).toEqual([]);
    expect(answer.text.sections[0]?.clauses).toEqual(["att ta fram en plan för höstens arbete."]);
    expect(answer.text.sections[0]?.tasks).toEqual([task("Lind", "2026-05-04", "p2")]);
  });

  test("are asked about where both have changed them, with the att-sats they belong to", () => {
    const [clash] = merged(
      withTask("att ta fram en plan.", task("Rask", "2026-05-04")),
      withTask("att ta fram en plan.", task("Rask", "2026-05-11")),
      withTask("att ta fram en plan.", task("Rask", "2026-06-01")),
    ).clashes;
    expect(clash).toMatchObject({
      ...{ place: "due", about: "att ta fram en plan." },
      ...{ mine: "2026-05-11", saved: "2026-06-01" },
    });
  });

  test("stay when the form says nothing of them, and go when it says nobody", () => {
    const was = withTask("att ta fram en plan.", task("Rask", null));
    const saved = withTask("att ta fram en ny plan.", task("Rask", null));
    const silent = merged(was, decided("att ta fram en plan.", "att tacka."), saved);
    expect(silent.text.sections[0]?.tasks).toEqual([task("Rask", null), null]);
    const cleared = merged(was, withTask("att ta fram en plan.", null), saved);
    expect(cleared.text.sections[0]?.tasks).toEqual([null]);
  });
});
