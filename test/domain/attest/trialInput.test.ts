/** What is wrong in a file of attempts is told with its path, and nothing is assumed instead. */
import { expect, test } from "vitest";
import { readTrial } from "#app/domain/attest/trial/trialFile.ts";
import { tryAttempts } from "#app/domain/attest/trial/tryAttempts.ts";

import { file, grant, persons, received, steps, u1 } from "./trialFiles.ts";

test.each([
  [[], "filen: ska vara ett objekt."],
  [file([{ steg: "utanordning" }]), "forsok[0].datum: saknas."],
  [
    file([{ datum: "2026-02-30", uppfyllt: { beslut: "b1", villkor: "avtal" } }]),
    "forsok[0].datum: ”2026-02-30” är ingen dag. Skriv den som ÅÅÅÅ-MM-DD.",
  ],
  [
    file([{ datum: "2026-03-02" }]),
    "forsok[0]: ska ha precis ett av utbetalning, andra, bekrafta och uppfyllt.",
  ],
  [
    file([{ ...steps(u1, [received])[0], av: "kalle" }]),
    "forsok[0].av: ”kalle” är ingen persons id.",
  ],
  [
    file([{ ...steps(u1, [received])[0], hindrad: ["moa"] }]),
    "forsok[0].hindrad: nämner den som själv tar steget.",
  ],
  [
    file(steps({ ...u1, ore: -1 } as never, [received])),
    "forsok[0].utbetalning.ore: ska vara hela ören, som ett heltal från 0.",
  ],
  [
    file(steps({ ...u1, ore: 12.5 } as never, [received])),
    "forsok[0].utbetalning.ore: ska vara hela ören, som ett heltal från 0.",
  ],
  [file([], { personer: [...persons, persons[0]] }), "personer: ”anna” står två gånger."],
  [
    file([], { personer: [{ ...persons[0], roll: "kung" }] }),
    "personer[0].roll: ”kung” är inget av ordforande, vice_ordforande, ledamot, ersattare, sekreterare, forbundschef, utvecklingsledare, ekonom, revisor, administrator.",
  ],
  [
    file([], {
      attestordning: {
        fran: "2026-01-01",
        regler: [{ steg: "utanordning", antal: 3, ordinarie: ["ekonom"] }],
      },
    }),
    "attestordning.regler[0].antal: ska vara 1 eller 2.",
  ],
  [
    file([], {
      attestordning: {
        fran: "2026-01-01",
        regler: [{ steg: "utanordning", ordinarie: ["kassör"] }],
      },
    }),
    "attestordning.regler[0].ordinarie: ”kassör” är varken en roll eller en persons id.",
  ],
])("what is wrong is told with its path: %#", (given, sentence) => {
  expect(readTrial(given).faults).toContain(sentence);
});

test.each([
  [steps({ id: "u9" }, [received]), "forsok[0].utbetalning.mottagare: saknas."],
  [
    [...steps(u1, [received]), ...steps({ ...u1, ore: 1 } as never, [received])],
    "forsok[1].utbetalning: säger annat om ”u1” än förut. Ändra den med andra.",
  ],
  [
    [{ andra: { id: "u9" }, av: "eva", datum: "2026-03-02" }],
    "forsok[0].andra.id: ”u9” finns inte.",
  ],
  [
    [{ uppfyllt: { beslut: "b1", villkor: "regn" }, datum: "2026-03-02" }],
    "forsok[0].uppfyllt.villkor: b1 har inget villkor ”regn”.",
  ],
  [
    steps({ id: "u2", ...grant, del: 2 } as never, [received]),
    "forsok[0].utbetalning.del: ska vara högst 1; den första delen är 0.",
  ],
])("what does not hang together is told with its path: %#", (forsok, sentence) => {
  const { trial, faults } = readTrial(file(forsok));
  expect(faults).toEqual([]);
  expect(tryAttempts(trial).faults).toContain(sentence);
});

test("fields that are not known are told and not read", () => {
  const odd = file([{ ...steps(u1, [received])[0], varde: 1 }], { version: 2 });
  const { unknown, faults } = readTrial(odd);
  expect(faults).toEqual([]);
  expect(unknown).toEqual(["forsok[0].varde", "version"]);
});
